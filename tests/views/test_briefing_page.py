"""The briefing as a web page: it is safe with any text, and asks for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tamduong_cli.views.briefing_page import briefing_page
from tests.conftest import PLAN, TESTS, Run

COMMUNE = TESTS / "commands" / "commune.yaml"

HOSTILE = """\
id: x
title: {title}
issuer: {text}
period: 2024
language: en
events:
  - {{id: e, summary: {text}, date: 7/5/2024, window: 4/5/2024 - 8/5/2024, messages: [{text}]}}
channels: [{text}]
units: [{{id: u, name: {text}, duties: [{text}]}}]
"""
TEXT = """<script>alert("1")</script> & 'Đậm nét' {{ week }} &amp; </title><b>"""
ESCAPED = (
    "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; &#39;Đậm nét&#39; "
    "{{ week }} &amp;amp; &lt;/title&gt;&lt;b&gt;"
)


def test_no_text_of_a_plan_is_markup(run: Run, tmp_path: Path) -> None:
    text = "'" + TEXT.replace("'", "''") + "'"
    (tmp_path / "plan.yaml").write_text(HOSTILE.format(title=text, text=text), encoding="utf-8")
    page = run("briefing", "7/5/2024", "--format", "html", "--unit", "u").out
    assert page.count(ESCAPED) == page.count("alert(") == 12
    assert "<title>Communication in week 19 of 2024 – &lt;script&gt;" in page
    assert "<script" not in page and "<b>" not in page


def test_a_page_asks_for_nothing(run: Run) -> None:
    page = run("--plan", str(PLAN), "briefing", "2023-W49", "--format", "html").out
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n')
    assert page.endswith("</html>\n")
    assert page.count("href=") == page.count('href="data:,"') == 1
    for asking in ("src=", "url(", "@import", "http:", "https:", "//", "<script"):
        assert asking not in page


def test_a_week_has_a_bar_in_days(run: Run) -> None:
    page = run("--plan", str(PLAN), "briefing", "2023-W49", "--format", "html").out
    assert page.count('class="track"') == 2
    assert 'class="past" style="height:8px;width:73.08%;' in page  # 19 days of 26 have gone by
    assert 'class="week" style="height:8px;margin-left:63.16%;' in page  # 12 of these 19 before the week


@pytest.mark.parametrize("language", ["vi", "en"])
def test_days_and_units(language: str, run: Run, snapshot: Callable[[str, str], None]) -> None:
    plan = ("--plan", str(COMMUNE), "--lang", language)
    result = run(*plan, "briefing", "7/5/2024", "--format", "html", "--unit", "van-hoa", "--unit", "thon-ban")
    assert (result.code, result.err) == (0, "")
    snapshot(f"briefing-commune-{language}.html", result.out)


def test_a_page_without_an_issuer_has_no_line_for_one() -> None:
    letter = {"title": "Tuần 19", "week": "", "plans": [], "units": "", "opening": [], "sections": []}
    page = briefing_page({"language": "vi", "issuer": None, "letter": letter})
    assert "<title>Tuần 19</title>" in page
    assert 'class="accent"' not in page
