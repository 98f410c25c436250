"""Slips that a plan is warned of, and near misses that it is not."""

from __future__ import annotations

import pytest

from tamduong_cli.language import Language
from tamduong_cli.views.problem_lines import lines
from tests.conftest import PLAN, plan_file

HEAD = "id: x\ntitle: T\nperiod: 2023 - 2024\nwindow: {before: 20, after: 5}\n"


def said_of(text: str) -> list[str]:
    """What is said of a plan: each problem without the name of the file, as `plan check` finds them."""
    return [line.removeprefix("plan.yaml:") for line in lines(plan_file(text).problems, Language("en")).splitlines()]


def codes_of(text: str) -> list[str]:
    return [line.rpartition("[")[2].rstrip("]") for line in said_of(text)]


def test_the_plan_that_comes_with_the_program_has_no_slip() -> None:
    assert said_of(PLAN.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("thứ Hai, 7/5/2024", "7/5/2024 is Tuesday, not Monday [weekday]"),
        ("Thứ hai ngày 7/5/2024", "7/5/2024 is Tuesday, not Monday [weekday]"),
        ("Chủ nhật, 7/5/2024 (dự kiến)", "7/5/2024 is Tuesday, not Sunday [weekday]"),
        ("Monday, 7/5/2024", "7/5/2024 is Tuesday, not Monday [weekday]"),
        ("CN, 7/5/2024", "7/5/2024 is Tuesday, not Sunday [weekday]"),
        ("18/4/2024 (11/3 âm lịch)", "18/4/2024 is 10/3 of the lunar calendar, not 11/3 [lunar-date]"),
        ("18/4/2024 (tức 10/4 ÂL)", "18/4/2024 is 10/3 of the lunar calendar, not 10/4 [lunar-date]"),
        ("10/3/2024 âm lịch (19/4/2024)", "19/4/2024 is 11/3/2024 of the lunar calendar, not 10/3/2024 [lunar-date]"),
        ("18/4/2024 (11/3 lunar)", "18/4/2024 is 10/3 of the lunar calendar, not 11/3 [lunar-date]"),
        ("18/4/2024 (lunar 11/3)", "18/4/2024 is 10/3 of the lunar calendar, not 11/3 [lunar-date]"),
    ],
)
def test_a_date_that_contradicts_itself(date: str, said: str) -> None:
    assert said_of(f'{HEAD}events:\n  - id: e\n    summary: S\n    date: "{date}"\n') == [f"8:11: warning: {said}"]


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("thứ Hai, 10/3/2024 âm lịch", "weekday"),  # which is a Thursday
        ("thứ Hai, mùng 10 tháng 3 âm lịch năm 2024", "weekday"),
        ("18/4/2024 (âm lịch 11/3)", "lunar-date"),
        ("10/3/2024 âm lịch (19/4)", "lunar-date"),
    ],
)
def test_a_date_that_contradicts_itself_in_other_words(date: str, code: str) -> None:
    assert codes_of(f'{HEAD}events: [{{id: e, summary: S, date: "{date}"}}]\n') == [code]


