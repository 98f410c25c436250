"""What sentences of offices say is on which days."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.found import Thing, Where
from tamduong_cli.understanding.moments import Years, moments
from tamduong_cli.understanding.statements import things

YEARS = Years(range(2024, 2025))


def told(thing: Thing) -> str:
    """A thing on one line: what it is, its name, its days, its time, its place."""
    when = thing.date or thing.repeat
    if thing.origin:
        when = f"{thing.origin} → {when}"
    if thing.anchor:
        side = "sau" if thing.anchor.is_after else "trước"
        when = f"{when} {thing.anchor.length} {side} {thing.anchor.words}".strip()
    return " | ".join(filter(None, (f"{thing.kind}: {thing.summary}", when, thing.time, thing.location)))


def said(text: str) -> list[str]:
    """What a sentence says."""
    return [told(thing) for thing in things(text, Where(YEARS))]


def items(text: str) -> list[str]:
    """What an item of a list says, in which an event's name may stand alone."""
    return [told(thing) for thing in things(text, Where(YEARS, is_item=True))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Lễ khai mạc Hội thao: 7h30 ngày 12/5/2024 tại Sân vận động huyện.",
            ["activity: Lễ khai mạc Hội thao | 12/05/2024 | 07:30 | Sân vận động huyện"],
        ),
        (
            "Tổ chức hội nghị sơ kết vào lúc 14 giờ 00 phút, ngày 20 tháng 6 năm 2024, tại Hội trường UBND xã.",
            ["activity: Tổ chức hội nghị sơ kết | 20/06/2024 | 14:00 | Hội trường UBND xã"],
        ),
        (
            "Giải bóng chuyền nữ trong các ngày 25, 26 và 27/4/2024 tại Nhà thi đấu.",
            ["activity: Giải bóng chuyền nữ | 25/04/2024, 26/04/2024, 27/04/2024 | Nhà thi đấu"],
        ),
        (
            "Thăm, tặng quà gia đình chính sách từ 22 - 26/7/2024.",
            ["activity: Thăm, tặng quà gia đình chính sách | 22/07/2024 - 26/07/2024"],
        ),
        (
            "Chương trình “Ký ức tháng Tám”: 20h00, tối 18/8/2024 (Chủ nhật), tại Quảng trường.",
            ["activity: Chương trình “Ký ức tháng Tám” | 18/08/2024 | 20:00 | Quảng trường"],
        ),
        ("Lễ phát động lúc 7 giờ 30 phút, thứ Bảy (ngày 11/5/2024).", ["activity: Lễ phát động | 11/05/2024 | 07:30"]),
        (
            "Hội nghị trực tuyến: từ 8h00 đến 11h30 ngày 16/5.",
            ["activity: Hội nghị trực tuyến | 16/05/2024 | 08:00 - 11:30"],
        ),
        ("Họp Ban Tổ chức sáng thứ Hai, ngày 13/5/2024.", ["activity: Họp Ban Tổ chức (sáng) | 13/05/2024"]),
        ("Sơ kết: dự kiến ngày 04/7/2024.", ["activity: Sơ kết | 04/07/2024"]),
        ("Viếng nghĩa trang: 6h30 ngày 27/7.", ["activity: Viếng nghĩa trang | 27/07/2024 | 06:30"]),
        (
            "Ra quân Chủ nhật xanh ngày 26/5/2024 và tổng kết ngày 02/6/2024.",
            ["activity: Ra quân Chủ nhật xanh | 26/05/2024", "activity: Tổng kết | 02/06/2024"],
        ),
        (
            "Khai mạc 8h00 ngày 12/5/2024, bế mạc 17h00 ngày 14/5/2024.",
            ["activity: Khai mạc | 12/05/2024 | 08:00", "activity: Bế mạc | 14/05/2024 | 17:00"],
        ),
        (
            "Tổ chức vòng sơ khảo ngày 5/6, vòng bán kết ngày 12/6 và vòng chung kết ngày 19/6/2024.",
            [
                "activity: Tổ chức vòng sơ khảo | 05/06/2024",
                "activity: Vòng bán kết | 12/06/2024",
                "activity: Vòng chung kết | 19/06/2024",
            ],
        ),
        (
            "Sơ kết 6 tháng đầu năm vào ngày 28/6, tổng kết năm vào ngày 20/12.",
            ["activity: Sơ kết 6 tháng đầu năm | 28/06/2024", "activity: Tổng kết năm | 20/12/2024"],
        ),
        (
            "Tổ chức Hội thi tìm hiểu Luật Đất đai ngày 20/5/2024.",
            ["activity: Tổ chức Hội thi tìm hiểu Luật Đất đai | 20/05/2024"],
        ),
        (
            "Bắt đầu từ ngày 01/7/2024, thư viện mở cửa cả ngày thứ Bảy.",
            ["activity: Thư viện mở cửa cả ngày thứ Bảy | 01/07/2024"],
        ),
        (
            "Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh, tổ chức lễ dâng hương lúc 7h00 ngày 19/5/2024.",
            ["activity: Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh, tổ chức lễ dâng hương | 19/05/2024 | 07:00"],
        ),
        (
            "Phát thanh vào thứ Ba và thứ Sáu hằng tuần, từ 5h15 đến 5h45.",
            ["activity: Phát thanh | hằng tuần thứ Ba, thứ Sáu | 05:15 - 05:45"],
        ),
        ("Loa phát hằng ngày lúc 17h00.", ["activity: Loa phát | hằng ngày | 17:00"]),
        ("Báo cáo định kỳ ngày 20 hằng tháng.", ["activity: Báo cáo định kỳ | hằng tháng ngày 20"]),
        (
            "Opening ceremony: 8:00 on 14 March 2024 at the Communal House.",
            ["activity: Opening ceremony | 14/03/2024 | 08:00 | Communal House"],
        ),
    ],
)
def test_what_is_held(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Các chi đoàn gửi báo cáo về Huyện đoàn trước ngày 15/11/2024.",
            ["deadline: Các chi đoàn gửi báo cáo về Huyện đoàn | 15/11/2024"],
        ),
        ("Hoàn thành việc chỉnh trang trước 30/6/2024.", ["deadline: Hoàn thành việc chỉnh trang | 30/06/2024"]),
        (
            "Chậm nhất ngày 20/7/2024, các trường đăng ký tiết mục.",
            ["deadline: Các trường đăng ký tiết mục | 20/07/2024"],
        ),
        ("Thời hạn nhận hồ sơ đến hết ngày 10/9/2024.", ["deadline: Thời hạn nhận hồ sơ | 10/09/2024"]),
        ("In tờ rơi xong trước ngày 15/4.", ["deadline: In tờ rơi | 15/04/2024"]),
        ("Nộp về Văn phòng trước 16 giờ ngày 20/01/2024.", ["deadline: Nộp về Văn phòng (16:00) | 20/01/2024"]),
        ("Công bố kết quả chậm nhất ngày 20/6/2024.", ["deadline: Công bố kết quả | 20/06/2024"]),
        ("Trong quý III/2024 hoàn thành việc rà soát.", ["deadline: Hoàn thành việc rà soát | 30/09/2024"]),
        (
            "Báo cáo quý gửi trước ngày 15/3, 15/6 và 15/9/2024.",
            [
                "deadline: Báo cáo quý gửi | 15/03/2024",
                "deadline: Báo cáo quý gửi | 15/06/2024",
                "deadline: Báo cáo quý gửi | 15/09/2024",
            ],
        ),
        (
            "Chậm nhất 20 ngày trước ngày khai mạc, các đơn vị gửi danh sách.",
            ["deadline: Các đơn vị gửi danh sách | 20 ngày trước ngày khai mạc"],
        ),
        ("Báo cáo kết quả sau 10 ngày kể từ ngày bế mạc.", ["deadline: Báo cáo kết quả | 10 ngày sau ngày bế mạc"]),
        ("Schools register by 5 February 2024.", ["deadline: Schools register | 05/02/2024"]),
        ("Units report no later than 15 May 2024.", ["deadline: Units report | 15/05/2024"]),
    ],
)
def test_what_is_due(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Treo cờ Tổ quốc từ ngày 30/8/2024 đến hết ngày 04/9/2024.",
            ["window: Treo cờ Tổ quốc | 30/08/2024 - 04/09/2024"],
        ),
        ("Tuyên truyền cao điểm trong tháng 5/2024.", ["window: Tuyên truyền cao điểm | 05/2024"]),
        (
            "Từ nay đến hết ngày 30/6/2024, tuyên truyền trên loa truyền thanh.",
            ["window: Tuyên truyền trên loa truyền thanh | 30/06/2024"],
        ),
        (
            "Mở cửa triển lãm bắt đầu từ ngày 02/9/2024, kết thúc ngày 30/9/2024.",
            ["window: Mở cửa triển lãm | 02/09/2024 - 30/09/2024"],
        ),
        ("Nộp hồ sơ từ ngày 01/8/2024 đến hết ngày 10/9/2024.", ["window: Nộp hồ sơ | 01/08/2024 - 10/09/2024"]),
        ("Tổ chức trong tháng 9/2024.", ["window: Tổ chức | 09/2024"]),
        ("Nghỉ lễ từ 30/4 đến 01/5/2024.", ["window: Nghỉ lễ | 30/04/2024 - 01/05/2024"]),
        (
            "Giai đoạn 2 (tháng 6 - tháng 8/2024): tổ chức hội thi cấp xã.",
            ["window: Giai đoạn 2, tổ chức hội thi cấp xã | 01/06/2024 - 31/08/2024"],
        ),
        ("Banners are up from 1 March to 31 March 2024.", ["window: Banners are up | 01/03/2024 - 31/03/2024"]),
    ],
)
def test_a_campaign(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ (07/5/1954 - 07/5/2024)",
            ["event: Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ | 07/05/1954 → 07/05/2024"],
        ),
        ("Ngày Thương binh - Liệt sĩ (27/7)", ["event: Ngày Thương binh - Liệt sĩ | 27/07/2024"]),
        (
            "Ngày Báo chí cách mạng Việt Nam (21/6), Ngày Gia đình Việt Nam (28/6)",
            ["event: Ngày Báo chí cách mạng Việt Nam | 21/06/2024", "event: Ngày Gia đình Việt Nam | 28/06/2024"],
        ),
        ("Kỷ niệm 60 năm thành lập Trường (1964 - 2024)", ["event: Kỷ niệm 60 năm thành lập Trường | 1964 → 2024"]),
        (
            "Giỗ Tổ Hùng Vương (mùng 10 tháng 3 âm lịch)",
            ["event: Giỗ Tổ Hùng Vương | mùng 10 tháng 3 năm 2024 âm lịch"],
        ),
        (
            "Đại hội Chi bộ nhiệm kỳ 2024 - 2029: ngày 15/6/2024",
            ["event: Đại hội Chi bộ nhiệm kỳ 2024 - 2029 | 15/06/2024"],
        ),
        (
            "Kỷ niệm 94 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2024) và mừng Xuân Giáp Thìn 2024",
            ["event: Kỷ niệm 94 năm Ngày thành lập Đảng và mừng Xuân Giáp Thìn 2024 | 03/02/1930 → 03/02/2024"],
        ),
        ("Ngày Toàn dân phòng cháy chữa cháy 04/10", ["event: Ngày Toàn dân phòng cháy chữa cháy | 04/10/2024"]),
        (
            "Ngày Quốc tế Lao động 1/5 (1/5/1886 - 1/5/2024)",
            ["event: Ngày Quốc tế Lao động 1/5 | 01/05/1886 → 01/05/2024"],
        ),
        ("Tết Trung thu: rằm tháng Tám.", ["event: Tết Trung thu | rằm tháng tám năm 2024 âm lịch"]),
        ("Hưởng ứng Ngày Môi trường thế giới (05/6)", ["event: Ngày Môi trường thế giới | 05/06/2024"]),
    ],
)
def test_an_event(text: str, found: list[str]) -> None:
    assert items(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Kế hoạch số 12-KH/HU ngày 05/01/2024 của Huyện ủy.",
        "Ông Nguyễn Văn A, sinh ngày 02/01/1936, kể chuyện.",
        "Nghị quyết nhiệm kỳ 2020 - 2025 đã đề ra 12 chỉ tiêu.",
        "Ngày 02/9/1945, Chủ tịch Hồ Chí Minh đọc Tuyên ngôn Độc lập.",
        "Từ ngày 01/7/2024, xã hoạt động theo mô hình mới.",
        "Khoảng 400 đại biểu dự, đạt tỷ lệ 2/3.",
        "Không tổ chức Hội thi nấu ăn dự kiến ngày 29/6/2024.",
        "Kế hoạch này thay thế Kế hoạch số 3/KH-UBND ngày 06/01/2024.",
        "Rà soát công dân sinh trước ngày 23/10/1990.",
        "Văn hóa, văn nghệ, thể dục thể thao.",
        "Trong năm 2024, các đơn vị phối hợp chặt chẽ.",
        "Báo cáo tháng 5 gồm ba phần.",
        "Dự báo đến ngày 7/5/2054.",
    ],
)
def test_what_becomes_nothing(text: str) -> None:
    assert said(text) == []


