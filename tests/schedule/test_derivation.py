"""How a window came about: every step in both languages, with the line and the part of the document it rests on."""

from __future__ import annotations

import re

import pytest

from tamduong_cli.language import Language
from tamduong_cli.schedule.derivation import derivation
from tamduong_cli.schedule.loading import load
from tamduong_cli.schedule.windows import Window
from tests.conftest import PLAN, plan_file

EN, VI = Language("en"), Language("vi")

TEXT = """\
format: 1
id: x
title: T
period: 2023 - 2024
window:
  before: 20 ngày
  after: 1
  ref: II.3
events:
  - id: rule
    summary: A
    date: 12/12/2023
  - id: range
    summary: B
    date: 01/01/2024
    window: 01/12/2023 - 10/01/2024
  - id: from-to
    summary: C
    date: 01/01/2024
    window:
      from: 12/2023
      to: 10/01/2024
      ref: II.3.b
  - id: own-lengths
    summary: D
    date: 31/3/2024
    window:
      before: 1 tháng
      after: 2 tuần
      ref: II.4
  - id: from-after
    summary: E
    date: 7/5/2024
    window: {from: 1/5/2024, after: 5 ngày}
  - id: before-to
    summary: F
    date: 7/5/2024
    window: {before: 1 tuần, to: 7/5/2024}
  - id: no-date
    summary: G
    window: {from: 06/2023, to: 08/2023, ref: II.3.a}
  - id: one-day
    summary: H
    window: 2/9/2024
"""

Line = tuple[str, str, int | None, int | None, str | None]
"""A step in English and in Vietnamese, the line and column it rests on, and the part of the document."""

