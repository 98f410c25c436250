"""The picture in the READMEs: the plan's windows in a terminal, and a unit's page on a phone.

    python -m tests.docs.picture

Both are the program's own, on 5 December 2023: what it writes to a terminal with colour, and its page in a browser.
"""

from __future__ import annotations

import base64
import datetime
import io
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tamduong_cli.cli import main
from tests.commands.test_terminal import in_terminal
from tests.conftest import PLAN, PROJECT, program

PICTURE = PROJECT / "docs" / "pictures" / "phone-and-terminal.png"
ON = datetime.datetime(2023, 12, 5, 3, tzinfo=datetime.timezone.utc)
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
.phone img { width: 100%; }
</style><div class="terminal"><div class="bar"><i></i><i></i><i></i></div>
"""


def terminal() -> str:
    """What a person sees who types `plan windows` into a terminal, as HTML."""
    shown = in_terminal("--plan", str(PLAN), "windows", "--on", "05/12/2023", columns=COLUMNS).out
    console = Console(file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True)
    console.print(Text("$ plan windows --on 05/12/2023"))
    console.print(Text.from_ansi(shown))
    theme = TerminalTheme((29, 36, 48), (230, 233, 239), [(60, 68, 84), *COLORS, (200, 204, 212)])
    return console.export_html(theme=theme, inline_styles=True, code_format="<pre>{code}</pre>")


def phone(browser: Browser) -> bytes:
    """A unit's page on a phone."""
    with tempfile.TemporaryDirectory() as folder:
        base = ["--plan", str(PLAN), "site", "--base-url", "https://example.vn/plan/", "-o", folder]
        assert main(base, clock=lambda: ON) == 0
        page = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        page.clock.set_fixed_time(ON)
        page.goto((Path(folder) / "units" / "trung-tam-van-hoa-the-thao-truyen-thong.html").as_uri())
        return page.screenshot()


def take() -> None:
    """Write the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        shot = base64.b64encode(phone(browser)).decode()
        page = browser.new_page(viewport={"width": 1180, "height": 700}, device_scale_factor=1.5)
        page.set_content(f'{PAGE}{terminal()}</div><div class="phone"><img src="data:image/png;base64,{shot}"></div>')
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take()
