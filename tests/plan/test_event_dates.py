"""What is said of an event's dates, its window and its summary that do not agree, and what is left alone."""

from __future__ import annotations

import pytest

from tamduong_cli.dates.feasts import FEASTS
from tests.conftest import plan_file
from tests.plan.test_checks import HEAD, codes_of, said_of

YEARS = HEAD.replace("2023 - 2024", "2018 - 2030")


def of_event(keys: str, head: str = YEARS) -> list[str]:
    """What is said of an event with these keys, without its place."""
    return [said.partition("warning: ")[2] for said in said_of(f"{head}events:\n  - {{id: e, {keys}}}\n")]


def codes_of_event(keys: str, head: str = YEARS) -> list[str]:
    return [said.rpartition("[")[2].rstrip("]") for said in of_event(keys, head)]


# The one window of an event holds its date.


@pytest.mark.parametrize(
    ("date", "window", "said"),
    [
        ("7/5/2025", "17/4/2024 - 12/5/2024", "17/04/2024 – 12/05/2024 does not hold the event's date, 07/05/2025"),
        ("7/5/2024", "17/3/2024 - 12/4/2024", "17/03/2024 – 12/04/2024 does not hold the event's date, 07/05/2024"),
        ("7/5/2024", "8/5/2024 - 9/5/2024", "08/05/2024 – 09/05/2024 does not hold the event's date, 07/05/2024"),
        ("7/5/2024", "1/5/2024 - 6/5/2024", "01/05/2024 – 06/05/2024 does not hold the event's date, 07/05/2024"),
        (
            "7/5/2024",
            "{from: 8/5/2024, after: 5}",
            "08/05/2024 – 12/05/2024 does not hold the event's date, 07/05/2024",
        ),
        (
            "7/5/2024",
            "{before: 20, to: 6/5/2024}",
            "17/04/2024 – 06/05/2024 does not hold the event's date, 07/05/2024",
        ),
        ("7/5/2024", "06/2024", "01/06/2024 – 30/06/2024 does not hold the event's date, 07/05/2024"),
        ("05/2024", "06/2024", "01/06/2024 – 30/06/2024 does not hold the event's date, 05/2024"),
        ("2025", "1/12/2024 - 31/12/2024", "01/12/2024 – 31/12/2024 does not hold the event's date, 2025"),
    ],
)
def test_a_window_away_from_its_date(date: str, window: str, said: str) -> None:
    assert of_event(f"summary: S, date: {date}, window: {window}") == [f"the window {said} [outside-window]"]


@pytest.mark.parametrize(
    "keys",
    [
        "date: 7/5/2024, window: 17/4/2024 - 12/5/2024",
        "date: 7/5/2024, window: 7/5/2024 - 7/5/2024",
        "date: 7/5/2024, window: 1/5/2024 - 7/5/2024",
        "date: 7/5/2024, window: {before: 20, after: 5}",
        "date: 7/5/2024, window: {from: 7/5/2024, after: 5}",
        "date: 05/2024, window: 31/5/2024 - 12/6/2024",
        "date: 2024, window: 1/12/2023 - 1/1/2024",
        "date: 10/3/2024 âm lịch, window: 1/4/2024 - 18/4/2024",
        "window: 17/4/2024 - 12/5/2024",
        # phases, each of which may be about another part of the event
        "date: 15/3/2026, windows: [{name: Hiệp thương, from: 1/2/2026, to: 3/2/2026}]",
        "date: 15/3/2026, windows: [{name: A, from: 1/2/2026, to: 3/2/2026}, {name: B, from: 5/2/2026, to: 9/2/2026}]",
    ],
)
def test_a_window_that_holds_its_date_or_is_one_of_several(keys: str) -> None:
    assert of_event(f"summary: S, {keys}") == []


def test_a_date_or_a_window_in_another_year_than_the_plans_is_told_once() -> None:
    keys = "summary: S, date: 7/5/{}, window: 17/4/2024 - 12/5/2024"
    assert codes_of_event(keys.format(2025), YEARS.replace("2018 - 2030", "2024")) == ["outside-period"]
    assert codes_of_event(keys.format(2025), YEARS.replace("2018 - 2030", "2025")) == ["outside-period"]


