"""`plan timeline`: the campaigns as bars, in a terminal, in a pipe, as a picture and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from tests.clicks import invalid, not_one_of, unexpected, usage
from tests.commands.test_terminal import in_pipe, in_terminal, plain, posix
from tests.conftest import PLAN, TESTS, Run

ON = ("--on", "05/12/2023")
COMMUNE, DISTRICT = (str(TESTS / "commands" / f"{name}.yaml") for name in ("commune", "district"))

Snapshot = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def _built_in_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_FILE", str(PLAN))


def output(run: Run, *arguments: str, now: str = "2023-12-05T03:00:00") -> str:
    result = run(*arguments, now=now)
    assert (result.code, result.err) == (0, "")
    return result.out


def found(run: Run, *arguments: str) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(output(run, *arguments, "--format", "json"))
    return shown


# a terminal


@posix
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_timeline_fits_the_terminal(columns: int, language: str, snapshot: Snapshot) -> None:
    result = in_terminal("--lang", language, "timeline", *ON, columns=columns)
    assert (result.code, result.err) == (0, "")
    shown = plain(result.out)
    assert max(cell_len(line) for line in shown.splitlines()) <= columns
    snapshot(f"terminal-timeline-{columns}-{language}.txt", shown)


@posix
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_phases_deadlines_and_lunar_dates_are_rows_too(columns: int, snapshot: Snapshot) -> None:
    arguments = ("--plan", COMMUNE, "--lang", "en", "timeline", "--on", "2/5/2024")
    result = in_terminal(*arguments, columns=columns)
    assert (result.code, result.err) == (0, "")
    shown = plain(result.out)
    assert max(cell_len(line) for line in shown.splitlines()) <= columns
    snapshot(f"terminal-timeline-commune-{columns}-en.txt", shown)


@posix
def test_bars_that_are_cut_have_arrows_and_several_plans_their_ids(snapshot: Snapshot) -> None:
    plans = ("--plan", COMMUNE, "--plan", DISTRICT)
    result = in_terminal(*plans, "--lang", "en", "timeline", "--from", "5/2024", "--to", "6/2024", "--on", "20/6/2024")
    assert (result.code, result.err) == (0, "")
    snapshot("terminal-timeline-two-plans-en.txt", plain(result.out))


@posix
@pytest.mark.parametrize("columns", [1, 20, 40, 300])
@pytest.mark.parametrize("plan", [str(PLAN), COMMUNE])
def test_a_very_narrow_terminal_is_no_failure_nor_a_very_wide_one(plan: str, columns: int) -> None:
    result = in_terminal("--plan", plan, "--lang", "en", "timeline", "--on", "2/5/2024", columns=columns)
    assert (result.code, result.err) == (0, "")
    assert columns < 40 or max(cell_len(line) for line in plain(result.out).splitlines()) <= columns
    assert result.out


@posix
def test_colour_is_only_a_support() -> None:
    coloured = in_terminal("--lang", "en", "timeline", *ON)
    for without in (
        in_terminal("--lang", "en", "timeline", *ON, environ={"NO_COLOR": "1"}),
        in_terminal("--lang", "en", "--color", "never", "timeline", *ON),
    ):
        assert "\x1b" not in without.out
        assert without.out == plain(coloured.out)
    # green what is on, cyan what is to come, dim what is over
    assert "\x1b[32m▓" in coloured.out
    assert "\x1b[36m█" in coloured.out
    assert "\x1b[2m█" in coloured.out


@posix
def test_a_terminal_in_ascii_gets_plain_signs() -> None:
    result = in_terminal("--plan", COMMUNE, "--lang", "en", "timeline", environ={"PYTHONIOENCODING": "ascii"})
    assert result.code == 0
    assert plain(result.out).isascii()
    assert "# campaign   = overlapping campaigns   * anniversary   v deadline" in plain(result.out)


# a pipe


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_pipe_gets_a_page_of_plain_signs(language: str, run: Run, snapshot: Snapshot) -> None:
    text = output(run, "--lang", language, "timeline")
    assert max(map(cell_len, text.splitlines())) <= 100
    snapshot(f"timeline-text-{language}.txt", text)


def test_a_pipe_has_colour_only_when_it_is_asked_for() -> None:
    without, with_colour = in_pipe("timeline", *ON), in_pipe("--color", "always", "timeline", *ON)
    assert b"\x1b" not in without.stdout
    assert plain(with_colour.stdout.decode()) == without.stdout.decode()


def test_that_two_campaigns_overlap_from_1_to_17_december_2023_is_said(run: Run) -> None:
    assert "2 campaigns overlap from 1 to 17 December 2023 (17 days):" in output(run, "--lang", "en", "timeline")


def test_today_is_that_of_the_plans_time_zone_unless_another_day_is_asked_for(run: Run) -> None:
    for now, day in (("2023-12-03T16:59:59", "Sunday, 3"), ("2023-12-03T17:00:00", "Monday, 4")):
        text = output(run, "--lang", "en", "timeline", now=now)
        assert f"\nToday: {day} December 2023\n" in text
        assert text.endswith("| today\n")
    text = output(run, "--lang", "en", "timeline", *ON, now="2023-12-03T17:00:00")
    assert "\nTuesday, 5 December 2023\n" in text
    assert text.endswith("| 05/12/2023\n")
    assert "oday" not in text
    assert output(run, "--lang", "en", "timeline", *ON) == output(run, "--lang", "en", "timeline")


def test_without_today_in_it_the_timeline_has_no_line_for_it(run: Run) -> None:
    text = output(run, "--lang", "en", "timeline", now="2026-01-01T03:00:00")
    assert text.splitlines()[1] == "Today: Thursday, 1 January 2026"
    assert "|" not in text


# which


@pytest.mark.parametrize(
    ("options", "months", "events", "deadlines"),
    [
        (["--from", "20/4/2024", "--to", "3/6/2024"], "2024-04-01 2024-06-30", "gio-to dien-bien-phu", "tong-ket"),
        (["--from", "10/2024"], "2024-10-01 2024-12-31", "thanh-lap-xa dai-hoi", "du-toan"),
        (["--to", "31/1/2024"], "2024-01-01 2024-01-31", "", "de-cuong"),
        (["--from", "2025"], "2025-01-01 2025-01-31", "", ""),
        (["--unit", "thon-ban"], "2024-01-01 2024-05-31", "tet dien-bien-phu", "de-cuong don-tet"),
        (["--from", "9/2024", "--unit", "thon-ban"], "2024-09-01 2024-09-30", "", ""),
        (
            ["--unit", "thon-ban", "--unit", "van-hoa", "--from", "10/2024"],
            "2024-10-01 2024-12-31",
            "thanh-lap-xa dai-hoi",
            "du-toan",
        ),
    ],
)
def test_the_months_and_units_that_options_choose(
    options: list[str], months: str, events: str, deadlines: str, run: Run
) -> None:
    shown = found(run, "--plan", COMMUNE, "timeline", *options)
    assert f"{shown['first']} {shown['last']}" == months
    assert {window["event"] for window in shown["windows"]} == set(events.split())
    assert {item["id"] for item in shown["deadlines"]} == set(deadlines.split())


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (
            ["--from", "09/2023", "--to", "10/2023"],
            ["01/09/2023 – 31/10/2023: no campaign and no deadline.", "Try: plan timeline"],
        ),
        (
            ["--from", "2030", "--unit", "ban-tuyen-giao"],
            ["01/01/2030 – 31/01/2030: no campaign and no deadline.", "Try: plan timeline --unit ban-tuyen-giao"],
        ),
    ],
)
def test_with_nothing_in_the_months_it_says_so_and_what_to_try(options: list[str], lines: list[str], run: Run) -> None:
    assert output(run, "--lang", "en", "timeline", *options).splitlines() == lines


EMPTY = "id: e\ntitle: T\nperiod: 2024\nevents: []\nunits: [{id: u, name: U}]\n"


def test_a_plan_without_anything_has_an_empty_timeline(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text(EMPTY, encoding="utf-8")
    arguments = ("--plan", "empty.yaml", "--lang", "en", "timeline")
    nothing = "01/12/2023 – 31/12/2023: no campaign and no deadline."
    assert output(run, *arguments) == f"{nothing}\n"
    assert output(run, *arguments, "--unit", "u") == f"{nothing}\nTry: plan timeline\n"
    assert found(run, *arguments)["windows"] == []
    root = ElementTree.fromstring(output(run, *arguments, "--format", "svg"))
    assert nothing in {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    root = ElementTree.fromstring(output(run, *arguments, "--format", "svg", "--paper", "a4"))
    assert nothing in {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--from", "30/2/2024"],
            invalid("--from", "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th"),
        ),
        (["--from", "2/1/2024", "--to", "1/1/2024"], "--from 02/01/2024 is after --to 01/01/2024"),
        (["--on", "12/2023"], invalid("--on", "'12/2023' is more than one day; write one, such as 7/5/2024")),
        (
            ["--unit", "ban"],
            invalid(
                "--unit",
                "there is no unit 'ban'; expected one of: ban-tuyen-giao, "
                "phong-van-hoa-thong-tin, trung-tam-van-hoa-the-thao-truyen-thong, chi-hoi-van-hoc-nghe-thuat, "
                "dang-uy-mat-tran-doan-the",
            ),
        ),
        (["--format", "png"], not_one_of("--format", "png", "text", "svg", "json")),
        (["--paper", "a4"], "--paper is for pictures; add --format svg"),
        (["--paper", "a4", "--format", "json"], "--paper is for pictures; add --format svg"),
        (["--format", "svg", "--paper", "a3"], not_one_of("--paper", "a3", "a4")),
        (["x"], unexpected("x")),
    ],
)
def test_wrong_usage_is_explained(options: list[str], message: str, run: Run) -> None:
    assert run("timeline", *options) == usage("timeline [OPTIONS]", message)


# a picture


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_timeline_as_a_picture(language: str, run: Run, snapshot: Snapshot) -> None:
    snapshot(f"timeline-{language}.svg", output(run, "--lang", language, "timeline", "--format", "svg"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_timeline_for_a_sheet_of_paper(language: str, run: Run, snapshot: Snapshot) -> None:
    arguments = ("--lang", language, "timeline", *ON, "--format", "svg", "--paper")
    snapshot(f"timeline-a4-{language}.svg", output(run, *arguments, "a4"))
    assert output(run, *arguments, "A4") == output(run, *arguments, "a4")


def test_the_commune_as_a_picture(run: Run, snapshot: Snapshot) -> None:
    arguments = ("--plan", COMMUNE, "--plan", DISTRICT, "--lang", "en", "timeline", "--format", "svg")
    text = output(run, *arguments, "--from", "4/2024", "--to", "11/2024", now="2024-05-02T03:00:00")
    snapshot("timeline-two-plans-en.svg", text)


def test_a_picture_goes_to_a_file_in_utf_8_whatever_the_output_can_write(run: Run, tmp_path: Path) -> None:
    result = run("timeline", "--format", "svg", "-o", "timeline.svg")
    assert (result.code, result.content, result.err) == (0, b"", "plan: wrote timeline.svg\n")
    content = (tmp_path / "timeline.svg").read_bytes()
    assert content == run("timeline", "--format", "svg").content
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    arguments = ("timeline", *ON, "--format", "svg")
    assert in_pipe(*arguments, PYTHONIOENCODING="ascii").stdout == in_pipe(*arguments).stdout


def test_the_text_may_go_to_a_file_too(run: Run, tmp_path: Path) -> None:
    assert run("timeline", "-o", "timeline.txt") == (0, b"", "plan: wrote timeline.txt\n")
    assert (tmp_path / "timeline.txt").read_bytes() == run("timeline").content


# JSON


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_timeline_for_programs(language: str, run: Run, snapshot: Snapshot) -> None:
    snapshot(f"timeline-json-{language}.txt", output(run, "--lang", language, "timeline", "--format", "json"))


def test_the_json_has_windows_and_deadlines_as_plan_windows_has_them(run: Run) -> None:
    shown, listed = found(run, "--plan", COMMUNE, "timeline"), found(run, "--plan", COMMUNE, "windows", "--all")
    assert list(shown) == ["plan", "plans", "on", "first", "last", "windows", "dates", "deadlines", "overlaps"]
    for key in ("plan", "plans", "on", "windows", "dates", "deadlines"):
        assert shown[key] == listed[key]


def test_the_overlaps_of_two_plans_say_whose_each_event_is(run: Run) -> None:
    shown = found(run, "--plan", COMMUNE, "--plan", DISTRICT, "--lang", "en", "timeline", "--from", "5/2024")
    assert shown["plan"] is None
    assert shown["overlaps"] == [
        {
            "first": "2024-04-24",
            "last": "2024-05-12",
            "days": 19,
            "events": [
                {
                    "plan": "binh-lu-2024",
                    "event": "dien-bien-phu",
                    "summary": "70 years of the Điện Biên Phủ Victory",
                    "short": None,
                    "years": 70,
                    "tentative": False,
                },
                {
                    "plan": "tam-duong-2024",
                    "event": "dien-bien-phu",
                    "summary": "Điện Biên Phủ Victory",
                    "short": None,
                    "years": None,
                    "tentative": False,
                },
            ],
        }
    ]
