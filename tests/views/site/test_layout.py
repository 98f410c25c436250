"""The layout of a site's pages: they need and load nothing else, and speak the plan's language."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from tamduong_cli.views.site.layout import GENERATOR, POLICY, _headings
from tamduong_cli.views.site.pages import gone_page
from tests.views.site.test_pages import BASE, COMMUNE, DISTRICT, ENGLISH, VIETNAMESE, made, schedule


@pytest.mark.parametrize("base_url", [BASE, None])
def test_a_page_allows_its_own_style_and_nothing_else(base_url: str | None) -> None:
    of = schedule(COMMUNE)
    for page in (*made(of, base_url=base_url).values(), gone_page("x", of, ENGLISH)):
        (style,) = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = (
            "default-src &#39;none&#39;; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;; "
            f"style-src &#39;sha256-{digest}&#39;"
        )
        assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
        assert page.count("<style") == 1
        for refused in (" style=", "<script", " onclick", "@import", "url(", " src="):
            assert refused not in page
        assert page.count(GENERATOR) == page.count(f"\n{GENERATOR}\n") == 1
        assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n')
        assert page.endswith("</html>\n")


def test_the_policy_that_a_server_sends_is_that_of_the_pages_with_any_style_of_theirs() -> None:
    assert POLICY == (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        "style-src 'unsafe-inline'; frame-ancestors 'none'"
    )


def test_vietnamese_pages_have_no_english() -> None:
    """Of the words of the program; it needs the catalogue to have those of views/site."""
    english, vietnamese = _headings(ENGLISH), _headings(VIETNAMESE)
    assert [key for key in english if english[key] == vietnamese[key]] == []
    of = schedule(COMMUNE, DISTRICT)
    found = made(of, language=VIETNAMESE)
    for page in (*found.values(), gone_page("x", of, VIETNAMESE)):
        for word in ("page is made", "no longer", "has the id", "QR code", "Campaign", *english.values()):
            assert word not in page
