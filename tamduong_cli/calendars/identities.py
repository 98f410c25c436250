"""Who an event of a calendar is: what of a plan it stands for, and the UID that follows from that."""

from __future__ import annotations

import uuid
from typing import NamedTuple

NAMESPACE = uuid.UUID("0f4c6c3e-7f6b-5d0a-9c55-3f4f0c0d7a11")
"""The UUIDv5 namespace of every UID. Never change it: phones would show every event twice."""

WINDOWS = ("window", "first", "last")
"""The kinds that windows have: whole, or as milestones their first days and their last."""

DASH = " – "
"""What stands between the name of a phase and the event that it is of; earlier releases had the event first."""

MOST_DASHES = 20
"""No title has more of them."""


def alarm_uid(uid: str) -> str:
    """The UID of the alarm of an event (RFC 9074 4), by which a phone knows it as one that it has told already."""
    return str(uuid.uuid5(NAMESPACE, f"{uid}//alarm"))


class Identity(NamedTuple):
    """What of a plan one event of one calendar stands for, by ids alone, never by texts.

    The kinds are `window`, in milestones `first` and `last`, each with `/PHASE` for one of several, `date`, `deadline`,
    `activity`, and `activity/DAY` (ISO 8601) for each of several listed days, which has no other id. `unit` is whose
    calendar it is, "" being everyone's.
    """

    plan: str
    id: str
    kind: str
    unit: str

    @property
    def uid(self) -> str:
        """The UID of the event, a UUIDv5 (RFC 9562 5.5) of its ids: no change of days or texts makes it another.

        >>> Identity("tam-duong-2023-2024", "dien-bien-phu", "window", "").uid
        '85ad1d22-c6eb-5e5f-8dc1-d0ec4b39f3d8'
        """
        return str(uuid.uuid5(NAMESPACE, f"{self.plan}/{self.id}/{self.kind}/{self.unit}"))

    @property
    def of_item(self) -> Identity:
        """That of the item as a whole, of which there may be several events: phases, milestones, days."""
        family = self.kind.partition("/")[0]
        return self._replace(kind="window" if family in WINDOWS else family)
