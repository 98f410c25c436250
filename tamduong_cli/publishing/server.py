"""A site over HTTP, from memory: for a first look, and for the phones on an office's Wi-Fi.

It can be read and nothing else. uvicorn, with h11, speaks HTTP, and Starlette answers.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator

import uvicorn
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from uvicorn.server import HANDLED_SIGNALS

from tamduong_cli.language import Message
from tamduong_cli.publishing.answers import ServedSite, refuse
from tamduong_cli.publishing.connection import Connection

_FAREWELL = 1
"""Seconds that answers under way have when the server ends."""

_CONNECTIONS = 65_536
"""As many files as the system should let the server have open, where it can."""


def server_for(site: ServedSite) -> uvicorn.Server:
    """A server for the site; `should_exit` ends it."""
    return uvicorn.Server(
        uvicorn.Config(
            ExceptionMiddleware(site, {HTTPException: refuse}),
            http=Connection,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=Connection.PATIENCE,
            timeout_graceful_shutdown=_FAREWELL,
        )
    )


def run_server(
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
    with _ended_by_signals(server), _troubles_told(server, trouble):
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
def _troubles_told(server: uvicorn.Server, trouble: Callable[[Message], None]) -> Iterator[None]:
    """Have what uvicorn and asyncio log as errors told, in a line each; not the rest, such as a client's bad HTTP."""
    handler = _TroubleTeller(server, trouble)
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


class _TroubleTeller(logging.Handler):
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
