"""Resolving: which days a window has, and what a day is to it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.expression import parse_span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import load
from tamduong_cli.schedule.schedule import Schedule, check_schedule, resolve
from tamduong_cli.schedule.windows import Window
from tamduong_cli.views.problem_lines import lines
from tests.conftest import PLAN, plan_file

SOURCE_WINDOWS = [
    # event, date, first, last, days, basis: the table of the design
    ("so-ket-giua-nhiem-ky", None, "2023-06-01", "2023-08-31", 92, "event"),
    ("giai-phong-thi-tran-lai-chau", "2023-12-12", "2023-11-22", "2023-12-17", 26, "rule"),
    ("tach-tinh", "2024-01-01", "2023-12-01", "2024-01-10", 41, "event"),
    ("dien-bien-phu", "2024-05-07", "2024-04-17", "2024-05-12", 26, "rule"),
    ("thanh-lap-tinh", "2024-06-28", "2024-06-08", "2024-07-03", 26, "rule"),
    ("thanh-lap-dang-bo-tinh", "2024-10-10", "2024-09-20", "2024-10-15", 26, "rule"),
]


def test_the_windows_of_the_source_document() -> None:
    schedule = load(str(PLAN)).schedule
    assert schedule is not None
    found = [
        (
            window.event.id,
            window.event.date and window.event.date.first.isoformat(),
            window.first.isoformat(),
            window.last.isoformat(),
            window.days,
            window.basis,
        )
        for window in schedule.windows
    ]
    assert found == SOURCE_WINDOWS
    assert all(window.rule.ref == "II.3" for window in schedule.windows)


HEAD = "id: x\ntitle: T\nperiod: 0001 - 9999\n"


def plan_of(text: str) -> Plan:
    file = plan_file(HEAD + text)
    assert file.plan is not None, lines(file.problems, Language("en"))
    return file.plan


def schedule_of(text: str) -> Schedule:
    file = plan_file(HEAD + text)
    assert file.schedule is not None, lines(file.problems, Language("en"))
    return file.schedule


def window_of(event: str, rule: str = "{before: 20, after: 5}") -> Window:
    """The window of an event with these keys, under the plan's rule."""
    (window,) = schedule_of(f"window: {rule}\nevents: [{{id: e, summary: S, {event}}}]\n").windows
    return window


def days_of(window: Window) -> tuple[str, str, int]:
    return window.first.isoformat(), window.last.isoformat(), window.days


BY_RULE = [
    # before, after, date, first, last, days
    ("20", "5", "12/12/2023", "2023-11-22", "2023-12-17", 26),
    ("20 ngày", "05 ngày", "12/12/2023", "2023-11-22", "2023-12-17", 26),
    ("0", "0", "7/5/2024", "2024-05-07", "2024-05-07", 1),
    # 29 February and 1 March, in leap years and others
    ("1", "1", "29/2/2024", "2024-02-28", "2024-03-01", 3),
    ("20", "5", "29/2/2024", "2024-02-09", "2024-03-05", 26),
    ("366", "366", "29/2/2024", "2023-02-28", "2025-03-01", 733),
    ("1", "0", "1/3/2024", "2024-02-29", "2024-03-01", 2),
    ("1", "0", "1/3/2023", "2023-02-28", "2023-03-01", 2),
    ("1", "0", "1/3/2000", "2000-02-29", "2000-03-01", 2),
    ("1", "0", "1/3/1900", "1900-02-28", "1900-03-01", 2),
    ("0", "1", "28/2/2024", "2024-02-28", "2024-02-29", 2),
    ("0", "1", "28/2/2023", "2023-02-28", "2023-03-01", 2),
    ("20", "5", "1/3/2024", "2024-02-10", "2024-03-06", 26),
    ("20", "5", "1/3/2023", "2023-02-09", "2023-03-06", 26),
    # the turn of the year
    ("20", "5", "31/12/2023", "2023-12-11", "2024-01-05", 26),
    ("20", "5", "1/1/2024", "2023-12-12", "2024-01-06", 26),
    ("20", "5", "5/1/2024", "2023-12-16", "2024-01-10", 26),
    # weeks
    ("2 weeks", "1 week", "7/5/2024", "2024-04-23", "2024-05-14", 22),
    ("2 tuần", "0", "1/1/2024", "2023-12-18", "2024-01-01", 15),
    # months, in which a missing day is the month's last
    ("1 month", "1 month", "31/3/2024", "2024-02-29", "2024-04-30", 62),
    ("1 tháng", "1 tháng", "31/3/2023", "2023-02-28", "2023-04-30", 62),
    ("1 month", "1 month", "29/2/2024", "2024-01-29", "2024-03-29", 61),
    ("12 months", "12 months", "29/2/2024", "2023-02-28", "2025-02-28", 732),
    ("2 months", "0", "31/12/2023", "2023-10-31", "2023-12-31", 62),
    ("0", "2 months", "31/12/2023", "2023-12-31", "2024-02-29", 61),
    ("1 month", "5 days", "15/1/2024", "2023-12-15", "2024-01-20", 37),
]


