"""Drafting: a plan for other years, made from one that there is, whatever way that one is written."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tamduong_cli.dates.date import Date, in_year
from tamduong_cli.dates.lunar import Lunar, anniversary
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Event, Plan
from tamduong_cli.plan.problems import Problem
from tamduong_cli.plan.reading import parse_plan
from tamduong_cli.schedule.drafting import draft
from tamduong_cli.schedule.schedule import Schedule, check, resolve

ENGLISH = Language("en")
HEAD = """\
# yaml-language-server: $schema=plan.schema.json
format: 1
id: xa-2023-2024
title: Kế hoạch năm 2023 - 2024
period: 2023 - 2024
window: {before: 20 ngày, after: 5 ngày}
"""


def read(text: str) -> tuple[Plan, list[Problem]]:
    reading = parse_plan(text, "plan.yaml")
    assert reading.plan, reading.problems
    schedule = resolve(reading.plan)
    assert isinstance(schedule, Schedule), schedule
    return reading.plan, [*reading.problems, *check(schedule)]


def drafted(text: str, years: range = range(2028, 2030), *classes: Any) -> str:
    """The draft's text, which is a plan without errors and without new kinds of warnings."""
    plan, warnings = read(text)
    new = draft(text, "plan.yaml", plan, years, classes or ("round", "half-round"), ENGLISH).text
    _, new_warnings = read(new)
    assert {problem.code for problem in new_warnings} <= {problem.code for problem in warnings}
    return new


def body(text: str, *classes: Any, years: range = range(2028, 2030)) -> str:
    """What a draft of `HEAD` and a text has below the head, whose lines are the same but for the years."""
    new = drafted(HEAD + text, years, *classes)
    return new.split("after: 5 ngày}\n", 1)[1]


