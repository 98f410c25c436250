"""What a person sees of an Excel workbook: each sheet as a table, its numbers and dates as its cells show them."""

from __future__ import annotations

import pytest

from tamduong_cli.documents.document import Cell, Paragraph, Table
from tamduong_cli.documents.number_formats import Look, look_of, shown
from tamduong_cli.documents.reading import read_bytes
from tamduong_cli.failure import Failure
from tests.conftest import well_within_a_minute
from tests.documents.writing import excel_parts, remarks, table_in, zipped

FORMATS = (
    "General",
    "dd/mm/yyyy",
    "dd/mm/yyyy hh:mm",
    "mm/yyyy",
    "hh:mm",
    "0%",
    '#,##0 "ngày"',
    "000",
    "[h]:mm",
    "yyyy",
)
STYLES = (
    '<numFmts>'
    + "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for number, code in enumerate(FORMATS)
    )
    + '</numFmts><fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts><cellXfs>'
    + "".join(f'<xf numFmtId="{164 + number}" fontId="0"/>' for number in range(len(FORMATS)))
    + '<xf numFmtId="14" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>'
)  # fmt: skip
BUILT_IN_DATE, OLD_FONT = len(FORMATS), len(FORMATS) + 1


def sheet(*rows: str, more: str = "", before: str = "") -> str:
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{more}"


def of_sheets(sheets: dict[str, str], *strings: str, properties: str = "") -> bytes:
    return zipped(excel_parts(sheets, strings, STYLES, properties))


def texts(inside: str, *strings: str, properties: str = "") -> list[list[str]]:
    found = table_in(read_bytes(of_sheets({"Kế hoạch": inside}, *strings, properties=properties), "plan.xlsx", None))
    return [[cell.text for cell in row] for row in found.rows]


def value(number: str, style: int = 0, type_: str = "n") -> str:
    return f'<c s="{style}" t="{type_}"><v>{number}</v></c>'


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (value("0", type_="s"), "Nội dung"),
        (value("1", type_="s"), "đậm và thường"),
        (value("2", type_="s"), "hai\ndòng"),
        (value("3", OLD_FONT, "s"), "Kế hoạch"),
        ("<c t='inlineStr'><is><t>tại chỗ</t></is></c>", "tại chỗ"),
        ("<c t='str'><f>A1</f><v>công thức</v></c>", "công thức"),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        (value("1", type_="b"), "TRUE"),
        (value("#N/A", type_="e"), ""),
        (value("1.0"), "1"),
        (value("-3"), "-3"),
        (value("1.1000000000000001"), "1.1"),
        (value("1E3"), "1000"),
        (value("45419", 1), "07/05/2024"),
        (value("45419.3125", 1), "07/05/2024"),
        (value("45419.3125", 2), "07/05/2024 07:30"),
        (value("45419", BUILT_IN_DATE), "07/05/2024"),
        (value("45413", 3), "05/2024"),
        (value("0.3125", 4), "07:30"),
        (value("0.5", 5), "50%"),
        (value("20", 6), "20"),
        (value("7", 7), "007"),
        (value("1.5", 8), "36:00"),
        (value("45419", 9), "2024"),
        (value("2024-05-07T00:00:00", 1, "d"), "07/05/2024"),
        (value("99999999", 1), "99999999"),
        (value("9", type_="s"), ""),
    ],
)
def test_what_a_cell_shows(cell: str, expected: str) -> None:
    strings = ("Nội dung", "<r><rPr><b/></rPr><t>đậm</t></r><r><t> và thường</t></r><rPh><t>ngoài</t></rPh>",
               "hai_x000A_dòng", "KÕ ho¹ch")  # fmt: skip
    found = texts(sheet(f"<row>{value('8')}{cell}{value('9')}</row>"), *strings)
    assert found == [["8", expected, "9"]]


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("General", Look.NUMBER),
        ("", Look.NUMBER),
        ("#,##0.00", Look.NUMBER),
        ('#,##0 "đồng"', Look.NUMBER),
        (r"#,##0\ \d", Look.NUMBER),
        ("[Red]0", Look.NUMBER),
        ("0.00E+00", Look.NUMBER),
        ("@", Look.NUMBER),
        ("dd/mm/yyyy", Look.DATE),
        ("[$-42A]dddd, d mmmm yyyy;@", Look.DATE),
        ('"ngày" d "tháng" m', Look.DATE),
        ("mmm", Look.DATE),
        ("m/yyyy", Look.MONTH),
        ("h:mm AM/PM", Look.TIME),
        ("mm:ss", Look.TIME),
        ("d/m h:mm", Look.MOMENT),
        ("[hh]:mm", Look.HOURS),
    ],
)
def test_what_a_format_makes_of_a_number(code: str, look: Look) -> None:
    assert look_of(code) is look


