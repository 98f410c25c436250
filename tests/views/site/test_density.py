"""How close lines stand by how much there is on a page."""

from __future__ import annotations

import pytest

from tamduong_cli.views.site.density import density_for, lines_of
from tamduong_cli.views.site.entries import Entry, HeadedPoints


@pytest.mark.parametrize(
    ("lines", "density"),
    [(0, "roomy"), (23, "roomy"), (23.5, "close"), (38, "close"), (38.5, "dense"), (900, "dense")],
)
def test_the_more_lines_there_are_the_closer_they_stand(lines: float, density: str) -> None:
    assert density_for(lines) == density


def test_a_text_has_a_line_for_each_42_letters() -> None:
    assert lines_of([]) == 0
    assert lines_of([HeadedPoints("", ("a" * 41, "a" * 42, "a" * 84))]) == 1 + 1 + 2 + 3
    assert lines_of([Entry("a", "past", "1 day ago", ("b", "c" * 42)), Entry("a", "past", "", ())]) == 1 + 1 + 2 + 1
