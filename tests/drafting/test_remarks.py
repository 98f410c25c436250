"""Remarks: what a person must look at stands above it."""

from __future__ import annotations

import pytest

from tests.drafting.conftest import HEAD, ONE_EVENT, drafted


@pytest.mark.parametrize(
    ("event", "remarks"),
    [
        ("summary: 70 năm A, origin: 7/5/1954, date: 7/5/2024", []),
        (
            "summary: Kỷ niệm lần thứ 70 A và 50 năm B, origin: 7/5/1954, date: 7/5/2024",
            ["the summary also says 50 năm"],
        ),
        (
            "summary: 70 năm A (8/5/2024), origin: 7/5/1954, date: 7/5/2024",
            ["the summary still says 2024"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, messages: [70 năm qua, năm 2023 và 2023, 80 năm, 12/1953]",
            ["the messages still say 70 năm, 2023"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, windows: [{name: Đợt 2024, from: 1/5/2024, to: 9/5/2024}]",
            ["the windows' names still say 2024"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, window: 1/3/2024 âm lịch - 3/4/2024 âm lịch",
            ["the window goes by the lunar calendar, and the anniversary does not; is it right?"],
        ),
        (
            "summary: A, origin: 10/3/1954 âm lịch, date: 10/3/2024 âm lịch, window: 1/4/2024 - 20/4/2024",
            ["the window was moved as far as the lunar date; is it right?"],
        ),
    ],
)
def test_what_a_person_must_look_at_stands_above_the_event(event: str, remarks: list[str]) -> None:
    new = drafted(HEAD + ONE_EVENT.format(event), range(2029, 2030))
    above = new.split("events:\n")[1].split("  - ")[0]
    assert above == "".join(f"  # TODO: {remark}\n" for remark in remarks)


A = "origin: 7/5/1954, date: 7/5/2024"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("issuer: Ban Tổ chức Tết 2024\n", "still says 2024"),
        ("objectives: [Đón Xuân Giáp Thìn]\n", "still says Giáp Thìn"),
        ("channels: [Pa nô từ 7/5/24]\n", "still says 7/5/24"),
        ("recipients: [Lưu 2022 2025]\n", None),
        ("units:\n  - {id: u, name: Ban Chỉ đạo 2024}\n", "the unit's name still says 2024"),
        ("units:\n  - {id: u, name: U, duties: [Tết Quý Mão]}\n", "the duties still say Quý Mão"),
        ("units:\n  - {id: u, name: U, duties: [Hội Nhâm Dần]}\n", "the duties still say Nhâm Dần"),
        ("units:\n  - {id: u, name: U, duties: [Hội Ất Tỵ, Hội Kỷ Dậu]}\n", None),
        ("deadlines:\n  - {id: d, summary: Chốt 30/6/24, event: a, before: 5}\n", "the summary still says 30/6/24"),
        (
            "activities:\n  - {id: d, summary: Hội 6/2024, event: a, repeat: hằng tuần thứ 2}\n",
            "the summary still says 2024",
        ),
    ],
)
def test_a_text_that_names_the_old_years_is_marked(text: str, remark: str | None) -> None:
    new = drafted(HEAD + ONE_EVENT.format(f"summary: S, {A}") + text, range(2029, 2030))
    lines = new.splitlines()
    above = lines[lines.index(text.splitlines()[-1]) - 1].strip()
    assert above.removeprefix("# TODO: ") == remark if remark else not above.startswith("# TODO")


def test_a_year_that_the_new_plan_has_too_is_none_of_the_old_ones() -> None:
    text = HEAD + ONE_EVENT.format(f"summary: S, {A}") + "units:\n  - {id: u, name: U, duties: [Năm 2024, Giáp Thìn]}\n"
    assert remarked(text, range(2024, 2026)) == []
    assert remarked(text, range(2084, 2085)) == ["the duties still say 2024"]


@pytest.mark.parametrize(
    ("event", "remarks"),
    [
        (f"summary: 70 năm A (7/5/54-7/5/24), {A}", ["the summary still says 7/5/24"]),
        (f"summary: A gắn với tháng 8/2024 và tháng 8/24, {A}", ["the summary still says 2024, tháng 8/24"]),
        (f"summary: Đón Giáp Thìn, {A}", ["the summary still says Giáp Thìn"]),
        (f"summary: A và năm con Rồng, {A}", ["the summary still says năm con Rồng"]),
        (f"summary: Xuân Giáp Thìn (7/5/1954-7/5/2024), {A}", []),
        (f"summary: A cùng ông Giáp Thìn và trận lụt Giáp Thìn 1964, {A}", []),
        (
            f"summary: A, {A}, messages: [Cuối năm Quý Mão, Tết Giáp Thìn]",
            ["the messages still say Quý Mão, Giáp Thìn"],
        ),
        ("summary: 94 năm A và Tết, date: 1/1/2024 âm lịch", ["the summary also says 94 năm"]),
        ("summary: Tết Giáp Thìn, date: 1/1/2024 âm lịch, messages: [Xuân 2024]", ["the messages still say 2024"]),
    ],
)
def test_each_form_of_the_old_year_is_seen(event: str, remarks: list[str]) -> None:
    new = drafted(HEAD + ONE_EVENT.format(event), range(2029, 2030))
    above = new.split("events:\n")[1].split("  - ")[0]
    assert above == "".join(f"  # TODO: {remark}\n" for remark in remarks)


def remarked(text: str, years: range) -> list[str]:
    """What is remarked within a draft with all classes, without what is said of it as a whole."""
    new = drafted(text, years, "round", "half-round", "other")
    return [line.strip().removeprefix("# TODO: ") for line in new.splitlines() if "# TODO" in line][1:]


def test_an_event_names_its_own_old_year_though_the_new_plan_has_it_too() -> None:
    text = HEAD + ONE_EVENT.format("summary: 'A, năm học 2024 - 2025', origin: 7/5/1954, date: 7/5/2024")
    assert remarked(text, range(2025, 2027)) == ["the summary still says 2024"] * 2
    text = HEAD + ONE_EVENT.format(
        "summary: 'Hội 8/2024 và Tết Giáp Thìn 2024 - 2025', origin: 7/5/1954, date: 7/5/2024"
    )
    assert remarked(text.replace("2023 - 2024", "2024"), range(2024, 2026))[-1:] == [
        "the summary still says 2024, Giáp Thìn"
    ]


def test_an_event_outside_the_plans_years_names_its_own() -> None:
    text = HEAD + ONE_EVENT.format("summary: A và hội 8/2022, origin: 7/5/1954, date: 7/5/2022")
    assert "the summary still says 2022" in remarked(text, range(2029, 2030))


def test_a_window_begins_in_a_year_before_the_plans() -> None:
    event = "summary: A, origin: 1/1/1954, date: 1/1/2023, window: 1/12/2022 - 5/1/2023, messages: [Từ 12/2022]"
    assert remarked(HEAD + ONE_EVENT.format(event), range(2029, 2030)) == ["the messages still say 2022"]


def test_a_long_plan_is_told_of_too() -> None:
    text = HEAD.replace("2023 - 2024", "2011 - 2024") + ONE_EVENT.format(f"summary: A, {A}, messages: [Từ năm 2012]")
    assert remarked(text, range(2029, 2030)) == ["the messages still say 2012"]


@pytest.mark.parametrize(
    ("title", "new", "remark"),
    [
        ("Kế hoạch Xuân Giáp Thìn 2024", "Kế hoạch Xuân Kỷ Dậu 2029", None),
        ("Kế hoạch 30/4/2024", "Kế hoạch 30/4/2024", "still says 2024"),
        ("Kế hoạch đón Giáp Thìn", "Kế hoạch đón Giáp Thìn", "still says Giáp Thìn"),
        ("{vi: Kế hoạch quý 1/24, en: Plan}", "{vi: Kế hoạch quý 1/24, en: Plan}", "still says quý 1/24"),
    ],
)
def test_a_title_that_names_the_old_year_is_marked(title: str, new: str, remark: str | None) -> None:
    text = HEAD.replace("Kế hoạch năm 2023 - 2024", title).replace("2023 - 2024", "2024")
    draft = drafted(text + ONE_EVENT.format(f"summary: A, {A}"), range(2029, 2030))
    assert (f"# TODO: {remark}\ntitle: {new}\n" if remark else f"\nid: xa-2023-2029\ntitle: {new}\n") in draft


@pytest.mark.parametrize(
    ("date", "why"),
    [
        ("5/9/2024", "it has no 'origin', so it has no anniversaries"),
        (
            "18/4/2024 (10/3 âm lịch)",
            "it has no 'origin', so it has no anniversaries; if it comes each year by the lunar calendar, "
            "write its date as 10/3/2024 âm lịch",
        ),
    ],
)
def test_what_counts_from_nothing_is_named(date: str, why: str) -> None:
    text = HEAD + f"events:\n  - {{id: a, summary: A, {A}}}\n  - {{id: b, summary: B, date: {date}}}\n"
    assert f"# TODO: left out: B (b): {why}\n" in drafted(text, range(2029, 2030))
