"""A client's connection to the server, and how much patience that has with it."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class Connection(H11Protocol):
    """A client's connection, which ends when it has nothing to ask.

    uvicorn itself ends one that is silent after an answer, but has no limit for one that never asks, asks half, or does
    not read its answer (https://github.com/Kludex/uvicorn/issues/157).
    """

    PATIENCE = 30
    """Seconds that it may go without a new request; one that is being sent or answered gets up to twice that."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """As uvicorn does, and wait for a request, no longer than `PATIENCE`."""
        super().connection_made(transport)
        self._end_unless_it_asks()

    def connection_lost(self, exc: Exception | None) -> None:
        """As uvicorn does, and wait no longer."""
        self._look.cancel()
        super().connection_lost(exc)

    def _end_unless_it_asks(self) -> None:
        self._look = self.loop.call_later(self.PATIENCE, self._end_if_still_at, self.cycle)

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
