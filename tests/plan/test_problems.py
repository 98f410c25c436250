"""The problems of a file together: their order, and how many of them are given."""

from __future__ import annotations

import json

import pytest

from tamduong_cli.language import Language, Message
from tamduong_cli.plan.problems import CODES, MOST, Place, Report, count
from tamduong_cli.views.problem_lines import lines
from tests.conftest import Run

EN = Language("en")
MORE = {
    1: "1 more problem is not shown; it is here",
    2: "2 more problems are not shown; the first of them is here",
}

SAID = f"plan.yaml:1001:1: warning: {MORE[1]} [more-problems]\n"
"""What these tests expect to be said of a file, by which the code is accounted for."""


def report_of(*codes: str) -> Report:
    """A report with a problem of each code, on lines of their own, from the last line to the first."""
    report = Report("plan.yaml")
    for line, code in reversed(list(enumerate(codes, 1))):
        report.add(Place("plan.yaml", line), code, Message("something"))
    return report


def test_as_many_problems_as_are_given_are_all_there_are() -> None:
    found = report_of(*["weekday"] * MOST).in_order()
    assert [problem.place.line for problem in found] == list(range(1, MOST + 1))
    assert {problem.code for problem in found} == {"weekday"}
    assert count(found) == MOST


@pytest.mark.parametrize("more", [1, 2])
@pytest.mark.parametrize("code", ["weekday", "bad-date"])
def test_the_last_says_how_many_more_there_are_and_where_they_begin(code: str, more: int) -> None:
    *given, last = report_of(*[code] * (MOST + more)).in_order()
    assert [problem.place.line for problem in given] == list(range(1, MOST + 1))
    assert lines([last], EN) == SAID.replace(MORE[1], MORE[more])
    assert count([*given, last]) == MOST + more


def test_errors_are_given_before_warnings_and_all_in_their_order() -> None:
    *given, last = report_of(*["weekday"] * MOST, "bad-date", "weekday").in_order()
    assert [problem.place.line for problem in given] == [*range(1, MOST), MOST + 1]
    assert given[-1].code == "bad-date"
    assert (last.place.line, EN.render(last.message)) == (MOST, MORE[2])


def test_that_there_are_more_is_no_error_where_none_is_among_them() -> None:
    assert CODES["more-problems"][0] == "warning"
    assert report_of(*["bad-date"] * (MOST + 1)).has_errors


def test_no_problems_are_none() -> None:
    assert count(Report("plan.yaml").in_order()) == 0


HEAD = "format: 1\nid: p\ntitle: T\nperiod: 2023 - 2024\nwindow: {before: 20, after: 5}\nevents:\n"
UNKNOWN = f"{HEAD}  - {{id: a, summary: A, date: 7/5/2024}}\n" + "".join(
    f"k{number}: {'x' * 5000}\n" for number in range(3 * MOST)
)
WEEKDAYS = HEAD + "".join(
    f"  - {{id: e{number}, summary: 'Chủ nhật, 7/5/2024 {number}', date: 7/5/2024}}\n" for number in range(MOST + 9)
)


@pytest.mark.parametrize(
    ("format_", "most"), [("table", 600_000), ("json", 400_000), ("tsv", 300_000), ("github", 400_000)]
)
def test_a_file_with_problems_without_end_gives_no_more_than_a_person_reads(run: Run, format_: str, most: int) -> None:
    with open("plan.yaml", "w", encoding="utf-8") as file:
        file.write(UNKNOWN)
    code, out, err = run("check", "--format", format_)
    assert (code, err) == (1, "")
    assert f"{2 * MOST} more problems are not shown" in out.decode()
    assert len(out) < most
    if format_ == "json":
        assert len(json.loads(out)["problems"]) == MOST + 1


def test_warnings_are_counted_with_those_that_are_not_shown(run: Run) -> None:
    with open("plan.yaml", "w", encoding="utf-8") as file:
        file.write(WEEKDAYS)
    assert run("check").code == 0
    assert run("check", "--strict").code == 1
    assert run("windows").err == f"plan: plan.yaml has {MOST + 9} warnings; 'plan check' shows them\n"
