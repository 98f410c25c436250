"""The script that sends the week: run as its page has it, against a mail server and a webhook of the test's own."""

from __future__ import annotations

import email
import email.message
import email.policy
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.conftest import PLAN, PROJECT, program
from tests.docs.pages import LANGUAGES, blocks, page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script of sh")


class Received(NamedTuple):
    """What the two servers were sent."""

    mails: list[Envelope]
    posts: list[tuple[str, str, bytes]]
    """Path, media type and body."""


class Servers(NamedTuple):
    mail: str
    chat: str
    received: Received


@pytest.fixture
def servers() -> Iterator[Servers]:
    received = Received([], [])

    class Mails:
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
            received.mails.append(envelope)
            return "250 OK"

    class Posts(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.posts.append((self.path, self.headers["Content-Type"], body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    mails = Controller(Mails(), hostname="127.0.0.1", port=port)
    mails.start()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Posts) as posts:
        thread = threading.Thread(target=posts.serve_forever, args=(0.01,))
        thread.start()
        yield Servers(f"smtp://127.0.0.1:{port}", f"http://127.0.0.1:{posts.server_port}", received)
        posts.shutdown()
        thread.join()
    mails.stop()


def send(language: str, folder: Path, servers: Servers, today: str) -> subprocess.CompletedProcess[str]:
    """Run the script in a folder with a plan and the template, on a day."""
    program("curl")
    week = page(language, "week")
    (script,) = (block for block in blocks(week, "sh") if block.startswith("#!/bin/sh"))
    for written, here in (
        ("/srv/plan", str(folder)),
        ("/opt/plan/bin/plan", f"{sys.executable} -c '{PLAN_ON_A_DAY}' {today}"),
        ("smtp://mail.example.vn", servers.mail),
        ("https://chat.example.vn", servers.chat),
    ):
        assert written in script
        script = script.replace(written, here)
    (template,) = blocks(week, "jinja")
    (folder / "chat.json.j2").write_text(template, encoding="utf-8")
    shutil.copy(PLAN, folder / "plan.yaml")
    path = folder / "week.sh"
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT)}  # cron sets no language
    return subprocess.run([path], env=environ, capture_output=True, text=True, timeout=60)


PLAN_ON_A_DAY = (
    "import datetime, sys; from tamduong_cli.cli import main; "
    "sys.exit(main(sys.argv[2:], lambda: datetime.datetime.fromisoformat(sys.argv[1])))"
)


@pytest.mark.parametrize(
    ("language", "subject"),
    [("en", "The week in communication"), ("vi", "Công tác tuyên truyền trong tuần")],
)
def test_the_week_is_sent_by_mail_and_to_a_chat_group(
    language: str, subject: str, tmp_path: Path, servers: Servers
) -> None:
    result = send(language, tmp_path, servers, "2023-12-04T00:30:00+00:00")
    assert (result.returncode, result.stdout) == (0, ""), result.stderr

    (envelope,) = servers.received.mails
    assert (envelope.mail_from, envelope.rcpt_tos) == ("van-phong@example.vn", ["don-vi@example.vn"])
    assert isinstance(envelope.content, bytes)
    assert all(len(line) <= 998 and line.isascii() for line in envelope.content.splitlines()), "RFC 5321 and 5322"
    mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert isinstance(mail, email.message.EmailMessage)
    assert (mail["From"], mail["To"]) == ("van-phong@example.vn", "don-vi@example.vn")
    assert mail["Subject"] == subject
    page = mail.get_body(("html",))
    assert page
    assert page.get_content().replace("\r\n", "\n").strip() == (tmp_path / "week.html").read_text("utf-8").strip()
    assert "Công tác tuyên truyền tuần 49 năm 2023" in page.get_content()

    ((path, media_type, body),) = servers.received.posts
    assert (path, media_type) == ("/hooks/units", "application/json")
    lines = json.loads(body)["text"].splitlines()
    assert lines[0] == "Công tác tuyên truyền tuần 49 năm 2023"
    assert "  đến hết Chủ nhật, ngày 17 tháng 12 năm 2023" in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_sent_when_nothing_is_on(language: str, tmp_path: Path, servers: Servers) -> None:
    result = send(language, tmp_path, servers, "2024-08-12T00:30:00+00:00")
    assert (result.returncode, result.stderr) == (3, "")
    assert (servers.received.mails, servers.received.posts) == ([], [])
