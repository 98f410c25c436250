"""Clients that mean harm, or mean well and are slow: none harms the server or keeps others waiting."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import socket
import time

import pytest

from tamduong_cli.publishing.answers import ServedSite
from tamduong_cli.publishing.connection import Connection
from tests.publishing.conftest import (
    FEED,
    FEED_TAG,
    FILES,
    GENEROUS,
    SHORT,
    Served,
    ask,
    serving,
    wait_until,
)


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
    with serving(ServedSite(large)) as served:
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
    with serving(ServedSite(large)) as served, contextlib.ExitStack() as stack:
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
    monkeypatch.setattr(Connection, "PATIENCE", 0.2)
    with serving(ServedSite({**FILES, "calendars/lon.ics": FEED * 2000})) as served, served.connect() as connection:
        connection.sendall(sent)
        wait_until(lambda: len(served.server.server_state.connections) > 0)
        wait_until(lambda: len(served.server.server_state.connections) == 0)
        served.is_well()


def test_a_connection_that_keeps_asking_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Connection, "PATIENCE", 1.0)
    with serving(ServedSite(FILES)) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=GENEROUS)
        connection.connect()
        own = connection.sock.getsockname()
        for _ in range(30):
            assert ask(connection, "/calendars/ngan.ics").body == SHORT
            time.sleep(0.1)
        assert connection.sock.getsockname() == own
        connection.close()