def test_a_window_about_the_origins_day_says_no_more_than_that_the_date_is_another() -> None:
    window = "window: 17/4/2024 - 12/5/2024"
    assert codes_of_event(f"summary: S, origin: 7/5/1954, date: 5/7/2024, {window}") == ["anniversary-day"]
    keys = "summary: S, origin: 7/5/1954, date: 5/7/2024, window: 17/1/2024 - 12/2/2024"
    assert codes_of_event(keys) == ["anniversary-day", "outside-window"]


# A count of years in the summary is the commemoration's, or it is not.


@pytest.mark.parametrize(
    ("summary", "count"),
    [
        ("Kỷ niệm 71 năm Ngày Chiến thắng", 71),
        ("Lễ kỷ niệm 71 năm truyền thống lực lượng", 71),
        ("Kỉ niệm 71 năm truyền thống", 71),
        ("71 năm Ngày truyền thống", 71),
        ("Mít tinh chào mừng 71 năm truyền thống", 71),
        ("Hội diễn chào mừng 71 năm Ngày Chiến thắng", 71),
        ("Ra mắt sách: 71 năm thành lập huyện", 71),
        ("Kỷ niệm lần thứ 71 Ngày Chiến thắng", 71),
        ("Kỷ niệm Ngày Chiến thắng Điện Biên Phủ lần thứ 71", 71),
        ("Kỷ niệm 71 năm giải phóng, 72 năm thư Bác Hồ", 71),
        ("Trao Huy hiệu 40 năm tuổi Đảng, kỷ niệm 71 năm Ngày thành lập", 71),
        ("71st anniversary of the victory", 71),
        ("71 years after the victory", 71),
    ],
)
def test_a_count_that_is_plainly_the_events(summary: str, count: int) -> None:
    keys = f'summary: "{summary}", origin: 7/5/1954, date: 7/5/'
    said = f"the summary says {count} năm, but 07/05/1954 to 07/05/2024 is 70 [year-count]"
    assert of_event(f"{keys}2024") == [said]
    assert of_event(f"{keys}2025") == []


@pytest.mark.parametrize(
    "summary",
    [
        "Trao Huy hiệu 40 năm, 60 năm tuổi Đảng",
        "Trao tặng Huy hiệu 30, 40, 50 năm tuổi Đảng đợt 7/5",
        "Kỷ niệm 40 năm tuổi Đảng của đồng chí Nguyễn Văn Bình",
        "Gặp mặt cán bộ có 25 năm công tác",
        "Tổng kết 5 năm phong trào thi đua, chào mừng Ngày Chiến thắng",
        "Sơ kết 3 năm thực hiện nghị quyết, nhiệm kỳ 2020-2025",
        "10 năm thực hiện Chỉ thị về học tập và làm theo Bác",
        "Kết quả sau 20 năm chia tách, thành lập tỉnh",
        "Kế hoạch 5 năm chào mừng Ngày Chiến thắng",
        "Kỷ niệm Ngày Chiến thắng, chào mừng Đại hội Đảng bộ lần thứ 20",
        "Kỷ niệm Ngày Chiến thắng và Hội thi lần thứ 3",
        "Kỷ niệm 70 năm Ngày Chiến thắng gắn với 65 năm ngày Bác gửi thư",
        "Trẻ em dưới 16 năm tuổi dự Ngày hội",
    ],
)
def test_a_count_of_something_else(summary: str) -> None:
    assert of_event(f'summary: "{summary}", origin: 7/5/1954, date: 7/5/2024') == []


# The pair of dates in a summary is the event's.


