"""`plan serve`: the real command as a process of its own, followed while its plan changes."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tamduong_cli.installing import line_to_install
from tamduong_cli.publishing.listening import address_in_the_network
from tamduong_cli.views import qr
from tests.clicks import invalid, usage
from tests.conftest import PLAN, Run

GENEROUS = 30.0
"""Seconds, for what takes less than one on a machine that is not busy."""

COMMAND = ("-m", "tamduong_cli")

ON_A_DAY = (
    "import datetime, sys; from pathlib import Path; from tamduong_cli.cli import main; "
    "sys.exit(main(sys.argv[1:], lambda: datetime.datetime.fromisoformat(Path('now').read_text())))"
)
"""The command, at the time that the file `now` says."""

IN_A_NETWORK = (
    "import os, sys; from tamduong_cli.publishing import listening; from tamduong_cli.cli import main; "
    "listening.address_in_the_network = lambda: os.environ.get('ADDRESS'); "
    "sys.exit(main(sys.argv[1:]))"
)
"""The command, on a computer that others on its network call by the variable ADDRESS."""

PLAN_TEXT = """\
id: ke-hoach
title: Kế hoạch
period: 2030 - 2031
window: {before: 20, after: 5}
events:
  - {id: mot, summary: Sự kiện một, date: 7/5/2030}
  - {id: hai, summary: Sự kiện hai, date: 2/9/2030}
units:
  - {id: ban, name: Ban, duties: [Việc của Ban], events: [mot]}
  - {id: phong, name: Phòng, duties: [Việc của Phòng], events: [hai]}
