"""The plan as the office's document: what it says, in which order, and as which kind of file."""

from __future__ import annotations

import itertools
import re
import subprocess
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from tamduong_cli.language import LANGUAGES
from tamduong_cli.views.papers.page import to_page
from tamduong_cli.views.papers.paper import HEADINGS
from tamduong_cli.views.papers.plain import to_markdown, to_text
from tamduong_cli.views.papers.word import docx as word
from tests.conftest import PLAN, TESTS, program
from tests.views.papers.reading import EVENT, MINIMAL, after, assert_whole, lines, opened, paper_of, told

Snapshot = Callable[[str, str], None]

COMMUNE = TESTS / "commands" / "commune.yaml"
EVERY_KEY = TESTS / "plans" / "valid" / "every-key.yaml"
# The whole

PLANS = {"source": PLAN, "commune": COMMUNE, "every-key": EVERY_KEY}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_the_document_as_text(name: str, language: str, snapshot: Snapshot) -> None:
    text = PLANS[name].read_text(encoding="utf-8")
    snapshot(f"plan-document-{name}-{language}.txt", to_text(paper_of(text, language)))


@pytest.mark.parametrize(("name", "language"), [("source", "vi"), ("every-key", "en")])
def test_the_document_in_word(name: str, language: str, snapshot: Snapshot) -> None:
    file = opened(paper_of(PLANS[name].read_text(encoding="utf-8"), language))
    snapshot(f"plan-document-word-{name}-{language}.txt", "".join(f"{line}\n" for line in told(file)))


def test_the_document_in_markdown(snapshot: Snapshot) -> None:
    snapshot("plan-document-commune-vi.md", to_markdown(paper_of(COMMUNE.read_text(encoding="utf-8"))))


def test_the_document_as_a_page(snapshot: Snapshot) -> None:
    snapshot("plan-document-commune-vi.html", to_page(paper_of(COMMUNE.read_text(encoding="utf-8"))))


