"""Where a server listens: what goes wrong in words, and what the address is called."""

from __future__ import annotations

import contextlib
import errno
import socket
import sys
from collections.abc import Iterator

import pytest

from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tamduong_cli.publishing.listening import (
    address_in_the_network,
    authority,
    is_for_every_network,
    is_for_this_computer_alone,
    listen,
)


@contextlib.contextmanager
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def refused(host: str, port: int) -> str:
    with pytest.raises(Failure) as raised:
        listen(host, port)
    return Language("en").render(raised.value.message)


def test_a_port_that_is_taken() -> None:
    with taken() as port:
        assert refused("127.0.0.1", port) == (f"another program has port {port} already; add --port {port + 1}")


def test_the_last_port_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: object, **__: object) -> socket.socket:
        raise OSError(errno.EADDRINUSE, "")

    monkeypatch.setattr(socket, "create_server", taken)
    assert refused("127.0.0.1", 65535) == ("another program has port 65535 already; add --port 65534")


def test_an_address_of_another_computer() -> None:
    assert refused("192.0.2.1", 0) == "192.0.2.1 is not an address of this computer"


@pytest.mark.parametrize("host", ["khong-co.invalid", "a..b", "1.2.3.4.5", "a b", "a" * 300, "::1::"])
def test_what_is_no_address(host: str) -> None:
    assert refused(host, 0) == f"no address is known for '{host}'"


def test_what_the_system_refuses_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> socket.socket:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(socket, "create_server", denied)
    assert refused("127.0.0.1", 80) == "127.0.0.1, port 80, cannot be served: permission denied"


@pytest.mark.parametrize(
    ("host", "alone", "everywhere", "named"),
    [
        ("127.0.0.1", True, False, "127.0.0.1:{}"),
        ("127.8.8.8", True, False, "127.8.8.8:{}"),
        ("localhost", True, False, "localhost:{}"),
        ("0.0.0.0", False, True, "0.0.0.0:{}"),
        ("::1", True, False, "[::1]:{}"),
        ("::", False, True, "[::]:{}"),
    ],
)
def test_an_address_of_this_computer(host: str, alone: bool, everywhere: bool, named: str) -> None:
    try:
        found = listen(host, 0)
    except Failure:
        if sys.platform == "linux" and host != "::1" and host != "::":
            raise
        pytest.skip(f"there is no {host} here")
    with found:
        assert is_for_this_computer_alone(found) is alone
        assert is_for_every_network(found) is everywhere
        assert authority(host, found) == named.format(found.getsockname()[1])
        socket.create_connection(found.getsockname()[:2], timeout=30).close()


def test_every_network_is_both_kinds_of_it() -> None:
    if not socket.has_dualstack_ipv6():
        pytest.skip("there is no IPv6 here")
    with listen("::", 0) as found:
        socket.create_connection(("127.0.0.1", found.getsockname()[1]), timeout=30).close()


def test_the_address_in_the_network_is_one_of_this_computers() -> None:
    address = address_in_the_network()
    if address is None:
        pytest.skip("there is no network here")
    with listen(address, 0) as found:
        assert not is_for_this_computer_alone(found)


class Probe(socket.socket):
    """A socket that leads to the network as a test has it."""

    leads: OSError | str

    def connect(self, address: object) -> None:
        if isinstance(self.leads, OSError):
            raise self.leads

    def getsockname(self) -> tuple[object, int]:
        return self.leads, 0


@pytest.mark.parametrize(
    ("leads", "address"), [(OSError(101, "no way"), None), ("127.0.0.1", None), ("192.168.1.5", "192.168.1.5")]
)
def test_the_address_in_the_network(leads: OSError | str, address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Probe, "leads", leads, raising=False)
    monkeypatch.setattr(socket, "socket", Probe)
    assert address_in_the_network() == address
