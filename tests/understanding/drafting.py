"""Drafts of texts as small as a test needs them."""

from __future__ import annotations

from collections.abc import Iterable

from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import Loaded, loaded
from tamduong_cli.understanding.draft import Draft, draft
from tamduong_cli.understanding.drafted import Remarks
from tests.understanding.making import read_text

YEARS = range(2024, 2025)
VIETNAMESE = Language("vi")
ENGLISH = Language("en")


def drafted(text: str, years: range | None = YEARS, earlier: Plan | None = None, name: str = "van-ban.docx") -> Draft:
    """The draft of a text, in Vietnamese."""
    return draft(read_text(text), name, years, VIETNAMESE, earlier)


def read(made: Draft) -> Loaded:
    """What comes of reading a draft."""
    return loaded(made.text, Report("draft.yaml"))


def section(made: Draft, name: str) -> str:
    """The lines of a draft under a key of the plan, without the key."""
    lines = made.text.split("\n")
    begin = next((at for at, line in enumerate(lines) if line.startswith(f"{name}:")), None)
    if begin is None:
        return ""
    found = []
    for line in lines[begin + 1 :]:
        if line and not line.startswith((" ", "#")):
            break
        found.append(line)
    return "\n".join(found).rstrip()


def said(remarks: Remarks) -> list[str]:
    """What is to be looked at, in English."""
    return [ENGLISH.render(message) for message, _ in remarks]


def windows_of(made: Draft) -> list[tuple[str, str, str]]:
    """The windows of a draft: what they are of, and their first and last days."""
    schedule = read(made).schedule
    assert schedule
    return [
        (f"{window.rule.name.in_('vi')} {window.event.id}".strip(), window.first.isoformat(), window.last.isoformat())
        for window in schedule.windows
    ]


def todos(made: Draft) -> list[str]:
    """The places of a draft that a person must look at."""
    return _after(made.text.split("\n"), "# TODO: ")


def _after(lines: Iterable[str], begin: str) -> list[str]:
    return [line.strip().removeprefix(begin) for line in lines if line.strip().startswith(begin)]
