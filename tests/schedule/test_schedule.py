"""The schedule as a whole: what is chosen from it, several plans as one, and slips that only days show."""

from __future__ import annotations

import datetime

import pytest

from tamduong_cli.dates.expression import parse_span
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.schedule import Schedule, check_schedule, merged, resolve
from tamduong_cli.views.problem_lines import lines
from tests.schedule.test_windows import plan_of, schedule_of

TEXT = """\
window: {before: 1, after: 1}
events:
  - {id: may, summary: A, date: 7/5/2024}
  - {id: june, summary: B, date: 28/6/2024}
deadlines:
  - {id: report, summary: C, event: may, before: 20, units: [office]}
  - {id: for-all, summary: D, date: 7/5/2024}
  - {id: of-june, summary: E, event: june, after: 3}
activities:
  - {id: daily, summary: F, event: may, repeat: daily}
  - {id: once, summary: G, event: june, date: 28/6/2024, units: [office]}
units:
  - {id: office, name: A}
  - {id: homes, name: B, events: [may]}
"""


def found(schedule: Schedule) -> tuple[list[str], list[str], list[str]]:
    """The ids of its windows, deadlines and activities."""
    return (
        [window.event.id for window in schedule.windows],
        [item.deadline.id for item in schedule.deadlines],
        [series.activity.id for series in schedule.activities],
    )


@pytest.mark.parametrize(
    ("days", "due", "events", "units", "windows", "deadlines", "activities"),
    [
        (None, None, [], [], ["may", "june"], ["report", "for-all", "of-june"], ["daily", "once"]),
        ("7/5/2024", None, [], [], ["may"], ["for-all"], ["daily"]),
        ("17/4/2024", None, [], [], [], ["report"], []),
        # deadlines that are near are with what is on
        ("11/4/2024", "11/4/2024 - 18/4/2024", [], [], [], ["report"], []),
        ("6/5/2024", "6/5/2024 - 13/5/2024", [], [], ["may"], ["for-all"], ["daily"]),
        ("8/5/2024", "8/5/2024 - 15/5/2024", [], [], ["may"], [], ["daily"]),
        (None, None, ["may"], [], ["may"], ["report"], ["daily"]),
        (None, None, ["june"], [], ["june"], ["of-june"], ["once"]),
        (None, None, ["june", "may"], [], ["may", "june"], ["report", "of-june"], ["daily", "once"]),
        (None, None, [], ["homes"], ["may"], ["for-all"], ["daily"]),
        (None, None, [], ["office"], ["may", "june"], ["report", "for-all", "of-june"], ["daily", "once"]),
        (None, None, ["june"], ["homes"], [], [], []),
        ("2025", None, [], [], [], [], []),
    ],
)
def test_what_is_chosen_by_days_events_and_units(
    days: str | None,
    due: str | None,
    events: list[str],
    units: list[str],
    windows: list[str],
    deadlines: list[str],
    activities: list[str],
) -> None:
    def span(text: str | None) -> Span | None:
        return parse_span(text) if text else None

    chosen = schedule_of(TEXT).chosen(days=span(days), due=span(due), events=events, units=units)
    assert found(chosen) == (windows, deadlines, activities)
    assert chosen.is_empty is not bool(windows or deadlines or activities)


def test_what_never_happens_is_chosen_only_without_days() -> None:
    schedule = schedule_of(TEXT.replace("repeat: daily", "repeat: hằng tháng ngày 20"))
    assert found(schedule.chosen())[2] == ["daily", "once"]
    assert found(schedule.chosen(days=parse_span("05/2024")))[2] == []


def test_the_schedules_of_a_unit_and_of_an_event() -> None:
    schedule = schedule_of(TEXT)
    office, homes = schedule.plan.units
    assert found(schedule.of_unit(office)) == found(schedule)
    assert found(schedule.of_unit(homes)) == (["may"], ["for-all"], ["daily"])
    assert schedule.by_unit() == {unit.id: schedule.of_unit(unit) for unit in schedule.plan.units}
    assert found(schedule.of_event(schedule.plan.events[1])) == (["june"], ["of-june"], ["once"])


def of_text(text: str) -> Schedule:
    return schedule_of(text)


def test_several_plans_are_one_schedule_in_the_order_of_days() -> None:
    one = of_text(TEXT)
    other = of_text(
        "window: {before: 0, after: 0}\n"
        "events: [{id: first, summary: A, date: 1/1/2024}, {id: may, summary: B, date: 9/5/2024}]\n"
        "deadlines: [{id: middle, summary: C, date: 1/5/2024}]\n"
        "activities: [{id: other, summary: D, event: may, date: 9/5/2024}]\n"
        "units: [{id: office, name: A}]\n"
    )
    together = merged([one, other])
    assert together.plans == (one.plan, other.plan)
    assert together.plan is one.plan
    assert found(together) == (
        ["first", "may", "may", "june"],
        ["report", "middle", "for-all", "of-june"],
        ["daily", "once", "other"],
    )

    def plans(schedule: Schedule) -> list[Plan]:
        return [item.plan for item in schedule.items]

    assert plans(together) == [
        *[other.plan, one.plan, other.plan, one.plan],
        *[one.plan, other.plan, one.plan, one.plan],
        *[one.plan, one.plan, other.plan],
    ]
    assert together.of_plan(one.plan) == one
    assert together.of_plan(other.plan) == other


def test_one_plan_alone_is_itself() -> None:
    schedule = of_text(TEXT)
    assert merged([schedule]) is schedule


@pytest.mark.parametrize(
    ("deadline", "slip"),
    [
        ("date: 1/6/2024", None),
        ("date: 31/12/2024", None),
        ("date: 1/1/2025", ("31", "01/01/2025")),
        ("event: e, before: 127", None),
        ("event: e, before: 128", ("43", "31/12/2023")),
        ("event: e, after: 300", ("42", "03/03/2025")),
        ("date: 23/12/2024 âm lịch", ("31", "22/01/2025 (lunar 23/12)")),
    ],
)
def test_a_deadline_outside_the_plans_period_is_a_slip(deadline: str, slip: tuple[str, str] | None) -> None:
    text = (
        "window: {before: 1, after: 1}\nevents: [{id: e, summary: S, date: 7/5/2024}]\n"
        f"deadlines:\n  - {{id: d, summary: S, {deadline}}}\n"
    )
    plan = plan_of(text)._replace(period=parse_span("2024"))
    schedule = resolve(plan, Report("plan.yaml"))
    assert schedule
    expected = (
        f"plan.yaml:7:{slip[0]}: warning: {slip[1]} is outside the plan's period, 01/01/2024 – 31/12/2024 "
        "[outside-period]\n"
        if slip
        else ""
    )
    assert lines(list(check_schedule(schedule)), Language("en")) == expected


def test_a_plan_without_slips_has_none() -> None:
    assert list(check_schedule(schedule_of(TEXT))) == []
    assert schedule_of(TEXT).windows[0].first == datetime.date(2024, 5, 6)
