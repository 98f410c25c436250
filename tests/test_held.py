"""Where things are held, whom to ask, and who leads them: in whatever shows them, and for those who lead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Run

PLAN = """\
format: 1
id: xa-mau-2026
title: Lịch công tác
period: 2026
window: none
events:
  - id: le
    summary: Lễ khánh thành
    date: 2/9/2026
    location: Quảng trường xã
    url: https://xa.example.vn/le
    contact: "Anh Nam, 0912345678"
    lead: cong-an
  - id: hoi
    summary: Ngày hội
    date: 18/11/2026
    location: Nhà văn hóa
    lead: mat-tran
    window: {before: 3, after: 1, units: [van-phong, mat-tran]}
  - id: ky
    summary: Kỷ niệm
    date: 24/11/2026
    lead: mat-tran
    windows:
      - {name: Đợt 1, before: 3, after: 0, lead: [van-phong, cong-an]}
      - {name: Đợt 2, before: 0, after: 3, units: [van-phong]}
deadlines:
  - {id: bao-cao, summary: Báo cáo, date: 16/11/2026, event: hoi, lead: cong-an, units: [van-phong]}
activities:
  - id: tap-huan
    summary: Tập huấn
    event: hoi
    date: 17/11/2026
    time: 7h30
    location: Hội trường
    lead: cong-an
    units: [cong-an, van-phong]
