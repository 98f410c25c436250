"""What else a plan says of itself, and of all that has days, as JSON: each key, what it means, and what makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from tamduong_cli.language import N_, Language
from tamduong_cli.schedule.days import leading
from tamduong_cli.schedule.details import of_the_day
from tamduong_cli.schedule.phrases import kind_of_window

if TYPE_CHECKING:
    from tamduong_cli.plan.model import Plan
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.windows import Window


class DetailsRecord(TypedDict):
    """What else a plan says of all that has days."""

    ref: Annotated[str | None, N_("where the source document says so")]
    units: Annotated[list[str], N_("the ids of the units it is for")]
    lead: Annotated[list[str], N_("the ids of those of them that lead")]
    location: Annotated[str | None, N_("where it is held; of a window, where its event is")]
    url: Annotated[str | None, N_("a web page about it, or about the event of a window")]
    contact: Annotated[str | None, N_("whom to ask")]


class OwnWordsRecord(TypedDict):
    """What a plan says of a window alone."""

    events: Annotated[list[str], N_("the ids of all events that it is for")]
    short: Annotated[str | None, N_("the event's short name")]
    kind: Annotated[str | None, N_("what it is, in the plan's word; empty for no word, null for a campaign")]


class IssueRecord(TypedDict):
    """How a plan was issued; of several the first."""

    superior: Annotated[str | None, N_("the office above the one that issued it")]
    number: Annotated[str | None, N_("the number of its document")]
    issued: Annotated[str | None, N_("the day of issue, ISO 8601")]


def issue_record(plan: Plan, language: Language) -> IssueRecord:
    """How a plan was issued."""
    return {
        "superior": plan.superior and plan.superior.in_(language.code),
        "number": plan.number,
        "issued": plan.date.isoformat() if plan.date else None,
    }


def own_words_record(window: Window, language: Language) -> OwnWordsRecord:
    """The part of a record that windows alone have."""
    short = window.event.short
    return {
        "events": [event.id for event in window.events],
        "short": short and short.in_(language.code),
        "kind": kind_of_window(window, language),
    }


def details_record(item: Dated, language: Language) -> DetailsRecord:
    """The part of a record that is the same for all that has days."""
    return {
        "ref": item.record.ref,
        "units": [unit.id for unit in item.units],
        "lead": [unit.id for unit in leading(item)],
        "location": of_the_day("location", item, language),
        "url": of_the_day("url", item, language),
        "contact": of_the_day("contact", item, language),
    }
