"""A letter as a Word document: read back, opened by an office program, and held against the two forms it follows."""

from __future__ import annotations

import datetime
import io
import json
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.language import LANGUAGES, Language
from tamduong_cli.plan.model import Plan, Points, Text
from tamduong_cli.plan.problems import Report
from tamduong_cli.plan.source import decode
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.views.letter import IssuedPlan, Letter, LetterItem, LetterSection
from tamduong_cli.views.papers.forms import PARTY, STATE, Form, form_of
from tamduong_cli.views.papers.week_notice import week_notice
from tamduong_cli.views.papers.word import docx as word
from tests.conftest import PLAN, Run, examples, plan_file, program
from tests.views.papers.reading import assert_whole

Snapshot = Callable[[str, str], None]

EN = Language("en")
TODAY = datetime.date(2023, 12, 4)
LETTER = Letter(
    title="Communication in week 49 of 2023",
    week="From Monday, 4 December to Sunday, 10 December 2023",
    plans=(IssuedPlan("Plan A"),),
    units="",
    opening=("This week has 1 campaign.",),
    sections=(LetterSection("windows", "Campaigns", (LetterItem("An event", ("From 1 to 17 December 2023",)),)),),
)
MINIMAL = "id: x\ntitle: Plan A\nperiod: 2023\nevents: []\n"


def plan_of(text: str = "") -> Plan:
    plan = plan_file(MINIMAL + text).plan
    assert plan is not None
    return plan


def document(letter: Letter, plan: Plan, today: datetime.date, language: Language) -> bytes:
    return word(week_notice(letter, plan, today, language))


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def made(plan: str = "", letter: Letter = LETTER, language: str = "en") -> Document:
    return opened(document(letter, plan_of(plan), TODAY, Language(language)))


@pytest.fixture
def of_source(run: Run) -> Callable[..., bytes]:
    """The source plan's letter, from the command."""

    def of_source(language: str, *arguments: str) -> bytes:
        command = ("--plan", str(PLAN), "--lang", language, "briefing", *arguments)
        result = run(*command, "--format", "docx", now="2023-12-04T03:00:00")
        assert (result.code, result.err) == (0, "")
        return result.content

    return of_source


def told(place: Document | _Cell, indent: str = "") -> Iterator[str]:
    """Everything that is in a document, in order, each paragraph with its style."""
    for block in place.iter_inner_content():
        if isinstance(block, Paragraph):
            assert block.style is not None
            text = block.text.replace("\n", f"\n{indent}{'':16} ")
            yield f"{indent}{block.style.name:16} {text}".rstrip()
            continue
        for number, row in enumerate(block.rows, 1):
            for side, cell in zip(("left", "right"), row.cells, strict=True):
                yield f"{indent}(row {number}, {side})"
                yield from told(cell, indent + "  ")


def texts(place: Document | _Cell, style: str) -> list[str]:
    return [p.text for p in place.paragraphs if p.style is not None and p.style.name == style]


def lines(cell: _Cell) -> list[str]:
    return [p.text for p in cell.paragraphs]