@pytest.mark.parametrize(
    "date",
    [
        "thứ Ba, 7/5/2024",
        "Tuesday, 7/5/2024",
        "thứ Năm, 10/3/2024 âm lịch",
        "thứ Năm, 18/4/2024 (10/3 âm lịch)",
        "Thursday, 18/4/2024 (lunar 10/3)",
        "18/4/2024 (tức ngày mùng 10 tháng 3 âm lịch)",
        "18/4/2024 (10/3/2024 ÂL) (dự kiến)",
        "10/3/2024 âm lịch (18/4)",
        "22/3/2023 (1/2 nhuận âm lịch)",
        "mùng 1 tháng 2 nhuận âm lịch năm 2023 (22/3/2023)",
    ],
)
def test_a_date_that_does_not(date: str) -> None:
    assert said_of(f'{HEAD}events: [{{id: e, summary: S, date: "{date}"}}]\n') == []


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (1976, 1976, []),
        (2050, 2050, []),
        (1975, 1976, ["1/1/1975 âm lịch"]),
        (2050, 2051, ["1/1/2051 âm lịch"]),
        (1900, 2099, ["1/1/1900 âm lịch", "1/1/2099 âm lịch"]),
    ],
)
def test_lunar_dates_are_certain_from_1976_to_2050(first: int, last: int, said: list[str]) -> None:
    text = (
        f"id: x\ntitle: T\nperiod: 1900 - 2100\nwindow: {{before: 20, after: 5}}\nevents:\n"
        f"  - {{id: a, summary: A, date: 1/1/{first} âm lịch}}\n  - {{id: b, summary: B, date: 1/1/{last} âm lịch}}\n"
    )
    warnings = [line for line in said_of(text) if line.endswith("[lunar-years]")]
    assert warnings == said_of(text)
    assert [warning.partition("check ")[2].removesuffix(" [lunar-years]") for warning in warnings] == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Huyện uỷ Tam Đường", "Huyện ủy Tam Đường"),
        ("Ngày hội văn hoá", "Ngày hội văn hóa"),
        ("Kỷ niệm ngày thuỷ lợi", "Kỷ niệm ngày thủy lợi"),
        ("Tôn vinh liệt sỹ", "Tôn vinh liệt sĩ"),
        ("Điện Biên Phủ", "ĐIỆN BIÊN PHỦ"),
        ("Điện Biên Phủ", "“Điện Biên Phủ”."),
        ("Sơ kết giữa nhiệm kỳ 2020 - 2025", "Sơ kết giữa nhiệm kì 2020–2025"),
    ],
)
def test_the_same_event_twice(one: str, other: str) -> None:
    first, second = f"{{id: a, summary: {one}, date: 7/5/2024}}", f"{{id: b, summary: {other}, date: 05/2024}}"
    text = f"{HEAD}events:\n  - {first}\n  - {second}\n"
    assert said_of(text) == [f"7:22: warning: the same event as 'a' on line 6: {one} [same-event]"]
    windows = text.replace("date: 7/5/2024", "window: 06/2024").replace("date:", "window:")
    assert codes_of(windows) == ["same-event"]
    assert codes_of(text.replace("05/2024", "05/2023")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ngày hội hoa", "Ngày hội hóa"),
        ("Tuần lễ văn hóa", "Tuần lễ văn hòa"),
        ("Họp lần 1", "Họp lần 2"),
        ("Thi tay nghề", "Thi tai nghề"),
        ("Điện Biên", "Diên Biên"),
        ("Sơ kết", "Sơ kết năm"),
    ],
)
def test_other_events(one: str, other: str) -> None:
    text = f"{HEAD}events: [{{id: a, summary: {one}, date: 7/5/2024}}, {{id: b, summary: {other}, date: 8/5/2024}}]\n"
    assert said_of(text) == []


def test_the_same_event_twice_after_another_that_differs_in_tone() -> None:
    events = ("Hội thi má", "Hội thi mà", "Hội thi mà")
    items = "".join(f"  - {{id: e{n}, summary: {text}, date: 7/5/2024}}\n" for n, text in enumerate(events))
    assert said_of(f"{HEAD}events:\n{items}") == [
        "8:23: warning: the same event as 'e1' on line 7: Hội thi mà [same-event]"
    ]


def test_events_whose_dates_cannot_be_read_are_not_called_the_same() -> None:
    items = "".join(f"  - {{id: e{year}, summary: Ngày hội văn hóa, date: 30/2/{year}}}\n" for year in (2023, 2024))
    assert codes_of(f"{HEAD}events:\n{items}") == ["no-such-day", "no-such-day"]


