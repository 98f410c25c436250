"""The server's answers to who has the feed already, over those of Starlette's StaticFiles from a folder.

    python tests/benchmarks/serving.py [--rounds 7] [--seconds 2]

Both run on uvicorn with the same settings, each in a process of its own, over the same files; a third process asks for
a calendar that has not changed, over connections that stay open. The two take turns, so that the machine's moods fall
on both alike. Prints the medians and their ratio. Exits with 1 when the ratio is under its bound.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

BOUND = 0.8
CONNECTIONS = 32
FEED = "calendars/tam-duong-2023-2024.ics"

SETTINGS = "http='h11', ws='none', lifespan='off', log_config=None, access_log=False, server_header=False"

SERVERS = {
    "plan serve": """
from pathlib import Path
from tamduong_cli.publishing.server import ServedSite, server_for
folder = Path(sys.argv[1])
files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
serving = server_for(ServedSite(files))
""",
    "StaticFiles": f"""
from starlette.staticfiles import StaticFiles
serving = uvicorn.Server(uvicorn.Config(StaticFiles(directory=sys.argv[1]), {SETTINGS}))
""",
}

RUN = """
import socket, sys, uvicorn
{}
listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
serving.run(sockets=[listening])
"""


class Client(asyncio.Protocol):
    """A connection that asks for the feed again and again, and counts how often it has not changed."""

    unchanged = 0

    def __init__(self, request: bytes) -> None:
        self._request = request
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        if self._received.endswith(b"\r\n\r\n"):
            assert self._received.startswith(b"HTTP/1.1 304 "), self._received
            self._received = b""
            self.unchanged += 1
            self.transport.write(self._request)


async def ask(port: int, tag: str, seconds: float) -> float:
    """Answers a second."""
    request = (
        f"GET /{FEED} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nIf-None-Match: {tag}\r\n\r\n".encode()
    )
    loop = asyncio.get_running_loop()
    clients = [
        (await loop.create_connection(lambda: Client(request), "127.0.0.1", port))[1] for _ in range(CONNECTIONS)
    ]
    await asyncio.sleep(seconds / 4)
    before, begin = sum(client.unchanged for client in clients), time.perf_counter()
    await asyncio.sleep(seconds)
    after, end = sum(client.unchanged for client in clients), time.perf_counter()
    for client in clients:
        assert not client.transport.is_closing()
        client.transport.abort()
    return (after - before) / (end - begin)


@contextlib.contextmanager
def serving(name: str, folder: Path) -> Iterator[tuple[int, str]]:
    """The port of a server over the folder, and the tag it gives the feed."""
    program = [sys.executable, "-c", RUN.format(SERVERS[name]), str(folder)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            port = int(process.stdout.readline())
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            with contextlib.closing(connection):
                connection.request("GET", f"/{FEED}", headers={"Accept-Encoding": "gzip"})
                tag = connection.getresponse().headers["ETag"]
            yield port, tag
        finally:
            process.terminate()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=2)
    options = parser.parse_args()
    found: dict[str, list[float]] = {name: [] for name in SERVERS}
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        export = [sys.executable, "-m", "tamduong_cli", "export", "--each-unit", "-o", str(folder / "calendars")]
        subprocess.run(export, check=True, capture_output=True, cwd=folder)
        servers = {each: stack.enter_context(serving(each, folder)) for each in SERVERS}
        for _ in range(options.rounds):
            for each, (port, tag) in servers.items():
                found[each].append(asyncio.run(ask(port, tag, options.seconds)))
    medians = {each: statistics.median(rates) for each, rates in found.items()}
    for each, rate in medians.items():
        print(f"{each:12} {rate:8.0f} answers a second (304)")
    ratio = medians["plan serve"] / medians["StaticFiles"]
    print(f"{'ratio':12} {ratio:8.2f}, bound {BOUND}{'  under its bound' if ratio < BOUND else ''}")
    return int(ratio < BOUND)


if __name__ == "__main__":
    sys.exit(main())
