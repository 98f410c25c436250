"""How the plan's document says when something is, in both languages."""

from __future__ import annotations

import pytest

from tamduong_cli.language import Language
from tamduong_cli.views.papers.plan_document import plan_document
from tests.views.papers.reading import MINIMAL, after, lines, paper_of, schedule_of


@pytest.mark.parametrize(
    ("dates", "vi", "en"),
    [
        ("origin: 7/5/1954, date: 7/5/2024", "07/5/1954 - 07/5/2024", "07/05/1954 - 07/05/2024"),
        ("origin: 10/1949, date: 10/2024", "tháng 10/1949 - tháng 10/2024", "10/1949 - 10/2024"),
        ("origin: 1930, date: 3/2/2024", "năm 1930 - 03/02/2024", "1930 - 03/02/2024"),
        ("date: 26 - 28/6/2024", "từ ngày 26 đến hết ngày 28/6/2024", "from 26/06/2024 to 28/06/2024"),
        ("date: 10/3/2024 âm lịch", "ngày 10/3/2024 âm lịch, tức ngày 18/4/2024", "lunar 10/3/2024 (18/04/2024)"),
        ("date: 18/4/2024 (10/3 âm lịch)", "ngày 18/4/2024 (10/3 âm lịch)", "18/04/2024 (lunar 10/3)"),
        ("date: Quý II/2024", "quý II/2024", "Q2/2024"),
        ("origin: 7/5/1954, window: 1 - 5/5/2024", "diễn ra ngày 07/5/1954", "took place: 07/05/1954"),
    ],
)
def test_the_days_of_an_event(dates: str, vi: str, en: str) -> None:
    plan = f"{MINIMAL}window: {{before: 1, after: 1}}\nevents: [{{id: a, summary: Ngày hội, {dates}}}]\n"
    for language, days in (("vi", vi), ("en", en)):
        assert f"1.1. Ngày hội ({days})" in lines(paper_of(plan, language))


WINDOWS = [
    (
        "{from: 01/12/2023, to: 10/01/2024}",
        "từ ngày 01/12/2023 đến hết ngày 10/01/2024",
        "from 01/12/2023 to 10/01/2024",
    ),
    ("{from: 1/5/2024, to: 15/5/2024}", "từ ngày 01 đến hết ngày 15/5/2024", "from 01/05/2024 to 15/05/2024"),
    ("{from: 06/2024, to: 08/2024}", "từ tháng 6 đến hết tháng 8/2024", "from 06/2024 to 08/2024"),
    ("{from: 06/2024, to: 06/2024}", "trong tháng 6/2024", "in 06/2024"),
    ("{from: 7/5/2024, to: 7/5/2024}", "trong ngày 07/5/2024", "on 07/05/2024"),
    (
        "{before: 30 ngày, after: 5 ngày}",
        "trước sự kiện 30 ngày và sau sự kiện 05 ngày",
        "30 days before and 5 days after the event",
    ),
    (
        "{before: 2 tuần, after: 0}",
        "từ trước sự kiện 02 tuần đến hết ngày diễn ra sự kiện",
        "from 2 weeks before the event to the day of the event",
    ),
    (
        "{before: 0, after: 1 tháng}",
        "từ ngày diễn ra sự kiện đến sau sự kiện 01 tháng",
        "from the day of the event until 1 month after the event",
    ),
    ("{before: 0, after: 0}", "trong ngày diễn ra sự kiện", "on the day of the event"),
    (
        "{from: 1/4/2024, after: 5}",
        "từ ngày 01/4/2024 đến sau sự kiện 05 ngày",
        "from 01/04/2024 until 5 days after the event",
    ),
    (
        "{before: 10, to: 8/5/2024}",
        "từ trước sự kiện 10 ngày đến hết ngày 08/5/2024",
        "from 10 days before the event to 08/05/2024",
    ),
]


@pytest.mark.parametrize(("window", "vi", "en"), WINDOWS)
def test_a_window_of_an_events_own(window: str, vi: str, en: str) -> None:
    plan = f"{MINIMAL}events: [{{id: a, summary: Ngày hội, date: 7/5/2024, window: {window}}}]\n"
    assert f"Đối với sự kiện Ngày hội: tập trung tuyên truyền {vi}." in lines(paper_of(plan))
    assert f"For Ngày hội: concentrated communication {en}." in lines(paper_of(plan, "en"))