units:
  - {id: van-phong, name: Văn phòng}
  - {id: mat-tran, name: Mặt trận, events: [hoi]}
  - {id: cong-an, name: Công an xã, events: []}
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def events(content: str) -> dict[str, Any]:
    calendar: Any = icalendar.Calendar.from_ical(content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_a_calendar_has_places_and_addresses_with_the_days_alone(run: Run, plan: str) -> None:
    found = events(run("--plan", plan, "export", "-o", "-").out)
    properties = {
        name: {key: str(event[key]) for key in ("location", "url", "contact") if key in event}
        for name, event in found.items()
    }
    assert {name: had for name, had in properties.items() if had} == {
        "Lễ khánh thành": {
            "location": "Quảng trường xã",
            "url": "https://xa.example.vn/le",
            "contact": "Anh Nam, 0912345678",
        },
        "Ngày hội": {"location": "Nhà văn hóa"},
        "Tập huấn": {"location": "Hội trường"},
    }
    said = {name: str(event["description"]).splitlines() for name, event in found.items()}
    assert said["Tuyên truyền: Ngày hội"][:4] == [
        "Thời gian tuyên truyền: 15/11/2026 – 19/11/2026, 5 ngày",
        "Chủ trì: Mặt trận",
        "Ngày chính: thứ Tư, ngày 18 tháng 11 năm 2026",
        "Địa điểm: Nhà văn hóa",
    ]
    # programs show the place by themselves, and not all of them the others
    assert said["Lễ khánh thành"] == [
        "Ngày chính: thứ Tư, ngày 02 tháng 9 năm 2026",
        "Xem: https://xa.example.vn/le",
        "Liên hệ: Anh Nam, 0912345678",
        "Chủ trì: Công an xã",
    ]
    assert "Địa điểm: Nhà văn hóa" not in said["Ngày hội"]
    assert said["Tập huấn"][-2:] == ["Chủ trì: Công an xã", "Phối hợp: Văn phòng"]


@pytest.mark.parametrize(
    ("unit", "windows", "dates", "deadlines", "activities"),
    [
        ("cong-an", ["ky Đợt 1"], ["le"], ["bao-cao"], ["tap-huan"]),
        ("mat-tran", ["hoi None", "ky Đợt 1", "ky Đợt 2"], [], [], []),
        ("van-phong", ["hoi None", "ky Đợt 1", "ky Đợt 2"], ["le"], ["bao-cao"], ["tap-huan"]),
    ],
)
def test_who_leads_has_it_whatever_its_own_events(
    unit: str, windows: list[str], dates: list[str], deadlines: list[str], activities: list[str], run: Run, plan: str
) -> None:
    found = json.loads(run("--plan", plan, "windows", "--all", "--unit", unit, "--format", "json").out)
    assert [f"{it['event']} {it['name']}" for it in found["windows"]] == windows
    assert [it["event"] for it in found["dates"]] == dates
    assert [it["id"] for it in found["deadlines"]] == deadlines
    assert [it["id"] for it in found["activities"]] == activities


def test_the_json_says_who_leads(run: Run, plan: str) -> None:
    found = json.loads(run("--plan", plan, "windows", "--all", "--format", "json").out)
    assert [it["lead"] for it in found["windows"]] == [["mat-tran"], ["van-phong", "cong-an"], ["mat-tran"]]
    assert [it["units"] for it in found["deadlines"]] == [["van-phong", "cong-an"]]
    assert [it["lead"] for it in found["activities"]] == [["cong-an"]]
    assert [it["location"] for it in found["windows"]] == ["Nhà văn hóa", None, None]


def test_a_letter_has_the_place_with_the_day_and_not_with_the_end_of_the_campaign(run: Run, plan: str) -> None:
    lines = run("--plan", plan, "briefing", "16/11/2026", "--format", "text").out.splitlines()
    for line in (
        "- Địa điểm: Nhà văn hóa",
        "- Chủ trì: Mặt trận",
        "- Phối hợp: Văn phòng",
        "- Hạn: Báo cáo (Ngày hội; Chủ trì: Công an xã; Phối hợp: Văn phòng)",
        "- 07:30: Tập huấn (Ngày hội; Hội trường; Chủ trì: Công an xã; Phối hợp: Văn phòng)",
        "- Ngày chính: Ngày hội (Nhà văn hóa; Chủ trì: Mặt trận)",
        "- Kết thúc: Ngày hội (Chủ trì: Mặt trận; Phối hợp: Văn phòng)",
    ):
        assert line in lines, lines


def test_what_changes_of_a_place_is_told_of_a_calendar_too(run: Run, plan: str, tmp_path: Path) -> None:
    old = str(tmp_path / "old.ics")
    assert run("--plan", plan, "export", "-o", old).code == 0
    assert run("--plan", plan, "diff", old).code == 0
    text = PLAN.replace("Hội trường", "Nhà khách").replace("    location: Quảng trường xã\n", "")
    Path(plan).write_text(text, "utf-8")
    result = run("--plan", plan, "diff", old, "--format", "json")
    told = {change["id"]: change["keys"] for change in json.loads(result.out)["changes"]}
    assert told == {
        "le": [{"name": "location", "old": "Quảng trường xã", "new": None}],
        "tap-huan": [{"name": "location", "old": "Hội trường", "new": "Nhà khách"}],
    }


def test_a_page_links_to_the_address_and_to_nothing_that_is_none(run: Run, plan: str, tmp_path: Path) -> None:
    Path(plan).write_text(PLAN.replace("le\n    contact", 'le?a=<b>&c="d"\n    contact'), "utf-8")
    assert run("--plan", plan, "site", "-o", str(tmp_path / "site"), now="2026-09-01T03:00:00").code == 0
    page = (tmp_path / "site" / "units" / "cong-an.html").read_text(encoding="utf-8")
    address = "https://xa.example.vn/le?a=&lt;b&gt;&amp;c=&#34;d&#34;"
    assert f'Xem: <a href="{address}" rel="noopener">{address}</a>' in page
    assert "<b>" not in page


@pytest.mark.parametrize("whose", ["    date: 2/9", "{name: Đợt 1", "{id: bao-cao", "    date: 17/11"])
def test_a_unit_that_leads_and_is_not_there_is_told(whose: str, run: Run, plan: str) -> None:
    before, whose, after = PLAN.partition(whose)
    Path(plan).write_text(before + whose + after.replace("cong-an", "cong-xn", 1), "utf-8")
    result = run("--plan", plan, "check")
    assert result.code == 1
    assert "there is no unit 'cong-xn'; did you mean 'cong-an'? [unknown-unit]" in result.out


@pytest.mark.parametrize(
    "url", ["xa.example.vn", "ftp://a.vn", "https://", "https:///a", "https://a b", "javascript:alert(1)"]
)
def test_an_address_of_another_kind_is_refused(url: str, run: Run, plan: str) -> None:
    Path(plan).write_text(PLAN.replace("https://xa.example.vn/le", url), "utf-8")
    result = run("--plan", plan, "check")
    assert result.code == 1
    assert f"'{url}' is not an address that begins with https:// or http:// [wrong-kind]" in result.out


LED = """\
id: x
title: X
period: 2026
windows:
  - {id: chung, name: Đợt chung, from: 1/3/2026, to: 9/3/2026, events: [a, b], lead: d}
events:
  - {id: a, summary: A, date: 5/3/2026, lead: c}
  - {id: b, summary: B, date: 6/3/2026}
  - {id: e, summary: E, date: 5/5/2026, lead: c, window: 1/5/2026 - 9/5/2026}
  - id: f
    summary: F
    date: 5/6/2026
    windows: [{name: Đợt 1, from: 1/6/2026, to: 9/6/2026, lead: c}]
deadlines:
  - {id: da, summary: DA, event: a, before: 1}
  - {id: de, summary: DE, event: e, before: 1}
activities:
  - {id: xa, summary: XA, event: a, date: 5/3/2026}
  - {id: xe, summary: XE, event: e, date: 5/5/2026}
  - {id: xf, summary: XF, event: f, date: 5/6/2026}
  - {id: xu, summary: XU, event: e, date: 6/5/2026, units: [u]}
units:
  - {id: u, name: U}
  - {id: c, name: C, events: []}
  - {id: d, name: D, events: []}
"""


@pytest.mark.parametrize(
    ("unit", "windows", "items"),
    [
        ("c", [("a", "Đợt chung"), ("e", None), ("f", "Đợt 1")], ["da", "de", "xa", "xe", "xf"]),
        # who leads a window for several events has what is done in it, and no deadline of one of them
        ("d", [("a", "Đợt chung")], ["xa"]),
    ],
)
def test_who_leads_an_event_or_a_window_has_what_belongs_to_it(
    unit: str, windows: list[tuple[str, str | None]], items: list[str], run: Run, plan: str
) -> None:
    Path(plan).write_text(LED, encoding="utf-8")
    found = json.loads(run("--plan", plan, "windows", "--all", "--unit", unit, "--format", "json").out)
    assert [(it["event"], it["name"]) for it in found["windows"]] == windows
    assert [it["id"] for it in (*found["deadlines"], *found["activities"])] == items


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.vn/y,z;b&c=(1)", "https://a.vn/y,z;b&c=(1)"),
        ("https://a.vn/%20x", "https://a.vn/%20x"),
        ("https://a.vn/Đại", "https://a.vn/%C4%90%E1%BA%A1i"),
    ],
)
def test_an_address_is_a_uri_in_a_calendar_and_no_text(url: str, written: str, run: Run, plan: str) -> None:
    Path(plan).write_text(PLAN.replace("url: https://xa.example.vn/le", f'url: "{url}"'), encoding="utf-8")
    content = run("--plan", plan, "export", "-o", "-").out.replace("\r\n ", "")
    assert f"\r\nURL:{written}\r\n" in content


def test_a_notice_calls_those_who_lead_by_their_names(run: Run, plan: str, tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(PLAN, encoding="utf-8")
    Path(plan).write_text(PLAN.replace("    lead: mat-tran\n    window:", "    lead: cong-an\n    window:"), "utf-8")
    out = run("--plan", plan, "diff", str(old), "--format", "notice").out
    assert "chủ trì: Công an xã (trước đây: Mặt trận)" in out
