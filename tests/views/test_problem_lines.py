"""Problems for people, with the line of the file and a caret under the place; and for GitHub."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tamduong_cli.language import Language, Message
from tamduong_cli.plan.problems import Place, Problem
from tamduong_cli.views.problem_lines import excerpt, github, problems_page
from tests.conftest import plan_file

EN = Language("en")
NFD = unicodedata.normalize("NFD", "tiêu đề: Kế hoạch")
LONG = "  summary: " + "một hai ba bốn " * 20 + "XX" + " năm sáu bảy tám" * 20


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("date: 30/2/2024", 7, "date: 30/2/2024", "      ^"),
        ("date: 30/2/2024", 1, "date: 30/2/2024", "^"),
        ("date:", 6, "date:", "     ^"),  # behind the end, where something is missing
        ("date:", 99, "date:", "     ^"),
        ("tiêu đề: Kế hoạch", 10, "tiêu đề: Kế hoạch", "         ^"),
        (NFD, NFD.index("K") + 1, NFD, "         ^"),
        (NFD, NFD.index("K") + 4, NFD, "          ^"),  # a mark, which stands in the cell of its letter
        ("\tdate: x", 1, "    date: x", "^"),
        ("\tdate: x", 2, "    date: x", "    ^"),
        ("a:\tb", 4, "a:    b", "      ^"),
        ("名: 😀 x", 6, "名: 😀 x", "       ^"),
        ("名: 😀 x", 4, "名: 😀 x", "    ^"),
        ("a\u00a0b\u3000c", 5, "a b  c", "     ^"),
        ("a\u200bb\x1b[2J", 2, "a\\u200bb\\x1b[2J", " ^"),
        ("a\u200bb\x1b[2J", 4, "a\\u200bb\\x1b[2J", "        ^"),
        ("a\u202eb", 3, "a\\u202eb", "       ^"),
        (LONG, 1, "  summary: một hai ba bốn một hai ba bốn một hai ba bốn m...", "^"),
        (
            LONG,
            LONG.index("XX") + 1,
            "...ba bốn một hai ba bốn một hai ba bốn XX năm sáu bảy tá...",
            " " * 40 + "^",
        ),
        (LONG, len(LONG) - 2, "...u bảy tám năm sáu bảy tám năm sáu bảy tám năm sáu bảy tám", " " * 57 + "^"),
        ("x" * 60, 60, "x" * 60, " " * 59 + "^"),
        ("x" * 60, 61, "..." + "x" * 56, " " * 59 + "^"),
        ("x" * 61, 61, "..." + "x" * 57, " " * 59 + "^"),
        ("x" * 61, 40, "x" * 57 + "...", " " * 39 + "^"),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, shown: str, caret: str) -> None:
    assert excerpt(line, column, 64) == (f"  | {shown}\n", f"  | {caret}\n")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 80), st.integers(24, 200))
def test_whatever_the_line_nothing_in_it_acts_on_a_terminal(line: str, column: int, width: int) -> None:
    shown, caret = (part.removesuffix("\n") for part in excerpt(line, column, width))
    assert (shown + caret).isprintable()
    assert caret.strip(" |") == "^"
    assert len(caret) <= width


@given(
    st.text(st.sampled_from("aắđ名😀\u0301\t \u00a0\u200b"), max_size=300), st.integers(1, 300), st.integers(24, 200)
)
def test_whatever_the_line_it_fits_and_no_letter_is_cut_from_its_mark(line: str, column: int, width: int) -> None:
    shown, _ = excerpt(line, column, width)
    assert cell_len(shown.removesuffix("\n")) <= width
    assert not (shown.startswith("  | ...") and unicodedata.combining(shown[7]))


def test_a_line_of_a_megabyte_with_a_thousand_problems_is_shown_at_once() -> None:
    text = "{" + ", ".join(f"k{number}: á" for number in range(1000)) + ", x: " + "á" * 1_000_000 + "}"
    found = problems_page([plan_file(text)], EN, None).splitlines()
    assert len(found) > 3000
    assert all(len(line) <= 120 for line in found if line.startswith("  | "))


TEXT = "id: x\ntitle: T\nperiod: 2024\nwindow: {before: 1, after: 1}\nevents: [{id: e, summary: S, date: 30/2/2024}]\n"
DAY = "error: 30/2/2024 is not a day of the calendar; February 2024 ends on the 29th [no-such-day]\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_the_lines_of_a_file_are_found_whatever_ends_them(end: str) -> None:
    file = plan_file(TEXT.replace("\n", end))
    assert problems_page([file], EN, None) == (
        f"plan.yaml:5:36: {DAY}  | events: [{{id: e, summary: S, date: 30/2/2024}}]\n  | {' ' * 35}^\n"
    )


def test_each_file_shows_its_own_lines_and_one_without_text_none() -> None:
    first, second = plan_file(TEXT, "one.yaml"), plan_file("# 2\n" + TEXT, "two.yaml")
    neither = first._replace(text=None)
    line = f"  | events: [{{id: e, summary: S, date: 30/2/2024}}]\n  | {' ' * 35}^\n"
    assert problems_page([first, neither, second], EN, None) == (
        f"one.yaml:5:36: {DAY}{line}one.yaml:5:36: {DAY}two.yaml:6:36: {DAY}{line}"
    )


def test_a_place_on_an_empty_line_shows_none() -> None:
    assert problems_page([plan_file("")], EN, None).count("\n") == 1
    assert problems_page([plan_file("\n\n")], EN, None).count("\n") == 1


def test_a_screen_is_narrower_than_a_line() -> None:
    shown = problems_page([plan_file(TEXT.replace("summary: S", f"summary: {'S ' * 60}"))], EN, 60).splitlines()
    assert shown[1:] == [
        "  | ... S S S S S S S S S S S S S S S S , date: 30/2/2024}]",
        "  |                                             ^",
    ]
    assert all(len(line) < 60 for line in shown[1:])


def test_what_github_marks_is_escaped_as_its_toolkit_does() -> None:
    problems = [
        Problem(Place("kế hoạch/a,b:c%.yaml", 3, 5), "no-such-day", Message("100% :, \r\n{found}", found="x")),
        Problem(Place("plan.yaml"), "year-count", Message("a, b: c")),
    ]
    assert github(problems, EN) == (
        "::error file=kế hoạch/a%2Cb%3Ac%25.yaml,line=3,col=5,title=no-such-day::100%25 :, %0D%0Ax\n"
        "::warning file=plan.yaml,line=1,col=1,title=year-count::a, b: c\n"
    )