def test_what_is_said_tentatively_is_tentative() -> None:
    (thing,) = things("Hội thi dự kiến tổ chức ngày 12/5/2024", Where(YEARS))
    assert thing.tentative
    (thing,) = things("Hội thi tổ chức ngày 12/5/2024", Where(YEARS))
    assert not thing.tentative


def test_a_deadline_of_a_month_is_on_its_last_day_and_to_be_looked_at() -> None:
    (thing,) = things("Báo cáo trong tháng 6/2024.", Where(YEARS, kind="deadline"))
    assert (thing.date, [remark.text for remark in thing.remarks]) == (
        "30/06/2024",
        ["the document says {days}; due is the last of these days"],
    )


def test_a_day_that_may_be_read_in_another_way_is_to_be_looked_at() -> None:
    (thing,) = things("Hội thơ tối Rằm tháng Giêng.", Where(YEARS))
    assert [remark.text for remark in thing.remarks] == [
        "the document leaves open which day, year or calendar is meant; taken to be {days}: is it right?"
    ]


def test_a_time_alone_is_of_the_day_of_the_heading_above() -> None:
    (day,) = moments("Thứ Hai, ngày 13/5/2024", YEARS)
    (thing,) = things("7h30: Chào cờ tại sân trụ sở", Where(YEARS, day=day))
    assert told(thing) == "activity: Chào cờ | 13/05/2024 | 07:30 | Sân trụ sở"
    assert said("7h30: Chào cờ tại sân trụ sở") == []


def test_a_sentence_that_says_only_when_is_of_what_was_spoken_of() -> None:
    (thing,) = things("từ ngày 12/5/2024 đến ngày 14/5/2024", Where(YEARS, name="Hội thao huyện"))
    assert thing.summary == "Hội thao huyện"


def test_what_is_far_from_the_plan_s_years_is_not_planned() -> None:
    near, far = "Hội nghị tổng kết ngày 15/3/2025", "Hội nghị tổng kết ngày 15/6/2025"
    assert said(near) == ["activity: Hội nghị tổng kết | 15/03/2025"]
    assert said(far) == []
