"""One window for several events: told once, in whatever shows it, and for whom any of its events is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Run

PLAN = """\
format: 1
id: xa-2026
title: Kế hoạch năm 2026
period: 2026
window: {before: 10, after: 3}
windows:
  - {id: mua-thu, name: Đợt cao điểm mùa thu, from: 15/8/2026, to: 5/9/2026, events: [cach-mang, quoc-khanh]}
events:
  - id: cach-mang
    summary: Kỷ niệm 81 năm Cách mạng tháng Tám
    short: Cách mạng tháng Tám
    origin: 19/8/1945
    date: 19/8/2026
    messages: [Ý nghĩa của cuộc cách mạng]
  - id: quoc-khanh
    summary: Kỷ niệm 81 năm Quốc khánh
    origin: 2/9/1945
    date: 2/9/2026
    location: Quảng trường
    messages: [Tuyên ngôn Độc lập]
  - {id: trung-thu, summary: Trung thu, date: 25/9/2026}
deadlines:
  - {id: bao-cao, summary: Báo cáo, event: quoc-khanh, after: 5}
activities:
  - {id: loa, summary: Phát thanh, event: quoc-khanh, repeat: hằng ngày, time: 5h30}
units:
  - {id: van-hoa, name: Văn hóa, duties: [Treo băng rôn], events: [quoc-khanh]}
  - {id: doan, name: Đoàn xã, events: [trung-thu]}
  - {id: mat-tran, name: Mặt trận}
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def record(run: Run, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--format", "json").out)


def test_it_takes_the_place_of_the_rule_and_is_told_once(run: Run, plan: str) -> None:
    found = record(run, "--plan", plan, "windows", "--all")
    assert [(it["event"], it["events"], it["name"], it["first"], it["last"]) for it in found["windows"]] == [
        ("cach-mang", ["cach-mang", "quoc-khanh"], "Đợt cao điểm mùa thu", "2026-08-15", "2026-09-05"),
        ("trung-thu", ["trung-thu"], None, "2026-09-15", "2026-09-28"),
    ]
    assert [(it["event"], it["date"]) for it in found["dates"]] == [
        ("cach-mang", "2026-08-19"),
        ("quoc-khanh", "2026-09-02"),
    ]
    assert found["windows"][0]["units"] == ["van-hoa", "mat-tran"]
    (series,) = found["activities"]
    assert (series["dates"][0], series["dates"][-1], len(series["dates"])) == ("2026-08-15", "2026-09-05", 22)


@pytest.mark.parametrize("event", ["cach-mang", "quoc-khanh"])
def test_it_is_found_by_each_of_its_events(event: str, run: Run, plan: str) -> None:
    found = record(run, "--plan", plan, "windows", "--all", "--event", event)
    assert [it["name"] for it in found["windows"]] == ["Đợt cao điểm mùa thu"]
    lines = run("--plan", plan, "show", event).out.splitlines()
    assert "Đợt cao điểm mùa thu   15/08/2026 – 05/09/2026, 22 ngày" in lines
    assert not any("không có" in line for line in lines)
    assert any("Đợt này chung cho nhiều sự kiện" in line for line in lines)


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("van-hoa", {"Tuyên truyền: Đợt cao điểm mùa thu", "Kỷ niệm 81 năm Quốc khánh", "Hạn: Báo cáo", "Phát thanh"}),
        ("doan", {"Tuyên truyền: Trung thu", "Trung thu"}),
    ],
)
def test_a_unit_that_has_one_of_its_events_has_it(unit: str, names: set[str], run: Run, plan: str) -> None:
    calendar: Any = icalendar.Calendar.from_ical(run("--plan", plan, "export", "--unit", unit, "-o", "-").out)
    assert {str(event["summary"]) for event in calendar.walk("VEVENT")} == names