@pytest.mark.parametrize(
    ("summary", "date", "codes"),
    [
        ("Giỗ Tổ (10/3 âm lịch)", "10/3/2024 âm lịch", []),
        ("Giỗ Tổ (10/3 âm lịch)", "18/4/2024", []),
        ("Giỗ Tổ (10/3 âm lịch)", "19/4/2024", ["lunar-date"]),
        ("Giỗ Tổ 10/3 ÂL", "11/3/2024 âm lịch", ["lunar-date"]),
        ("Giỗ Tổ (10/3 âm lịch)", "04/2024", []),
        ("Giỗ Tổ, 18/4/2024 (11/3 âm lịch)", "18/4/2024", ["lunar-date"]),
        # a festival of several days, held on its first
        ("Lễ hội Then Kin Pang (8 - 10/3 âm lịch)", "8/3/2024 âm lịch", []),
        ("Lễ hội Then Kin Pang từ 8/3 đến 10/3 âm lịch", "8/3/2024 âm lịch", []),
        ("Lễ hội từ mùng 8 đến mùng 10/3 âm lịch", "16/4/2024", []),
    ],
)
def test_a_summary_that_says_a_lunar_day_is_compared_with_the_date(summary: str, date: str, codes: list[str]) -> None:
    assert codes_of(f'{HEAD}events: [{{id: e, summary: "{summary}", date: {date}}}]\n') == codes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kỷ niệm 71 năm (16/11/1974 – 16/11/2018)", "71 năm, but 16/11/1974 to 16/11/2018 is 44"),
        ("KỶ NIỆM 71 NĂM (16/11/1974 – 16/11/2018)", "71 NĂM, but 16/11/1974 to 16/11/2018 is 44"),
        ("75 năm Ngày truyền thống (10/1946 - 10/2026)", "75 năm, but 10/1946 to 10/2026 is 80"),
    ],
)
def test_a_count_of_years_in_any_text(text: str, said: str) -> None:
    assert said_of(f"{HEAD}objectives:\n  - {text}\nevents: []\n") == [
        f"6:5: warning: the text says {said} [year-count]"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Họp thứ Hai, 7/5/2024", None),  # which may be the second meeting
        ("Họp vào thứ Hai, 7/5/2024", "7/5/2024 is Tuesday, not Monday"),
        ("HỌP VÀO THỨ HAI, 7/5/2024", "7/5/2024 is Tuesday, not Monday"),
        ("Meeting on Monday, 7/5/2024", "7/5/2024 is Tuesday, not Monday"),
        ("Họp vào CN, 7/5/2024", "7/5/2024 is Tuesday, not Sunday"),
        ("CHỦ NHẬT, 7/5/2024: hội thi", "7/5/2024 is Tuesday, not Sunday"),
    ],
)
def test_a_weekday_in_any_text(text: str, said: str | None) -> None:
    found = said_of(f'{HEAD}objectives:\n  - "{text}"\nevents: []\n')
    assert found == ([f"6:5: warning: {said} [weekday]"] if said else [])


def overlapping(one: str, other: str, units: str = "") -> list[str]:
    windows = f"      - {{name: Đợt 1, {one}}}\n      - {{name: Đợt 2, {other}}}\n"
    return codes_of(f"{HEAD}events:\n  - id: e\n    summary: S\n    date: 7/5/2024\n    windows:\n{windows}{units}")


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("from: 1/5/2024, to: 7/5/2024", "from: 7/5/2024, to: 9/5/2024", ["windows-overlap"]),
        ("from: 7/5/2024, to: 9/5/2024", "from: 1/5/2024, to: 7/5/2024", ["windows-overlap"]),
        ("before: 5, after: 5", "from: 7/5/2024, after: 6", ["windows-overlap"]),
        ("from: 1/5/2024, to: 6/5/2024", "from: 7/5/2024, to: 9/5/2024", []),
        ("from: 1/5/2024, to: 9/5/2024", "from: 3/5/2024, to: 7/5/2024", []),
        ("from: 1/5/2024, to: 9/5/2024", "from: 1/5/2024, to: 7/5/2024", []),
        ("from: 3/5/2024, to: 9/5/2024", "from: 1/5/2024, to: 9/5/2024", []),
        ("from: 1/5/2024, to: 9/5/2024", "from: 1/5/2024, to: 9/5/2024", []),
    ],
)
def test_windows_of_one_event_follow_each_other_or_nest(one: str, other: str, codes: list[str]) -> None:
    assert overlapping(one, other) == codes


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("units: [a]", "units: [b]", []),
        ("units: [a]", "units: [a, b]", ["windows-overlap"]),
        ("units: [a]", "tentative: true", ["windows-overlap"]),
    ],
)
def test_windows_for_other_units_may_overlap(one: str, other: str, codes: list[str]) -> None:
    units = "units: [{id: a, name: A}, {id: b, name: B}]\n"
    first, last = f"from: 1/5/2024, to: 7/5/2024, {one}", f"from: 7/5/2024, to: 9/5/2024, {other}"
    assert overlapping(first, last, units) == codes


