"""Whether what a site is made from has changed: its files, and the day."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

INTERVAL = 0.25
"""Seconds from one look to the next."""


class Stamp(NamedTuple):
    """What a file has anew whenever it was written or another took its place."""

    modified: int
    """Nanoseconds."""
    size: int
    inode: int


def stamps(paths: Iterable[str]) -> tuple[Stamp | None, ...]:
    """The stamps of the files; None for one that cannot be seen."""
    return tuple(map(_stamp, paths))


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


async def watch(look: Callable[[], object], seen: object, rebuild: Callable[[], None]) -> None:
    """Rebuild, for ever, each time that a look gives something new, `seen` being what was built from first.

    Only what two looks in a row agree on counts: an editor that writes a file in parts, or takes it away and puts
    another in its place, has finished by then. A change during a rebuild makes for another. Looks and rebuilds run in
    a thread, one at a time.
    """
    before = seen
    while True:
        await asyncio.sleep(INTERVAL)
        now = await asyncio.to_thread(look)
        if now == before and now != seen:
            seen = now
            await asyncio.to_thread(rebuild)
        before = now
