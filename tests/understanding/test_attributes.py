"""Lines that say one thing of what was named before them."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.attributes import attribute
from tamduong_cli.understanding.found import Thing


@pytest.mark.parametrize(
    ("line", "what", "own_name", "text"),
    [
        ("Thời gian: 7h30 ngày 12/5/2024", "when", "", "7h30 ngày 12/5/2024"),
        ("Thời gian tổ chức: tháng 5", "when", "", "tháng 5"),
        ("Thời gian nhận bài: đến 15/5", "when", "Thời gian nhận bài", "đến 15/5"),
        ("Thời gian, địa điểm: 7h30 tại xã", "when", "", "7h30 tại xã"),
        ("Địa điểm: tại Hội trường xã", "place", "", "tại Hội trường xã"),
        ("Địa bàn: 19 xã", "place", "", "19 xã"),
        ("Đơn vị chủ trì: Phòng Văn hóa", "lead", "", "Phòng Văn hóa"),
        ("CHỦ TRÌ: Công an xã", "lead", "", "Công an xã"),
        ("Đơn vị phối hợp: Đoàn xã; Hội Nông dân", "units", "", "Đoàn xã; Hội Nông dân"),
        ("Thành phần: toàn thể đảng viên", "units", "", "toàn thể đảng viên"),
        ("Hạn nộp: 15/5/2024", "due", "Hạn nộp", "15/5/2024"),
        ("Thời hạn: 15/5/2024", "due", "", "15/5/2024"),
        ("Liên hệ: đ/c Lan, 0900 000 000", "contact", "", "đ/c Lan, 0900 000 000"),
        ("Venue: Ward Hall", "place", "", "Ward Hall"),
    ],
)
def test_what_a_line_says(line: str, what: str, own_name: str, text: str) -> None:
    found = attribute(line)
    assert found
    assert (found.what, found.own_name, found.text) == (what, own_name, text)


@pytest.mark.parametrize("line", ["Thời gian 7h30", "Nội dung: treo cờ", "Kính gửi: các xã", "Họp: 7h30", ""])
def test_what_is_no_such_line(line: str) -> None:
    assert attribute(line) is None


@pytest.mark.parametrize(
    ("line", "is_of_a_campaign"),
    [("Thời gian tuyên truyền: tháng 5", True), ("Thời gian treo cờ: tháng 5", True), ("Thời gian: tháng 5", False)],
)
def test_whether_it_says_when_a_campaign_is(line: str, is_of_a_campaign: bool) -> None:
    found = attribute(line)
    assert found
    assert found.is_of_a_campaign is is_of_a_campaign


def test_a_thing_with_what_lines_say_of_it() -> None:
    thing = Thing("activity", "Họp", "Họp")
    for line in (
        "Địa điểm: tại nhà văn hóa",
        "Chủ trì: Công an xã",
        "Phối hợp: Đoàn xã; Hội Nông dân",
        "Liên hệ: đ/c Lan;",
    ):
        said = attribute(line)
        assert said
        thing = said.of(thing)
    assert (thing.location, thing.lead, thing.units, thing.contact) == (
        "Nhà văn hóa",
        ("Công an xã",),
        ("Đoàn xã", "Hội Nông dân"),
        "đ/c Lan",
    )
