"""A week of a plan: which windows, days, overlaps and units a briefing has, and what it leaves out."""

from __future__ import annotations

import datetime
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.relative import week_of
from tamduong_cli.dates.span import Span
from tamduong_cli.schedule.briefing import Briefing, briefing
from tamduong_cli.schedule.day_by_day import Day
from tamduong_cli.schedule.loading import load
from tamduong_cli.schedule.schedule import Schedule, merged
from tests.conftest import PLAN, TESTS
from tests.schedule.test_windows import schedule_of


def of_file(name: str) -> Schedule:
    path = str(TESTS / "commands" / name) if name != "plan.yaml" else str(PLAN)
    schedule = load(path, name).schedule
    assert schedule
    return schedule


SOURCE, COMMUNE, DISTRICT = map(of_file, ("plan.yaml", "commune.yaml", "district.yaml"))


def week(day: str) -> Span:
    return week_of(datetime.date.fromisoformat(day))


def of_week(day: str, schedule: Schedule = SOURCE, units: Collection[str] = (), *, short: bool = False) -> Briefing:
    return briefing(schedule, week(day), units, short=short)


def told(day: Day) -> list[str]:
    """What happens on a day, a word each: what it is, and the id."""
    words = [day.date.isoformat()]
    words += [f"begins {window.event.id}{window.rule.phase and '/'}{window.rule.phase}" for window in day.begins]
    words += [f"ends {window.event.id}{window.rule.phase and '/'}{window.rule.phase}" for window in day.ends]
    words += [f"anniversary {item.id}" for item in day.event_days]
    words += [f"deadline {item.deadline.id}" for item in day.deadlines]
    words += [f"activity {series.activity.id}" for series in day.activities]
    return words


SOURCE_WEEKS = [
    # a day of the week, its windows, what happens in it, what comes
    ("2023-06-05", ["so-ket-giua-nhiem-ky"], [], []),
    (
        "2023-11-20",
        ["giai-phong-thi-tran-lai-chau"],
        [["2023-11-22", "begins giai-phong-thi-tran-lai-chau"]],
        [["2023-12-01", "begins tach-tinh"], ["2023-12-12", "anniversary giai-phong-thi-tran-lai-chau"]],
    ),
    (
        "2023-12-04",
        ["giai-phong-thi-tran-lai-chau", "tach-tinh"],
        [],
        [["2023-12-12", "anniversary giai-phong-thi-tran-lai-chau"], ["2024-01-01", "anniversary tach-tinh"]],
    ),
    ("2024-01-07", ["tach-tinh"], [["2024-01-01", "anniversary tach-tinh"]], []),
    ("2024-01-08", ["tach-tinh"], [["2024-01-10", "ends tach-tinh"]], []),
    (
        "2024-05-12",
        ["dien-bien-phu"],
        [["2024-05-07", "anniversary dien-bien-phu"], ["2024-05-12", "ends dien-bien-phu"]],
        [["2024-06-08", "begins thanh-lap-tinh"]],
    ),
    ("2024-08-12", [], [], []),
]


@pytest.mark.parametrize(("day", "windows", "days", "coming"), SOURCE_WEEKS)
def test_the_source_documents_weeks(
    day: str, windows: list[str], days: list[list[str]], coming: list[list[str]]
) -> None:
    found = of_week(day)
    assert [window.event.id for window in found.windows] == windows
    assert [told(day) for day in found.days] == days
    assert [told(day) for day in found.coming] == coming
    assert all(day.lunar is None for day in (*found.days, *found.coming))


@pytest.mark.parametrize(
    ("day", "last", "next_"),
    [
        ("2023-05-22", None, "so-ket-giua-nhiem-ky"),
        ("2023-05-29", None, None),  # 1 June is its Thursday
        ("2024-08-12", "thanh-lap-tinh", "thanh-lap-dang-bo-tinh"),
        ("2024-10-21", "thanh-lap-dang-bo-tinh", None),
        ("2023-12-04", None, None),
    ],
)
def test_a_week_with_nothing_on_names_the_last_window_and_the_next(
    day: str, last: str | None, next_: str | None
) -> None:
    found = of_week(day)
    assert (found.last and found.last.event.id, found.next and found.next.event.id) == (last, next_)


def test_the_last_window_is_the_one_that_ended_last() -> None:
    schedule = schedule_of(
        "events: [{id: long, summary: A, window: 1/1/2024 - 30/4/2024}, {id: late, summary: B, window: 1 - 9/4/2024}]\n"
    )
    last = of_week("2024-05-06", schedule).last
    assert last
    assert last.event.id == "long"


