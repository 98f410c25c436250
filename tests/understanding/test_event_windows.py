"""Which window is for which event, which event something held is of, and what deadlines count from."""

from __future__ import annotations

import pytest

from tests.understanding.drafting import drafted, read, said, todos, windows_of

EVENTS = """\
KẾ HOẠCH
Tuyên truyền năm 2024
I. NỘI DUNG
1. Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024)
2. Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)
3. Kỷ niệm 79 năm Quốc khánh (2/9/1945 - 2/9/2024)
"""
RULE = "II. THỜI GIAN\n1. Cao điểm trước mỗi sự kiện 10 ngày và sau mỗi sự kiện 2 ngày.\n"
NO_RULE = "the document says no rule for how long before and after each event its window is; write one, if there is"
BY_RULE = [
    ("chien-thang-dien-bien-phu", "2024-04-27", "2024-05-09"),
    ("sinh-chu-tich-ho-chi-minh", "2024-05-09", "2024-05-21"),
    ("quoc-khanh", "2024-08-23", "2024-09-04"),
]


@pytest.mark.parametrize(
    ("more", "windows"),
    [
        (RULE, BY_RULE),
        (
            f"{RULE}- Kỷ niệm Quốc khánh: tuyên truyền từ ngày 20/8/2024 đến 05/9/2024.",
            [*BY_RULE[:2], ("quoc-khanh", "2024-08-20", "2024-09-05")],
        ),
        (
            f"{RULE}2. Riêng Quốc khánh trước 20 ngày và sau 5 ngày.",
            [*BY_RULE[:2], ("quoc-khanh", "2024-08-13", "2024-09-07")],
        ),
        (
            f"{RULE}2. Treo cờ dịp Quốc khánh từ ngày 31/8/2024 đến 03/9/2024.",
            [
                *BY_RULE[:2],
                ("Tuyên truyền quoc-khanh", "2024-08-23", "2024-09-04"),
                ("Treo cờ dịp Quốc khánh quoc-khanh", "2024-08-31", "2024-09-03"),
            ],
        ),
        (
            "II. THỜI GIAN\n1. Treo cờ dịp Quốc khánh từ ngày 31/8/2024 đến 03/9/2024.",
            [("quoc-khanh", "2024-08-31", "2024-09-03")],
        ),
        (
            "II. THỜI GIAN\n- Tuyên truyền Chiến thắng Điện Biên Phủ và Ngày sinh Chủ tịch Hồ Chí Minh: "
            "từ 01/5 đến 20/5/2024.",
            [
                (
                    "Tuyên truyền Chiến thắng Điện Biên Phủ và Ngày sinh Chủ tịch Hồ Chí Minh "
                    "tuyen-truyen-chien-thang-dien-bien-phu-ngay",
                    "2024-05-01",
                    "2024-05-20",
                )
            ],
        ),
        (
            # far from the event that it names
            "II. THỜI GIAN\n1. Tuyên truyền Quốc khánh từ ngày 01/01/2024 đến 10/01/2024.",
            [("tuyen-truyen-quoc-khanh", "2024-01-01", "2024-01-10")],
        ),
        (
            "II. VIỆC KHÁC\n1. Tháng hành động vì trẻ em: từ 01/6 đến 30/6/2024.",
            [("thang-hanh-dong-vi-tre-em", "2024-06-01", "2024-06-30")],
        ),
        ("II. VIỆC KHÁC\n1. Giữ gìn vệ sinh.", []),
    ],
)
def test_the_windows_of_events(more: str, windows: list[tuple[str, str, str]]) -> None:
    assert windows_of(drafted(EVENTS + more)) == windows


def test_a_window_of_several_events_is_one_of_the_plan_s() -> None:
    text = (
        "II. THỜI GIAN\n- Tuyên truyền Chiến thắng Điện Biên Phủ và Ngày sinh Chủ tịch Hồ Chí Minh: từ 1 đến 20/5/2024."
    )
    plan = drafted(EVENTS + text).plan
    assert [window.events for window in plan.windows] == [("chien-thang-dien-bien-phu", "sinh-chu-tich-ho-chi-minh")]
    assert [event.is_joint for event in plan.events] == [True, True, False]


def held(text: str) -> list[tuple[str, str, str]]:
    """What is held or due by a draft: what it is, its event, and how it counts from it or its time."""
    plan = drafted(text).plan
    due = [(item.thing.summary, item.event, item.before or item.after) for item in plan.deadlines]
    return due + [(item.thing.summary, item.event, item.thing.time) for item in plan.activities]


def test_what_is_held_is_of_the_event_that_it_names_and_else_of_one_made_of_the_title() -> None:
    text = f"{EVENTS}II. HOẠT ĐỘNG\n1. Thi về Chiến thắng Điện Biên Phủ: 8h00 ngày 5/5.\n2. Họp xã ngày 10/6/2024."
    assert held(text) == [
        ("Thi về Chiến thắng Điện Biên Phủ", "chien-thang-dien-bien-phu", "08:00"),
        ("Họp xã", "ke-hoach-tuyen-truyen-nam-2024", ""),
    ]
    assert windows_of(drafted(text)) == [("ke-hoach-tuyen-truyen-nam-2024", "2024-06-10", "2024-06-10")]
    made = (
        "the document names no event that these activities are of; this one is made of its title, from the first day "
        "to the last"
    )
    assert made in [message.text for event in drafted(text).plan.events for message, _ in event.remarks]


