"""The files that are made of texts print what the texts say, so that what is found in them is found by reading."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.understanding.making import (
    CORPUS,
    FIRST_PLAN,
    document_of,
    expected_of,
    made,
    meant,
    names_in,
    normal,
    printed,
    read_as,
    tables_in,
    text_of,
)
from tests.understanding.numbering import numbered


@pytest.mark.parametrize("name", names_in(CORPUS))
def test_a_file_of_the_corpus_prints_its_text(name: str) -> None:
    text = text_of(CORPUS, name)
    if expected_of(CORPUS, name)["format"] == "md":  # where no cells are merged, the text stands again
        text = text.replace(" ^ |", " Veterans' Association |")
    assert printed(document_of(CORPUS, name)) == meant(text)


@pytest.mark.parametrize("format_", ["docx", "docx-typed", "docx-numbered", "txt"])
def test_the_first_plan_prints_its_text_in_each_format(format_: str) -> None:
    text = FIRST_PLAN.read_text(encoding="utf-8")
    document = read_as(text, format_)
    assert " ".join(printed(document)).replace("*", "") == " ".join(meant(text)).replace("*", "")


TEXT = """\
I. MỘT
1. Một - một
1.1. Một - một - một
- gạch
1.2. Một - một - hai
a) a
b) b
đ) đ
2. Một - hai
IV. BỐN
1. Bốn - một
a) a
7. Bốn - bảy
9.3. Chín - ba
"""


def test_typed_numbers_are_word_s_own_where_it_prints_the_same() -> None:
    found = list(numbered(TEXT.splitlines()))
    assert [(line.text, line.level, line.list_) for line in found] == [
        ("MỘT", 0, 1),
        ("Một - một", 1, 1),
        ("Một - một - một", 2, 1),
        ("gạch", 5, 1),
        ("Một - một - hai", 2, 1),
        ("a", 4, 1),
        ("b", 4, 1),
        ("đ) đ", 0, 0),
        ("Một - hai", 1, 1),
        ("BỐN", 0, 2),
        ("Bốn - một", 1, 2),
        ("a", 4, 2),
        ("Bốn - bảy", 1, 3),
        ("9.3. Chín - ba", 0, 0),
    ]
    assert printed(read_as(TEXT, "docx-numbered")) == TEXT.splitlines()


def test_a_typed_document_has_its_dates_in_pieces_and_one_that_was_deleted() -> None:
    content = made("Treo cờ từ ngày 01/9/2024", "docx-typed")
    assert printed(read_as("Treo cờ từ ngày 01/9/2024", "docx-typed")) == ["Treo cờ từ ngày 1/9/2024"]
    body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert 'xml:space="preserve">01/</w:t></w:r><w:r><w:t xml:space="preserve">9/2024</w:t>' in body
    assert "<w:delText>31/12/2020</w:delText>" in body
    assert '<w:ins w:id="8" w:author="A"><w:r><w:t xml:space="preserve">cờ</w:t></w:r></w:ins>' in body


def test_a_merged_cell_goes_over_its_rows_in_word_and_excel() -> None:
    text = "| A | B |\n| 1 | 7/5/2024 |\n| ^ | 8/5/2024 |\n| 2 | ^ |"
    for format_ in ("docx", "xlsx"):
        (table,) = tables_in(read_as(text, format_))
        cells = [(cell.text, cell.rows) for row in table.rows for cell in row]
        assert [(normal(words), rows) for words, rows in cells] == [
            ("A", 1),
            ("B", 1),
            ("1", 2),
            ("7/5/2024", 1),
            ("8/5/2024", 2),
            ("2", 1),
        ]
