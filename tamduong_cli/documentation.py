"""Where the documentation is: the pages in docs/, one folder a language, or the site made of them."""

from __future__ import annotations

ADDRESS = ""
"""The address of the site, with a slash at its end, as pyproject.toml has it; while there is none, pages are files."""


def page(name: str, language: str) -> str:
    """Where a page is, for a person who is to read on.

    >>> page("week", "vi")
    'docs/vi/week.md'
    """
    return f"{ADDRESS}{language}/{name}.html" if ADDRESS else f"docs/{language}/{name}.md"