@pytest.mark.parametrize(
    ("window", "vi", "en"),
    [
        (
            "{before: 20 ngày, after: 5 ngày}",
            "Trong đó, tuyên truyền sâu đậm trước mỗi sự kiện 20 ngày và sau mỗi sự kiện 05 ngày.",
            "In particular, in-depth communication: 20 days before and 5 days after each event.",
        ),
        (
            "{before: 20 ngày, after: 0}",
            "Trong đó, tuyên truyền sâu đậm từ trước mỗi sự kiện 20 ngày đến hết ngày diễn ra mỗi sự kiện.",
            "In particular, in-depth communication: from 20 days before each event to the day of each event.",
        ),
        (
            "none",
            "Sự kiện không ghi thời gian riêng dưới đây thì không có đợt tuyên truyền.",
            "Events for which no time is given below have none.",
        ),
    ],
)
def test_the_rule_in_words(window: str, vi: str, en: str) -> None:
    plan = f"{MINIMAL}window: {window}\nevents: [{{id: a, summary: A, date: 7/5/2024}}]\n"
    assert vi in lines(paper_of(plan))
    assert en in lines(paper_of(plan, "en"))


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        ("2024", "trong năm 2024", "all through 2024"),
        ("2023 - 2024", "trong năm 2023 và năm 2024", "all through 2023 and 2024"),
        ("2022 - 2025", "từ năm 2022 đến hết năm 2025", "all the time from 2022 to 2025"),
        (
            "01/9/2023 - 31/5/2024",
            "từ ngày 01/9/2023 đến hết ngày 31/5/2024",
            "all the time from 01/09/2023 to 31/05/2024",
        ),
    ],
)
def test_the_years_of_the_plan(period: str, vi: str, en: str) -> None:
    plan = f"id: x\ntitle: A\nperiod: {period}\nevents: []\n"
    assert f"Tổ chức tuyên truyền các sự kiện xuyên suốt {vi}." in lines(paper_of(plan))
    assert f"Communication of the events goes on {en}." in lines(paper_of(plan, "en"))


@pytest.mark.parametrize(
    ("kind", "years", "rule"),
    [
        (
            "Cao điểm truyền thông",
            "Tổ chức cao điểm truyền thông các sự kiện",
            "Trong đó, cao điểm truyền thông trước",
        ),
        ("none", "Các sự kiện được tổ chức", "Trong đó, trước"),
    ],
)
def test_the_offices_own_word_for_its_windows(kind: str, years: str, rule: str) -> None:
    plan = f"{MINIMAL}kind: {kind}\nwindow: {{before: 2, after: 1}}\nevents: [{{id: a, summary: A, date: 7/5/2024}}]\n"
    found = lines(plan_document(schedule_of(plan), None, False, Language("vi", has_kind=True)))
    assert f"{years} xuyên suốt trong năm 2024." in found
    assert any(line.startswith(rule) for line in found)
    assert not any("tuyên truyền" in line.lower() for line in found)


REPEATS = [
    ("hằng tuần thứ 3, thứ 5", "thứ Ba, thứ Năm hằng tuần", "every Tuesday and Thursday"),
    ("FREQ=DAILY;INTERVAL=3", "3 ngày một lần", "every 3 days"),
    (
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20240501",
        "thứ Ba hằng tuần, đến hết ngày 01/5/2024",
        "every Tuesday, until 01/05/2024",
    ),
    ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", "thứ Ba hằng tuần, 3 lần", "every Tuesday, 3 times"),
]


@pytest.mark.parametrize(("repeat", "vi", "en"), REPEATS)
def test_how_an_activity_repeats(repeat: str, vi: str, en: str) -> None:
    activity = f"activities: [{{id: b, summary: Phát thanh, event: a, repeat: '{repeat}', time: 5h10 - 5h30}}]\n"
    plan = f"{MINIMAL}events: [{{id: a, summary: Ngày hội, window: 04/2024}}]\n{activity}"
    assert after(paper_of(plan), "1. Hoạt động") == [
        "Nhân dịp Ngày hội:",
        f"Phát thanh: {vi}, từ 5 giờ 10 phút đến 5 giờ 30 phút.",
    ]
    assert after(paper_of(plan, "en"), "1. Activities")[1:] == [f"Phát thanh: {en}, from 05:10 to 05:30."]
