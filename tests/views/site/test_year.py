"""The plan over the months: rows and where their bars stand, the same on a phone, a desk and paper."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given

from tamduong_cli.schedule.timeline import timeline
from tamduong_cli.views.site.year import Year, year
from tests.conftest import examples
from tests.schedule.test_windows import schedule_of
from tests.views.test_timeline_words import ENGLISH, Case, cases

FEATURES = """\
window: {before: 0, after: 0}
events:
  - {id: a, summary: A, window: 1/4/2024 - 9/6/2024, origin: 7/5/1954, date: 7/5/2024}
  - {id: b, summary: B, window: 20/4/2024 - 30/4/2024}
  - {id: c, summary: C, date: 1/6/2024, window: none}
deadlines: [{id: d, summary: D, date: 15/4/2024}]
"""
ON = datetime.date(2024, 5, 2)
FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2033, 12, 31)


def year_of(text: str, on: datetime.date = ON) -> Year:
    found = year(timeline(schedule_of(text), None, on, is_today=False), {}, ENGLISH)
    assert found
    return found


def number(percent: str) -> float:
    assert percent.endswith("%")
    return float(percent[:-1])


def test_each_thing_has_a_row_and_its_days_along_the_months() -> None:
    found = year_of(FEATURES)  # April to June, 91 days
    assert [(row.number, row.title, row.days, row.status) for row in found.rows] == [
        ("1", "A", "01/04/2024 – 09/06/2024", "active"),
        ("2", "B", "20/04/2024 – 30/04/2024", "past"),
        ("", "C", "01/06/2024", "upcoming"),
        ("", "D", "15/04/2024", "past"),
    ]
    bars = [row.bar and (number(row.bar.begin), number(row.bar.width)) for row in found.rows]
    assert bars == [(0, 76.92), (20.88, 12.09), None, None]  # 70 days of 91; 11 after the first 19
    assert [row.day for row in found.rows] == ["07/05/2024", "", "", ""]
    assert [row.mark for row in found.rows] == ["40.11%", None, "67.58%", "15.93%"]  # the middle of a day
    assert [row.sign for row in found.rows] == ["anniversary", "anniversary", "anniversary", "deadline"]
    assert found.today == "34.62%"


def test_what_overlaps_is_told_once_by_the_numbers_of_the_rows() -> None:
    found = year_of(FEATURES)
    assert found.overlaps == ("1, 2: 20/04/2024 – 30/04/2024, 11 days",)
    assert [[number(each.begin) for each in row.shared] for row in found.rows] == [[20.88], [20.88], [], []]
    alone = year_of(FEATURES.replace("20/4/2024 - 30/4/2024", "10/6/2024 - 30/6/2024"))
    assert (alone.overlaps, alone.overlapping, [row.number for row in alone.rows]) == ((), "", [""] * 4)


def test_months_and_years_are_named_where_they_begin() -> None:
    found = year_of(FEATURES)
    assert [(label.text, label.at) for label in found.years] == [("2024", 0)]
    assert [(label.text, label.at) for label in found.months] == [("4", 0), ("5", 32.97), ("6", 67.03)]
    assert found.ticks == ("32.97%", "67.03%")  # not where the first begins


def test_a_day_outside_the_months_is_not_marked_and_not_explained() -> None:
    found = year_of(FEATURES, datetime.date(2025, 1, 1))
    assert found.today is None
    assert "today" not in found.legend


def test_a_campaign_of_a_day_within_ten_years_can_be_seen() -> None:
    text = "".join(f"  - {{id: d{day.year}, summary: S, window: {day}}}\n" for day in (FIRST, LAST))
    bars = [row.bar for row in year_of(f"events:\n{text}").rows]
    assert [bar and (bar.begin, bar.width) for bar in bars] == [("0%", "0.8%"), ("99.2%", "0.8%")]


def test_nothing_is_no_table() -> None:
    assert year(timeline(schedule_of("events: []\n"), None, ON), {}, ENGLISH) is None


@examples(60)
@given(cases())
def test_of_any_timeline_every_row_is_there_and_nothing_stands_outside(case: Case) -> None:
    found = year(case.timeline, {plan.id: plan.id for plan in case.timeline.plans}, ENGLISH)
    rows = found.rows if found else ()
    assert len(rows) == len(case.timeline.rows)
    for row in rows:
        assert row.bar or row.mark
        for each in (*([row.bar] if row.bar else ()), *row.shared):
            begin, width = number(each.begin), number(each.width)
            assert 0 <= begin <= begin + width <= 100.02
            assert width >= 0.8
        if row.mark:
            assert 0 <= number(row.mark) <= 100


@pytest.mark.parametrize(("years", "named", "months"), [(1, 1, 12), (2, 2, 12), (3, 3, 12), (10, 5, 0)])
def test_names_have_room_on_paper(years: int, named: int, months: int) -> None:
    text = f"events: [{{id: a, summary: A, window: 1/1/2024 - 31/12/{2023 + years}}}]\n"
    found = year_of(text)
    assert (len(found.years), len(found.months)) == (named, months)
    for one, other in zip(found.months, found.months[1:], strict=False):
        assert (other.at - one.at) * 2.6 >= 11.5  # pixels, of 260
