"""`plan show`: what a plan says of itself, or everything about an event, and how its window came about."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.clicks import invalid, not_one_of, usage
from tests.commands.test_terminal import in_terminal, plain, posix
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
        (["rieng", "--format", "csv"], not_one_of("--format", "csv", "text", "json")),
    ],
)
def test_wrong_usage_is_explained(arguments: list[str], message: str, run: Run) -> None:
    assert run("show", *arguments) == usage("show [OPTIONS] [EVENT]", message)


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


# the plan itself

DISTRICT = TESTS / "commands" / "district.yaml"
EVERY_KEY = TESTS / "plans" / "valid" / "every-key.yaml"
PLANS = {"built-in": (PLAN, "05/12/2023"), "every-key": (EVERY_KEY, "8/5/2024")}


@pytest.fixture(params=PLANS)
def one(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """A plan's name, and a day; the plan stands as the file of the working folder, by whose name it is told."""
    path, day = PLANS[request.param]
    (tmp_path / "plan.yaml").write_bytes(path.read_bytes())
    return request.param, day


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_an_event_it_is_the_plan(
    language: str, one: tuple[str, str], run: Run, snapshot: Callable[[str, str], None]
) -> None:
    name, day = one
    snapshot(f"show-plan-{name}-{language}.txt", output(run, "--lang", language, "show", "--on", day))


@posix
def test_a_plan_fits_a_narrow_terminal(one: tuple[str, str], snapshot: Callable[[str, str], None]) -> None:
    name, day = one
    result = in_terminal("--plan", "plan.yaml", "--lang", "vi", "show", "--on", day, columns=60)
    assert (result.code, result.err) == (0, "")
    assert "\x1b[1m" in result.out
    shown = plain(result.out)
    assert max(cell_len(line) for line in shown.splitlines()) <= 60
    snapshot(f"terminal-show-plan-{name}-60-vi.txt", shown)


def test_a_plan_for_programs(one: tuple[str, str], run: Run, snapshot: Callable[[str, str], None]) -> None:
    name, day = one
    snapshot(f"show-plan-{name}.json.txt", output(run, "show", "--on", day, "--format", "json"))


BARE = """\
id: x
title: Kế hoạch
period: 2024
language: en
WINDOW
events: [EVENTS]
"""
EVENT = "{id: le, summary: Lễ, date: 7/5/2024}"


def bare(folder: Path, window: str = "", events: str = "") -> str:
    path = folder / "bare.yaml"
    path.write_text(BARE.replace("WINDOW\n", window).replace("EVENTS", events), encoding="utf-8")
    return str(path)


HEAD = "Kế hoạch\nx · {path}\n\n"


@pytest.mark.parametrize(
    ("window", "events", "shown"),
    [
        ("", "", "Period   01/01/2024 – 31/12/2024\nIn all   none\n"),
        ("parent: {ref: I}\n", "", "Period   01/01/2024 – 31/12/2024\nIn all   none\n"),
        (
            "window: none\n",
            EVENT,
            "Period             01/01/2024 – 31/12/2024\n"
            "Rule for windows   none  (line 5)\n"
            "In all             1 event\n\n"
            "Tuesday, 5 December 2023 · no campaign is on\n"
            "  To come   - Date: Lễ, 07/05/2024  (in 154 days)\n",
        ),
        (
            "window: {before: 2 weeks, after: 1 month}\n",
            EVENT,
            "Period             01/01/2024 – 31/12/2024\n"
            "Rule for windows   2 weeks before and 1 month after  (line 5)\n"
            "In all             1 event and 1 campaign\n\n"
            "Tuesday, 5 December 2023 · no campaign is on\n"
            "  To come   - Lễ, 23/04/2024 – 07/06/2024  (in 140 days)\n",
        ),
        (
            "kind: none\nplace: Bình Lư\nparent: {number: 1-KH}\nsignatory: {name: Lò Văn A}\n",
            "",
            "Place of issue    Bình Lư\n"
            "Signatory         Lò Văn A\n"
            "Parent document   No. 1-KH\n"
            "Period            01/01/2024 – 31/12/2024\n"
            "Kind of windows   none\n"
            "In all            none\n",
        ),
        (
            "date: 4/12/2023\nparent: {date: 5/12/2023, title: Kỷ niệm}\n",
            "",
            "Date of issue     4 December 2023\n"
            "Parent document   Of 5 December 2023\n"
            "                  Kỷ niệm\n"
            "Period            01/01/2024 – 31/12/2024\n"
            "In all            none\n",
        ),
    ],
    ids=["required keys", "a parent without a name", "no window", "weeks and months", "some keys", "other keys"],
)
def test_a_plan_shows_what_it_has(window: str, events: str, shown: str, run: Run, tmp_path: Path) -> None:
    path = bare(tmp_path, window, events)
    assert output(run, "--plan", path, "show") == HEAD.format(path=path) + shown


