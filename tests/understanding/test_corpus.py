"""What is found in sixteen documents of offices, and what must not be."""

from __future__ import annotations

import json
from functools import cache, reduce
from pathlib import Path

import pytest

from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.understanding.draft import Draft
from tests.conftest import Run
from tests.understanding.figures import line, scores
from tests.understanding.making import CORPUS, document_of, expected_of, names_in, read_as, text_of
from tests.understanding.scoring import Score, draft_of, score_of

NAMES = names_in(CORPUS)


@cache
def drafted(name: str) -> Draft:
    """The draft of a document of the corpus."""
    return draft_of(CORPUS, name)


@cache
def scored(name: str) -> Score:
    return score_of(expected_of(CORPUS, name), drafted(name))


def test_nearly_all_is_found_and_called_what_it_is() -> None:
    score = reduce(Score.and_, map(scored, NAMES))
    assert len(score.wanted) == 292
    assert len(score.found) >= 291, line("all", score)
    assert len(score.right) >= 285, line("all", score)
    assert len(score.wrong) <= 3, line("all", score)
    assert len(score.silent) <= 3, line("all", score)
    assert len(score.unused) <= 32, line("all", score)


@pytest.mark.parametrize("name", NAMES)
def test_most_of_each_document_is_found(name: str) -> None:
    score = scored(name)
    assert len(score.found) >= 0.93 * len(score.wanted)
    assert len(score.right) >= 0.85 * len(score.wanted)


NEVER = {"khong-co-gi": [("activity", "2025-05-19")]}
"""Dates that become things without a TODO: a house's number, 19/5 đường Bến Gỗ, is taken for a day."""


@pytest.mark.parametrize("name", NAMES)
def test_no_date_that_is_only_mentioned_becomes_a_thing_without_a_todo(name: str) -> None:
    silent = [thing for thing in scored(name).never if not thing.has_todo]
    assert [(thing.kind, str(thing.span and thing.span.first)) for thing in silent] == NEVER.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_dropped_or_put_off_is_in_a_draft(name: str) -> None:
    names = " ".join(thing.words for thing in scored(name).given)
    assert [words for words in expected_of(CORPUS, name).get("never_words", []) if words in names] == []


HEAD_AND_END = {
    "khong-co-gi": {"signatory": ""},  # Tổng Giám đốc is no office that is known to sign
    "khong-nam": {"signatory": ""},  # who only made the table: a fair reading
    "thang-suc-khoe": {"signatory": "BSCKII. Trịnh Đình Lộc"},
}
"""What of the heads and ends is read in another way than a reader would."""


@pytest.mark.parametrize("name", NAMES)
def test_the_head_and_the_end_of_a_document(name: str) -> None:
    expected = expected_of(CORPUS, name)
    draft = drafted(name)
    survey, rule = draft.plan.survey, draft.plan.rule
    known = {
        "parent_number": survey.header.parent.number if survey.header.parent else None,
        "signatory": survey.closing.name,
        "recipients": len(survey.closing.recipients),
        "period": "-".join(dict.fromkeys(str(year) for year in (survey.years[0], survey.years[-1]))),
        "rule": _rule(rule.before, rule.after) if rule else None,
    }
    expected |= {"rule": _rule(**expected["rule"]) if expected["rule"] else None}
    expected |= {"signatory": expected["signatory"] or ""}
    fair = {key: [expected[key], *expected.get(f"or_{key}", [])] for key in known}
    assert {key: value for key, value in known.items() if value not in fair[key]} == HEAD_AND_END.get(name, {})


def _rule(before: str, after: str) -> tuple[int, int]:
    return int(before.split()[0]), int(after.split()[0])


UNITS = {
    "bang-phan-cong": ["Trạm Y tế phường"],  # of a row without a day
    "english": ["Culture and Social Affairs Office"],  # known already, as Culture Office in the table
}
"""Units that are not found, or not by their whole names."""


@pytest.mark.parametrize("name", NAMES)
def test_who_carries_the_plan_out(name: str) -> None:
    names = [unit.name for unit in drafted(name).plan.units]
    assert [unit for unit in expected_of(CORPUS, name)["units"] if unit not in names] == UNITS.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_a_plan_without_errors_of_which_the_windows_can_be_listed(
    name: str, run: Run, tmp_path: Path
) -> None:
    draft = drafted(name)
    read = loaded(draft.text, Report("draft.yaml"))
    assert [problem for problem in read.problems if problem.severity == "error"] == []
    assert read.schedule
    path = tmp_path / "draft.yaml"
    path.write_text(draft.text, encoding="utf-8")
    result = run("--plan", str(path), "windows", "--all", "--format", "json")
    assert result.code == 0, result.err
    listed = json.loads(result.out)
    assert len(listed["windows"]) == len(read.schedule.windows)


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_the_same_each_time(name: str) -> None:
    document = document_of(CORPUS, name)
    assert draft_of(CORPUS, name, document) == drafted(name)


@pytest.mark.parametrize("format_", ["docx", "docx-typed", "docx-numbered"])
@pytest.mark.parametrize("name", ["xa-nam", "tet", "le-hoi"])
def test_what_is_found_is_the_same_in_each_word_file(name: str, format_: str) -> None:
    made = draft_of(CORPUS, name, read_as(text_of(CORPUS, name), format_))
    assert made.text == drafted(name).text


def test_the_figures_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "KẾ HOẠCH\nnăm 2024\n1. Họp ngày 7/5/2024.\n2. Báo cáo trước ngày 9/5/2024.", "utf-8"
    )
    expected = {
        "events": [],
        "joint_windows": [],
        "deadlines": [{"words": "Báo cáo", "date": "2024-05-09"}, {"words": "Nộp", "date": "2024-06-01"}],
        "activities": [],
        "never": ["2024-05-07"],
    }
    (tmp_path / "a.expected.json").write_text(json.dumps(expected), "utf-8")
    (tmp_path / "b.txt").write_text("Không có gì.", "utf-8")
    (tmp_path / "b.expected.json").write_text(json.dumps({**expected, "never": []}), "utf-8")
    found = scores(tmp_path)
    assert [line(name, score) for name, score in found.items()] == [
        "a                           2 things, found  50.0 %, right  50.0 %, wrongly found  33.3 %, "
        "without a TODO  33.3 %, never 1, left over 0 sentences",
        "b                           2 things, found   0.0 %, right   0.0 %, wrongly found     – %, "
        "without a TODO     – %, never 0, left over 0 sentences",
    ]
