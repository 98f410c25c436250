"""How drafts are compared with what a reader finds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.drafting import drafted
from tests.understanding.scoring import Score, is_named, score_of, span_of, wanted_of

NOTHING: dict[str, Any] = {"events": [], "joint_windows": [], "deadlines": [], "activities": [], "never": []}
TEXT = """\
KẾ HOẠCH
Hè năm 2024
I. CÁC SỰ KIỆN
1. Kỷ niệm 50 năm Ngày thành lập xã (5/6/1974 - 5/6/2024)
II. HOẠT ĐỘNG
1. Treo cờ kỷ niệm Ngày thành lập xã từ 1/6 đến 10/6/2024.
2. Báo cáo trước ngày 30/6/2024.
3. Họp mặt ngày 15/8/2024.
4. Loa phát thứ Ba hằng tuần lúc 17h00.
"""


def scored(**expected: Any) -> Score:
    return score_of({**NOTHING, **expected}, drafted(TEXT))


def event(words: str, **more: Any) -> dict[str, Any]:
    return {"words": words, "date": None, "windows": [], **more}


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ("2024-05-07", "2024-05-07", "2024-05-07"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_days_as_the_expected_files_have_them(days: str, first: str, last: str) -> None:
    assert tuple(day.isoformat() for day in span_of(days)) == (first, last)


@pytest.mark.parametrize(
    ("expected", "found", "right"),
    [
        ({"events": [event("Ngày thành lập xã", date="2024-06-05")]}, 1, 1),
        ({"events": [event("Ngày hội", date="2024-06-05")]}, 1, 0),
        ({"events": [event("Ngày thành lập xã", date="2024-06-06")]}, 0, 0),
        ({"events": [event("Ngày thành lập xã", date="2024-06-06", or_date=["2024-06-05"])]}, 1, 1),
        ({"events": [event("Treo cờ Ngày thành lập xã", windows=[["2024-06-01", "2024-06-10"]])]}, 1, 1),
        ({"joint_windows": [{"words": "thành lập xã", "first": "2024-06-01", "last": "2024-06-10"}]}, 1, 1),
        ({"deadlines": [{"words": "Báo cáo", "date": "2024-06-30"}]}, 1, 1),
        ({"activities": [{"words": "Họp mặt", "dates": ["2024-08-15"]}]}, 1, 1),
        ({"activities": [{"words": "Họp mặt", "dates": ["2024-08-15", "2024-08-16"]}]}, 0, 0),
        ({"activities": [{"words": "Loa phát", "dates": [], "repeat": "weekly on Tuesday"}]}, 1, 1),
        ({"activities": [{"words": "Loa phát", "dates": [], "repeat": "weekly on Friday"}]}, 0, 0),
        ({"activities": [{"words": "Loa", "dates": ["2024-01-01"], "or_repeat": ["weekly on Tuesday"]}]}, 1, 1),
        (
            {"events": [event("Hai ngày", date=["2024-06-05", "2024-06-06"], **{"or": ["an event for each day"]})]},
            0,
            0,
        ),
    ],
)
def test_what_is_found_and_called_what_it_is(expected: dict[str, Any], found: int, right: int) -> None:
    score = scored(**expected)
    assert (len(score.wanted), len(score.found), len(score.right)) == (1, found, right)


def test_what_nobody_expects_is_wrong_but_for_the_event_made_of_the_title() -> None:
    score = scored()
    assert [(thing.kind, str(thing.span and thing.span.first)) for thing in score.wrong] == [
        ("event", "2024-06-05"),
        ("window", "2024-06-01"),
        ("deadline", "2024-06-30"),
        ("activity", "2024-08-15"),
        ("activity", "None"),
    ]
    assert [thing.is_of_the_title for thing in score.given if thing not in score.wrong] == [True]
    assert score.silent == score.wrong


def test_a_date_that_must_not_be_there() -> None:
    score = scored(never=["2024-08-15", "2024-08-16"])
    assert [thing.words for thing in score.never] == ["Họp mặt"]


def test_what_may_be_left_out_is_neither_asked_for_nor_wrong() -> None:
    expected = {"deadlines": [{"words": "Báo cáo", "date": "2024-06-30", "or": ["none"]}]}
    assert [thing.may_be_left_out for thing in wanted_of({**NOTHING, **expected})] == [True]
    score = scored(**expected)
    assert score.wanted == ()
    assert "Báo cáo" not in [thing.words for thing in score.wrong]


@pytest.mark.parametrize(
    ("wanted", "given", "is_same"),
    [
        ("Lễ khai mạc Hội thao", "Khai mạc Hội thao huyện", True),
        ("Lễ khai mạc Hội thao", "Hội nghị", False),
        ("Năm ngày", "Năm ngày", True),
        ("Hòa bình", "Hoà bình", True),
    ],
)
def test_three_fifths_of_the_words_are_enough(wanted: str, given: str, is_same: bool) -> None:
    assert is_named(wanted, given) is is_same