STEPS: dict[str, list[Line]] = {
    "rule": [
        ("The event is on 12/12/2023.", "Ngày của sự kiện trong kế hoạch là 12/12/2023.", 12, 11, None),
        (
            "The event has no window of its own, so the plan's rule applies: 20 days before and 1 day after.",
            "Sự kiện không có thời gian riêng nên theo quy tắc chung: trước 20 ngày và sau 1 ngày.",
            6,
            3,
            "II.3",
        ),
        (
            "First day: 12/12/2023 − 20 days = 22/11/2023.",
            "Ngày đầu: 12/12/2023 − 20 ngày = 22/11/2023.",
            6,
            11,
            None,
        ),
        ("Last day: 12/12/2023 + 1 day = 13/12/2023.", "Ngày cuối: 12/12/2023 + 1 ngày = 13/12/2023.", 7, 10, None),
        (
            "Both days included, that is 22 days.",
            "Tính cả ngày đầu và ngày cuối: 22 ngày.",
            None,
            None,
            None,
        ),
    ],
    "range": [
        ("The event is on 01/01/2024.", "Ngày của sự kiện trong kế hoạch là 01/01/2024.", 15, 11, None),
        (
            "The event has a window of its own, which takes the place of the plan's rule.",
            "Sự kiện có thời gian riêng, thay cho quy tắc chung.",
            16,
            13,
            None,
        ),
        ("First day, as written: 01/12/2023.", "Ngày đầu, ghi trong kế hoạch: 01/12/2023.", 16, 13, None),
        ("Last day, as written: 10/01/2024.", "Ngày cuối, ghi trong kế hoạch: 10/01/2024.", 16, 13, None),
        ("Both days included, that is 41 days.", "Tính cả ngày đầu và ngày cuối: 41 ngày.", None, None, None),
    ],
    "from-to": [
        ("The event is on 01/01/2024.", "Ngày của sự kiện trong kế hoạch là 01/01/2024.", 19, 11, None),
        (
            "The event has a window of its own, which takes the place of the plan's rule.",
            "Sự kiện có thời gian riêng, thay cho quy tắc chung.",
            21,
            7,
            "II.3.b",
        ),
        ("First day, as written: 01/12/2023.", "Ngày đầu, ghi trong kế hoạch: 01/12/2023.", 21, 13, None),
        ("Last day, as written: 10/01/2024.", "Ngày cuối, ghi trong kế hoạch: 10/01/2024.", 22, 11, None),
        ("Both days included, that is 41 days.", "Tính cả ngày đầu và ngày cuối: 41 ngày.", None, None, None),
    ],
    "own-lengths": [
        ("The event is on 31/03/2024.", "Ngày của sự kiện trong kế hoạch là 31/03/2024.", 26, 11, None),
        (
            "The event has a window of its own, which takes the place of the plan's rule.",
            "Sự kiện có thời gian riêng, thay cho quy tắc chung.",
            28,
            7,
            "II.4",
        ),
        (
            "First day: 31/03/2024 − 1 month = 29/02/2024.",
            "Ngày đầu: 31/03/2024 − 1 tháng = 29/02/2024.",
            28,
            15,
            None,
        ),
        (
            "Last day: 31/03/2024 + 2 weeks = 14/04/2024.",
            "Ngày cuối: 31/03/2024 + 2 tuần = 14/04/2024.",
            29,
            14,
            None,
        ),
        ("Both days included, that is 46 days.", "Tính cả ngày đầu và ngày cuối: 46 ngày.", None, None, None),
    ],
    "from-after": [
        ("The event is on 07/05/2024.", "Ngày của sự kiện trong kế hoạch là 07/05/2024.", 33, 11, None),
        (
            "The event has a window of its own, which takes the place of the plan's rule.",
            "Sự kiện có thời gian riêng, thay cho quy tắc chung.",
            34,
            13,
            None,
        ),
        ("First day, as written: 01/05/2024.", "Ngày đầu, ghi trong kế hoạch: 01/05/2024.", 34, 20, None),
        ("Last day: 07/05/2024 + 5 days = 12/05/2024.", "Ngày cuối: 07/05/2024 + 5 ngày = 12/05/2024.", 34, 37, None),
        ("Both days included, that is 12 days.", "Tính cả ngày đầu và ngày cuối: 12 ngày.", None, None, None),
    ],
    "before-to": [
        ("The event is on 07/05/2024.", "Ngày của sự kiện trong kế hoạch là 07/05/2024.", 37, 11, None),
        (
            "The event has a window of its own, which takes the place of the plan's rule.",
            "Sự kiện có thời gian riêng, thay cho quy tắc chung.",
            38,
            13,
            None,
        ),
        ("First day: 07/05/2024 − 1 week = 30/04/2024.", "Ngày đầu: 07/05/2024 − 1 tuần = 30/04/2024.", 38, 22, None),
        ("Last day, as written: 07/05/2024.", "Ngày cuối, ghi trong kế hoạch: 07/05/2024.", 38, 34, None),
        ("Both days included, that is 8 days.", "Tính cả ngày đầu và ngày cuối: 8 ngày.", None, None, None),
    ],
    "no-date": [
        (
            "The event has no date, but a window of its own.",
            "Sự kiện không có ngày kỷ niệm mà có thời gian riêng.",
            41,
            13,
            "II.3.a",
        ),
        ("First day, as written: 01/06/2023.", "Ngày đầu, ghi trong kế hoạch: 01/06/2023.", 41, 20, None),
        ("Last day, as written: 31/08/2023.", "Ngày cuối, ghi trong kế hoạch: 31/08/2023.", 41, 33, None),
        ("Both days included, that is 92 days.", "Tính cả ngày đầu và ngày cuối: 92 ngày.", None, None, None),
    ],
    "one-day": [
        (
            "The event has no date, but a window of its own.",
            "Sự kiện không có ngày kỷ niệm mà có thời gian riêng.",
            44,
            13,
            None,
        ),
        ("First day, as written: 02/09/2024.", "Ngày đầu, ghi trong kế hoạch: 02/09/2024.", 44, 13, None),
        ("Last day, as written: 02/09/2024.", "Ngày cuối, ghi trong kế hoạch: 02/09/2024.", 44, 13, None),
        ("Both days included, that is 1 day.", "Tính cả ngày đầu và ngày cuối: 1 ngày.", None, None, None),
    ],
}


