"""What a new plan says: the anniversaries of its years, and what belongs to them."""

from __future__ import annotations

from typing import Any

import pytest

from tamduong_cli.drafting.draft import draft
from tests.drafting.conftest import ENGLISH, HEAD, ONE_EVENT, body, drafted, read


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
        ("5/1955", "8/5/2024", "8/5/2030"),
        ("2/1960", "29/2/2024", "28/2/2030"),
        ("1950", "10/3/2024 âm lịch", "10/3/2030 âm lịch"),
        ("1950", "18/4/2024 (10/3 âm lịch)", "18/4/2030"),
        ("1950", "mùng 10 tháng 3 âm lịch năm 2024", "mùng 10 tháng 3 âm lịch năm 2030"),
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


def test_a_window_goes_as_far_as_the_lunar_date_it_is_about() -> None:
    event = "summary: A, origin: 10/3/1954 âm lịch, date: 10/3/2024 âm lịch, window: 01/04/2024 - 20/04/2024"
    new = drafted(HEAD + ONE_EVENT.format(event), range(2029, 2030))
    assert "date: 10/3/2029 âm lịch, window: 6/4/2029 - 25/4/2029}" in new


TET = """\
events:
  - id: tet
    summary: Mừng Xuân Giáp Thìn 2024
    date: 1/1/2024 âm lịch
    window: 01/02/2024 - 20/02/2024
  - {id: gio-to, summary: Giỗ Tổ, date: mùng 10 tháng 3 năm 2024 âm lịch}
  - {id: hoi-nghi, summary: Hội nghị, date: 5/9/2024}
  - {id: le-hoi, summary: Lễ hội, date: "18/4/2024 (10/3 âm lịch)"}
deadlines:
  - {id: nop, summary: Nộp kế hoạch Tết Giáp Thìn, event: tet, before: 30 ngày}
activities:
  - {id: hoa, summary: Chợ hoa Xuân Giáp Thìn, event: tet, date: ["6/2/2024 (27 tháng Chạp âm lịch)", 10/2/2024]}
  - {id: le, summary: Lễ, event: gio-to, date: 10/3/2024 âm lịch}
units:
  - {id: u, name: U, events: [tet, hoi-nghi]}
"""


@pytest.mark.parametrize("classes", [(), ("round",), ("other",), ("round", "half-round", "other")])
def test_what_comes_each_year_by_the_moon_is_in_the_draft_whatever_its_classes(
    classes: tuple[Any, ...], snapshot: Any
) -> None:
    snapshot("draft-yearly.txt", drafted(HEAD + TET, range(2029, 2030), *classes))


def test_what_comes_each_year_by_the_moon_is_in_each_year_of_the_draft() -> None:
    plan, _ = read(drafted(HEAD + TET.partition("deadlines:")[0], range(2028, 2030)))
    assert [
        (event.id, event.date and event.date.first.isoformat(), event.summary.in_("vi")) for event in plan.events
    ] == [
        ("tet-2028", "2028-01-26", "Mừng Xuân Mậu Thân 2028"),
        ("tet-2029", "2029-02-13", "Mừng Xuân Kỷ Dậu 2029"),
        ("gio-to-2028", "2028-04-04", "Giỗ Tổ"),
        ("gio-to-2029", "2029-04-23", "Giỗ Tổ"),
    ]


def test_each_year_of_the_old_plan_makes_its_own_of_the_new() -> None:
    text = (
        "events:\n"
        "  - {id: tet-2023, summary: Tết Quý Mão 2023, date: 1/1/2023 âm lịch}\n"
        "  - {id: tet-2024, summary: Tết Giáp Thìn 2024, date: 1/1/2024 âm lịch}\n"
    )
    assert body(text) == (
        "events:\n"
        "  - {id: tet-2028, summary: Tết Mậu Thân 2028, date: 1/1/2028 âm lịch}\n"
        "  - {id: tet-2029, summary: Tết Kỷ Dậu 2029, date: 1/1/2029 âm lịch}\n"
    )


def test_a_window_by_the_moon_goes_by_lunar_years_though_two_of_them_end_in_one_year() -> None:
    event = "summary: A, origin: 1950, date: 1/12/2023 âm lịch, window: 20/11/2023 âm lịch - 5/12/2023 âm lịch"
    text = HEAD + ONE_EVENT.format(event)
    plan, _ = read(text)
    new = draft(text, "plan.yaml", plan, range(2024, 2025), ("round", "half-round", "other"), ENGLISH).text
    assert "date: 1/12/2023 âm lịch, window: 20/11/2023 âm lịch - 5/12/2023 âm lịch}" in new
    assert "date: 1/12/2024 âm lịch, window: 20/11/2024 âm lịch - 5/12/2024 âm lịch}" in new


