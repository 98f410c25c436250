"""What a timeline's picture is drawn with: colours, shapes and lines of text, as elements of SVG 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from tamduong_cli.language import printable
from tamduong_cli.views.timeline_words import Sign

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Status

THICK = 22
"""How thick a bar is."""


class Colors(NamedTuple):
    """What things are drawn in.

    Beside what they stand on, texts have a contrast of 4.5 : 1 at least, shapes of 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
    """

    paper: str
    track: str
    ticks: str
    ink: str
    faint: str
    today: str
    deadline: str
    fills: Mapping[Status, str]
    """Of bars, by the status of the window."""


OWN_COLORS = Colors(
    paper="#ffffff",
    track="#eef1f4",
    ticks="#c4ccd4",
    ink="#1b1f24",
    faint="#57606a",
    today="#b3261e",
    deadline="#8a3b00",
    fills={"past": "#6b7480", "active": "#1a7f37", "upcoming": "#0b5cad"},
)
PAGE_COLORS = Colors(
    paper="var(--paper)",
    track="var(--track)",
    ticks="var(--line)",
    ink="var(--ink)",
    faint="var(--soft)",
    today="var(--accent)",
    deadline="var(--deadline)",
    fills={"past": "var(--past)", "active": "var(--active)", "upcoming": "var(--upcoming)"},
)
"""Those that a page's style has, light or dark."""


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle, placed by its upper left corner."""
    place = f'x="{rounded(x)}" y="{rounded(y)}" width="{rounded(width)}" height="{rounded(height)}"'
    return f'<rect {place} fill="{fill}"/>'


def strokes(path: str, color: str) -> str:
    """Thin lines along a path."""
    return f'<path d="{path}" fill="none" stroke="{color}"/>'


def level(begin: float, end: float, y: float) -> str:
    """The path of a line from the left to the right."""
    return f"M{rounded(begin)} {rounded(y)}H{rounded(end)}"


def ticks(places: Iterable[float], y: float, length: float) -> str:
    """The path of lines downwards, side by side."""
    return "".join(f"M{rounded(x)} {rounded(y)}v{rounded(length)}" for x in places)


def hatching(begin: float, end: float, y: float, colors: Colors) -> str:
    """Lines of the paper's colour across a bar, one at least."""
    count = max(int((end - begin) / 5), 1)
    step = (end - begin) / count
    lines = ticks((begin + step * (number + 0.5) for number in range(count)), y, THICK)
    return f'<path d="{lines}" fill="none" stroke="{colors.paper}" stroke-width="{rounded(step * 0.36)}"/>'


def arrow(base: float, tip: float, y: float, fill: str) -> str:
    """A filled triangle from its base to its tip, to the right or to the left: a bar goes on there."""
    return f'<path d="M{rounded(base)} {rounded(y)}v{THICK}L{rounded(tip)} {rounded(y + THICK / 2)}z" fill="{fill}"/>'


def anniversary_sign(x: float, y: float, colors: Colors) -> str:
    """A diamond."""
    middle = y + THICK / 2
    path = f"M{rounded(x)} {rounded(middle - 15)}l7 15l-7 15l-7 -15z"
    return f'<path d="{path}" fill="{colors.ink}" stroke="{colors.paper}" stroke-width="1.5"/>'


def deadline_sign(x: float, y: float, colors: Colors) -> str:
    """A triangle that points down."""
    path = f"M{rounded(x - 13)} {rounded(y)}h26l-13 {THICK}z"
    return f'<path d="{path}" fill="{colors.deadline}" stroke="{colors.paper}" stroke-width="2"/>'


def todays_line(x: float, top: float, bottom: float, colors: Colors) -> list[str]:
    """A dashed line on one of the paper's colour, which parts it from a bar."""
    line = f'<path d="M{rounded(x)} {rounded(top)}V{rounded(bottom)}" fill="none"'
    return [
        f'{line} stroke="{colors.paper}" stroke-width="4"/>',
        f'{line} stroke="{colors.today}" stroke-width="2.4" stroke-dasharray="6 3"/>',
    ]


def sign_of_legend(sign: Sign, x: float, y: float, colors: Colors) -> list[str]:
    """A sign as the legend has it."""
    fill = colors.fills["upcoming"]
    if sign == "anniversary":
        return [anniversary_sign(x + 13, y, colors)]
    if sign == "deadline":
        return [deadline_sign(x + 13, y, colors)]
    if sign == "today":
        return todays_line(x + 13, y - 3, y + THICK + 3, colors)
    if sign == "cut":
        return [rect(x, y, 12, THICK, fill), arrow(x + 15, x + 27, y, fill)]
    return [rect(x, y, 26, THICK, fill), *([hatching(x, x + 26, y, colors)] if sign == "overlap" else [])]


def text_lines(
    x: float, y: float, lines: Sequence[str], size: float, fill: str, bold: bool = False, to: bool = False
) -> str:
    """Lines of text of which the first stands at y, from x on or, with `to`, up to it."""
    attributes = f'font-size="{size}" fill="{fill}"'
    attributes += ' font-weight="bold"' if bold else ""
    attributes += ' text-anchor="end"' if to else ""
    if len(lines) == 1:
        return f'<text x="{rounded(x)}" y="{rounded(y)}" {attributes}>{safe(lines[0])}</text>'
    spans = (
        f'<tspan x="{rounded(x)}" y="{rounded(y + line_height(size) * number)}">{safe(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f"<text {attributes}>{''.join(spans)}</text>"


def line_height(size: float) -> float:
    """How far apart lines of text stand."""
    return size * 1.28


def safe(text: str) -> str:
    """The text as XML has it: in one line, and without characters that XML 1.0 has not (2.2)."""
    return escape(printable(" ".join(text.split())))


def rounded(number: float) -> str:
    """A number with as many digits as a picture needs."""
    return f"{round(number, 2):g}"
