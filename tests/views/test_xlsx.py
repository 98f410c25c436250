"""A list as a workbook: every cell read back by two libraries, and opened and printed by an office program."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from tamduong_cli.failure import Failure
from tamduong_cli.installing import line_to_install
from tamduong_cli.language import LANGUAGES, Language
from tamduong_cli.views.listing import Cell, Listing
from tamduong_cli.views.xlsx import LONGEST, ROWS, workbook
from tests.conftest import PLAN, TESTS, Run, examples, program

Snapshot = Callable[[str, str], None]

COMMUNE = TESTS / "commands" / "commune.yaml"
LISTS = {
    "windows": ("windows", "--all"),
    "anniversaries": ("anniversaries", "--years", "2025-2026"),
    "units": ("units",),
    "diff": ("diff", str(PLAN)),
    "check": ("check", "wrong.yaml"),
}


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_of(*rows: tuple[Cell, ...], headings: tuple[str, ...] = ("A",)) -> Worksheet:
    return opened(workbook(Listing("L", headings, rows))).worksheets[0]


def by_calamine(content: bytes) -> list[list[object]]:
    [name] = python_calamine.load_workbook(io.BytesIO(content)).sheet_names
    found = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [list(row) for row in found]


def by_openpyxl(content: bytes) -> list[list[object]]:
    """The cells, days as days and nothing as an empty text, as calamine has them."""
    [sheet] = opened(content).worksheets
    return [
        [
            value.date() if isinstance(value, datetime.datetime) else "" if value is None else value
            for value in (cell.value for cell in row)
        ]
        for row in sheet.iter_rows()
    ]


@pytest.fixture
def made(run: Run) -> Callable[..., bytes]:
    """What a command gives for Excel, on 5 December 2023."""
    shutil.copy(TESTS / "plans" / "invalid" / "bad-date.yaml", "wrong.yaml")

    def made(*arguments: str, language: str = "vi", plan: Path = COMMUNE, format_: str = "xlsx") -> bytes:
        options = () if arguments[0] == "check" else ("--plan", str(plan))
        result = run(*options, "--lang", language, *arguments, "--format", format_)
        assert result.err == ""
        return result.content

    return made


# The whole


def told(sheet: Worksheet) -> str:
    """Each cell's place, its kind, how it is shown, and what it holds."""
    lines = [f"{sheet.title}: {sheet.dimensions}, widths {[round(each.width) for each in columns(sheet)]}"]
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row or 0].height
        lines.append(f"row {row[0].row}" + (f", {height:g} points high" if height else ""))
        for cell in row:
            if cell.value is not None:
                shown = cell.number_format if cell.data_type == "d" else ""
                value = cell.value.date() if isinstance(cell.value, datetime.datetime) else cell.value
                lines.append(f"  {cell.coordinate:4} {cell.data_type} {shown:10} {value}".rstrip())
    return "".join(f"{line}\n" for line in lines)


def columns(sheet: Worksheet) -> list[ColumnDimension]:
    """The widths of columns, of which those that are alike stand together in the file."""
    found = []
    for _, dimension in sorted(sheet.column_dimensions.items(), key=lambda item: item[1].min or 0):
        found += [dimension] * ((dimension.max or 0) - (dimension.min or 0) + 1)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_each_list(name: str, language: str, made: Callable[..., bytes], snapshot: Snapshot) -> None:
    [sheet] = opened(made(*LISTS[name], language=language)).worksheets
    snapshot(f"xlsx-{name}-{language}.txt", told(sheet))


@pytest.mark.parametrize("name", LISTS)
def test_it_has_the_columns_and_the_rows_of_csv(name: str, made: Callable[..., bytes]) -> None:
    text = made(*LISTS[name], format_="csv").decode("utf-8-sig")
    sheet = opened(made(*LISTS[name])).worksheets[0]
    found = [
        [
            ""
            if cell.value is None
            else cell.value.date().isoformat()
            if isinstance(cell.value, datetime.datetime)
            else str(cell.value)
            for cell in row
        ]
        for row in sheet.iter_rows()
    ]
    rows = csv.reader(io.StringIO(text, newline=""))
    assert found == [[re.sub("^'(?=[=+@-])", "", cell) for cell in row] for row in rows]