@pytest.mark.parametrize(("before", "after", "date", "first", "last", "days"), BY_RULE)
def test_a_window_counts_from_the_date_with_both_ends_included(
    before: str, after: str, date: str, first: str, last: str, days: int
) -> None:
    by_rule = window_of(f"date: {date}", f"{{before: {before}, after: {after}}}")
    assert (*days_of(by_rule), by_rule.basis) == (first, last, days, "rule")
    own = window_of(f"date: {date}, window: {{before: {before}, after: {after}}}", "{before: 99, after: 99}")
    assert (*days_of(own), own.basis) == (first, last, days, "event")


@pytest.mark.parametrize(
    ("event", "first", "last", "days"),
    [
        ("window: 01/12/2023 - 10/01/2024", "2023-12-01", "2024-01-10", 41),
        ("window: 06/2023 - 08/2023", "2023-06-01", "2023-08-31", 92),
        ("window: tháng 6 - 8/2023", "2023-06-01", "2023-08-31", 92),
        ("window: 02/2024", "2024-02-01", "2024-02-29", 29),
        ("window: 02/2023", "2023-02-01", "2023-02-28", 28),
        ("window: Quý IV/2022", "2022-10-01", "2022-12-31", 92),
        ("window: 2024", "2024-01-01", "2024-12-31", 366),
        ("window: 7/5/2024", "2024-05-07", "2024-05-07", 1),
        ("window: {from: 06/2023, to: 08/2023}", "2023-06-01", "2023-08-31", 92),
        ("window: {from: 2023, to: 2023}", "2023-01-01", "2023-12-31", 365),
        ("window: {from: 29/2/2024, to: 1/3/2024}", "2024-02-29", "2024-03-01", 2),
        ("date: 1/1/2024, window: 01/12/2023 - 10/01/2024", "2023-12-01", "2024-01-10", 41),
        # one end a day, the other counted from the date
        ("date: 7/5/2024, window: {from: 1/5/2024, after: 5}", "2024-05-01", "2024-05-12", 12),
        ("date: 7/5/2024, window: {from: 05/2024, after: 1 tháng}", "2024-05-01", "2024-06-07", 38),
        ("date: 31/12/2023, window: {from: 31/12/2023, after: 1}", "2023-12-31", "2024-01-01", 2),
        ("date: 7/5/2024, window: {before: 2 tuần, to: 7/5/2024}", "2024-04-23", "2024-05-07", 15),
        ("date: 1/3/2024, window: {before: 1, to: 03/2024}", "2024-02-29", "2024-03-31", 32),
        # which need not hold the date
        ("date: 7/5/2024, window: {from: 10/5/2024, after: 5}", "2024-05-10", "2024-05-12", 3),
        ("date: 7/5/2024, window: 1/6/2024 - 2/6/2024", "2024-06-01", "2024-06-02", 2),
    ],
)
def test_an_own_window_takes_the_rules_place(event: str, first: str, last: str, days: int) -> None:
    window = window_of(event)
    assert (*days_of(window), window.basis) == (first, last, days, "event")


