"""A site over HTTP, from memory: for a first look, and for the phones on an office's Wi-Fi.

It can be read and nothing else. uvicorn, with h11, speaks HTTP, and Starlette answers; the answers are made when the
site is, so that a request only chooses one. Calendar programs ask again and again, and mostly get a 304.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import gzip
import hashlib
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping
from typing import NamedTuple

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message
from tamduong_cli.views.site import POLICY as PAGE_POLICY

try:
    import h11
    import uvicorn
    from starlette.applications import Starlette
    from starlette.datastructures import Headers
    from starlette.exceptions import HTTPException
    from starlette.requests import Request
    from starlette.responses import PlainTextResponse, Response
    from starlette.routing import Mount
    from starlette.types import Receive, Scope, Send
    from uvicorn.protocols.http.h11_impl import H11Protocol
    from uvicorn.server import HANDLED_SIGNALS
except ModuleNotFoundError:  # this module is loaded when a site is to be served, and not before
    raise Failure(
        Message("plan serve needs Starlette and uvicorn, which are not installed; type: pip install starlette uvicorn")
    ) from None

PATIENCE = 30
"""Seconds that a connection may go without a new request; one that is being sent or answered gets up to twice that."""

_FAREWELL = 1
"""Seconds that answers under way have when the server ends."""

_CONNECTIONS = 65_536
"""As many files as the system should let the server have open, where it can."""

_WORTH_ZIPPING = 500
"""Bytes; what is smaller fits into one packet with its headers."""

_TYPES = {".html": "text/html; charset=utf-8", ".ics": "text/calendar; charset=utf-8"}

_NOTHING_LOADS = "default-src 'none'; frame-ancestors 'none'"

_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Form(NamedTuple):
    """A file in one coding: its entity tag (RFC 9110, 8.8.3) and the two answers there are."""

    tag: str
    whole: Response
    unchanged: Response


class File(NamedTuple):
    """A file as it is served."""

    plain: Form
    zipped: Form | None
    """None where that would not be smaller."""


def _file(path: str, content: bytes) -> File:
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    zipped = gzip.compress(content, mtime=0) if len(content) >= _WORTH_ZIPPING else content
    return File(
        _form(path, content, f'"{digest}"', None),
        _form(path, zipped, f'"{digest}-gzip"', "gzip") if len(zipped) < len(content) else None,
    )


def _form(path: str, body: bytes, tag: str, coding: str | None) -> Form:
    ending = os.path.splitext(path)[1]
    cached = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    headers = {
        "Content-Type": _TYPES.get(ending, "application/octet-stream"),
        **({"Content-Encoding": coding} if coding else {}),
        **cached,
        "Content-Security-Policy": PAGE_POLICY if ending == ".html" else _NOTHING_LOADS,
        **_SAFE,
    }
    return Form(tag, Response(body, headers=headers), Response(status_code=304, headers=cached))


class Site:
    """The files of a site by their paths below its root; it changes whole, and an answer is of one state of it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.show(files)

    def show(self, files: Mapping[str, bytes]) -> None:
        """Serve these files from now on, and no others."""
        self._files = {path: _file(path, content) for path, content in files.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request (ASGI)."""
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        file = self._files.get(scope["path"].removeprefix("/") or "index.html")
        if file is None:
            raise HTTPException(404)
        headers = Headers(scope=scope)
        form = file.plain
        if file.zipped and takes_gzip(",".join(headers.getlist("accept-encoding"))):
            form = file.zipped
        known = names(",".join(headers.getlist("if-none-match")), form.tag)
        await (form.unchanged if known else form.whole)(scope, receive, send)


def takes_gzip(accepted: str) -> bool:
    """Whether who accepts these codings would have gzip, and not rather none (Accept-Encoding; RFC 9110, 12.5.3)."""
    weights = {}
    for each in accepted.lower().split(","):
        coding, _, parameter = each.partition(";")
        weights[coding.strip()] = _weight(parameter)
    weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return weight > 0 and weight >= weights.get("identity", 0.0)


def _weight(parameter: str) -> float:
    """A weight such as q=0.5; 1 where there is none, 0 for what is none."""
    if not parameter.strip():
        return 1.0
    name, _, value = parameter.partition("=")
    try:
        return float(value) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0


def names(tags: str, tag: str) -> bool:
    """Whether the tag is among these (If-None-Match, compared weakly; RFC 9110, 13.1.2)."""
    return tags.strip() == "*" or tag in [each.strip().removeprefix("W/") for each in tags.split(",")]


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = {
        **(error.headers or {}),
        "Cache-Control": "no-store",
        "Content-Security-Policy": _NOTHING_LOADS,
        **_SAFE,
    }
    return PlainTextResponse(f"{error.status_code} {error.detail}\n", error.status_code, headers)


class Connection(H11Protocol):
    """A client's connection, which ends when it has nothing to ask.

    uvicorn itself ends one that is silent after an answer, but has no limit for one that never asks, asks half, or does
    not read its answer (https://github.com/Kludex/uvicorn/issues/157).
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._end_unless_it_asks()

    def connection_lost(self, exc: Exception | None) -> None:
        self._look.cancel()
        super().connection_lost(exc)

    def _end_unless_it_asks(self) -> None:
        self._look = self.loop.call_later(PATIENCE, self._end_if_still_at, self.cycle)

    def _end_if_still_at(self, request: object) -> None:
        if self.cycle is request:
            self.transport.abort()
        else:
            self._end_unless_it_asks()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP; where it belongs to a request that has or gets its answer, that is the last one."""
        if self.cycle is not None and not self.cycle.response_complete:
            self.flow.pause_reading()
        elif self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.transport.close()


def server(site: Site) -> uvicorn.Server:
    """A server for the site; `should_exit` ends it."""
    return uvicorn.Server(
        uvicorn.Config(
            Starlette(routes=[Mount("/", app=site)], exception_handlers={HTTPException: _refuse}),
            http=Connection,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=PATIENCE,
            timeout_graceful_shutdown=_FAREWELL,
        )
    )


def run(
    server: uvicorn.Server,
    listening: socket.socket,
    watching: Coroutine[object, object, None],
    begun: Callable[[], None],
    trouble: Callable[[Message], None],
) -> None:
    """Serve, and watch meanwhile, until Ctrl+C or SIGTERM.

    `begun` is called once these end the server; `trouble` hears of what should not happen. Raises what `watching` does.
    """
    gc.enable()  # the entry of the program turned it off, but a server runs on and on
    _allow_connections()
    with _ended_by_signals(server), _told(server, trouble):
        begun()
        asyncio.run(_serve(server, listening, watching))


async def _serve(server: uvicorn.Server, listening: socket.socket, watching: Coroutine[object, object, None]) -> None:
    watch = asyncio.create_task(watching)
    watch.add_done_callback(lambda _: setattr(server, "should_exit", True))
    await server.serve(sockets=[listening])
    watch.cancel()
    for connection in server.server_state.connections:
        if connection.transport is not None:
            connection.transport.abort()
    with contextlib.suppress(asyncio.CancelledError):
        await watch


def _allow_connections() -> None:
    """Have the system allow as many open connections as it may: each is a file to it, and 1,024 a common limit."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows, which has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _CONNECTIONS if hard == resource.RLIM_INFINITY else min(hard, _CONNECTIONS)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):  # macOS says unlimited, and has a limit
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


@contextlib.contextmanager
def _ended_by_signals(server: uvicorn.Server) -> Iterator[None]:
    """Ctrl+C and SIGTERM end the server and no more; uvicorn would raise them again once it has ended."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        server.should_exit = True

    before = {each: signal.signal(each, end) for each in HANDLED_SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextlib.contextmanager
def _told(server: uvicorn.Server, trouble: Callable[[Message], None]) -> Iterator[None]:
    """Have what uvicorn and asyncio log as errors told, in a line each; not the rest, such as a client's bad HTTP."""
    handler = _Told(server, trouble)
    loggers = [logging.getLogger(name) for name in ("uvicorn.error", "asyncio")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)


class _Told(logging.Handler):
    """Tells what is logged, unless it was just told, until the server ends."""

    def __init__(self, server: uvicorn.Server, trouble: Callable[[Message], None]) -> None:
        super().__init__()
        self._server = server
        self._trouble = trouble
        self._last = ""

    def emit(self, record: logging.LogRecord) -> None:
        text = " ".join(record.getMessage().split())
        if record.exc_info and record.exc_info[1]:
            text += f": {record.exc_info[1]!r}"
        if text != self._last and not self._server.should_exit:  # at the end, answers are cut off on purpose
            self._trouble(Message("the server had trouble: {reason}", reason=text))
        self._last = text