def test_its_uid_is_of_the_plan_and_its_id_and_goes_on_whatever_events_it_has(
    run: Run, plan: str, tmp_path: Path
) -> None:
    out = str(tmp_path / "out.ics")
    told = []
    for text in (PLAN, PLAN.replace("[cach-mang, quoc-khanh]}", "[quoc-khanh, cach-mang, trung-thu]}")):
        Path(plan).write_text(text, encoding="utf-8")
        assert run("--plan", plan, "export", "-o", out).code == 0
        calendar: Any = icalendar.Calendar.from_ical(Path(out).read_bytes())
        (event,) = (each for each in calendar.walk("VEVENT") if "mùa thu" in each["summary"])
        told.append((str(event["uid"]), event["sequence"], str(event["status"])))
    (uid, first, _), (again, second, status) = told
    assert (uid, first, second, status) == (again, 0, 1, "CONFIRMED")


def test_a_calendar_says_which_events_it_is_for_with_their_messages(run: Run, plan: str) -> None:
    calendar: Any = icalendar.Calendar.from_ical(run("--plan", plan, "export", "-o", "-").out)
    (event,) = (each for each in calendar.walk("VEVENT") if "mùa thu" in each["summary"])
    assert str(event["description"]).splitlines() == [
        "Thời gian tuyên truyền: 15/08/2026 – 05/09/2026, 22 ngày",
        "Kỷ niệm 81 năm Cách mạng tháng Tám: thứ Tư, ngày 19 tháng 8 năm 2026",
        "Kỷ niệm 81 năm Quốc khánh: thứ Tư, ngày 02 tháng 9 năm 2026",
        "Cách tính: chung cho 2 sự kiện",
        "",
        "Nội dung:",
        "- Ý nghĩa của cuộc cách mạng",
        "- Tuyên ngôn Độc lập",
    ]
    assert "LOCATION" not in event


def test_a_letter_and_a_page_name_its_events_and_say_what_to_say(run: Run, plan: str, tmp_path: Path) -> None:
    lines = run("--plan", plan, "briefing", "24/8/2026").out.splitlines()
    at = lines.index("Đợt cao điểm mùa thu")
    assert "- Kỷ niệm 81 năm Quốc khánh: thứ Tư, ngày 02 tháng 9 năm 2026" in lines[at : at + 6]
    for line in ("- Ý nghĩa của cuộc cách mạng", "- Tuyên ngôn Độc lập", "- Treo băng rôn"):
        assert line in lines
    assert run("--plan", plan, "site", "-o", str(tmp_path / "site"), now="2026-08-24T03:00:00").code == 0
    page = (tmp_path / "site" / "units" / "van-hoa.html").read_text(encoding="utf-8")
    assert page.count("<h3>Đợt cao điểm mùa thu</h3>") == 1
    assert "Tuyên ngôn Độc lập" in page


def test_it_overlaps_with_others_once(run: Run, plan: str) -> None:
    Path(plan).write_text(PLAN.replace("date: 25/9/2026", "date: 12/9/2026"), "utf-8")
    (overlap,) = record(run, "--plan", plan, "timeline")["overlaps"]
    assert [(it["event"], it["summary"]) for it in overlap["events"]] == [
        ("cach-mang", "Đợt cao điểm mùa thu"),
        ("trung-thu", "Trung thu"),
    ]
    assert (overlap["first"], overlap["last"]) == ("2026-09-02", "2026-09-05")


