"""The plan that comes with the program says what its source document says."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

import pytest

from tamduong_cli.dates.duration import Duration
from tamduong_cli.dates.span import Span
from tamduong_cli.plan.model import Plan, Text
from tamduong_cli.schedule.loading import load
from tests.conftest import PLAN

FILE = PLAN.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan() -> Plan:
    file = load(str(PLAN), "plan.yaml")
    assert file.problems == ()
    assert file.plan is not None
    return file.plan


EVENTS = [
    # ref, summary, origin, date
    (
        "II.1.1.1",
        "Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025",
        None,
        None,
    ),
    (
        "II.1.1.2",
        "Kỷ niệm 70 năm ngày giải phóng thị trấn Lai Châu gắn với 70 năm ngày Bác Hồ gửi thư cho đồng bào và cán bộ "
        "Lai Châu",
        "1953-12-12",
        "2023-12-12",
    ),
    ("II.1.2.1", "Kỷ niệm 20 năm chia tách, thành lập tỉnh Lai Châu", "2004-01-01", "2024-01-01"),
    ("II.1.2.2", "Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ", "1954-05-07", "2024-05-07"),
    ("II.1.2.3", "Kỷ niệm 115 năm thành lập tỉnh Lai Châu", "1909-06-28", "2024-06-28"),
    ("II.1.2.4", "Kỷ niệm 75 năm thành lập Đảng bộ tỉnh", "1949-10-10", "2024-10-10"),
]


def test_the_events(plan: Plan) -> None:
    assert [
        (
            event.ref,
            event.summary.in_("vi"),
            event.origin and event.origin.day and event.origin.day.isoformat(),
            event.date and event.date.day and event.date.day.isoformat(),
        )
        for event in plan.events
    ] == EVENTS


def test_the_years_of_the_events(plan: Plan) -> None:
    assert [event.years for event in plan.events] == [None, 70, 20, 70, 115, 75]


def test_the_rule_and_the_two_windows_that_take_its_place(plan: Plan) -> None:
    assert plan.window is not None
    assert (plan.window.before, plan.window.after, plan.window.ref) == (Duration(20), Duration(5), "II.3")
    own = {}
    for event in plan.events:
        if event.window:
            assert event.window.start
            assert event.window.end
            own[event.id] = (event.window.start.first, event.window.end.last, event.window.ref)
    assert own == {
        "so-ket-giua-nhiem-ky": (datetime.date(2023, 6, 1), datetime.date(2023, 8, 31), "II.3"),
        "tach-tinh": (datetime.date(2023, 12, 1), datetime.date(2024, 1, 10), "II.3"),
    }


UNITS = [
    ("III.1", "Ban Tuyên giáo Huyện uỷ"),
    ("III.2", "Phòng Văn hóa và Thông tin huyện"),
    ("III.3", "Trung tâm Văn hóa, Thể thao và Truyền thông huyện"),
    ("III.4", "Chi hội Văn học, nghệ thuật huyện"),
    ("III.5", "Đảng ủy các xã, thị trấn; Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện"),
]


def test_the_units(plan: Plan) -> None:
    assert [(unit.ref, unit.name.in_("vi")) for unit in plan.units] == UNITS
    assert all(unit.events is None and unit.duties.points for unit in plan.units)


def test_the_recipients(plan: Plan) -> None:
    assert [recipient.in_("vi") for recipient in plan.recipients.points] == [
        "Ban Tuyên giáo Tỉnh ủy",
        "TT Huyện ủy, HĐND; lãnh đạo UBND huyện",
        "Ban Tuyên giáo Huyện ủy",
        "MTTQ và các đoàn thể chính trị - xã hội huyện",
        "Các chi, Đảng bộ cơ sở",
        "Các cơ quan, ban, ngành huyện",
        "Chi hội VHNT huyện",
        "Lưu",
    ]


def test_the_document_and_the_one_it_carries_out(plan: Plan) -> None:
    subject = "kỷ niệm các sự kiện lịch sử, sự kiện chính trị quan trọng của tỉnh trong năm 2023 "
    assert plan.title.in_("vi") == f"Kế hoạch tuyên truyền {subject}- 2024"
    assert plan.issuer is not None
    assert plan.issuer.in_("vi") == "Huyện ủy Tam Đường"
    assert plan.place is not None
    assert plan.place.in_("vi") == "Tam Đường"
    assert plan.period == Span(datetime.date(2023, 1, 1), datetime.date(2024, 12, 31))
    assert (plan.id, plan.timezone, plan.language) == ("tam-duong-2023-2024", "Asia/Ho_Chi_Minh", "vi")
    parent = plan.parent
    assert parent is not None
    assert parent.issuer is not None
    assert parent.title is not None
    assert (parent.number, parent.date, parent.issuer.in_("vi"), parent.title.in_("vi")) == (
        "171-KH/BTGTU",
        datetime.date(2023, 5, 30),
        "Ban Tuyên giáo Tỉnh ủy",
        f"Tuyên truyền {subject}– 2024",
    )


def test_who_signed_it(plan: Plan) -> None:
    signatory = plan.signatory
    assert signatory is not None
    assert signatory.authority is not None
    assert signatory.title is not None
    assert (signatory.authority.in_("vi"), signatory.title.in_("vi"), signatory.name.in_("vi")) == (
        "T/M Ban Thường vụ",
        "Phó Bí thư",
        "Cao Trang Trọng",
    )


def test_every_part_says_where_it_stands_in_the_document(plan: Plan) -> None:
    assert plan.window is not None
    assert plan.parent is not None
    assert plan.signatory is not None
    parts = {
        "parent": plan.parent.ref,
        "objectives": plan.objectives.ref,
        "requirements": plan.requirements.ref,
        "window": plan.window.ref,
        "channels": plan.channels.ref,
        "recipients": plan.recipients.ref,
        "signatory": plan.signatory.ref,
    }
    assert parts == {
        "parent": "Phần mở đầu",
        "objectives": "I.1",
        "requirements": "I.2",
        "window": "II.3",
        "channels": "II.2",
        "recipients": "Nơi nhận",
        "signatory": "Phần ký",
    }


FACTS = [
    # where, and the names, numbers and lists that must stand there
    ("objectives", ["Lai Châu", "Ban Chấp hành Đảng bộ tỉnh", "lần thứ XIII", "bạn bè trong nước và quốc tế"]),
    ("requirements", ["hướng mạnh về cơ sở", "phô trương, hình thức, lãng phí"]),
    (
        "so-ket-giua-nhiem-ky",
        [
            "nhiệm kỳ 2020 - 2025",
            "Đảng bộ tỉnh lần thứ XIV",
            "Đảng bộ huyện lần thứ XX",
            "Nghị quyết Đại hội XIII của Đảng",
            "nghị quyết chuyên đề, đề án, kết luận",
            "Trung ương, Tỉnh ủy, cấp ủy các cấp",
            "mô hình tốt, cách làm hay, sáng tạo",
        ],
    ),
    (
        "giai-phong-thi-tran-lai-chau",
        ["chiến dịch Đông - Xuân 1953 - 1954", "Điện Biên Phủ", "Chủ tịch Hồ Chí Minh", "12/12/1953", "70 năm"],
    ),
    ("tach-tinh", ["20 năm chia tách", "(2004 - 2024)", "ấm no, hạnh phúc", "nhanh và bền vững", "Đề cương"]),
    (
        "dien-bien-phu",
        [
            "toàn dân, toàn diện, trường kỳ kháng chiến",
            "chiến dịch Đông - Xuân 1953-1954",
            "anh hùng, liệt sỹ",
            "tướng lĩnh, cán bộ, chiến sỹ, thanh niên xung phong, dân công hỏa tuyến",
            "“lừng lẫy năm châu, chấn động địa cầu”",
            "quân và dân Lai Châu",
            "giải phóng quê hương Lai Châu",
            "70 năm xây dựng và phát triển",
        ],
    ),
    ("thanh-lap-tinh", ["28/6/1909", "Toàn quyền Đông Dương Klobukowski", "115 năm qua", "Đề cương"]),
    (
        "thanh-lap-dang-bo-tinh",
        [
            "Ban cán sự đảng Lai Châu",
            "75 năm xây dựng và trưởng thành",
            "kinh tế - xã hội, quốc phòng, an ninh",
            "xây dựng Đảng và hệ thống chính trị",
            "Nghị quyết Đại hội XIII của Đảng",
            "Đề cương",
        ],
    ),
    (
        "channels",
        [
            "Phương tiện thông tin đại chúng",
            "Hội nghị báo cáo viên",
            "Tài liệu tuyên truyền hàng tháng",
            "Cổng thông tin điện tử huyện",
            "Mạng xã hội",
            "Sinh hoạt chi bộ, sinh hoạt đoàn thể",
            "văn hóa, văn nghệ, thể thao",
            "Cổ động trực quan, thông tin lưu động, chiếu bóng vùng cao",
            "Tọa đàm, gặp mặt truyền thống, giao lưu",
            "tôn vinh điển hình tiên tiến",
            "tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "“Đền ơn đáp nghĩa”",
            "cán bộ lão thành cách mạng, gia đình chính sách",
            "nghĩa trang liệt sỹ",
            "Hành trình về nguồn",
        ],
    ),
    (
        "ban-tuyen-giao",
        [
            "cơ quan tư tưởng - văn hóa huyện",
            "Ban Tuyên giáo Đảng ủy các xã, thị trấn",
            "MTTQ và các tổ chức chính trị - xã hội huyện",
            "báo cáo viên, tuyên truyền viên",
            "đôn đốc, kiểm tra",
            "dư luận xã hội",
            "sai trái, thù địch",
            "kích động, xuyên tạc, gây mất ổn định chính trị",
        ],
    ),
    (
        "phong-van-hoa-thong-tin",
        [
            "theo dõi, định hướng",
            "quản lý nhà nước",
            "báo chí, mạng xã hội",
            "xử lý sai phạm",
            "fanpage, facebook, blog, kênh youtube",
            "đăng tải, chia sẻ, bình luận",
            "video clip do cơ quan chức năng cung cấp",
            "nguồn chính thống",
            "2023 và 2024",
        ],
    ),
    (
        "trung-tam-van-hoa-the-thao-truyen-thong",
        [
            "thế mạnh của ngành",
            "vui chơi, biểu diễn nghệ thuật",
            "tuyên truyền trực quan",
            "triển lãm ảnh",
            "pa nô, áp phích, băng rôn, khẩu hiệu",
            "thông tin lưu động, chiếu bóng vùng cao",
            "trọng tâm về cơ sở",
            "tin, bài, phóng sự",
            "nhiệm vụ chính trị của huyện",
            "miền đất, văn hóa, con người, tiềm năng, thế mạnh của huyện và tỉnh",
        ],
    ),
    ("chi-hoi-van-hoc-nghe-thuat", ["sáng tác", "cuộc thi sáng tác", "văn học, nghệ thuật và báo chí", "2024"]),
    (
        "dang-uy-mat-tran-doan-the",
        [
            "Lãnh đạo, chỉ đạo, hướng dẫn",
            "nhiệm vụ chính trị quan trọng của địa phương, đơn vị trong năm 2023 và năm 2024",
            "phong trào thi đua lập thành tích",
            "vui chơi, biểu diễn nghệ thuật",
            "“Đền ơn đáp nghĩa”, “Uống nước nhớ nguồn”",
            "nói chuyện truyền thống, hành trình về nguồn",
            "loa truyền thanh cơ sở",
            "facebook, Fanpage",
            "cán bộ, đảng viên, đoàn viên, hội viên và Nhân dân",
            "tư tưởng, dư luận xã hội",
            "xuyên tạc sự thật của các thế lực thù địch",
            "trong Đảng và trong toàn xã hội",
        ],
    ),
]


def points_by_part(plan: Plan) -> dict[str, tuple[Text, ...]]:
    return {
        "objectives": plan.objectives.points,
        "requirements": plan.requirements.points,
        "channels": plan.channels.points,
        **{event.id: event.messages.points for event in plan.events},
        **{unit.id: unit.duties.points for unit in plan.units},
    }


@pytest.mark.parametrize(("part", "facts"), FACTS, ids=[part for part, _ in FACTS])
def test_the_names_numbers_and_lists_of_each_part(plan: Plan, part: str, facts: list[str]) -> None:
    text = "\n".join(point.in_("vi") for point in points_by_part(plan)[part])
    missing = [fact for fact in facts if not re.search(rf"(?<!\w){re.escape(fact)}(?!\w)", text, re.IGNORECASE)]
    assert missing == []


def test_no_part_is_without_its_facts(plan: Plan) -> None:
    assert {part for part, _ in FACTS} == set(points_by_part(plan))


NUMBERS_IN_THE_DOCUMENT = {
    *("05", "20", "70", "75", "115"),
    *("1953", "1954", "2004", "2020", "2023", "2024", "2025"),
    *("12/12/1953", "12/12/2023", "01/01/2004", "01/01/2024", "7/5/1954", "7/5/2024"),
    *("28/6/1909", "28/6/2024", "10/10/1949", "10/10/2024", "30/5/2023", "01/12/2023", "10/01/2024"),
}


def texts_of(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)


def test_no_text_has_a_number_that_the_document_does_not_have(plan: Plan) -> None:
    for text in texts_of(plan):
        for number in re.findall(r"\d+(?:/\d+)*", text.in_("vi")):
            assert number in NUMBERS_IN_THE_DOCUMENT, text.in_("vi")


def test_titles_names_and_channels_are_in_both_languages(plan: Plan) -> None:
    both = [
        plan.title,
        *(event.summary for event in plan.events),
        *(unit.name for unit in plan.units),
        *plan.channels.points,
    ]
    for text in both:
        assert list(text.by_language) == ["vi", "en"], text.in_("vi")
        assert text.in_("vi") != text.in_("en")


def test_english_keeps_the_numbers_of_the_vietnamese(plan: Plan) -> None:
    for text in texts_of(plan):
        if "en" in text.by_language:
            vi, en = (set(re.findall(r"\d+", text.in_(language))) for language in ("vi", "en"))
            assert en == vi, text.in_("en")


def test_every_text_is_short_enough_for_a_phone(plan: Plan) -> None:
    for text in texts_of(plan):
        for written in text.by_language.values():
            assert len(written) <= 200, written


def test_no_point_stands_twice_in_a_list(plan: Plan) -> None:
    for part, points in points_by_part(plan).items():
        written = [point.in_("vi") for point in points]
        assert len(set(written)) == len(written), part


def test_the_file_is_composed_utf8_with_unix_line_ends() -> None:
    content = PLAN.read_bytes()
    assert unicodedata.is_normalized("NFC", content.decode("utf-8"))
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert b"\t" not in content
    assert content.endswith(b"\n")
    assert not content.endswith(b"\n\n")
    assert not [line for line in FILE.splitlines() if line != line.rstrip()]


def test_its_comments_explain_the_format_in_vietnamese() -> None:
    comments = "\n".join(re.findall(r"(?:^|\s)# ?(.*)$", FILE, re.MULTILINE))
    for word in (
        "06/2023",
        "Quý IV/2022",
        "01/12/2023 - 10/01/2024",
        "plan check",
        "origin",
        "date",
        "events",
        "duties",
    ):
        assert word in comments, word
    assert re.search("[ăâđêôơưĂÂĐÊÔƠƯ]", comments)
