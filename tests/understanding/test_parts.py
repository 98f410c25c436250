"""The parts of a plan, told by their headings."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.parts import Part, part_of


@pytest.mark.parametrize(
    ("text", "above", "part"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", None, "purpose"),
        ("Mục tiêu và yêu cầu", None, "purpose"),
        ("Mục đích", "purpose", "objectives"),
        ("Yêu cầu", "purpose", "requirements"),
        ("Mục tiêu", None, "objectives"),
        ("NỘI DUNG, HÌNH THỨC, THỜI GIAN", None, "content"),
        ("Các sự kiện", None, "content"),
        ("Hình thức", "content", "channels"),
        ("Thời gian tuyên truyền", "content", "time"),
        ("Tiến độ thực hiện", None, "time"),
        ("Lộ trình", None, "time"),
        ("TỔ CHỨC THỰC HIỆN", None, "organisation"),
        ("PHÂN CÔNG NHIỆM VỤ", None, "organisation"),
        ("Thực hiện", None, "organisation"),
        ("Kinh phí", None, "budget"),
        ("Nơi nhận:", None, "recipients"),
        ("Kính gửi: các xã", None, None),
        ("Căn cứ Kế hoạch số 5", None, "basis"),
        ("PURPOSE", None, "objectives"),
        ("Responsibilities", None, "organisation"),
        ("**Timing**", None, "time"),
        # what stands within another part
        ("Các hoạt động", "organisation", "organisation"),
        ("Thời gian nộp", "organisation", "organisation"),
        ("Nội dung", "channels", "channels"),
        # what is no heading of a part
        ("Một việc", "content", "content"),
        ("Một việc", None, None),
        ("Nội dung " + "rất dài " * 30, "time", "time"),
    ],
)
def test_the_part_that_a_heading_begins(text: str, above: Part | None, part: Part | None) -> None:
    assert part_of(text, False, above) == part


def test_an_item_of_a_list_is_of_the_part_above() -> None:
    assert part_of("Nội dung", True, "time") == "time"
    assert part_of("Nội dung", True, None) is None
