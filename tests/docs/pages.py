"""The pages of the documentation: where they are, and what stands in them."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
LANGUAGES = ("en", "vi")
READMES = {"en": PROJECT / "README.md", "vi": PROJECT / "README.vi.md"}


def folder(language: str) -> Path:
    """Where the pages of a language are."""
    return PROJECT / "docs" / language


def pages(language: str) -> list[Path]:
    """The README and every page of a language."""
    return [READMES[language], *sorted(folder(language).glob("*.md"))]


def page(language: str, name: str) -> str:
    """The text of a page, `week`, or of the README."""
    path = READMES[language] if name == "README" else folder(language) / f"{name}.md"
    return path.read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    """What stands between fences of a kind: `sh`."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
