"""The server's beginning and its end, and what it tells of its troubles."""

from __future__ import annotations

import contextlib
import gc
import signal
import threading
import time

import pytest
from starlette.types import Receive, Scope, Send

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message
from tamduong_cli.publishing.answers import ServedSite
from tamduong_cli.publishing.listening import listen
from tamduong_cli.publishing.server import run_server, server_for
from tests.publishing.conftest import (
    FEED,
    FILES,
    GENEROUS,
    SHORT,
    Served,
    for_ever,
    serving,
    wait_until,
)


def test_the_end_does_not_wait_for_slow_clients() -> None:
    with contextlib.ExitStack() as stack:
        with serving(ServedSite({**FILES, "calendars/lon.ics": FEED * 2000})) as served:
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
    running = server_for(ServedSite(FILES))
    run_server(running, listen("127.0.0.1", 0), for_ever(), lambda: signal.raise_signal(each), lambda message: None)
    assert signal.getsignal(each) is before


def test_what_ends_the_watch_ends_the_server() -> None:
    async def watch() -> None:
        raise Failure(Message("the disk is full"))

    running = server_for(ServedSite(FILES))
    with pytest.raises(Failure) as raised:
        run_server(running, listen("127.0.0.1", 0), watch(), lambda: None, lambda message: None)
    assert raised.value.message == Message("the disk is full")


def test_a_fault_of_the_program_is_told_once_and_harms_no_other_answer(capfd: pytest.CaptureFixture[str]) -> None:
    class Faulty(ServedSite):
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
    with serving(ServedSite(FILES)) as served:
        served.is_well()
        assert gc.isenabled()


def test_the_server_may_have_as_many_connections_as_the_system_allows() -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2048:
        pytest.skip("the system allows no more")
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
    try:
        with serving(ServedSite(FILES)) as served:
            served.is_well()
            assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(hard, 65_536)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