def test_the_four_weeks_after_the_week_are_looked_at() -> None:
    assert of_week("2023-12-04").ahead == Span(datetime.date(2023, 12, 11), datetime.date(2024, 1, 7))
    assert of_week("9999-12-20").ahead == Span(datetime.date(9999, 12, 27), datetime.date(9999, 12, 31))
    in_four = schedule_of(
        "window: {before: 0, after: 0}\n"
        "events: [{id: a, summary: A, date: 7/1/2024}, {id: b, summary: B, date: 8/1/2024}]\n"
    )
    assert [told(day)[1:] for day in of_week("2023-12-04", in_four).coming] == [["begins a", "anniversary a"]]


def test_the_commune_has_deadlines_activities_and_lunar_days_on_their_days() -> None:
    found = of_week("2024-05-07", COMMUNE)
    assert [told(day) for day in found.days] == [
        [
            "2024-05-07",
            "begins dien-bien-phu/treo-co-nha-dan",
            "ends dien-bien-phu/treo-co-nha-dan",
            "anniversary dien-bien-phu",
            "activity phat-thanh",
            "activity chao-co",
        ],
        ["2024-05-08", "ends dien-bien-phu/treo-co"],
        ["2024-05-09", "activity phat-thanh"],
        ["2024-05-12", "ends dien-bien-phu/cao-diem"],
    ]
    assert [day.lunar and day.lunar.short() for day in found.days] == ["29/3", "1/4", "2/4", "5/4"]
    assert [told(day) for day in found.coming] == [["2024-06-07", "deadline tong-ket"]]


def test_what_repeats_comes_once_and_what_is_listed_on_each_day() -> None:
    coming = of_week("2024-03-25", COMMUNE).coming
    assert [told(day) for day in coming] == [
        ["2024-04-01", "begins dien-bien-phu/cao-diem"],
        ["2024-04-02", "activity phat-thanh"],
        ["2024-04-18", "anniversary gio-to", "activity dang-huong"],
        ["2024-04-26", "begins dien-bien-phu/treo-co"],
    ]
    assert ["2024-04-30", "activity chao-co"] in [told(day) for day in of_week("2024-04-22", COMMUNE).coming]


@pytest.mark.parametrize(
    ("unit", "windows", "duties"),
    [
        ("van-hoa", ["cao-diem", "treo-co"], ["van-hoa"]),
        ("cong-an", ["cao-diem", "treo-co"], []),
        ("thon-ban", ["cao-diem", "treo-co-nha-dan"], []),
    ],
)
def test_a_units_briefing_has_what_concerns_it(unit: str, windows: list[str], duties: list[str]) -> None:
    found = of_week("2024-05-07", COMMUNE, [unit])
    assert [window.rule.phase for window in found.windows] == windows
    assert [each.id for each in found.units] == [unit]
    assert [each.id for _, each in found.duties] == duties
    assert all(unit in {each.id for each in item.units} for day in found.days for item in day.activities)


def test_a_unit_has_the_anniversary_of_an_event_of_which_it_has_no_window() -> None:
    schedule = schedule_of(
        "events:\n"
        "  - {id: e, summary: E, date: 7/5/2024, window: {before: 1, after: 1, units: [a]}}\n"
        "  - {id: f, summary: F, date: 8/5/2024, window: {before: 1, after: 1, units: [a]}}\n"
        "units: [{id: a, name: A}, {id: b, name: B, events: [e]}]\n"
    )
    found = of_week("2024-05-07", schedule, ["b"])
    assert [told(day) for day in found.days] == [["2024-05-07", "anniversary e"]]
    assert found.windows == ()


def test_the_units_of_a_briefing_for_all_are_those_with_a_window_in_the_week() -> None:
    schedule = schedule_of(
        "window: {before: 1, after: 1}\n"
        "events: [{id: e, summary: E, date: 7/5/2024}, {id: f, summary: F, date: 7/6/2024}]\n"
        "channels: [Loa]\n"
        "units:\n"
        "  - {id: a, name: A, duties: [x]}\n"
        "  - {id: b, name: B, duties: [x], events: [f]}\n"
        "  - {id: c, name: C}\n"
    )
    assert [unit.id for _, unit in of_week("2024-05-07", schedule).duties] == ["a"]
    nothing_on = of_week("2024-05-20", schedule)
    assert (nothing_on.duties, nothing_on.channels, nothing_on.messages) == ((), (), ())


