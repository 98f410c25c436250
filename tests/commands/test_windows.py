"""`plan windows`: which campaigns are on, told to people, spreadsheets and programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clicks import invalid, not_one_of, of_click, usage
from tests.conftest import PLAN, TESTS, Run
from tests.schedule.test_windows import SOURCE_WINDOWS

ON = ("--on", "05/12/2023")
EVERY_EVENT = [row[0] for row in SOURCE_WINDOWS]
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Snapshot = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def _built_in_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_FILE", str(PLAN))


def output(run: Run, *arguments: str, now: str = "2023-12-05T03:00:00") -> str:
    result = run(*arguments, now=now)
    assert (result.code, result.err) == (0, "")
    return result.out


def ids(run: Run, *options: str, now: str = "2023-12-05T03:00:00") -> list[str]:
    found = json.loads(output(run, "windows", "--format", "json", *options, now=now))
    return [window["event"] for window in found["windows"]]


def days_of_expression(run: Run, option: str, expression: str, now: str) -> str:
    day: str = json.loads(output(run, "windows", option, expression, "--format", "json", now=now))["on"]
    return day


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("format_", ["table", "json", "tsv", "markdown"])
def test_the_windows_of_5_december_2023(language: str, format_: str, run: Run, snapshot: Snapshot) -> None:
    text = output(run, "--lang", language, "windows", *ON, "--format", format_)
    snapshot(f"windows-{format_}-{language}.txt", text)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_windows_of_5_december_2023_for_a_spreadsheet(language: str, run: Run, snapshot: Snapshot) -> None:
    content = run("--lang", language, "windows", *ON, "--format", "csv").content
    assert content.startswith(BYTE_ORDER_MARK)
    assert content.count(b"\n") == content.count(b"\r\n") == 3
    snapshot(f"windows-csv-{language}.txt", content.removeprefix(BYTE_ORDER_MARK).decode().replace("\r\n", "\n"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_window(language: str, run: Run, snapshot: Snapshot) -> None:
    snapshot(f"windows-all-{language}.txt", output(run, "--lang", language, "windows", "--all", *ON))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("name", "day"), [("before-the-first", "31/5/2023"), ("between-two", "01/9/2023"), ("after-the-last", "16/10/2024")]
)
def test_with_none_on_the_last_the_next_and_what_to_try(
    name: str, day: str, language: str, run: Run, snapshot: Snapshot
) -> None:
    snapshot(f"windows-none-{name}-{language}.txt", output(run, "--lang", language, "windows", "--on", day))


def test_what_there_is_to_try_when_none_is_on_does_show_a_window(run: Run) -> None:
    for day in ("31/5/2023", "01/9/2023", "16/10/2024"):
        advice = output(run, "--lang", "en", "windows", "--on", day).splitlines()[-1]
        commands = advice.removeprefix("Try: ").split(" or ")
        assert commands[0] == "plan windows --all"
        assert ids(run, *commands[1].split()[2:]) != []


def test_with_none_on_for_a_unit_or_an_event_only_theirs_are_named(run: Run) -> None:
    text = output(run, "--lang", "en", "windows", "--on", "01/9/2023", "--event", "dien-bien-phu")
    assert text.splitlines() == [
        "Friday, 1 September 2023: none of these campaigns.",
        "The next one: 70th anniversary of the Điện Biên Phủ Victory, 17/04/2024 – 12/05/2024 (in 229 days)",
        "Try: plan windows --all --event dien-bien-phu or plan windows --on 17/04/2024 --event dien-bien-phu",
    ]


def test_with_none_between_two_days_those_days_are_told_and_not_today(run: Run) -> None:
    text = output(run, "--lang", "en", "windows", "--from", "01/9/2023", "--to", "21/11/2023")
    assert text.splitlines() == [
        "01/09/2023 – 21/11/2023: no campaign.",
        "The last one: Mid-term review of the resolutions of the Party congresses at all levels, term 2020-2025, "
        "01/06/2023 – 31/08/2023 (96 days ago)",
        "The next one: 70th anniversary of the liberation of Lai Châu town and of Uncle Hồ's letter to the people and "
        "cadres of Lai Châu, 22/11/2023 – 17/12/2023 (12 days left)",
        "Try: plan windows --all or plan windows --on 22/11/2023",
    ]


@pytest.mark.parametrize("format_", ["json", "csv", "tsv", "markdown"])
def test_with_none_on_programs_get_an_empty_list(format_: str, run: Run) -> None:
    headings = ["Id", "Status", "Event", "Anniversary", "First day", "Last day", "Days", "Day", "When", "Why", "Source"]
    expected = {
        "json": '{\n  "plan": "tam-duong-2023-2024",\n  "plans": [\n    "tam-duong-2023-2024"\n  ],\n'
        '  "on": "2023-09-01",\n  "windows": [],\n  "dates": [],\n  "deadlines": [],\n  "activities": []\n}\n',
        "csv": "\ufeff" + ",".join(headings) + "\r\n",
        "tsv": "\t".join(headings) + "\n",
        "markdown": "| " + " | ".join(headings) + " |\n" + "| --- " * 11 + "|\n",
    }
    assert output(run, "--lang", "en", "windows", "--on", "01/9/2023", "--format", format_) == expected[format_]


# which


@pytest.mark.parametrize(
    ("options", "events"),
    [
        ([], ["giai-phong-thi-tran-lai-chau", "tach-tinh"]),
        (["--all"], EVERY_EVENT),
        (["--all", "--on", "01/01/2020"], EVERY_EVENT),
        (["--on", "21/11/2023"], []),
        (["--on", "22/11/2023"], ["giai-phong-thi-tran-lai-chau"]),
        (["--on", "17/12/2023"], ["giai-phong-thi-tran-lai-chau", "tach-tinh"]),
        (["--on", "18/12/2023"], ["tach-tinh"]),
        (["--from", "31/8/2023", "--to", "22/11/2023"], ["so-ket-giua-nhiem-ky", "giai-phong-thi-tran-lai-chau"]),
        (["--from", "01/9/2023", "--to", "21/11/2023"], []),
        (["--from", "11/01/2024"], ["dien-bien-phu", "thanh-lap-tinh", "thanh-lap-dang-bo-tinh"]),
        (["--to", "30/11/2023"], ["so-ket-giua-nhiem-ky", "giai-phong-thi-tran-lai-chau"]),
        (["--from", "05/2024", "--to", "06/2024"], ["dien-bien-phu", "thanh-lap-tinh"]),
        (["--from", "today", "--to", "+2w"], ["giai-phong-thi-tran-lai-chau", "tach-tinh"]),
        (["--from", "2024"], ["tach-tinh", "dien-bien-phu", "thanh-lap-tinh", "thanh-lap-dang-bo-tinh"]),
        (["--event", "tach-tinh"], ["tach-tinh"]),
        (["--event", "dien-bien-phu"], []),
        (["--all", "--event", "dien-bien-phu", "--event", "tach-tinh"], ["tach-tinh", "dien-bien-phu"]),
        (["--all", "--unit", "ban-tuyen-giao"], EVERY_EVENT),
        (["--all", "--unit", "ban-tuyen-giao", "--event", "thanh-lap-tinh"], ["thanh-lap-tinh"]),
    ],
)
def test_the_windows_that_options_choose(options: list[str], events: list[str], run: Run) -> None:
    assert ids(run, *options) == events


SHARED_OUT = """\
format: 1
id: chia-viec
title: Kế hoạch
period: 2024
window: {before: 1, after: 1}
events:
  - {id: chung, summary: Chung, date: 1/2/2024}
  - {id: rieng, summary: Riêng, date: 1/3/2024}
  - {id: hep, summary: Hẹp, date: 1/4/2024, window: {before: 2, after: 2, units: [xa, phong]}}