@pytest.mark.parametrize(
    ("summary", "keys", "said"),
    [
        ("Chiến thắng (7/5/1954 - 7/5/2024)", "origin: 7/5/1954, date: 7/5/2025", "7/5/2024, but 'date' is 07/05/2025"),
        ("Chiến thắng (7/5/1954-7/5/2024)", "origin: 7/5/1954, date: 7/5/2025", "7/5/2024, but 'date' is 07/05/2025"),
        (
            "Chiến thắng (7/5/1955 - 7/5/2025)",
            "origin: 7/5/1954, date: 7/5/2025",
            "7/5/1955, but 'origin' is 07/05/1954",
        ),
        ("Chiến thắng (7/5/1954 - 7/5/2024)", "date: 7/5/2025", "7/5/2024, but 'date' is 07/05/2025"),
        ("Chiến thắng (7/5/1953 - 7/5/2024)", "origin: 7/5/1954, date: 7/5/2025", "7/5/2024, but 'date' is 07/05/2025"),
        ("Thành lập (10/1946 - 10/2024)", "origin: 10/1946, date: 10/2025", "10/2024, but 'date' is 10/2025"),
        (
            "Thành lập (29/2/1952 - 28/2/2023)",
            "origin: 29/2/1952, date: 28/2/2025",
            "28/2/2023, but 'date' is 28/02/2025",
        ),
    ],
)
def test_a_pair_in_the_summary_that_is_not_the_events(summary: str, keys: str, said: str) -> None:
    assert of_event(f'summary: "{summary}", {keys}') == [f"the summary says {said} [year-count]"]


@pytest.mark.parametrize(
    ("summary", "keys"),
    [
        ("Chiến thắng (7/5/1954 - 7/5/2024)", "origin: 7/5/1954, date: 7/5/2024"),
        ("Chiến thắng (7/5/1954 - 7/5/2024)", "date: 7/5/2024"),
        ("Chiến thắng (7/5/1954 - 7/5/2024)", "origin: 1954, date: 2024"),
        ("Chiến thắng (5/1954 - 5/2024)", "origin: 7/5/1954, date: 7/5/2024"),
        ("Thành lập (29/2/1952 - 28/2/2025)", "origin: 29/2/1952, date: 28/2/2025"),
        ("Thành lập (29/2/1952 - 01/3/2025)", "origin: 29/2/1952, date: 1/3/2025"),
        # the ceremony of an anniversary, held before it
        ("Mít tinh Quốc khánh (2/9/1945 - 2/9/2025)", "date: 30/8/2025"),
        ("Mít tinh Quốc khánh (2/9/1945 - 2/9/2025)", "origin: 1945, date: 30/8/2025"),
        # other things
        ("Tổng kết thi đua (19/5/2023 - 19/5/2024)", "origin: 19/5/1890, date: 19/5/2024"),
        ("Tưởng niệm đồng chí Bình (1/6/1924 - 3/4/2015)", "origin: 1/6/1924, date: 1/6/2024"),
        ("Kháng chiến (19/12/1946 - 19/12/1954)", "origin: 19/12/1946, date: 19/12/2024"),
        ("Đại hội nhiệm kỳ (2020 - 2025)", "origin: 2020, date: 15/6/2024"),
        ("Chiến thắng (7/5/1954 - 7/5/2024), Quốc khánh (2/9/1945 - 2/9/2024)", "origin: 7/5/1954, date: 7/5/2025"),
        ("Thành lập hội (1/8/1930 - 1/8/2024)", "origin: 3/2/1930, date: 3/2/2024"),
    ],
)
def test_a_pair_in_the_summary_that_is_the_events_or_none(summary: str, keys: str) -> None:
    assert of_event(f'summary: "{summary}", {keys}') == []


def test_a_date_left_from_the_year_before_is_told_once() -> None:
    keys = 'summary: "Kỷ niệm {} năm Chiến thắng (7/5/1954 - 7/5/2024)", origin: 7/5/1954, date: 7/5/2025'
    assert codes_of_event(keys.format(70)) == ["year-count"]
    assert codes_of_event(keys.format(71)) == ["year-count"]  # which `slips` tells of the text alone
    keys = 'summary: "Chiến thắng (7/5/1954 - 7/5/2024)", origin: 7/5/1954, date: 5/7/2024'
    assert codes_of_event(keys) == ["anniversary-day"]


# A feast of the lunar calendar.


