"""Where a server listens, and what other machines call that."""

from __future__ import annotations

import errno
import ipaddress
import socket

from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import Message

_ELSEWHERE = ("192.0.2.1", 9)
"""An address that no machine has (RFC 5737): what leads to it leads out."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections at an address of this computer; port 0 is any that is free. Raises Failure."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, ValueError):  # ValueError: no name at all, such as a..b
        raise Failure(Message("no address is known for '{host}'", host=host)) from None
    both = host == "::" and socket.has_dualstack_ipv6()
    try:
        return socket.create_server(address, family=family, backlog=2048, dualstack_ipv6=both)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = Message(
                "another program has port {port} already; add --port {other}",
                port=str(port),
                other=str(port + 1 if port < 65535 else port - 1),
            )
        elif error.errno == errno.EADDRNOTAVAIL:
            message = Message("{host} is not an address of this computer", host=host)
        else:
            message = Message(
                "{host}, port {port}, cannot be served: {reason}", host=host, port=str(port), reason=reason(error)
            )
        raise Failure(message) from None


def is_for_this_computer_alone(listening: socket.socket) -> bool:
    """Whether no other machine can reach it, since its address leads back here: 127.0.0.1, ::1."""
    return ipaddress.ip_address(_numeric(listening)).is_loopback


def is_for_every_network(listening: socket.socket) -> bool:
    """Whether it takes connections at each address that this computer has: 0.0.0.0, ::."""
    return ipaddress.ip_address(_numeric(listening)).is_unspecified


def address_in_the_network() -> str | None:
    """What the machines on the same network call this one (IPv4), where it has a way out. No packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if ipaddress.ip_address(address).is_loopback else address


def authority(host: str, listening: socket.socket) -> str:
    """Host and port as they stand in a URL (RFC 3986, 3.2), an IPv6 address in brackets."""
    port = listening.getsockname()[1]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _numeric(listening: socket.socket) -> str:
    address: str = listening.getsockname()[0]
    return address