units:
  - {id: phong, name: Phòng}
  - {id: xa, name: Xã, events: [rieng, hep]}
  - {id: ban, name: Ban, events: [chung]}
"""


@pytest.mark.parametrize(
    ("options", "windows"),
    [
        ([], {"chung": ["phong", "ban"], "rieng": ["phong", "xa"], "hep": ["phong", "xa"]}),
        (["--unit", "xa"], {"rieng": ["phong", "xa"], "hep": ["phong", "xa"]}),
        (["--unit", "ban"], {"chung": ["phong", "ban"]}),
        (
            ["--unit", "ban", "--unit", "xa"],
            {"chung": ["phong", "ban"], "rieng": ["phong", "xa"], "hep": ["phong", "xa"]},
        ),
        (["--unit", "ban", "--event", "hep"], {}),
    ],
)
def test_a_unit_has_the_windows_that_concern_it(
    options: list[str], windows: dict[str, list[str]], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "shared.yaml").write_text(SHARED_OUT, encoding="utf-8")
    found = json.loads(output(run, "--plan", "shared.yaml", "windows", "--all", "--format", "json", *options))
    assert {window["event"]: window["units"] for window in found["windows"]} == windows


# when


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("today", "2023-12-05"),
        ("hôm nay", "2023-12-05"),
        ("tomorrow", "2023-12-06"),
        ("+7d", "2023-12-12"),
        ("-2w", "2023-11-21"),
        ("2023-12-05", "2023-12-05"),
        ("5/12/2023", "2023-12-05"),
        ("thứ 2", "2023-12-11"),
        ("tuesday", "2023-12-05"),
    ],
)
def test_a_day_may_be_written_or_counted_from_today(expression: str, day: str, run: Run) -> None:
    assert days_of_expression(run, "--on", expression, "2023-12-05T03:00:00") == day


@pytest.mark.parametrize(
    ("now", "today"),
    [
        ("2023-12-03T16:59:59", "2023-12-03"),  # Sunday evening
        ("2023-12-03T17:00:00", "2023-12-04"),
        ("2023-12-03T18:30:00", "2023-12-04"),  # Monday, half past one in the morning
        ("2023-12-31T17:00:00", "2024-01-01"),
    ],
)
def test_today_is_that_of_the_plans_time_zone(now: str, today: str, run: Run) -> None:
    assert days_of_expression(run, "--on", "today", now) == today
    assert json.loads(output(run, "windows", "--format", "json", now=now))["on"] == today


def test_monday_in_the_plans_time_zone_shows_in_the_words_of_people(run: Run) -> None:
    text = output(run, "windows", "--event", "dien-bien-phu", now="2023-12-03T18:30:00")
    assert text.startswith("Thứ Hai, ngày 04 tháng 12 năm 2023: ")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--on", "12/2023"],
            invalid("--on", "'12/2023' is more than one day; for several days use --from 12/2023 --to 12/2023"),
        ),
        (
            ["--on", "2023-W49"],
            invalid("--on", "'2023-W49' is more than one day; for several days use --from 2023-W49 --to 2023-W49"),
        ),
        (
            ["--on", "30/2/2024"],
            invalid("--on", "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th"),
        ),
        (
            ["--from", "sometime"],
            invalid(
                "--from",
                "'sometime' is not a date; write 7/5/2024, 06/2023, 2023-W49, today, tomorrow, "
                "+7d, -2w, or a weekday such as 'thứ 2' (Monday)",
            ),
        ),
        (
            ["--on", ""],
            invalid(
                "--on",
                "'' is not a date; write 7/5/2024, 06/2023, 2023-W49, today, tomorrow, "
                "+7d, -2w, or a weekday such as 'thứ 2' (Monday)",
            ),
        ),
        (
            ["--from", ""],
            invalid(
                "--from",
                "'' is not a date; write 7/5/2024, 06/2023, 2023-W49, today, tomorrow, "
                "+7d, -2w, or a weekday such as 'thứ 2' (Monday)",
            ),
        ),
        (["--from", "2/1/2024", "--to", "1/1/2024"], "--from 02/01/2024 is after --to 01/01/2024"),
        (["--all", "--from", "1/1/2024"], "--all takes every window; leave out --from and --to"),
        (["--on", "+9999999d"], None),
        (
            ["--on", "+900000w"],
            invalid("--on", "'+900000w' lies beyond the calendar, which has the years 1 to 9999"),
        ),
        (
            ["--event", "dien-bien-fu"],
            invalid("--event", "there is no event 'dien-bien-fu'; did you mean 'dien-bien-phu'?"),
        ),
        (
            ["--unit", "ban"],
            invalid(
                "--unit",
                "there is no unit 'ban'; expected one of: ban-tuyen-giao, "
                "phong-van-hoa-thong-tin, trung-tam-van-hoa-the-thao-truyen-thong, chi-hoi-van-hoc-nghe-thuat, "
                "dang-uy-mat-tran-doan-the",
            ),
        ),
        (
            ["--format", "xml"],
            not_one_of("--format", "xml", "table", "json", "csv", "tsv", "markdown", "xlsx"),
        ),
        (["--onn", "today"], None),
    ],
)
def test_wrong_usage_is_explained(options: list[str], message: str | None, run: Run) -> None:
    result = run("windows", *options)
    assert result == usage("windows [OPTIONS]", message or of_click(result.err))


@pytest.mark.parametrize(
    ("language", "hint"),
    [
        ("en", "--lang … stands before the command: plan --lang … windows"),
        ("vi", "--lang … phải đứng trước lệnh: plan --lang … windows"),
    ],
)
def test_a_global_option_after_the_command_is_told_its_place(language: str, hint: str, run: Run) -> None:
    result = run("windows", "--lang", language)
    assert (result.code, result.content) == (2, b"")
    assert result.err.splitlines()[-1] == hint


# exit codes


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--on", "05/12/2023"], 0),
        (["--on", "05/12/2023", "--exit-code"], 0),
        (["--on", "01/9/2023"], 0),
        (["--on", "01/9/2023", "--exit-code"], 3),
        (["--on", "01/9/2023", "--exit-code", "--format", "json"], 3),
        (["--on", "01/9/2023", "--exit-code", "--all"], 0),
    ],
)
def test_the_exit_code_says_on_request_that_nothing_matched(options: list[str], code: int, run: Run) -> None:
    result = run("windows", *options)
    assert (result.code, result.err) == (code, "")
    assert result.content


# JSON


NOTHING_ELSE: dict[str, object] = {"lead": [], "location": None, "url": None, "contact": None}


def test_the_json_of_a_window_has_the_keys_that_programs_rely_on(run: Run) -> None:
    found = json.loads(output(run, "windows", *ON, "--event", "tach-tinh", "--format", "json"))
    assert list(found) == ["plan", "plans", "on", "windows", "dates", "deadlines", "activities"]
    assert found == {
        "plan": "tam-duong-2023-2024",
        "plans": ["tam-duong-2023-2024"],
        "on": "2023-12-05",
        "windows": [
            {
                "plan": "tam-duong-2023-2024",
                "event": "tach-tinh",
                "name": None,
                "events": ["tach-tinh"],
                "summary": "Kỷ niệm 20 năm chia tách, thành lập tỉnh Lai Châu",
                "short": None,
                "kind": None,
                "date": "2024-01-01",
                "date_first": "2024-01-01",
                "date_last": "2024-01-01",
                "date_lunar": None,
                "first": "2023-12-01",
                "last": "2024-01-10",
                "first_lunar": None,
                "last_lunar": None,
                "days": 41,
                "status": "active",
                "day": 5,
                "days_left": 36,
                "days_until": None,
                "tentative": False,
                "basis": "event",
                "ref": "II.3",
                "units": [
                    "ban-tuyen-giao",
                    "phong-van-hoa-thong-tin",
                    "trung-tam-van-hoa-the-thao-truyen-thong",
                    "chi-hoi-van-hoc-nghe-thuat",
                    "dang-uy-mat-tran-doan-the",
                ],
                **NOTHING_ELSE,
            }
        ],
        "dates": [],
        "deadlines": [],
        "activities": [],
    }


@pytest.mark.parametrize(
    ("day", "status", "nth", "days_left", "days_until"),
    [
        ("30/11/2023", "upcoming", None, None, 1),
        ("01/12/2023", "active", 1, 40, None),
        ("10/01/2024", "active", 41, 0, None),
        ("11/01/2024", "past", None, None, None),
    ],
)
def test_a_windows_status_counts_its_days(
    day: str, status: str, nth: int | None, days_left: int | None, days_until: int | None, run: Run
) -> None:
    text = output(run, "windows", "--all", "--on", day, "--event", "tach-tinh", "--format", "json")
    (window,) = json.loads(text)["windows"]
    keys = ("status", "day", "days_left", "days_until")
    assert tuple(window[key] for key in keys) == (status, nth, days_left, days_until)


def test_the_json_of_the_sources_windows(run: Run) -> None:
    found = json.loads(output(run, "windows", "--all", "--format", "json"))["windows"]
    keys = ("event", "date", "first", "last", "days", "basis")
    assert [tuple(window[key] for key in keys) for window in found] == SOURCE_WINDOWS
    assert {tuple(window["units"]) for window in found} == {tuple(found[0]["units"])}
    assert {window["ref"] for window in found} == {"II.3"}


# files


@pytest.mark.parametrize("format_", ["table", "json", "csv", "tsv", "markdown", "xlsx"])
def test_a_file_has_what_standard_output_gets(format_: str, run: Run, tmp_path: Path) -> None:
    printed = run("windows", *ON, "--format", format_)
    assert run("windows", *ON, "--format", format_, "-o", "out.txt") == (0, b"", "plan: wrote out.txt\n")
    assert (tmp_path / "out.txt").read_bytes() == printed.content


# deadlines, activities, several windows, lunar dates, what is tentative

COMMUNE = TESTS / "commands" / "commune.yaml"


def commune(run: Run, *options: str) -> str:
    return output(run, "--plan", str(COMMUNE), "--lang", "en", "windows", *options)


def kinds(run: Run, *options: str) -> tuple[list[str], list[str], list[str]]:
    """The phases or events of the windows, the ids of the deadlines and of the activities that options choose."""
    found = json.loads(commune(run, "--format", "json", *options))
    return (
        [window["name"] or window["event"] for window in found["windows"]],
        [item["id"] for item in found["deadlines"]],
        [series["id"] for series in found["activities"]],
    )


@pytest.mark.parametrize("format_", ["table", "json", "tsv", "markdown"])
def test_everything_of_a_plan_that_has_every_kind(format_: str, run: Run, snapshot: Snapshot) -> None:
    snapshot(f"windows-commune-all-{format_}-en.txt", commune(run, "--all", "--on", "30/4/2024", "--format", format_))


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_what_is_on_and_due_in_the_week_of_reunification_day(format_: str, run: Run, snapshot: Snapshot) -> None:
    text = commune(run, "--on", "30/4/2024", "--format", format_)
    snapshot(f"windows-commune-{format_}-en.txt", text)


@pytest.mark.parametrize(
    ("options", "windows", "deadlines", "activities"),
    [
        (["--on", "30/4/2024"], ["Peak", "Flags at offices"], [], ["phat-thanh", "chao-co"]),
        (["--on", "1/5/2024"], ["Peak", "Flags at offices"], [], []),
        (["--on", "7/5/2024"], ["Peak", "Flags at offices", "Flags at homes"], [], ["phat-thanh", "chao-co"]),
        (["--on", "18/4/2024"], ["gio-to", "Peak"], [], ["phat-thanh", "dang-huong"]),
        (["--on", "9/2/2024"], [], [], []),
        (["--on", "10/2/2024"], ["tet"], [], []),
        # deadlines of today and the seven days that follow
        (["--on", "15/1/2024"], [], [], []),
        (["--on", "16/1/2024"], [], ["de-cuong"], []),
        (["--on", "23/1/2024"], [], ["de-cuong"], []),
        (["--on", "24/1/2024"], [], [], []),
        (["--on", "26/1/2024"], [], ["don-tet"], []),
        (["--on", "31/5/2024"], [], ["tong-ket"], []),
        (["--on", "13/11/2024"], [], ["du-toan"], []),
        # between two days those of these days alone
        (["--from", "15/1/2024", "--to", "22/1/2024"], [], [], []),
        (["--from", "15/1/2024", "--to", "23/1/2024"], [], ["de-cuong"], []),
        (["--from", "24/1/2024", "--to", "2/2/2024"], [], ["don-tet"], []),
        (["--from", "1/9/2024", "--to", "30/9/2024"], ["thanh-lap-xa"], [], ["trien-lam"]),
        (["--from", "12/2024"], ["dai-hoi"], [], ["sinh-hoat"]),
        (["--to", "31/1/2024"], [], ["de-cuong"], []),
        # for an event or a unit
        (
            ["--all", "--event", "dien-bien-phu"],
            ["Phase 1", "Peak", "Flags at offices", "Flags at homes"],
            ["de-cuong", "tong-ket"],
            ["phat-thanh", "chao-co"],
        ),
        (["--all", "--event", "tet"], ["tet"], [], []),
        (
            ["--all", "--unit", "cong-an"],
            ["Phase 1", "gio-to", "Peak", "Flags at offices"],
            ["de-cuong", "don-tet", "du-toan"],
            ["chao-co", "dang-huong"],
        ),
        (
            ["--all", "--unit", "thon-ban"],
            ["tet", "Phase 1", "Peak", "Flags at homes"],
            ["de-cuong", "don-tet"],
            [],
        ),
        (["--on", "30/4/2024", "--unit", "thon-ban"], ["Peak"], [], []),
        (["--on", "1/6/2024", "--unit", "van-hoa"], [], ["tong-ket"], []),
        (["--on", "1/6/2024", "--unit", "cong-an"], [], [], []),
        (["--all", "--unit", "cong-an", "--event", "gio-to"], ["gio-to"], [], ["dang-huong"]),
    ],
)
def test_the_windows_deadlines_and_activities_that_options_choose(
    options: list[str], windows: list[str], deadlines: list[str], activities: list[str], run: Run
) -> None:
    assert kinds(run, *options) == (windows, deadlines, activities)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--on", "15/1/2024"], 3),
        (["--on", "16/1/2024"], 0),
        (["--on", "1/6/2024", "--unit", "cong-an"], 3),
        (["--from", "15/9/2024", "--to", "15/9/2024", "--event", "thanh-lap-xa"], 0),
    ],
)
def test_a_deadline_alone_is_a_match(options: list[str], code: int, run: Run) -> None:
    assert run("--plan", str(COMMUNE), "windows", "--exit-code", *options).code == code


def test_the_week_before_the_last_day_of_the_calendar_is_no_failure(run: Run) -> None:
    assert kinds(run, "--on", "31/12/9999") == ([], [], [])


def test_the_json_of_a_deadline_has_the_keys_that_programs_rely_on(run: Run) -> None:
    found = json.loads(commune(run, "--on", "26/1/2024", "--format", "json"))
    assert found == {
        "plan": "binh-lu-2024",
        "plans": ["binh-lu-2024"],
        "on": "2024-01-26",
        "windows": [],
        "dates": [],
        "deadlines": [
            {
                "plan": "binh-lu-2024",
                "id": "don-tet",
                "event": None,
                "summary": "Tidying for Tết",
                "date": "2024-02-02",
                "date_lunar": {"day": 23, "month": 12, "year": 2023, "leap": False},
                "status": "upcoming",
                "days_until": 7,
                "tentative": False,
                "ref": None,
                "units": ["van-hoa", "cong-an", "thon-ban"],
                **NOTHING_ELSE,
            }
        ],
        "activities": [],
    }


def test_the_json_of_an_activity_has_the_keys_that_programs_rely_on(run: Run) -> None:
    text = commune(run, "--from", "29/4/2024", "--to", "5/5/2024", "--on", "1/5/2024", "--format", "json")
    (series, _) = json.loads(text)["activities"]
    expected = {
        "plan": "binh-lu-2024",
        "id": "phat-thanh",
        "event": "dien-bien-phu",
        "window": "Peak",
        "summary": "Loudspeakers",
        "dates": ["2024-04-30", "2024-05-02"],
        "start": "05:10",
        "end": "05:30",
        "status": "upcoming",
        "tentative": False,
        "ref": "III.2",
        "units": ["van-hoa"],
        **NOTHING_ELSE,
    }
    assert {key: series[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            "tet",
            {
                "date": None,
                "date_first": None,
                "date_lunar": None,
                "first_lunar": {"day": 1, "month": 1, "year": 2024, "leap": False},
                "last_lunar": {"day": 15, "month": 1, "year": 2024, "leap": False},
            },
        ),
        (
            "gio-to",
            {
                "date": "2024-04-18",
                "date_first": "2024-04-18",
                "date_last": "2024-04-18",
                "date_lunar": {"day": 10, "month": 3, "year": 2024, "leap": False},
                "first_lunar": None,
                "basis": "rule",
                "tentative": False,
            },
        ),
        (
            "thanh-lap-xa",
            {"date": None, "date_first": "2024-10-01", "date_last": "2024-10-31", "first": "2024-09-11"},
        ),
        ("dai-hoi", {"date": "2024-12-15", "tentative": True, "basis": "event", "name": None}),
    ],
)
def test_the_json_of_months_lunar_dates_and_what_is_tentative(
    event: str, expected: dict[str, object], run: Run
) -> None:
    (window,) = json.loads(commune(run, "--all", "--event", event, "--format", "json"))["windows"]
    assert {key: window[key] for key in expected} == expected


def test_a_table_has_some_columns_only_where_there_is_something_to_tell(run: Run) -> None:
    def headings(*options: str) -> list[str]:
        return commune(run, "--format", "tsv", *options).splitlines()[0].split("\t")

    always = ["Id", "Status", "Event", "Anniversary", "First day", "Last day", "Days", "Day", "When", "Why", "Source"]
    assert headings("--on", "10/3/2024") == always
    assert headings("--on", "30/4/2024") == ["Kind", *always, "Units"]
    assert headings("--on", "10/2/2024") == [*always[:4], "Lunar date", *always[4:]]
    assert headings("--all") == ["Kind", *always[:4], "Lunar date", *always[4:], "Units"]
    assert headings("--on", "20/4/2024") == [*always[:4], "Lunar date", *always[4:]]
    assert headings("--on", "10/2/2024", "--unit", "cong-an") == always


def test_with_nothing_on_but_a_deadline_near_the_deadline_is_shown(run: Run) -> None:
    lines = commune(run, "--on", "16/1/2024", "--format", "markdown").splitlines()
    assert lines[2:] == [
        "| deadline | de-cuong | to come | Outline |  | 23/01/2024 | 23/01/2024 |  |  | in 7 days | "
        "105 days before 07/05/2024 | III.1 |"
    ]


LUNAR = """\
format: 1
id: am-lich
title: Kế hoạch
period: 2023 - 2024
window: {before: 1, after: 1}
events:
"""


@pytest.mark.parametrize(
    ("event", "anniversary", "lunar"),
    [
        ("date: 10/3/2024 âm lịch", "18/04/2024", "lunar 10/3/2024"),
        ("date: 18/4/2024", "18/04/2024", None),
        ("window: mùng 1 - 15/1/2024 âm lịch", "", "lunar 1/1/2024 – lunar 15/1/2024"),
        ("window: mùng 1/1/2024 âm lịch", "", "lunar 1/1/2024"),
        ("window: 1/2024 âm lịch", "", "lunar 1/2024"),
        ("window: {from: 1/1/2024 âm lịch, to: 15/3/2024}", "", "lunar 1/1/2024"),
        ("date: 1/2 nhuận/2023 âm lịch", "22/03/2023", "lunar 1/2 leap/2023"),
        # a date of one calendar and a window of the other
        (
            "date: 18/4/2024, window: 1/3/2024 âm lịch - 10/3/2024 âm lịch",
            "18/04/2024",
            "lunar 1/3/2024 – lunar 10/3/2024",
        ),
    ],
)
def test_a_table_has_both_dates_where_one_is_lunar(
    event: str, anniversary: str, lunar: str | None, run: Run, tmp_path: Path
) -> None:
    cells = cells_of(event, run, tmp_path)
    assert (cells["Anniversary"], cells.get("Lunar date")) == (anniversary, lunar)


def cells_of(event: str, run: Run, tmp_path: Path) -> dict[str, str]:
    """What the table has of an event with these keys, by its headings."""
    (tmp_path / "lunar.yaml").write_text(f"{LUNAR}  - {{id: e, summary: S, {event}}}\n", encoding="utf-8")
    text = output(run, "--plan", "lunar.yaml", "--lang", "en", "windows", "--all", "--format", "markdown")
    headings, _, row = ([cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines())
    return dict(zip(headings, row, strict=True))


def test_a_lunar_month_is_neither_a_month_nor_a_quarter_of_the_other_calendar(run: Run, tmp_path: Path) -> None:
    cells = cells_of("date: 3/2024 âm lịch", run, tmp_path)
    assert cells["Lunar date"] == "lunar 3/2024"
    assert cells["Anniversary"] not in ("Q2/2024", "04/2024", "05/2024", "2024")


def test_a_lunar_window_that_comes_next_is_told_in_both_calendars(run: Run) -> None:
    _, line, *_ = commune(run, "--on", "1/1/2024", "--event", "tet").splitlines()
    assert line.startswith("The next one: The Party and the Spring, 10/02/2024")
    assert "1/1" in line.removesuffix(")").replace("10/02/2024", "")


def test_what_is_tentative_is_marked_wherever_it_is_told(run: Run) -> None:
    for options in (["--all", "--event", "dai-hoi"], ["--on", "1/11/2024", "--event", "dai-hoi"]):
        assert "Congress of the branches (tentative)" in commune(run, *options)
    text = commune(run, "--all")
    assert text.count("(tentative)") == 3
    assert "Budget (tentative)" in text
    assert "Branch meetings (tentative)" in text


def test_a_listed_day_outside_its_window_is_warned_of_and_listed(run: Run, tmp_path: Path) -> None:
    text = COMMUNE.read_text(encoding="utf-8").replace("[30/4/2024, 7/5/2024]", "[30/4/2024, 9/5/2024]")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    result = run("--plan", "plan.yaml", "windows", "--on", "9/5/2024", "--format", "json")
    assert (result.code, result.err) == (0, "plan: plan.yaml has 1 warning; 'plan check' shows it\n")
    assert [series["id"] for series in json.loads(result.out)["activities"]] == ["phat-thanh", "chao-co"]
