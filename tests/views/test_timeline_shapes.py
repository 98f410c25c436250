"""The colours of a timeline: what is to be seen stands out."""

from __future__ import annotations

import re

import pytest

from tamduong_cli.views.timeline_svg import picture
from tests.views.test_timeline_svg import FEATURES
from tests.views.test_timeline_words import ENGLISH, shown

CONTRASTS = [
    # texts, on white
    *(("#1b1f24", "#ffffff", 4.5), ("#57606a", "#ffffff", 4.5), ("#b3261e", "#ffffff", 4.5)),
    # shapes, on the tracks, and the hatching on bars
    *((fill, other, 3.0) for fill in ("#6b7480", "#1a7f37", "#0b5cad", "#8a3b00") for other in ("#eef1f4", "#ffffff")),
    *(("#1b1f24", "#eef1f4", 3.0), ("#b3261e", "#eef1f4", 3.0), ("#57606a", "#eef1f4", 3.0)),
]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""

    def luminance(color: str) -> float:
        """WCAG 2.2, relative luminance."""
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("one", "other", "least"), CONTRASTS)
def test_what_is_to_be_seen_stands_out(one: str, other: str, least: float) -> None:
    assert contrast(one, other) >= least


def test_every_colour_of_the_picture_is_one_whose_contrast_is_known() -> None:
    known = {color for one, other, _ in CONTRASTS for color in (one, other)}
    colors = set(re.findall(r"#[0-9a-f]{6}", picture(shown(FEATURES), ENGLISH)))
    assert colors - known == {"#c4ccd4"}  # the lines of the months, which only decorate