def window_of(event: str) -> Window:
    file = plan_file(TEXT)
    assert file.problems == ()
    assert file.schedule is not None
    (window,) = (window for window in file.schedule.windows if window.event.id == event)
    return window


@pytest.mark.parametrize(("event", "steps"), STEPS.items(), ids=list(STEPS))
def test_the_steps_from_the_file_to_the_days(event: str, steps: list[Line]) -> None:
    assert [
        (
            EN.render(step.message),
            VI.render(step.message),
            step.place and step.place.line,
            step.place and step.place.column,
            step.ref,
        )
        for step in derivation(window_of(event), "vi")
    ] == steps


@pytest.mark.parametrize(
    ("event", "en", "vi"),
    [
        ("rule", "the plan's rule, 20 days before and 1 day after", "quy tắc chung, trước 20 ngày và sau 1 ngày"),
        ("range", "the event's own window", "thời gian riêng của sự kiện"),
        ("from-to", "the event's own window", "thời gian riêng của sự kiện"),
        (
            "own-lengths",
            "the event's own rule, 1 month before and 2 weeks after",
            "quy tắc riêng của sự kiện, trước 1 tháng và sau 2 tuần",
        ),
        ("from-after", "the event's own window", "thời gian riêng của sự kiện"),
        ("before-to", "the event's own window", "thời gian riêng của sự kiện"),
        ("no-date", "the event's own window", "thời gian riêng của sự kiện"),
        ("one-day", "the event's own window", "thời gian riêng của sự kiện"),
    ],
)
def test_why_in_a_few_words(event: str, en: str, vi: str) -> None:
    message = window_of(event).why()
    assert (EN.render(message), VI.render(message)) == (en, vi)


def test_an_own_window_takes_no_rules_place_where_the_plan_has_no_rule() -> None:
    text = TEXT.replace("window:\n  before: 20 ngày\n  after: 1\n  ref: II.3\n", "")
    text = text.replace("  - id: rule\n    summary: A\n    date: 12/12/2023\n", "")
    schedule = plan_file(text).schedule
    assert schedule is not None
    for window in schedule.windows:
        assert not [step for step in derivation(window, "vi") if "the plan's rule" in EN.render(step.message)]


def test_every_step_of_the_source_document_rests_on_the_line_that_says_so() -> None:
    file = PLAN.read_text(encoding="utf-8").splitlines()
    schedule = load(str(PLAN), "plan.yaml").schedule
    assert schedule is not None
    for window in schedule.windows:
        for step in derivation(window, "vi"):
            if step.place:
                assert step.place.file == "plan.yaml"
                line = file[step.place.line - 1]
                assert line.lstrip().startswith(("date: ", "window: ")), line


FORMS = """\
id: x
title: T
period: 2023 - 2024
window: {before: 20 ngày, after: 5 ngày, ref: II.3}
events:
  - id: month
    summary: A
    date: 10/2024
  - id: quarter
    summary: B
    date: Quý IV/2024
  - id: lunar
    summary: C
    date: 10/3/2024 âm lịch
  - id: lunar-month
    summary: D
    date: 3/2024 âm lịch
  - id: lunar-window
    summary: E
    window: mùng 1 - 15/1/2024 âm lịch
  - id: lunar-months
    summary: F
    window: {from: 1/2024 âm lịch, to: 15/3/2024}
  - id: phases
    summary: G
    date: 7/5/2024
    windows:
      - name: {vi: Đợt 1, en: Phase 1}
        from: 03/2024
        to: 03/2024
        ref: II.3.a
      - name: {vi: Cao điểm, en: Peak}
        from: 01/4/2024
        after: 5 ngày
"""

