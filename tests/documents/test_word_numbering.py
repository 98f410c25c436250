"""The automatic numbers of a Word document, as Word prints them."""

from __future__ import annotations

import pytest

from tamduong_cli.documents.word_numbering import written
from tests.documents.writing import cell, in_list, of_word, paragraph, row, table, text

HIDDEN = "<w:vanish/>"


def level(at: int, look: str, words: str, more: str = "", start: int = 1) -> str:
    begin = f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{look}"/>'
    return f'{begin}{more}<w:lvlText w:val="{words}"/></w:lvl>'


def abstract(*levels: str, id_: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{more}{"".join(levels)}</w:abstractNum>'


def num(id_: int = 1, of: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def override(at: int, start: int | None = None, replaced: str = "") -> str:
    begun = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{at}">{begun}{replaced}</w:lvlOverride>'


OFFICE = (
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
)
"""How Vietnamese offices number: I. 1. 1.1. a)"""
PLAIN = abstract(*OFFICE) + num()


def numbers(levels: list[int], numbering: str = PLAIN) -> list[str]:
    """The numbers of paragraphs at these levels of list 1, or of list n where a level has n * 10 added."""
    body = "".join(in_list("x", at % 10, at // 10 or 1) for at in levels)
    return [str(found).removesuffix("x").strip() for found in of_word(body, numbering)]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([0, 1, 1, 0, 1], ["I.", "1.", "2.", "II.", "1."]),
        ([0, 1, 2, 2, 1, 2], ["I.", "1.", "1.1.", "1.2.", "2.", "2.1."]),
        ([0, 3, 3, 1, 3], ["I.", "a)", "b)", "1.", "a)"]),
        ([2, 2, 1, 2], ["1.1.", "1.2.", "1.", "1.1."]),  # a level that was skipped shows where it starts
        ([8], [""]),
    ],
)
def test_levels_of_a_list(levels: list[int], expected: list[str]) -> None:
    assert numbers(levels) == expected


@pytest.mark.parametrize(
    ("numbering", "levels", "expected"),
    [
        (abstract(level(0, "decimal", "%1.", start=5)) + num(), [0, 0], ["5.", "6."]),
        (abstract(level(0, "decimal", "%1.")) + num(1) + num(2), [10, 20, 10], ["1.", "2.", "3."]),
        (abstract(level(0, "decimal", "%1.")) + num(1) + num(2, more=override(0, 1)), [10, 10, 20, 20, 10],
         ["1.", "2.", "1.", "2.", "3."]),
        (abstract(level(0, "decimal", "%1.")) + abstract(level(0, "decimal", "%1)"), id_=1) + num(1) + num(2, 1),
         [10, 20, 10, 20], ["1.", "1)", "2.", "2)"]),
        (abstract(*OFFICE) + num(1, more=override(1, 4)), [0, 1, 1, 0, 1], ["I.", "4.", "5.", "II.", "1."]),
        (abstract(*OFFICE) + num(1, more=override(1, None, level(1, "upperLetter", "%2/"))),
         [0, 1, 2], ["I.", "A/", "A.1."]),
        (abstract(level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')) + num(),
         [0, 1, 1, 0, 1], ["1.", "1)", "2)", "2.", "3)"]),
        (abstract(*OFFICE[:2], level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>')) + num(),
         [0, 1, 2, 1, 2, 0, 2], ["I.", "1.", "1)", "2.", "2)", "II.", "1)"]),
        (abstract(level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(),
         [0, 0, 1], ["I", "II", "2.1"]),
        (abstract(level(0, "none", "%1"), level(1, "decimal", "%1%2.")) + num(), [0, 1], ["", "1."]),
        (abstract(level(0, "bullet", "\uf0b7")) + num(), [0], ["-"]),
        (abstract(level(0, "bullet", "o")) + num(), [0], ["-"]),
        (abstract(level(0, "bullet", "+")) + num(), [0], ["+"]),
        (abstract(level(0, "bullet", "*")) + num(), [0], ["-"]),
        (abstract(level(0, "bullet", "")) + num(), [0], [""]),
        (abstract(level(0, "decimal", "Điều %1.")) + num(), [0], ["Điều 1."]),
        (abstract(level(0, "decimal", "%1.%2.")) + num(), [0], ["1.."]),
        (abstract('<w:lvl w:ilvl="0"/>') + num(), [0], [""]),
        (num(1, 7), [0], [""]),
        ("", [0], [""]),
    ],
    ids=["start", "several of one", "start of another", "two lists", "start of a level", "level replaced", "no restart",
         "restart after one", "legal", "no format", "bullet", "letter for a bullet", "plus", "star", "empty bullet",
         "words", "deeper level", "empty level", "no definition", "no lists"],
)  # fmt: skip
def test_definitions_of_lists(numbering: str, levels: list[int], expected: list[str]) -> None:
    assert numbers(levels, numbering) == expected


def test_a_format_of_its_own_has_as_many_figures_as_it_says() -> None:
    look = (
        "<mc:AlternateContent><mc:Choice><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice>"
        "<mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>"
    )
    own = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{look}<w:lvlText w:val="%1."/></w:lvl>'
    assert numbers([0, 0], abstract(own) + num()) == ["009.", "010."]


@pytest.mark.parametrize(
    ("number", "look", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (12, "decimalZero", "12"),
        (49, "upperRoman", "XLIX"),
        (1994, "lowerRoman", "mcmxciv"),
        (26, "upperLetter", "Z"),
        (27, "upperLetter", "AA"),
        (28, "lowerLetter", "bb"),
        (1, "ordinal", "1st"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (3, "numberInDash", "- 3 -"),
        (0, "upperRoman", "0"),
        (10**9, "upperRoman", "1000000000"),
        (10**9, "lowerLetter", "1000000000"),
        (5, "none", ""),
        (5, "vietnameseCounting", "5"),
    ],
)
def test_how_numbers_look(number: int, look: str, expected: str) -> None:
    assert written(number, look) == expected


STYLES = """
<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Lien"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Khong"><w:basedOn w:val="Muc"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="DanhSach"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


def styled(style: str, more: str = "") -> str:
    return paragraph("x", f'<w:pStyle w:val="{style}"/>{more}')


def test_a_style_may_say_the_list_and_the_level() -> None:
    body = styled("Muc") + styled("MucCon") + styled("Khong") + styled("MucCon") + styled("Muc")
    assert of_word(body, PLAIN, STYLES) == ["I. x", "1. x", "x", "2. x", "II. x"]


def test_a_level_may_name_the_style_that_has_it() -> None:
    linked = abstract(level(0, "upperRoman", "%1."), level(1, "decimal", "%2)", '<w:pStyle w:val="Lien"/>')) + num(2)
    assert of_word(styled("Lien") + styled("Lien"), linked, STYLES) == ["1) x", "2) x"]


def test_what_a_paragraph_says_itself_goes_before_its_style() -> None:
    zero = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    deeper = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    assert of_word(styled("Muc", zero) + styled("Muc", deeper), PLAIN, STYLES) == ["x", "1. x"]


def test_a_definition_may_name_the_style_that_has_the_levels() -> None:
    naming = abstract(id_=5, more='<w:numStyleLink w:val="DanhSach"/>') + num(3, 5)
    having = abstract(*OFFICE, more='<w:styleLink w:val="DanhSach"/>') + num()
    assert of_word(in_list("x", 0, 3) + in_list("x", 0, 1), having + naming, STYLES) == ["I. x", "II. x"]


def test_definitions_that_name_each_other_end() -> None:
    style = (
        '<w:style w:type="numbering" w:styleId="Vong"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    circle = abstract(more='<w:numStyleLink w:val="Vong"/>') + num()
    assert of_word(in_list("x"), circle, style) == ["x"]


def with_mark(words: str, properties: str) -> str:
    """A paragraph of a list whose mark has these properties."""
    return in_list(words).replace("</w:pPr>", f"<w:rPr>{properties}</w:rPr></w:pPr>")


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (in_list(""), ["I. x", "III. x"]),
        (in_list(f"<w:del>{text('mất')}</w:del>"), ["I. x", "III. x"]),
        (with_mark("", "<w:del/>"), ["I. x", "II. x"]),
        (with_mark(text("ẩn", HIDDEN), HIDDEN), ["I. x", "II. x"]),
        (with_mark("đầu ", "<w:del/>") + paragraph("cuối"), ["I. x", "đầu cuối", "II. x"]),
        (with_mark(text("ẩn", HIDDEN), HIDDEN) + paragraph("sau"), ["I. x", "sau", "II. x"]),
        (with_mark("Mục", HIDDEN) + paragraph(". Lời"), ["I. x", "II. Mục. Lời", "III. x"]),
        (table(row(cell(), properties="<w:del/>")), ["I. x", "II. x"]),
        (table(row(f"<w:tc>{in_list('ô')}</w:tc>")), ["I. x", [["II. ô"]], "III. x"]),
        (paragraph(f"<w:r><w:pict><w:txbxContent>{in_list('k')}</w:txbxContent></w:pict></w:r>"),
         ["I. x", "II. k", "III. x"]),
    ],
    ids=["empty counts", "empty by deletion counts", "deleted", "hidden", "joined", "hidden before another",
         "joined by hiding", "row deleted", "cell", "text box"],
)  # fmt: skip
def test_what_counts_between_two_paragraphs(between: str, expected: list[object]) -> None:
    assert of_word(in_list("x") + between + in_list("x"), PLAIN) == expected


def test_a_change_of_the_list_that_was_made_earlier_does_not_count() -> None:
    old = "<w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"
    assert of_word(paragraph("x", old), PLAIN) == ["x"]
