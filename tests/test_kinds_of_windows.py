"""Windows that are no campaigns, and events with short names: the office's own words, in whatever shows them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Run

EVENT = "Ngày bầu cử đại biểu Quốc hội khóa XVI và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031"
PLAN = f"""\
format: 1
id: bau-cu-2026
title: Kế hoạch phục vụ cuộc bầu cử
issuer: UBND xã
period: 2026
KIND
events:
  - id: bau-cu
    summary: {EVENT}
    short: Bầu cử 2026
    date: 15/3/2026
    messages: [Quyền và nghĩa vụ của cử tri]
    windows:
      - {{name: Niêm yết danh sách, from: 3/2/2026, to: 22/3/2026}}
      - {{name: Treo cờ, kind: KIND_OF_ONE, from: 13/3/2026, to: 16/3/2026, units: [cong-an]}}
deadlines:
  - {{id: bao-cao, summary: Báo cáo, event: bau-cu, after: 2}}
activities:
  - {{id: loa, summary: Phát thanh, event: bau-cu, window: Treo cờ, repeat: hằng ngày, time: 5h30}}
units:
  - {{id: van-phong, name: Văn phòng}}
  - {{id: cong-an, name: Công an xã}}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], str]:
    def plan(kind: str, of_one: str = "") -> str:
        text = PLAN.replace("KIND\n", f"kind: {kind}\n" if kind else "")
        text = text.replace("kind: KIND_OF_ONE, ", f"kind: {of_one}, " if of_one else "")
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        return str(tmp_path / "plan.yaml")

    return plan


def windows(content: str) -> dict[str, str]:
    calendar: Any = icalendar.Calendar.from_ical(content)
    return {
        str(event["summary"]): str(event["categories"].cats[0])
        for event in calendar.walk("VEVENT")
        if "–" in event["summary"]
    }


@pytest.mark.parametrize(
    ("kind", "of_one", "style", "summaries"),
    [
        ("", "", "spans", {"Tuyên truyền: {0}": "Tuyên truyền", "Tuyên truyền: {1}": "Tuyên truyền"}),
        (
            "Bầu cử",
            "",
            "spans",
            {"Bầu cử: {0}": "Bầu cử", "Bầu cử: {1}": "Bầu cử"},
        ),
        ("none", "", "spans", {"{0}": "Đợt", "{1}": "Đợt"}),
        ("", "không", "spans", {"Tuyên truyền: {0}": "Tuyên truyền", "{1}": "Đợt"}),
        ("Phục vụ", "Trang trí", "spans", {"Phục vụ: {0}": "Phục vụ", "Trang trí: {1}": "Trang trí"}),
        (
            "none",
            "Trang trí",
            "milestones",
            {
                "Bắt đầu: {0}": "Đợt",
                "Kết thúc: {0}": "Đợt",
                "Trang trí, ngày đầu: {1}": "Trang trí",
                "Trang trí, ngày cuối: {1}": "Trang trí",
            },
        ),
    ],
)
def test_a_calendar_has_the_word_then_the_phase_then_the_short_name(
    kind: str, of_one: str, style: str, summaries: dict[str, str], run: Run, write: Callable[[str, str], str]
) -> None:
    content = run("--plan", write(kind, of_one), "export", "--style", style, "-o", "-").out
    titles = ("Niêm yết danh sách – Bầu cử 2026", "Treo cờ – Bầu cử 2026")
    assert windows(content) == {summary.format(*titles): category for summary, category in summaries.items()}
    assert "SUMMARY:Bầu cử 2026\r\n" in content
    assert f"Sự kiện: {EVENT}" in content.replace("\r\n ", "")


