"""`plan show`: everything about an event, and how its window came about."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clicks import invalid, missing, not_one_of, usage
from tests.conftest import PLAN, TESTS, Run
from tests.schedule.test_windows import SOURCE_WINDOWS

OWN = """\
format: 1
id: ba-kieu
title: Kế hoạch
period: 2024
window: {before: 20 ngày, after: 5 ngày, ref: II.3}
events:
  - id: theo-quy-tac
    ref: II.1.1
    summary: {vi: Kỷ niệm 70 năm Chiến thắng, en: 70th anniversary of the Victory}
    origin: 7/5/1954
    date: 7/5/2024
    messages:
      - Ý nghĩa lịch sử
      - "Thành tựu, bài học: nhiều"
  - id: rieng
    ref: II.1.2
    summary: {vi: Kỷ niệm 20 năm tách tỉnh, en: 20 years of the province}
    origin: 1/1/2004
    date: 1/1/2024
    window: {from: 01/12/2023, to: 10/01/2024, ref: II.3}
  - id: khong-ngay
    summary: {vi: Sơ kết, en: Review}
    window: 06/2024 - 08/2024
  - id: tron
    summary: Hội làng
    date: 15/3/2024
    window: {before: 1 tuần, to: 20/3/2024, units: [xa]}
units:
  - {id: ban, name: {vi: Ban Tuyên giáo, en: Communication Commission}}
  - {id: xa, name: {vi: Xã Bình Lư, en: Bình Lư commune}}
