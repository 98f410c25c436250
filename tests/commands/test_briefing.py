"""`plan briefing`: the weeks of the source plan in every format, which week is meant, and what goes wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clicks import invalid, of_click, usage
from tests.conftest import PLAN, TESTS, Run
from tests.test_imports import PACKAGE

Snapshot = Callable[[str, str], None]

WEEKS = ("2023-W23", "2023-W47", "2023-W49", "2024-W01", "2024-W02", "2024-W19", "2024-W33")
"""One campaign; one that begins; two at once; an anniversary across the year; one that ends; both; nothing on."""

ENDINGS = {"text": "txt", "markdown": "md", "html": "html", "json": "json"}
COMMUNE = str(TESTS / "commands" / "commune.yaml")


def output(run: Run, *arguments: str, now: str = "2023-12-05T03:00:00") -> str:
    plan = () if "--plan" in arguments else ("--plan", str(PLAN))
    result = run(*plan, *arguments, now=now)
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("format_", ENDINGS)
@pytest.mark.parametrize("week", WEEKS)
def test_the_source_plans_weeks(week: str, format_: str, language: str, run: Run, snapshot: Snapshot) -> None:
    text = output(run, "--lang", language, "briefing", week, "--format", format_)
    snapshot(f"briefing-{week}-{language}.{ENDINGS[format_]}", text)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_short_one_for_a_chat_group(language: str, run: Run, snapshot: Snapshot) -> None:
    snapshot(f"briefing-short-{language}.txt", output(run, "--lang", language, "briefing", "2023-W49", "--short"))


def test_text_is_what_is_written_unless_another_format_is_asked_for(run: Run) -> None:
    assert output(run, "briefing", "2023-W49") == output(run, "briefing", "2023-W49", "--format", "text")


# which week


@pytest.mark.parametrize(
    ("arguments", "now", "monday"),
    [
        ([], "2023-12-05T03:00:00", "2023-12-04"),
        ([], "2023-12-03T16:59:59", "2023-11-27"),  # Sunday, a second to midnight in Việt Nam
        ([], "2023-12-03T18:30:00", "2023-12-04"),  # Sunday evening on a server in UTC, Monday in Việt Nam
        (["this"], "2023-12-03T18:30:00", "2023-12-04"),
        (["next"], "2023-12-03T18:30:00", "2023-12-11"),
        (["last"], "2023-12-03T18:30:00", "2023-11-27"),
        (["tuần sau"], "2023-12-05T03:00:00", "2023-12-11"),
        (["2023-W49"], "2026-01-01T03:00:00", "2023-12-04"),
        (["7/5/2024"], "2023-12-05T03:00:00", "2024-05-06"),
        (["today"], "2023-12-31T18:00:00", "2024-01-01"),
        (["-1w"], "2023-12-05T03:00:00", "2023-11-27"),
        (["-1W", "--short"], "2023-12-05T03:00:00", "2023-11-27"),
        (["--short", "-7d"], "2023-12-05T03:00:00", "2023-11-27"),
        (["-12m"], "2023-12-05T03:00:00", "2022-12-05"),
        (["--", "-2w"], "2023-12-05T03:00:00", "2023-11-20"),
        (["\u22122w"], "2023-12-05T03:00:00", "2023-11-20"),  # a minus, as a text program writes it
        (["+1w"], "2023-12-05T03:00:00", "2023-12-11"),
    ],
)
def test_the_week_that_is_meant(arguments: list[str], now: str, monday: str, run: Run) -> None:
    found = json.loads(output(run, "briefing", "--format", "json", *arguments, now=now))
    assert found["week"]["first"] == monday


def test_the_week_is_that_of_the_plans_time_zone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("id: x\ntitle: T\nperiod: 2023\ntimezone: America/New_York\nevents: []\n", encoding="utf-8")
    found = json.loads(output(run, "--plan", str(path), "briefing", "--format", "json", now="2023-12-04T04:30:00"))
    assert (found["on"], found["week"]["first"]) == ("2023-12-03", "2023-11-27")


# JSON


def test_the_json_has_the_keys_that_programs_rely_on(run: Run) -> None:
    found = json.loads(output(run, "--plan", COMMUNE, "--lang", "en", "briefing", "7/5/2024", "--format", "json"))
    assert list(found) == [
        "plan",
        "plans",
        "language",
        "issuer",
        "superior",
        "number",
        "issued",
        "on",
        "week",
        "units",
        "windows",
        "days",
        "were_due",
        "overlaps",
        "ahead",
        "coming",
        "last_window",
        "next_window",
        "messages",
        "channels",
        "duties",
        "letter",
    ]
    assert found["week"] == {"year": 2024, "number": 19, "first": "2024-05-06", "last": "2024-05-12"}
    peak = found["windows"][0]
    assert (peak["name"], peak["week_first"], peak["week_last"], peak["days"]) == ("Peak", 36, 42, 42)
    day = found["days"][0]
    assert list(day) == [
        "date",
        "date_lunar",
        "weekday",
        "begins",
        "ends",
        "anniversaries",
        "deadlines",
        "activities",
    ]
    assert (day["date"], day["weekday"]) == ("2024-05-07", 2)
    assert day["date_lunar"] == {"day": 29, "month": 3, "year": 2024, "leap": False}
    assert day["anniversaries"] == [
        {
            "plan": "binh-lu-2024",
            "event": "dien-bien-phu",
            "summary": "70 years of the Điện Biên Phủ Victory",
            "short": None,
            "years": 70,
            "tentative": False,
        }
    ]
    assert [(item["id"], item["dates"], item["start"]) for item in day["activities"]] == [
        ("phat-thanh", ["2024-05-07"], "05:10"),
        ("chao-co", ["2024-05-07"], "07:00"),
    ]
    assert found["duties"] == [
        {"plan": "binh-lu-2024", "unit": "van-hoa", "name": "Culture officer", "points": ["Loudspeakers"]}
    ]
    assert list(found["letter"]) == ["title", "week", "plans", "units", "opening", "sections"]
    for section in found["letter"]["sections"]:
        assert list(section) == ["part", "heading", "items"]
        assert found[section["part"]], "a section is there where its facts are"


def test_several_plans_are_one_briefing(run: Run) -> None:
    plans = ("--plan", COMMUNE, "--plan", str(TESTS / "commands" / "district.yaml"))
    found = json.loads(output(run, *plans, "briefing", "7/5/2024", "--format", "json"))
    assert (found["plan"], found["plans"]) == (None, ["binh-lu-2024", "tam-duong-2024"])
    assert {window["plan"] for window in found["windows"]} == {"binh-lu-2024", "tam-duong-2024"}


def test_a_units_briefing_is_its_own(run: Run) -> None:
    text = output(run, "briefing", "2023-W49", "--unit", "chi-hoi-van-hoc-nghe-thuat")
    assert "\nDành cho: Chi hội Văn học, nghệ thuật huyện\n" in text
    assert text.split("\nNHIỆM VỤ CỦA CÁC ĐƠN VỊ\n")[1].startswith("Chi hội Văn học, nghệ thuật huyện\n- Bám sát")
    assert "Ban Tuyên giáo Huyện uỷ\n" not in text


# where it goes


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "json"])
def test_a_file_has_what_standard_output_has(format_: str, run: Run, tmp_path: Path) -> None:
    expected = output(run, "briefing", "2023-W49", "--format", format_)
    result = run("--plan", str(PLAN), "briefing", "2023-W49", "--format", format_, "-o", "tuan-49")
    assert (result.code, result.content, result.err) == (0, b"", "plan: wrote tuan-49\n")
    assert (tmp_path / "tuan-49").read_text(encoding="utf-8") == expected


# what goes wrong


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["soon"], invalid("WEEK", "'soon' is not a week; write 2023-W49, a date in it, this, next or last")),
        (["12/2023"], invalid("WEEK", "'12/2023' is more than one week; write 2023-W49, or a date in it")),
        (["2023-W53"], invalid("WEEK", "'2023-W53': the year has no such week")),
        (["--unit", "ban-tuyen-gia"], None),
        (["--format", "pdf"], None),
        (
            ["--format", "html", "--template", "mine.j2"],
            "choose --format or --template; a template says how to write it",
        ),
    ],
)
def test_wrong_usage_is_explained(arguments: list[str], message: str | None, run: Run) -> None:
    result = run("--plan", str(PLAN), "briefing", *arguments)
    assert result == usage("briefing [OPTIONS] [WEEK]", message or of_click(result.err))


def test_a_plan_with_errors_has_no_briefing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("id: x\ntitle: T\nperiod: 2023\n", encoding="utf-8")
    result = run("briefing")
    assert (result.code, result.content) == (1, b"")
    assert result.err.startswith("plan.yaml:1:1: error: the key 'events' is missing; ")
    assert result.err.endswith(" [missing-key]\n  | id: x\n  | ^\n")


def test_the_plan_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    text = "id: x\ntitle: T\nperiod: 2023\nevents: []\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    result = run("briefing", "-o", "plan.yaml")
    assert (result.code, result.err) == (1, "plan: plan.yaml is the plan itself; name another file\n")
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == text


def test_a_template_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mau.j2").write_text("{{ letter.title }}", encoding="utf-8")
    result = run("--plan", str(PLAN), "briefing", "--template", "mau.j2", "-o", "./mau.j2")
    assert (result.code, result.err) == (1, "plan: ./mau.j2 is the template itself; name another file\n")
    assert (tmp_path / "mau.j2").read_text(encoding="utf-8") == "{{ letter.title }}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_week_may_be_written_as_a_briefing_names_it(language: str, run: Run) -> None:
    title = output(run, "--lang", language, "briefing", "2024-W19").splitlines()[0].lower()
    week = title[title.index("tuần" if language == "vi" else "week") :]
    assert output(run, "--lang", language, "briefing", week).splitlines()[0].lower() == title


# Vietnamese that an office would sign


@pytest.mark.parametrize("week", WEEKS)
def test_vietnamese_dates_are_those_of_decree_30(week: str, run: Run) -> None:
    text = output(run, "briefing", week, "--short")
    for day, month in re.findall(r"ngày (\d+) tháng (\d+)", text):
        assert len(day) == 2
        assert len(month) == 2 if int(month) <= 2 else month == str(int(month))
    for weekday in re.findall(r"(?:thứ|Thứ|Chủ) \w+, ngày", text):
        assert weekday.split(" ", 1)[1].split(",")[0] in ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "nhật")
    assert not re.search(r"\b(January|Monday|from|until|campaign)\b", text)


def test_the_page_of_a_briefing_is_in_the_package() -> None:
    assert (PACKAGE / "templates" / "briefing.html").is_file()