# The whole


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("week", ["2023-W49", "2024-W33"])
def test_the_source_plans_letters(
    week: str, language: str, of_source: Callable[..., bytes], snapshot: Snapshot
) -> None:
    text = "".join(f"{line}\n" for line in told(opened(of_source(language, week))))
    snapshot(f"docx-{week}-{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_program_makes_pages_of_it(language: str, of_source: Callable[..., bytes], tmp_path: Path) -> None:
    office, info, to_text = program("soffice"), program("pdfinfo"), program("pdftotext")
    (tmp_path / "letter.docx").write_bytes(of_source(language, "2023-W49"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "letter.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pdf = str(tmp_path / "letter.pdf")
    facts = subprocess.run([info, pdf], check=True, capture_output=True, text=True, encoding="utf-8").stdout
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", facts)
    pages = subprocess.run([to_text, "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True).stdout.decode()
    first, second, *others = unicodedata.normalize("NFC", pages).split("\f")[:-1]
    assert len(others) >= 2
    assert first.startswith("HUYỆN ỦY TAM ĐƯỜNG")
    assert second.startswith("2\n")
    assert "Cao Trang Trọng" in others[-1]


def test_a_package_whose_parts_are_all_there(of_source: Callable[..., bytes]) -> None:
    assert_whole(of_source("en", "2023-W49"))


def test_the_same_letter_gives_the_same_bytes_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = document(LETTER, plan_of(), TODAY, EN)
    monkeypatch.setattr("time.time", lambda: 1_000_000_000.0)
    assert document(LETTER, plan_of(), TODAY, EN) == first


def test_what_the_file_says_of_itself() -> None:
    office = "Đảng ủy " + "x" * 300
    content = document(LETTER, plan_of(f"issuer: {office}\n"), TODAY, EN)
    properties = opened(content).core_properties
    assert (properties.title, properties.author, properties.last_modified_by, properties.comments) == (
        "Communication in week 49 of 2023",
        office[:255],
        office[:255],
        "",
    )
    assert properties.language == "en-GB"
    midnight = datetime.datetime(2023, 12, 4, tzinfo=datetime.timezone.utc)
    assert (properties.created, properties.modified) == (midnight, midnight)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any(b"python-docx" in package.read(name) for name in package.namelist())


@pytest.mark.parametrize(("language", "tag"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_the_language_that_is_spelled_and_hyphenated(language: str, tag: str) -> None:
    of_words = made(language=language).styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert of_words.get(qn("w:val")) == tag


# The page and its styles


def test_a4_and_its_margins_and_the_number_on_every_page_but_the_first() -> None:
    [section] = made().sections

    def about(length: Length | None) -> int:
        assert length is not None
        return int(round(length.mm, 0))

    assert (about(section.page_width), about(section.page_height)) == (210, 297)
    assert (about(section.top_margin), about(section.bottom_margin)) == (20, 20)
    assert (about(section.left_margin), about(section.right_margin)) == (30, 15)
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous  # there is none
    [number] = section.header.paragraphs
    assert number.style is not None
    assert (number.style.font.size, number.style.paragraph_format.alignment) == (Pt(14), WD_ALIGN_PARAGRAPH.CENTER)
    assert [field.get(qn("w:instr")) for field in number._p.iter(qn("w:fldSimple"))] == ["PAGE"]


@pytest.mark.parametrize("issuer", ["Huyện ủy Tam Đường", "Ủy ban nhân dân huyện Tam Đường"])
def test_times_new_roman_in_black_and_nothing_that_is_set_by_hand(issuer: str) -> None:
    file = made(f"issuer: {issuer}\nrecipients: [Lưu]\nsignatory: {{name: A}}\n")
    [fonts] = file.styles.element.iter(qn("w:rFonts"))
    assert fonts.attrib == {qn(f"w:{key}"): "Times New Roman" for key in ("ascii", "hAnsi", "eastAsia", "cs")}
    [colour] = [c for c in file.styles.element.iter(qn("w:color")) if c.getparent().tag == qn("w:rPr")]
    assert colour.get(qn("w:val")) == "000000"
    assert not list(file.element.iter(qn("w:rPr")))


HEAD_AND_END = {
    # size, bold, italic, underlined
    "Nation": ((13, True, False, False), (15, True, False, False)),
    "Motto": ((14, True, False, False), (14, True, False, False)),
    "Issuer": ((13, True, False, False), (14, True, False, False)),
    "Number": ((13, False, False, False), (14, False, False, False)),
    "Place and Date": ((13, False, True, False), (14, False, True, False)),
    "Title": ((14, True, False, False), (15, True, False, False)),
    "Subtitle": ((14, True, False, False), (14, True, False, False)),
    "Authority": ((14, True, False, False), (14, True, False, False)),
    "Position": ((14, True, False, False), (14, False, False, False)),
    "Signatory": ((14, True, False, False), (14, True, False, False)),
    "Recipients": ((12, True, True, False), (14, False, False, True)),
    "Recipient": ((11, False, False, False), (12, False, False, False)),
}


@pytest.mark.parametrize(("issuer", "form"), [("UBND xã Bản Bo", 0), ("Đảng ủy xã Bản Bo", 1)], ids=["state", "party"])
def test_the_sizes_of_the_head_and_of_the_end(issuer: str, form: int) -> None:
    styles = made(f"issuer: {issuer}\n").styles
    found = {}
    for name in HEAD_AND_END:
        font = styles[name].font
        assert font.size is not None
        found[name] = (font.size.pt, font.bold, font.italic, font.underline)
        left = name.startswith("Recipient")
        alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
        assert styles[name].paragraph_format.alignment == alignment
    assert found == {name: looks[form] for name, looks in HEAD_AND_END.items()}


def test_the_text_is_justified_with_its_first_lines_indented() -> None:
    styles = made().styles
    body = styles["Body Text"].paragraph_format
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.first_line_indent is not None
    assert round(body.first_line_indent.mm, 1) == 12.7
    assert (body.space_before, body.line_spacing) == (Pt(6), 1.15)
    [size] = styles.element.find(qn("w:docDefaults")).iter(qn("w:sz"))
    assert size.get(qn("w:val")) == "28"  # half points
    for name in ("Heading 1", "Heading 2", "List"):
        assert styles[name].base_style == styles["Body Text"]


def test_headings_are_headings_to_word_and_stay_with_what_follows() -> None:
    styles = made().styles
    for level, (name, style_id) in enumerate([("Heading 1", "Heading1"), ("Heading 2", "Heading2")]):
        style = styles[name]
        assert (style.style_id, style.builtin, style.paragraph_format.keep_with_next) == (style_id, True, True)
        [outline] = style.element.iter(qn("w:outlineLvl"))
        assert outline.get(qn("w:val")) == str(level)
        assert style.font.bold is (level == 0)
    assert styles["Normal"].paragraph_format.widow_control is True


def test_word_does_not_open_it_in_its_mode_for_older_documents() -> None:
    [mode] = made().settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']")
    assert int(mode.get(qn("w:val"))) >= 15


# The State's form and the Party's


@pytest.mark.parametrize(
    ("issuer", "form"),
    [
        *((name, PARTY) for name in ("Huyện ủy Tam Đường", "Huyện uỷ Tam Đường", "HUYỆN UỶ TAM ĐƯỜNG")),
        (unicodedata.normalize("NFD", "Huyện ủy Tam Đường"), PARTY),
        *((name, PARTY) for name in ("Tỉnh ủy Lai Châu", "Thành ủy Hà Nội", "Quận ủy Ba Đình", "Thị ủy Sơn Tây")),
        *((name, PARTY) for name in ("Đảng ủy xã Bản Bo", "Đảng uỷ phường 1", "Đảng ủy Công an tỉnh", "Chi ủy A")),
        *((name, PARTY) for name in ("Đảng bộ tỉnh Lai Châu", "Ban Chấp hành Đảng bộ huyện", "Chi bộ bản Nà Khan")),
        *((name, PARTY) for name in ("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo và Dân vận Tỉnh ủy")),
        *((name, PARTY) for name in ("Văn phòng Trung ương Đảng", "Ủy ban Kiểm tra Huyện ủy", "Ban Xây dựng Đảng")),
        *((name, PARTY) for name in ("The commune's Party Committee", "Party Cell of Nà Khan")),
        *((name, STATE) for name in ("Ủy ban nhân dân huyện Tam Đường", "Uỷ ban nhân dân xã", "UBND thị trấn")),
        *((name, STATE) for name in ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân thành phố", "Ủy ban nhân dân quận 1")),
        *((name, STATE) for name in ("Sở Văn hóa, Thể thao và Du lịch", "Phòng Văn hóa và Thông tin", "Bộ Nội vụ")),
        *(
            (name, STATE)
            for name in ("Hội đồng nhân dân xã", "Đảng Sơn", "Chi cục Thuế", "People's Committee", "Party Cellar")
        ),
    ],
)
def test_whose_form_it_is_by_the_name_of_the_office(issuer: str, form: Form) -> None:
    assert form_of(Text({"": issuer})) is form


def test_one_language_in_which_the_office_is_the_partys_is_enough() -> None:
    assert form_of(Text({"vi": "Huyện ủy Tam Đường", "en": "Tam Đường District"})) is PARTY
    assert form_of(None) is STATE


def head(file: Document) -> list[list[str]]:
    return [lines(cell) for row in file.tables[0].rows for cell in row.cells]


def test_the_head_of_an_office_of_the_state() -> None:
    file = made("issuer: Ủy ban nhân dân xã Bản Bo\nplace: Bản Bo\n")
    assert head(file) == [
        ["ỦY BAN NHÂN DÂN\nXÃ BẢN BO", ""],
        ["SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness", ""],
        ["No.: ……/TB-……"],
        ["Bản Bo, 4 December 2023"],
    ]
    assert texts(file, "Title") == ["NOTICE"]
    week = "(from Monday, 4 December to Sunday, 10 December 2023)"
    assert texts(file, "Subtitle") == [f"On communication in week 49 of 2023\n{week}"]
    assert len(texts(file, "Rule")) == 1


def test_the_head_of_an_office_of_the_party() -> None:
    file = made("issuer: Đảng ủy xã Bản Bo\nplace: {vi: xã Bản Bo, en: Bản Bo commune}\n")
    assert head(file) == [
        ["ĐẢNG ỦY XÃ BẢN BO", "*"],
        ["COMMUNIST PARTY OF VIET NAM", ""],
        ["No. ……-TB/……"],
        ["Bản Bo commune, 4 December 2023"],
    ]
    week = "(from Monday, 4 December to Sunday, 10 December 2023)"
    assert texts(file, "Subtitle") == [f"on communication in week 49 of 2023\n{week}", "-----"]
    assert texts(file, "Rule") == []


def test_what_the_plan_does_not_say_is_left_to_fill_in() -> None:
    left, _right, _number, date = head(made())
    assert (left, date) == (["…" * 8, ""], ["……, 4 December 2023"])


TIMES_BOLD = {
    **dict.fromkeys("ACDĐNRUVXY", 722),
    **dict.fromkeys("BELTZ", 667),
    **dict.fromkeys("FP", 611),
    **dict.fromkeys("GHKOQ", 778),
    "I": 389,
    "M": 944,
    "S": 556,
    " ": 250,
}
"""How wide letters are, in thousandths of the size (Adobe's font metrics; Times New Roman's are the same)."""


def width(text: str, size: float) -> float:
    letters = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return sum(TIMES_BOLD[letter] for letter in letters) * size / 1000


def rules(cell: _Cell) -> list[float]:
    """How long the rules in a cell are, in points."""
    found = []
    for paragraph in cell.paragraphs:
        if paragraph.style is not None and paragraph.style.name == "Rule":
            indents = paragraph.paragraph_format
            assert cell.width
            assert indents.left_indent
            assert indents.left_indent == indents.right_indent
            found.append(cell.width.pt - 2 * indents.left_indent.pt)
            [border] = paragraph.style.element.iter(qn("w:bottom"))
            assert border.get(qn("w:val")) == "single"
    return found


@pytest.mark.parametrize("name", ["UBND XÃ BẢN BO", "ỦY BAN NHÂN DÂN XÃ", "BỘ Y TẾ", "VIỆN KIỂM SÁT NHÂN DÂN"])
def test_the_rule_under_an_office_is_a_third_to_a_half_of_its_name(name: str) -> None:
    [rule] = rules(made(f"issuer: {name}\n").tables[0].cell(0, 0))
    [issuer, _] = lines(made(f"issuer: {name}\n").tables[0].cell(0, 0))
    assert 1 / 3 <= rule / max(width(line, 13) for line in issuer.split("\n")) <= 1 / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_under_the_partys_name_is_as_long_as_the_name(language: str) -> None:
    right = made("issuer: Chi bộ A\n", language=language).tables[0].cell(0, 1)
    assert rules(right) == [pytest.approx(width(lines(right)[0], 15), rel=0.05)]


@pytest.mark.parametrize(("issuer", "size"), [("UBND xã Bình Lư", 13), ("Đảng ủy xã Bình Lư", 14)])
def test_the_office_above_stands_over_the_issuer_and_is_not_bold(issuer: str, size: int) -> None:
    file = made(f"superior: {{vi: Huyện Tam Đường, en: Tam Đường District}}\nissuer: {issuer}\n", language="vi")
    above, below, *_ = file.tables[0].rows[0].cells[0].paragraphs
    assert (above.text, below.text) == ("HUYỆN TAM ĐƯỜNG", issuer.upper())
    assert above.style is not None and above.style.font.size == Pt(size)
    assert not above.style.font.bold
    assert below.style is not None and below.style.font.bold


# What it says

CLOSING = "All units are asked to take note and to act accordingly."


@pytest.mark.parametrize(
    ("issuer", "plans", "units", "sentence"),
    [
        (
            "issuer: Huyện ủy\n",
            ("Plan A",),
            "",
            "To carry out “Plan A”, Huyện ủy announces the communication work of the week, as follows:",
        ),
        (
            "issuer: Huyện ủy\n",
            ("Plan A", "Plan B"),
            "Culture office; Youth union",
            "To carry out “Plan A”; “Plan B”, Huyện ủy announces the communication work of the week of Culture office; "
            "Youth union, as follows:",
        ),
        ("", ("Plan A",), "", "To carry out “Plan A”, the communication work of the week is as follows:"),
        (
            "",
            ("Plan A",),
            "Culture office",
            "To carry out “Plan A”, the communication work of the week of Culture office is as follows:",
        ),
    ],
)
def test_the_sentence_it_opens_with(issuer: str, plans: tuple[str, ...], units: str, sentence: str) -> None:
    file = made(issuer, LETTER._replace(plans=tuple(map(IssuedPlan, plans)), units=units))
    assert texts(file, "Body Text") == [sentence, "This week has 1 campaign.", CLOSING]


def body(file: Document) -> list[str]:
    return [
        p.text for p in file.paragraphs if p.style is not None and p.style.name in ("Heading 1", "Heading 2", "List")
    ]


def test_sections_have_numbers_points_have_letters_and_the_rest_has_dashes() -> None:
    sections = (
        LetterSection("days", "Day by day", (LetterItem("Monday", ("A", "B.")), LetterItem("Tuesday", ("C",)))),
        LetterSection("overlaps", "Overlaps", (LetterItem("From 1 to 17", ("D",)),)),
        LetterSection("channels", "Channels", (LetterItem("Press"), LetterItem("Why not?"), LetterItem("Talks"))),
    )
    assert body(made(letter=LETTER._replace(sections=sections))) == [
        "1. Day by day",
        *("a) Monday", "- A;", "- B."),
        *("b) Tuesday", "- C."),
        "2. Overlaps",
        *("From 1 to 17", "- D."),
        "3. Channels",
        *("- Press;", "- Why not?", "- Talks."),
    ]


@pytest.mark.parametrize(
    ("language", "letters"),
    [
        ("vi", "a b c d đ e g h i k l m n o p q r s t u v x y aa bb cc dd đđ"),
        ("en", "a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb"),
    ],
)
def test_the_letters_of_points(language: str, letters: str) -> None:
    section = LetterSection("days", "Days", tuple(LetterItem("x", ("y",)) for _ in range(28)))
    points = texts(made(letter=LETTER._replace(sections=(section,)), language=language), "Heading 2")
    assert points == [f"{letter}) x" for letter in letters.split()]


def test_a_sentence_ends_in_a_full_stop() -> None:
    opening = ("No campaign is on in this week.", "The last one: A, from 1 to 3 May 2024")
    found = texts(made(letter=LETTER._replace(opening=opening)), "Body Text")[1:]
    assert found == ["No campaign is on in this week.", "The last one: A, from 1 to 3 May 2024.", CLOSING]


# Its end

SIGNATORY = "signatory: {authority: T/M Ban Thường vụ, title: Phó Bí thư, name: Cao Trang Trọng}\n"


def test_recipients_at_the_left_and_the_signatory_at_the_right() -> None:
    file = made(f"recipients: [Lưu Văn phòng, 'Ban A;', Các chi bộ]\n{SIGNATORY}")
    [left, right] = file.tables[1].rows[0].cells
    assert lines(left) == ["Recipients:", "- Ban A;", "- Các chi bộ;", "- Lưu Văn phòng."]
    assert lines(right) == ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Cao Trang Trọng"]


@pytest.mark.parametrize(
    ("plan", "left", "right"),
    [
        ("recipients: [Lưu]\n", ["Recipients:", "- Lưu."], [""]),
        (SIGNATORY, [""], ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Cao Trang Trọng"]),
        ("signatory: {title: Bí thư, name: A}\n", [""], ["BÍ THƯ", "A"]),
        ("signatory: {name: A}\n", [""], ["A"]),
    ],
)
def test_an_end_of_which_a_part_is_missing(plan: str, left: list[str], right: list[str]) -> None:
    assert [lines(cell) for cell in made(plan).tables[1].rows[0].cells] == [left, right]


def test_a_plan_without_recipients_and_signatory_has_no_end() -> None:
    file = made()
    assert len(file.tables) == 1
    assert file.paragraphs[-1].text == CLOSING


def test_the_signature_is_on_a_page_with_text_and_on_one_page() -> None:
    file = made(f"recipients: [Lưu]\n{SIGNATORY}")
    *_, before, after = file.iter_inner_content()
    assert isinstance(before, Table)
    assert isinstance(after, Paragraph)  # Word wants one behind a table
    assert (after.text, after.paragraph_format.line_spacing) == ("", Pt(1))
    last = file.paragraphs[-2]
    assert (last.text, last.paragraph_format.keep_with_next) == (CLOSING, True)
    for table in file.tables:
        assert [len(list(row._tr.iter(qn("w:cantSplit")))) for row in table.rows] == [1] * len(table.rows)
        assert not list(table._tbl.iter(qn("w:tblBorders"))) + list(table._tbl.iter(qn("w:tblStyle")))
        assert sum(round(column.width.mm) for column in table.columns if column.width) == 165


# What is in a plan


@examples(60)
@given(st.text(min_size=1, max_size=20))
def test_any_text_that_a_plan_can_have_opens(text: str) -> None:
    whole = {"id": "x", "title": text, "issuer": text, "period": "2023", "events": [], "recipients": [text]}
    content = json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")
    report = Report("plan.yaml")
    plan = loaded(decode(content, report), report).plan
    if plan is None:
        return
    title = plan.title.in_("vi")
    section = LetterSection("windows", title, (LetterItem(title, (title,)),))
    letter = LETTER._replace(plans=(IssuedPlan(title),), sections=(section,))
    assert texts(opened(document(letter, plan, TODAY, EN)), "Heading 1") == [f"1. {title}"]


def test_the_texts_of_the_letters_language() -> None:
    points = Points((Text({"vi": "Các chi bộ", "en": "Party cells"}),))
    file = opened(document(LETTER, plan_of()._replace(recipients=points), TODAY, EN))
    assert lines(file.tables[1].cell(0, 0)) == ["Recipients:", "- Party cells."]
