"""Which of the answers a request takes: by codings and by entity tags."""

from __future__ import annotations

import gzip

import pytest

from tamduong_cli.publishing.negotiation import names_tag, takes_gzip
from tests.publishing.conftest import (
    FEED,
    FEED_TAG,
    Served,
)


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
        ("identity, gzip", True),
        ("gzip;q=0.5, identity;q=0.5", True),
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
    assert names_tag('W/"a"', '"a"')
    assert not names_tag('"a', '"a"')
