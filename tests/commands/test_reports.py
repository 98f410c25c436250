"""What `export` and `site` tell programs of what changed: as JSON, and by their exit code."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tamduong_cli.calendars.events import Settings
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.language import Language
from tests.calendars.test_updating import as_formerly
from tests.conftest import Run, plan_file

PLAN = """id: p
title: Plan
language: en
period: 2030
window: {before: 2, after: 1}
events:
  - {id: a, summary: A, date: 7/5/2030}
  - {id: b, summary: B, date: 2/9/2030}
  - id: c
    summary: C
    windows: [{name: Một, from: 1/10/2030, to: 3/10/2030}, {name: Hai, from: 4/10/2030, to: 9/10/2030}]
units: [{id: u, name: U}]
"""
MOVED = PLAN.replace("2/9/2030", "3/9/2030")
WITHOUT = PLAN.replace("  - {id: a, summary: A, date: 7/5/2030}\n", "")
NOW = datetime.datetime(2030, 1, 2, 3)


def reported(run: Run, folder: Path, text: str, *arguments: str, days: int = 0) -> tuple[int, Any]:
    """The exit code and the record of a command on a plan, so many days after the second of January 2030."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    now = (NOW + datetime.timedelta(days)).isoformat()
    result = run(*arguments, "--format", "json", "--exit-code", now=now)
    return result.code, json.loads(result.out)


def reports(run: Run, folder: Path) -> Iterator[tuple[str, Any]]:
    """Records of all that can become of calendars and pages, each with its command."""
    for command in (("export", "--each-unit"), ("site",)):
        place = str(folder / command[0])
        steps = [(WITHOUT, 0), (PLAN, 0), (PLAN, 0), (MOVED, 1), (WITHOUT, 2), (PLAN, 3), (WITHOUT, 4), (WITHOUT, 200)]
        for text, days in steps:
            yield command[0], reported(run, folder, text, *command, "-o", place, "--allow-cancel", days=days)[1]
        yield command[0], reported(run, folder, MOVED, *command, "-o", place, "--dry-run", days=200)[1]
        for path in Path(place).rglob("p.ics"):
            path.write_bytes(path.read_bytes()[:900])
        yield command[0], reported(run, folder, PLAN, *command, "-o", place, days=200)[1]
        for path in Path(place).rglob("u.ics"):
            schedule = plan_file(PLAN).schedule
            assert schedule
            path.write_bytes(
                as_formerly(calendar(schedule, Language("en"), Settings({}, None), schedule.plan.units[0]))
            )
        yield command[0], reported(run, folder, PLAN, *command, "-o", place, days=0)[1]


def test_what_changed_in_a_calendar_is_told(run: Run, tmp_path: Path) -> None:
    line = ("export", "-o", "x.ics")
    new = {"path": "x.ics", "state": "new", "unchanged": 6, "changes": []}
    assert reported(run, tmp_path, PLAN, *line) == (3, {"dry_run": False, "changed": True, "calendars": [new]})
    same = {**new, "state": "unchanged"}
    assert reported(run, tmp_path, PLAN, *line) == (0, {"dry_run": False, "changed": False, "calendars": [same]})
    code, record = reported(run, tmp_path, MOVED, *line, "--dry-run", days=1)
    again = reported(run, tmp_path, MOVED, *line, days=1)
    assert (code, again) == (3, (3, {**record, "dry_run": False}))
    assert record["dry_run"]
    (found,) = record["calendars"]
    assert (found["state"], found["unchanged"]) == ("changed", 4)
    assert [(each["change"], each["sequence"], each["summary"], each["first"]) for each in found["changes"]] == [
        ("changed", 1, "Campaign: B", "2030-09-01"),
        ("changed", 1, "B", "2030-09-03"),
    ]
    assert all(each["uid"] for each in found["changes"])


def test_without_the_option_a_change_is_no_other_exit_code(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert run("export", "-o", "x.ics").code == run("export", "-o", "x.ics").code == 0
    assert run("export", "-o", "-", "--exit-code").code == 0  # which changes no file


def test_what_changed_on_a_site_is_told_with_its_pages(run: Run, tmp_path: Path) -> None:
    line = ("site", "-o", "public")
    code, record = reported(run, tmp_path, PLAN, *line)
    assert (code, record["changed"]) == (3, True)
    assert [path.replace("\\", "/") for path in record["pages"]] == ["public/index.html", "public/units/u.html"]
    assert reported(run, tmp_path, PLAN, *line)[0] == 0
    code, record = reported(run, tmp_path, PLAN, *line, days=1)  # pages are made for a day
    assert (code, len(record["pages"]), [each["state"] for each in record["calendars"]]) == (3, 2, ["unchanged"] * 2)


def test_a_damaged_calendar_is_told_and_is_a_failure(run: Run, tmp_path: Path) -> None:
    reported(run, tmp_path, PLAN, "export", "--each-unit", "-o", "all")
    (tmp_path / "all" / "u.ics").write_bytes((tmp_path / "all" / "u.ics").read_bytes()[:900])
    code, record = reported(run, tmp_path, PLAN, "export", "--each-unit", "-o", "all")
    assert code == 1
    assert {Path(each["path"]).name: each["state"] for each in record["calendars"]} == {
        "p.ics": "unchanged",
        "u.ics": "damaged",
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_calendar_and_its_report_are_not_for_one_stream(language: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    result = run("--lang", language, "export", "-o", "-", "--format", "json")
    assert (result.code, result.out) == (2, "")
    assert "-o" in result.err.splitlines()[-1]