EVENT = """\
events:
  - id: a
    summary: Kỷ niệm 70 năm A
    origin: 7/5/1954
    date: {date}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("7/5/2024", "7/5/2029"),
        ("07/05/2024   # thứ Ba", "07/05/2029   # thứ Ba"),
        ('"7/5/2024"', '"7/5/2029"'),
        ("'7.5.2024'", "'7.5.2029'"),
        ("2024-05-07", "2029-05-07"),
        ("ngày 07 tháng 5 năm 2024", "ngày 07 tháng 5 năm 2029"),
        ("thứ Ba, 7/5/2024", "thứ Hai, 7/5/2029"),
        ("Thứ 3 ngày 7/5/2024 (dự kiến)", "Thứ Hai ngày 7/5/2029 (dự kiến)"),
        ("Tuesday, 7/5/2024", "Monday, 7/5/2029"),
        ("7/5/2024 (29/3 âm lịch)", "7/5/2029"),
        ("05/2024", "05/2029"),
        ("Quý II/2024", "Quý II/2029"),
        ("2024", "2029"),
        ("|\n      7/5/2024", "|\n      7/5/2029"),
        ('"7\\/5/2024"', '"7/5/2029"'),
        ("ngày 07\n      tháng 5 năm\n      2024", "ngày 07\n      tháng 5 năm\n      2029"),
    ],
)
def test_a_date_keeps_the_way_it_is_written(old: str, new: str) -> None:
    expected = EVENT.format(date=new).replace("70 năm", "75 năm")
    assert body(EVENT.format(date=old)) == expected


@pytest.mark.parametrize(
    ("origin", "old", "new"),
    [
        ("29/2/1960", "29/2/2024", "28/2/2030"),
        ("29/2/1964", "28/2/2023", "29/2/2024"),
        ("10/3/1950 âm lịch", "10/3/2024 âm lịch", "10/3/2030 âm lịch"),
        ("10/3/1950 âm lịch", "10/3/2024 âm lịch (18/4/2024)", "10/3/2030 âm lịch"),
        ("10/3/1950 âm lịch", "18/4/2024", "12/4/2030"),
        ("30/12/1949 âm lịch", "30/12/2023 âm lịch", "29/12/2029 âm lịch"),
        ("1/2 nhuận/2023 âm lịch", "1/2/2024 âm lịch", "1/2/2033 âm lịch"),
        ("7/5/1955", "8/5/2024", "8/5/2030"),
        ("1955", "8/5/2024", "8/5/2030"),
    ],
)
def test_an_anniversary_is_observed_as_it_was(origin: str, old: str, new: str) -> None:
    plan, _ = read(HEAD + f"events:\n  - id: a\n    summary: A\n    origin: {origin}\n    date: {old}\n")
    text = HEAD + f"events:\n  - {{id: a, summary: A, origin: {origin}, date: {old}}}\n"
    plan, _ = read(text)
    year = int(new[-4:]) if new[-4:].isdigit() else int(new.split("/")[2][:4])
    years = range(year, year + 2) if "âm" in new else range(year, year + 1)
    made = draft(text, "plan.yaml", plan, years, ("round", "half-round", "other"), ENGLISH).text
    assert f"date: {new}}}" in made


WINDOWS = """\
events:
  - id: a
    summary: A
    origin: 7/5/1954
    date: 7/5/2024
    {window}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("window: 01/12/2023 - 10/05/2024", "window: 01/12/2028 - 10/05/2029"),
        ("window: tháng 4 - 5/2024", "window: tháng 4 - 5/2029"),
        ("window: {from: 01/12/2023, after: 5}", "window: {from: 01/12/2028, after: 5}"),
        ("window: {before: 3, after: 5}", "window: {before: 3, after: 5}"),
        ("window: 01/2/2024 - 29/2/2024", "window: 1/2/2029 - 28/2/2029"),
        ("window: 02/2024 - 06/2024", "window: 02/2029 - 06/2029"),
        ("window: thứ Tư, 1/5/2024 - thứ Ba, 7/5/2024", "window: thứ Ba, 1/5/2029 - thứ Hai, 7/5/2029"),
        (
            "windows:\n      - {name: Đợt 1, from: 1/5/2024, to: 3/5/2024}\n"
            "      - name: Đợt 2\n        from: 5/5/2024   # hai ngày\n        to: 6/5/2024",
            "windows:\n      - {name: Đợt 1, from: 1/5/2029, to: 3/5/2029}\n"
            "      - name: Đợt 2\n        from: 5/5/2029   # hai ngày\n        to: 6/5/2029",
        ),
    ],
)
def test_an_events_own_windows_move_by_the_same_years(old: str, new: str) -> None:
    expected = WINDOWS.format(window=new).replace("date: 7/5/2024", "date: 7/5/2029")
    assert body(WINDOWS.format(window=old)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kỷ niệm 70 năm A gắn với 70 năm B", "Kỷ niệm 75 năm A gắn với 75 năm B"),
        ("Kỷ niệm 70 năm A (7/5/1954 - 7/5/2024)", "Kỷ niệm 75 năm A (7/5/1954 - 7/5/2029)"),
        ("Kỷ niệm 70 năm A (1954 – 2024)", "Kỷ niệm 75 năm A (1954 – 2029)"),
        ('"Kỷ niệm: 70 năm A"', '"Kỷ niệm: 75 năm A"'),
        ("'It''s the 70th anniversary'", "'It''s the 75th anniversary'"),
        ('"Kỷ niệm 70 n\\u0103m A"', '"Kỷ niệm 75 năm A"'),
        ("Kỷ niệm\n      70 năm\n      A", "Kỷ niệm\n      75 năm\n      A"),
        ("Kỷ niệm 70\n      năm A", "Kỷ niệm 75\n      năm A"),
        (">-\n      Kỷ niệm 70 năm\n      A", ">-\n      Kỷ niệm 75 năm\n      A"),
        ("Lễ ngày 7/5/2024 (thứ Ba)", "Lễ ngày 7/5/2029 (thứ Hai)"),
        ("{vi: 70 năm A, en: 70th anniversary of A}", "{vi: 75 năm A, en: 75th anniversary of A}"),
        ("Ky\u0309 nie\u0323\u0302m 70 na\u0306m A", '"Kỷ niệm 75 năm A"'),
    ],
)
def test_a_summary_counts_the_new_years_and_keeps_the_way_it_is_written(old: str, new: str) -> None:
    event = "events:\n  - id: a\n    summary: {}\n    origin: 7/5/1954\n    date: 7/5/{}\n"
    assert body(event.format(old, 2024)) == event.format(new, 2029)


