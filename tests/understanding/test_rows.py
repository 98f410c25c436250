"""What the rows of tables say is on which days, by the headings of their columns."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.found import Thing, Where
from tamduong_cli.understanding.moments import Years
from tamduong_cli.understanding.rows import things_of_row
from tamduong_cli.understanding.tables import rows_of
from tests.understanding.making import read_text, tables_in


def found_in(text: str) -> list[list[Thing]]:
    """The things of each row of a table."""
    (table,) = tables_in(read_text(text))
    return [things_of_row(row, Where(Years(range(2024, 2025)))) for row in rows_of(table)]


def told(thing: Thing) -> str:
    """A thing on one line: what it is, its name, its days, its time, its place, who leads and who helps."""
    when = thing.date or thing.repeat
    if thing.origin:
        when = f"{thing.origin} → {when}"
    if thing.before or thing.after:
        when = f"{thing.before}, {thing.after}"
    who = (*(f"chủ trì {name}" for name in thing.lead), *(f"cùng {name}" for name in thing.units))
    parts = (f"{thing.kind}: {thing.summary}", when, thing.time, thing.location, *who, thing.contact)
    return " | ".join(filter(None, parts))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            """\
| STT | Nội dung | Thời gian | Địa điểm | Chủ trì | Phối hợp | Ghi chú |
| 1 | Họp Ban Tổ chức | 7h30 ngày 5/6/2024 | Hội trường xã | Văn phòng | Đoàn xã | |
| 2 | Treo cờ | Từ 1/6 đến 10/6/2024 | Phố chính | Các xóm | ^ | Hằng ngày phát loa lúc 17h00 |
| 3 | Nộp danh sách | Trước ngày 3/6/2024 | | Các thôn | | |
| 4 | Loa phát | thứ Hai, thứ Năm hằng tuần | | Đài | | 5h30 |
| 5 | Hội thi | dự kiến 8/6/2024 | Nhà văn hóa | Đoàn xã | | Tại sân bóng |
| 6 | Trực | Theo phân công | | Công an xã | | |""",
            [
                ["activity: Họp Ban Tổ chức | 05/06/2024 | 07:30 | Hội trường xã | chủ trì Văn phòng | cùng Đoàn xã"],
                [
                    "window: Treo cờ | 01/06/2024 - 10/06/2024 | chủ trì Các xóm | cùng Đoàn xã",
                    "activity: Phát loa | hằng ngày | 17:00 | Phố chính | chủ trì Các xóm | cùng Đoàn xã",
                ],
                ["deadline: Nộp danh sách | 03/06/2024 | chủ trì Các thôn"],
                ["activity: Loa phát | hằng tuần thứ Hai, thứ Năm | 05:30 | chủ trì Đài"],
                ["activity: Hội thi | 08/06/2024 | Nhà văn hóa | chủ trì Đoàn xã"],
                [],
            ],
            id="tasks",
        ),
        pytest.param(
            """\
| TT | Sự kiện | Ngày kỷ niệm | Thời gian tuyên truyền | Đơn vị |
| 1 | Ngày thành lập Đảng | 03/02 | 25/01 - 05/02 | Ban Tuyên giáo |
| 2 | Kỷ niệm 70 năm Chiến thắng (7/5/1954 - 7/5/2024) | 7/5/2024 | trước 15 ngày và sau 5 ngày | ^ |
| 3 | Giỗ Tổ Hùng Vương | 10/3 âm lịch | trong ngày | Văn phòng |
| 4 | Quốc khánh | 2/9/2024 | trước 10 ngày | ^ |
| 5 | Cách mạng Tháng Tám và Quốc khánh | 19/8; 2/9 | 12/8 - 5/9 | |
| 6 | Đại hội Đoàn xã | Quý III/2024 | | |""",
            [
                [
                    "event: Ngày thành lập Đảng | 03/02/2024 | cùng Ban Tuyên giáo",
                    "window: Ngày thành lập Đảng | 25/01/2024 - 05/02/2024 | cùng Ban Tuyên giáo",
                ],
                [
                    "event: Kỷ niệm 70 năm Chiến thắng | 07/05/1954 → 07/05/2024 | cùng Ban Tuyên giáo",
                    "window: Kỷ niệm 70 năm Chiến thắng | 15 ngày, 5 ngày | cùng Ban Tuyên giáo",
                ],
                [
                    "event: Giỗ Tổ Hùng Vương | 10/3/2024 âm lịch | cùng Văn phòng",
                    "window: Giỗ Tổ Hùng Vương | 0 ngày, 0 ngày | cùng Văn phòng",
                ],
                [
                    "event: Quốc khánh | 02/09/2024 | cùng Văn phòng",
                    "window: Quốc khánh | 10 ngày, 0 ngày | cùng Văn phòng",
                ],
                [
                    "event: Cách mạng Tháng Tám | 19/08/2024",
                    "event: Quốc khánh | 02/09/2024",
                    "window: Cách mạng Tháng Tám | 12/08/2024 - 05/09/2024",
                ],
                ["event: Đại hội Đoàn xã | Quý III/2024"],
            ],
            id="anniversaries",
        ),
        pytest.param(
            """\
| Thứ, ngày | Giờ | Nội dung | Địa điểm |
| Thứ Năm, 06/6/2024 | 6h00 | Dâng hương | Đền |
| ^ | 8h30 - 10h30 | Rước nước | Bến |
| Thứ Sáu, 07/6/2024 | 7h30 | Khai hội | Sân đền |
| ^ | | Nghỉ | |""",
            [
                ["activity: Dâng hương | 06/06/2024 | 06:00 | Đền"],
                ["activity: Rước nước | 06/06/2024 | 08:30 - 10:30 | Bến"],
                ["activity: Khai hội | 07/06/2024 | 07:30 | Sân đền"],
                ["activity: Nghỉ | 07/06/2024"],
            ],
            id="schedule",
        ),
        pytest.param(
            """\
