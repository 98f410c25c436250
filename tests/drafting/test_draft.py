"""What cannot be drafted is refused in a line."""

from __future__ import annotations

import pytest

from tamduong_cli.drafting.draft import draft
from tamduong_cli.failure import Failure
from tests.drafting.conftest import ENGLISH, HEAD, read


@pytest.mark.parametrize(
    ("text", "years", "message"),
    [
        (
            "events:\n  - &a {id: a, summary: A, origin: 7/5/1954, date: 7/5/2024}\n",
            range(2029, 2030),
            "plan.yaml:8: what & and * repeat cannot be drafted from; write it out",
        ),
        (
            "events:\n  - id: a\n    summary: A\n    origin: 7/5/1954\n    date: 7/5/2024\n"
            "    messages: &m\n      - B\n"
            "recipients: *m\n",
            range(2029, 2030),
            "plan.yaml:12: what & and * repeat cannot be drafted from; write it out",
        ),
        (
            "events:\n  - {id: a, summary: A, origin: 7/5/1954, date: 7/5/2024}\n",
            range(2030, 2031),
            "no anniversary to draft; 'plan anniversaries --years 2030' shows those there are, and --class round "
            "--class half-round --class other takes them all",
        ),
        (
            "events:\n  - {id: a, summary: A, date: 7/5/2024}\n",
            range(2028, 2030),
            "no anniversary to draft; 'plan anniversaries --years 2028-2029' shows those there are, and --class round "
            "--class half-round --class other takes them all",
        ),
        (
            "events:\n  - {id: a, summary: A, origin: 7/5/1954, date: 7/5/2024, window: 1/3/2024 âm lịch - 7/5/2024}\n",
            range(2104, 2105),
            "the plan cannot be drafted for these years: 3/2104 âm lịch: the lunar calendar is known for the lunar "
            "years 1900 to 2099 only",
        ),
        (
            "events:\n  - {id: a, summary: A, origin: 1/1/1959, date: 1/1/2024, window: 1/1/2024 - 1/1/2026}\n",
            range(9999, 10000),
            "the plan cannot be drafted for these years: '01/01/2026' lies beyond the calendar, which has the years "
            "1 to 9999",
        ),
    ],
)
def test_what_cannot_be_drafted_is_refused(text: str, years: range, message: str) -> None:
    text = HEAD + text
    plan, _ = read(text)
    with pytest.raises(Failure) as refused:
        draft(text, "plan.yaml", plan, years, ("round", "half-round"), ENGLISH)
    assert ENGLISH.render(refused.value.message) == message
