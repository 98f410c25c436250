"""What windows, deadlines and activities are called, and when, why and for whom they are."""

from __future__ import annotations

import pytest

from tamduong_cli.dates.expression import parse_span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Text
from tamduong_cli.schedule.phrases import (
    capital,
    date_label,
    date_line,
    event_title,
    in_brackets,
    issuers_by_plan,
    last_and_next,
    title,
    unit_names,
    which_day,
    with_length,
)
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import last_and_next_window
from tests.schedule.test_windows import schedule_of

EN = Language("en")

TEXT = """\
window: {before: 20, after: 5}
events:
  - id: phases
    summary: {vi: Chiến thắng, en: Victory}
    date: 7/5/2024
    windows:
      - {name: {vi: Đợt 1, en: Phase 1}, from: 03/2024, to: 03/2024}
      - {name: Cao điểm, from: 1/4/2024, after: 5, tentative: true}
      - {name: Treo cờ, before: 1 tuần, after: 1 ngày}
  - {id: congress, summary: {vi: Đại hội, en: Congress}, date: 15/12/2024 (dự kiến)}
  - {id: said, summary: {vi: Hội nghị (dự kiến), en: Meeting (tentative)}, date: 16/12/2024, tentative: true}
"""


def titles(schedule: Schedule) -> list[str]:
    return [title(item, EN) for item in schedule.items]


def test_a_title_has_the_phases_name_and_says_what_is_tentative_once() -> None:
    assert titles(schedule_of(TEXT)) == [
        "Victory – Phase 1",
        "Victory – Cao điểm (tentative)",
        "Victory – Treo cờ",
        "Congress (tentative)",
        "Meeting (tentative)",
    ]


@pytest.mark.parametrize(("event", "marked"), [(0, "Victory"), (1, "Congress (tentative)"), (2, "Meeting (tentative)")])
def test_an_event_is_marked_where_it_or_its_date_is_tentative(event: int, marked: str) -> None:
    assert event_title(schedule_of(TEXT).plan.events[event], EN) == marked


@pytest.mark.parametrize("summary", ["S", "S (tentative)"])
@pytest.mark.parametrize(
    ("rest", "marked"),
    [
        ("deadlines: [{{id: d, summary: {0}, date: 1/5/2024}}]", False),
        ("deadlines: [{{id: d, summary: {0}, date: 1/5/2024, tentative: true}}]", True),
        ("deadlines: [{{id: d, summary: {0}, event: congress, before: 1}}]", True),
        ("activities: [{{id: a, summary: {0}, event: congress, date: 15/12/2024}}]", False),
        ("activities: [{{id: a, summary: {0}, event: congress, repeat: daily}}]", True),
        ("activities: [{{id: a, summary: {0}, event: congress, date: 15/12/2024 (dự kiến)}}]", True),
    ],
)
def test_deadlines_and_activities_say_that_they_are_tentative(rest: str, marked: bool, summary: str) -> None:
    *_, last = titles(schedule_of(f"{TEXT}{rest.format(summary)}\n"))
    assert last == ("S (tentative)" if marked else summary)


def test_why_windows_have_their_days() -> None:
    assert [EN.render(window.why()) for window in schedule_of(TEXT).windows] == [
        "the event's own window",
        "the event's own window",
        "the event's own rule, 1 week before and 1 day after",
        "the plan's rule, 20 days before and 5 days after",
        "the plan's rule, 20 days before and 5 days after",
    ]


@pytest.mark.parametrize(
    ("deadline", "reason"),
    [
        ("date: 1/6/2024", "a date of its own"),
        ("date: 23/12/2023 âm lịch", "a date of its own, 02/02/2024 (lunar 23/12)"),
        ("date: 1/2 nhuận/2023 âm lịch", "a date of its own, 22/03/2023 (lunar 1/2 leap)"),
        ("event: phases, date: 1/6/2024", "a date of its own"),
        ("event: phases, before: 105", "105 days before 07/05/2024"),
        ("event: phases, after: 1 tháng", "1 month after 07/05/2024"),
        ("event: october, before: 1 tuần", "1 week before 01/10/2024"),
        ("event: october, after: 1 tuần", "1 week after 31/10/2024"),
        ("event: kings, before: 5", "5 days before 18/04/2024 (lunar 10/3)"),
    ],
)
def test_why_a_deadline_is_on_its_day(deadline: str, reason: str) -> None:
    text = (
        f"{TEXT}  - {{id: october, summary: S, date: 10/2024}}\n"
        "  - {id: kings, summary: S, date: 10/3/2024 âm lịch}\n"
        f"deadlines: [{{id: d, summary: S, {deadline}}}]\n"
    )
    (item,) = schedule_of(text).deadlines
    assert EN.render(item.why()) == reason


