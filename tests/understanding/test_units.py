"""Who carries a plan out: lines that begin what a unit does, and the units that a cell names."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.outline import Line
from tamduong_cli.understanding.survey import FoundUnit
from tamduong_cli.understanding.unit_list import Units
from tamduong_cli.understanding.units import unit_of, units_in


@pytest.mark.parametrize(
    ("text", "name", "duty"),
    [
        ("Phòng Văn hóa và Thông tin: chủ trì, phối hợp.", "Phòng Văn hóa và Thông tin", "chủ trì, phối hợp"),
        ("Giao Công an xã bảo đảm an ninh.", "Công an xã", "bảo đảm an ninh"),
        ("Đề nghị Ủy ban MTTQ xã phối hợp tuyên truyền.", "Ủy ban MTTQ xã", "phối hợp tuyên truyền"),
        ("Trạm Y tế xã có trách nhiệm trực cấp cứu.", "Trạm Y tế xã", "có trách nhiệm trực cấp cứu"),
        (
            "Công an huyện, Ban Chỉ huy Quân sự huyện: bảo đảm an ninh.",
            "Công an huyện, Ban Chỉ huy Quân sự huyện",
            "bảo đảm an ninh",
        ),
        ("Hiệu trưởng các trường: thông báo đến phụ huynh.", "Hiệu trưởng các trường", "thông báo đến phụ huynh"),
        ("Đoàn Thanh niên - Chủ trì ra quân.", "Đoàn Thanh niên", "Chủ trì ra quân"),
        ("Ward Police keeps order.", "Ward Police", "keeps order"),
        ("Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Huyện ủy", ""),
        ("Các chi bộ, đảng bộ cơ sở", "Các chi bộ, đảng bộ cơ sở", ""),
        ("UBND các xã, thị trấn:", "UBND các xã, thị trấn", ""),
    ],
)
def test_a_line_that_begins_what_a_unit_does(text: str, name: str, duty: str) -> None:
    assert unit_of(Line(text, number="1.")) == (name, duty)


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên truyền sâu rộng trong Nhân dân.",
        "Kinh phí thực hiện từ ngân sách.",
        "Công an xã. Ban Quân sự",
        "Trong quá trình thực hiện có vướng mắc thì phản ánh.",
        "",
    ],
)
def test_a_line_that_begins_none(text: str) -> None:
    assert unit_of(Line(text, number="1.")) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng Văn hóa; Đoàn Thanh niên", ("Phòng Văn hóa", "Đoàn Thanh niên")),
        ("Công an xã, Quân sự xã", ("Công an xã", "Quân sự xã")),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ("Phòng Kinh tế, Hạ tầng và Đô thị",)),
        ("Sở Văn hóa, Thể thao và Du lịch, Công an tỉnh", ("Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh")),
        ("- Đoàn xã\n- Hội Phụ nữ", ("Đoàn xã", "Hội Phụ nữ")),
        ("Chi bộ 1 + Chi bộ 2", ("Chi bộ 1", "Chi bộ 2")),
        ("Các đơn vị: Trường A, Trường B", ("Trường A", "Trường B")),
        ("phối hợp với Hội Nông dân", ("Hội Nông dân",)),
        ("đ/c Chủ tịch", ("Chủ tịch",)),
        ("Công an xã; công an xã", ("Công an xã",)),
        ("7h30 ngày 5/3", ()),
        ("", ()),
    ],
)
def test_the_units_that_a_cell_names(text: str, names: tuple[str, ...]) -> None:
    assert units_in(text) == names


def test_a_unit_is_once_in_a_draft_whatever_it_is_called() -> None:
    units = Units([FoundUnit("Ban Tuyên giáo Đảng ủy xã", ("Đôn đốc",), "III.1"), FoundUnit("Công an xã")])
    assert units.ids(["Ban Tuyên giáo", "công an xã", "Trạm Y tế xã"]) == (
        "ban-tuyen-giao-dang-uy",
        "cong-an",
        "tram-y-te",
    )
    assert units.ids(["Tất cả các đơn vị", "Công an xã"]) == ()
    assert [(unit.id, unit.name, unit.duties, unit.ref) for unit in units.units] == [
        ("ban-tuyen-giao-dang-uy", "Ban Tuyên giáo Đảng ủy xã", ("Đôn đốc",), "III.1"),
        ("cong-an", "Công an xã", (), ""),
        ("tram-y-te", "Trạm Y tế xã", (), ""),
    ]
