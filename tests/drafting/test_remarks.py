"""Remarks: what a person must look at stands above it."""

from __future__ import annotations

import pytest

from tests.drafting.conftest import HEAD, ONE_EVENT, drafted


@pytest.mark.parametrize(
    ("event", "remarks"),
    [
        ("summary: 70 năm A, origin: 7/5/1954, date: 7/5/2024", []),
        (
            "summary: Kỷ niệm lần thứ 70 A và 50 năm B, origin: 7/5/1954, date: 7/5/2024",
            ["the summary also says 50 năm, 70"],
        ),
        (
            "summary: 70 năm A (8/5/2024), origin: 7/5/1954, date: 7/5/2024",
            ["the summary still says 2024"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, messages: [70 năm qua, năm 2023 và 2023, 80 năm, 12/1953]",
            ["the messages still say 70 năm, 2023"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, windows: [{name: Đợt 2024, from: 1/5/2024, to: 9/5/2024}]",
            ["the windows' names still say 2024"],
        ),
        (
            "summary: A, origin: 7/5/1954, date: 7/5/2024, window: 1/3/2024 âm lịch - 3/4/2024 âm lịch",
            ["the window goes by the lunar calendar, and the anniversary does not; is it right?"],
        ),
        (
            "summary: A, origin: 10/3/1954 âm lịch, date: 10/3/2024 âm lịch, window: 1/4/2024 - 20/4/2024",
            ["the window was moved as far as the lunar date; is it right?"],
        ),
    ],
)
def test_what_a_person_must_look_at_stands_above_the_event(event: str, remarks: list[str]) -> None:
    new = drafted(HEAD + ONE_EVENT.format(event), range(2029, 2030))
    above = new.split("events:\n")[1].split("  - ")[0]
    assert above == "".join(f"  # TODO: {remark}\n" for remark in remarks)
