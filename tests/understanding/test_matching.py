"""Which name a text means, by the words that they share; and ids made of names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.letters import folded, plain
from tamduong_cli.understanding.matching import Names, has_words, new_id, shared, words_of
from tests.conftest import examples

NAMES = Names(["Ngày Giải phóng miền Nam", "Ngày Quốc tế Lao động", "Ngày sinh Chủ tịch Hồ Chí Minh"])


@pytest.mark.parametrize(
    ("one", "other", "how_much"),
    [
        ("Ngày Chiến thắng Điện Biên Phủ", "tuyên truyền Chiến thắng Điện Biên Phủ", 1.0),
        ("Hòa bình", "Hoà Bình", 1.0),
        ("Tết", "Tết Nguyên đán", 1.0),
        ("Ngày thành lập Đoàn", "Ngày thành lập Đội", 0.58),
        ("Ngày Giải phóng miền Nam", "Ngày thành lập Đảng", 0.0),
        ("Kỷ niệm 70 năm", "Kỷ niệm 80 năm", 0.0),
        ("", "Tết", 0.0),
    ],
)
def test_how_much_two_names_share(one: str, other: str, how_much: float) -> None:
    assert round(shared(one, other), 2) == how_much
    assert shared(one, other) == shared(other, one)


def test_words_that_many_names_have_and_numbers_tell_nothing() -> None:
    words = "chiến thắng điện biên phủ"
    assert words_of("Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ, 7/5") == tuple(folded(words).split())


@pytest.mark.parametrize(
    ("text", "place", "is_sure", "all_"),
    [
        ("dịp Quốc tế Lao động", 1, True, [1]),
        ("treo cờ dịp Giải phóng miền Nam và Quốc tế Lao động", 0, False, [0, 1]),
        ("nhân ngày sinh Chủ tịch Hồ Chí Minh kính yêu", 2, True, [2]),
        ("họp xã", None, False, []),
        ("", None, False, []),
    ],
)
def test_which_name_a_text_means(text: str, place: int | None, is_sure: bool, all_: list[int]) -> None:
    assert tuple(NAMES.best(text)) == (place, is_sure)
    assert NAMES.meant(text) == all_


def test_of_no_names_none_is_meant() -> None:
    assert tuple(Names().best("Tết")) == (None, False)


def test_the_likeliest_names_come_first_and_of_equal_ones_the_first() -> None:
    names = Names(["Tết Trung thu", "Tết Nguyên đán"])
    names.add("Tết")
    assert names.ranked("Tết Nguyên đán và Tết Trung thu năm nay") == [0, 1, 2]
    assert names.ranked("Tết Nguyên đán") == [1, 2]


@pytest.mark.parametrize(
    ("text", "words", "has"),
    [
        ("Bầu cử bổ sung đại biểu", "ngày bầu cử", True),
        ("Bầu cử bổ sung đại biểu", "ngày bầu cử lại", False),
        ("Ngày hội", "ngày", False),
    ],
)
def test_whether_a_text_has_the_words_of_another(text: str, words: str, has: bool) -> None:
    assert has_words(text, words) is has


@pytest.mark.parametrize(
    ("name", "taken", "id_"),
    [
        ("Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ", [], "chien-thang-dien-bien-phu"),
        ("Giỗ Tổ Hùng Vương (10/3)", [], "gio-to-hung-vuong"),
        ("Đại hội Đảng bộ xã lần thứ XXII, nhiệm kỳ 2025 - 2030", [], "dai-hoi-dang-bo-xa-nhiem"),
        ("Lễ khai mạc", [], "le-khai-mac"),
        ("Lễ khai mạc", ["le-khai-mac"], "le-khai-mac-2"),
        ("Lễ khai mạc", ["le-khai-mac", "le-khai-mac-2"], "le-khai-mac-3"),
        ("Ngày 27/7", [], "ngay-27-7"),
        ("150 ngày đêm", [], "muc-150-ngay-dem"),
        ("(…)", [], "muc"),
    ],
)
def test_an_id_made_of_a_name(name: str, taken: list[str], id_: str) -> None:
    assert new_id(name, taken) == id_


@examples(50)
@given(st.text(min_size=1).filter(plain), st.lists(st.sampled_from(["a", "muc", "muc-2", "ngay", "a-2"])))
def test_any_name_gives_an_id_that_nothing_else_has(name: str, taken: list[str]) -> None:
    found = new_id(name, taken)
    assert re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", found)
    assert found not in taken
