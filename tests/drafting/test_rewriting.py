"""Rewriting: the old plan's text, kept the way it is written, says what the new plan says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.drafting.conftest import HEAD, body, drafted

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