@given(
    st.dates(datetime.date(100, 1, 1), datetime.date(9900, 12, 31)),
    st.integers(0, 9_999),
    st.integers(0, 9_999),
)
def test_every_window_holds_its_date_and_is_as_long_as_its_parts(date: datetime.date, before: int, after: int) -> None:
    window = window_of(f"date: {date.day}/{date.month}/{date.year:04}", f"{{before: {before}, after: {after}}}")
    assert window.days == before + 1 + after
    assert window.first == date - datetime.timedelta(before)
    assert window.last == date + datetime.timedelta(after)
    assert window.span.holds(date)
    assert (window.day(date), window.days_left(date)) == (before + 1, after)


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 30)), min_size=1, max_size=8))
def test_windows_are_in_the_order_of_their_days_and_then_of_the_plan(spans: list[tuple[int, int]]) -> None:
    events = "".join(
        f"  - {{id: e{number}, summary: S, date: {day}/2/2024, window: {{from: {day}/2/2024, after: {length}}}}}\n"
        for number, (day, length) in enumerate(spans)
    )
    windows = schedule_of(f"events:\n{events}").windows
    order = sorted(range(len(spans)), key=lambda number: (spans[number][0], sum(spans[number]), number))
    assert [window.event.id for window in windows] == [f"e{number}" for number in order]


ON_A_DAY = [
    # day, status, day of the window, days left, days until
    ("2024-01-01", "upcoming", None, None, 107),
    ("2024-04-15", "upcoming", None, None, 2),
    ("2024-04-16", "upcoming", None, None, 1),
    ("2024-04-17", "active", 1, 25, None),
    ("2024-04-18", "active", 2, 24, None),
    ("2024-05-07", "active", 21, 5, None),
    ("2024-05-11", "active", 25, 1, None),
    ("2024-05-12", "active", 26, 0, None),
    ("2024-05-13", "past", None, None, None),
    ("9999-12-31", "past", None, None, None),
]


@pytest.mark.parametrize(("on", "status", "day", "days_left", "days_until"), ON_A_DAY)
def test_what_a_day_is_to_a_window(
    on: str, status: str, day: int | None, days_left: int | None, days_until: int | None
) -> None:
    window = window_of("date: 7/5/2024")
    there = datetime.date.fromisoformat(on)
    assert (window.status(there), window.day(there), window.days_left(there), window.days_until(there)) == (
        status,
        day,
        days_left,
        days_until,
    )


def test_a_window_of_one_day_is_on_that_day_only() -> None:
    window = window_of("window: 7/5/2024")
    days = [datetime.date(2024, 5, day) for day in (6, 7, 8)]
    assert [window.status(day) for day in days] == ["upcoming", "active", "past"]
    assert (window.day(days[1]), window.days_left(days[1])) == (1, 0)


SEVERAL = """
window: {before: 20, after: 5}
events:
  - {id: may, summary: A, date: 7/5/2024}
  - {id: june, summary: B, date: 28/6/2024}
  - {id: culture, summary: C, window: {from: 10/05/2024, to: 15/05/2024, units: [culture]}}
  - {id: nobody, summary: D, window: {from: 1/5/2024, to: 2/5/2024, units: []}}
units:
  - {id: all, name: A}
  - {id: culture, name: B, events: [may, culture]}
  - {id: front, name: C, events: [june, culture]}
  - {id: none, name: D, events: []}
"""


def test_a_unit_takes_part_where_both_its_events_and_the_windows_units_say_so() -> None:
    assert {window.event.id: [unit.id for unit in window.units] for window in schedule_of(SEVERAL).windows} == {
        "may": ["all", "culture"],
        "june": ["all", "front"],
        "culture": ["culture"],
        "nobody": [],
    }


@pytest.mark.parametrize(
    ("unit", "events"),
    [("all", ["may", "june"]), ("culture", ["may", "culture"]), ("front", ["june"]), ("none", [])],
)
def test_the_schedule_of_a_unit(unit: str, events: list[str]) -> None:
    schedule = schedule_of(SEVERAL)
    (there,) = (each for each in schedule.plan.units if each.id == unit)
    own = schedule.of_unit(there)
    assert own.plans == schedule.plans == (schedule.plan,)
    assert [window.event.id for window in own.windows] == events


