"""What a reader sees of a Word document: its text in its order, without what Word hides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tamduong_cli.documents.document import Cell, Paragraph
from tamduong_cli.documents.reading import read, read_bytes
from tamduong_cli.failure import Failure
from tests.documents.writing import (
    cell,
    of_word,
    paragraph,
    remarks,
    row,
    shown,
    table,
    table_in,
    text,
    word,
    word_parts,
    zipped,
)

HIDDEN = "<w:vanish/>"


def field(code: str, *results: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{type_}"/></w:r>' for type_ in ("begin", "separate", "end")
    )
    instruction = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return begin + instruction + (separate + "".join(results) if results else "") + end


def box(*paragraphs: str) -> str:
    return f"<w:txbxContent>{''.join(map(paragraph, paragraphs))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (text("Treo ") + text("cờ"), "Treo cờ"),
        (f"<w:smartTag>{text('Lai Châu')}</w:smartTag>", "Lai Châu"),
        (f"<w:customXml><w:smartTag>{text('Tam Đường')}</w:smartTag></w:customXml>", "Tam Đường"),
        (f'<w:hyperlink r:id="rId9">{text("trang của huyện")}</w:hyperlink>', "trang của huyện"),
        (f"<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>{text('ngày 7/5')}</w:sdtContent></w:sdt>", "ngày 7/5"),
        (f"<w:ins>{text('thêm')}</w:ins>", "thêm"),
        (f"<w:moveTo>{text('chuyển đến')}</w:moveTo>", "chuyển đến"),
        (f'<w:fldSimple w:instr=" DATE ">{text("07/05/2024")}</w:fldSimple>', "07/05/2024"),
        (f'<w:bdo w:val="ltr">{text("trái")}</w:bdo><w:dir>{text(" phải")}</w:dir>', "trái phải"),
        (text("còn") + f"<w:del>{text('xóa')}</w:del>", "còn"),
        (text("còn") + "<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>", "còn"),
        (text("còn") + f"<w:moveFrom>{text('đã chuyển')}</w:moveFrom>", "còn"),
        (text("thấy") + text(" ẩn", HIDDEN), "thấy"),
        (text("thấy") + text(" cũng thấy", '<w:vanish w:val="0"/>'), "thấy cũng thấy"),
        (text("web", "<w:webHidden/>"), "web"),
        (text("chữ hoa", "<w:caps/>"), "chữ hoa"),
        (text("A") + field(" PAGEREF x ", text("12")) + text("B"), "A12B"),
        (text("A") + field(" XE chỉ mục ") + text("B"), "AB"),
        (field(field(" DATE ", text("2024")) + text("mã"), text("kết quả")), "kết quả"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + text("lỡ dở"), "lỡ dở"),
        (text("lỡ") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + text(" dở"), "lỡ dở"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a b\nc\nd"),
        ('<w:r><w:br w:type="page"/><w:t>a</w:t><w:br w:type="page"/></w:r>', "a"),
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a\nb"),
        ("<w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>7</w:t><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:t>0</w:t></w:r>", "7-50"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t>Treo cờ</w:t></w:r>', "- Treo cờ"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>Treo cờ</w:t></w:r>', "- Treo cờ"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F04A"/><w:t>b</w:t></w:r>', "a b"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>b</w:t></w:r>', "a≥b"),
        ('<w:r><w:sym w:font="Arial" w:char="0041"/><w:sym w:font="x" w:char="zz"/></w:r>', "A"),
        (text("\uf0b7\ue123 a\uf0b7b"), "- a b"),
        (text("a\xa0\u2003 b\u200b\u200ec\xad"), "a bc"),
        (text("Ke\u0302\u0301 hoa\u0323ch"), "Kế hoạch"),
        (text("dòng\nsau"), "dòng sau"),
        ("<w:r><w:t> a </w:t></w:r><w:r><w:t> b</w:t></w:r>", "ab"),
        ("<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
         "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", "x=1/2"),
        (f"<w:r><w:ruby><w:rt>{text('phiên âm')}</w:rt><w:rubyBase>{text('chữ')}</w:rubyBase></w:ruby></w:r>", "chữ"),
        (text("câu") + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="1"/></w:r>', "câu"),
        ("<mc:AlternateContent><mc:Choice>" + text("mới") + "</mc:Choice><mc:Fallback>" + text("cũ")
         + "</mc:Fallback></mc:AlternateContent>", "mới"),
        ("<mc:AlternateContent><mc:Fallback>" + text("cũ") + "</mc:Fallback></mc:AlternateContent>", "cũ"),
        ("<w:proofErr/><w:bookmarkStart/>" + text("a") + "<w:bookmarkEnd/>", "a"),
    ],
)  # fmt: skip
def test_text_of_a_paragraph(inside: str, expected: str) -> None:
    assert of_word(paragraph(inside)) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("một") + paragraph("") + paragraph("  ") + paragraph("hai"), ["một", "hai"]),
        (f"<w:sdt><w:sdtContent>{paragraph('một')}{paragraph('hai')}</w:sdtContent></w:sdt>", ["một", "hai"]),
        (f"<w:customXml><w:ins>{paragraph('một')}</w:ins></w:customXml>", ["một"]),
        (
            paragraph("nửa đầu ", "<w:rPr><w:del/></w:rPr>") + paragraph("nửa sau") + paragraph("sau nữa"),
            ["nửa đầu nửa sau", "sau nữa"],
        ),
        (paragraph("chuyển", "<w:rPr><w:moveFrom/></w:rPr>") + paragraph(" sang"), ["chuyển sang"]),
        (paragraph("cuối", "<w:rPr><w:del/></w:rPr>"), ["cuối"]),
        (
            paragraph("một")
            + paragraph(f"<w:del>{text('mất')}</w:del>", "<w:rPr><w:del/></w:rPr>")
            + paragraph("hai"),
            ["một", "hai"],
        ),
        (paragraph("trước bảng", "<w:rPr><w:del/></w:rPr>") + table(row(cell("a"))), ["trước bảng", [["a"]]]),
        (paragraph(text("Mục", ""), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + paragraph(". Lời"), ["Mục. Lời"]),
        (
            paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + text("TOC", ""))
            + paragraph(text("vẫn là mã") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + text("Mục lục"))
            + paragraph(text("Trang") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + text(" 1")),
            ["Mục lục", "Trang 1"],
        ),
    ],
    ids=["empty", "control", "wrapped", "mark deleted", "mark moved", "last mark deleted", "all deleted",
         "before a table", "hidden mark", "field over paragraphs"],
)  # fmt: skip
def test_paragraphs_of_a_document(body: str, expected: list[str]) -> None:
    assert of_word(body) == expected


@pytest.mark.parametrize(
    "frame",
    [
        "<w:drawing><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></w:drawing>",
        "<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>",
        "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
    ],
    ids=["drawing", "picture", "both"],
)
def test_a_text_box_comes_once_after_the_paragraph_that_it_is_anchored_in(frame: str) -> None:
    anchor = text("trước") + "<w:r>" + frame.format(box("trong khung", "dòng hai")) + "</w:r>" + text(" sau")
    assert of_word(paragraph(anchor) + paragraph("kế")) == ["trước sau", "trong khung", "dòng hai", "kế"]


def test_a_text_box_within_a_text_box_comes_after_its_paragraph() -> None:
    inner = "<w:r><w:pict>" + box("trong nữa") + "</w:pict></w:r>"
    outer = f"<w:r><w:pict>{box(text('trong') + inner, 'cuối')}</w:pict></w:r>"
    assert of_word(paragraph(outer)) == ["trong", "trong nữa", "cuối"]


def test_a_text_box_that_is_hidden_is_not_seen() -> None:
    assert of_word(paragraph(f"<w:r><w:rPr><w:vanish/></w:rPr><w:pict>{box('ẩn')}</w:pict></w:r>" + text("a"))) == ["a"]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="AnCon"><w:basedOn w:val="An"/></w:style>
<w:style w:type="paragraph" w:styleId="Hien"><w:basedOn w:val="An"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Quanh"/></w:style>
<w:style w:type="paragraph" w:styleId="Quanh"><w:basedOn w:val="Vong"/></w:style>
<w:style w:type="character" w:styleId="ChuAn"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("style", "run", "seen"),
    [
        ("An", "", False),
        ("AnCon", "", False),
        ("Hien", "", True),
        ("Vong", "", True),
        ("Khong", "", True),
        ("Normal", '<w:rStyle w:val="ChuAn"/>', False),
        ("Normal", '<w:rStyle w:val="ChuAn"/><w:vanish w:val="0"/>', True),
        ("An", '<w:vanish w:val="off"/>', True),
        ("An", '<w:rStyle w:val="ChuAn"/>', True),  # the one turns the other round
    ],
)
def test_what_a_style_hides_is_not_seen(style: str, run: str, seen: bool) -> None:
    body = paragraph(text("ẩn hiện", run), f'<w:pStyle w:val="{style}"/>') + paragraph("cuối")
    found = of_word(body, styles=STYLES)
    assert "ẩn hiện" in " ".join(map(str, found)) if seen else found == ["cuối"]


def test_tables_have_each_cell_once_with_the_columns_and_rows_that_it_goes_over() -> None:
    body = table(
        row(
            cell("Thời gian", properties='<w:vMerge w:val="restart"/>'),
            cell("Nội dung", properties='<w:gridSpan w:val="2"/>'),
        ),
        row(cell("", properties="<w:vMerge/>"), cell("Việc"), cell("Đơn vị")),
        row(cell("", properties='<w:vMerge w:val="continue"/>'), cell("Treo cờ", "Phát thanh"), cell()),
        row(cell("07/5"), cell("Họp"), cell("Huyện ủy"), properties='<w:gridBefore w:val="1"/>'),
    )  # fmt: skip
    found = table_in(read_bytes(word(body), "plan.docx", None))
    assert found.rows == (
        (Cell((Paragraph("Thời gian"),), 0, 1, 3), Cell((Paragraph("Nội dung"),), 1, 2, 1)),
        (Cell((Paragraph("Việc"),), 1), Cell((Paragraph("Đơn vị"),), 2)),
        (Cell((Paragraph("Treo cờ"), Paragraph("Phát thanh")), 1), Cell((), 2)),
        (Cell((Paragraph("07/5"),), 1), Cell((Paragraph("Họp"),), 2), Cell((Paragraph("Huyện ủy"),), 3)),
    )


def test_a_cell_that_is_merged_across_as_in_old_files_goes_over_its_columns() -> None:
    body = table(
        row(cell("a", properties='<w:hMerge w:val="restart"/>'), cell("", properties="<w:hMerge/>"), cell("b"))
    )
    assert table_in(read_bytes(word(body), "plan.docx", None)).rows == (
        (Cell((Paragraph("a"),), 0, 2), Cell((Paragraph("b"),), 2)),
    )


def test_a_cell_that_goes_on_from_none_above_is_one_of_its_own() -> None:
    assert of_word(table(row(cell("a", properties="<w:vMerge/>")))) == [[["a"]]]


def test_a_table_in_a_cell_gives_its_paragraphs_to_the_cell() -> None:
    inner = table(row(cell("trong một"), cell("trong hai")))
    outer = f"<w:tc>{paragraph('trước')}{inner}{paragraph('sau')}</w:tc>"
    assert of_word(table(row(outer, cell("bên")))) == [[["trước\ntrong một\ntrong hai\nsau", "bên"]]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (table(row(cell("a")), row(cell("mất"), properties="<w:del/>"), row(cell("b"))), [[["a"], ["b"]]]),
        (table(row(cell("a")), row(cell("ẩn"), properties="<w:hidden/>")), [[["a"]]]),
        (table("<w:sdt><w:sdtContent>" + row(cell("a")) + "</w:sdtContent></w:sdt>"), [[["a"]]]),
        (table(row("<w:sdt><w:sdtContent>" + cell("a") + "</w:sdtContent></w:sdt>", cell("b"))), [[["a", "b"]]]),
        (table(row(cell("mất"), properties="<w:del/>")) + paragraph("còn"), ["còn"]),
    ],
    ids=["row deleted", "row hidden", "row in a control", "cell in a control", "table deleted"],
)
def test_rows_and_cells_of_tables(body: str, expected: list[object]) -> None:
    assert of_word(body) == expected


def old(words: str, font: str) -> str:
    return text(words, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (old("KÕ ho¹ch tuyªn truyÒn", ".VnTime"), "Kế hoạch tuyên truyền"),
        (old("KÕ ho¹ch", ".VnTimeH"), "KẾ HOẠCH"),
        (old("Kyû nieäm ngaøy", "VNI-Times"), "Kỷ niệm ngày"),
        (old("Kyû nie", "VNI-Times") + old("äm", "VNI-Times"), "Kỷ niệm"),
        (old("tr\xad\xeang", ".VnTime"), "trường"),
        ('<w:r><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>', "nước"),
        (old("KÕ ho¹ch ", ".VnTime") + text("năm 2024"), "Kế hoạch năm 2024"),
        (old("Kế hoạch", ".VnTime"), "Kế hoạch"),
        (old("Kế hoạch", ".VnTimeH"), "KẾ HOẠCH"),
        (old("“KÕ ho¹ch” – ®ît 1…", ".VnTime"), "“Kế hoạch” – đợt 1…"),
        (old("\uf04b\uf0d5", ".VnTime"), "Kế"),
        (old("công nhân ", ".VnTime") + text("và ") + old("huyện ủy", ".VnTime"), "công nhân và huyện ủy"),
        (old("c«ng nh©n", ".VnTime"), "công nhân"),
        (text("KÕ", '<w:rFonts w:hAnsi=".VnTime" w:hAnsiTheme="minorHAnsi"/>'), "KÕ"),
    ],
)  # fmt: skip
def test_text_in_a_font_of_an_old_encoding_is_converted(inside: str, expected: str) -> None:
    document = read_bytes(word(paragraph(inside)), "plan.docx", None)
    assert (shown(document), remarks(document)) == ([expected], [])


def test_fonts_that_stayed_when_the_texts_were_converted_mean_nothing() -> None:
    body = paragraph(old("của huyện", ".VnTime")) + paragraph(old("công nhân", ".VnTime"))
    assert of_word(body) == ["của huyện", "công nhân"]


def test_a_font_of_an_old_encoding_may_be_a_styles_or_the_documents() -> None:
    assert of_word(paragraph("KÕ ho¹ch", '<w:pStyle w:val="Cu"/>'), styles=STYLES) == ["Kế hoạch"]
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    assert of_word(paragraph("KÕ ho¹ch"), styles=defaults) == ["Kế hoạch"]


def test_text_of_an_old_font_that_cannot_be_converted_stays_with_a_remark() -> None:
    document = read_bytes(word(paragraph(old("KÕ ho¹ch Øàþ", "VNI-Times"))), "plan.docx", None)
    assert shown(document) == ["KÕ ho¹ch Øàþ"]
    assert remarks(document) == [
        "the text that begins 'KÕ ho¹ch Øàþ' is in a font of an old encoding and could not be converted; "
        "convert it to Unicode with UniKey's toolkit (Ctrl+Shift+F6)"
    ]


def test_a_part_that_is_embedded_from_another_file_is_remarked_on() -> None:
    document = read_bytes(word(paragraph("a") + '<w:altChunk r:id="rId5"/>'), "plan.docx", None)
    assert shown(document) == ["a"]
    assert remarks(document) == [
        "a part of the document that is embedded from another file was not read; "
        "open it in Word, save it again, and Word makes it part of the document"
    ]


def test_the_strict_form_and_another_name_of_the_main_part_are_read() -> None:
    parts = word_parts(paragraph("chặt chẽ"))
    main = str(parts.pop("word/document.xml"))
    main = main.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts["office/chinh.xml"] = main
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("word/document.xml", "/office/chinh.xml")
    assert shown(read_bytes(zipped(parts), "plan.docx", None)) == ["chặt chẽ"]


def test_the_main_part_is_found_where_nothing_names_it() -> None:
    parts = {"word/document.xml": word_parts(paragraph("a"))["word/document.xml"]}
    assert shown(read_bytes(zipped(parts), "plan.docx", None)) == ["a"]


def test_a_part_in_utf_16_is_read() -> None:
    parts = word_parts(paragraph("Kỷ niệm"))
    parts["word/document.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + str(parts["word/document.xml"])).encode(
        "utf-16"
    )
    assert shown(read_bytes(zipped(parts), "plan.docx", None)) == ["Kỷ niệm"]


@pytest.mark.parametrize(
    ("part", "remark"),
    [
        ("word/styles.xml", "the document's styles are damaged, so that numbers may be missing "
         "and hidden text be shown; open it in Word, and save it again"),
        ("word/numbering.xml", "the document's lists are damaged, so that their numbers are missing; "
         "open it in Word, and save it again"),
    ],
)  # fmt: skip
def test_a_document_whose_styles_or_lists_are_damaged_is_read_with_a_remark(part: str, remark: str) -> None:
    document = read_bytes(zipped({**word_parts(paragraph("a")), part: "<w:styles"}), "plan.docx", None)
    assert (shown(document), remarks(document)) == (["a"], [remark])


def test_a_document_of_python_docx_is_read(tmp_path: Path) -> None:
    from docx import Document

    written = Document()
    written.add_heading("KẾ HOẠCH", 1)
    written.add_paragraph("Treo cờ", style="List Bullet")
    written.add_paragraph("Họp", style="List Number")
    written.add_table(1, 2).cell(0, 1).text = "ô"
    path = tmp_path / "plan.docx"
    written.save(str(path))
    assert shown(read(str(path))) == ["KẾ HOẠCH", "- Treo cờ", "1. Họp", [["", "ô"]]]


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(Failure, match=re.escape("plan.docx has no text; where its pages are pictures")):
        read_bytes(word(paragraph("") + table(row(cell()))), "plan.docx", None)
