"""Documents of other programs, by way of LibreOffice or pdftotext where the machine has them."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tamduong_cli.documents.package import protected
from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import Message

_SECONDS = 120
_OFFICE_NAMES = ("soffice", "libreoffice")
_USUAL_PATHS = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_TO = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_FROM = {"html": "HTML (StarWriter)", "txt": "Text (encoded):UTF8"}
"""How LibreOffice has to be told to read what it would else open in another of its programs."""

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""LibreOffice's settings: a document runs no program, and fetches nothing from elsewhere."""


def office() -> str | None:
    """Where LibreOffice is, None where it is not."""
    found = next(filter(None, map(shutil.which, _OFFICE_NAMES)), None)
    return found or next(filter(os.path.isfile, _USUAL_PATHS), None)


def by_office(content: bytes, name: str, kind: str, to: str) -> bytes:
    """What LibreOffice makes of a document of this kind: `to` is docx or xlsx. Raises Failure."""
    program = office()
    if program is None:
        raise Failure(
            Message(
                "{name} is a .{kind} file, which LibreOffice could read here if it were installed; "
                "open it in the program that wrote it, and save it as .{to}",
                name=name,
                kind=kind,
                to=to,
            )
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        given, profile, made = Path(folder, f"document.{kind}"), Path(folder, "profile"), Path(folder, "made")
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE, encoding="utf-8")
        given.write_bytes(content)
        read_as = [f"--infilter={_FROM[kind]}"] if kind in _FROM else []
        _run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", *read_as),
                *("--convert-to", _TO[to], "--outdir", str(made), str(given)),
            ],
            name,
            "LibreOffice",
        )
        with contextlib.suppress(OSError):
            return (made / f"document.{to}").read_bytes()
    raise Failure(
        Message(
            "LibreOffice could not read {name}; open it in the program that wrote it, and save it as .{to}",
            name=name,
            to=to,
        )
    )


def text_of_pdf(content: bytes, name: str) -> str:
    """The text of a PDF as its pages have it, a form feed between them. Raises Failure."""
    program = shutil.which("pdftotext")
    if program is None:
        raise Failure(
            Message(
                "{name} is a PDF, which is read with pdftotext (of Poppler), and that is not installed here; "
                "take the document that it was made of, such as a .docx",
                name=name,
            )
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, "document.pdf"), Path(folder, "document.txt")
        given.write_bytes(content)
        said = _run([program, "-layout", "-enc", "UTF-8", str(given), str(made)], name, "pdftotext")
        text = made.read_text(encoding="utf-8", errors="replace") if made.exists() else None
    if text is None:
        if b"password" in said.lower():
            raise protected(name)
        raise Failure(Message("{name} is damaged, so that pdftotext cannot read it; make the PDF again", name=name))
    if not text.strip():
        raise Failure(
            Message(
                "{name} is a scan: pictures of pages, in which there is no text; "
                "take the document that it was made of, such as a .docx",
                name=name,
            )
        )
    return text


def _run(command: Sequence[str], name: str, program: str) -> bytes:
    """Run a program that reads a document, and give what it complained of. Raises Failure."""
    own_group = sys.platform != "win32"
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=own_group,
        )
    except OSError as error:
        raise Failure(Message("{program} cannot be run: {reason}", program=program, reason=reason(error))) from None
    try:
        return process.communicate(timeout=_SECONDS)[1]
    except subprocess.TimeoutExpired:
        raise Failure(
            Message(
                "{program} did not come to an end with {name} within {n} seconds; save the document as .docx",
                program=program,
                name=name,
                n=_SECONDS,
            )
        ) from None
    finally:
        if process.poll() is None:
            _end(process, own_group)


def _end(process: subprocess.Popen[bytes], own_group: bool) -> None:
    """End a program and all that it began."""
    if own_group and sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()