FORM_STEPS: dict[tuple[str, str], list[tuple[str, int | None, str | None]]] = {
    ("month", ""): [
        ("The event is in 10/2024, of which no day is known: 01/10/2024 – 31/10/2024.", 8, None),
        ("The event has no window of its own, so the plan's rule applies: 20 days before and 5 days after.", 4, "II.3"),
        ("First day: 01/10/2024 − 20 days = 11/09/2024.", 4, None),
        ("Last day: 31/10/2024 + 5 days = 05/11/2024.", 4, None),
        ("Both days included, that is 56 days.", None, None),
    ],
    ("quarter", ""): [
        ("The event is in Q4/2024, of which no day is known: 01/10/2024 – 31/12/2024.", 11, None),
        ("The event has no window of its own, so the plan's rule applies: 20 days before and 5 days after.", 4, "II.3"),
        ("First day: 01/10/2024 − 20 days = 11/09/2024.", 4, None),
        ("Last day: 31/12/2024 + 5 days = 05/01/2025.", 4, None),
        ("Both days included, that is 117 days.", None, None),
    ],
    ("lunar", ""): [
        ("The event is on 18/04/2024 (lunar 10/3).", 14, None),
        ("The event has no window of its own, so the plan's rule applies: 20 days before and 5 days after.", 4, "II.3"),
        ("First day: 18/04/2024 − 20 days = 29/03/2024.", 4, None),
        ("Last day: 18/04/2024 + 5 days = 23/04/2024.", 4, None),
        ("Both days included, that is 26 days.", None, None),
    ],
    ("lunar-window", ""): [
        ("The event has no date, but a window of its own.", 20, None),
        ("First day, as written: 10/02/2024 (lunar 1/1).", 20, None),
        ("Last day, as written: 24/02/2024 (lunar 15/1).", 20, None),
        ("Both days included, that is 15 days.", None, None),
    ],
    ("phases", "Đợt 1"): [
        ("The event is on 07/05/2024.", 26, None),
        ("The event has windows of its own; this one is 'Phase 1'.", 28, "II.3.a"),
        ("First day, as written: 01/03/2024.", 29, None),
        ("Last day, as written: 31/03/2024.", 30, None),
        ("Both days included, that is 31 days.", None, None),
    ],
    ("phases", "Cao điểm"): [
        ("The event is on 07/05/2024.", 26, None),
        ("The event has windows of its own; this one is 'Peak'.", 32, None),
        ("First day, as written: 01/04/2024.", 33, None),
        ("Last day: 07/05/2024 + 5 days = 12/05/2024.", 34, None),
        ("Both days included, that is 42 days.", None, None),
    ],
}


def steps_of(event: str, phase: str = "") -> list[tuple[str, int | None, str | None]]:
    file = plan_file(FORMS)
    assert file.problems == ()
    assert file.schedule is not None
    (window,) = (
        window
        for window in file.schedule.windows
        if window.event.id == event and (window.name.in_("vi") if window.name else "") == phase
    )
    return [(EN.render(step.message), step.place and step.place.line, step.ref) for step in derivation(window, EN.code)]


@pytest.mark.parametrize(("event", "phase"), FORM_STEPS, ids=lambda part: part or "-")
def test_the_steps_of_months_lunar_dates_and_several_windows(event: str, phase: str) -> None:
    assert steps_of(event, phase) == FORM_STEPS[event, phase]


def test_a_lunar_month_is_a_step_in_both_calendars() -> None:
    (first, line, _), *_, last, _ = steps_of("lunar-month")
    assert first.startswith("The event is in lunar month 3/2024 (09/04/2024 – 07/05/2024), of which no day is known")
    assert line == 17
    assert last == ("Last day: 07/05/2024 + 5 days = 12/05/2024.", 4, None)


def test_a_window_that_begins_with_a_lunar_month_says_so() -> None:
    _, (first, line, _), last, _ = steps_of("lunar-months")
    assert first.startswith("First day, as written: ")
    assert {"10/02/2024", "lunar", "1/2024"} <= set(re.findall(r"[\w/]+", first))
    assert (line, last) == (23, ("Last day, as written: 15/03/2024.", 23, None))