CHANGES: dict[str, tuple[Callable[[str], str], list[tuple[str, str, str]]]] = {
    "moved": (lambda text: text.replace("to: 5/9/2026", "to: 6/9/2026"), [("window", "moved", "mua-thu")]),
    "renamed": (lambda text: text.replace("cao điểm mùa thu", "mùa thu"), [("window", "changed", "mua-thu")]),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("of", ["plan", "calendar"])
def test_what_changed_in_it_is_told(change: str, of: str, run: Run, plan: str, tmp_path: Path) -> None:
    edit, told = CHANGES[change]
    old = str(tmp_path / ("old.yaml" if of == "plan" else "old.ics"))
    if of == "plan":
        Path(old).write_text(PLAN, encoding="utf-8")
    else:
        assert run("--plan", plan, "export", "-o", old).code == 0
    assert record(run, "--plan", plan, "diff", old)["changes"] == []
    Path(plan).write_text(edit(PLAN), encoding="utf-8")
    found = record(run, "--plan", plan, "diff", old)["changes"]
    assert [(it["kind"], it["change"], it["id"]) for it in found if it["kind"] == "window"] == told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[cach-mang, quoc-khanh]}", "[cach-mang, quoc-khan]}", "there is no event 'quoc-khan'; did you mean"),
        ("id: mua-thu", "id: quoc-khanh", "the id 'quoc-khanh' is taken on line"),
        ("to: 5/9/2026", "to: 5/8/2026", "the window ends before it begins"),
        (", events: [cach-mang, quoc-khanh]}", "}", "'events' is missing"),
        ("from: 15/8/2026, ", "", "'from' is missing"),
        ("name: Đợt cao điểm mùa thu, ", "", "'name' is missing"),
        ("[cach-mang, quoc-khanh]}", "[trung-thu], units: [van-hoa]}", "no unit has this"),
        ("[cach-mang, quoc-khanh]}", "[]}", "expected the id of an event"),
        (
            "events: [cach-mang, quoc-khanh]}\n",
            "events: [cach-mang, quoc-khanh]}\n"
            "  - {id: w, name: Đợt cao điểm mùa thu, from: 1/9/2026, to: 5/9/2026, events: [quoc-khanh]}\n",
            "a window of the same name, as an id 'dot-cao-diem-mua-thu', is on line 7",
        ),
        ("repeat: hằng ngày", "window: Không có, repeat: hằng ngày", "the event has no window 'Không có'"),
    ],
)
def test_what_is_wrong_with_it_is_told(old: str, new: str, said: str, run: Run, plan: str) -> None:
    Path(plan).write_text(PLAN.replace(old, new), encoding="utf-8")
    assert said in run("--plan", plan, "check").out


def test_an_event_with_nothing_but_it_needs_no_date(run: Run, plan: str) -> None:
    Path(plan).write_text(
        PLAN.replace("summary: Trung thu, date: 25/9/2026", "summary: Hội trại").replace(
            "quoc-khanh]}\nevents", "quoc-khanh, trung-thu]}\nevents"
        ),
        encoding="utf-8",
    )
    assert run("--plan", plan, "check").code == 0
    assert len(record(run, "--plan", plan, "windows", "--all")["windows"]) == 1


def test_an_event_with_windows_of_its_own_keeps_them(run: Run, plan: str) -> None:
    Path(plan).write_text(
        PLAN.replace("date: 2/9/2026\n", "date: 2/9/2026\n    window: 1/9/2026 - 2/9/2026\n"), "utf-8"
    )
    found = record(run, "--plan", plan, "windows", "--all", "--event", "quoc-khanh")
    assert [(it["name"], it["days"]) for it in found["windows"]] == [("Đợt cao điểm mùa thu", 22), (None, 2)]
    assert found["dates"] == []
    # what repeats goes by the event's own, unless it names the other
    assert len(found["activities"][0]["dates"]) == 2


def test_a_draft_moves_it_with_its_events(run: Run, plan: str) -> None:
    out = run("--plan", plan, "draft", "2027", "--class", "other").out
    assert "from: 15/8/2027, to: 5/9/2027, events: [cach-mang, quoc-khanh]" in out
    assert "id: mua-thu" in out
    Path(plan).write_text(PLAN.replace("    origin: 19/8/1945\n", ""), encoding="utf-8")
    assert "events: [quoc-khanh]}" in run("--plan", plan, "draft", "2027", "--class", "other").out


def test_an_event_named_twice_is_one(run: Run, plan: str) -> None:
    Path(plan).write_text(PLAN.replace("[cach-mang, quoc-khanh]}", "[quoc-khanh, quoc-khanh]}"), encoding="utf-8")
    found = record(run, "--plan", plan, "windows", "--all")
    assert [it["events"] for it in found["windows"] if it["name"]] == [["quoc-khanh"]]


def test_a_chat_names_its_events_in_full_first(run: Run, plan: str) -> None:
    out = run("--plan", plan, "briefing", "17/8/2026").out
    assert out.index("Kỷ niệm 81 năm Cách mạng tháng Tám") < out.index("- Ngày kỷ niệm: Cách mạng tháng Tám")


