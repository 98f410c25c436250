"""The server: what it answers, and that no client can harm it. All of it over the network, from a server that runs."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import gzip
import http.client
import itertools
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message
from tamduong_cli.publishing import server
from tamduong_cli.publishing.listening import listen
from tamduong_cli.publishing.server import Site, names, takes_gzip

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
PAGE_POLICY = (
    "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'"
)
NOTHING_LOADS = "default-src 'none'; frame-ancestors 'none'"
CACHED = {"cache-control": "no-cache", "vary": "Accept-Encoding"}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Served(NamedTuple):
    """A server that runs."""

    site: Site
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
def serving(site: Site) -> Iterator[Served]:
    running = server.server(site)
    listening = listen("127.0.0.1", 0)
    troubles: list[Message] = []
    said: list[str] = []

    def trouble(message: Message) -> None:
        troubles.append(message)
        said.append(str(message.values["reason"]))

    begun = threading.Event()
    thread = threading.Thread(target=server.run, args=(running, listening, for_ever(), begun.set, trouble))
    served = Served(site, running, listening.getsockname()[1], said)
    thread.start()
    assert begun.wait(GENEROUS)
    try:
        yield served
    finally:
        running.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(Site(FILES)) as served:
        yield served


# what it answers


def test_a_page(served: Served) -> None:
    answer = Answer(
        200,
        {
            "content-type": "text/html; charset=utf-8",
            "content-length": str(len(PAGE)),
            "etag": PAGE_TAG,
            "content-security-policy": PAGE_POLICY,
            **CACHED,
            **SAFE,
        },
        PAGE,
    )
    assert served.ask("/") == served.ask("/index.html") == served.ask("/?utm=x") == answer


def test_a_feed(served: Served) -> None:
    assert served.ask("/calendars/ke-hoach.ics") == Answer(
        200,
        {
            "content-type": "text/calendar; charset=utf-8",
            "content-length": str(len(FEED)),
            "etag": FEED_TAG,
            "content-security-policy": NOTHING_LOADS,
            **CACHED,
            **SAFE,
        },
        FEED,
    )


def test_a_feed_zipped(served: Served) -> None:
    answer = served.ask("/calendars/ke-hoach.ics", Accept_Encoding="br, gzip")
    assert gzip.decompress(answer.body) == FEED
    assert len(answer.body) < len(FEED) / 5
    assert answer.headers == {
        "content-type": "text/calendar; charset=utf-8",
        "content-encoding": "gzip",
        "content-length": str(len(answer.body)),
        "etag": f'{FEED_TAG[:-1]}-gzip"',
        "content-security-policy": NOTHING_LOADS,
        **CACHED,
        **SAFE,
    }


def test_an_unchanged_feed(served: Served) -> None:
    answer = served.ask("/calendars/ke-hoach.ics", If_None_Match=FEED_TAG)
    assert answer == Answer(304, {"etag": FEED_TAG, **CACHED}, b"")


def test_what_is_small_or_does_not_shrink_is_not_zipped() -> None:
    random = bytes(itertools.islice(itertools.cycle(range(251)), 400))
    with serving(Site({"a.ics": SHORT, "b.ics": random})) as served:
        for path, content in (("/a.ics", SHORT), ("/b.ics", random)):
            answer = served.ask(path, Accept_Encoding="gzip")
            assert (answer.body, answer.headers.get("content-encoding")) == (content, None)
            assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/", "/calendars/ke-hoach.ics", "/khong-co"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_head_has_the_headers_of_get_and_no_body(path: str, coding: str, served: Served) -> None:
    get, head = (served.ask(path, method, Accept_Encoding=coding) for method in ("GET", "HEAD"))
    assert head == get._replace(body=b"")


def test_a_file_of_an_unknown_kind_is_not_guessed_at(served: Served) -> None:
    assert served.ask("/style.css").headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"])
@pytest.mark.parametrize("path", ["/", "/khong-co"])
def test_other_methods_are_refused(method: str, path: str, served: Served) -> None:
    assert served.ask(path, method) == Answer(
        405,
        {
            "allow": "GET, HEAD",
            "content-type": "text/plain; charset=utf-8",
            "content-length": "23",
            "cache-control": "no-store",
            "content-security-policy": NOTHING_LOADS,
            **SAFE,
        },
        b"405 Method Not Allowed\n",
    )


@pytest.mark.parametrize(
    "path",
    [
        "/units",
        "/units/",
        "/units/ban",
        "/units/ban.html/",
        "/units/BAN.html",
        "//index.html",
        "/./index.html",
        "/units/../index.html",
        "/units/%2e%2e/index.html",
        "/..%2findex.html",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/../../../etc/passwd",
        "/..%5c..%5cplan.yaml",
        "/C:/plan.yaml",
        "/plan.yaml",
        "/index.html%00",
        "/%00",
        "/index.html%0A",
        "/%0d%0aSet-Cookie:%20a=b",
        "/%ff%fe",
        "/%",
        "/" + "a" * 60_000,
        "/" + "../" * 10_000,
    ],
    ids=lambda path: path[:40],
)
def test_what_the_site_does_not_have(path: str, served: Served) -> None:
    assert served.ask(path) == Answer(
        404,
        {
            "content-type": "text/plain; charset=utf-8",
            "content-length": "14",
            "cache-control": "no-store",
            "content-security-policy": NOTHING_LOADS,
            **SAFE,
        },
        b"404 Not Found\n",
    )


def test_a_path_may_be_written_with_escapes(served: Served) -> None:
    assert served.ask("/units/%62an%2Ehtml").body == FILES["units/ban.html"]
    with serving(Site({"calendars/kế.ics": FEED})) as other:
        assert other.ask("/calendars/k%E1%BA%BF.ics").body == FEED


@pytest.mark.parametrize(
    ("tags", "status"),
    [
        (FEED_TAG, 304),
        (f"W/{FEED_TAG}", 304),
        (f'"a", {FEED_TAG}', 304),
        (f'W/"a",W/{FEED_TAG},"b"', 304),
        (f'"a,b" , {FEED_TAG}', 304),
        ("*", 304),
        (" * ", 304),
        ('"a"', 200),
        (FEED_TAG.strip('"'), 200),
        (FEED_TAG[:-2] + '"', 200),
        (f'"x{FEED_TAG[1:]}', 200),
        (f'{FEED_TAG[:-1]}-gzip"', 200),
        (f"w/{FEED_TAG}", 200),
        ('"*"', 200),
        (f"{FEED_TAG};", 200),
        ("", 200),
        (",,,", 200),
    ],
)
def test_if_none_match(tags: str, status: int, served: Served) -> None:
    answer = served.ask("/calendars/ke-hoach.ics", If_None_Match=tags)
    assert (answer.status, answer.body, answer.headers["etag"]) == (status, FEED if status == 200 else b"", FEED_TAG)


def test_if_none_match_is_about_the_coding_that_would_be_sent(served: Served) -> None:
    zipped = f'{FEED_TAG[:-1]}-gzip"'
    for known, status in ((zipped, 304), (FEED_TAG, 200), (f"{FEED_TAG}, {zipped}", 304), ("*", 304)):
        answer = served.ask("/calendars/ke-hoach.ics", If_None_Match=known, Accept_Encoding="gzip")
        assert (answer.status, answer.headers["etag"]) == (status, zipped)


def test_a_header_may_come_in_several_lines(served: Served) -> None:
    lines = f'GET /calendars/ke-hoach.ics HTTP/1.1\r\nHost: x\r\nIf-None-Match: "a"\r\nIf-None-Match: {FEED_TAG}\r\n'
    answer = served.send(f"{lines}Connection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 304 Not Modified\r\n")
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("x-gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
        ("gzip;q=0.001", True),
        ("gzip ; q=1", True),
        ("*", True),
        ("*;q=0.5", True),
        ("identity;q=0, *", True),
        ("identity;q=0.5, gzip", True),
        ("", False),
        ("identity", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000", False),
        ("gzip;q=0, *", False),
        ("*;q=0", False),
        ("identity, gzip;q=0.5", False),
        ("gzip;q=", False),
        ("gzip;q=nan", False),
        ("gzip;q=-1", False),
        ("gzip;level=9", False),
        ("gzipped", False),
        (",;,;;=", False),
    ],
)
def test_accept_encoding(accepted: str, expected: bool, served: Served) -> None:
    assert takes_gzip(accepted) is expected
    answer = served.ask("/calendars/ke-hoach.ics", Accept_Encoding=accepted)
    assert (answer.headers.get("content-encoding") == "gzip") is expected
    assert (gzip.decompress(answer.body) if expected else answer.body) == FEED


def test_names_of_a_tag() -> None:
    assert names('W/"a"', '"a"')
    assert not names('"a', '"a"')


# a site that changes


def test_an_unchanged_file_keeps_its_tag_when_the_site_is_made_anew() -> None:
    with serving(Site(FILES)) as served:
        served.site.show({**FILES, "index.html": PAGE + b"1"})
        assert served.ask("/calendars/ke-hoach.ics", If_None_Match=FEED_TAG).status == 304
        assert served.ask("/", If_None_Match=PAGE_TAG).body == PAGE + b"1"
        served.site.show({"index.html": PAGE})
        assert served.ask("/", If_None_Match=PAGE_TAG).status == 304
        assert served.ask("/calendars/ke-hoach.ics").status == 404


def test_each_answer_is_of_one_state_of_the_site() -> None:
    states = [{path: content + bytes([48 + n]) * 40_000 for path, content in FILES.items()} for n in range(3)]
    with serving(Site(states[0])) as served:
        tags: dict[tuple[str, str | None], dict[str, bytes]] = {}
        for state in states:
            served.site.show(state)
            for path, coding in itertools.product(state, ("gzip", "identity")):
                answer = served.ask(f"/{path}", Accept_Encoding=coding)
                tags.setdefault((path, coding), {})[answer.headers["etag"]] = answer.body
        assert all(len(of_path) == 3 for of_path in tags.values())
        ended = threading.Event()
        seen: set[str] = set()
        wrong: list[str] = []

        def read() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=GENEROUS)
            with contextlib.closing(connection):
                for path, coding in itertools.cycle(tags):
                    answer = ask(connection, f"/{path}", Accept_Encoding=coding or "")
                    seen.add(answer.headers["etag"])
                    if tags[path, coding].get(answer.headers["etag"]) != answer.body:
                        wrong.append(path)
                    if ended.is_set():
                        return

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        until = time.monotonic() + 2
        for state in itertools.cycle(states):
            served.site.show(state)
            if time.monotonic() > until and len(seen) > len(tags):
                break
        ended.set()
        for reader in readers:
            reader.join()
        assert wrong == []
        served.site.show(FILES)
        served.is_well()


# clients that mean harm, or mean well and are slow


@pytest.mark.parametrize(
    "request_",
    [
        b"\r\n\r\n\r\n\r\nx\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 \r\n\r\n",  # TLS
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nA\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nA: \x00\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"b" * 100_000,
        b"A" * 100_000,
    ],
    ids=lambda request: repr(request[:40]),
)
def test_what_is_not_http_is_refused(request_: bytes, served: Served) -> None:
    refused = {b"HTTP/1.1 400", b"HTTP/1.1 501"}
    if len(request_) > 65_536:  # what comes after the refusal makes the system drop the connection, and maybe that too
        refused.add(b"")
    assert served.send(request_)[:12] in refused
    served.is_well()


@pytest.mark.parametrize(
    "request_",
    [
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/9.9\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET http://x/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"CONNECT x:443 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9999999\r\n\r\n" + b"a" * 9_999_999,
        b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9\r\n\r\nhalf",
        b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
    ],
    ids=lambda request: repr(request[:40]),
)
def test_what_is_http_and_strange_is_answered(request_: bytes, served: Served) -> None:
    assert served.send(request_)[:8] in (b"HTTP/1.1", b"")
    served.is_well()


@pytest.mark.parametrize(
    "parts",
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\n",),
        (b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", b"none\r\n"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", b"none\r\n", b"none\r\n"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\nnone\r\n\r\n",),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"none\r\n\r\n"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", b"\x00\r\n\r\n"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", b"\x81\x05hello\r\n\r\n"),
    ],
    ids=lambda parts: repr(parts[-1][-20:]),
)
def test_what_stops_being_http_gets_its_answer_and_no_more(parts: tuple[bytes, ...], served: Served) -> None:
    assert served.send(*parts).startswith((b"HTTP/1.1 200", b"HTTP/1.1 405"))
    served.is_well()


def test_requests_in_a_row_are_answered_in_a_row(served: Served) -> None:
    one = b"GET /calendars/ngan.ics HTTP/1.1\r\nHost: x\r\n"
    received = served.send((one + b"\r\n") * 50 + one + b"Connection: close\r\n\r\n")
    assert received.count(b"HTTP/1.1 200 OK\r\n") == received.count(SHORT) == 51


def test_a_connection_taken_down_midway_is_no_trouble() -> None:
    large = {**FILES, "calendars/lon.ics": FEED * 2000}
    with serving(Site(large)) as served:
        for _ in range(100):
            with served.connect() as connection:
                connection.sendall(b"GET /calendars/lon.ics HTTP/1.1\r\nHost: x\r\n\r\n" * 3)
                reset = b"\1\0\0\0\0\0\0\0"  # close at once, whatever is under way
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
        served.is_well()


def test_a_thousand_connections_at_once(served: Served) -> None:
    feed = b"GET /calendars/ke-hoach.ics HTTP/1.1\r\nHost: x\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, ending: bytes) -> bytes:
        writer.write(feed + ending + b"\r\n")
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.partition(b"content-length: ")[2].partition(b"\r\n")[0]
        return head.partition(b"\r\n")[0] + await reader.readexactly(int(length or 0))

    async def clients() -> list[list[bytes]]:
        connections = [await asyncio.open_connection("127.0.0.1", served.port) for _ in range(1000)]
        rounds = []
        for ending in (b"", b"If-None-Match: " + FEED_TAG.encode() + b"\r\n"):
            rounds.append(await asyncio.gather(*(answer(*connection, ending) for connection in connections)))
            assert len(served.server.server_state.connections) == 1000
        for _, writer in connections:
            writer.close()
            await writer.wait_closed()
        return rounds

    answers = asyncio.run(asyncio.wait_for(clients(), 4 * GENEROUS))
    assert answers == [[b"HTTP/1.1 200 OK" + FEED] * 1000, [b"HTTP/1.1 304 Not Modified"] * 1000]
    served.is_well()


def test_slow_clients_keep_nobody_waiting() -> None:
    large = {**FILES, "calendars/lon.ics": FEED * 2000}
    with serving(Site(large)) as served, contextlib.ExitStack() as stack:
        silent, half, deaf, slow = ([stack.enter_context(served.connect()) for _ in range(50)] for _ in range(4))
        for connection in half:
            connection.sendall(b"GET /calendars/ke-ho")
        for connection in deaf:
            connection.sendall(b"GET /calendars/lon.ics HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        for connection in slow:
            connection.sendall(b"GET /calendars/ke-hoach.ics HTTP/1.1\r\nHost: x\r\n\r\n")
        for _ in range(20):
            for connection in slow:
                assert len(connection.recv(1)) == 1
            begin = time.monotonic()
            assert served.ask("/calendars/ke-hoach.ics").body == FEED
            assert time.monotonic() - begin < GENEROUS / 3
        for connection in half:
            connection.sendall(b"ach.ics HTTP/1.1\r\nHost: x\r\n\r\n")
            assert connection.recv(15) == b"HTTP/1.1 200 OK"
        assert len(silent) == 50
        served.is_well()


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HT", b"GET /calendars/lon.ics HTTP/1.1\r\nHost: x\r\n\r\n" * 20],
    ids=["silent", "half a request", "does not read"],
)
def test_a_connection_that_asks_nothing_is_ended(sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0.2)
    with serving(Site({**FILES, "calendars/lon.ics": FEED * 2000})) as served, served.connect() as connection:
        connection.sendall(sent)
        wait_until(lambda: len(served.server.server_state.connections) > 0)
        wait_until(lambda: len(served.server.server_state.connections) == 0)
        served.is_well()


def test_a_connection_that_keeps_asking_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 1.0)
    with serving(Site(FILES)) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=GENEROUS)
        connection.connect()
        own = connection.sock.getsockname()
        for _ in range(30):
            assert ask(connection, "/calendars/ngan.ics").body == SHORT
            time.sleep(0.1)
        assert connection.sock.getsockname() == own
        connection.close()


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + GENEROUS
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)


# its beginning and its end


def test_the_end_does_not_wait_for_slow_clients() -> None:
    with contextlib.ExitStack() as stack:
        with serving(Site({**FILES, "calendars/lon.ics": FEED * 2000})) as served:
            for sent in (b"", b"GET / HT", b"GET /calendars/lon.ics HTTP/1.1\r\nHost: x\r\n\r\n" * 20):
                stack.enter_context(served.connect()).sendall(sent)
            wait_until(lambda: len(served.server.server_state.connections) == 3)
            begin = time.monotonic()
        assert time.monotonic() - begin < GENEROUS / 3
        assert served.troubles == []
        assert served.server.server_state.connections == set()


@pytest.mark.parametrize("each", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_even_before_its_first_answer(each: signal.Signals) -> None:
    if threading.current_thread() is not threading.main_thread():
        pytest.skip("signals are the main thread's")
    before = signal.getsignal(each)
    running = server.server(Site(FILES))
    server.run(running, listen("127.0.0.1", 0), for_ever(), lambda: signal.raise_signal(each), lambda message: None)
    assert signal.getsignal(each) is before


def test_what_ends_the_watch_ends_the_server() -> None:
    async def watch() -> None:
        raise Failure(Message("the disk is full"))

    running = server.server(Site(FILES))
    with pytest.raises(Failure) as raised:
        server.run(running, listen("127.0.0.1", 0), watch(), lambda: None, lambda message: None)
    assert raised.value.message == Message("the disk is full")


def test_a_fault_of_the_program_is_told_once_and_harms_no_other_answer(capfd: pytest.CaptureFixture[str]) -> None:
    class Faulty(Site):
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            if scope["path"] == "/loi":
                raise KeyError("lỗi")
            await super().__call__(scope, receive, send)

    with serving(Faulty(FILES)) as served:
        assert [served.ask("/loi").status for _ in range(3)] == [500] * 3
        assert served.ask("/calendars/ngan.ics").body == SHORT
    assert served.troubles == ["Exception in ASGI application: KeyError('lỗi')"]
    assert capfd.readouterr() == ("", "")


def test_nothing_is_written_about_a_clients_faults(capfd: pytest.CaptureFixture[str], served: Served) -> None:
    served.send(b"none\r\n\r\n")
    served.ask("/", "POST")
    served.ask("/khong-co")
    assert capfd.readouterr() == ("", "")


def test_a_server_collects_what_its_connections_leave_behind() -> None:
    gc.disable()  # as the entry of the program does
    with serving(Site(FILES)) as served:
        served.is_well()
        assert gc.isenabled()


def test_the_server_may_have_as_many_connections_as_the_system_allows() -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2048:
        pytest.skip("the system allows no more")
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
    try:
        with serving(Site(FILES)) as served:
            served.is_well()
            assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(hard, 65_536)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