@pytest.mark.parametrize(
    ("days", "events", "units", "found"),
    [
        (None, [], [], ["may", "nobody", "culture", "june"]),
        # a window of 17/4 to 12/5, and one of 8/6 to 3/7
        ("1/4/2024 - 16/4/2024", [], [], []),
        ("1/4/2024 - 17/4/2024", [], [], ["may"]),
        ("17/4/2024", [], [], ["may"]),
        ("2/5/2024", [], [], ["may", "nobody"]),
        ("3/5/2024", [], [], ["may"]),
        ("12/5/2024", [], [], ["may", "culture"]),
        ("13/5/2024", [], [], ["culture"]),
        ("16/5/2024 - 7/6/2024", [], [], []),
        ("16/5/2024 - 8/6/2024", [], [], ["june"]),
        ("3/7/2024 - 31/12/2024", [], [], ["june"]),
        ("4/7/2024 - 31/12/2024", [], [], []),
        ("2024", [], [], ["may", "nobody", "culture", "june"]),
        (None, ["june"], [], ["june"]),
        (None, ["june", "may"], [], ["may", "june"]),
        (None, ["unknown"], [], []),
        (None, [], ["culture"], ["may", "culture"]),
        (None, [], ["culture", "front"], ["may", "culture", "june"]),
        (None, [], ["none"], []),
        (None, ["may", "june"], ["front"], ["june"]),
        ("05/2024", ["may", "june"], ["all", "front"], ["may"]),
        ("05/2024", [], ["front"], []),
    ],
)
def test_windows_are_selected_by_days_events_and_units(
    days: str | None, events: list[str], units: list[str], found: list[str]
) -> None:
    schedule = schedule_of(SEVERAL)
    span = parse_span(days) if days else None
    chosen = schedule.chosen(days=span, events=events, units=units)
    assert [window.event.id for window in chosen.windows] == found
    assert chosen.is_empty is not bool(found)


def test_the_first_and_the_last_days_of_the_calendar_can_be_had() -> None:
    window = window_of("date: 21/1/0001", "{before: 20, after: 5}")
    assert days_of(window) == ("0001-01-01", "0001-01-26", 26)
    window = window_of("date: 25/12/9999", "{before: 20, after: 5}")
    assert days_of(window) == ("9999-12-05", "9999-12-30", 26)
    window = window_of("window: 1/1/0001 - 30/12/9999")
    assert days_of(window) == ("0001-01-01", "9999-12-30", 3_652_058)


BEYOND = "the window goes beyond the first day or the last of the calendar"
NO_LAST_DAY = "a calendar cannot hold the last day of the year 9999"


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        ("date: 20/1/0001", f"plan.yaml:8:11: error: {BEYOND} [out-of-range]"),
        ("date: 27/12/9999", f"plan.yaml:8:11: error: {BEYOND} [out-of-range]"),
        ("date: 26/12/9999", f"plan.yaml:8:11: error: {NO_LAST_DAY} [out-of-range]"),
        ("window: 31/12/9999", f"plan.yaml:8:13: error: {NO_LAST_DAY} [out-of-range]"),
        ("window: {from: 9999, to: 9999}", f"plan.yaml:8:13: error: {NO_LAST_DAY} [out-of-range]"),
        (
            "window: {before: 5, to: 20/12/9999}\n    date: 31/12/9999",
            "plan.yaml:8:13: error: the window ends before it begins: 26/12/9999 comes after 20/12/9999 "
            "[range-reversed]",
        ),
        (
            "window: {from: 1/1/9999, to: 20/12/9999}\n    date: 31/12/9999",
            f"plan.yaml:9:11: error: {NO_LAST_DAY} [out-of-range]",
        ),
        ("window: {before: 1 month, after: 0}\n    date: 31/1/0001", f"plan.yaml:8:13: error: {BEYOND} [out-of-range]"),
        (
            "window: {before: 0, after: 31}\n    date: 30/11/9999",
            f"plan.yaml:8:13: error: {NO_LAST_DAY} [out-of-range]",
        ),
        ("window: {before: 0, after: 999999}\n    date: 7/5/9999", f"plan.yaml:8:13: error: {BEYOND} [out-of-range]"),
        (
            "window: {before: 999999 weeks, after: 0}\n    date: 7/5/2024",
            f"plan.yaml:8:13: error: {BEYOND} [out-of-range]",
        ),
        (
            "window: {before: 999999 months, after: 0}\n    date: 7/5/2024",
            f"plan.yaml:8:13: error: {BEYOND} [out-of-range]",
        ),
        (
            "window: {from: 13/5/2024, after: 5}\n    date: 7/5/2024",
            "plan.yaml:8:13: error: the window ends before it begins: 13/05/2024 comes after 12/05/2024 "
            "[range-reversed]",
        ),
    ],
)
def test_a_window_that_cannot_be_had_is_a_problem_at_its_place(event: str, problem: str) -> None:
    plan = plan_of(f"window: {{before: 20, after: 5}}\nevents:\n  - id: e\n    summary: S\n    {event}\n")
    report = Report("plan.yaml")
    assert resolve(plan, report) is None
    assert lines(report.problems, Language("en")) == f"{problem}\n"