def test_a_short_briefing_leaves_out_the_long_texts_alone() -> None:
    full, short = of_week("2023-12-04"), of_week("2023-12-04", short=True)
    assert len(full.messages) == 2
    assert len(full.channels) == 1
    assert len(full.duties) == 5
    assert full._replace(messages=(), channels=(), duties=()) == short


def test_overlaps_are_those_of_the_weeks_events_whole() -> None:
    (overlap,) = of_week("2023-12-04").overlaps
    assert overlap.span == Span(datetime.date(2023, 12, 1), datetime.date(2023, 12, 17))
    assert of_week("2023-11-20").overlaps == ()
    assert of_week("2023-12-18").overlaps == ()


def test_an_overlap_is_not_divided_by_a_campaign_that_is_over_before_the_week() -> None:
    schedule = schedule_of(
        "events:\n"
        "  - {id: a, summary: A, window: 1 - 30/4/2024}\n"
        "  - {id: b, summary: B, window: 1 - 30/4/2024}\n"
        "  - {id: c, summary: C, window: 1 - 5/4/2024}\n"
    )
    (overlap,) = of_week("2024-04-08", schedule).overlaps
    assert overlap.span == Span(datetime.date(2024, 4, 1), datetime.date(2024, 4, 30))


def test_an_overlap_of_the_weeks_events_in_another_week_is_left_out() -> None:
    schedule = schedule_of(
        "events:\n"
        "  - id: a\n"
        "    summary: A\n"
        "    windows: [{name: X, from: 1/4/2024, to: 3/4/2024}, {name: Y, from: 10/4/2024, to: 20/4/2024}]\n"
        "  - {id: b, summary: B, window: 1 - 30/4/2024}\n"
    )
    assert [overlap.span.first.day for overlap in of_week("2024-04-08", schedule).overlaps] == [10]


def test_activities_of_a_day_stand_by_the_clock_and_those_of_all_day_first() -> None:
    schedule = schedule_of(
        "events: [{id: e, summary: E, window: 05/2024}]\n"
        "activities:\n"
        "  - {id: evening, summary: A, event: e, date: 7/5/2024, time: 19h30}\n"
        "  - {id: morning, summary: B, event: e, date: 7/5/2024, time: 5h10 - 5h30}\n"
        "  - {id: all-day, summary: C, event: e, date: 7/5/2024}\n"
    )
    (day,) = of_week("2024-05-07", schedule).days
    assert [series.activity.id for series in day.activities] == ["all-day", "morning", "evening"]


@pytest.mark.parametrize(
    "part",
    [
        "activities: [{id: a, summary: A, event: e, date: 1/4/2024 âm lịch}]",
        "deadlines: [{id: d, summary: D, date: 1/4/2024 âm lịch}]",
    ],
)
def test_days_have_lunar_dates_where_the_plan_writes_one(part: str) -> None:
    schedule = schedule_of(f"events: [{{id: e, summary: E, window: 05/2024}}]\n{part}\n")
    (day,) = of_week("2024-05-08", schedule).days
    assert day.lunar
    assert day.lunar.short() == "1/4"


def test_several_plans_have_one_week() -> None:
    found = of_week("2024-05-07", merged([COMMUNE, DISTRICT]))
    assert [plan.id for plan in found.plans] == ["binh-lu-2024", "tam-duong-2024"]
    assert {window.plan.id for window in found.windows} == {"binh-lu-2024", "tam-duong-2024"}
    assert [(item.plan.id, item.id) for item in found.days[0].event_days] == [
        ("binh-lu-2024", "dien-bien-phu"),
        ("tam-duong-2024", "dien-bien-phu"),
    ]


@given(st.dates(min_value=datetime.date(2023, 1, 2), max_value=datetime.date(2025, 1, 1)))
def test_every_week_has_each_window_that_has_a_day_in_it_and_each_day_on_which_something_happens(
    day: datetime.date,
) -> None:
    for schedule in (SOURCE, COMMUNE):
        found = briefing(schedule, week_of(day))
        of_days = {each.date: each for each in found.days}
        for window in schedule.windows:
            assert (window in found.windows) == any(window.status(d) == "active" for d in _each(found.week))
            if found.week.holds(window.first):
                assert window in of_days[window.first].begins
            if found.week.holds(window.last):
                assert window in of_days[window.last].ends
        for series in schedule.activities:
            for date in _each(found.week):
                assert (date in series.days) == (date in of_days and series in of_days[date].activities)
        assert all(not each.is_empty for each in (*found.days, *found.coming))
        assert sorted(of_days) == list(of_days)


def _each(span: Span) -> list[datetime.date]:
    return [span.first + datetime.timedelta(n) for n in range(span.days)]
