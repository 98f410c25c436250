"""The answers there are: each file of a site whole or unchanged, zipped or not, and a refusal.

They are made when the site is, so that a request only chooses one. Calendar programs ask again and again, and mostly
get a 304.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from collections.abc import Mapping
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import NotModifiedResponse
from starlette.types import Receive, Scope, Send

from tamduong_cli.publishing.negotiation import names_tag, takes_gzip
from tamduong_cli.views.site.layout import FRAMED_BY_NONE, policy

_WORTH_ZIPPING = 500
"""Bytes; what is smaller fits into one packet with its headers."""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
}

_NOTHING_LOADS = "default-src 'none'; frame-ancestors 'none'"

_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Representation(NamedTuple):
    """A file in one coding: its entity tag (RFC 9110, 8.8.3) and the two answers there are."""

    tag: str
    whole: Response
    unchanged: Response


class ServedFile(NamedTuple):
    """A file as it is served."""

    plain: Representation
    zipped: Representation | None
    """None where that would not be smaller."""


def _served(path: str, content: bytes) -> ServedFile:
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    zipped = gzip.compress(content, mtime=0) if len(content) >= _WORTH_ZIPPING else content
    return ServedFile(
        _representation(path, content, f'"{digest}"', None),
        _representation(path, zipped, f'"{digest}-gzip"', "gzip") if len(zipped) < len(content) else None,
    )


def _representation(path: str, body: bytes, tag: str, coding: str | None) -> Representation:
    ending = os.path.splitext(path)[1]
    headers = {
        "Content-Type": _TYPES.get(ending, "application/octet-stream"),
        **({"Content-Encoding": coding} if coding else {}),
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
        "Content-Security-Policy": policy() + FRAMED_BY_NONE if ending == ".html" else _NOTHING_LOADS,
        **_SAFE,
    }
    whole = Response(body, headers=headers)
    return Representation(tag, whole, NotModifiedResponse(whole.headers))


class ServedSite:
    """The files of a site by their paths below its root; it changes whole, and an answer is of one state of it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.show(files)

    def show(self, files: Mapping[str, bytes]) -> None:
        """Serve these files from now on, and no others."""
        self._files = {path: _served(path, content) for path, content in files.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request (ASGI)."""
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        file = self._files.get(_path_below_root(scope["path"]))
        if file is None:
            raise HTTPException(404)
        headers = Headers(scope=scope)
        chosen = file.plain
        if file.zipped and takes_gzip(",".join(headers.getlist("accept-encoding"))):
            chosen = file.zipped
        known = names_tag(",".join(headers.getlist("if-none-match")), chosen.tag)
        await (chosen.unchanged if known else chosen.whole)(scope, receive, send)


_ROOT = re.compile(r"https?://[^/]+(?=/|\Z)", re.IGNORECASE)


def _path_below_root(target: str) -> str:
    """What a request is for, be it by path, or by address as proxies and some clients have it (RFC 9112, 3.2).

    Whose address it is makes no difference: there is one site here. Raises HTTPException for what is neither.
    """
    root = _ROOT.match(target)
    path = target[root.end() :] or "/" if root else target
    if not path.startswith("/"):
        raise HTTPException(400)
    return path.removeprefix("/") or "index.html"


async def refuse(request: Request, error: Exception) -> Response:
    """The answer where there is no file, or where more is asked than reading."""
    assert isinstance(error, HTTPException)
    headers = {
        **(error.headers or {}),
        "Cache-Control": "no-store",
        "Content-Security-Policy": _NOTHING_LOADS,
        **_SAFE,
    }
    return PlainTextResponse(f"{error.status_code} {error.detail}\n", error.status_code, headers)
