"""Anniversaries: which days of which years, with what count, in either calendar."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.date import in_year
from tamduong_cli.dates.wording import written
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.anniversaries import anniversaries, class_of, commemorations, parse_years
from tamduong_cli.schedule.schedule import resolve
from tests.conftest import plan_file

ENGLISH = Language("en")
HEAD = "id: x\ntitle: T\nperiod: 2023 - 2024\n"


def plan_of(*events: str, rule: str = "window: {before: 20, after: 5}\n") -> Plan:
    text = HEAD + rule + "events:\n" + "".join(f"  - {{{event}}}\n" for event in events)
    file = plan_file(text)
    assert file.plan, file.problems
    return file.plan


def found(plan: Plan, first: int, last: int) -> list[tuple[str, int | None, str]]:
    """The id, the count and the date of each anniversary of these years."""
    return [
        (item.event.id, item.years, ENGLISH.said(written(item.date)))
        for item in anniversaries(plan, range(first, last + 1))
    ]


@pytest.mark.parametrize(
    ("event", "years", "expected"),
    [
        ("origin: 7/5/1954, date: 7/5/2024", (2028, 2029), [(74, "07/05/2028"), (75, "07/05/2029")]),
        ("origin: 7/5/1954, date: 7/5/2024", (1953, 1955), [(1, "07/05/1955")]),
        ("origin: 7/5/1954, date: 7/5/2024", (1940, 1954), []),
        ("origin: 7/5/1954, date: 7/5/2024", (9999, 9999), [(8045, "07/05/9999")]),
        (
            "origin: 29/2/1960, date: 29/2/2024",
            (2027, 2029),
            [(67, "28/02/2027"), (68, "29/02/2028"), (69, "28/02/2029")],
        ),
        ("origin: 10/1946, date: 10/2024", (2026, 2026), [(80, "10/2026")]),
        ("origin: 02/1946, date: 02/2024", (2028, 2028), [(82, "02/2028")]),
        ("origin: Quý I/1946, date: 1/2/2024", (2026, 2026), [(80, "01/02/2026")]),
        ("origin: 1946, date: 1/2/2024", (2026, 2026), [(80, "01/02/2026")]),
        ("origin: 02/1960, date: 29/2/2024", (2027, 2028), [(67, "28/02/2027"), (68, "29/02/2028")]),
        ("origin: 10/1946, date: 20/9/2024", (2026, 2026), [(80, "20/09/2026")]),
        ("origin: 1946, date: 05/2024", (2026, 2026), [(80, "05/2026")]),
        ("origin: 1946, date: Quý II/2024", (2026, 2026), [(80, "Q2/2026")]),
        ("origin: 1946, date: 1/2/2024 (dự kiến)", (2026, 2026), [(80, "01/02/2026")]),
        ("origin: 1946, date: 18/4/2024 (10/3 âm lịch)", (2024, 2024), [(78, "18/04/2024")]),
        ('origin: "0040", date: 6/2/2025 âm lịch', (2025, 2025), [(1985, "05/03/2025 (lunar 6/2)")]),
        ('origin: "0040", date: 6/2/2025 âm lịch', (2026, 2026), [(1986, "24/03/2026 (lunar 6/2)")]),
        ('origin: "0040", date: 6/2/2025 âm lịch', (2101, 2102), []),
        ("origin: 1946, date: 3/2024 âm lịch", (2025, 2025), [(79, "lunar month 3/2025 (29/03/2025 – 27/04/2025)")]),
        ("origin: 3/1946 âm lịch, date: 10/3/2024 âm lịch", (2025, 2025), [(79, "07/04/2025 (lunar 10/3)")]),
        ("origin: 2024, date: 1/12/2024", (2023, 2025), [(1, "01/12/2025")]),
        ("origin: 1946, window: 1/2/2024 - 2/2/2024", (2026, 2026), [(80, "2026")]),
        ("origin: 10/3/1946 âm lịch, date: 10/3/2024 âm lịch", (2025, 2025), [(79, "07/04/2025 (lunar 10/3)")]),
        ("origin: 10/3/1946 âm lịch, date: 18/4/2024", (2025, 2025), [(79, "07/04/2025 (lunar 10/3)")]),
        ("origin: 11/4/1946, date: 10/3/2024 âm lịch", (2025, 2025), [(79, "07/04/2025 (lunar 10/3)")]),
        ("origin: 19/5/1954 (17/4 âm lịch), date: 19/5/2024", (2025, 2025), [(71, "19/05/2025")]),
        # of 19 years the two calendars come together again; the one that is written is kept
        ("origin: 10/3/2005 âm lịch, date: 10/3/2024 âm lịch", (2025, 2025), [(20, "07/04/2025 (lunar 10/3)")]),
        ("origin: 30/12/1997 âm lịch, date: 30/12/2023 âm lịch", (2025, 2025), [(27, "28/01/2025 (lunar 29/12)")]),
        ("origin: 1/12/1999 âm lịch, date: 1/12/2023 âm lịch", (2023, 2023), []),
        (
            "origin: 1/12/1999 âm lịch, date: 1/12/2023 âm lịch",
            (2024, 2024),
            [(24, "11/01/2024 (lunar 1/12)"), (25, "31/12/2024 (lunar 1/12)")],
        ),
        ("origin: 1/2 nhuận/2004 âm lịch, date: 1/2/2024 âm lịch", (2023, 2023), [(19, "22/03/2023 (lunar 1/2 leap)")]),
        (
            "origin: 3/1946 âm lịch, date: 3/2024 âm lịch",
            (2025, 2025),
            [(79, "lunar month 3/2025 (29/03/2025 – 27/04/2025)")],
        ),
        ("origin: 10/3/1946 âm lịch, date: 10/3/2024 âm lịch", (2099, 2101), [(153, "29/04/2099 (lunar 10/3)")]),
        ("origin: 11/1/2024, date: 1/12/2025 âm lịch", (2024, 2026), [(2, "19/01/2026 (lunar 1/12)")]),
        ("date: 7/5/2024", (2024, 2030), []),
        (
            "date: 10/3/2024 âm lịch",
            (2025, 2026),
            [(None, "07/04/2025 (lunar 10/3)"), (None, "26/04/2026 (lunar 10/3)")],
        ),
        ("date: 10/3/2024 âm lịch (18/4/2024)", (2024, 2024), [(None, "18/04/2024 (lunar 10/3)")]),
        ("date: 1/1/2024 âm lịch", (1999, 1999), [(None, "16/02/1999 (lunar 1/1)")]),
        ("date: 30/12/2023 âm lịch", (2025, 2025), [(None, "28/01/2025 (lunar 29/12)")]),
        ("date: 1/12/2023 âm lịch", (2023, 2023), []),
        (
            "date: 1/12/2023 âm lịch",
            (2024, 2024),
            [(None, "11/01/2024 (lunar 1/12)"), (None, "31/12/2024 (lunar 1/12)")],
        ),
        ("date: 3/2024 âm lịch", (2025, 2025), [(None, "lunar month 3/2025 (29/03/2025 – 27/04/2025)")]),
        ("date: 10/3/2024 âm lịch", (2100, 2110), []),
        ("date: 18/4/2024 (10/3 âm lịch)", (2024, 2030), []),
        ("window: 1/1/2024 âm lịch - 7/1/2024 âm lịch", (2024, 2030), []),
    ],
)
def test_the_anniversaries_of_an_event(
    event: str, years: tuple[int, int], expected: list[tuple[int | None, str]]
) -> None:
    plan = plan_of(f"id: a, summary: A, {event}")
    assert [(count, date) for _, count, date in found(plan, *years)] == expected


@pytest.mark.parametrize(
    ("count", "class_"),
    [(10, "round"), (100, "round"), (5, "half-round"), (75, "half-round"), (1, "other"), (69, "other")],
)
def test_the_class_is_the_last_digits(count: int, class_: str) -> None:
    assert class_of(count) == class_


def test_they_come_by_day_and_have_the_window_of_the_rule() -> None:
    plan = plan_of(
        "id: b, summary: B, origin: 10/1946, date: 10/2024",
        "id: a, summary: A, origin: 7/5/1954, date: 7/5/2024, window: 1/5/2024 - 2/5/2024",
    )
    listed = anniversaries(plan, range(2029, 2030))
    assert [item.event.id for item in listed] == ["a", "b"]
    assert [item.window for item in listed] == [
        (datetime.date(2029, 4, 17), datetime.date(2029, 5, 12)),
        (datetime.date(2029, 9, 11), datetime.date(2029, 11, 5)),
    ]


def test_there_is_no_window_without_a_rule_nor_beyond_the_calendar() -> None:
    own = "id: a, summary: A, origin: 30/12/1954, date: 30/12/2024, window: 1/12/2024 - 31/12/2024"
    for plan, year in ((plan_of(own, rule=""), 2029), (plan_of(own), 9999)):
        (item,) = anniversaries(plan, range(year, year + 1))
        assert item.window is None


def test_a_day_has_its_lunar_date_where_one_is_known() -> None:
    plan = plan_of(
        "id: a, summary: A, origin: 7/5/1854, date: 7/5/2024", "id: b, summary: B, origin: 10/1854, date: 10/2024"
    )
    listed = anniversaries(plan, range(2029, 2030)) + anniversaries(plan, range(2150, 2151))
    assert [item.lunar and item.lunar.written() for item in listed] == ["24/3/2029 âm lịch", None, None, None]


SAME = "summary: {}, origin: 7/5/1954, date: 7/5/{}"


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        ("Kỷ niệm 69 năm A", "Kỷ niệm 70 năm A", 1),
        ("Kỷ niệm 69 năm Huyện ủy", "kỷ niệm 70 năm Huyện uỷ", 1),
        ("69 năm A (7/5/1954 - 7/5/2023)", "70 năm A (7/5/1954 - 7/5/2024)", 1),
        ("69 năm A (1954 - 2023)", "70 năm A (1954 - 2024)", 1),
        ("Kỷ niệm 69 năm A", "Kỷ niệm 70 năm B", 2),
        ("Kỷ niệm 69 năm A", "Kỷ niệm 50 năm A", 2),
    ],
)
def test_a_commemoration_that_stands_twice_is_listed_once(one: str, other: str, groups: int) -> None:
    plan = plan_of(f"id: a, {SAME.format(one, 2023)}", f"id: b, {SAME.format(other, 2024)}")
    assert len(commemorations(plan.events)) == groups
    assert len(anniversaries(plan, range(2029, 2030))) == groups


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        ("79 năm A, origin: 10/1945, date: 15/10/2024", "80 năm A, origin: 10/1945, date: 15/10/2025", 1),
        ("A (15/10/2024), origin: 1945, date: 15/10/2024", "A (15/10/2025), origin: 1945, date: 15/10/2025", 1),
        ("Tết Giáp Thìn 2024, date: 1/1/2024 âm lịch", "Tết Ất Tỵ 2025, date: 1/1/2025 âm lịch", 1),
        ("Giỗ Tổ, date: 10/3/2024 âm lịch", "Giỗ Tổ, date: 10/3/2025 âm lịch", 1),
        ("Giỗ Tổ, date: 10/3/2024 âm lịch", "Giỗ Tổ, date: 11/3/2025 âm lịch", 2),
        ("Giỗ Tổ, date: 10/3/2024 âm lịch", "Lễ hội, date: 10/3/2025 âm lịch", 2),
    ],
)
def test_what_comes_by_its_date_is_one_commemoration_by_its_words(one: str, other: str, groups: int) -> None:
    plan = plan_of(f"id: a, summary: {one}", f"id: b, summary: {other}")
    assert len(commemorations(plan.events)) == groups


def test_of_a_commemoration_that_stands_twice_each_year_has_its_own_date() -> None:
    plan = plan_of(
        "id: a, summary: 79 năm A, origin: 10/1945, date: 15/10/2024",
        "id: b, summary: 80 năm A, origin: 10/1945, date: 18/10/2025",
    )
    assert found(plan, 2024, 2026) == [("a", 79, "15/10/2024"), ("a", 80, "18/10/2025"), ("a", 81, "15/10/2026")]


def test_what_comes_each_year_has_no_count_and_no_class_and_says_its_year() -> None:
    (item,) = anniversaries(plan_of("id: a, summary: Xuân Giáp Thìn 2024, date: 1/1/2024 âm lịch"), range(2029, 2030))
    assert (item.years, item.class_, item.summary.in_("vi")) == (None, None, "Xuân Kỷ Dậu 2029")
    assert item.window == (datetime.date(2029, 1, 24), datetime.date(2029, 2, 18))


@pytest.mark.parametrize(
    ("origin", "date"),
    [
        ("1930", "26/3/2025"),
        ("10/1945", "15/10/2025"),
        ("Quý III/1945", "30/9/2025"),
        ("0040", "6/2/2025 âm lịch"),
        ("3/1946 âm lịch", "10/3/2025 âm lịch"),
        ("1930", "7/4/2025 (10/3 âm lịch)"),
        ("1930", "04/2025"),
    ],
)
def test_a_date_that_says_more_than_the_origin_is_the_anniversary_in_the_plans_year(origin: str, date: str) -> None:
    plan = plan_of(f'id: a, summary: A, origin: "{origin}", date: {date}')
    (item,) = anniversaries(plan, range(2025, 2026))
    schedule = resolve(plan, Report(""))
    assert schedule and plan.events[0].date
    (window,) = schedule.windows
    assert (item.date.span, item.window) == (plan.events[0].date.span, window.span)


def test_an_anniversary_by_the_plans_date_is_settled_though_the_date_is_not_yet() -> None:
    (item,) = anniversaries(plan_of("id: a, summary: A, origin: 1930, date: 26/3/2025 (dự kiến)"), range(2030, 2031))
    assert not item.date.tentative


def test_another_origin_is_another_commemoration() -> None:
    plan = plan_of(
        "id: a, summary: A, origin: 7/5/1954, date: 7/5/2024", "id: b, summary: A, origin: 7/5/1955, date: 7/5/2024"
    )
    assert found(plan, 2029, 2029) == [("a", 75, "07/05/2029"), ("b", 74, "07/05/2029")]


@pytest.mark.parametrize(
    ("event", "summary"),
    [
        ("summary: Kỷ niệm 70 năm A, origin: 7/5/1954, date: 7/5/2024", "Kỷ niệm 75 năm A"),
        ("summary: Kỷ niệm 70 năm A, origin: 7/5/1954, window: 1/5/2024 - 9/5/2024", "Kỷ niệm 75 năm A"),
        ("summary: Kỷ niệm 70 năm A, origin: 1/1/1954, window: 1/12/2023 - 9/1/2024", "Kỷ niệm 75 năm A"),
        ("summary: Kỷ niệm 70 năm A, origin: 7/5/1954, window: 1/6/2024 - 9/6/2024", "Kỷ niệm 70 năm A"),
        ("summary: Ngày A, origin: 7/5/1954, date: 7/5/2024", "Ngày A"),
    ],
)
def test_the_summary_says_the_count_of_the_anniversary(event: str, summary: str) -> None:
    (item,) = anniversaries(plan_of(f"id: a, {event}"), range(2029, 2030))
    assert item.summary.in_("vi") == summary


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2028", range(2028, 2029)),
        ("2028-2029", range(2028, 2030)),
        ("2028 - 2029", range(2028, 2030)),
        ("2028–2029", range(2028, 2030)),
        ("năm 2028 đến 2029", range(2028, 2030)),
        ("2000 - 2099", range(2000, 2100)),
    ],
)
def test_years_as_they_are_asked_for(text: str, years: range) -> None:
    assert parse_years(text) == years


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5/2028", "'5/2028' is not a year or a range of years; write 2028, or 2028 - 2029"),
        ("Q1/2028 - 2029", "'Q1/2028 - 2029' is not a year or a range of years; write 2028, or 2028 - 2029"),
        ("2028 - 7/5/2029", "'2028 - 7/5/2029' is not a year or a range of years; write 2028, or 2028 - 2029"),
        ("2000 - 2100", "'2000 - 2100' is more than 100 years"),
        ("2029-2028", "'2029-2028' ends before it begins: 01/01/2029 comes after 31/12/2028"),
    ],
)
def test_other_years_are_refused(text: str, message: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_years(text)
    assert ENGLISH.render(refused.value.message) == message


@given(st.dates(datetime.date(1, 1, 1), datetime.date(2020, 12, 31)), st.integers(1, 9990), st.integers(1, 5))
def test_every_year_after_its_origin_has_one_anniversary_of_a_day(day: datetime.date, first: int, length: int) -> None:
    event = f"id: a, summary: A, origin: {day.day}/{day.month}/{day.year:04}, window: 1/5/2024 - 2/5/2024"
    plan = plan_of(event)
    listed = anniversaries(plan, range(first, first + length))
    years = [year for year in range(first, first + length) if year > day.year]
    assert [(item.year, item.years, item.date.day) for item in listed] == [
        (year, year - day.year, in_year(day, year)) for year in years
    ]
    assert all(item.class_ == {0: "round", 5: "half-round"}.get((item.years or 0) % 10, "other") for item in listed)
