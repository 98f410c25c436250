"""The pictures in the documentation: windows in a terminal, and pages on a phone, on a computer, and on paper.

    python -m tests.docs.picture

All are the program's own, on 5 December 2023: what it writes to a terminal with colour, and its pages in a browser.
"""

from __future__ import annotations

import base64
import datetime
import io
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tamduong_cli.cli import main
from tests.commands.test_terminal import in_terminal
from tests.conftest import PLAN, PROJECT, program

PICTURES = PROJECT / "docs" / "pictures"
UNIT = "units/trung-tam-van-hoa-the-thao-truyen-thong.html"
ON = datetime.datetime(2023, 12, 5, 3, tzinfo=datetime.timezone.utc)
Scheme = Literal["light", "dark"]
COLUMNS = 82
COLORS = [(240, 113, 120), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221), (86, 182, 194)]
"""The terminal's red, green, yellow, blue, magenta and cyan."""
PAGE = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; width: 1180px; height: 700px; position: relative; background: #eef1f5; }
.terminal { position: absolute; left: 36px; top: 110px; border-radius: 12px; overflow: hidden; background: #1d2430;
  box-shadow: 0 18px 50px #0005; }
.bar { height: 34px; background: #2b3444; }
.bar i { display: inline-block; width: 12px; height: 12px; margin: 11px 0 0 12px; border-radius: 50%;
  background: #5b6880; }
pre { margin: 0; padding: 16px 22px 22px; font: 15px/1.5 "Liberation Mono", monospace; color: #e6e9ef; }
.phone { position: absolute; right: 44px; top: 34px; width: 292px; height: 632px; border: 10px solid #10141b;
  border-radius: 40px; overflow: hidden; box-shadow: 0 18px 50px #0006; background: #fff; }
img { width: 100%; display: block; }
.desk { position: absolute; left: 36px; top: 34px; width: 700px; height: 560px; overflow: hidden; border-radius: 10px;
  box-shadow: 0 18px 50px #0005; }
.wall { position: absolute; left: 500px; top: 196px; width: 334px; box-shadow: 0 10px 40px #0006; }
</style>
"""
BAR = '<div class="terminal"><div class="bar"><i></i><i></i><i></i></div>'


def terminal() -> str:
    """What a person sees who types `plan windows` into a terminal, as HTML."""
    shown = in_terminal("--plan", str(PLAN), "windows", "--on", "05/12/2023", columns=COLUMNS).out
    console = Console(file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True)
    console.print(Text("$ plan windows --on 05/12/2023"))
    console.print(Text.from_ansi(shown))
    theme = TerminalTheme((29, 36, 48), (230, 233, 239), [(60, 68, 84), *COLORS, (200, 204, 212)])
    return console.export_html(theme=theme, inline_styles=True, code_format="<pre>{code}</pre>")


def made(folder: str) -> Path:
    """The site, in a folder."""
    base = ["--plan", str(PLAN), "site", "--base-url", "https://example.vn/plan/", "-o", folder]
    assert main(base, clock=lambda: ON) == 0
    return Path(folder)


def screen(browser: Browser, path: Path, width: int, height: int, scheme: Scheme = "light") -> str:
    """A page as it is seen first, as the element of a picture."""
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=2, color_scheme=scheme)
    page.clock.set_fixed_time(ON)
    page.goto(path.as_uri())
    return image(page.screenshot())


def sheet(browser: Browser, path: Path) -> str:
    """The first sheet of A4 that a page prints on, as the element of a picture."""
    page = browser.new_page()
    page.clock.set_fixed_time(ON)
    page.goto(path.as_uri())
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    command = [program("pdftoppm"), "-png", "-r", "110", "-singlefile", "-"]
    return image(subprocess.run(command, input=printed, capture_output=True, check=True).stdout)


def image(content: bytes) -> str:
    return f'<img src="data:image/png;base64,{base64.b64encode(content).decode()}">'


def take() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        site = made(folder)
        page = browser.new_page(viewport={"width": 1180, "height": 700}, device_scale_factor=1.5)
        seen = screen(browser, site / UNIT, 390, 844)
        page.set_content(f'{PAGE}{BAR}{terminal()}</div><div class="phone">{seen}</div>')
        page.screenshot(path=PICTURES / "phone-and-terminal.png")
        desk, wall = screen(browser, site / "index.html", 1240, 1000), sheet(browser, site / UNIT)
        dark = screen(browser, site / UNIT, 390, 844, "dark")
        page.set_content(
            f'{PAGE}<div class="desk">{desk}</div><div class="wall">{wall}</div><div class="phone">{dark}</div>'
        )
        page.screenshot(path=PICTURES / "site.png")
        browser.close()


if __name__ == "__main__":
    take()
