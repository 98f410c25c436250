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


ALIASES = """\
window: &rule {before: 20, after: 5}
events:
  - id: a
    summary: A
    origin: 7/5/1954
    date: &day 7/5/2024
    window: &own {from: 1/5/2024, to: 9/5/2024}
    messages: &words  # in two places
      - "B: b"
      - C, c
  - {id: b, summary: B, origin: 7/5/1955, date: *day, window: *own, messages: *words}
units:
  - {id: u, name: U, duties: *words, events: &these [a, b]}
  - id: v
    name: V
    events: *these
recipients: *words
"""


def test_what_aliases_repeat_is_drafted_wherever_it_stands() -> None:
    text = HEAD.replace("window: {before: 20 ngày, after: 5 ngày}\n", "") + ALIASES
    plan, _ = read(text)
    made = draft(text, "plan.yaml", plan, range(2025, 2026), ("other", "half-round", "round"), ENGLISH).text
    assert "*" not in made and "&" not in made
    for line in (
        "window: {before: 20, after: 5}\n",
        "    date: 7/5/2025\n",
        "    window: {from: 1/5/2025, to: 9/5/2025}\n",
        "    messages: # in two places\n",
        "  - {id: b, summary: B, origin: 7/5/1955, date: 7/5/2025, window: {from: 1/5/2025, to: 9/5/2025}, messages: "
        '["B: b", "C, c"]}\n',
        '  - {id: u, name: U, duties: ["B: b", "C, c"], events: [a, b]}\n',
        "    events: [a, b]\n",
        'recipients: ["B: b", "C, c"]\n',
    ):
        assert line in made, made


def test_an_anchor_that_nothing_repeats_is_left_out() -> None:
    text = HEAD + "events:\n  - &a {id: a, summary: A, origin: 7/5/1954, date: 7/5/2024}\n"
    plan, _ = read(text)
    made = draft(text, "plan.yaml", plan, range(2029, 2030), ("half-round", "round"), ENGLISH).text
    assert "  - {id: a, summary: A, origin: 7/5/1954, date: 7/5/2029}\n" in made


def test_a_short_name_moves_with_the_summary_and_what_still_names_the_old_year_is_marked() -> None:
    text = HEAD + (
        "events:\n"
        "  - id: a\n    summary: Kỷ niệm 70 năm (1954 - 2024)\n    short: 70 năm Điện Biên 2024\n    origin: 7/5/1954\n"
        "    date: 7/5/2024\n    location: Hội trường 2024\n    url: https://a.vn/2024\n"
    )
    plan, _ = read(text)
    made = draft(text, "plan.yaml", plan, range(2029, 2030), ("half-round", "round"), ENGLISH).text
    assert "    short: 75 năm Điện Biên 2029\n" in made
    assert "# TODO: its short name, location, url or contact still says 2024" in made


def test_an_anchor_before_a_first_key_is_that_keys() -> None:
    text = HEAD + (
        "events:\n  - &key id: a\n    summary: A\n    origin: 7/5/1954\n    date: 7/5/2024\n"
        "  - {*key : b, summary: B, origin: 8/5/1954, date: 8/5/2024}\n"
    )
    plan, _ = read(text)
    made = draft(text, "plan.yaml", plan, range(2029, 2030), ("half-round", "round"), ENGLISH).text
    assert "  - id: a\n" in made
    assert "{id : b" in made
