"""The pages as a site: Sphinx has no warning in any language, every page is there, and every link holds."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.docs.building import build
from tests.docs.pages import LANGUAGES, folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    for language in LANGUAGES:
        build(language, root)
    return root


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_the_index_and_beside_each_other_page(site: Path, language: str) -> None:
    index = (site / language / "searchindex.js").read_text(encoding="utf-8")
    names = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["docnames"]
    assert names == [path.stem for path in sorted(folder(language).glob("*.md"))]
    for name in names:
        page = (site / language / f"{name}.html").read_text(encoding="utf-8")
        assert f'<html class="no-js" lang="{language}"' in page
        assert {f'href="{other}.html"' for other in names if other not in ("index", name)} <= set(
            re.findall(r'href="\w[\w-]*\.html"', page)
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_of_the_site_leads_nowhere(site: Path, language: str) -> None:
    for path in (site / language).glob("*.html"):
        for link in re.findall(r'<a [^>]*href="([^"]*)"', path.read_text(encoding="utf-8")):
            address = urlsplit(html.unescape(link))
            if address.scheme:
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            assert target.exists(), f"{path.name}: {link}"
            assert site in target.parents, f"{path.name}: {link}"
            if address.fragment:
                assert f'id="{unquote(address.fragment)}"' in target.read_text(encoding="utf-8"), f"{path.name}: {link}"


def test_the_words_around_a_vietnamese_page_are_vietnamese(site: Path) -> None:
    page = (site / "vi" / "week.html").read_text(encoding="utf-8")
    for words in ("Trang sau", "Trang trước", "Trong trang này", "Về đầu trang", 'placeholder="Tìm kiếm"'):
        assert words in page
    assert "Kết quả tìm kiếm" in (site / "vi" / "_static" / "translations.js").read_text(encoding="utf-8")