def test_all_windows_that_cannot_be_had_are_named_at_once() -> None:
    plan = plan_of(
        "window: {before: 20, after: 5}\nevents:\n"
        "  - {id: a, summary: A, date: 1/1/0001}\n"
        "  - {id: b, summary: B, date: 7/5/2024}\n"
        "  - {id: c, summary: C, date: 31/12/9999}\n"
    )
    report = Report("plan.yaml")
    assert resolve(plan, report) is None
    assert lines(report.problems, Language("en")) == (
        f"plan.yaml:6:31: error: {BEYOND} [out-of-range]\nplan.yaml:8:31: error: {BEYOND} [out-of-range]\n"
    )


@given(st.dates(), st.sampled_from(["", " weeks", " months"]), st.integers(0, 999_999), st.integers(0, 999_999))
def test_no_date_and_no_length_overflows(date: datetime.date, unit: str, before: int, after: int) -> None:
    plan = plan_of(
        f"window: {{before: {before}{unit}, after: {after}{unit}}}\n"
        f"events: [{{id: e, summary: S, date: {date.day}/{date.month}/{date.year:04}}}]\n"
    )
    report = Report("plan.yaml")
    result = resolve(plan, report)
    if result:
        assert result.windows[0].first <= date <= result.windows[0].last < datetime.date.max
    else:
        assert [problem.code for problem in report.problems] == ["out-of-range"]


# months, quarters, years and lunar dates


@pytest.mark.parametrize(
    ("event", "first", "last", "days"),
    [
        # by the rule: before the first day of the date, after its last
        ("date: 10/2024", "2024-09-11", "2024-11-05", 56),
        ("date: 02/2024", "2024-01-12", "2024-03-05", 54),
        ("date: Quý IV/2024", "2024-09-11", "2025-01-05", 117),
        ("date: 2024", "2023-12-12", "2025-01-05", 391),
        ("date: 10/3/2024 âm lịch", "2024-03-29", "2024-04-23", 26),
        ("date: 18/4/2024 (10/3 âm lịch)", "2024-03-29", "2024-04-23", 26),
        ("date: mùng 10 tháng 3 âm lịch năm 2024", "2024-03-29", "2024-04-23", 26),
        ("date: 1/2 nhuận/2023 âm lịch", "2023-03-02", "2023-03-27", 26),
        ("date: 3/2024 âm lịch", "2024-03-20", "2024-05-12", 54),
        ("date: 1/1/1985 âm lịch", "1985-01-01", "1985-01-26", 26),  # Tết, a month before China's
        ("date: 1/1/2007 âm lịch", "2007-01-28", "2007-02-22", 26),  # a day before China's
        ("date: 1/1/2030 âm lịch", "2030-01-13", "2030-02-07", 26),
        # its own
        ("window: mùng 1 - 15/1/2024 âm lịch", "2024-02-10", "2024-02-24", 15),
        ("window: 1/2024 âm lịch", "2024-02-10", "2024-03-09", 29),
        ("window: {from: 23/12/2023 âm lịch, to: 15/1/2024 âm lịch}", "2024-02-02", "2024-02-24", 23),
        ("window: {from: 1/1/2024 âm lịch, to: 15/3/2024}", "2024-02-10", "2024-03-15", 35),
        ("date: 10/2024, window: {before: 1 month, after: 1 month}", "2024-09-01", "2024-11-30", 91),
        ("date: 10/2024, window: {from: 15/9/2024, after: 5}", "2024-09-15", "2024-11-05", 52),
    ],
)
def test_a_window_counts_from_the_first_and_the_last_day_that_a_date_may_be(
    event: str, first: str, last: str, days: int
) -> None:
    assert days_of(window_of(event)) == (first, last, days)