| Buổi | Nội dung | Giờ | Địa điểm |
| Thứ Năm, ngày 06/6/2024 | | | |
| Sáng | Dâng hương | 6h00 | Đền |
| Thứ Sáu, ngày 07/6/2024 | | | |
| Chiều | Khai hội | 14h00 | Sân đền |""",
            [
                ["activity: Dâng hương | 06/06/2024 | 06:00 | Đền"],
                ["activity: Khai hội | 07/06/2024 | 14:00 | Sân đền"],
            ],
            id="sections",
        ),
        pytest.param(
            """\
| Nhiệm vụ | Đơn vị thực hiện | Thời hạn | Liên hệ |
| Lập danh sách | Văn phòng | 15/6/2024 | đ/c Lan |
| Biên tập sách | Đoàn xã | Bản thảo: 1/6/2024; bản chính: 20/6/2024 | |
| Tuyên truyền | Đài | Từ 1/6 đến 20/6/2024 | |""",
            [
                ["deadline: Lập danh sách | 15/06/2024 | chủ trì Văn phòng | đ/c Lan"],
                [
                    "deadline: Biên tập sách: bản thảo | 01/06/2024 | chủ trì Đoàn xã",
                    "deadline: Biên tập sách: bản chính | 20/06/2024 | chủ trì Đoàn xã",
                ],
                ["window: Tuyên truyền | 01/06/2024 - 20/06/2024 | chủ trì Đài"],
            ],
            id="due",
        ),
        pytest.param(
            """\
| No. | Activity | Date and time | Place | Lead | Support |
| 1 | Fair | 10–12 February 2024 | Yard | Culture Office | Youth Union |
| 2 | Walk | every Sunday, 7:30 | Gate | Youth Union | |
| 3 | Opening | 14 March 2024, 8:00–10:30 | House | Culture Office | |""",
            [
                ["activity: Fair | 10/02/2024 - 12/02/2024 | Yard | chủ trì Culture Office | cùng Youth Union"],
                ["activity: Walk | hằng tuần Chủ nhật | 07:30 | Gate | chủ trì Youth Union"],
                ["activity: Opening | 14/03/2024 | 08:00 - 10:30 | House | chủ trì Culture Office"],
            ],
            id="english",
        ),
        pytest.param(
            """\
| Tháng | Ngày | Sự kiện |
| 2 | 3 | Ngày thành lập Đảng |
| 5 | 7 | Chiến thắng Điện Biên Phủ |
| ^ | 19 | Ngày sinh Chủ tịch Hồ Chí Minh |""",
            [
                ["event: Ngày thành lập Đảng | 03/02/2024"],
                ["event: Chiến thắng Điện Biên Phủ | 07/05/2024"],
                ["event: Ngày sinh Chủ tịch Hồ Chí Minh | 19/05/2024"],
            ],
            id="months",
        ),
        pytest.param(
            """\
| Hoạt động | Từ ngày | Đến ngày |
| Trưng bày ảnh | 1/6/2024 | 20/6/2024 |""",
            [["window: Trưng bày ảnh | 01/06/2024 - 20/06/2024"]],
            id="from-to",
        ),
        pytest.param(
            """\
| Sự kiện | Ngày diễn ra | Ngày kỷ niệm |
| Quốc khánh | 2/9/1945 | 2/9/2024 |
| Ngày thành lập xã | 1978 | 5/6/2024 |""",
            [["event: Quốc khánh | 02/09/1945 → 02/09/2024"], ["event: Ngày thành lập xã | 1978 → 05/06/2024"]],
            id="origins",
        ),
    ],
)
def test_what_rows_say(text: str, found: list[list[str]]) -> None:
    assert [[told(thing) for thing in row] for row in found_in(text)] == found


def test_only_one_end_of_a_window_is_to_be_looked_at() -> None:
    ((_, window),) = found_in("| Sự kiện | Ngày kỷ niệm | Thời gian tuyên truyền |\n| Quốc khánh | 2/9 | sau 5 ngày |")
    assert (window.before, window.after) == ("0 ngày", "5 ngày")
    assert [remark.text for remark in window.remarks] == [
        "the document says only '{found}'; the other end is taken to be the day itself"
    ]


def test_what_is_planned_tentatively_in_a_row_is_tentative() -> None:
    head = "| Nội dung | Thời gian | Ghi chú |"
    rows = (head, "| Họp | 5/6/2024 | dự kiến |", "| Thi | dự kiến 6/6/2024 | |", "| Chơi | 7/6/2024 | |")
    assert [thing.tentative for row in found_in("\n".join(rows)) for thing in row] == [True, True, False]


def test_a_note_over_several_rows_is_of_the_first() -> None:
    rows = (
        "| Nội dung | Thời gian | Ghi chú |",
        "| Họp | 5/6/2024 | Nộp bài trước ngày 1/6/2024 |",
        "| Thi | 6/6/2024 | ^ |",
    )
    assert [[told(thing) for thing in row] for row in found_in("\n".join(rows))] == [
        ["activity: Họp | 05/06/2024", "deadline: Họp: nộp bài | 01/06/2024"],
        ["activity: Thi | 06/06/2024"],
    ]
