"""A calendar that was written earlier, read back as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tamduong_cli.calendars.contents import CalendarEvent, Contents, contents, unfolded
from tamduong_cli.calendars.writing import PRODID
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message


def earlier(content: bytes, name: str, drawn: Iterable[CalendarEvent] = ()) -> Contents:
    """The contents of a calendar of ours, all of which can be read; `name` is the file's, as messages call it.

    `drawn` are events as they are now; where one in the file says the same, nothing of it is lost. Raises Failure for
    what this program did not write, and for what is damaged.
    """
    try:
        found = contents(unfolded(content))
        _ = found.dropped, found.kept
    except (ValueError, LookupError):
        ours = content.startswith(b"BEGIN:VCALENDAR") and PRODID.encode() in content
        if not ours:
            raise Failure(Message("{name} is not a calendar that plan wrote", name=name)) from None
        raise Failure(_damaged(name, Message("it ends too early, or a line of it cannot be read"))) from None
    if found.values("PRODID") != [PRODID]:
        raise Failure(Message("{name} is a calendar that another program wrote", name=name))
    twice = [uid for uid, count in Counter(event.uid for event in found.events).items() if uid and count > 1]
    if twice:
        raise Failure(_damaged(name, Message("the UID {uid} is there twice", uid=twice[0])))
    now = {event.uid: event for event in drawn}
    for event in found.events:
        try:
            sound = event.modified and event.sequence >= 0 and (not event.tzid or event.tzid in found.timezones)
            same = event.uid in now and now[event.uid].says_the_same_as(event)
            sound = sound and (same or bool(event.uid and event.summary and event.days and not event.read().errors))
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
            sound = False
        if not sound:
            which = Message("the event with the UID {uid} cannot be read", uid=event.uid)
            raise Failure(_damaged(name, which))
    return found


def _damaged(name: str, why: Message) -> Message:
    return Message("{name} is damaged: {why}; put a good copy in its place", name=name, why=why)