# several windows


PHASES = """
window: {before: 20, after: 5}
events:
  - id: may
    summary: A
    date: 7/5/2024
    windows:
      - {name: Cao điểm, from: 01/4/2024, after: 5 days, ref: II.3}
      - {name: Đợt 1, from: 03/2024, to: 03/2024}
      - {name: Treo cờ cơ quan, id: treo-co, before: 11 ngày, to: 8/5/2024, units: [office]}
      - {name: {vi: Treo cờ nhà dân, en: Flags at homes}, before: 0, after: 0, units: [homes]}
  - {id: june, summary: B, date: 28/6/2024}
units:
  - {id: all, name: A}
  - {id: office, name: B, events: [may]}
  - {id: homes, name: C, events: [june]}
"""


def test_an_events_windows_each_have_a_name_days_a_source_and_units() -> None:
    windows = schedule_of(PHASES.replace("events: [june]", "events: [may, june]")).windows
    assert [
        (
            window.event.id,
            window.name and window.name.in_("vi"),
            window.rule.phase,
            days_of(window),
            window.basis,
            window.rule.ref,
            [unit.id for unit in window.units],
        )
        for window in windows
    ] == [
        ("may", "Đợt 1", "dot-1", ("2024-03-01", "2024-03-31", 31), "event", None, ["all", "office", "homes"]),
        ("may", "Cao điểm", "cao-diem", ("2024-04-01", "2024-05-12", 42), "event", "II.3", ["all", "office", "homes"]),
        ("may", "Treo cờ cơ quan", "treo-co", ("2024-04-26", "2024-05-08", 13), "event", None, ["office"]),
        ("may", "Treo cờ nhà dân", "treo-co-nha-dan", ("2024-05-07", "2024-05-07", 1), "event", None, ["homes"]),
        ("june", None, "", ("2024-06-08", "2024-07-03", 26), "rule", None, ["all", "homes"]),
    ]
    assert windows[3].name is not None
    assert windows[3].name.in_("en") == "Flags at homes"
    assert [window.replaced is None for window in windows] == [False, False, False, False, True]


def test_only_a_unit_that_has_the_event_has_a_window_of_it() -> None:
    windows = schedule_of(PHASES).windows
    assert [[unit.id for unit in window.units] for window in windows] == [
        ["all", "office"],
        ["all", "office"],
        ["office"],
        [],
        ["all", "homes"],
    ]
    named = [window.audience and [reference.id for reference in window.audience] for window in windows]
    assert named == [None, None, ["office"], ["homes"], None]


@pytest.mark.parametrize(
    ("days", "units", "found"),
    [
        (None, [], ["dot-1", "cao-diem", "treo-co", "treo-co-nha-dan", ""]),
        ("31/3/2024", [], ["dot-1"]),
        ("1/4/2024", [], ["cao-diem"]),
        ("31/3/2024 - 1/4/2024", [], ["dot-1", "cao-diem"]),
        ("7/5/2024", [], ["cao-diem", "treo-co", "treo-co-nha-dan"]),
        ("8/5/2024", [], ["cao-diem", "treo-co"]),
        ("7/5/2024", ["homes"], []),
        (None, ["homes"], [""]),
        (None, ["office"], ["dot-1", "cao-diem", "treo-co"]),
    ],
)
def test_each_of_an_events_windows_is_chosen_for_itself(days: str | None, units: list[str], found: list[str]) -> None:
    chosen = schedule_of(PHASES).chosen(days=parse_span(days) if days else None, units=units)
    assert [window.rule.phase for window in chosen.windows] == found


@st.composite
def phases(draw: st.DrawFn, date: datetime.date) -> tuple[str, datetime.date, datetime.date]:
    """The ends of a window of an event on that day, each a day or counted from it, and the days they come to."""
    before, after = draw(st.integers(0, 300)), draw(st.integers(0, 300))
    first, last = date - datetime.timedelta(before), date + datetime.timedelta(after)
    begins = draw(st.sampled_from([f"from: {first.isoformat()}", f"before: {before}", f"before: {before} ngày"]))
    ends = draw(st.sampled_from([f"to: {last.day}/{last.month}/{last.year}", f"after: {after} days"]))
    return f"{begins}, {ends}", first, last


