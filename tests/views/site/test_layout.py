"""The layout of a site's pages: they need and load nothing else, and speak the plan's language."""

from __future__ import annotations

import base64
import hashlib
import html
import re

import pytest

from tamduong_cli.views.site.layout import GENERATOR, _headings, policy
from tamduong_cli.views.site.pages import gone_page
from tests.views.site.test_pages import BASE, COMMUNE, DISTRICT, ENGLISH, VIETNAMESE, made, schedule, words


def hash_of(text: str) -> str:
    return f"&#39;sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}&#39;"


@pytest.mark.parametrize("base_url", [BASE, None])
def test_a_page_allows_its_own_style_and_script_and_nothing_else(base_url: str | None) -> None:
    of = schedule(COMMUNE)
    for page in made(of, base_url=base_url).values():
        (style,) = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
        (script,) = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
        policy = (
            "default-src &#39;none&#39;; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;; "
            f"style-src {hash_of(style)}; script-src {hash_of(script)}"
        )
        assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
        assert page.count("<style") == page.count("<script") == 1


@pytest.mark.parametrize("base_url", [BASE, None])
def test_a_page_loads_nothing_and_is_known_as_ours(base_url: str | None) -> None:
    of = schedule(COMMUNE)
    for page in (*made(of, base_url=base_url).values(), gone_page("x", of, ENGLISH)):
        for refused in (" style=", " onclick", "@import", " src="):
            assert refused not in page
        assert set(re.findall(r"url\((.*?)\)", page)) <= {"#shared"}
        assert page.count(GENERATOR) == page.count(f"\n{GENERATOR}\n") == 1
        assert page.startswith('<!DOCTYPE html>\n<html lang="en"')
        assert page.endswith("</html>\n")


def test_the_page_of_a_unit_that_left_is_of_no_day_and_has_no_script() -> None:
    page = gone_page("x", schedule(COMMUNE), ENGLISH)
    assert "data-made" not in page
    assert "<script" not in page


def test_the_policy_is_one_for_all_pages() -> None:
    for page in made(schedule(COMMUNE)).values():
        assert f'content="{html.escape(policy()).replace("&#x27;", "&#39;")}"' in page


def test_vietnamese_pages_have_no_english() -> None:
    """Of the words of the program; it needs the catalogue to have those of views/site."""
    english, vietnamese = _headings(ENGLISH), _headings(VIETNAMESE)
    assert [key for key in english if english[key] == vietnamese[key]] == ["apple", "android"]
    of = schedule(COMMUNE, DISTRICT)
    found = made(of, language=VIETNAMESE)
    common = {english["apple"], english["android"]}
    for page in (*found.values(), gone_page("x", of, VIETNAMESE)):
        said = words(page)
        assert common.union(english.values()).intersection(said) <= common
        for part in ("page is made", "page was made", "no longer", "has the id", "QR code", "Campaign", "days left"):
            assert part not in " ".join(said)
