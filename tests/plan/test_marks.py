"""Marks by which a document knows its parts: Word keeps their names, and they give the ids back."""

from __future__ import annotations

import re
import string
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.plan.kinds import ID_PATTERN
from tamduong_cli.plan.marks import Mark, MarkKind, marks, names
from tests.conftest import examples

KINDS = get_args(MarkKind)
IDS = st.text(string.ascii_letters + string.digits + "._-", min_size=1, max_size=100)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Mark("event", "dien-bien-phu"), ["_plan_event_7_dien_bien_phu"]),
        (Mark("text"), ["_plan_text_7"]),
        (Mark("unit", "Ban_1.A"), ["_plan_unit_7_Z42anZ5f1Z2eZ41"]),
        (
            Mark("unit", "trung-tam-van-hoa-the-thao-truyen-thong"),
            ["_plan_unit_7a_trung_tam_van_hoa_the_thao", "_plan_unit_7b__truyen_thong"],
        ),
        (Mark("phase", "đợt-1"), ["_plan_phase_7_Zc4Z91Ze1ZbbZa3t_1"]),
    ],
)
def test_the_names_of_a_mark(mark: Mark, expected: list[str]) -> None:
    assert list(names(mark, 7)) == expected
    assert marks(expected) == (mark,)


@examples(300)
@given(kind=st.sampled_from(KINDS), id=IDS, number=st.integers(1, 99_999))
def test_any_id_is_given_back_by_names_that_word_keeps(kind: MarkKind, id: str, number: int) -> None:
    found = list(names(Mark(kind, id), number))
    assert [name for name in found if not re.fullmatch(r"_[A-Za-z0-9_]{1,39}", name)] == []
    assert marks(reversed(found)) == (Mark(kind, id),)  # in whatever order they are found
    if re.search(ID_PATTERN, id):
        assert len(found) < 10


@given(ids=st.lists(IDS, min_size=2, max_size=6))
def test_no_two_names_of_a_document_are_the_same_whatever_their_case(ids: list[str]) -> None:
    found = [name.lower() for number, id in enumerate(ids) for name in names(Mark("unit", id), number)]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    "name", ["_Toc123", "_plan_nothing_1_a", "_plan_event", "_plan_event_x_a", "plan_event_1_a", ""]
)
def test_other_names_are_passed_by(name: str) -> None:
    assert marks([name]) == ()


def test_several_marks_of_a_paragraph() -> None:
    found = [*names(Mark("window", "a"), 1), "_GoBack", *names(Mark("phase", "b"), 2)]
    assert marks(found) == (Mark("window", "a"), Mark("phase", "b"))


def test_a_name_that_was_tampered_with_is_no_error() -> None:
    assert marks(["_plan_event_1_Zff"]) == (Mark("event", "�"),)