@given(st.data(), st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31)))
def test_windows_of_any_mix_have_the_days_that_their_ends_say(data: st.DataObject, date: datetime.date) -> None:
    drawn = data.draw(st.lists(phases(date), min_size=1, max_size=6))
    rules = "".join(f"      - {{name: Đợt {number}, {ends}}}\n" for number, (ends, _, _) in enumerate(drawn))
    windows = schedule_of(
        f"events:\n  - id: e\n    summary: S\n    date: {date.isoformat()}\n    windows:\n{rules}"
    ).windows
    found = {window.rule.phase: (window.first, window.last) for window in windows}
    assert found == {f"dot-{number}": (first, last) for number, (_, first, last) in enumerate(drawn)}
    for window in windows:
        assert window.days == (window.last - window.first).days + 1
        assert window.span.holds(date)
        assert window.first <= window.first + datetime.timedelta(window.days - 1) == window.last
    assert [window.span for window in windows] == sorted(window.span for window in windows)


def test_windows_of_one_event_on_the_same_days_stay_in_the_plans_order() -> None:
    rules = ", ".join(f"{{name: {name}, from: 7/5/2024, to: 8/5/2024}}" for name in ("b", "a", "c"))
    windows = schedule_of(f"events: [{{id: e, summary: S, windows: [{rules}]}}]\n").windows
    assert [window.rule.phase for window in windows] == ["b", "a", "c"]


def test_a_window_of_several_that_cannot_be_had_is_a_problem_at_its_own_place() -> None:
    plan = plan_of(
        "window: {before: 20, after: 5}\nevents:\n"
        "  - id: e\n    summary: S\n    date: 7/5/2024\n    windows:\n"
        "      - {name: Đợt 1, from: 1/4/2024, after: 5}\n"
        "      - {name: Đợt 2, from: 13/5/2024, after: 5}\n"
        "      - {name: Đợt 3, before: 999999 weeks, after: 5}\n"
        "      - {name: Đợt 4, from: 1/1/9999, to: 31/12/9999}\n"
    )
    report = Report("plan.yaml")
    assert resolve(plan, report) is None
    assert lines(report.problems, Language("en")) == (
        "plan.yaml:11:9: error: the window ends before it begins: 13/05/2024 comes after 12/05/2024 [range-reversed]\n"
        f"plan.yaml:12:9: error: {BEYOND} [out-of-range]\n"
        f"plan.yaml:13:9: error: {NO_LAST_DAY} [out-of-range]\n"
    )


# windows that overlap


def overlaps(*rules: str) -> str:
    """What is said of an event's windows with these keys, A, B and so on."""
    windows = "".join(f"      - {{name: {name}, {rule}}}\n" for name, rule in zip("ABCD", rules, strict=False))
    schedule = schedule_of(
        "events:\n  - id: e\n    summary: S\n    windows:\n"
        f"{windows}"
        "  - {id: other, summary: T, window: 2024}\n"
        "units:\n  - {id: office, name: A, events: [e]}\n  - {id: homes, name: B}\n"
    )
    return lines(list(check_schedule(schedule)), Language("en"))


