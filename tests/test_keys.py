"""A key of a window, a deadline or an activity is told wherever its thing is, or the reason why not stands here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tamduong_cli.schedule.compared_keys import MAPPINGS
from tests.conftest import Run

PLAN: dict[str, Any] = {
    "id": "x",
    "title": "Plan",
    "period": "2024",
    "language": "en",
    "window": {"before": "20", "after": "5"},
    "events": [
        {
            "id": "the-event",
            "summary": "Victory",
            "date": "9/5/2024",
            "location": "Main Square",
            "url": "https://example.vn/day",
            "contact": "Ms. Event",
            "windows": [
                {
                    "id": "phase-id",
                    "name": "First phase",
                    "from": "3/5/2024",
                    "to": "12/5/2024",
                    "kind": "Flag days",
                    "lead": ["police"],
                    "units": ["culture"],
                    "tentative": "true",
                    "ref": "REF-W",
                },
                {"name": "Peak", "before": "2", "after": "1 week", "units": ["culture"]},
            ],
        },
    ],
    "deadlines": [
        {
            "id": "deadline-id",
            "ref": "REF-D",
            "summary": "Report",
            "date": "8/5/2024",
            "event": "the-event",
            "location": "Registry",
            "url": "https://example.vn/report",
            "contact": "Mr. Deadline",
            "lead": ["fire"],
            "units": ["culture"],
            "tentative": "true",
        },
        {"id": "counted", "summary": "Outline", "event": "the-event", "before": "3"},
        {"id": "counted-on", "summary": "Accounts", "event": "the-event", "after": "2"},
    ],
    "activities": [
        {
            "id": "activity-id",
            "ref": "REF-A",
            "summary": "Broadcast",
            "event": "the-event",
            "window": "phase-id",
            "date": ["7/5/2024"],
            "time": "5h10 - 5h30",
            "location": "Radio House",
            "url": "https://example.vn/radio",
            "contact": "Ms. Activity",
            "lead": ["radio"],
            "units": ["culture"],
            "tentative": "true",
        },
        {"id": "repeated", "summary": "Drill", "event": "the-event", "window": "peak", "repeat": "weekly on Friday"},
    ],
    "units": [
        {"id": "culture", "name": "Office of Culture"},
        {"id": "police", "name": "Police"},
        {"id": "fire", "name": "Fire Brigade"},
        {"id": "radio", "name": "Radio Station"},
    ],
}


def in_a_column(text: str) -> dict[str, str]:
    """What needs no word before it where its column has a heading."""
    return dict.fromkeys(("table", "csv", "json"), text)


MARKS: dict[tuple[str, str], dict[str, str]] = {
    ("window", "name"): {"": "First phase"},
    ("window", "id"): {"": "phase-id"},
    ("window", "from"): {
        "": "03/05/2024",
        **dict.fromkeys(("json", "csv"), "2024-05-03"),
        "briefing": "3 to 12 May 2024",
        "page": "03/05/2024 – 12/05/2024",
    },
    ("window", "to"): {
        "": "12/05/2024",
        **dict.fromkeys(("json", "csv"), "2024-05-12"),
        "briefing": "3 to 12 May 2024",
        "page": "03/05/2024 – 12/05/2024",
    },
    ("window", "before"): {
        "": "07/05/2024",
        **dict.fromkeys(("json", "csv"), "2024-05-07"),
        "briefing": "7 to 16 May 2024",
        "page": "07/05/2024 – 16/05/2024",
    },
    ("window", "after"): {
        "": "16/05/2024",
        **dict.fromkeys(("json", "csv"), "2024-05-16"),
        "briefing": "7 to 16 May 2024",
        "page": "07/05/2024 – 16/05/2024",
    },
    ("window", "kind"): {"": "Flag days"},
    ("window", "lead"): {"": "Led by: Police", **in_a_column("Police"), "json": '"police"'},
    ("window", "units"): {"": "Office of Culture", "json": "culture"},
    ("window", "tentative"): {"": "(tentative)", "json": '"tentative": true'},
    ("window", "ref"): {"": "REF-W"},
    ("deadline", "id"): {"": "deadline-id"},
    ("deadline", "ref"): {"": "REF-D"},
    ("deadline", "summary"): {"": "Report"},
    ("deadline", "date"): {
        "": "08/05/2024",
        **dict.fromkeys(("json", "csv"), "2024-05-08"),
        "briefing": "Wednesday, 8 May 2024",
        "page": 'datetime="2024-05-08"',
        "calendar": "Wednesday\\, 8 May 2024",
    },
    ("deadline", "event"): {"": "Victory", "table": "the-event", "csv": "the-event", "json": "the-event"},
    ("deadline", "before"): {
        "": "3 days before 09/05/2024",
        "json": "2024-05-06",
        "page": "06/05/2024",
        "briefing": "6 May 2024",
    },
    ("deadline", "after"): {"": "2 days after 09/05/2024", "json": "2024-05-11", "briefing": "11 May 2024"},
    ("deadline", "location"): {"": "Registry"},
    ("deadline", "url"): {"": "https://example.vn/report"},
    ("deadline", "contact"): {"": "Contact: Mr. Deadline", **in_a_column("Mr. Deadline")},
    ("deadline", "lead"): {"": "Led by: Fire Brigade", **in_a_column("Fire Brigade"), "json": '"fire"'},
    ("deadline", "units"): {"": "Office of Culture", "json": "culture"},
    ("deadline", "tentative"): {"": "Report (tentative)", "json": '"tentative": true'},
    ("activity", "id"): {"": "activity-id"},
    ("activity", "ref"): {"": "REF-A"},
    ("activity", "summary"): {"": "Broadcast"},
    ("activity", "event"): {"": "Victory", "table": "the-event", "csv": "the-event", "json": "the-event"},
    ("activity", "window"): {"": "First phase"},
    ("activity", "date"): {
        "": "07/05/2024",
        "json": "2024-05-07",
        "briefing": "7 May 2024",
        "page": 'datetime="2024-05-07"',
    },
    ("activity", "repeat"): {
        "": "every Friday",
        "json": "2024-05-10",
        "page": "Every Friday",
        "briefing": "10 May 2024\n- All day: Drill",
    },
    ("activity", "time"): {"": "05:10 – 05:30", "json": "05:10"},
    ("activity", "location"): {"": "Radio House"},
    ("activity", "url"): {"": "https://example.vn/radio"},
    ("activity", "contact"): {"": "Contact: Ms. Activity", **in_a_column("Ms. Activity")},
    ("activity", "lead"): {"": "Led by: Radio Station", **in_a_column("Radio Station"), "json": '"radio"'},
    ("activity", "units"): {"": "Office of Culture", "json": "culture"},
    ("activity", "tentative"): {"": "Broadcast (tentative)", "json": '"tentative": true'},
}
"""What is to be seen of each key, in most outputs alike, and in some in another form."""

NOT_TOLD = {
    ("window", "id", "table csv json show"): "a phase is called by its name",
    ("deadline", "id", "show"): "it is told by its summary",
    ("activity", "id", "show"): "it is told by its summary",
    **{
        (kind, "id", "briefing calendar page"): "for people, who do not type it; UIDs are made from it"
        for kind in ("window", "deadline", "activity")
    },
    **{
        (kind, "ref", "briefing page"): "units have no use for the planner's own references"
        for kind in ("window", "deadline", "activity")
    },
    ("deadline", "ref", "show"): "its steps are not told there",
    ("activity", "ref", "show"): "its steps are not told there",
}
"""By kind and key the outputs that do not have it, and why."""

OUTPUTS = {
    "table": ["windows", "--all"],
    "csv": ["windows", "--all", "--format", "csv"],
    "json": ["windows", "--all", "--format", "json"],
    "show": ["show", "the-event"],
    "briefing": ["briefing"],
    "calendar": ["export", "-o", "-"],
    "page": ["site", "-o", "site"],
}
"""Where windows, deadlines and activities are told, each by a command."""


@pytest.fixture
def texts(run: Run, tmp_path: Path) -> dict[str, str]:
    """What each output says on 7 May 2024."""
    (tmp_path / "plan.yaml").write_text(json.dumps(PLAN), encoding="utf-8")
    found = {}
    for name, arguments in OUTPUTS.items():
        result = run("--lang", "en", *arguments, now="2024-05-07T03:00:00")
        assert result.code == 0, result.err
        found[name] = result.out.replace("\r\n ", "")  # unfolded (RFC 5545 3.1)
    found["page"] = (tmp_path / "site" / "units" / "culture.html").read_text(encoding="utf-8")
    return found


OF_THE_DAY = {"location": "Main Square", "url": "https://example.vn/day", "contact": "Ms. Event"}


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_is_said_of_an_events_day_is_told_with_its_windows(texts: dict[str, str], output: str) -> None:
    assert [key for key, mark in OF_THE_DAY.items() if mark not in texts[output]] == []


KINDS = ("window", "deadline", "activity")


def test_every_key_has_its_mark_here() -> None:
    assert [(kind, name) for kind in KINDS for name in MAPPINGS[kind].keys if (kind, name) not in MARKS] == []
    assert [key for key in MARKS if key[1] not in MAPPINGS[key[0]].keys] == []


def test_every_key_is_told_everywhere_or_has_a_reason_not_to_be(texts: dict[str, str]) -> None:
    missing = {
        (kind, name, output)
        for (kind, name), marks in MARKS.items()
        for output, text in texts.items()
        if marks.get(output, marks[""]) not in text
    }
    excepted = {(kind, name, output) for (kind, name, outputs) in NOT_TOLD for output in outputs.split()}
    assert sorted(missing - excepted) == []
    assert sorted(excepted - missing) == []