def test_an_excerpt_for_one_unit(snapshot: Snapshot) -> None:
    snapshot("plan-document-unit-vi.txt", to_text(paper_of(COMMUNE.read_text(encoding="utf-8"), unit="cong-an")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_program_makes_pages_of_it(language: str, tmp_path: Path) -> None:
    office, info, to_lines = program("soffice"), program("pdfinfo"), program("pdftotext")
    (tmp_path / "plan.docx").write_bytes(word(paper_of(PLAN.read_text(encoding="utf-8"), language)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "plan.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pdf = str(tmp_path / "plan.pdf")
    facts = subprocess.run([info, "-l", "-1", pdf], check=True, capture_output=True, text=True, encoding="utf-8").stdout
    sizes = re.findall(r"Page +\d+ size: +(\d+)\.\d+ x (\d+)", facts)
    assert {*sizes[:-1]} == {("595", "841")}
    assert sizes[-1] == ("841", "595")  # the annex, on its side
    text = subprocess.run([to_lines, "-layout", "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True).stdout
    pages = unicodedata.normalize("NFC", text.decode()).split("\f")[:-1]
    numbers = re.findall(r"^ *([IV]+\.|\d\.(?:\d\.)*) ", "\n".join(pages[:-1]), re.MULTILINE)
    assert numbers == [
        *("I.", "1.", "2."),
        *("II.", "1.", "1.1.", "1.1.1.", "1.1.2.", "1.2.", "1.2.1.", "1.2.2.", "1.2.3.", "1.2.4.", "2.", "3."),
        *("III.", "1.", "2.", "3.", "4.", "5."),
    ]
    assert "Cao Trang Trọng" in pages[-2]
    assert len(pages[-2].split("Cao Trang Trọng")[0].split("\n")) > 8  # the signature is with text


def test_a_package_whose_parts_are_all_there() -> None:
    assert_whole(word(paper_of(COMMUNE.read_text(encoding="utf-8"))))


def test_the_same_plan_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = word(paper_of(COMMUNE.read_text(encoding="utf-8")))
    monkeypatch.setattr("time.time", lambda: 1_000_000_000.0)
    assert word(paper_of(COMMUNE.read_text(encoding="utf-8"))) == first


# What Word knows of it


def test_headings_have_words_own_numbers() -> None:
    file = opened(paper_of(PLAN.read_text(encoding="utf-8")))
    numbering = file.part.numbering_part.element
    [levels] = numbering.xpath(".//w:abstractNum[w:multiLevelType/@w:val='multilevel']")
    formats = [(each.get(qn("w:val"))) for each in levels.iter(qn("w:lvlText"))]
    assert formats == ["%1.", "%2.", "%2.%3.", "%2.%3.%4."]
    styles = [each.get(qn("w:val")) for each in levels.iter(qn("w:pStyle"))]
    assert styles == ["Heading1", "Heading2", "Heading3", "Heading4"]
    for level, name in enumerate(HEADINGS):
        element = file.styles[name].element
        assert [each.get(qn("w:val")) for each in element.iter(qn("w:outlineLvl"))] == [f"{level}"]
        assert len(list(element.iter(qn("w:numPr")))) == 1
    typed = [p.text for p in file.paragraphs if re.match(r"(?:-|[IVX]+\.|\d+\.) ", p.text)]
    assert typed == []


def test_the_annex_lies_on_its_side_and_is_left_out_where_it_is_not_wanted() -> None:
    text = COMMUNE.read_text(encoding="utf-8")
    upright, lying = opened(paper_of(text)).sections
    assert (upright.orientation, lying.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert round(lying.page_width.mm) == 297 if lying.page_width else False
    bare = opened(paper_of(text, annex=False))
    assert [section.orientation for section in bare.sections] == [WD_ORIENT.PORTRAIT]
    assert len(bare.tables) == 1  # the head


def test_tables_say_what_they_are_and_repeat_their_headings() -> None:
    _head, _end, schedule, months = opened(paper_of(PLAN.read_text(encoding="utf-8"))).tables
    for table, heads in ((schedule, 1), (months, 2)):
        repeated = [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows]
        assert repeated == [True] * heads + [False] * (len(table.rows) - heads)
        assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in table.rows)
        [caption] = table._tbl.iter(qn("w:tblCaption"))
        assert caption.get(qn("w:val")) in ("Lịch thực hiện", "Các đợt tuyên truyền theo tháng")
        assert sum(column.width.mm for column in table.columns if column.width) == pytest.approx(257, abs=1)
    shaded = [[bool(list(cell._tc.iter(qn("w:shd")))) for cell in row.cells] for row in months.rows[2:]]
    written = [[bool(cell.text) for cell in row.cells[1:]] for row in months.rows[2:]]
    assert [row[1:] for row in shaded] == written  # a colour alone says nothing


def test_bookmarks_are_such_as_word_keeps() -> None:
    file = opened(paper_of(EVERY_KEY.read_text(encoding="utf-8").replace("gio-to", "g" * 100)))
    names = [mark.get(qn("w:name"), "") for mark in file.element.iter(qn("w:bookmarkStart"))]
    assert len({name.lower() for name in names}) == len(names) > 20
    assert [name for name in names if not re.fullmatch(r"_[A-Za-z0-9_]{1,39}", name)] == []
    begun = [mark.get(qn("w:id")) for mark in file.element.iter(qn("w:bookmarkStart"))]
    assert [mark.get(qn("w:id")) for mark in file.element.iter(qn("w:bookmarkEnd"))] == begun


# Its head


@pytest.mark.parametrize(
    ("plan", "number", "day"),
    [
        ("issuer: UBND xã A\n", "Số: ……/KH-……", "……, ngày …… tháng …… năm ……"),
        ("issuer: Đảng ủy xã A\n", "Số ……-KH/……", "……, ngày …… tháng …… năm ……"),
        (
            "issuer: UBND xã A\nnumber: 15/KH-UBND\ndate: 5/2/2024\nplace: Bản Bo\n",
            "Số: 15/KH-UBND",
            "Bản Bo, ngày 05 tháng 02 năm 2024",
        ),
    ],
)
def test_number_and_day_or_what_is_to_be_filled_in(plan: str, number: str, day: str) -> None:
    head = opened(paper_of(f"{MINIMAL}{plan}events: []\n")).tables[0]
    assert [cell.text for cell in head.rows[1].cells] == [number, day]


def test_councils_stand_on_two_lines_at_the_head_and_on_one_in_the_text() -> None:
    plan = "superior: Ủy ban nhân dân huyện B\nissuer: Ủy ban nhân dân xã A\n"
    paper = paper_of(f"{MINIMAL}{plan}events: []\n")
    left = opened(paper).tables[0].cell(0, 0)
    assert [p.text for p in left.paragraphs[:2]] == ["ỦY BAN NHÂN DÂN\nHUYỆN B", "ỦY BAN NHÂN DÂN\nXÃ A"]
    assert "Ủy ban nhân dân xã A ban hành kế hoạch “Plan A” như sau:" in lines(paper)


@pytest.mark.parametrize(
    ("parent", "named"),
    [
        (
            "{number: 171-KH/BTGTU, date: 30/5/2023, issuer: Ban Tuyên giáo Tỉnh ủy, title: Tuyên truyền kỷ niệm}",
            "Kế hoạch số 171-KH/BTGTU, ngày 30/5/2023 của Ban Tuyên giáo Tỉnh ủy về tuyên truyền kỷ niệm",
        ),
        ("{number: 12-HD/BTGTW, date: 5/2/2023}", "Hướng dẫn số 12-HD/BTGTW, ngày 05/02/2023"),
        ("{number: 09/CT-TTg, issuer: Thủ tướng Chính phủ}", "Chỉ thị số 09/CT-TTg của Thủ tướng Chính phủ"),
        ("{number: 1234/QĐ-UBND}", "Quyết định số 1234/QĐ-UBND"),
        ("{number: 88/X}", "văn bản số 88/X"),
        ("{number: 5/KH-UBND, title: Kế hoạch tuyên truyền}", "Kế hoạch số 5/KH-UBND về tuyên truyền"),
    ],
)
def test_the_document_that_it_carries_out(parent: str, named: str) -> None:
    paper = paper_of(f"{MINIMAL}issuer: UBND xã A\nparent: {parent}\nevents: []\n")
    assert f"Thực hiện {named}, UBND xã A ban hành kế hoạch “Plan A” như sau:" in lines(paper)


@pytest.mark.parametrize(
    ("issuer", "title", "expected"),
    [
        ("UBND xã A", "Kế hoạch tuyên truyền năm 2024", "Tuyên truyền năm 2024"),
        ("Đảng ủy xã A", "Kế hoạch tuyên truyền năm 2024", "tuyên truyền năm 2024"),
        ("UBND xã A", "Tuyên truyền năm 2024", "Tuyên truyền năm 2024"),
        ("Đảng ủy xã A", "Tuyên truyền năm 2024", "Tuyên truyền năm 2024"),
    ],
)
def test_what_it_is_called_below_the_word_for_it(issuer: str, title: str, expected: str) -> None:
    paper = paper_of(f"id: x\ntitle: {title}\nissuer: {issuer}\nperiod: 2024\nevents: []\n")
    assert lines(paper)[:2] == ["KẾ HOẠCH", expected]


# Its parts


def test_a_part_without_content_is_left_out() -> None:
    assert lines(paper_of(f"{MINIMAL}{EVENT}")) == [
        "KẾ HOẠCH",
        "Plan A",
        "Nội dung kế hoạch “Plan A” như sau:",
        "I. NỘI DUNG, THỜI GIAN TUYÊN TRUYỀN",
        "1. Nội dung tuyên truyền",
        "1.1. Ngày hội (ngày 07/5/2024)",
        "2. Thời gian tuyên truyền",
        "Tổ chức tuyên truyền các sự kiện xuyên suốt trong năm 2024.",
        "Ngoài ra:",
        "Đối với sự kiện Ngày hội: không có đợt tuyên truyền.",
    ]


@pytest.mark.parametrize(
    ("points", "headings"),
    [
        ("objectives: [A]\n", ["I. MỤC ĐÍCH"]),
        ("requirements: [A]\n", ["I. YÊU CẦU"]),
        ("objectives: [A]\nrequirements: [B]\n", ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2. Yêu cầu"]),
    ],
)
def test_what_it_is_for_has_sections_where_there_are_two(points: str, headings: list[str]) -> None:
    found = lines(paper_of(f"{MINIMAL}{points}{EVENT}"))
    assert [line for line in found if line.endswith(("ĐÍCH", "CẦU", "đích", "cầu"))] == headings


def events(*given: tuple[str, str, str]) -> str:
    """Events by their ids, days and places in a document."""
    rows = (f"  - {{id: {id}, summary: {id}, date: {day}{ref and f', ref: {ref}'}}}\n" for id, day, ref in given)
    return f"id: x\ntitle: A\nperiod: 2023 - 2025\nwindow: {{before: 1, after: 1}}\nevents:\n{''.join(rows)}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            [("b", "5/5/2024", ""), ("a", "6/6/2023", ""), ("c", "1/1/2024", "")],
            ["1.1. Năm 2023", "1.1.1. a", "1.2. Năm 2024", "1.2.1. b", "1.2.2. c"],
        ),
        ([("b", "5/5/2024", ""), ("a", "1/1/2024", "")], ["1.1. b", "1.2. a"]),
        (
            [("b", "5/5/2024", "II.10"), ("a", "6/6/2023", "II.9"), ("c", "1/1/2025", "III.1")],
            ["1.1. Năm 2023", "1.1.1. a", "1.2. Năm 2024", "1.2.1. b", "1.3. Năm 2025", "1.3.1. c"],
        ),
        ([("b", "5/5/2024", "IV.1"), ("a", "6/6/2023", "IX.2")], ["1.1. b", "1.2. a"]),
        (
            [("b", "5/5/2024", "II.1"), ("a", "6/6/2023", "")],
            ["1.1. Năm 2023", "1.1.1. a", "1.2. Năm 2024", "1.2.1. b"],
        ),
    ],
    ids=["year-by-year", "of-one-year", "by-the-places-of-the-document", "not-by-years-there", "not-all-have-a-place"],
)
def test_the_order_of_events(given: list[tuple[str, str, str]], expected: list[str]) -> None:
    found = [line.partition(" (")[0] for line in lines(paper_of(events(*given))) if re.match(r"1\.\d", line)]
    assert found == expected


def test_each_of_a_list_ends_in_a_semicolon_and_the_last_in_a_stop_unless_it_has_its_own() -> None:
    paper = paper_of(f"{MINIMAL}objectives: [A, B!, 'C...', D]\n{EVENT}")
    assert after(paper, "I. MỤC ĐÍCH") == ["A;", "B!", "C...", "D."]


# As other files


class _Tags(HTMLParser):
    """The elements of a page, and whether each that is begun is ended."""

    VOID = ("meta", "link", "br", "col", "path", "rect")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)


def test_a_page_is_whole_and_has_headings_in_order() -> None:
    tags = _Tags(to_page(paper_of(PLAN.read_text(encoding="utf-8"))))
    assert tags.open == []
    levels = [int(tag[1]) for tag in tags.found if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    assert (tags.found.count("table"), tags.found.count("svg"), tags.found.count("script")) == (1, 2, 0)


HOSTILE = "<b>A</b> & “B” | *C* [d](e) \\ `f` # g"


def test_any_text_stands_as_it_is() -> None:
    plan = f"id: x\ntitle: A\nperiod: 2024\nevents: [{{id: a, summary: '{HOSTILE}', window: 04/2024}}]\n"
    paper = paper_of(plan)
    page = to_page(paper)
    assert "<b>" not in page
    assert "&lt;b&gt;A&lt;/b&gt; &amp; “B”" in page
    html = MarkdownIt().enable("table").render(to_markdown(paper))
    assert "<b>" not in html
    assert html.count("&lt;b&gt;A&lt;/b&gt; &amp; “B” | *C* [d](e) \\ `f` # g") >= 3
    assert [p.text for p in opened(paper).paragraphs if p.text == HOSTILE]