@pytest.mark.parametrize(
    "rules",
    [
        ["from: 1/4/2024, to: 12/5/2024"],
        ["from: 1/4/2024, to: 30/4/2024", "from: 1/5/2024, to: 12/5/2024"],
        # one within another
        ["from: 1/4/2024, to: 12/5/2024", "from: 7/5/2024, to: 7/5/2024"],
        ["from: 1/4/2024, to: 12/5/2024", "from: 1/4/2024, to: 7/5/2024"],
        ["from: 7/5/2024, to: 12/5/2024", "from: 1/4/2024, to: 12/5/2024"],
        ["from: 1/4/2024, to: 12/5/2024", "from: 1/4/2024, to: 12/5/2024"],
        # for different units
        ["from: 1/4/2024, to: 7/5/2024, units: [office]", "from: 7/5/2024, to: 12/5/2024, units: [homes]"],
    ],
)
def test_windows_that_are_nested_apart_or_of_different_units_are_fine(rules: list[str]) -> None:
    assert overlaps(*rules) == ""


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            ["from: 1/4/2024, to: 7/5/2024", "from: 7/5/2024, to: 12/5/2024"],
            [(9, "07/05/2024 – 12/05/2024", "A", "01/04/2024 – 07/05/2024")],
        ),
        (  # the later one in days is named, wherever it stands
            ["from: 7/5/2024, to: 12/5/2024", "from: 1/4/2024, to: 7/5/2024"],
            [(8, "07/05/2024 – 12/05/2024", "B", "01/04/2024 – 07/05/2024")],
        ),
        (
            ["from: 1/4/2024, to: 7/5/2024", "from: 7/5/2024, to: 12/5/2024, units: [homes]"],
            [(9, "07/05/2024 – 12/05/2024", "A", "01/04/2024 – 07/05/2024")],
        ),
        (
            [
                "from: 1/4/2024, to: 7/5/2024, units: [office, homes]",
                "from: 2/5/2024, to: 12/5/2024, units: [homes]",
                "from: 3/5/2024, to: 13/5/2024, units: [office]",
            ],
            [
                (9, "02/05/2024 – 12/05/2024", "A", "01/04/2024 – 07/05/2024"),
                (10, "03/05/2024 – 13/05/2024", "A", "01/04/2024 – 07/05/2024"),
            ],
        ),
    ],
)
def test_windows_of_one_event_that_overlap_without_nesting_are_a_slip(
    rules: list[str], said: list[tuple[int, str, str, str]]
) -> None:
    assert overlaps(*rules) == "".join(
        f"plan.yaml:{line}:9: warning: this window, {later}, overlaps with '{name}', {earlier}, and neither is within "
        "the other [windows-overlap]\n"
        for line, later, name, earlier in said
    )


def test_windows_overlap_also_in_a_plan_without_units() -> None:
    rules = "{name: A, from: 1/4/2024, to: 7/5/2024}, {name: B, from: 7/5/2024, to: 12/5/2024}"
    schedule = schedule_of(f"events: [{{id: e, summary: S, windows: [{rules}]}}]\n")
    assert [problem.code for problem in check_schedule(schedule)] == ["windows-overlap"]


# tentative


@pytest.mark.parametrize(
    ("event", "tentative"),
    [
        ("date: 7/5/2024", False),
        ("date: 7/5/2024, tentative: true", True),
        ("date: 7/5/2024, tentative: false", False),
        ("date: 7/5/2024 (dự kiến)", True),
        ("date: dự kiến 10/2024", True),
        ("date: tentative 10/2024", True),
        ("window: 1/5/2024 - 7/5/2024 (dự kiến)", True),
        ("window: {from: 1/5/2024, to: 7/5/2024 (dự kiến)}", True),
        ("window: {from: 1/5/2024 (dự kiến), to: 7/5/2024}", True),
        ("window: {from: 1/5/2024, to: 7/5/2024, tentative: true}", True),
        ("window: 05/2024, tentative: true", True),
        ("date: 7/5/2024 (dự kiến), window: {from: 1/5/2024, after: 5}", True),
        ("date: 7/5/2024 (dự kiến), window: {before: 5, to: 8/5/2024}", True),
        # days that rest on no tentative date
        ("date: 7/5/2024 (dự kiến), window: {from: 1/5/2024, to: 8/5/2024}", False),
        ("date: 7/5/2024 (dự kiến), window: 05/2024", False),
    ],
)
def test_a_window_is_tentative_when_it_or_a_date_it_rests_on_is(event: str, tentative: bool) -> None:
    assert window_of(event).tentative is tentative


def test_one_window_of_several_may_be_tentative() -> None:
    rules = "{name: A, from: 1/4/2024, to: 2/4/2024}, {name: B, from: 5/4/2024, to: 6/4/2024, tentative: true}"
    windows = schedule_of(f"events: [{{id: e, summary: S, windows: [{rules}]}}]\n").windows
    assert [window.tentative for window in windows] == [False, True]
