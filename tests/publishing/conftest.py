"""A server that runs, and what it serves, for tests that ask it over the network."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
import uvicorn

from tamduong_cli.language import Message
from tamduong_cli.publishing.answers import ServedSite
from tamduong_cli.publishing.listening import listen
from tamduong_cli.publishing.server import run_server, server_for
from tamduong_cli.views.site.layout import policy

GENEROUS = 30.0
"""Seconds, for what takes a few milliseconds on a machine that is not busy."""

PAGE = "<p>Kế hoạch tuyên truyền</p>\n".encode() * 100
FEED = b"BEGIN:VCALENDAR\r\n" + b"SUMMARY:Tuy\xc3\xaan truy\xe1\xbb\x81n\r\n" * 100 + b"END:VCALENDAR\r\n"
SHORT = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
FILES = {
    "index.html": PAGE,
    "units/ban.html": PAGE + b"ban",
    "calendars/ke-hoach.ics": FEED,
    "calendars/ngan.ics": SHORT,
    "style.css": b"p{}",
}
FEED_TAG = '"989e21a6a1fba6511a26633598f4b21f"'
PAGE_TAG = '"fa4843016568209142217168c89a2f84"'

SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
PAGE_POLICY = policy() + "; frame-ancestors 'none'"
NOTHING_LOADS = "default-src 'none'; frame-ancestors 'none'"
CACHED = {"cache-control": "no-cache", "vary": "Accept-Encoding"}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Served(NamedTuple):
    """A server that runs."""

    site: ServedSite
    server: uvicorn.Server
    port: int
    troubles: list[str]

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GENEROUS)
        with contextlib.closing(connection):
            return ask(connection, path, method, **headers)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=GENEROUS)

    def send(self, *parts: bytes) -> bytes:
        """What comes back for these bytes, all of them, until the server ends the connection."""
        with self.connect() as connection:
            received = b""
            with contextlib.suppress(ConnectionError):  # it may end before it has read everything
                for part in parts:
                    connection.sendall(part)
                    time.sleep(0.05 if len(parts) > 1 else 0)
                while chunk := connection.recv(65536):
                    received += chunk
            return received

    def is_well(self) -> None:
        assert self.ask("/calendars/ngan.ics").body == SHORT
        assert self.troubles == []


def ask(connection: http.client.HTTPConnection, path: str, method: str = "GET", **headers: str) -> Answer:
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    assert len(found) == len(response.getheaders())
    assert found.pop("date")
    return Answer(response.status, found, response.read())


async def for_ever() -> None:
    await asyncio.Event().wait()


@contextlib.contextmanager
def serving(site: ServedSite) -> Iterator[Served]:
    running = server_for(site)
    listening = listen("127.0.0.1", 0)
    troubles: list[Message] = []
    said: list[str] = []

    def trouble(message: Message) -> None:
        troubles.append(message)
        said.append(str(message.values["reason"]))

    begun = threading.Event()
    thread = threading.Thread(target=run_server, args=(running, listening, for_ever(), begun.set, trouble))
    served = Served(site, running, listening.getsockname()[1], said)
    thread.start()
    assert begun.wait(GENEROUS)
    try:
        yield served
    finally:
        running.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def lasting() -> Iterator[Served]:
    with serving(ServedSite(FILES)) as served:
        yield served


@pytest.fixture
def served(lasting: Served) -> Served:
    """One server for many tests. uvicorn's log is the process's, and tells it the troubles of others, too."""
    lasting.troubles.clear()
    return lasting


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + GENEROUS
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)