"""

EVENTS = ["theo-quy-tac", "rieng", "khong-ngay", "tron"]


@pytest.fixture(autouse=True)
def _plan(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(OWN, encoding="utf-8")


def output(run: Run, *arguments: str) -> str:
    result = run(*arguments)
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("event", EVENTS)
def test_an_event_and_how_its_window_came_about(
    event: str, language: str, run: Run, snapshot: Callable[[str, str], None]
) -> None:
    text = output(run, "--lang", language, "show", event, "--on", "02/5/2024")
    snapshot(f"show-{event}-{language}.txt", text)


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_for_programs(event: str, run: Run, snapshot: Callable[[str, str], None]) -> None:
    text = output(run, "show", event, "--on", "02/5/2024", "--format", "json")
    snapshot(f"show-{event}.json.txt", text)


def test_without_a_day_it_is_today_in_the_plans_time_zone(run: Run) -> None:
    result = run("show", "rieng", "--format", "json", now="2023-12-03T18:30:00")
    found = json.loads(result.out)
    assert (found["on"], found["windows"][0]["day"]) == ("2023-12-04", 4)


@pytest.mark.parametrize("event", [row[0] for row in SOURCE_WINDOWS])
def test_the_lines_that_the_steps_name_are_those_of_the_file(event: str, run: Run) -> None:
    lines = PLAN.read_text(encoding="utf-8").splitlines()
    found = json.loads(output(run, "--plan", str(PLAN), "show", event, "--format", "json"))
    assert found["event"]["file"] == str(PLAN)
    assert lines[found["event"]["line"] - 1] == f"  - id: {event}"
    row = next(row for row in SOURCE_WINDOWS if row[0] == event)
    (window,) = found["windows"]
    assert tuple(window[key] for key in ("event", "date", "first", "last", "days", "basis")) == row
    named = [re.split(": ", lines[step["line"] - 1].strip())[0] for step in window["derivation"] if step["line"]]
    assert named == (["date"] if row[1] else []) + ["window"] * 3


@pytest.mark.parametrize("event", [row[0] for row in SOURCE_WINDOWS])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_event_of_the_source_is_shown_with_its_messages_and_units(event: str, language: str, run: Run) -> None:
    arguments = ("--plan", str(PLAN), "--lang", language, "show", event)
    record = json.loads(output(run, *arguments, "--format", "json"))["event"]
    text = output(run, *arguments)
    assert text.startswith(f"{record['summary']}\n{event} · ")
    assert record["messages"]
    for message in record["messages"]:
        assert f"\n  - {message}\n" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rien"], invalid("EVENT", "there is no event 'rien'; did you mean 'rieng'?")),
        (
            ["zzz"],
            invalid("EVENT", "there is no event 'zzz'; expected one of: theo-quy-tac, rieng, khong-ngay, tron"),
        ),
        (
            [""],
            invalid("EVENT", "there is no event ''; expected one of: theo-quy-tac, rieng, khong-ngay, tron"),
        ),
        ([], missing("EVENT")),
        (["rieng", "--format", "csv"], not_one_of("--format", "csv", "text", "json")),
    ],
)
def test_wrong_usage_is_explained(arguments: list[str], message: str, run: Run) -> None:
    assert run("show", *arguments) == usage("show [OPTIONS] EVENT", message)


def test_more_than_one_day_is_wrong_usage_and_only_options_that_there_are_are_advised(run: Run) -> None:
    result = run("show", "rieng", "--on", "2024")
    assert (result.code, result.content) == (2, b"")
    *_, error = result.err.splitlines()
    assert error.startswith("Error: " + invalid("--on", "'2024' is more than one day; "))
    assert "--from" not in error


def test_a_file_has_what_standard_output_gets(run: Run, tmp_path: Path) -> None:
    for format_ in ("text", "json"):
        printed = run("show", "rieng", "--format", format_)
        assert run("show", "rieng", "--format", format_, "-o", "out") == (0, b"", "plan: wrote out\n")
        assert (tmp_path / "out").read_bytes() == printed.content


# several windows, deadlines, activities, lunar dates, what is tentative

COMMUNE = TESTS / "commands" / "commune.yaml"
OF_COMMUNE = ["tet", "gio-to", "dien-bien-phu", "thanh-lap-xa", "dai-hoi"]


@pytest.fixture
def _commune(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(COMMUNE.read_bytes())


@pytest.mark.usefixtures("_commune")
@pytest.mark.parametrize("event", OF_COMMUNE)
def test_an_event_with_its_windows_deadlines_and_activities(
    event: str, run: Run, snapshot: Callable[[str, str], None]
) -> None:
    snapshot(f"show-{event}-en.txt", output(run, "--lang", "en", "show", event, "--on", "30/4/2024"))


@pytest.mark.usefixtures("_commune")
def test_an_event_with_everything_for_programs(run: Run, snapshot: Callable[[str, str], None]) -> None:
    text = output(run, "show", "dien-bien-phu", "--on", "30/4/2024", "--format", "json")
    snapshot("show-dien-bien-phu.json.txt", text)


@pytest.mark.usefixtures("_commune")
@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("tet", {"date": None, "date_first": None, "origin": None, "origin_lunar": None, "tentative": False}),
        (
            "gio-to",
            {"date": "2024-04-18", "date_lunar": {"day": 10, "month": 3, "year": 2024, "leap": False}, "years": None},
        ),
        (
            "thanh-lap-xa",
            {
                "origin": None,
                "origin_first": "1949-10-01",
                "origin_last": "1949-10-31",
                "date": None,
                "date_first": "2024-10-01",
                "date_last": "2024-10-31",
                "years": 75,
            },
        ),
        ("dai-hoi", {"date": "2024-12-15", "tentative": True}),
    ],
)
def test_the_json_of_an_event_whose_day_is_lunar_tentative_or_not_known(
    event: str, expected: dict[str, object], run: Run
) -> None:
    found = json.loads(output(run, "show", event, "--format", "json"))["event"]
    assert {key: found[key] for key in expected} == expected


@pytest.mark.usefixtures("_commune")
def test_what_is_tentative_is_marked_on_its_page(run: Run) -> None:
    text = output(run, "--lang", "en", "show", "dai-hoi")
    assert text.startswith("Congress of the branches (tentative)\n")
    assert "15 days (tentative)\n" in text
    assert "Branch meetings (tentative): " in text
    assert "(tentative)" not in output(run, "--lang", "en", "show", "dien-bien-phu")