def test_a_day_of_an_activity_goes_with_the_moon_as_its_event_does() -> None:
    text = (
        HEAD
        + ONE_EVENT.format("summary: A, date: 1/1/2024 âm lịch, window: 1/2/2024 - 20/2/2024")
        + "activities:\n  - {id: b, summary: B, event: a, date: [10/2/2024, 2/1/2024 âm lịch]}\n"
    )
    assert "date: [13/2/2029, 2/1/2029 âm lịch]}" in drafted(text, range(2029, 2030))


def test_an_activity_stays_in_its_window_where_29_february_moves_that_by_a_day() -> None:
    text = (
        HEAD
        + ONE_EVENT.format("summary: A, origin: 7/3/1953, date: 7/3/2023")
        + ("activities:\n  - {id: b, summary: B, event: a, date: [15/2/2023, 7/3/2023]}\n")
    )
    assert "date: [16/2/2028, 7/3/2028]}" in drafted(text, range(2028, 2029))


def test_a_lunar_day_that_comes_twice_in_a_year_is_two_events() -> None:
    text = (
        HEAD
        + ONE_EVENT.format("summary: 24 năm A, origin: 1/12/1999 âm lịch, date: 1/12/2023 âm lịch")
        + ("deadlines:\n  - {id: b, summary: B, event: a, before: 5}\n")
    )
    plan, _ = read(drafted(text, range(2043, 2044), "half-round", "other"))
    assert [event.id for event in plan.events] == ["a-2043", "a-2043-2"]
    assert [(deadline.id, deadline.event and deadline.event.id) for deadline in plan.deadlines] == [
        ("b-2043", "a-2043"),
        ("b-2043-2", "a-2043-2"),
    ]


@pytest.mark.parametrize(
    ("date", "moved"),
    [
        ("28 - 29/6/2023", "28 - 29/6/2028"),
        ("ngày 28 và ngày 29 tháng 6 năm 2023", "ngày 28 và ngày 29 tháng 6 năm 2028"),
        ("30/6 - 1/7/2023 (dự kiến)", "30/6 - 1/7/2028 (dự kiến)"),
        ("28/2/2023 - 1/3/2023", "28/2/2028 - 1/3/2028"),
        ("8 - 10/3 năm Quý Mão", "8 - 10/3 năm Mậu Thân"),
        ("mùng 9 và mùng 10 tháng 3 năm 2023 âm lịch", "mùng 9 và mùng 10 tháng 3 năm 2028 âm lịch"),
        ("28/4/2023 (mùng 9 tháng 3 năm Quý Mão) - 29/4/2023", "28/4/2028 - 29/4/2028"),
    ],
)
def test_several_days_are_moved_as_they_are_written(date: str, moved: str) -> None:
    text = HEAD.replace("2023 - 2024", "2023")
    event = f"events:\n  - id: a\n    summary: A\n    origin: 1978\n    date: {date}\n"
    assert f"    date: {moved}\n" in drafted(text + event, range(2028, 2029), "round", "half-round", "other")


@pytest.mark.parametrize(
    ("date", "moved"),
    [
        ("14 - 15/9/2023", "18/9/2028 - 19/9/2028"),
        ("3, 5 và 7/9/2023", "7/9/2028 và 9/9/2028 và 11/9/2028"),
        ("sáng 28/9/2023, sáng 29/9/2023", "2/10/2028 và 3/10/2028"),
    ],
)
def test_the_days_of_an_activity_in_one_text_are_moved_together(date: str, moved: str) -> None:
    text = HEAD.replace("2023 - 2024", "2023") + (
        "events:\n  - id: a\n    summary: A\n    date: rằm tháng Tám năm Quý Mão\n    window: none\n"
        f'activities:\n  - {{id: b, summary: B, event: a, date: "{date}"}}\n'
    )
    made = drafted(text, range(2028, 2029))
    assert moved in made


def test_the_days_of_an_activity_by_the_moon_all_go_by_it() -> None:
    text = HEAD.replace("2023 - 2024", "2023").replace("before: 20", "before: 60") + (
        "events:\n  - {id: a, summary: A, origin: 7/5/1954, date: 7/5/2023}\n"
        "activities:\n  - {id: b, summary: B, event: a, date: 8 - 10/3 năm Quý Mão}\n"
    )
    assert "date: 8 - 10/3 năm Mậu Thân" in drafted(text, range(2028, 2029), "round", "half-round", "other")


def test_a_deadline_with_a_date_and_a_count_moves_by_the_count() -> None:
    text = HEAD.replace("2023 - 2024", "2023") + (
        "events:\n  - {id: a, summary: A, origin: 15/3/1948, date: 15/3/2023}\n"
        "deadlines:\n  - {id: b, summary: B, event: a, before: 20 ngày, date: trước ngày 23/02/2023}\n"
    )
    assert "date: trước ngày 24/2/2028" in drafted(text, range(2028, 2029))
