"""`plan anniversaries`: what the plan commemorates, year by year."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.schedule.anniversaries import anniversaries
from tamduong_cli.schedule.loading import load
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal.anniversary_cards import anniversaries_page
from tests.clicks import invalid
from tests.conftest import PLAN, Run

Snapshot = Callable[[str, str], None]
YEARS = ("--years", "2028-2029")


@pytest.fixture(autouse=True)
def _built_in_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_FILE", str(PLAN))


def output(run: Run, *arguments: str, now: str = "2023-12-05T03:00:00") -> str:
    result = run("--lang", "en", *arguments, now=now)
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize("format_", ["table", "json", "tsv", "markdown"])
def test_the_anniversaries_of_2028_and_2029(format_: str, run: Run, snapshot: Snapshot) -> None:
    snapshot(f"anniversaries-{format_}-en.txt", output(run, "anniversaries", *YEARS, "--format", format_))


def test_the_anniversaries_for_a_spreadsheet(run: Run) -> None:
    lines = output(run, "anniversaries", *YEARS, "--format", "csv").split("\r\n")
    assert lines[0].startswith("\ufeffYear,Anniversary,Weekday,")
    assert len(lines) == 12


@pytest.mark.parametrize("width", [80, 120])
def test_the_anniversaries_on_a_terminal(width: int, snapshot: Snapshot) -> None:
    plan = load(str(PLAN)).plan
    assert plan
    found = anniversaries(plan, range(2028, 2030))
    text = anniversaries_page(found, [plan], Language("en"), Screen(width, False, True))
    assert all(len(line) <= width for line in text.splitlines())
    snapshot(f"terminal-anniversaries-{width}-en.txt", text)


@pytest.mark.parametrize(
    ("now", "years"),
    [
        ("2023-12-05T03:00:00", [2023, 2024, 2025, 2026, 2027]),
        ("2023-12-31T16:59:59", [2023, 2024, 2025, 2026, 2027]),
        ("2023-12-31T17:00:00", [2024, 2025, 2026, 2027, 2028]),
    ],
)
def test_this_year_and_the_four_after_it_in_the_plans_time_zone(now: str, years: list[int], run: Run) -> None:
    assert json.loads(output(run, "anniversaries", "--format", "json", now=now))["years"] == years


PLACES = """\
id: {id}
title: {id}
period: 2024
window: {{before: 20, after: 5}}
events:
  - {{id: a, summary: Kỷ niệm {count} năm A, origin: {origin}, date: {date}}}
"""


def test_several_plans_are_one_list_with_the_plan_as_a_column(run: Run, tmp_path: Path, snapshot: Snapshot) -> None:
    for id, count, origin, date in (("xa", 70, "7/5/1954", "7/5/2024"), ("tinh", 78, "10/1946", "10/2024")):
        Path(f"{id}.yaml").write_text(PLACES.format(id=id, count=count, origin=origin, date=date), encoding="utf-8")
    text = output(run, "--plan", "tinh.yaml", "--plan", "xa.yaml", "anniversaries", "--years", "2026")
    snapshot("anniversaries-two-plans-en.txt", text)


YEARLY = """\
id: xa
title: Lễ hội năm 2024
period: 2024
window: {before: 20, after: 5}
events:
  - {id: tet, summary: Mừng Xuân Giáp Thìn 2024, date: 1/1/2024 âm lịch}
  - {id: vu-lan, summary: Lễ Vu lan, date: tháng 7/2024 âm lịch}
  - {id: a, summary: Kỷ niệm 79 năm A, origin: 1945, date: 12/12/2024}
"""


@pytest.mark.parametrize("format_", ["table", "json", "tsv"])
def test_what_comes_every_year_by_the_moon(format_: str, run: Run, snapshot: Snapshot) -> None:
    Path("plan.yaml").write_text(YEARLY, encoding="utf-8")
    text = output(run, "--plan", "plan.yaml", "anniversaries", "--years", "2029", "--format", format_)
    snapshot(f"anniversaries-yearly-{format_}-en.txt", text)


def test_what_comes_every_year_on_a_terminal(snapshot: Snapshot) -> None:
    Path("plan.yaml").write_text(YEARLY, encoding="utf-8")
    plan = load("plan.yaml").plan
    assert plan
    found = anniversaries(plan, range(2029, 2030))
    snapshot(
        "terminal-anniversaries-yearly-en.txt",
        anniversaries_page(found, [plan], Language("en"), Screen(80, False, True)),
    )


@pytest.mark.parametrize(
    ("years", "message"),
    [
        ("5/2028", "'5/2028' is not a year or a range of years; write 2028, or 2028 - 2029"),
        ("soon", "'soon' is not a date; "),
        ("1900-2100", "'1900-2100' is more than 100 years"),
    ],
)
def test_other_years_are_wrong_usage(years: str, message: str, run: Run) -> None:
    result = run("anniversaries", "--years", years)
    assert result.code == 2
    assert invalid("--years", message) in result.err


def test_a_plan_without_origins_has_none(run: Run) -> None:
    text = "id: xa\ntitle: X\nperiod: 2024\nevents:\n  - {id: a, summary: A, window: 2024}\n"
    Path("plan.yaml").write_text(text, encoding="utf-8")
    assert output(run, "--plan", "plan.yaml", "anniversaries", *YEARS) == (
        "2028 – 2029: no anniversary.\n"
        "Only events with 'origin', the day in history, or with a 'date' of the lunar calendar come again.\n"
    )


def test_a_window_of_the_rule_is_that_which_the_plan_gives_the_event(run: Run) -> None:
    """In the plan's own years the anniversaries with the rule's window are those that `windows` lists."""
    plan = load(str(PLAN)).plan
    assert plan
    found = {item.event.id: item.window for item in anniversaries(plan, range(2024, 2025))}
    listed = json.loads(output(run, "windows", "--all", "--format", "json"))["windows"]
    by_rule = {w["event"]: (w["first"], w["last"]) for w in listed if w["basis"] == "rule" and w["first"] > "2024"}
    assert len(by_rule) == 3
    for id, ends in by_rule.items():
        window = found[id]
        assert isinstance(window, Span)
        assert (window.first.isoformat(), window.last.isoformat()) == ends
