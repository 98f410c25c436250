"""What the server answers: whole files, their headers, refusals; and that an answer is of one state of the site."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import itertools
import threading
import time

import pytest

from tamduong_cli.publishing.answers import ServedSite
from tests.publishing.conftest import (
    CACHED,
    FEED,
    FEED_TAG,
    FILES,
    GENEROUS,
    NOTHING_LOADS,
    PAGE,
    PAGE_POLICY,
    PAGE_TAG,
    SAFE,
    SHORT,
    Answer,
    Served,
    ask,
    serving,
)

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
    with serving(ServedSite({"a.ics": SHORT, "b.ics": random})) as served:
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
    with serving(ServedSite({"calendars/kế.ics": FEED})) as other:
        assert other.ask("/calendars/k%E1%BA%BF.ics").body == FEED


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("http://127.0.0.1/index.html", "/index.html"),
        ("http://example.vn:8000/index.html", "/index.html"),
        ("HTTP://Example.VN/index.html", "/index.html"),
        ("https://example.vn/units/ban.html", "/units/ban.html"),
        ("http://example.vn/calendars/ke-hoach.ics?utm=x", "/calendars/ke-hoach.ics"),
        ("http://[::1]:8000/units/%62an%2Ehtml", "/units/ban.html"),
        ("http://an@example.vn/", "/"),
        ("http://example.vn", "/"),
        ("http://example.vn?utm=x", "/"),
        ("http://example.vn/khong-co", "/khong-co"),
        ("http://example.vn//index.html", "//index.html"),
        ("http://example.vn/../index.html", "/../index.html"),
        ("http://example.vn/http://example.vn/", "/http://example.vn/"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_an_address_is_asked_for_as_its_path_is(target: str, path: str, method: str, served: Served) -> None:
    assert served.ask(target, method) == served.ask(path, method)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_an_address_is_answered_in_each_version_of_http(version: str, served: Served) -> None:
    head = f"GET http://example.vn/calendars/ngan.ics HTTP/{version}\r\nHost: example.vn\r\nConnection: close\r\n\r\n"
    received = served.send(head.encode())
    assert received.startswith(b"HTTP/1.1 200 OK\r\n")
    assert received.endswith(SHORT)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ("GET *", 400),
        ("GET example.vn:8000", 400),
        ("GET index.html", 400),
        ("GET http://", 400),
        ("GET http:///index.html", 400),
        ("GET http:/index.html", 400),
        ("GET ftp://example.vn/index.html", 400),
        ("GET webcal://example.vn/index.html", 400),
        ("OPTIONS *", 405),
        ("OPTIONS http://example.vn", 405),
        ("CONNECT example.vn:443", 405),
        ("CONNECT http://example.vn/", 405),
    ],
)
def test_what_is_neither_a_path_nor_an_address_is_refused(request_: str, status: int, served: Served) -> None:
    method, _, target = request_.partition(" ")
    answer = served.ask(target, method)
    assert (answer.status, answer.headers.get("allow")) == (status, "GET, HEAD" if status == 405 else None)
    assert answer.headers["cache-control"] == "no-store"
    served.is_well()


# a site that changes


def test_an_unchanged_file_keeps_its_tag_when_the_site_is_made_anew() -> None:
    with serving(ServedSite(FILES)) as served:
        served.site.show({**FILES, "index.html": PAGE + b"1"})
        assert served.ask("/calendars/ke-hoach.ics", If_None_Match=FEED_TAG).status == 304
        assert served.ask("/", If_None_Match=PAGE_TAG).body == PAGE + b"1"
        served.site.show({"index.html": PAGE})
        assert served.ask("/", If_None_Match=PAGE_TAG).status == 304
        assert served.ask("/calendars/ke-hoach.ics").status == 404


def test_each_answer_is_of_one_state_of_the_site() -> None:
    states = [{path: content + bytes([48 + n]) * 40_000 for path, content in FILES.items()} for n in range(3)]
    with serving(ServedSite(states[0])) as served:
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
