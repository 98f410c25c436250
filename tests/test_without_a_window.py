"""Events of several days, events without a campaign, and times past midnight, in whatever shows them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tamduong_cli.language import Language
from tamduong_cli.schedule.loading import load
from tamduong_cli.views.site_pages import pages, path_of_unit
from tests.conftest import Run

PLAN = """\
format: 1
id: xa-mau-2026
title: Kế hoạch năm 2026
period: 2026
window: {before: 10 ngày, after: 3 ngày}
events:
  - {id: hoi-trai, summary: Hội trại, date: 26 - 27/6/2026}
  - {id: hoi-lang, summary: Hội làng, date: 28 - 30/11/2026, window: none, messages: [Giữ gìn bản sắc]}
  - {id: gap-mat, summary: Gặp mặt, date: 29/11/2026, window: không, messages: [Tri ân]}
activities:
  - {id: phao-hoa, summary: Bắn pháo hoa, event: hoi-lang, date: 28 - 29/11/2026, time: 23h45 - 0h15}
  - {id: van-nghe, summary: Văn nghệ, event: hoi-trai, date: 26/6/2026, time: 22h00 - 24h00}
units:
  - {id: doan, name: Đoàn xã}
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def events(content: str) -> dict[str, tuple[Any, Any]]:
    calendar: Any = icalendar.Calendar.from_ical(content)
    return {
        f"{event['summary']} {event.decoded('dtstart'):%d/%m}": (event.decoded("dtstart"), event.decoded("dtend"))
        for event in calendar.walk("VEVENT")
    }


def test_a_calendar_has_each_with_its_days(run: Run, plan: str) -> None:
    found = events(run("--plan", plan, "export", "-o", "-").out)
    day, at = datetime.date, datetime.datetime
    assert found.pop("Tuyên truyền: Hội trại 16/06") == (day(2026, 6, 16), day(2026, 7, 1))
    assert found.pop("Hội trại 26/06") == (day(2026, 6, 26), day(2026, 6, 28))
    assert found.pop("Hội làng 28/11") == (day(2026, 11, 28), day(2026, 12, 1))
    assert found.pop("Gặp mặt 29/11") == (day(2026, 11, 29), day(2026, 11, 30))
    times = {name: tuple(each.replace(tzinfo=None) for each in both) for name, both in found.items()}
    assert times == {
        "Bắn pháo hoa 28/11": (at(2026, 11, 28, 23, 45), at(2026, 11, 29, 0, 15)),
        "Bắn pháo hoa 29/11": (at(2026, 11, 29, 23, 45), at(2026, 11, 30, 0, 15)),
        "Văn nghệ 26/06": (at(2026, 6, 26, 22), at(2026, 6, 27)),
    }


def test_a_campaign_that_is_none_from_now_on_is_cancelled_and_comes_back(run: Run, plan: str, tmp_path: Path) -> None:
    out = str(tmp_path / "out.ics")
    says = []
    for text in (PLAN, PLAN.replace("date: 26 - 27/6/2026}", "date: 26 - 27/6/2026, window: none}"), PLAN):
        Path(plan).write_text(text, encoding="utf-8")
        assert run("--plan", plan, "export", "--force", "-o", out).code == 0
        calendar: Any = icalendar.Calendar.from_ical(Path(out).read_bytes())
        says.append(
            {str(event["summary"]): (str(event["status"]), event["sequence"]) for event in calendar.walk("VEVENT")}
        )
    assert [each.get("Hội trại") for each in says] == [("CONFIRMED", 0), ("CONFIRMED", 1), ("CONFIRMED", 2)]


def test_lists_have_the_days_without_a_window(run: Run, plan: str) -> None:
    found = json.loads(run("--plan", plan, "windows", "--all", "--on", "29/11/2026", "--format", "json").out)
    assert [item["event"] for item in found["windows"]] == ["hoi-trai"]
    days = [
        (item["event"], item["date"], item["date_first"], item["date_last"], item["status"]) for item in found["dates"]
    ]
    assert days == [
        ("hoi-lang", None, "2026-11-28", "2026-11-30", "active"),
        ("gap-mat", "2026-11-29", "2026-11-29", "2026-11-29", "active"),
    ]
    (window,) = found["windows"]
    assert (window["date"], window["date_first"], window["date_last"]) == (None, "2026-06-26", "2026-06-27")
    assert [item["units"] for item in found["dates"]] == [["doan"], ["doan"]]


def test_a_briefing_says_them_with_their_messages(run: Run, plan: str) -> None:
    text = run("--plan", plan, "briefing", "29/11/2026", "--format", "text").out
    for line in (
        "- Ngày chính: Hội làng, đến hết ngày 30 tháng 11 năm 2026",
        "- Ngày chính: Gặp mặt",
        "- 23:45 – 00:15: Bắn pháo hoa (Hội làng)",
        "- Giữ gìn bản sắc",
        "- Tri ân",
    ):
        assert line in text.splitlines(), text
    assert "2 ngày chính" in text


def test_a_page_has_them_under_what_is_on(plan: str) -> None:
    schedule = load(plan, "plan.yaml").schedule
    assert schedule
    on = datetime.date(2026, 11, 29)
    made = pages(
        schedule, on, Language("vi"), {"xa-mau-2026": "calendars/all.ics"}, {"doan": "calendars/doan.ics"}, None
    )
    for text in made.values():
        on_now = text.partition('class="side"')[0]
        assert "Hội làng" in on_now and "Gặp mặt" in on_now and "không có đợt tuyên truyền" not in on_now
    assert "Giữ gìn bản sắc" in made[path_of_unit("doan")]
