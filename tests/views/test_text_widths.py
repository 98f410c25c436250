"""How wide texts are, and where their lines break."""

from __future__ import annotations

import pytest

from tamduong_cli.views.text_widths import in_arial, in_bold_times, lines_within


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("i", 0.23),
        ("n", 0.56),
        ("N", 0.72),
        ("W", 1.0),
        ("8", 0.56),
        ("ệ", 0.56),
        ("e\u0323\u0302", 0.56),
        ("Ế", 0.72),
        ("漢", 1),
        ("Kỷ niệm 70 năm", 7.33),
    ],
)
def test_a_text_in_arial_is_as_wide_as_its_letters_and_a_fiftieth(text: str, ems: float) -> None:
    assert in_arial(text, 20) == pytest.approx(ems * 20 * 1.02)


@pytest.mark.parametrize(("text", "ems"), [("", 0), (" ", 0.25), ("Ế", 0.7), ("ế", 0.47), ("…", 1), ("Độc lập", 3.3)])
def test_a_text_in_bold_times_is_as_wide_as_its_letters(text: str, ems: float) -> None:
    assert in_bold_times(text, 14) == pytest.approx(ems * 14)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("năm", ["năm"]),
        ("Kỷ niệm  70\nnăm", ["Kỷ niệm 70", "năm"]),
        ("Kỷ WWWWWWWW năm", ["Kỷ", "WWWWW", "WWW năm"]),
        ("a\x1bb", ["a\\x1bb"]),
    ],
)
def test_lines_break_between_words_and_within_one_that_is_too_wide(text: str, lines: list[str]) -> None:
    assert lines_within(text, 20, 110) == lines