@pytest.mark.parametrize("name", LISTS)
def test_another_reader_sees_the_same(name: str, made: Callable[..., bytes]) -> None:
    content = made(*LISTS[name])
    assert by_calamine(content) == by_openpyxl(content)


@pytest.mark.parametrize("name", LISTS)
def test_the_same_list_gives_the_same_bytes_whenever_it_is_made(
    name: str, made: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(*LISTS[name])
    monkeypatch.setattr("time.time", lambda: 1_000_000_000.0)
    assert made(*LISTS[name]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = {name: package.read(name) for name in package.namelist()}
    stamps = {stamp for text in texts.values() for stamp in re.findall(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text)}
    assert stamps == {b"1980-01-01T00:00:00Z"}


def test_what_the_file_says_of_itself(made: Callable[..., bytes]) -> None:
    properties = opened(made("units")).properties
    assert (properties.title, properties.creator, properties.description) == ("Đơn vị thực hiện", None, None)


# Its cells


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+84 213", "-1", "- gạch đầu dòng", "@SUM(A1)", '=HYPERLINK("http://x","y")', "{=1}", "＝1＋1"),
        *("2024", "007", "1e5", "0x1F", "1/2", "7/5/2024", "12:30", "50%", "TRUE", "#N/A", "'quoted"),
        *("https://example.vn/x?a=1&b=2", "mailto:a@b.vn", "internal:L!A1", "file:///x"),
        *(" before", "after ", "a  b", "a\nb", "a\tb", "<b>&amp;</b>", 'a "b"', "😀 ệ 日本"),
        *("<r>", "<r></r>", "<r><t>x</t></r>", "<r>a & b</r>", "<r>_x0041_</r>", " <r></r>"),
        *("_x0041_", "_x0041_x0041_", "__x000D__"),
    ],
)
def test_a_text_is_that_text_and_nothing_else(text: str) -> None:
    content = workbook(Listing("L", ("A",), ((text,),)))
    cell = opened(content).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert by_calamine(content) == [["A"], [text]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\x00", "a\\x1b[31mb\\x00"),
        ("a\r\nb", "a\\r\nb"),
        ("\ud800\ufffe\uffff", "\\ud800\\ufffe\\uffff"),
        ("\x7f\x85\u2028\ufeff", "\x7f\x85\u2028\ufeff"),  # which XML 1.0 has
    ],
)
def test_what_xml_cannot_hold_is_written_as_an_escape(text: str, shown: str) -> None:
    assert sheet_of((text,))["A2"].value == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a" * LONGEST, "a" * LONGEST),
        ("a" * (LONGEST + 1), "a" * (LONGEST - 1) + "…"),
        ("😀" * 16_383 + "a", "😀" * 16_383 + "a"),
        ("😀" * 16_384, "😀" * 16_383 + "…"),
        ("a" + "😀" * 16_384, "a" + "😀" * 16_382 + "…"),
        ("<r>" + "a" * LONGEST + "</r>", "<r>" + "a" * (LONGEST - 4) + "…"),
    ],
    ids=["as long as may be", "longer", "in two units", "longer in two units", "cut within a letter", "markup"],
)
def test_of_a_text_that_is_too_long_the_beginning_stays(text: str, shown: str) -> None:
    content = workbook(Listing("L", ("A",), ((text,),)))
    assert by_openpyxl(content) == by_calamine(content) == [["A"], [shown]]


@pytest.mark.parametrize(
    ("day", "kind", "value"),
    [
        (datetime.date(2024, 5, 7), "d", datetime.datetime(2024, 5, 7)),
        (datetime.date(1900, 3, 1), "d", datetime.datetime(1900, 3, 1)),
        (datetime.date(9999, 12, 31), "d", datetime.datetime(9999, 12, 31)),
        (datetime.date(1900, 2, 28), "s", "28/02/1900"),
        (datetime.date(1009, 11, 21), "s", "21/11/1009"),
        (datetime.date(1, 1, 1), "s", "01/01/0001"),
    ],
)
def test_a_day_is_a_day_of_excels_where_it_has_one_on_which_all_agree(
    day: datetime.date, kind: str, value: object
) -> None:
    cell = sheet_of((day,))["A2"]
    assert (cell.data_type, cell.value) == (kind, value)
    assert cell.number_format == ("dd/mm/yyyy" if kind == "d" else "General")