def test_a_name_of_a_window_without_letters_needs_an_id() -> None:
    windows = "[{name: ★, from: 1/5/2024, to: 2/5/2024}, {name: ☆, id: sao, from: 3/5/2024, to: 4/5/2024}]"
    assert said_of(f"{HEAD}events:\n  - {{id: e, summary: S, windows: {windows}}}\n") == [
        "6:42: error: the name '★' makes no id; write one: 'id: dot-1' [missing-key]"
    ]
    windows = "[{name: {en: Flags, vi: ★}, from: 1/5/2024, to: 2/5/2024}]"
    assert said_of(f"{HEAD}events:\n  - {{id: e, summary: S, windows: {windows}}}\n") == [
        "6:42: error: the name '★' makes no id; write one: 'id: dot-1' [missing-key]"
    ]


def test_windows_of_two_events_may_overlap() -> None:
    events = "".join(
        f"  - {{id: {id}, summary: {id}, windows: [{{name: Đợt 1, from: {day}/5/2024, to: {day + 5}/5/2024}}]}}\n"
        for id, day in (("a", 1), ("b", 3))
    )
    assert said_of(f"{HEAD}events:\n{events}") == []


def activity(text: str, units: str = "") -> list[str]:
    event = "{id: e, summary: S, date: 7/5/2024, window: {before: 5, after: 5, units: [a]}}"
    return codes_of(
        f"{HEAD}events: [{event}]\nactivities: [{{id: x, summary: S, event: e, {text}}}]\n"
        "units: [{id: a, name: A}, {id: b, name: B}]\n"
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("date: 2/5/2024", []),
        ("date: 12/5/2024", []),
        ("date: 1/5/2024", ["outside-window"]),
        ("date: 13/5/2024", ["outside-window"]),
        ("date: [1/5/2024, 7/5/2024, 13/5/2024]", ["outside-window", "outside-window"]),
        ("repeat: hằng ngày", []),
        ("repeat: hằng tháng ngày 2", []),
        ("repeat: hằng tháng ngày 13", ["outside-window"]),
        ("repeat: FREQ=DAILY;UNTIL=20240502", []),
        ("repeat: FREQ=DAILY;UNTIL=20240501", ["outside-window"]),
        ("repeat: hằng ngày, units: [a]", []),
        ("repeat: hằng ngày, units: [a, b]", []),
        ("repeat: hằng ngày, units: [b]", ["no-unit"]),  # whom the window is not for
    ],
)
def test_an_activity_is_within_its_window(text: str, codes: list[str]) -> None:
    assert activity(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("date: 1/1/2023", []),
        ("date: 31/12/2024", []),
        ("date: 31/12/2022", ["outside-period"]),
        ("date: 1/1/2025", ["outside-period"]),
        ("date: 23/12/2024 âm lịch", ["outside-period"]),  # 22/1/2025
        ("date: 23/12/2022 âm lịch", []),  # 14/1/2023
        ("event: e, before: 14", []),
        ("event: e, before: 15", ["outside-period"]),
        ("event: e, before: 105 ngày", ["outside-period"]),
        ("event: f, after: 6", []),
        ("event: f, after: 7", ["outside-period"]),
    ],
)
def test_a_deadline_is_within_the_plans_period(text: str, codes: list[str]) -> None:
    events = "[{id: e, summary: A, date: 15/1/2023}, {id: f, summary: B, date: 25/12/2024}]"
    assert codes_of(f"{HEAD}events: {events}\ndeadlines: [{{id: d, summary: S, {text}}}]\n") == codes


def test_a_plan_of_all_times_has_nothing_outside_its_period() -> None:
    text = (
        f"{HEAD.replace('2023 - 2024', '0001 - 9999')}events: []\ndeadlines: [{{id: d, summary: S, date: 1/1/0001}}]\n"
    )
    assert said_of(text) == []


@pytest.mark.parametrize("windows", ["windows: []", "window: []", "windows: [[]]", "windows: [{}]", "window: {}"])
@pytest.mark.parametrize("date", ["", "date: 7/5/2024, "])
@pytest.mark.parametrize("head", [HEAD, HEAD.replace("window: {before: 20, after: 5}\n", "")], ids=["rule", "no rule"])
def test_an_event_without_days_in_its_windows_is_read_or_refused(head: str, date: str, windows: str) -> None:
    said_of(f"{head}events: [{{id: e, summary: S, {date}{windows}}}]\n")


@pytest.mark.parametrize("key", ["events", "deadlines", "activities", "units"])
def test_a_plan_without_anything_has_no_problem(key: str) -> None:
    empty = "events: []\n" if key == "events" else f"events: []\n{key}: []\n"
    assert said_of(HEAD + empty) == []