DRAFTED = """\
id: x-2025-2026
title: Kế hoạch 2025 - 2026
period: 2025 - 2026
windows:
  - {id: w, name: Đợt chung, from: 1/3/2026, to: 9/3/2026, events: [a, b-2026, c]}
events:
  - {id: a, summary: A, origin: 5/3/1956, date: 5/3/2026}
  - {id: b-2026, summary: B, origin: 6/3/1946, date: 6/3/2026}
  - {id: c, summary: C, origin: 7/3/1936}
activities:
  - {id: x, summary: X, event: b-2026, date: 6/3/2026}
  - {id: y, summary: Y, event: c, repeat: hằng ngày}
"""


@pytest.mark.parametrize(
    ("years", "windows"),
    [
        ("2027", ["from: 1/3/2027, to: 9/3/2027, events: [a, b-2027, c]"]),
        (
            "2027-2028",
            [
                "id: w, name: Đợt chung, from: 1/3/2027, to: 9/3/2027, events: [a-2027, b-2027, c-2027]",
                "id: w-2, name: Đợt chung, from: 1/3/2028, to: 9/3/2028, events: [a-2028, b-2028, c-2028]",
            ],
        ),
    ],
)
def test_a_draft_has_it_in_the_years_of_its_events(years: str, windows: list[str], run: Run, plan: str) -> None:
    Path(plan).write_text(DRAFTED, encoding="utf-8")
    result = run("--plan", plan, "draft", years, "--class", "other", "--class", "round", "--class", "half-round")
    assert result.code == 0, result.err
    assert [line.strip(" -{}") for line in result.out.splitlines() if "Đợt chung" in line and "name" in line] == [
        each if each.startswith("id") else f"id: w, name: Đợt chung, {each}" for each in windows
    ]


def test_one_outside_the_period_is_told(run: Run, plan: str) -> None:
    Path(plan).write_text(PLAN.replace("from: 15/8/2026, to: 5/9/2026", "from: 15/8/2027, to: 5/9/2027"), "utf-8")
    assert "is outside the plan's period" in run("--plan", plan, "check").out


def test_a_window_of_one_of_its_events_is_no_overlap(run: Run, plan: str) -> None:
    Path(plan).write_text(
        PLAN.replace("date: 2/9/2026\n", "date: 2/9/2026\n    window: 1/9/2026 - 2/9/2026\n"), "utf-8"
    )
    assert record(run, "--plan", plan, "timeline")["overlaps"] == []


def test_a_letter_says_which_of_its_events_an_activity_is_for(run: Run, plan: str) -> None:
    lines = run("--plan", plan, "briefing", "24/8/2026").out.splitlines()
    assert "- 05:30: Phát thanh (Kỷ niệm 81 năm Quốc khánh)" in lines


def test_an_event_of_one_may_be_known_to_a_month(run: Run, plan: str) -> None:
    Path(plan).write_text(PLAN.replace("    date: 19/8/2026\n", "    date: 8/2026\n"), encoding="utf-8")
    assert run("--plan", plan, "check").code == 0
    assert [it["event"] for it in record(run, "--plan", plan, "windows", "--all")["dates"]] == ["quoc-khanh"]


def test_an_activity_of_an_event_with_two_says_which(run: Run, plan: str) -> None:
    two = "quoc-khanh]}\n  - {id: hai, name: Đợt hai, from: 1/10/2026, to: 5/10/2026, events: [quoc-khanh]}\nevents"
    Path(plan).write_text(PLAN.replace("quoc-khanh]}\nevents", two), encoding="utf-8")
    assert "say which: Đợt cao điểm mùa thu, Đợt hai" in run("--plan", plan, "check").out
    text = Path(plan).read_text(encoding="utf-8").replace("repeat: hằng ngày", "window: Đợt hai, repeat: hằng ngày")
    Path(plan).write_text(text, encoding="utf-8")
    (series,) = record(run, "--plan", plan, "windows", "--all")["activities"]
    assert (series["dates"][0], series["dates"][-1]) == ("2026-10-01", "2026-10-05")
