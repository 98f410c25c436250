"""A new version of a document, drafted with the ids of the plan that was made of the earlier one."""

from __future__ import annotations

from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import loaded
from tests.understanding.drafting import drafted, said, todos

FIRST = """\
KẾ HOẠCH
Tuyên truyền năm 2024
I. CÁC SỰ KIỆN
1. Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024)
2. Kỷ niệm 79 năm Quốc khánh (2/9/1945 - 2/9/2024)
3. Kỷ niệm 79 năm Cách mạng Tháng Tám (19/8/1945 - 19/8/2024)
II. HOẠT ĐỘNG
1. Hội thi tìm hiểu Chiến thắng Điện Biên Phủ: 8h00 ngày 05/5/2024.
2. Cao điểm dịp Quốc khánh và Cách mạng Tháng Tám: từ 15/8 đến 03/9/2024.
III. TỔ CHỨC THỰC HIỆN
1. Đoàn xã: báo cáo kết quả thi trước ngày 10/5/2024.
2. Công an xã: giữ trật tự.
"""
OWN_IDS = {
    "id: van-ban-2024": "id: xa-2024",
    "chien-thang-dien-bien-phu": "dbp",
    "quoc-khanh": "qk",
    "cach-mang-thang-tam": "cm",
    "doan-xa": "doan",
    "hoi-thi-tim-hieu-chien-thang": "hoi-thi",
    "bao-cao-ket-qua-thi": "bc",
    "cao-diem-dip-qk": "dot",
}


def earlier() -> Plan:
    """The plan that an office made of the first version, with its own ids."""
    text = drafted(FIRST).text
    for made, own in OWN_IDS.items():
        text = text.replace(made, own)
    plan = loaded(text, Report("plan.yaml")).plan
    assert plan
    return plan


def test_what_is_said_again_keeps_its_id_everywhere() -> None:
    made = drafted(FIRST, earlier=earlier())
    plan = made.plan
    assert "\nid: xa-2024 " in made.text
    assert [event.id for event in plan.events] == ["dbp", "qk", "cm"]
    assert [(window.id, window.events) for window in plan.windows] == [(earlier().windows[0].id, ("qk", "cm"))]
    assert [(item.id, item.event) for item in plan.activities] == [(earlier().activities[0].id, "dbp")]
    assert [(item.id, item.units) for item in plan.deadlines] == [("bc", ("doan",))]
    assert [unit.id for unit in plan.units] == ["doan", "cong-an"]
    assert said(plan.remarks) == []


def test_what_is_moved_or_written_in_other_words_keeps_its_id() -> None:
    second = FIRST.replace("8h00 ngày 05/5/2024", "9h00 ngày 06/5/2024").replace(
        "79 năm Quốc khánh", "Ngày Quốc khánh nước ta"
    )
    plan = drafted(second, earlier=earlier()).plan
    assert [(event.id, event.thing.summary) for event in plan.events] == [
        ("dbp", "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ"),
        ("qk", "Kỷ niệm Ngày Quốc khánh nước ta"),
        ("cm", "Kỷ niệm 79 năm Cách mạng Tháng Tám"),
    ]
    assert [(item.thing.date, item.thing.time) for item in plan.activities] == [("06/05/2024", "09:00")]
    assert [item.id for item in plan.activities] == [item.id for item in earlier().activities]


def test_what_is_new_and_what_is_gone_is_to_be_looked_at() -> None:
    second = FIRST.replace("2. Công an xã: giữ trật tự.\n", "").replace(
        "II. HOẠT", "4. Kỷ niệm 80 năm Ngày thành lập Quân đội (22/12/1944 - 22/12/2024)\nII. HOẠT"
    )
    made = drafted(second, earlier=earlier())
    assert said(made.plan.remarks) == ["'cong-an' of the earlier plan was not found in the document: Công an xã"]
    assert [(event.id, said(event.remarks)) for event in made.plan.events] == [
        ("dbp", []),
        ("qk", []),
        ("cm", []),
        (
            "thanh-lap-quan-doi",
            ["this is not in the earlier plan; if it is the same as one there, write that one's id"],
        ),
    ]
    assert any("'cong-an' của kế hoạch trước" in todo for todo in todos(made))


def test_an_id_of_the_earlier_plan_is_given_to_nothing_else() -> None:
    second = FIRST.replace("79 năm Quốc khánh (2/9/1945 - 2/9/2024)", "80 năm Dbp (3/10/1944 - 3/10/2024)")
    ids = [event.id for event in drafted(second, earlier=earlier()).plan.events]
    assert ids == ["dbp", "dbp-moi", "cm"]
