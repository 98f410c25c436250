"""A briefing in words: sentences in both languages, text for chats, and Markdown that renders as what it says."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tamduong_cli.language import Language
from tamduong_cli.plan.model import Text
from tamduong_cli.schedule.schedule import merged
from tamduong_cli.views.letter import IssuedPlan, Letter, LetterItem, LetterSection, letter, to_markdown, to_text
from tests.conftest import Run
from tests.schedule.test_briefing import COMMUNE, DISTRICT, SOURCE, of_week
from tests.schedule.test_windows import schedule_of

VI, EN = Language("vi"), Language("en")


@pytest.mark.parametrize(
    ("events", "vi", "en"),
    [
        ("", "Trong tuần không có đợt tuyên truyền nào.", "No campaign is on in this week."),
        (
            "{id: a, summary: A, window: 04/2024 - 06/2024}",
            "Trong tuần có 1 đợt tuyên truyền.",
            "This week has 1 campaign.",
        ),
        (
            "{id: a, summary: A, window: 7/5/2024 - 06/2024}",
            "Trong tuần có 1 đợt tuyên truyền. Đợt này bắt đầu trong tuần.",
            "This week has 1 campaign. It begins in this week.",
        ),
        (
            "{id: a, summary: A, window: 04/2024 - 12/5/2024}",
            "Trong tuần có 1 đợt tuyên truyền. Đợt này kết thúc trong tuần.",
            "This week has 1 campaign. It ends in this week.",
        ),
        (
            "{id: a, summary: A, date: 8/5/2024, window: 6/5/2024 - 12/5/2024}",
            "Trong tuần có 1 đợt tuyên truyền và 1 ngày chính. Đợt này bắt đầu và kết thúc ngay trong tuần.",
            "This week has 1 campaign and 1 main day. It begins and ends in this week.",
        ),
        (
            "{id: a, summary: A, window: 05/2024}, {id: b, summary: B, window: 7/5/2024 - 06/2024}, "
            "{id: c, summary: C, window: 04/2024 - 7/5/2024}, {id: d, summary: D, window: 8/5/2024 - 06/2024}",
            "Trong tuần có 4 đợt tuyên truyền. Trong đó có 2 đợt bắt đầu và 1 đợt kết thúc trong tuần.",
            "This week has 4 campaigns. Of the campaigns, 2 begin and 1 ends.",
        ),
        (
            "{id: a, summary: A, window: 05/2024}, {id: b, summary: B, window: 05/2024}",
            "Trong tuần có 2 đợt tuyên truyền.",
            "This week has 2 campaigns.",
        ),
    ],
)
def test_the_week_is_summed_up_in_sentences(events: str, vi: str, en: str) -> None:
    found = of_week("2024-05-06", schedule_of(f"events: [{events}]\n"))
    assert [letter(found, language).opening for language in (VI, EN)] == [(vi,), (en,)]


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (
            "2024-08-12",
            (
                "Đợt vừa qua: Kỷ niệm 115 năm thành lập tỉnh Lai Châu, "
                "từ ngày 08 tháng 6 đến hết ngày 03 tháng 7 năm 2024",
                "Đợt tới: Kỷ niệm 75 năm thành lập Đảng bộ tỉnh, từ ngày 20 tháng 9 đến hết ngày 15 tháng 10 năm 2024",
            ),
            (
                "The last one: 115th anniversary of the founding of Lai Châu province, from 8 June to 3 July 2024",
                "The next one: 75th anniversary of the founding of the provincial Party organisation, "
                "from 20 September to 15 October 2024",
            ),
        ),
        (
            "2024-10-21",
            (
                "Đợt vừa qua: Kỷ niệm 75 năm thành lập Đảng bộ tỉnh, "
                "từ ngày 20 tháng 9 đến hết ngày 15 tháng 10 năm 2024",
                "Đợt tới: kế hoạch này không còn đợt nào.",
            ),
            (
                "The last one: 75th anniversary of the founding of the provincial Party organisation, "
                "from 20 September to 15 October 2024",
                "The next one: none is left in this plan.",
            ),
        ),
    ],
)
def test_a_week_with_nothing_on_says_what_was_and_comes(day: str, vi: tuple[str, ...], en: tuple[str, ...]) -> None:
    found = of_week(day)
    assert letter(found, VI).opening == ("Trong tuần không có đợt tuyên truyền nào.", *vi)
    assert letter(found, EN).opening == ("No campaign is on in this week.", *en)


def test_parts_stand_in_their_order_and_empty_ones_are_not_there() -> None:
    def parts(day: str, *, short: bool = False) -> list[str]:
        return [section.part for section in letter(of_week(day, COMMUNE, short=short), VI).sections]

    assert parts("2024-04-15") == ["windows", "days", "overlaps", "coming", "messages", "duties"]
    assert parts("2024-04-15", short=True) == ["windows", "days", "overlaps", "coming"]
    assert parts("2024-09-02") == ["coming"]
    assert parts("2024-07-01") == []


def test_text_is_short_lines_without_boxes_or_markup(snapshot: Callable[[str, str], None]) -> None:
    for language in (VI, EN):
        snapshot(
            f"briefing-commune-{language.code}.txt", to_text(letter(of_week("2024-05-06", COMMUNE), language), language)
        )
    text = to_text(letter(of_week("2024-05-06", COMMUNE), VI), VI)
    assert not set(text) & set("█│┃─•●○*_`#|\t")


def test_one_units_letter_names_it() -> None:
    text = to_text(letter(of_week("2023-12-04", SOURCE, ["ban-tuyen-giao"]), EN), EN)
    assert "\nFor: Communication and Education Commission of the District Party Committee\n" in text
    duties = text.split("\nDUTIES\n")[1]
    assert duties.splitlines()[0] == "Communication and Education Commission of the District Party Committee"
    assert "District Office of Culture" not in duties


def test_what_begins_to_repeat_says_how_it_goes_on_and_a_deadline_what_it_is_for() -> None:
    (coming,) = (s for s in letter(of_week("2024-03-25", COMMUNE), EN).sections if s.part == "coming")
    (day,) = (item for item in coming.items if item.text == "Tuesday, 2 April 2024 (lunar 24/2)")
    assert day.notes == (
        "05:10 – 05:30: Loudspeakers, every Tuesday and Thursday, until 9 May 2024 "
        "(70 years of the Điện Biên Phủ Victory; Culture officer)",
    )
    (due,) = (s for s in letter(of_week("2024-01-22", COMMUNE), EN).sections if s.part == "days")
    assert due.items[0].notes == ("Deadline: Outline (70 years of the Điện Biên Phủ Victory)",)


def test_a_units_own_letter_does_not_say_that_things_are_for_it() -> None:
    days = {
        tuple(units): next(s for s in letter(of_week("2024-05-06", COMMUNE, units), EN).sections if s.part == "days")
        for units in (["thon-ban"], ["thon-ban", "van-hoa"], [])
    }
    own, both, everyone = days.values()
    assert "On this day only: 70 years of the Điện Biên Phủ Victory – Flags at homes" in own.items[0].notes
    assert "05:10 – 05:30: Loudspeakers" in both.items[0].notes
    assert "05:10 – 05:30: Loudspeakers (Culture officer)" in everyone.items[0].notes


def test_a_day_that_is_a_whole_campaign_is_told_once() -> None:
    schedule = schedule_of("events: [{id: e, summary: E, origin: 7/5/1954, date: 7/5/2024, window: 7/5/2024}]\n")
    (section,) = (s for s in letter(of_week("2024-05-06", schedule), EN).sections if s.part == "days")
    assert section.items == (LetterItem("Tuesday, 7 May 2024", ("Anniversary: E",)),)


@pytest.mark.parametrize(
    ("window", "vi", "en"),
    [
        ("30/4/2024 - 6/5/2024", "đã qua 7 trong tổng số 7 ngày", "7 of 7 days"),
        ("12/5/2024 - 18/5/2024", "đã qua 1 trong tổng số 7 ngày", "1 of 7 days"),
        ("7/5/2024 - 13/5/2024", "đã qua 6 trong tổng số 7 ngày", "6 of 7 days"),
    ],
)
def test_how_many_days_of_a_campaign_are_over_with_the_week(window: str, vi: str, en: str) -> None:
    found = of_week("2024-05-06", schedule_of(f"events: [{{id: e, summary: E, window: {window}}}]\n"))
    assert letter(found, VI).sections[0].items[0].notes[1] == f"Hết tuần này: {vi}"
    assert letter(found, EN).sections[0].items[0].notes[1] == f"By the end of this week: {en}"


def test_a_long_title_is_told_once_and_then_the_short_one() -> None:
    schedule = schedule_of(
        "events:\n  - {id: e, summary: The long title, short: Short, window: 1 - 8/5/2024, date: 7/5/2024}\n"
        "deadlines: [{id: d, summary: Report, event: e, after: 3 days}]\n"
    )
    text = to_text(letter(of_week("2024-05-06", schedule), EN), EN)
    assert text.count("The long title") == 1
    assert text.count("Short") == 3  # its day, its end, what the deadline is for


def test_what_was_due_in_the_seven_days_before_is_told() -> None:
    due = "".join(f"  - {{id: d{day}, summary: Report {day}, date: {day}/5/2024}}\n" for day in (5, 6, 12, 13, 19, 20))
    schedule = schedule_of(f"events: [{{id: e, summary: E, window: 6 - 7/5/2024}}]\ndeadlines:\n{due}")
    found = of_week("2024-05-13", schedule)
    (section,) = (each for each in letter(found, EN).sections if each.part == "were_due")
    assert section.heading == "Due in the last seven days"
    assert [(item.text, item.notes) for item in section.items] == [
        ("Monday, 6 May 2024", ("Deadline: Report 6",)),
        ("Sunday, 12 May 2024", ("Deadline: Report 12",)),
    ]
    assert [[each.id for each in day.deadlines] for day in found.days] == [["d13"], ["d19"]]


def test_before_the_first_week_of_the_calendar_nothing_was_due() -> None:
    schedule = schedule_of("events: []\ndeadlines: [{id: d, summary: D, date: 2/1/0001}]\n")
    assert of_week("0001-01-01", schedule).were_due == ()


def test_an_overlap_of_one_day_is_that_day() -> None:
    schedule = schedule_of(
        "events: [{id: a, summary: A, window: 1 - 7/5/2024}, {id: b, summary: B, window: 7 - 9/5/2024}]\n"
    )
    (section,) = (s for s in letter(of_week("2024-05-06", schedule), EN).sections if s.part == "overlaps")
    assert section.items == (LetterItem("7 May 2024", ("A", "B")),)


def test_plans_of_several_offices_are_told_apart_by_these() -> None:
    plans = [
        schedule_of("events: [{id: e, summary: E, window: 05/2024}]\n"),
        schedule_of("events: [{id: e, summary: E, window: 05/2024}]\n"),
    ]
    issuers = ["Tỉnh ủy", "Huyện ủy"]
    named = []
    for number, (schedule, issuer) in enumerate(zip(plans, issuers, strict=True)):
        plan = schedule.plan._replace(id=f"p{number}", issuer=Text({"": issuer}))
        windows = tuple(window._replace(plan=plan) for window in schedule.windows)
        named.append(schedule._replace(plans=(plan,), windows=windows))
    sections = letter(of_week("2024-05-06", merged(named)), EN).sections
    assert [item.text for item in sections[0].items] == ["E (Tỉnh ủy)", "E (Huyện ủy)"]


def test_with_several_plans_each_thing_tells_whose_it_is(snapshot: Callable[[str, str], None]) -> None:
    found = of_week("2024-05-07", merged([COMMUNE, DISTRICT]))
    snapshot("briefing-two-plans-en.txt", to_text(letter(found, EN), EN))


LINE = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(
    lambda text: " ".join(text.split()) or "x"
)
ITEMS = st.lists(st.builds(LetterItem, LINE, st.lists(LINE, max_size=3).map(tuple)), min_size=1, max_size=3).map(tuple)
LETTERS = st.builds(
    Letter,
    title=LINE,
    week=LINE,
    plans=st.lists(st.builds(IssuedPlan, LINE, LINE | st.just("")), min_size=1, max_size=2).map(tuple),
    units=LINE | st.just(""),
    opening=st.lists(LINE, min_size=1, max_size=2).map(tuple),
    sections=st.lists(st.builds(LetterSection, st.just("days"), LINE, ITEMS), max_size=2).map(tuple),
)


@pytest.mark.parametrize(
    "text", ["1. Loa", "2) Loa", "- Loa", "+ Loa", "# Loa", "=== Loa", "* Loa", "> Loa", "07:30: Loa"]
)
def test_markdown_takes_no_text_for_a_list_or_a_heading(text: str) -> None:
    section = LetterSection("days", "H", (LetterItem(text, (text,)),))
    made = Letter("T", "W", (IssuedPlan("P"),), "", (text,), (section,))
    page = MarkdownIt("commonmark").render(to_markdown(made, EN))
    assert page.count(text.replace(">", "&gt;")) == 3
    assert (page.count("<ul>"), page.count("<ol>"), page.count("<h")) == (2, 0, 2)


@given(LETTERS)
@example(
    Letter(
        "Kế hoạch số #",
        "Tuần 1",
        (),
        "",
        ("Không có gì.",),
        (LetterSection("windows", "Các đợt ##", (LetterItem("# Một"),)),),
    )
)
def test_markdown_renders_as_the_letters_own_lines(made: Letter) -> None:
    lines, levels = [], []
    for token in MarkdownIt("commonmark").parse(to_markdown(made, EN)):
        if token.type == "inline":
            assert token.children is not None
            assert {child.type for child in token.children} <= {"text", "text_special", "strong_open", "strong_close"}
            lines.append("".join(child.content for child in token.children))
            levels.append(token.level)
        else:
            assert token.type.split("_")[0] in ("heading", "paragraph", "bullet", "list"), token.type
    units = [f"For: {made.units}"] if made.units else []
    expected = [made.title, made.week, *(plan.line for plan in made.plans), *units, *made.opening]
    for section in made.sections:
        expected.append(section.heading)
        for item in section.items:
            expected += [item.text, *item.notes]
    assert lines == expected
    items = [item for section in made.sections for item in section.items]
    assert levels.count(3) == len(items)
    assert levels.count(5) == sum(len(item.notes) for item in items)


@given(LETTERS)
def test_text_has_every_line_whole(made: Letter) -> None:
    lines = to_text(made, EN).splitlines()
    for section in made.sections:
        assert section.heading.upper() in lines
        for item in section.items:
            assert (item.text if item.notes else f"- {item.text}") in lines
            assert all(f"- {note}" in lines for note in item.notes)


# the document that it carries out

PLAN_HEAD = "id: x\ntitle: Kế hoạch A\nissuer: UBND xã\nperiod: 2023\nevents: []\n"


@pytest.mark.parametrize(
    ("keys", "vi", "en"),
    [
        ("", "Kế hoạch A", "Kế hoạch A"),
        ("number: 47-KH/HU\n", "Kế hoạch A (số 47-KH/HU)", "Kế hoạch A (No. 47-KH/HU)"),
        ("date: 4/12/2023\n", "Kế hoạch A (ngày 04 tháng 12 năm 2023)", "Kế hoạch A (of 4 December 2023)"),
        (
            "number: 47-KH/HU\ndate: 4/12/2023\n",
            "Kế hoạch A (số 47-KH/HU, ngày 04 tháng 12 năm 2023)",
            "Kế hoạch A (No. 47-KH/HU of 4 December 2023)",
        ),
    ],
)
def test_a_letter_names_the_plan_with_its_number_and_date(
    keys: str, vi: str, en: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN_HEAD + keys, encoding="utf-8")
    for language, line in (("vi", vi), ("en", en)):
        out = run("--lang", language, "briefing", "4/12/2023").out
        assert out.splitlines()[2] == line
        found = json.loads(run("--lang", language, "briefing", "4/12/2023", "--format", "json").out)
        assert found["letter"]["plans"] == [line]
    assert (found["number"] or "", found["issued"] or "") == (
        "47-KH/HU" if "number" in keys else "",
        "2023-12-04" if "date" in keys else "",
    )


def test_the_sentence_of_a_document_has_them_behind_the_title(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN_HEAD + "number: 47-KH/HU\ndate: 4/12/2023\n", encoding="utf-8")
    content = run("briefing", "4/12/2023", "--format", "docx").content
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert any(
        text.startswith("Thực hiện Kế hoạch A số 47-KH/HU, ngày 04 tháng 12 năm 2023, UBND xã") for text in texts
    ), texts


def test_the_day_of_issue_stamps_no_calendar(run: Run, tmp_path: Path) -> None:
    head = PLAN_HEAD.replace("events: []", "events: [{id: a, summary: A, date: 5/12/2023, window: none}]")
    contents = []
    for keys in ("", "date: 4/12/2023\n", "date: 4/12/2023\nrevised: 5/12/2023\n"):
        (tmp_path / "plan.yaml").write_text(head + keys, encoding="utf-8")
        contents.append(run("export", "-o", "-").out)
    assert contents[0] == contents[1]
    assert "DTSTAMP:20231205T000000Z" in contents[2]