COMMANDS = (
    ["check"],
    ["windows", "--all"],
    ["windows", "--on", "1/1/2026"],
    ["show", "bau-cu"],
    ["show"],
    ["briefing", "9/3/2026"],
    ["briefing", "2/11/2026"],
    ["briefing", "9/3/2026", "--format", "markdown"],
    ["briefing", "9/3/2026", "--format", "html"],
    ["timeline", "--on", "10/3/2026"],
    ["timeline", "--from", "1/10/2026", "--to", "31/10/2026"],
    ["timeline", "--format", "svg"],
    ["export", "-o", "-"],
    ["export", "--style", "milestones", "-o", "-"],
    ["anniversaries"],
    ["site", "-o", "site"],
)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", ["none", "Phục vụ bầu cử"])
def test_a_plan_with_a_word_of_its_own_speaks_of_no_campaign(
    kind: str, language: str, run: Run, write: Callable[..., str], tmp_path: Path
) -> None:
    plan = write(kind)
    for command in COMMANDS:
        out = run("--lang", language, "--plan", plan, *command, now="2026-03-14T03:00:00").out
        assert not re.search("tuyên truyền|campaign|communication", out, re.IGNORECASE), (command, out)
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search("tuyên truyền|campaign|communication", text, re.IGNORECASE), page


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("", "CÔNG TÁC TUYÊN TRUYỀN TUẦN 11 NĂM 2026"),
        ("none", "CÔNG TÁC TUẦN 11 NĂM 2026"),
        ("Lịch phục vụ bầu cử", "LỊCH PHỤC VỤ BẦU CỬ TUẦN 11 NĂM 2026"),
    ],
)
def test_a_letter_is_about_what_the_plan_is_about(kind: str, title: str, run: Run, write: Callable[..., str]) -> None:
    assert run("--plan", write(kind), "briefing", "9/3/2026").out.splitlines()[0] == title


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_a_briefing_names_an_event_in_full_once(format_: str, run: Run, write: Callable[..., str]) -> None:
    told = run("--plan", write(""), "briefing", "9/3/2026", "--format", format_).out
    assert told.count(EVENT) == 1
    assert told.index(EVENT) < told.index("Bầu cử 2026")
    assert "- Ngày chính: Bầu cử 2026\n" in told


def test_small_rooms_have_the_short_name_and_others_the_whole(
    run: Run, write: Callable[..., str], tmp_path: Path
) -> None:
    plan, on = write(""), ["--on", "20/3/2026"]
    for format_ in ("text", "svg"):
        out = run("--plan", plan, "timeline", *on, "--format", format_).out
        assert "Bầu cử 2026 – Treo cờ" in out
    assert EVENT in run("--plan", plan, "windows", "--all").out
    assert "Tên ngắn" in run("--plan", plan, "show", "bau-cu").out
    found = json.loads(run("--plan", plan, "windows", "--all", "--format", "json").out)
    assert {(it["short"], it["summary"]) for it in found["windows"]} == {("Bầu cử 2026", EVENT)}
    assert run("--plan", plan, "site", "-o", "site", now="2026-03-20T03:00:00").code == 0
    page = (tmp_path / "site" / "units" / "cong-an.html").read_text(encoding="utf-8")
    on_now, past = page.split('class="over"')
    assert f"<h3>{EVENT} – Niêm yết danh sách</h3>" in on_now
    assert "Bầu cử 2026 – Treo cờ" in past and EVENT not in past


def test_a_windows_own_word_stands_before_it(run: Run, write: Callable[..., str]) -> None:
    plan = write("", "Trang trí")
    assert "Trang trí: Bầu cử 2026 – Treo cờ" in run("--plan", plan, "briefing", "9/3/2026", "--format", "markdown").out
    found = json.loads(run("--plan", plan, "windows", "--all", "--format", "json").out)
    assert [it["kind"] for it in found["windows"]] == [None, "Trang trí"]


