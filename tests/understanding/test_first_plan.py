"""The project's own source document, of a district for 2023 and 2024: all that it says is in the draft of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.understanding.draft import Draft, draft
from tests.understanding.making import FIRST_PLAN, read_as

EVENTS = "các sự kiện lịch sử, sự kiện chính trị quan trọng của tỉnh"
FORMATS = ["txt", "docx-typed", "docx-numbered"]


@cache
def drafted(format_: str) -> Draft:
    document = read_as(FIRST_PLAN.read_text(encoding="utf-8"), format_)
    return draft(document, f"ke-hoach.{format_.split('-')[0]}", None, None)


@pytest.mark.parametrize("format_", FORMATS)
def test_its_six_windows(format_: str) -> None:
    schedule = loaded(drafted(format_).text, Report("draft.yaml")).schedule
    assert schedule
    assert [
        (window.event.summary.in_("vi"), window.first.isoformat(), window.last.isoformat())
        for window in schedule.windows
    ] == [
        (
            "Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025",
            "2023-06-01",
            "2023-08-31",
        ),
        (
            "Kỷ niệm 70 năm ngày giải phóng thị trấn Lai Châu gắn với 70 năm ngày Bác Hồ gửi thư cho đồng bào và cán "
            "bộ Lai Châu",
            "2023-11-22",
            "2023-12-17",
        ),
        ("Kỷ niệm 20 năm chia tách, thành lập tỉnh Lai Châu", "2023-12-01", "2024-01-10"),
        ("Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ", "2024-04-17", "2024-05-12"),
        ("Kỷ niệm 115 năm thành lập tỉnh Lai Châu", "2024-06-08", "2024-07-03"),
        ("Kỷ niệm 75 năm thành lập Đảng bộ tỉnh", "2024-09-20", "2024-10-15"),
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_its_events_with_where_the_document_says_so(format_: str) -> None:
    assert [
        (event.thing.ref, event.thing.origin, event.thing.date, [window.days for window in event.windows])
        for event in drafted(format_).plan.events
    ] == [
        ("II.1.1.1", "", "", ["01/06/2023 - 31/08/2023"]),
        ("II.1.1.2", "12/12/1953", "12/12/2023", []),
        ("II.1.2.1", "01/01/2004", "01/01/2024", ["01/12/2023 - 10/01/2024"]),
        ("II.1.2.2", "07/05/1954", "07/05/2024", []),
        ("II.1.2.3", "28/06/1909", "28/06/2024", []),
        ("II.1.2.4", "10/10/1949", "10/10/2024", []),
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_its_rule_and_the_plan_that_it_carries_out(format_: str) -> None:
    plan = drafted(format_).plan
    assert plan.rule
    assert (plan.rule.before, plan.rule.after, plan.rule.ref) == ("20 ngày", "5 ngày", "II.3")
    assert plan.survey.header.parent
    assert plan.survey.header.parent._asdict() == {
        "number": "171-KH/BTGTU",
        "date": "30/05/2023",
        "issuer": "Ban Tuyên giáo Tỉnh ủy",
        "title": f"Tuyên truyền kỷ niệm {EVENTS} trong năm 2023 – 2024",
    }
    assert plan.survey.header.issuer == "Huyện ủy Tam Đường"
    assert plan.title == f"Kế hoạch tuyên truyền kỷ niệm {EVENTS} trong năm 2023 - 2024"
    assert plan.survey.years == range(2023, 2025)


@pytest.mark.parametrize("format_", FORMATS)
def test_its_units_recipients_and_who_signed(format_: str) -> None:
    plan = drafted(format_).plan
    assert [(unit.ref, unit.name, len(unit.duties)) for unit in plan.units] == [
        ("III.1", "Ban Tuyên giáo Huyện uỷ", 3),
        ("III.2", "Phòng Văn hóa và Thông tin huyện", 4),
        ("III.3", "Trung tâm Văn hóa, Thể thao và Truyền thông huyện", 5),
        ("III.4", "Chi hội Văn học, nghệ thuật huyện", 2),
        ("III.5", "Đảng ủy các xã, thị trấn; Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện", 10),
    ]
    assert plan.survey.closing.recipients == (
        "Ban Tuyên giáo Tỉnh ủy",
        "TT Huyện ủy, HĐND; lãnh đạo UBND huyện",
        "Ban Tuyên giáo Huyện ủy",
        "MTTQ và các đoàn thể chính trị - xã hội huyện",
        "Các chi, Đảng bộ cơ sở",
        "Các cơ quan, ban, ngành huyện",
        "Chi hội VHNT huyện",
        "Lưu",
    )
    assert (plan.survey.closing.authority, plan.survey.closing.title, plan.survey.closing.name) == (
        "T/M Ban Thường vụ",
        "Phó Bí thư",
        "Cao Trang Trọng",
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_is_left_over_and_nothing_has_to_be_looked_at(format_: str) -> None:
    made = drafted(format_)
    assert (made.places, made.plan.unused, made.language) == (0, (), "vi")
    assert loaded(made.text, Report("draft.yaml")).problems == ()


def test_the_draft_for_a_person_to_review(snapshot: Callable[[str, str], None]) -> None:
    snapshot("understanding-first-plan.yaml", drafted("docx-typed").text)


def test_the_draft_is_the_same_of_each_file() -> None:
    texts = {drafted(format_).text.replace("ke-hoach.txt", "ke-hoach.docx") for format_ in FORMATS}
    assert len(texts) == 1