COMMENTED = """\
# trên
events:   # các sự kiện
  # về danh sách
  - id: a
    # trong a
    summary: A   # tên a
    origin: 7/5/1954
    date: 7/5/2024
    # cuối a

  # về b
  - id: b
    summary: B
    origin: 7/5/1953
    date: 7/5/2024
    # cuối b

  # --- phần hai ---

  # về c
  - id: c
    summary: C
    origin: 7/5/1944
    date: 7/5/2024   # ngày c

# về đơn vị
units:
  - id: u
    name: U
    events:   # của u
      - a   # a
      - b   # b
  - id: v
    name: V
    events:
      # chỉ b
      - b

  # về w
  - {id: w, name: W, events: [b, c]}
  - {id: x, name: X, events: [b]}
# hết
"""


def test_comments_stay_with_what_they_are_about(snapshot: Any) -> None:
    snapshot("draft-comments.txt", drafted(HEAD + COMMENTED, range(2029, 2030)))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(line_end: str) -> None:
    new = drafted((HEAD + COMMENTED).replace("\n", line_end), range(2029, 2030))
    assert new.count(line_end) == len(new.splitlines())
    assert new.replace(line_end, "\n") == drafted(HEAD + COMMENTED, range(2029, 2030))


def test_what_belongs_to_an_event_moves_and_goes_with_it(snapshot: Any) -> None:
    text = (
        HEAD
        + """\
revised: 05/6/2023   # lần cuối
events:
  - {id: a, summary: Kỷ niệm 70 năm A, origin: 7/5/1954, date: 7/5/2024}
  - {id: b, summary: Kỷ niệm 71 năm B, origin: 7/5/1953, date: 7/5/2024}
  - id: c
    summary: Hội nghị
    date: 7/5/2024
deadlines:
  - {id: nop, summary: Nộp báo cáo 70 năm A, event: a, before: 105 ngày}
  - {id: hop, summary: Họp, event: a, date: 1/3/2024}
  - {id: gone, summary: Nộp B, event: b, before: 5 ngày}
  - {id: chung, summary: Tổng kết năm 2024, date: 15/12/2024}
  - {id: mo, summary: Mở đầu, date: 15/1/2023}
activities:
  - {id: tin, summary: Tin, event: a, date: [1/5/2024, 7/5/2024]}
  - {id: loa, summary: Loa, event: a, repeat: FREQ=DAILY;UNTIL=20240507T000000Z, time: 5h10 - 5h30}
  - {id: thu, summary: Thu, event: a, repeat: "hằng tuần thứ 3, thứ 5"}
  - {id: het, summary: Hết, event: b, date: 7/5/2024}
units:
  - {id: u, name: U, events: [a, b]}
"""
    )
    snapshot("draft-belongings.txt", drafted(text, range(2029, 2030)))


def test_one_plan_year_that_becomes_several_events(snapshot: Any) -> None:
    text = (
        HEAD
        + """\
events:
  # về a
  - id: a
    summary: Kỷ niệm 70 năm A   # tên
    origin: 7/5/1954
    date: 7/5/2024
    window: 1/5/2024 - 7/5/2024

  - id: b-2023
    summary: Kỷ niệm 70 năm B
    origin: 12/12/1953
    date: 12/12/2023
  - id: b-2024
    summary: Kỷ niệm 71 năm B
    origin: 12/12/1953
    date: 12/12/2024
deadlines:
  - {id: nop, summary: Nộp, event: a, before: 5 ngày}
units:
  - {id: u, name: U, events: [a, b-2024]}
"""
    )
    snapshot("draft-several.txt", drafted(text, range(2028, 2030), "half-round", "other"))