@pytest.mark.parametrize(
    ("activity", "words"),
    [
        ("date: 7/5/2024", "07/05/2024, all day"),
        ("date: [7/5/2024, 30/4/2024], time: 7h", "30/04/2024, 07/05/2024, 07:00"),
        ("date: 10/3/2024 âm lịch, time: 7h30 - 9h", "18/04/2024 (lunar 10/3), 07:30 – 09:00"),
        ("date: [10/3/2024 âm lịch, 19/4/2024]", "18/04/2024 (lunar 10/3), 19/04/2024, all day"),
        ("repeat: hằng ngày", "daily, all day"),
        ("repeat: FREQ=DAILY;INTERVAL=3", "every 3 days, all day"),
        ("repeat: 'hằng tuần thứ 3, thứ 5', time: 5h10 - 5h30", "every Tuesday and Thursday, 05:10 – 05:30"),
        ("repeat: FREQ=WEEKLY;INTERVAL=2;BYDAY=MO, time: '19:30'", "every 2 weeks on Monday, 19:30"),
        ("repeat: hằng tháng ngày 3", "monthly on the 3rd, all day"),
        ("repeat: 'monthly on the 1st, 2nd and 15th'", "monthly on the 1st, 2nd and 15th, all day"),
    ],
)
def test_how_often_an_activity_happens(activity: str, words: str) -> None:
    text = f"{TEXT}activities: [{{id: a, summary: S, event: phases, window: Cao điểm, {activity}}}]\n"
    (series,) = schedule_of(text).activities
    assert EN.render(series.why()) == words


# what several outputs say alike

SHARED = """\
window: {before: 20, after: 5}
events:
  - {id: past, summary: Past, date: 1/3/2024}
  - {id: victory, summary: Victory, origin: 7/5/1954, date: 7/5/2024, ref: II.1}
  - {id: kings, summary: Kings, date: 10/3/2025 âm lịch}
deadlines:
  - {id: own, summary: Own, date: 1/5/2024}
  - {id: lunar, summary: Lunar, date: 10/3/2024 âm lịch}
  - {id: counted, summary: Counted, event: victory, before: 5}
units:
  - {id: a, name: {vi: Văn hoá, en: Culture}}
  - {id: b, name: Police}
"""


def test_days_as_tables_write_them() -> None:
    schedule = schedule_of(SHARED)
    assert [EN.said(item.written()) for item in schedule.items] == [
        "10/02/2024 – 06/03/2024",
        "17/04/2024 – 12/05/2024",
        "18/03/2025 – 12/04/2025",
        "18/04/2024 (lunar 10/3)",
        "01/05/2024",
        "02/05/2024",
    ]


def test_the_length_of_days_and_which_of_them_one_is() -> None:
    assert [with_length("S", n, EN) for n in (1, 2)] == ["S, 1 day", "S, 2 days"]
    assert which_day(5, schedule_of(SHARED).windows[0], EN) == "day 5 of 26"


def test_an_events_date_is_an_anniversary_where_it_has_an_origin() -> None:
    said = [(date_label(event, EN), date_line(event, EN)) for event in schedule_of(SHARED).plan.events]
    assert said == [
        ("Date", "Date: Friday, 1 March 2024"),
        ("Anniversary", "Anniversary: Tuesday, 7 May 2024"),
        ("Date", "Date: Monday, 7 April 2025 (lunar 10/3)"),
    ]


@pytest.mark.parametrize(
    ("days", "lines"),
    [
        ("1/1/2024", ["The next one: Past"]),
        ("7/3/2024 - 16/4/2024", ["The last one: Past", "The next one: Victory"]),
        ("17/4/2024", ["The last one: Past", "The next one: Kings"]),
        ("6/3/2024", ["The next one: Victory"]),
        ("2026", ["The last one: Kings", "The next one: none is left in this plan."]),
    ],
)
def test_the_last_campaign_and_the_next(days: str, lines: list[str]) -> None:
    found = last_and_next_window(schedule_of(SHARED).windows, parse_span(days))
    assert last_and_next(found, lambda window: title(window, EN), EN) == lines
    assert last_and_next((None, None), lambda window: "", EN) == []


def test_units_are_named_one_after_the_other() -> None:
    units = schedule_of(SHARED).plan.units
    assert unit_names(units, EN) == "Culture; Police"


@pytest.mark.parametrize(
    ("issuers", "found"),
    [
        (("A", "B"), {"one": "A", "two": "B"}),
        (("A", "A"), {}),
        (("A", None), {}),
    ],
)
def test_offices_tell_plans_apart_where_they_are_others(issuers: tuple[str | None, ...], found: dict[str, str]) -> None:
    plan = schedule_of(SHARED).plan
    plans = [
        plan._replace(id=id, issuer=Text({"": issuer}) if issuer else None)
        for id, issuer in zip(("one", "two"), issuers, strict=True)
    ]
    assert issuers_by_plan(plans, EN) == found


def test_a_line_begins_with_a_capital_letter() -> None:
    assert [capital(text) for text in ("", "đợt A", "Đợt A")] == ["", "Đợt A", "Đợt A"]


def test_where_the_document_says_so_stands_in_brackets() -> None:
    assert (in_brackets("II.3"), in_brackets(None)) == (" (II.3)", "")
