"""Loading: one way from a file to its schedule and all that is to be said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tamduong_cli.language import Language
from tamduong_cli.schedule.loading import load
from tamduong_cli.views.problem_lines import lines
from tests.conftest import PLAN, plan_file

HEAD = "id: x\ntitle: T\nperiod: 2024\nwindow: {before: 1, after: 1}\n"


def test_a_file_gives_its_plan_its_schedule_and_its_text() -> None:
    file = load(str(PLAN))
    assert file.plan is not None
    assert file.schedule is not None
    assert (file.name, file.text, file.problems) == (str(PLAN), PLAN.read_text(encoding="utf-8"), ())
    assert file.schedule.plan is file.plan
    assert len(file.schedule.windows) == 6


EVENTS = "events:\n  - {id: e, summary: S, date: 7/5/2024}\n"


@pytest.mark.parametrize(
    ("text", "has", "said"),
    [
        (  # in the reading: nothing is resolved, and the file's text is there to show
            f"{HEAD}events:\n  - {{id: e, summary: S, date: 31/12/9999}}\n  - {{id: f, summary: S, date: 30/2/2024}}\n",
            (False, False),
            "p:6:31: warning: 31/12/9999 is outside the plan's period, 01/01/2024 – 31/12/2024 [outside-period]\n"
            "p:7:31: error: 30/2/2024 is not a day of the calendar; February 2024 ends on the 29th [no-such-day]\n",
        ),
        (  # in the resolving: the plan is there, and what was found in the reading is said with it, in order
            f"{HEAD}events:\n  - {{id: e, summary: S, date: 31/12/9999}}\n  - {{id: f, summary: S, date: 8/5/2025}}\n",
            (True, False),
            "p:6:31: error: the window goes beyond the first day or the last of the calendar [out-of-range]\n"
            "p:6:31: warning: 31/12/9999 is outside the plan's period, 01/01/2024 – 31/12/2024 [outside-period]\n"
            "p:7:31: warning: 08/05/2025 is outside the plan's period, 01/01/2024 – 31/12/2024 [outside-period]\n",
        ),
        (  # in the reading and in what is resolved: a warning of each
            f"{HEAD}{EVENTS}deadlines:\n  - {{id: d, summary: S, date: 8/5/2025}}\n"
            "activities:\n  - {id: a, summary: S, event: e, date: 9/6/2024}\n",
            (True, True),
            "p:8:31: warning: 08/05/2025 is outside the plan's period, 01/01/2024 – 31/12/2024 [outside-period]\n"
            "p:10:41: warning: 09/06/2024 is outside the activity's window, 06/05/2024 – 08/05/2024 [outside-window]\n",
        ),
        (
            "",
            (False, False),
            "p:1:1: error: the file is empty; expected keys with values, such as "
            "{format: 1, id: …, title: …, period: …, events: …} [missing-value]\n",
        ),
    ],
    ids=["reading", "resolving", "warnings", "empty"],
)
def test_what_stands_in_the_way_is_said_with_all_else(text: str, has: tuple[bool, bool], said: str) -> None:
    file = plan_file(text, "p")
    assert lines(file.problems, Language("en")) == said
    assert (file.plan is not None, file.schedule is not None) == has
    assert file.text == text


def test_a_file_that_is_not_text_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"\xff")
    file = load(str(path), "plan.yaml")
    assert (file.text, file.plan, file.schedule) == (None, None, None)
    assert [problem.code for problem in file.problems] == ["encoding"]


def test_a_file_with_a_character_that_cannot_be_seen_is_not_read_but_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("no plan at all\u200b\n", encoding="utf-8")
    file = load(str(path), "plan.yaml")
    assert (file.text, file.plan, file.schedule) == ("no plan at all\u200b\n", None, None)
    assert lines(file.problems, Language("en")) == (
        "plan.yaml:1:15: error: the character U+200B cannot be seen; delete it [control-character]\n"
    )