@pytest.mark.parametrize("number", [0, 1, -3, 2024, 10**12])
def test_a_number_is_a_number(number: int) -> None:
    cell = sheet_of((number,))["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (number, "n", "General")


def test_no_text_is_marked_as_one_that_ought_to_be_a_number() -> None:
    content = workbook(Listing("L", ("A", "B"), (("007", "1"), ("x", "2"))))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert '<ignoredError sqref="A1:B3" numberStoredAsText="1"/>' in sheet


def test_nothing_is_an_empty_cell() -> None:
    sheet = sheet_of((None, "", "x"), headings=("A", "B", "C"))
    assert [cell.value for cell in sheet[2]] == [None, None, "x"]


TEXTS = st.lists(
    st.sampled_from([*"=+-@'#%<>&\"_x0041;:/.\n\t\r\x00\x1b ệ", "<r>", "</r>", "_x0041_", "_x005F", "https://"])
    | st.characters(),
    max_size=30,
).map("".join)
DAYS = st.dates() | st.dates(datetime.date(1899, 12, 1), datetime.date(1900, 4, 1))
CELLS = st.none() | TEXTS | DAYS | st.integers(-(10**15), 10**15)


def held(cell: Cell) -> object:
    """What a reader finds in a cell."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        gone = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
        return gone.sub(lambda match: match[0].encode("unicode_escape").decode(), cell)
    if isinstance(cell, datetime.date) and cell < datetime.date(1900, 3, 1):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    return cell


@examples(200)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=3))
@example([("<r>_x0041_x0041_</r>", "_x005F_x0041_")])
def test_every_cell_comes_back_as_it_was(rows: list[tuple[Cell, Cell]]) -> None:
    content = workbook(Listing("L", ("A", "B"), tuple(rows)))
    expected = [["A", "B"], *([held(cell) for cell in row] for row in rows)]
    found = by_calamine(content)
    assert found + [["", ""]] * (len(expected) - len(found)) == expected
    assert all(cell.data_type in "snd" for row in opened(content).worksheets[0].iter_rows() for cell in row)


def test_a_list_that_is_longer_than_a_sheet_is_refused_in_a_line() -> None:
    with pytest.raises(Failure) as failure:
        workbook(Listing("L", ("A",), (("x",),) * ROWS))
    message = "a sheet of Excel's has 1048576 rows, and the list has more; --format csv has them all"
    assert Language("en").render(failure.value.message) == message


# How it looks


def test_the_headings_are_bold_stay_in_sight_and_filter(made: Callable[..., bytes]) -> None:
    [sheet] = opened(made("windows", "--all")).worksheets
    assert [cell.font.b for cell in sheet[1]] == [True] * sheet.max_column
    assert not any(cell.font.b for row in sheet.iter_rows(min_row=2) for cell in row)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)


def test_a_list_of_nothing_has_its_headings(made: Callable[..., bytes]) -> None:
    [sheet] = opened(made("diff", str(COMMUNE))).worksheets
    assert (sheet.max_row, sheet.auto_filter.ref, sheet.freeze_panes) == (1, sheet.dimensions, "A2")
    assert sheet["A1"].value == "Thay đổi"


def test_it_is_printed_on_a4_across_as_wide_as_the_page_its_headings_on_each(made: Callable[..., bytes]) -> None:
    [sheet] = opened(made("units")).worksheets
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # One page wide, which the file leaves out, and as many high as it takes.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert (sheet.print_title_rows, sheet.print_options.gridLines) == ("$1:$1", True)
    assert sheet.oddFooter is not None and sheet.oddFooter.center is not None
    assert sheet.oddFooter.center.text == "&P/&N"


def test_a_column_is_as_wide_as_its_texts_and_long_texts_are_wrapped() -> None:
    long = " ".join(["tuyên truyền"] * 20)
    sheet = sheet_of(("a", "Kỷ niệm 70 năm", long, datetime.date(2024, 5, 7)), headings=("A", "B", "C", "D"))
    assert [round(each.width) for each in columns(sheet)] == [6, 15, 61, 13]
    assert sheet.row_dimensions[2].height == 60
    assert sheet.row_dimensions[1].height is None
    assert {(cell.alignment.wrap_text, cell.alignment.vertical) for cell in sheet[2][:3]} == {(True, "top")}


def test_many_columns_share_the_page() -> None:
    long = " ".join(["tuyên truyền"] * 20)
    sheet = sheet_of((long,) * 5, headings=("A",) * 5)
    assert [round(each.width) for each in columns(sheet)] == [35] * 5
    sheet = sheet_of((long,) * 20, headings=("A",) * 20)
    assert [round(each.width) for each in columns(sheet)] == [21] * 20
    sheet = sheet_of((long * 100,))
    assert sheet.row_dimensions[2].height == 405  # the most that Excel shows is 409


# By an office program


def office(folder: Path, kind: str, name: str) -> bytes:
    """The workbook of that folder in another format."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program("soffice"), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), "list.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return (folder / name).read_bytes()


AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
"""Cells as they are shown, in UTF-8."""


@pytest.mark.parametrize("name", ["windows", "anniversaries", "units"])
def test_an_office_program_shows_what_a_table_has(name: str, made: Callable[..., bytes], tmp_path: Path) -> None:
    content = made(*LISTS[name])
    (tmp_path / "list.xlsx").write_bytes(content)
    shown = list(csv.reader(io.StringIO(office(tmp_path, AS_SHOWN, "list.csv").decode("utf-8-sig"), newline="")))
    assert shown == [
        [f"{cell:%d/%m/%Y}" if isinstance(cell, datetime.date) else str(cell) for cell in row]
        for row in by_openpyxl(content)
    ]


def test_an_office_program_takes_no_text_for_anything_else(tmp_path: Path) -> None:
    texts = ["=1+1", "+1", "-1", "@A1", "007", "1/2", "<r>a & b</r>", "_x0041_", " x ", "a\x00b"]
    (tmp_path / "list.xlsx").write_bytes(workbook(Listing("L", ("A",), tuple((text,) for text in texts))))
    shown = csv.reader(io.StringIO(office(tmp_path, AS_SHOWN, "list.csv").decode("utf-8-sig"), newline=""))
    assert [row for [row] in shown] == ["A", *texts[:-1], "a\\x00b"]


def test_an_office_program_prints_it_on_pages_across_with_the_headings_on_each(
    made: Callable[..., bytes], tmp_path: Path
) -> None:
    (tmp_path / "list.xlsx").write_bytes(made("units", plan=PLAN))
    office(tmp_path, "pdf", "list.pdf")
    pdf = str(tmp_path / "list.pdf")
    facts = subprocess.run([program("pdfinfo"), pdf], check=True, capture_output=True, encoding="utf-8").stdout
    assert re.search(r"Page size: +841\.\d+ x 595\.\d+ pts \(A4\)", facts)
    command = [program("pdftotext"), "-enc", "UTF-8", "-layout", pdf, "-"]
    text = unicodedata.normalize("NFC", subprocess.run(command, check=True, capture_output=True).stdout.decode())
    pages = text.split("\f")[:-1]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        first, *_, last = page.split("\n")[:-1]
        assert first.split() == ["Mã", "Đơn", "vị", "Nhiệm", "vụ", "Sự", "kiện", "Căn", "cứ"]
        assert last.strip() == f"{number}/{len(pages)}"


# Without the library


def test_a_missing_library_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tamduong_cli.views.xlsx")
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run("--plan", str(PLAN), "units", "--format", "xlsx", "-o", "units.xlsx")
    assert result == (
        1,
        b"",
        f"plan: --format xlsx needs XlsxWriter, which is not installed; type: {line_to_install('xlsxwriter')}\n",
    )
    assert not os.path.exists("units.xlsx")


def test_every_other_format_does_without_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tamduong_cli.views.xlsx")
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert run("--plan", str(PLAN), "units", "--format", "csv").code == 0
