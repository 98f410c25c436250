"""What else a plan says of all that has days, as JSON: its keys, with what each means, and what makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from tamduong_cli.language import N_

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated


class DetailsRecord(TypedDict):
    """What else a plan says of all that has days."""

    ref: Annotated[str | None, N_("where the source document says so")]
    units: Annotated[list[str], N_("the ids of the units it is for")]


def details_record(item: Dated) -> DetailsRecord:
    """The part of a record that is the same for all that has days."""
    return {"ref": item.record.ref, "units": [unit.id for unit in item.units]}