def test_json_stays_json_below_the_remarks(snapshot: Any) -> None:
    text = json.dumps(
        {
            "id": "xa",
            "title": {"vi": "Kế hoạch năm 2024"},
            "period": "2024",
            "parent": {"number": "1-KH"},
            "window": {"before": "20", "after": "5"},
            "events": [
                {"id": "a", "summary": "Kỷ niệm 70 năm A", "origin": "7/5/1954", "date": "7/5/2024"},
                {"id": "b", "summary": "B", "date": "7/5/2024"},
                {"id": "c", "summary": "C", "origin": "1/1/1999", "date": "1/1/2024", "messages": ["25 năm"]},
            ],
            "units": [{"id": "u", "name": "U", "events": ["b"]}],
            "revised": "1/2/2024",
        },
        ensure_ascii=False,
        indent=2,
    )
    snapshot("draft-json.txt", drafted(text))


REMARKED = "events:\n  - {{id: a, {}}}\n"


@pytest.mark.parametrize(
    ("event", "remarks"),
    [
        ("summary: 70 năm A, origin: 7/5/1954, date: 7/5/2024", []),
        (
            "summary: Kỷ niệm lần thứ 70 A và 50 năm B, origin: 7/5/1954, date: 7/5/2024",
            ["the summary also says 50 năm, 70"],
        ),
        (
            "summary: 70 năm A (8/5/2024), origin: 7/5/1954, date: 7/5/2024",
            ["the summary still says 2024"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, messages: [70 năm qua, năm 2023 và 2023, 80 năm, 12/1953]",
            ["the messages still say 70 năm, 2023"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, windows: [{name: Đợt 2024, from: 1/5/2024, to: 9/5/2024}]",
            ["the windows' names still say 2024"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, window: 1/3/2024 âm lịch - 3/4/2024 âm lịch",
            ["the window goes by the lunar calendar, and the anniversary does not; is it right?"],
        ),
        (
            "summary: A, origin: 10/3/1954 âm lịch, date: 10/3/2024 âm lịch, window: 1/4/2024 - 20/4/2024",
            ["the window was moved as far as the lunar date; is it right?"],
        ),
    ],
)
def test_what_a_person_must_look_at_stands_above_the_event(event: str, remarks: list[str]) -> None:
    new = drafted(HEAD + REMARKED.format(event), range(2029, 2030))
    above = new.split("events:\n")[1].split("  - ")[0]
    assert above == "".join(f"  # TODO: {remark}\n" for remark in remarks)


def test_a_window_goes_as_far_as_the_lunar_date_it_is_about() -> None:
    event = "summary: A, origin: 10/3/1954 âm lịch, date: 10/3/2024 âm lịch, window: 01/04/2024 - 20/04/2024"
    new = drafted(HEAD + REMARKED.format(event), range(2029, 2030))
    assert "date: 10/3/2029 âm lịch, window: 6/4/2029 - 25/4/2029}" in new


def test_an_activity_stays_in_its_window_where_29_february_moves_that_by_a_day() -> None:
    text = (
        HEAD
        + REMARKED.format("summary: A, origin: 7/3/1953, date: 7/3/2023")
        + ("activities:\n  - {id: b, summary: B, event: a, date: [15/2/2023, 7/3/2023]}\n")
    )
    assert "date: [16/2/2028, 7/3/2028]}" in drafted(text, range(2028, 2029))


def test_a_lunar_day_that_comes_twice_in_a_year_is_two_events() -> None:
    text = (
        HEAD
        + REMARKED.format("summary: 24 năm A, origin: 1/12/1999 âm lịch, date: 1/12/2023 âm lịch")
        + ("deadlines:\n  - {id: b, summary: B, event: a, before: 5}\n")
    )
    plan, _ = read(drafted(text, range(2043, 2044), "half-round", "other"))
    assert [event.id for event in plan.events] == ["a-2043", "a-2043-2"]
    assert [(deadline.id, deadline.event and deadline.event.id) for deadline in plan.deadlines] == [
        ("b-2043", "a-2043"),
        ("b-2043-2", "a-2043-2"),
    ]


def test_a_draft_that_does_not_say_what_it_should_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + REMARKED.format("summary: A, origin: 7/5/1954, date: 7/5/2024")
    plan, _ = read(text)
    monkeypatch.setattr("tamduong_cli.schedule.drafting.rewritten", lambda text, *_: text)
    with pytest.raises(Failure) as refused:
        draft(text, "plan.yaml", plan, range(2029, 2030), ["half-round"], ENGLISH)
    assert ENGLISH.render(refused.value.message) == (
        "the way 'id' is written cannot be drafted from; write it more simply and draft again"
    )


@pytest.mark.parametrize(
    ("text", "years", "message"),
    [
        (
            "events:\n  - &a {id: a, summary: A, origin: 7/5/1954, date: 7/5/2024}\n",
            range(2029, 2030),
            "plan.yaml:8: what & and * repeat cannot be drafted from; write it out",
        ),
        (
            "events:\n  - id: a\n    summary: A\n    origin: 7/5/1954\n    date: 7/5/2024\n"
            "    messages: &m\n      - B\n"
            "recipients: *m\n",
            range(2029, 2030),
            "plan.yaml:12: what & and * repeat cannot be drafted from; write it out",
        ),
        (
            "events:\n  - {id: a, summary: A, origin: 7/5/1954, date: 7/5/2024}\n",
            range(2030, 2031),
            "no anniversary to draft; 'plan anniversaries --years 2030' shows those there are, and --class round "
            "--class half-round --class other takes them all",
        ),
        (
            "events:\n  - {id: a, summary: A, date: 7/5/2024}\n",
            range(2028, 2030),
            "no anniversary to draft; 'plan anniversaries --years 2028-2029' shows those there are, and --class round "
            "--class half-round --class other takes them all",
        ),
        (
            "events:\n  - {id: a, summary: A, origin: 7/5/1954, date: 7/5/2024, window: 1/3/2024 âm lịch - 7/5/2024}\n",
            range(2104, 2105),
            "the plan cannot be drafted for these years: 3/2104 âm lịch: the lunar calendar is known for the lunar "
            "years 1900 to 2099 only",
        ),
        (
            "events:\n  - {id: a, summary: A, origin: 1/1/1959, date: 1/1/2024, window: 1/1/2024 - 1/1/2026}\n",
            range(9999, 10000),
            "the plan cannot be drafted for these years: '01/01/2026' lies beyond the calendar, which has the years "
            "1 to 9999",
        ),
    ],
)
def test_what_cannot_be_drafted_is_refused(text: str, years: range, message: str) -> None:
    text = HEAD + text
    plan, _ = read(text)
    with pytest.raises(Failure) as refused:
        draft(text, "plan.yaml", plan, years, ("round", "half-round"), ENGLISH)
    assert ENGLISH.render(refused.value.message) == message


# properties


class Made(NamedTuple):
    """A generated event: what the plan says of it, and the anniversary that its own words are about."""

    keys: dict[str, Any]
    origin: Date
    date: Date
    window: tuple[datetime.date, datetime.date] | None


def day(date: datetime.date, style: str = "/") -> str:
    return f"{date.day}{style}{date.month}{style}{date.year}"


def lunar_date(lunar: Lunar) -> Date:
    return Date(lunar.span(), lunar)


PERIOD = (2023, 2024)
STYLES = st.sampled_from("/.-")


@st.composite
def events(draw: st.DrawFn, number: int) -> Made:
    kind = draw(st.sampled_from(["day", "day", "month", "lunar", "none"]))
    year = draw(st.sampled_from(PERIOD))
    first = datetime.date(draw(st.integers(1905, 2020)), 1, 1) + datetime.timedelta(days=draw(st.integers(0, 365)))
    style = draw(STYLES)
    if kind == "lunar":
        origin = lunar_date(
            Lunar(draw(st.integers(1, 29)), draw(st.integers(1, 12)), draw(st.integers(1905, 2020)), False)
        )
        assert origin.lunar
        date = lunar_date(anniversary(origin.lunar, year if origin.lunar.month < 11 else 2023))
        assert date.lunar
        written = origin.lunar.written(), date.lunar.written()
    elif kind == "month":
        last = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
        origin = span_date(first.replace(day=1), last)
        then = first.replace(day=1, year=year)
        date = span_date(
            then, (then.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(1)
        )
        written = f"{first.month:02}/{first.year}", f"{first.month:02}/{year}"
    else:
        origin, date = span_date(first), span_date(in_year(first, year))
        written = day(first, style), day(date.first, style)
    count = origin.years_to(date)
    name = f"Sự kiện số {'IVXLC'[number % 5]}{'abcde'[number // 5]}"
    summary: Any = draw(
        st.sampled_from(
            [
                f"Kỷ niệm {count} năm {name}",
                f"{name}: {count} năm",
                {"vi": f"Kỷ niệm {count} năm {name}", "en": f"{count} years of {name}"},
                f"Kỷ niệm {count} năm {name} ({origin.first.year} - {date.first.year})",
            ]
        )
    )
    keys: dict[str, Any] = {"id": f"e{number}", "summary": summary}
    if kind != "none":
        keys["origin"] = written[0]
    keys["date"] = written[1]
    window = None
    form = draw(st.sampled_from(["rule", "range", "mapping", "mixed", "several"]))
    before, after = (datetime.timedelta(days=draw(st.integers(7, 40))) for _ in range(2))
    ends = date.first - before, date.last + after
    if form == "range":
        keys["window"] = (
            f"{day(ends[0], style)} - {day(ends[1], style)}" if style == "/" else f"{day(ends[0])} – {day(ends[1])}"
        )
    elif form == "mapping":
        keys["window"] = {"from": day(ends[0], style), "to": day(ends[1], style)}
    elif form == "mixed":
        keys["window"] = {"before": "10 ngày", "to": day(ends[1], style)}
    elif form == "several":
        keys["windows"] = [
            {"name": "Đợt 1", "from": day(ends[0], style), "to": day(date.last, style)},
            {"name": "Cao điểm", "before": "3", "after": "3"},
        ]
        window = ends[0], date.last
    if form in ("range", "mapping"):
        window = ends
    if draw(st.booleans()):
        keys["messages"] = [f"Sau {count} năm", "Ý nghĩa"]
    return Made(keys, origin, date, window)


def span_date(first: datetime.date, last: datetime.date | None = None) -> Date:
    from tamduong_cli.dates.span import Span

    return Date(Span(first, last or first))


class Written:
    """Writes values as YAML, in every way that a scalar and a list can be written, with numbered comments."""

    def __init__(self, draw: st.DrawFn, ids: Sequence[str]) -> None:
        self.draw = draw
        self.ids = ids
        self.comments: dict[str, str] = {}
        """Each comment, and the id of the event that it is about; none for those about the rest."""

    def comment(self, about: str) -> str:
        name = f"# ghi chú {len(self.comments)}."
        self.comments[name] = about
        return name

    def maybe(self) -> bool:
        return self.draw(st.integers(0, 4)) == 0

    def scalar(self, value: str, indent: str) -> str:
        style = self.draw(st.sampled_from(["plain", "plain", "double", "single", "folded"]))
        if style == "double":
            return json.dumps(value, ensure_ascii=self.maybe())
        if style == "single" or ": " in value:
            return "'" + value.replace("'", "''") + "'"
        if style == "folded" and " " in value:
            return value.replace(" ", f"\n{indent}    ", 1)
        return value

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return json.dumps(value, ensure_ascii=False)

    def mapping(self, value: dict[str, Any], indent: str, about: str, first: str | None = None) -> str:
        lines = ""
        for key, each in value.items():
            start = indent if first is None else first
            if first is None and self.maybe():
                lines += f"{indent}{self.comment(about)}\n"
            first = None
            end = f"   {self.comment('d' if key == 'revised' else about)}\n" if self.maybe() else "\n"
            if isinstance(each, (dict, list)) and self.draw(st.booleans()):
                lines += f"{start}{key}: {self.flow(each)}{end}"
            elif isinstance(each, dict):
                lines += f"{start}{key}:{end}{self.mapping(each, indent + '  ', about)}"
            elif isinstance(each, list):
                lines += f"{start}{key}:{end}{self.items(each, indent + '  ', about)}"
            else:
                lines += f"{start}{key}: {self.scalar(each, indent)}{end}"
        if self.maybe():
            lines += f"{indent}{self.comment(about)}\n"
        return lines

    def items(self, values: Sequence[Any], indent: str, about: str, own: bool = False) -> str:
        lines = ""
        for number, value in enumerate(values):
            of = value["id"] if own else value if value in self.ids else about
            if number and self.maybe():
                lines += "\n"
            if number and self.maybe():
                lines += f"{indent}{self.comment(of)}\n"
            if isinstance(value, dict):
                if self.maybe():
                    lines += f"{indent}- {self.flow(value)}\n"
                else:
                    lines += self.mapping(value, indent + "  ", of, first=f"{indent}- ")
            else:
                lines += f"{indent}- {self.scalar(value, indent)}\n"
        return lines

    def plan(self, value: dict[str, Any]) -> str:
        text = ""
        for key, each in value.items():
            if self.maybe():
                text += f"\n{self.comment('')}\n"
            if key in ("events", "deadlines", "activities", "units"):
                indent = self.draw(st.sampled_from(["", "  "]))
                text += f"{key}:\n{self.items(each, indent, '', own=True)}"
            else:
                text += self.mapping({key: each}, "", "")
        return text


class Source(NamedTuple):
    """A generated plan."""

    text: str
    events: list[Made]
    comments: dict[str, str]


@st.composite
def plans(draw: st.DrawFn) -> Source:
    made = [draw(events(number)) for number in range(draw(st.integers(1, 5)))]
    some = st.lists(st.sampled_from([each.keys["id"] for each in made]), unique=True, min_size=1)
    value: dict[str, Any] = {
        "id": draw(st.sampled_from(["xa-2023-2024", "xa", "2023_2024.xa"])),
        "title": draw(st.sampled_from(["Kế hoạch năm 2023 - 2024", "Kế hoạch", "Năm 2023 và 2024"])),
        "period": "2023 - 2024",
        "window": {"before": "20 ngày", "after": "5 ngày"},
        "events": [each.keys for each in made],
    }
    if draw(st.booleans()):
        value["revised"] = "1/6/2023"
    if draw(st.booleans()):
        value["deadlines"] = [
            {"id": "d0", "summary": "Nộp", "event": draw(some)[0], "before": "105 ngày"},
            {"id": "d1", "summary": "Họp", "event": draw(some)[0], "date": "2/2/2024"},
            {"id": "d2", "summary": "Tổng kết", "date": "15/12/2024"},
        ]
    if draw(st.booleans()):
        chosen = draw(st.sampled_from(made))
        where = {"window": "Đợt 1"} if "windows" in chosen.keys else {}
        event = {"event": chosen.keys["id"], **where}
        value["activities"] = [
            {"id": "a0", "summary": "Loa", **event, "repeat": "hằng tuần thứ 3, thứ 5", "time": "5h10 - 5h30"},
            {"id": "a1", "summary": "Tin", **event, "date": day(chosen.date.first)},
            {"id": "a2", "summary": "Cờ", **event, "date": [day(chosen.date.first), day(chosen.date.last)]},
        ]
    if draw(st.booleans()):
        value["units"] = [
            {"id": "u0", "name": "U", "events": draw(some)},
            {"id": "u1", "name": "V", "duties": ["Treo cờ năm 2024"]},
        ]
    keys = list(value)
    order = draw(st.permutations(keys))
    value = {key: value[key] for key in order}
    if draw(st.integers(0, 4)) == 0:
        return Source(json.dumps(value, ensure_ascii=False, indent=draw(st.sampled_from([None, 2]))), made, {})
    writer = Written(draw, [each.keys["id"] for each in made])
    line_end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return Source(writer.plan(value).replace("\n", line_end), made, writer.comments)


def expected(made: Made, years: range, classes: Sequence[str]) -> list[tuple[int, Date]]:
    """The anniversaries that a draft must have of an event, by a way of its own."""
    if "origin" not in made.keys:
        return []
    found = []
    for year in range(years[0] - 1, years[-1] + 1):
        if made.origin.lunar:
            date = lunar_date(anniversary(made.origin.lunar, year))
        elif made.origin.day:
            date = span_date(in_year(made.origin.first, year))
        else:
            then = made.origin.first.replace(year=year)
            date = span_date(
                then, (then.replace(day=28) + datetime.timedelta(4)).replace(day=1) - datetime.timedelta(1)
            )
        count = year - made.origin.year
        class_ = {0: "round", 5: "half-round"}.get(count % 10, "other")
        if count > 0 and date.first.year in years and class_ in classes:
            found.append((count, date))
    return found


@settings(max_examples=300)
@given(
    plans(),
    st.integers(2021, 2045),
    st.integers(1, 3),
    st.sets(st.sampled_from(["round", "half-round", "other"]), min_size=1),
)
def test_a_draft_of_any_plan(source: Source, first: int, length: int, classes: Any) -> None:
    years = range(first, first + length)
    plan, warnings = read(source.text)
    wanted = [(each, count, date) for each in source.events for count, date in expected(each, years, classes)]
    if not wanted:
        with pytest.raises(Failure):
            draft(source.text, "plan.yaml", plan, years, classes, ENGLISH)
        return
    text = draft(source.text, "plan.yaml", plan, years, classes, ENGLISH).text
    new, new_warnings = read(text)
    found = {(event.id.partition("-")[0], event.date and event.date.span): event for event in new.events}
    assert len(found) == len(new.events) == len(wanted)
    for each, count, date in wanted:
        event = found[each.keys["id"], date.span]
        assert event.years == count
        assert all(f"{count} " in summary for summary in event.summary.by_language.values())
        if each.window:
            years_on = count - each.origin.years_to(each.date)
            assert own_window(event) == tuple(
                date.first + (end - each.date.first) if date.lunar else in_year(end, end.year + years_on)
                for end in each.window
            )
    kept = {each.keys["id"] for each, _, _ in wanted}
    gone = {each.keys["id"] for each in source.events} - kept
    for comment, about in source.comments.items():
        if about not in gone and about[:1] not in ("d", "a"):
            assert comment in text
    assert new.id != plan.id
    assert (new.period.first.year, new.period.last.year) == (years[0], years[-1])
    assert new.units == () or [unit.id for unit in new.units] == ["u0", "u1"]
    known = {problem.code for problem in warnings}
    assert {problem.code for problem in new_warnings} - known <= {"outside-period", "windows-overlap", "outside-window"}


def own_window(event: Event) -> tuple[datetime.date, datetime.date]:
    rule = event.own_windows[0]
    assert rule.start and rule.end
    return rule.start.first, rule.end.last
