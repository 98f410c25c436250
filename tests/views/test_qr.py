"""QR codes: a reader finds in a picture and on a terminal what was written, black on white with room around it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import zxingcpp

from tamduong_cli.views.qr import svg, terminal

ADDRESSES = [
    "webcal://lich.example.org/calendars/ban-tuyen-giao.ics",
    "webcal://192.168.1.20:8000/x.ics",
    "webcal://example.org/" + "a" * 300 + ".ics",
]
SCALE = 3


def read(rows: list[list[bool]]) -> str:
    """What a reader finds where black is True, three pixels to a module."""
    pixels = b"".join(bytes(0 if black else 255 for black in row for _ in range(SCALE)) * SCALE for row in rows)
    image = memoryview(pixels).cast("B", shape=(len(rows) * SCALE, len(rows[0]) * SCALE))
    (found,) = zxingcpp.read_barcodes(image, try_invert=False, try_rotate=False, is_pure=False)
    return found.text


def modules_of(path: str, size: int) -> list[list[bool]]:
    """The modules that a path of horizontal strokes blackens: M and m move, h draws, from row middle to row middle."""
    rows = [[False] * size for _ in range(size)]
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            for column in range(int(x), int(x + values[0])):
                rows[int(y)][column] = True
            x += values[0]
    return rows


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_picture_says_the_address_black_on_white(address: str) -> None:
    root = ElementTree.fromstring(svg(address))
    size = int(root.attrib["viewBox"].split()[2])
    assert root.attrib == {"viewBox": f"0 0 {size} {size}"}
    ground, code = root
    assert ground.attrib == {"fill": "#fff", "d": f"M0 0h{size}v{size}h-{size}z"}
    assert (set(code.attrib), code.attrib["stroke"]) == ({"stroke", "d"}, "#000")
    modules = modules_of(code.attrib["d"], size)
    edge = [*modules[:4], *modules[-4:], *(row[:4] + row[-4:] for row in modules)]
    assert not any(module for row in edge for module in row)
    assert modules[4][4:11] == [True] * 7
    assert read(modules) == address


@pytest.mark.parametrize(
    ("length", "fits"), [(2331, True), (2332, True), (2953, True), (2954, False), (100_000, False)]
)
def test_what_is_too_long_for_a_code_has_none(length: int, fits: bool) -> None:
    address = ADDRESSES[0].ljust(length, "a")
    assert (svg(address) != "", terminal(address) != "", terminal(address, color=False) != "") == (fits, fits, fits)


def test_a_picture_fits_into_a_page_with_a_strict_policy() -> None:
    assert "style" not in svg(ADDRESSES[0])
    assert "<?xml" not in svg(ADDRESSES[0])
    assert svg(ADDRESSES[0]) == svg(ADDRESSES[0])


UPPER, LOWER = "▀█", "▄█"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_terminal_shows_black_on_white_in_colours_of_its_own(address: str) -> None:
    lines = terminal(address).splitlines()
    rows = []
    for line in lines:
        match = re.fullmatch("\x1b\\[38;5;16;48;5;231m([ ▀▄█]+)\x1b\\[0m", line)
        assert match
        rows += [[cell in UPPER for cell in match[1]], [cell in LOWER for cell in match[1]]]
    assert read(rows) == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_colour_blocks_are_the_light_of_a_dark_terminal(address: str) -> None:
    lines = terminal(address, color=False).splitlines()
    assert set("".join(lines)) == set(" ▀▄█")
    assert {len(line) for line in lines} == {len(lines[0])}
    rows = [[cell not in half for cell in line] for line in lines for half in (UPPER, LOWER)]
    assert read(rows) == address