ONE = """\
KẾ HOẠCH
Kỷ niệm 50 năm Ngày thành lập xã năm 2024
1. Kỷ niệm 50 năm Ngày thành lập xã (5/6/1974 - 5/6/2024)
2. Tuyên truyền cao điểm từ 01/6 đến 10/6/2024.
3. Loa phát hằng ngày lúc 17h00.
4. Hội thi ngày 8/6/2024.
5. Tổng kết ngày 30/6/2024.
"""


def test_of_a_document_about_one_event_all_is_of_that_which_its_window_holds() -> None:
    assert held(ONE) == [
        ("Loa phát", "thanh-lap-xa", "17:00"),
        ("Hội thi", "thanh-lap-xa", ""),
        ("Tổng kết", "ke-hoach-ky-niem-ngay-thanh", ""),
    ]
    assert windows_of(drafted(ONE)) == [
        ("thanh-lap-xa", "2024-06-01", "2024-06-10"),
        ("ke-hoach-ky-niem-ngay-thanh", "2024-06-30", "2024-06-30"),
    ]


def test_phases_are_windows_with_names() -> None:
    text = ONE.replace(
        "2. Tuyên truyền cao điểm từ 01/6 đến 10/6/2024.",
        "2. Tuyên truyền\n- Đợt 1: từ 1/5 đến 10/5.\n- Đợt 2: từ 1/6 đến 10/6.",
    )
    assert windows_of(drafted(text))[:2] == [
        ("Đợt 1 thanh-lap-xa", "2024-05-01", "2024-05-10"),
        ("Đợt 2 thanh-lap-xa", "2024-06-01", "2024-06-10"),
    ]
    assert [(item.thing.summary, item.window) for item in drafted(text).plan.activities][1] == ("Hội thi", "Đợt 2")


ELECTION = """\
KẾ HOẠCH
Bầu cử bổ sung năm 2024
1. Ngày bầu cử: 15/6/2024.
2. Chậm nhất 20 ngày trước ngày bầu cử, niêm yết danh sách.
3. Công bố kết quả chậm nhất 3 ngày sau ngày bầu cử.
"""


def test_deadlines_count_from_the_event_that_they_name() -> None:
    assert held(ELECTION) == [("Niêm yết danh sách", "bau-cu", "20 ngày"), ("Công bố kết quả", "bau-cu", "3 ngày")]
    schedule = read(drafted(ELECTION)).schedule
    assert schedule
    assert [due.day.isoformat() for due in schedule.deadlines] == ["2024-05-26", "2024-06-18"]


def test_what_counts_from_something_without_a_day_is_left_over() -> None:
    text = f"{EVENTS}II. VIỆC KHÁC\n1. Chậm nhất 20 ngày trước Đại hội Đoàn, các chi đoàn gửi văn kiện."
    made = drafted(text)
    assert held(text) == []
    assert made.plan.unused == ("Chậm nhất 20 ngày trước Đại hội Đoàn, các chi đoàn gửi văn kiện.",)


@pytest.mark.parametrize(
    ("head", "first", "todo"),
    [
        ("", "2024-01-01", "“từ nay” được hiểu là 01/01/2024, vì văn bản không ghi ngày ban hành; có đúng không?"),
        (
            "Số: 5/KH\nBản Lừ, ngày 7 tháng 5 năm 2024\n",
            "2024-05-07",
            "“từ nay” được hiểu là 07/05/2024, ngày ban hành văn bản; có đúng không?",
        ),
    ],
)
def test_from_now_is_from_the_day_of_issue(head: str, first: str, todo: str) -> None:
    made = drafted(f"{head}KẾ HOẠCH\nHè năm 2024\n1. Từ nay đến hết ngày 30/6/2024, tuyên truyền trên loa.")
    assert windows_of(made) == [("tuyen-truyen-tren-loa", first, "2024-06-30")]
    assert todo in todos(made)


def test_an_event_of_which_only_the_quarter_is_known_has_a_window_of_all_of_it() -> None:
    made = drafted("KẾ HOẠCH\nnăm 2024\nI. CÁC SỰ KIỆN\n1. Đại hội Đoàn xã trong quý III/2024.")
    assert windows_of(made) == [("dai-hoi-doan-xa", "2024-07-01", "2024-09-30")]


def test_what_is_said_again_is_in_the_draft_once() -> None:
    again = "II. THỜI GIAN\n1. Kỷ niệm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024): họp mặt.\n"
    plan = drafted(EVENTS + again).plan
    assert len(plan.events) == 3
    assert [thing.summary for thing in plan.said_again] == ["Kỷ niệm Chiến thắng Điện Biên Phủ"]
    assert plan.unused == ()


def test_a_window_that_may_be_of_another_event_too_is_to_be_looked_at() -> None:
    text = (
        "KẾ HOẠCH\nTuyên truyền năm 2024\nI. NỘI DUNG\n"
        "1. Kỷ niệm 49 năm Ngày Giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2024)\n"
        "2. Kỷ niệm 138 năm Ngày Quốc tế Lao động (01/5/1886 - 01/5/2024)\n"
        "II. THỜI GIAN\nKỷ niệm Ngày Giải phóng miền Nam và Quốc tế Lao động tuyên truyền từ 15/4 đến 10/5/2024."
    )
    of_labour_day = [event for event in drafted(text).plan.events if event.id == "quoc-te-lao-dong"]
    assert [said(window.remarks) for event in of_labour_day for window in event.windows] == [
        ["taken to be of this event, by its words; is it?"]
    ]