"""

FEED = "/calendars/ke-hoach.ics"

FORGOTTEN = (
    "plan: what phones were told is forgotten when it ends, so that they may miss a change; -o FOLDER keeps it\n"
)
SCAN = "plan: scan the code with a phone's camera: it opens the site, whose pages have the calendars"

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pseudo-terminals are POSIX")


class Answer(NamedTuple):
    status: int
    tag: str | None
    body: str


class Served(NamedTuple):
    """A server that runs in a folder with the file plan.yaml."""

    folder: Path
    process: subprocess.Popen[bytes]
    said_in: Path

    @property
    def said(self) -> str:
        return self.said_in.read_text(encoding="utf-8")

    @property
    def port(self) -> int:
        found = re.search(r"plan: the site is at http://\S+:(\d+)/", self.said)
        assert found
        return int(found[1])

    def ask(self, path: str = FEED, tag: str | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GENEROUS)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={"If-None-Match": tag} if tag else {})
            response = connection.getresponse()
            return Answer(response.status, response.headers["ETag"], response.read().decode())

    def write(self, text: str) -> None:
        (self.folder / "plan.yaml").write_text(text, encoding="utf-8")

    def until(self, true: Callable[[], object]) -> None:
        wait_until(lambda: true() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said

    def until_it_says(self, text: str) -> None:
        """Wait until this is the end of what it said."""
        wait_until(lambda: self.said.endswith(text) or self.process.poll() is not None)
        assert self.said.endswith(text)

    def end(self, by: signal.Signals = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(by)
        return self.process.wait(GENEROUS)


def wait_until(true: Callable[[], object]) -> None:
    until = time.monotonic() + GENEROUS
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


@contextlib.contextmanager
def serving(
    folder: Path, *arguments: str, text: str | None = PLAN_TEXT, command: Sequence[str] = COMMAND, port: int = 0
) -> Iterator[Served]:
    """`plan serve` with these arguments, on a free port, once it can be asked."""
    if text is not None:
        (folder / "plan.yaml").write_text(text, encoding="utf-8")
    said_in = folder / "said.txt"
    with said_in.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, *command, *arguments, "--port", str(port)],
            cwd=folder,
            stderr=said,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
    served = Served(folder, process, said_in)
    try:
        wait_until(lambda: "Ctrl+C ends it" in served.said or process.poll() is not None)
        assert process.poll() is None, served.said
        yield served
    finally:
        served.end()
        assert process.stdout
        assert process.stdout.read() == b""
        process.stdout.close()


def versions(calendar: str) -> dict[str, str]:
    """The SEQUENCE of each event, by the end of its UID and its first day."""
    found = {}
    for event in calendar.split("BEGIN:VEVENT\r\n")[1:]:
        (uid, *_of_its_alarm) = re.findall(r"^UID:(.+)\r$", event, re.MULTILINE)
        (sequence,) = re.findall(r"^SEQUENCE:(.+)\r$", event, re.MULTILINE)
        found[uid] = sequence
    return found


def at_first(port: int) -> str:
    """What it says of itself at 127.0.0.1."""
    outside = address_in_the_network()
    reached = f"; for phones on the same network add --host {outside}" if outside else ""
    here = f"http://127.0.0.1:{port}/"
    return f"plan: the site is at {here}; Ctrl+C ends it\nplan: only this computer reaches it{reached}\n"


# what it serves


def test_the_pages_and_the_calendars(tmp_path: Path) -> None:
    with serving(tmp_path, "serve") as served:
        served.until_it_says(FORGOTTEN)
        assert served.said == at_first(served.port) + FORGOTTEN
        page = served.ask("/")
        assert page.status == 200
        assert f"webcal://127.0.0.1:{served.port}{FEED}" in page.body
        assert 'href="units/ban.html"' in page.body
        assert f"webcal://127.0.0.1:{served.port}/calendars/ban.ics" in served.ask("/units/ban.html").body
        assert len(versions(served.ask().body)) == 4
        assert len(versions(served.ask("/calendars/ban.ics").body)) == 2
        assert served.ask("/plan.yaml").status == 404
    assert sorted(os.listdir(tmp_path)) == ["plan.yaml", "said.txt"]


def test_an_edit_reaches_who_asks_again(tmp_path: Path) -> None:
    with serving(tmp_path, "serve") as served:
        served.until_it_says(FORGOTTEN)
        before, other = served.ask(), served.ask("/calendars/phong.ics")
        assert set(versions(before.body).values()) == {"0"}
        served.write(PLAN_TEXT.replace("7/5/2030", "9/5/2030"))
        served.until(lambda: served.ask(tag=before.tag).status == 200)
        after = served.ask()
        assert "DTSTART;VALUE=DATE:20300419" in after.body
        assert list(versions(after.body)) == list(versions(before.body)), "the same events"
        assert sorted(versions(after.body).values()) == ["0", "0", "1", "1"]
        assert served.ask("/calendars/phong.ics", tag=other.tag).status == 304
        served.until_it_says(
            "plan: updated calendars/ke-hoach.ics: 2 changed, 2 unchanged\n"
            "plan: updated calendars/ban.ics: 2 changed, 0 unchanged\n"
            "plan: 1 calendar is up to date\n"
            "  ~ Tuyên truyền: Sự kiện một · 19/04/2030 – 14/05/2030\n"
            "  ~ Sự kiện một · 09/05/2030\n"
        )
        one = PLAN_TEXT.replace("  - {id: hai, summary: Sự kiện hai, date: 2/9/2030}\n", "")
        served.write(one.replace("[hai]", "[]"))
        served.until(lambda: "STATUS:CANCELLED" in served.ask("/calendars/phong.ics").body)
        assert sorted(versions(served.ask().body).values()) == ["1", "1", "2", "2"]


def test_what_is_served_stays_while_the_plan_has_errors(tmp_path: Path) -> None:
    with serving(tmp_path, "serve") as served:
        served.until_it_says(FORGOTTEN)
        before = served.ask()
        served.write(PLAN_TEXT.replace("7/5/2030", "31/4/2030").replace("summary: Sự kiện hai", "sumary: Sự kiện hai"))
        served.until_it_says(
            FORGOTTEN + "plan.yaml:6:43: error: 31/4/2030 is not a day of the calendar; April 2030 ends on the 30th "
            "[no-such-day]\n"
            "  |   - {id: mot, summary: Sự kiện một, date: 31/4/2030}\n"
            "  |                                           ^\n"
            "plan.yaml:7:15: error: unknown key 'sumary'; did you mean 'summary'? [unknown-key]\n"
            "  |   - {id: hai, sumary: Sự kiện hai, date: 2/9/2030}\n"
            "  |               ^\n"
            "plan: the site stays as it was until that is put right\n"
        )
        assert served.ask(tag=before.tag).status == 304
        served.write("\0")
        served.until(lambda: served.said.count("the site stays as it was") == 2)
        assert served.ask(tag=before.tag).status == 304
        served.write(PLAN_TEXT.replace("Sự kiện một", "Sự kiện khác"))
        served.until(lambda: "Sự kiện khác" in served.ask("/").body)


WITH_TROUBLE = (
    "import errno, os, sys; from tamduong_cli import files; from tamduong_cli.cli import main\n"
    "real = files.names_in\n"
    "def names_in(folder):\n"
    "    if os.path.exists('trouble'): raise OSError(errno.EIO, 'Input/output error')\n"
    "    return real(folder)\n"
    "files.names_in = names_in\n"
    "sys.exit(main(sys.argv[1:]))"
)
"""The command, on a disk that fails where there is a file `trouble`."""


def test_what_is_served_stays_while_the_disk_fails(tmp_path: Path) -> None:
    moved = PLAN_TEXT.replace("7/5/2030", "9/5/2030")
    with serving(tmp_path, "serve", "-o", "public", command=("-c", WITH_TROUBLE)) as served:
        before = served.ask()
        (tmp_path / "trouble").touch()
        served.write(moved)
        served.until_it_says(
            "plan: the operating system refused: the disk failed\n"
            "plan: the site stays as it was until that is put right\n"
        )
        assert served.ask(tag=before.tag).status == 304
        (tmp_path / "trouble").unlink()
        served.write(moved.replace("Sự kiện một", "Sự kiện khác"))
        served.until(lambda: "Sự kiện khác" in served.ask("/").body)


@posix
def test_a_plan_from_a_pipe_is_served_as_it_was(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(PLAN_TEXT, "utf-8"))
    writer.start()
    with serving(tmp_path, "--plan", "pipe", "serve", text=None) as served:
        writer.join()
        served.until(lambda: "plan: pipe is read once, so that what changes in it is not served\n" in served.said)
        assert "Sự kiện một" in served.ask("/").body


LOST = (
    "plan: nothing was written: is a part of the plan missing, or was an id changed? If they are to be cancelled, "
    "--allow-cancel goes on\n"
    "plan: the site stays as it was until that is put right\n"
)


@pytest.mark.parametrize("arguments", [(), ("-o", "public")], ids=["", "folder"])
def test_what_is_served_stays_while_the_plan_has_lost_its_end(arguments: Sequence[str], tmp_path: Path) -> None:
    whole = PLAN_TEXT.replace("events:\n", "events:\n  - {id: ba, summary: Sự kiện ba, date: 3/2/2030}\n", 1)
    cut = PLAN_TEXT[: PLAN_TEXT.index("  - {id: hai")]
    with serving(tmp_path, "serve", *arguments, text=whole) as served:
        served.until(lambda: "Ctrl+C ends it" in served.said)
        before = served.ask()
        files = {path: path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file()}
        served.write(cut)
        served.until_it_says(LOST)
        assert "ke-hoach.ics: 4 of the 6 events that are not over would be cancelled\n" in served.said
        assert "  - [HỦY] Sự kiện hai · 02/09/2030\n" in served.said
        assert served.ask(tag=before.tag).status == 304
        assert {path: path.read_bytes() for path in files} == files
        served.write(whole.replace("Sự kiện một", "Sự kiện khác"))
        served.until(lambda: "Sự kiện khác" in served.ask("/").body)
    with serving(tmp_path, "serve", *arguments, "--allow-cancel", text=whole) as served:
        before = served.ask()
        served.write(cut)
        served.until(lambda: served.ask(tag=before.tag).status == 200)
        assert served.ask().body.count("STATUS:CANCELLED") == 4
        assert "nothing was written" not in served.said


def test_a_damaged_calendar_stops_no_other_and_is_served_as_it_is(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "-o", "public"):
        pass
    broken = tmp_path / "public" / "calendars" / "ban.ics"
    content = broken.read_bytes()[:-20]
    broken.write_bytes(content)
    moved = PLAN_TEXT.replace("7/5/2030", "9/5/2030")
    with serving(tmp_path, "serve", "-o", "public", text=moved) as served:
        assert served.said.count("is damaged") == 1
        assert sorted(versions(served.ask().body).values()) == ["0", "0", "1", "1"]
        assert served.ask("/calendars/ban.ics").body == content.decode()


def test_a_plan_that_is_missing_comes_back(tmp_path: Path) -> None:
    with serving(tmp_path, "serve") as served:
        served.until_it_says(FORGOTTEN)
        before = served.ask()
        (tmp_path / "plan.yaml").rename(tmp_path / "away.yaml")
        served.until_it_says(
            FORGOTTEN + "plan: there is no file plan.yaml\nplan: the site stays as it was until that is put right\n"
        )
        assert served.ask(tag=before.tag).status == 304, "and not the plan that comes with the program"
        (tmp_path / "away.yaml").rename(tmp_path / "plan.yaml")
        served.until_it_says("plan: 3 calendars are up to date\n")
        assert served.ask(tag=before.tag).status == 304


def test_an_editor_may_replace_the_file_and_write_it_in_parts(tmp_path: Path) -> None:
    with serving(tmp_path, "serve") as served:
        served.until_it_says(FORGOTTEN)
        for n in range(20):
            text = PLAN_TEXT.replace("Sự kiện một", f"Lần {n}")
            if n % 2:
                (tmp_path / "plan.yaml").unlink()
                (tmp_path / "new.yaml").write_text(text, encoding="utf-8")
                os.replace(tmp_path / "new.yaml", tmp_path / "plan.yaml")
            else:
                with (tmp_path / "plan.yaml").open("w", encoding="utf-8") as file:
                    for line in text.splitlines(keepends=True):
                        file.write(line)
                        file.flush()
            time.sleep(0.03)
        served.until(lambda: "Lần 19" in served.ask().body)
        assert "error" not in served.said
        assert "there is no file" not in served.said


def test_a_new_day_makes_the_pages_anew(tmp_path: Path) -> None:
    (tmp_path / "now").write_text("2030-04-16T16:59:00+00:00")
    with serving(tmp_path, "serve", command=("-c", ON_A_DAY)) as served:
        served.until_it_says(FORGOTTEN)
        page, feed = served.ask("/"), served.ask()
        (tmp_path / "now").write_text("2030-04-16T17:01:00+00:00")  # midnight in Việt Nam
        served.until(lambda: served.ask("/", tag=page.tag).status == 200)
        assert served.ask(tag=feed.tag).status == 304
        served.until_it_says(FORGOTTEN + "plan: 3 calendars are up to date\n")


def test_a_new_unit_and_one_that_left(tmp_path: Path) -> None:
    with serving(tmp_path, "serve") as served:
        served.until_it_says(FORGOTTEN)
        served.write(PLAN_TEXT.replace("id: phong", "id: doan"))
        served.until(lambda: served.ask("/calendars/doan.ics").status == 200)
        assert served.ask("/units/doan.html").status == 200
        left = served.ask("/calendars/phong.ics").body
        assert left.count("STATUS:CANCELLED") == 2
        assert "units/doan.html" not in served.ask("/units/phong.html").body


def test_several_plans(tmp_path: Path) -> None:
    other = PLAN_TEXT.replace("id: ke-hoach", "id: khac").replace("id: ban", "id: hoi").replace("id: phong", "id: to")
    (tmp_path / "khac.yaml").write_text(other, encoding="utf-8")
    plans = ("--plan", "plan.yaml", "--plan", "khac.yaml")
    with serving(tmp_path, *plans, "serve", "--base-url", "https://example.vn") as served:
        served.until_it_says(FORGOTTEN)
        assert [served.ask(f"/calendars/{id}.ics").status for id in ("ke-hoach", "khac", "hoi")] == [200] * 3
        (tmp_path / "khac.yaml").write_text(other.replace("Sự kiện một", "Sự kiện khác"), encoding="utf-8")
        served.until(lambda: "Sự kiện khác" in served.ask("/calendars/khac.ics").body)
        assert "Sự kiện khác" not in served.ask().body


def test_the_plan_that_comes_with_the_program(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", text=None) as served:
        served.until_it_says(FORGOTTEN)
        said = "plan: no plan.yaml here or in a folder above; using the example built in: "
        assert served.said.startswith(said)
        assert served.ask("/calendars/tam-duong-2023-2024.ics").status == 200
        (tmp_path / "plan.yaml").write_text(PLAN_TEXT, encoding="utf-8")
        time.sleep(1)
        assert served.ask("/calendars/tam-duong-2023-2024.ics").status == 200
        assert served.said.count(said) == 1
        assert served.said.count("plan: the example is the plan of Huyện ủy Tam Đường: ") == 1


# what it keeps


def test_a_folder_remembers_what_calendars_were_told(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "-o", "public") as served:
        served.until_it_says(at_first(served.port))
        assert served.said == (
            f"plan: wrote {os.path.join('public', 'calendars', 'ke-hoach.ics')}\n"
            f"plan: wrote {os.path.join('public', 'calendars', 'ban.ics')}\n"
            f"plan: wrote {os.path.join('public', 'calendars', 'phong.ics')}\n"
            "plan: wrote 3 pages\n"
        ) + at_first(served.port)
        files = [path for path in (tmp_path / "public").rglob("*") if path.is_file()]
        assert len(files) == 9
        for path in files:
            served_path = "/" + path.relative_to(tmp_path / "public").as_posix()
            assert served.ask(served_path).body == path.read_bytes().decode()
        before = served.ask()
    moved = PLAN_TEXT.replace("7/5/2030", "9/5/2030")
    with serving(tmp_path, "serve", "-o", "public", text=moved) as served:
        after = served.ask()
        assert list(versions(after.body)) == list(versions(before.body))
        assert sorted(versions(after.body).values()) == ["0", "0", "1", "1"]
        served.write(PLAN_TEXT)
        served.until(lambda: sorted(versions(served.ask().body).values()) == ["0", "0", "2", "2"])
        (tmp_path / "public" / "calendars" / "ke-hoach.ics").write_text("của tôi", encoding="utf-8")
        served.write(moved)
        served.until_it_says("plan: the site stays as it was until that is put right\n")
        assert "--force writes all the same" in served.said
        assert (tmp_path / "public" / "calendars" / "ke-hoach.ics").read_text(encoding="utf-8") == "của tôi"


def test_the_options_of_calendars(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--no-alarm", "--style", "milestones") as served:
        assert "VALARM" not in served.ask().body
        assert len(versions(served.ask().body)) == 6


# where it serves


@pytest.mark.parametrize(
    ("arguments", "address", "here", "reached"),
    [
        ((), None, "127.0.0.1", "plan: only this computer reaches it\n"),
        (
            (),
            "192.168.1.5",
            "127.0.0.1",
            "plan: only this computer reaches it; for phones on the same network add --host 192.168.1.5\n",
        ),
        (("--host", "0.0.0.0"), None, "localhost", "plan: only this computer reaches it\n"),
        (("--host", "0.0.0.0"), "192.168.1.5", "192.168.1.5", ""),
    ],
)
def test_who_reaches_it(
    arguments: Sequence[str],
    address: str | None,
    here: str,
    reached: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if address:
        monkeypatch.setenv("ADDRESS", address)
    with serving(tmp_path, "serve", *arguments, command=("-c", IN_A_NETWORK)) as served:
        served.until_it_says(FORGOTTEN)
        assert served.said == (
            f"plan: the site is at http://{here}:{served.port}/; Ctrl+C ends it\n{reached}" + FORGOTTEN
        )
        assert f"webcal://{here}:{served.port}{FEED}" in served.ask("/").body


def test_an_ipv6_address_stands_in_brackets(tmp_path: Path) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("there is no IPv6 here")
    with serving(tmp_path, "serve", "--host", "::1") as served:
        served.until_it_says(FORGOTTEN)
        assert served.said.startswith(f"plan: the site is at http://[::1]:{served.port}/; Ctrl+C ends it\n")
        connection = http.client.HTTPConnection("::1", served.port, timeout=GENEROUS)
        with contextlib.closing(connection):
            connection.request("GET", "/")
            assert f"webcal://[::1]:{served.port}{FEED}" in connection.getresponse().read().decode()


def test_another_address_for_the_pages(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--base-url", "https://example.vn/ke-hoach") as served:
        served.until_it_says(FORGOTTEN)
        assert served.said == (
            f"plan: the site is at http://127.0.0.1:{served.port}/, and its pages say https://example.vn/ke-hoach/; "
            "Ctrl+C ends it\n" + FORGOTTEN
        )
        assert f"webcal://example.vn/ke-hoach{FEED}" in served.ask("/").body


def test_an_address_that_no_code_holds(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--base-url", f"https://example.vn/{'a' * 3000}/") as served:
        served.until_it_says(f"plan: that is too long for a QR code\n{FORGOTTEN}")
        assert served.ask("/").status == 200


# how it ends


@posix
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quickly_and_quietly(by: signal.Signals, tmp_path: Path) -> None:
    with serving(tmp_path, "serve") as served, contextlib.ExitStack() as stack:
        served.until_it_says(FORGOTTEN)
        for sent in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"):
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=GENEROUS))
            connection.sendall(sent)
        assert connection.recv(15) == b"HTTP/1.1 200 OK"
        said, begin = served.said, time.monotonic()
        assert served.end(by) == 0
        assert time.monotonic() - begin < GENEROUS / 3
        assert served.said == said


@posix
def test_a_second_ctrl_c_does_no_harm(tmp_path: Path) -> None:
    with serving(tmp_path, "serve") as served:
        served.until_it_says(FORGOTTEN)
        said = served.said
        for _ in range(3):
            with contextlib.suppress(ProcessLookupError):
                served.process.send_signal(signal.SIGINT)
            time.sleep(0.02)
        assert served.process.wait(GENEROUS) == 0
        assert served.said == said


# what cannot be served


def test_a_port_that_another_program_has(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run("--plan", str(PLAN), "serve", "--port", str(port)) == (
            1,
            b"",
            f"plan: another program has port {port} already; add --port {port + 1}\n",
        )


@pytest.mark.parametrize(
    ("host", "message"),
    [
        ("khong-co.invalid", "no address is known for 'khong-co.invalid'"),
        ("a..b", "no address is known for 'a..b'"),
        ("203.0.113.1", "203.0.113.1 is not an address of this computer"),
    ],
)
def test_an_address_that_is_not_this_computers(host: str, message: str, run: Run) -> None:
    assert run("--plan", str(PLAN), "serve", "--host", host, "--port", "0") == (1, b"", f"plan: {message}\n")


def test_a_plan_with_errors_is_not_served(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN_TEXT.replace("7/5/2030", "31/4/2030"), encoding="utf-8")
    assert run("serve", "--port", "0") == (
        1,
        b"",
        "plan.yaml:6:43: error: 31/4/2030 is not a day of the calendar; April 2030 ends on the 30th [no-such-day]\n"
        "  |   - {id: mot, summary: Sự kiện một, date: 31/4/2030}\n"
        "  |                                           ^\n",
    )


@pytest.mark.parametrize("port", ["65536", "99999", "-1", "80a", "", "٨٠", "9" * 5000])
def test_a_port_that_is_none(port: str, run: Run) -> None:
    shown = port if len(port) <= 300 else port[:299] + "…"
    result = run("serve", f"--port={port}")  # first, since Click speaks the language of the last run
    message = invalid("--port", f"'{shown}' is not a port, a number up to 65535")
    assert result == usage("serve [OPTIONS]", message)


def test_without_the_libraries_it_says_how_to_get_them(tmp_path: Path) -> None:
    code = "import sys; sys.modules['uvicorn'] = None; from tamduong_cli.cli import main; sys.exit(main(['serve']))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (
        1,
        "",
        "plan: plan serve needs Starlette and uvicorn, which are not installed; "
        f"type: {line_to_install('starlette', 'uvicorn')}\n",
    )


# on a terminal


def on_terminal(folder: Path, columns: int, **environ: str) -> str:
    """What a terminal shows of the command until it is ended, on every network."""
    import fcntl
    import pty
    import struct
    import termios

    (folder / "plan.yaml").write_text(PLAN_TEXT, encoding="utf-8")
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    arguments = ["serve", "--port", "0", "-o", "public", "--base-url", "http://192.168.1.5:8000/"]
    process = subprocess.Popen(
        [sys.executable, *COMMAND, *arguments],
        cwd=folder,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **environ},
    )
    os.close(slave)
    received = b""
    with contextlib.suppress(OSError):  # Linux's way to say that the other end is closed
        while part := os.read(master, 65536):
            received += part
            is_at_rest = not select.select([master], [], [], 1)[0]
            if is_at_rest and process.poll() is None:
                process.send_signal(signal.SIGINT)
    os.close(master)
    assert process.wait(GENEROUS) == 0
    return received.decode().replace("\r\n", "\n")


CODE = "http://192.168.1.5:8000/"


@posix
def test_a_terminal_shows_a_code(tmp_path: Path) -> None:
    shown = on_terminal(tmp_path, 140)
    assert shown.endswith(f"\n{qr.terminal(CODE)}{SCAN}\n")


@posix
def test_a_terminal_without_colour_shows_a_code(tmp_path: Path) -> None:
    shown = on_terminal(tmp_path, 140, NO_COLOR="1")
    assert shown.endswith(f"\n{qr.terminal(CODE, color=False)}{SCAN}\n")


@posix
@pytest.mark.parametrize(("columns", "encoding"), [(30, "utf-8"), (140, "ascii")])
def test_a_terminal_that_cannot_show_a_code_shows_the_address(columns: int, encoding: str, tmp_path: Path) -> None:
    shown = on_terminal(tmp_path, columns, PYTHONIOENCODING=encoding)
    assert " ".join(shown.split()).endswith(f"its pages say {CODE}; Ctrl+C ends it")