@pytest.mark.parametrize(
    ("summary", "date", "said"),
    [
        ("Giỗ Tổ Hùng Vương", "10/3/2026", "Giỗ Tổ Hùng Vương is 10/3 of the lunar calendar; 10/3/2026 26/04/2026"),
        (
            "Lễ GIỖ TỔ Hùng Vương năm 2026",
            "10/03/2026",
            "Giỗ Tổ Hùng Vương is 10/3 of the lunar calendar; 10/3/2026 26/04/2026",
        ),
        ("Đón Tết Nguyên đán Bính Ngọ", "1/1/2026", "Tết Nguyên đán is 1/1 of the lunar calendar; 1/1/2026 17/02/2026"),
        ("Tết Nguyên tiêu", "15/1/2026", "Rằm tháng Giêng is 15/1 of the lunar calendar; 15/1/2026 03/03/2026"),
        ("Hội thơ rằm tháng Giêng", "15/1/2026", "Rằm tháng Giêng is 15/1 of the lunar calendar; 15/1/2026 03/03/2026"),
        ("Đại lễ Phật đản", "15/4/2026", "Phật đản is 15/4 of the lunar calendar; 15/4/2026 31/05/2026"),
        ("Tết Đoan Ngọ", "5/5/2026", "Tết Đoan Ngọ is 5/5 of the lunar calendar; 5/5/2026 19/06/2026"),
        ("Lễ Vu Lan báo hiếu", "15/7/2026", "Vu Lan is 15/7 of the lunar calendar; 15/7/2026 27/08/2026"),
        ("Vui Tết Trung thu", "15/8/2026", "Tết Trung thu is 15/8 of the lunar calendar; 15/8/2026 25/09/2026"),
        (
            "Cúng ông Công, ông Táo",
            "23/12/2025",
            "Tết ông Công ông Táo is 23/12 of the lunar calendar; 23/12/2025 10/02/2026",
        ),
    ],
)
def test_a_lunar_feast_on_its_day_as_one_of_the_other_calendar(summary: str, date: str, said: str) -> None:
    what, written, solar = said.rsplit(" ", 2)
    said = f"{what} write '{written} âm lịch', which is {solar} [lunar-date]"
    assert of_event(f'summary: "{summary}", date: {date}') == [said]


@pytest.mark.parametrize(
    ("summary", "date"),
    [
        ("Giỗ Tổ Hùng Vương", "10/3/2026 âm lịch"),
        ("Giỗ Tổ Hùng Vương", "26/4/2026"),
        ("Giỗ Tổ Hùng Vương", "26/4/2026 (10/3 âm lịch)"),
        ("Giỗ Tổ Hùng Vương", "3/2026"),
        ("Giỗ Tổ nghề may", "10/3/2026"),
        ("Họp chuẩn bị Giỗ Tổ Hùng Vương", "10/3/2026"),
        ("Tết Dương lịch", "1/1/2026"),
        ("Đón năm mới 2026", "1/1/2026"),
        ("Chào năm mới và Tết Nguyên đán Bính Ngọ", "1/1/2026"),
        ("Tết Dương lịch và Tết Nguyên đán", "1/1/2026"),
        ("Triển khai kế hoạch Tết Trung thu", "15/8/2026"),
        ("Tết Trung thu", "25/9/2026"),
        ("Ngày truyền thống Công an, Vu Lan", "19/8/2026"),
        ("Chiến thắng 5/5", "5/5/2026"),
        ("Ngày Thanh niên xung phong Việt Nam", "15/7/2026"),
        ("Ra mắt công trình", "15/8/2026"),
    ],
)
def test_a_day_that_is_no_lunar_feast(summary: str, date: str) -> None:
    assert of_event(f'summary: "{summary}", date: {date}') == []


def test_a_feast_whose_lunar_day_is_in_the_summary_is_told_once() -> None:
    assert codes_of_event('summary: "Giỗ Tổ Hùng Vương (10/3 âm lịch)", date: 10/3/2026') == ["lunar-date"]


def test_each_feast_has_a_day_of_its_own() -> None:
    assert len({(feast.day, feast.month) for feast in FEASTS}) == len(FEASTS)


# A rule of days that counts from a year.