@pytest.mark.usefixtures("_commune")
@pytest.mark.parametrize(
    ("on", "lines"),
    [
        (
            "1/1/2020",
            [
                "Wednesday, 1 January 2020 · no campaign is on",
                "  To come   - Deadline: Outline, 23/01/2024  (in 1483 days)",
                "            - The Party and the Spring, 10/02/2024 (lunar 1/1) – 24/02/2024 (lunar 15/1)"
                "  (in 1501 days)",
            ],
        ),
        (
            "7/6/2024",
            [
                "Friday, 7 June 2024 · no campaign is on",
                "  On now    - Deadline: Final report, 07/06/2024  (due today)",
                "  To come   - 75 years of the commune, 11/09/2024 – 05/11/2024  (in 96 days)",
                "            - Deadline: Budget (tentative), 20/11/2024  (in 166 days)",
            ],
        ),
        (
            "31/12/2024",
            [
                "Tuesday, 31 December 2024 · no campaign is on",
                "  Over   - Congress of the branches (tentative), 01/12/2024 – 15/12/2024  (16 days ago)",
            ],
        ),
    ],
    ids=["before all", "between", "after all"],
)
def test_a_plan_shows_what_is_on_and_next_or_was_last_on_that_day(on: str, lines: list[str], run: Run) -> None:
    _, day = output(run, "--lang", "en", "show", "--on", on).split("3 units\n\n")
    assert day.splitlines() == lines


@pytest.mark.usefixtures("_commune")
@pytest.mark.parametrize("on", ["1/1/2020", "30/4/2024", "7/6/2024", "31/12/2024"])
def test_the_counts_of_a_plan_are_those_of_its_windows_on_that_day(on: str, run: Run) -> None:
    (about,) = json.loads(output(run, "show", "--on", on, "--format", "json"))["about"]
    everything = json.loads(output(run, "windows", "--all", "--on", on, "--format", "json"))
    for kind in ("windows", "dates", "deadlines", "activities"):
        statuses = [item["status"] for item in everything[kind]]
        counts = {status: statuses.count(status) for status in ("past", "active", "upcoming")}
        assert about["counts"][kind] == {"all": len(statuses), **counts}
    assert about["counts"]["events"] == len(OF_COMMUNE)
    past, upcoming = ([it for it in everything["windows"] if it["status"] == each] for each in ("past", "upcoming"))
    assert about["last_window"] == (max(past, key=lambda it: it["last"]) if past else None)
    assert about["next_window"] == (upcoming[0] if upcoming else None)


def test_several_plans_are_shown_one_below_the_other(run: Run) -> None:
    plans, on = [str(COMMUNE), str(DISTRICT)], ("show", "--on", "30/4/2024")
    both = ["--lang", "en", "--plan", plans[0], "--plan", plans[1]]
    alone = [output(run, "--lang", "en", "--plan", plan, *on) for plan in plans]
    assert output(run, *both, *on) == "\n\n".join(alone)
    found = json.loads(output(run, *both, *on, "--format", "json"))
    assert (found["plan"], found["plans"]) == (None, ["binh-lu-2024", "tam-duong-2024"])
    assert found["about"] == [
        json.loads(output(run, "--lang", "en", "--plan", plan, *on, "--format", "json"))["about"][0] for plan in plans
    ]


def test_the_rule_of_a_plan_is_told_with_its_line_in_the_file(run: Run) -> None:
    rule = json.loads(output(run, "--plan", str(PLAN), "show", "--format", "json"))["about"][0]["window"]
    assert PLAN.read_text(encoding="utf-8").splitlines()[rule["line"] - 1].startswith("window: {before: 20 ngày")
    assert f"(line {rule['line']}, {rule['ref']})" in output(run, "--plan", str(PLAN), "--lang", "en", "show")
