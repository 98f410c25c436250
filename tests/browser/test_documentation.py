"""The documentation's site in a real browser: what a planner looks for is found, in words of the page's language."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.docs.building import build


def test_vietnamese_words_are_found(browser: Browser, tmp_path: Path) -> None:
    site = build("vi", tmp_path)
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_placeholder("Tìm kiếm").first.fill("âm lịch")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results h2:has-text('Kết quả tìm kiếm')")
    assert "Cách viết ngày > Âm lịch" in page.locator("#search-results ul.search > li > a").all_inner_texts()
    page.goto(f"{(site / 'search.html').as_uri()}?q=zzzz")
    page.wait_for_selector("#search-results .search-summary:has-text('Không trang nào')")
    page.close()