@pytest.mark.parametrize(
    ("keys", "days"),
    [
        ("date: 2026", "2026, and gives a window of 390 days"),
        ("date: 2024", "2024, and gives a window of 391 days"),
        ("origin: 7/5/1954, date: 2026", "2026, and gives a window of 390 days"),
        ("origin: 7/5/1954, date: Quý II/2026", "Q2/2026, and gives a window of 116 days"),
        ("origin: 5/1954, date: 2026", "2026, and gives a window of 390 days"),
    ],
)
def test_a_rule_of_days_that_counts_from_a_whole_year(keys: str, days: str) -> None:
    assert of_event(f"summary: S, {keys}") == [
        f"the rule counts from the whole of {days}; write the day, or the event's own window in place of the date: "
        "'window: 01/12/2023 - 10/01/2024' [long-window]"
    ]


@pytest.mark.parametrize(
    "keys",
    [
        "date: 05/2026",
        "origin: 7/5/1954, date: 05/2026",
        "date: Quý II/2026",
        "date: Quý II/2026 (dự kiến)",
        "origin: Quý II/1954, date: Quý II/2026",
        "origin: 1954, date: 2026",
        "origin: 1956, date: 2025",
        "date: 3/2026 âm lịch",
        "window: 2026",
        "date: 2026, window: {before: 20, after: 5}",
        "date: 2026, window: 2026",
    ],
)
def test_what_is_known_no_better(keys: str) -> None:
    assert of_event(f"summary: S, {keys}") == []


def test_a_rule_that_adds_nothing_to_a_year_gives_the_year_that_was_written() -> None:
    assert of_event("summary: S, date: 2026", YEARS.replace("before: 20, after: 5", "before: 0, after: 0")) == []


# 29 February, and the same event twice.


@pytest.mark.parametrize(
    ("date", "codes"),
    [
        ("28/2/2025", []),
        ("1/3/2025", []),
        ("29/2/2024", []),
        ("28/2/2024", ["anniversary-day"]),
        ("1/3/2024", ["anniversary-day"]),
        ("27/2/2025", ["anniversary-day"]),
        ("2/3/2025", ["anniversary-day"]),
    ],
)
def test_29_february_is_kept_on_the_day_before_or_after(date: str, codes: list[str]) -> None:
    assert codes_of_event(f"summary: S, origin: 29/2/1952, date: {date}") == codes


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("date: 5/9/2024", "date: 6/9/2024", []),
        ("date: 5/9/2024", "date: 5/10/2024", []),
        ("date: 09/2024", "date: 10/2024", []),
        ("date: 5/9/2024", "window: 09/2024", []),
        ("date: 5/9/2024", "date: 05/09/2024", ["same-event"]),
        ("date: 5/9/2024", "date: 09/2024", ["same-event"]),
        ("date: 18/4/2024", "date: 10/3/2024 âm lịch", ["same-event"]),
        ("window: 5/2024", "window: 5/2024", ["same-event"]),
    ],
)
def test_the_same_words_are_the_same_event_on_the_same_day(one: str, other: str, codes: list[str]) -> None:
    summary = "summary: Ngày hội toàn dân"
    assert codes_of(f"{HEAD}events: [{{id: a, {summary}, {one}}}, {{id: b, {summary}, {other}}}]\n") == codes


def test_a_list_that_is_pasted_twice_is_told_item_by_item() -> None:
    items = (f"  - {{id: {id}{day}, summary: Ngày hội, date: {day}/9/2024}}\n" for id in "ab" for day in (5, 6, 7))
    text = f"{HEAD}events:\n{''.join(items)}"
    assert said_of(text) == [
        f"{line}:23: warning: the same event as 'a{day}' on line {line - 3}: Ngày hội [same-event]"
        for line, day in ((9, 5), (10, 6), (11, 7))
    ]


def test_a_feast_in_years_of_which_the_lunar_calendar_is_not_known_is_left_alone() -> None:
    head = "format: 1\nid: x\ntitle: T\nperiod: 2150\nwindow: none\n"
    assert plan_file(f"{head}events: [{{id: a, summary: Tết Nguyên đán, date: 1/1/2150}}]\n").problems == ()