@pytest.mark.parametrize(
    ("kind", "of_one"), [("", ""), ("none", ""), ("Phục vụ: bầu cử", "none"), ("none", "Trang trí")]
)
@pytest.mark.parametrize("style", ["spans", "milestones"])
def test_a_calendar_of_any_word_is_read_again(
    kind: str, of_one: str, style: str, run: Run, write: Callable[[str, str], str], tmp_path: Path
) -> None:
    """Whatever word stood before a window when the calendar went out, `diff` finds what changed in the plan alone."""
    kind = f'"{kind}"' if ":" in kind else kind
    old = str(tmp_path / "old.ics")
    assert run("--plan", write(kind, of_one), "export", "--style", style, "-o", old).code == 0
    for other in ("", "none", "Công việc"):
        plan = write(other, "")
        found = json.loads(run("--plan", plan, "diff", old, "--format", "json").out)
        assert found["changes"] == [], (other, found["changes"])
    text = Path(plan).read_text(encoding="utf-8")
    Path(plan).write_text(text.replace("to: 22/3/2026", "to: 23/3/2026"), encoding="utf-8")
    (change,) = json.loads(run("--plan", plan, "diff", old, "--format", "json").out)["changes"]
    assert (change["kind"], change["id"], change["name"]) == ("window", "bau-cu", "Niêm yết danh sách")


def test_of_several_plans_each_has_its_own_words(run: Run, write: Callable[..., str], tmp_path: Path) -> None:
    """What is said of all of them suits all; before a window stands what its own plan says."""
    first = write("none")
    second = tmp_path / "second.yaml"
    text = Path(first).read_text(encoding="utf-8")
    second.write_text(text.replace("kind: none\n", "").replace("bau-cu-2026", "tuyen-truyen"), encoding="utf-8")
    for plans in ((first, str(second)), (str(second), first)):
        these = [argument for plan in plans for argument in ("--plan", plan)]
        assert run(*these, "briefing", "9/3/2026").out.startswith("CÔNG TÁC TUẦN 11 NĂM 2026\n")
        titles = ("Niêm yết danh sách – Bầu cử 2026", "Treo cờ – Bầu cử 2026")
        assert windows(run(*these, "export", "-o", "-").out) == {
            **dict.fromkeys(titles, "Đợt"),
            **dict.fromkeys((f"Tuyên truyền: {title}" for title in titles), "Tuyên truyền"),
        }


def test_a_short_name_is_no_other_name_of_the_event(run: Run, write: Callable[..., str], tmp_path: Path) -> None:
    """A calendar that went out with the whole name has the same event."""
    plan, old = write(""), str(tmp_path / "old.ics")
    text = Path(plan).read_text(encoding="utf-8")
    without = text.replace("    short: Bầu cử 2026\n", "")
    Path(plan).write_text(without, encoding="utf-8")
    assert run("--plan", plan, "export", "-o", old).code == 0
    Path(plan).write_text(text, encoding="utf-8")
    assert json.loads(run("--plan", plan, "diff", old, "--format", "json").out)["changes"] == []


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ("kind: none", "loại đợt: không có (trước đây: Tuyên truyền)"),
        ("date: 1/1/2026", "ngày ban hành: 01/01/2026 (trước đây: không có)"),
    ],
)
def test_keys_of_the_plan_that_came_are_told(
    edit: str, said: str, run: Run, write: Callable[..., str], tmp_path: Path
) -> None:
    plan, old = write(""), tmp_path / "old.yaml"
    text = Path(plan).read_text(encoding="utf-8")
    old.write_text(text, encoding="utf-8")
    Path(plan).write_text(text.replace("period: 2026\n", f"period: 2026\n{edit}\n"), encoding="utf-8")
    assert said in run("--plan", plan, "diff", str(old), "--format", "notice").out


def test_a_window_that_is_gone_is_known_by_a_word_that_the_plan_no_longer_has(
    run: Run, write: Callable[..., str], tmp_path: Path
) -> None:
    plan, old = write("Phục vụ"), str(tmp_path / "old.ics")
    text = Path(plan).read_text(encoding="utf-8")
    other = "  - {id: hoi, summary: Hội xuân, window: 1/2/2026 - 3/2/2026}\ndeadlines"
    Path(plan).write_text(text.replace("deadlines", other, 1), encoding="utf-8")
    assert run("--plan", plan, "export", "-o", old).code == 0
    Path(plan).write_text(text.replace("kind: Phục vụ\n", ""), encoding="utf-8")
    found = json.loads(run("--plan", plan, "diff", old, "--format", "json").out)["changes"]
    assert [(it["change"], it["summary"], len(it["windows"])) for it in found] == [("went", "Hội xuân", 1)]
