"""Rows in the formats that other programs take: nothing is lost, and nothing in a cell acts."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tamduong_cli.views.listing import Listing, to_csv, to_markdown, to_tsv

FORMULAS = [
    ("=1+1", "'=1+1"),
    ("+84 213", "'+84 213"),
    ("-1", "'-1"),
    ("- gạch đầu dòng", "'- gạch đầu dòng"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
    ("＝1＋1", "'＝1＋1"),
    ("＠SUM(A1)", "'＠SUM(A1)"),
    ("1-1=0", "1-1=0"),
    ("a@b", "a@b"),
    ("– gạch", "– gạch"),
]


def one(cell: str) -> Listing:
    return Listing("L", ("A",), ((cell,),))


def test_csv_has_a_byte_order_mark_crlf_and_quotes_where_they_are_needed() -> None:
    listing = Listing("L", ("Mã", "Sự kiện"), (("a", "một, hai"), ('nói "ba"', "bốn; năm"), ("", "")))
    expected = '\ufeffMã,Sự kiện\r\na,"một, hai"\r\n"nói ""ba""",bốn; năm\r\n,\r\n'
    assert to_csv(listing) == expected


def test_csv_of_no_rows_has_its_headings() -> None:
    assert to_csv(Listing("L", ("Mã", "Sự kiện"), ())) == "\ufeffMã,Sự kiện\r\n"


@pytest.mark.parametrize(("cell", "shown"), FORMULAS)
def test_no_cell_of_csv_or_tsv_is_a_formula(cell: str, shown: str) -> None:
    (row,) = list(csv.reader(io.StringIO(to_csv(one(cell)))))[1:]
    assert row == [shown]
    assert to_tsv(one(cell)) == f"A\n{shown}\n"


def test_tsv_has_tabs_between_cells_and_no_quotes() -> None:
    listing = Listing("L", ("Mã", "Sự kiện"), (("a", 'một, "hai"'), ("", "ba")))
    assert to_tsv(listing) == 'Mã\tSự kiện\na\tmột, "hai"\n\tba\n'


def test_markdown_is_a_table_with_a_rule_under_its_headings() -> None:
    listing = Listing("L", ("Mã", "Sự kiện"), (("dien-bien-phu", "Kỷ niệm 70 năm"), ("", "x")))
    assert to_markdown(listing) == ("| Mã | Sự kiện |\n| --- | --- |\n| dien-bien-phu | Kỷ niệm 70 năm |\n|  | x |\n")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("a|b", r"a\|b"),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("[a](http://x)", r"\[a\](http://x)"),
        ("<b>", r"\<b\>"),
        ("D:\\tài", r"D:\\tài"),
        ("1. # không phải đề mục", "1. # không phải đề mục"),
    ],
)
def test_markdown_marks_what_would_act(cell: str, shown: str) -> None:
    assert to_markdown(one(cell)) == f"| A |\n| --- |\n| {shown} |\n"


def cells_of(markdown: str) -> list[str]:
    """The cells of the body of a table of GitHub Flavored Markdown, as a browser shows them."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    inner = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    assert all("<" not in cell for cell in inner), page
    return [html.unescape(cell) for cell in inner]


WORDS = st.lists(
    st.sampled_from([*"\\|<>*_`[]()!~&;#+-=.:/@＝＋\"'ệ1a ", "~~", "&amp;", "&#65;", "<b>", "![a](b)"])
    | st.characters(exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=30,
).map("".join)
CELLS = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
ROWS = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=3)


@pytest.mark.parametrize("cell", ["~~giữ nguyên~~", "&lt;b&gt; &amp;", "&copy; &#65;"])
def test_markdown_shows_strikes_and_entities_as_they_are_written(cell: str) -> None:
    assert cells_of(to_markdown(one(cell))) == [cell]


@given(ROWS)
def test_every_cell_is_shown_by_markdown_as_it_is(rows: list[tuple[str, str]]) -> None:
    assert cells_of(to_markdown(Listing("L", ("A", "B"), tuple(rows)))) == [cell for row in rows for cell in row]


@given(ROWS)
def test_every_cell_comes_back_from_csv_and_tsv_but_for_the_quote_before_a_formula(rows: list[tuple[str, str]]) -> None:
    def guarded(cell: str) -> str:
        return f"'{cell}" if cell[0] in "=+-@＝＋－＠" else cell

    expected = [["A", "B"], *([guarded(cell) for cell in row] for row in rows)]
    listing = Listing("L", ("A", "B"), tuple(rows))
    assert list(csv.reader(io.StringIO(to_csv(listing).removeprefix("\ufeff")))) == expected
    assert [line.split("\t") for line in to_tsv(listing).splitlines()] == expected
