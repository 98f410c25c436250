"""What of the pages is made is what the program makes now; `python -m tests.docs` renews it."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from tamduong_cli.plan.problems import CODES
from tests.docs.made import renewed
from tests.docs.pages import LANGUAGES, page, pages
from tests.lock import locked

PAGES = [(path, language) for language in LANGUAGES for path in pages(language)]


@pytest.mark.parametrize(("path", "language"), PAGES, ids=[f"{path.stem}-{language}" for path, language in PAGES])
def test_a_page_is_in_step_with_the_program(path: Path, language: str) -> None:
    if path.stem == "commands" and metadata.version("click") != locked()["click"]:
        pytest.skip("the help is as the locked version of Click lays it out")
    assert renewed(path, language) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words_and_its_example(language: str) -> None:
    sections = [*page(language, "problems").split("\n### ")[1:], *page(language, "warnings").split("\n## ")[1:]]
    assert [section.partition("\n")[0] for section in sections] == [f"`{code}`" for code in CODES]
    for section, code in zip(sections, CODES, strict=True):
        words, _, pair = section.partition("<!-- pair -->")
        assert len(words.partition("\n")[2].strip()) > 30
        assert f"[{code}]" in pair
