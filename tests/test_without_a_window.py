"""Events of several days, events without a campaign, and times past midnight, in whatever shows them."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tamduong_cli.language import Language
from tamduong_cli.schedule.loading import load
from tamduong_cli.views.site.pages import pages, path_of_unit
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
    campaign = "Tuyên truyền: Hội trại"
    assert [each.get(campaign) for each in says] == [("CONFIRMED", 0), None, ("CONFIRMED", 2)]
    assert says[1][f"[HỦY] {campaign}"] == ("CANCELLED", 1)


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


def test_an_event_without_one_is_shown_with_what_the_day_is_to_it_and_its_units(run: Run, plan: str) -> None:
    lines = run("--plan", plan, "show", "hoi-lang", "--on", "29/11/2026").out.splitlines()
    assert lines[4:6] == [
        "Thời gian tuyên truyền   không có",
        "Trạng thái               đang diễn ra, hôm nay",
    ]
    assert lines[lines.index("Đơn vị thực hiện") + 1] == "  - Đoàn xã"
    later = run("--plan", plan, "show", "hoi-lang", "--on", "02/12/2026").out
    assert "Trạng thái               đã qua, 2 ngày trước" in later.splitlines()
    found = json.loads(run("--plan", plan, "show", "hoi-lang", "--on", "29/11/2026", "--format", "json").out)
    (day,) = found["dates"]
    assert (day["date_first"], day["date_last"], day["status"]) == ("2026-11-28", "2026-11-30", "active")
    assert (found["windows"], day["units"]) == ([], ["doan"])
    assert json.loads(run("--plan", plan, "show", "hoi-trai", "--format", "json").out)["dates"] == []


def test_how_a_window_about_several_days_came_about(run: Run, plan: str) -> None:
    text = run("--plan", plan, "show", "hoi-trai").out
    assert "Ngày của sự kiện trong kế hoạch là 26/06/2026 – 27/06/2026." in text
    assert "Ngày cuối: 27/06/2026 + 3 ngày = 30/06/2026." in text


def test_a_timeline_has_the_months_of_days_without_a_window_and_marks_them(
    run: Run, plan: str, snapshot: Callable[[str, str], None]
) -> None:
    snapshot("timeline-without-a-window.txt", run("--plan", plan, "timeline", "--on", "29/11/2026").out)
    Path(plan).write_text(re.sub("  - {id: hoi-trai.*|  - {id: van-nghe.*", "", PLAN), "utf-8")
    snapshot("timeline-of-lone-days.txt", run("--plan", plan, "timeline", "--on", "29/11/2026").out)


def test_a_window_of_its_own_replaces_no_rule_where_the_plan_has_none(run: Run, plan: str) -> None:
    Path(plan).write_text(
        PLAN.replace("{before: 10 ngày, after: 3 ngày}", "none").replace(
            "27/6/2026}", "27/6/2026, window: 1/6 - 30/6/2026}"
        ),
        "utf-8",
    )
    steps = run("--plan", plan, "show", "hoi-trai").out
    assert "Sự kiện có thời gian riêng." in steps
    assert "quy tắc" not in steps


@pytest.mark.parametrize(
    ("rule", "own", "window"),
    [
        ("{before: 10 ngày, after: 3 ngày}", "", "2027-06-16 2027-06-29"),
        ("{before: 10 ngày, after: 3 ngày}", ", window: none", "None None"),
        ("none", "", "None None"),
        ("none", ", window: 1/6 - 30/6/2026", "None None"),
    ],
)
def test_next_years_anniversary_has_the_window_of_the_rule_or_none(
    rule: str, own: str, window: str, run: Run, plan: str
) -> None:
    event = f"  - {{id: a, summary: Hội trại, origin: 26/6/1946, date: 26/6/2026{own}}}\n"
    head = "format: 1\nid: a\ntitle: A\nperiod: 2026\n"
    Path(plan).write_text(f"{head}window: {rule}\nevents:\n{event}", "utf-8")
    (found,) = json.loads(run("--plan", plan, "anniversaries", "--years", "2027", "--format", "json").out)[
        "anniversaries"
    ]
    assert f"{found['first']} {found['last']}" == window


def test_days_of_the_moon_and_how_many_they_are_stand_in_a_table(run: Run, plan: str) -> None:
    Path(plan).write_text(PLAN.replace("28 - 30/11/2026", "10/10 - 12/10 âm lịch năm 2026"), "utf-8")
    header, *rows = run("--plan", plan, "windows", "--all", "--format", "tsv").out.splitlines()
    (row,) = (line.split("\t") for line in rows if "Hội làng" in line)
    found = dict(zip(header.split("\t"), row, strict=True))
    assert (found["Số ngày"], found["Âm lịch"]) == ("3", "10/10/2026 âm lịch – 12/10/2026 âm lịch")


def marks_in_text(picture: str) -> list[int]:
    return [line.index("*") for line in picture.splitlines() if re.match(r"(?:Hội làng|Gặp mặt) +\*", line)]


def marks_in_svg(picture: str) -> list[str]:
    return re.findall(r'<path d="M([0-9.]+) [0-9.]+l7 15l-7 15l-7 -15z"', picture)


@pytest.mark.parametrize(("kind", "marks"), [("text", marks_in_text), ("svg", marks_in_svg)])
def test_a_timeline_marks_days_that_have_begun_before_it_on_its_first(
    kind: str, marks: Callable[[str], list[Any]], run: Run, plan: str
) -> None:
    Path(plan).write_text(PLAN.replace("28 - 30/11", "30/11 - 2/12").replace("29/11/2026, w", "1/12/2026, w"), "utf-8")
    out = run("--plan", plan, "timeline", "--from", "01/12/2026", "--to", "31/12/2026", "--format", kind).out
    village, meeting = marks(out)[:2]
    assert village == meeting


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
    made = dict(
        pages(schedule, on, Language("vi"), {"xa-mau-2026": "calendars/all.ics"}, {"doan": "calendars/doan.ics"}, None)
    )
    for text in made.values():
        on_now = text.partition('class="side"')[0]
        assert "Hội làng" in on_now and "Gặp mặt" in on_now and "không có đợt tuyên truyền" not in on_now
    assert "Giữ gìn bản sắc" in made[path_of_unit("doan")]
    camp = dict(
        pages(schedule, datetime.date(2026, 6, 20), Language("vi"), {"xa-mau-2026": "a.ics"}, {"doan": "b.ics"}, None)
    )
    # the first of the two days is the 11th of the window's 15
    assert '<svg x="70.00%" overflow' in camp[path_of_unit("doan")]
