"""A browser, and a web server of this machine alone that says what it was asked for."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import program


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium without a window, one for each worker; its event loop must be gone before other tests run theirs."""
    path = program("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def as_new(tab: Page) -> Page:
    """A tab that shows nothing, as a screen does; for a test to have it, which costs less than a new one."""
    tab.goto("about:blank")
    tab.emulate_media(media="null", color_scheme="null")
    return tab


class Site(http.server.ThreadingHTTPServer):
    """A server of one document, or of the files of a site by their paths, and the paths it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.path = "/"
        self.media_type = "text/html"
        self.content = b""
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{self.path}"


class _Answer(http.server.BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        documents = {self.server.path: self.server.content, **self.server.files}
        content = documents.get(self.path, b"")
        self.send_response(200 if self.path in documents else 204)
        self.send_header("Content-Type", self.server.media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
