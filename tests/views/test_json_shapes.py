"""The stable JSON: each record has exactly the keys and the types that its shape says, and none is ever lost."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from tamduong_cli.plan import format as plan_format
from tamduong_cli.plan.format import ACTIVITY, DEADLINE, NAMED_WINDOW
from tamduong_cli.plan.kinds import MappingOf
from tamduong_cli.views.json_parts import ActivityRecord, DeadlineRecord, WindowRecord
from tamduong_cli.views.json_shapes import SHAPES, PlanInFullRecord
from tests.commands.test_diff import everything
from tests.commands.test_formats import FORMATS
from tests.commands.test_reports import reports
from tests.conftest import PLAN, TESTS, Run
from tests.json_shapes import alternatives, keys_of, misfits, possible, walked, words
from tests.schedule.test_changes import BASE

KEYS = Path(__file__).parent / "json-keys.txt"
HEADER = "# What programs may rely on. UPDATE_SNAPSHOTS=1 adds lines and never takes one away; nor should anybody.\n"

PLANS = [PLAN, *(TESTS / "commands").glob("*.yaml"), *(TESTS / "plans" / "valid").glob("*.yaml")]


def test_every_command_with_json_has_a_shape() -> None:
    assert {line.split()[0] for line in SHAPES} == {
        *(name for name, formats in FORMATS.items() if "json" in formats),
        *("export", "site"),  # of what changed
    }


# what programs may rely on


def keys() -> Iterator[str]:
    """A line for each key of each command, with its type, and for each value of a key that has but a few."""
    for command, shape in SHAPES.items():
        for path, key in walked(shape):
            yield f"{command} {path}: {words(key.type, bare=True)}"
            for each in alternatives(key.type):
                if get_origin(each) is Literal:
                    yield from (f"{command} {path} = {value}" for value in get_args(each))


def test_keys_are_only_ever_added() -> None:
    now = set(keys())
    known = set(KEYS.read_text(encoding="utf-8").removeprefix(HEADER).splitlines()) if KEYS.exists() else set()
    if os.environ.get("UPDATE_SNAPSHOTS"):
        known |= now
        KEYS.write_text(HEADER + "".join(f"{line}\n" for line in sorted(known)), encoding="utf-8", newline="\n")
    assert sorted(known - now) == [], "programs rely on these, which are gone or of another type: give them back"
    assert sorted(now - known) == [], f"these are new; UPDATE_SNAPSHOTS=1 adds them to {KEYS.name}"


# what commands give


def record(run: Run, *arguments: str) -> Any:
    result = run(*arguments, "--format", "json")
    assert result.out, result.err
    return json.loads(result.out)


def records(run: Run, *plans: str) -> Iterator[tuple[str, Any]]:
    """What the commands give of plans, on days on which something begins or is due, and in their weeks.

    Each by the name of its shape.
    """
    these = [argument for plan in plans for argument in ("--plan", plan)]
    everything = record(run, *these, "windows", "--all")
    windows, deadlines = everything["windows"], everything["deadlines"]
    days = {
        "2020-01-01",
        "2035-01-01",
        *(it["date_first"] for it in everything["dates"]),
        *(it["first"] for it in windows),
        *(it["date"] for it in deadlines),
    }
    lines = [["units"], ["timeline"], ["anniversaries", "--years", "2020-2030"], ["check"]]
    for day in sorted(day for day in days if day < "9999"):
        lines += [["windows", "--all", "--on", day], ["briefing", day], ["show", "--on", day]]
    lines += [["briefing", "--unit", unit] for unit in sorted({unit for it in windows for unit in it["units"]})]
    if len(plans) == 1:
        lines += [["show", event] for event in sorted({it["event"] for it in (*windows, *everything["dates"])})]
        lines += [["diff", str(PLAN)]]
    for line in lines:
        of_event = line[0] == "show" and line[1] != "--on"
        yield "show EVENT" if of_event else line[0], record(run, *these, *line)


RULELESS = """\
id: x
title: T
period: 2024
events:
  - {id: e, summary: S, short: R, origin: 7/5/1954, location: A, url: https://a.vn, contact: B, window: 1 - 9/5/2024}
  - {id: f, summary: T, date: 1/1/2024 âm lịch, window: 1 - 20/2/2024}
  - {id: g, summary: U, short: V, date: 3/3/2024, window: none, location: A, url: https://a.vn, contact: B, lead: u}
units: [{id: u, name: U}]
"""

IN_PART = (
    """\
id: y
title: T
period: 2024
window: none
parent: {number: 1-KH}
signatory: {name: N}
events: [{id: e, summary: S, date: 1/1/2024}]
""",
    """\
id: z
title: T
period: 2024
window: {before: 2 weeks, after: 1 month}
parent: {title: P}
events: [{id: e, summary: S, date: 1/1/2024}]
""",
)
"""Plans that have some of the keys of what is in them."""

NEVER = {
    "AnniversaryRecord.date_first: null": "it is of all events, and some have no date",
    "AnniversaryRecord.date_last: null": "it is of all events, and some have no date",
    "AnniversaryRecord.origin_first: null": "it is of all events, and some have no origin",
    "AnniversaryRecord.origin_last: null": "it is of all events, and some have no origin",
    "EventDayRecord.date_first: null": "it has a date",
    "EventDayRecord.date_last: null": "it has a date",
    "BriefingRecord.ahead: null": "the calendar does not end on a Sunday",
}
"""What no record has, and why its shape allows it."""


def test_records_have_the_keys_of_their_shapes_and_values_of_their_types(run: Run, tmp_path: Path) -> None:
    found = [each for plan in PLANS for each in records(run, str(plan))]
    found += records(run, *map(str, PLANS[:2]))
    found.append(("check", record(run, "check", *map(str, (TESTS / "plans" / "invalid").glob("*.yaml")))))
    other, old, new, calendar = (str(tmp_path / name) for name in ("x.yaml", "old.yaml", "new.yaml", "old.ics"))
    for text in (RULELESS, *IN_PART):
        Path(other).write_text(text, encoding="utf-8")
        found += records(run, other)
    Path(old).write_text(BASE, encoding="utf-8")
    Path(new).write_text(everything(), encoding="utf-8")
    assert run("--plan", old, "export", "-o", calendar).code == 0
    found += (("diff", record(run, "diff", *two)) for two in ((old, new), (new, old), (calendar, new)))
    found += reports(run, tmp_path)

    seen: set[str] = set()
    assert [wrong for command, each in found for wrong in misfits(each, SHAPES[command], seen, command)] == []
    assert set().union(*map(possible, SHAPES.values())) - seen == NEVER.keys()


# what a plan says


@pytest.mark.parametrize(
    ("mapping", "shape", "otherwise"),
    [
        (NAMED_WINDOW, WindowRecord, {"id": "name", "from": "first", "to": "last", "before": "first", "after": "last"}),
        (DEADLINE, DeadlineRecord, {"before": "date", "after": "date"}),
        (ACTIVITY, ActivityRecord, {"date": "dates", "repeat": "dates", "time": "start"}),
    ],
    ids=["window", "deadline", "activity"],
)
def test_json_tells_every_key_that_a_plan_has_for_what_has_days(
    mapping: MappingOf[Any], shape: Any, otherwise: dict[str, str]
) -> None:
    """By the key's own name, or by that which tells it `otherwise`."""
    assert {otherwise.get(name, name) for name in mapping.keys} - keys_of(shape).keys() == set()


COUNTED = {"events", "deadlines", "activities", "units"}
NOT_TOLD = {
    "format": "there is one format",
    "style": "it is about calendars alone",
    "alarms": "it is about calendars alone",
    "workdays": "it is about warnings alone",
}
"""Keys that say nothing of the plan itself."""


def test_json_tells_every_key_that_a_plan_has_of_itself() -> None:
    told = {"issued" if name == "date" else name for name in plan_format.PLAN.keys.keys() - COUNTED - NOT_TOLD.keys()}
    assert told - keys_of(PlanInFullRecord).keys() == set()