@pytest.mark.parametrize(
    ("number", "from_1904", "expected"),
    [
        ("1", False, "01/01/1900"),
        ("59", False, "28/02/1900"),
        ("60", False, "29/02/1900"),  # which there was not, but in Excel
        ("61", False, "01/03/1900"),
        ("2958465", False, "31/12/9999"),
        ("0", True, "01/01/1904"),
        ("43957", True, "07/05/2024"),
        ("2958465", True, ""),
    ],
)
def test_days_of_both_calendars(number: str, from_1904: bool, expected: str) -> None:
    assert shown(number, Look.DATE, from_1904) == expected


def test_a_workbook_may_count_its_days_from_1904() -> None:
    assert texts(sheet(f"<row>{value('43957', 1)}</row>"), properties='date1904="1"') == [["07/05/2024"]]


def test_a_time_that_is_a_second_short_is_not_rounded_to_another_minute() -> None:
    assert shown("45419.312499999", Look.MOMENT, False) == "07/05/2024 07:30"
    assert shown("45419.999999999", Look.MOMENT, False) == "08/05/2024 00:00"


def test_merged_cells_come_once_with_their_columns_and_rows() -> None:
    inside = sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="C1"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>7</v></c><c r="C2"><v>2</v></c></row>',
        more='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="lỗi"/></mergeCells>',
    )
    found = table_in(read_bytes(of_sheets({"S": inside}), "plan.xlsx", None))
    assert found == Table(
        (
            (Cell((Paragraph("a"),), 0, 2, 2), Cell((Paragraph("1"),), 2)),
            (Cell((Paragraph("2"),), 2),),
        ),
        "S",
    )


def test_what_is_hidden_is_left_out() -> None:
    inside = sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>',
        '<row r="2" hidden="1"><c r="A2"><v>4</v></c></row>',
        '<row r="3"><c r="A3"><v>5</v></c></row>',
        before='<cols><col min="2" max="2" hidden="1"/></cols>',
    )
    assert texts(inside) == [["1", "3"], ["5", ""]]


def test_a_hidden_sheet_is_left_out_with_a_remark_and_an_empty_one_without() -> None:
    inside = sheet(f"<row>{value('1')}</row>")
    document = read_bytes(of_sheets({"A": inside, "Nháp|hidden": inside, "B": sheet()}), "plan.xlsx", None)
    assert [block.name for block in document.blocks if isinstance(block, Table)] == ["A"]
    assert remarks(document) == ["the sheet Nháp is hidden, and was not read; unhide it if it is needed"]
    document = read_bytes(of_sheets({"A": inside, "N|hidden": inside, "M|veryHidden": inside}), "plan.xlsx", None)
    assert remarks(document) == [
        "2 sheets are hidden, and were not read: N, M; unhide them if they are needed"
    ]  # fmt: skip


def test_empty_rows_and_columns_at_the_ends_are_left_out() -> None:
    inside = sheet(
        '<row r="2"><c r="B2"><v>1</v></c><c r="D2"/></row>', '<row r="4"><c r="A4"><v>2</v></c></row>', '<row r="9"/>'
    )
    assert texts(inside) == [[], ["", "1"], [], ["2", ""]]


def test_a_sheet_that_says_it_has_a_million_rows_is_read() -> None:
    inside = sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1048576"><c r="A1048576"><v>2</v></c></row>',
        before='<dimension ref="A1:XFD1048576"/>',
        more='<mergeCells><mergeCell ref="A2:XFD1048575"/></mergeCells>',
    )
    with well_within_a_minute():
        assert texts(inside) == [["1"], [], ["2"]]


def test_more_cells_than_are_read_are_refused() -> None:
    inside = sheet(*(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 1001)),
                   '<row r="1001"><c r="XFD1001"><v>1</v></c></row>')  # fmt: skip
    with pytest.raises(Failure) as error:
        read_bytes(of_sheets({"S": inside}), "plan.xlsx", None)
    assert str(error.value) == (
        "plan.xlsx has more than 200000 cells, the most that is read; save the part with the dates as a file of its own"
    )


def test_a_workbook_whose_styles_are_damaged_is_read_with_a_remark() -> None:
    parts = excel_parts({"S": sheet(f"<row>{value('45419', 1)}</row>")})
    document = read_bytes(zipped({**parts, "xl/styles.xml": "<styleSheet"}), "plan.xlsx", None)
    assert table_in(document).rows[0][0].text == "45419"
    assert remarks(document) == [
        "the workbook's styles are damaged, so that dates stand as numbers; open it in Excel, and save it again"
    ]
