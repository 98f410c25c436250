"""The annex of the plan's document: its schedule, and its months."""

from __future__ import annotations

import pytest

from tamduong_cli.views.papers.paper import Paper, Picture, Table
from tests.views.papers.reading import EVENT, MINIMAL, paper_of


def table(paper: Paper) -> list[list[str]]:
    found = next(block for block in paper.annex if isinstance(block, Table))
    return [[cell.text for cell in row] for row in found.rows]


def test_the_schedule_leaves_out_columns_that_nothing_is_in() -> None:
    assert table(paper_of(f"{MINIMAL}{EVENT}")) == [["STT", "Sự kiện", "Ngày chính"], ["1", "Ngày hội", "07/05/2024"]]


def test_a_deadline_of_no_event_has_a_row_of_its_own_and_that_of_an_event_stands_with_it_once() -> None:
    deadlines = (
        "deadlines: [{id: x, summary: Báo cáo, date: 1/12/2024}, {id: y, summary: Đề cương, event: a, before: 7}]\n"
    )
    windows = "windows: [{name: Đợt 1, from: 1/5/2024, to: 2/5/2024}, {name: Đợt 2, from: 6/5/2024, to: 8/5/2024}]"
    plan = f"{MINIMAL}events: [{{id: a, summary: Ngày hội, date: 7/5/2024, {windows}}}]\n{deadlines}"
    assert [row[1:] for row in table(paper_of(plan))] == [
        ["Sự kiện", "Ngày chính", "Từ ngày", "Đến ngày", "Thời hạn"],
        ["Ngày hội – Đợt 1", "07/05/2024", "01/05/2024", "02/05/2024", "30/04/2024: Đề cương"],
        ["Ngày hội – Đợt 2", "07/05/2024", "06/05/2024", "08/05/2024", ""],
        ["Báo cáo", "", "", "", "01/12/2024"],
    ]


@pytest.mark.parametrize(
    ("first", "last", "columns"),
    [
        ("5/5/2024", "9/7/2024", ["5", "6", "7"]),
        ("1/1/2023", "28/2/2025", [*map(str, [*range(1, 13), *range(1, 13), 1, 2])]),
        ("1/1/2023", "31/3/2025", ["Quý 1", "Quý 2", "Quý 3", "Quý 4"] * 2 + ["Quý 1"]),
        ("1/1/2020", "1/1/2028", [""] * 9),
    ],
    ids=["months", "as-many-months-as-a-sheet-has", "quarters", "years"],
)
def test_months_quarters_or_years(first: str, last: str, columns: list[str]) -> None:
    plan = f"id: x\ntitle: A\nperiod: 2020 - 2028\nevents: [{{id: a, summary: A, window: {first} - {last}}}]\n"
    *_, picture = paper_of(plan).annex
    assert isinstance(picture, Picture)
    assert [cell.text for cell in picture.table.rows[1]][1:] == columns
