"""`plan windows`: which campaigns are on, told to people, spreadsheets and programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PLAN, Run
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
        '  "on": "2023-09-01",\n  "windows": [],\n  "deadlines": [],\n  "activities": []\n}\n',
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
            "Invalid value for '--on': '12/2023' is more than one day; "
            "for several days use --from 12/2023 --to 12/2023",
        ),
        (
            ["--on", "2023-W49"],
            "Invalid value for '--on': '2023-W49' is more than one day; "
            "for several days use --from 2023-W49 --to 2023-W49",
        ),
        (
            ["--on", "30/2/2024"],
            "Invalid value for '--on': 30/2/2024 is not a day of the calendar; February 2024 ends on the 29th",
        ),
        (
            ["--from", "sometime"],
            "Invalid value for '--from': 'sometime' is not a date; write 7/5/2024, 06/2023, 2023-W49, today, tomorrow, "
            "+7d, -2w, or a weekday such as 'thứ 2' (Monday)",
        ),
        (
            ["--on", ""],
            "Invalid value for '--on': '' is not a date; write 7/5/2024, 06/2023, 2023-W49, today, tomorrow, "
            "+7d, -2w, or a weekday such as 'thứ 2' (Monday)",
        ),
        (
            ["--from", ""],
            "Invalid value for '--from': '' is not a date; write 7/5/2024, 06/2023, 2023-W49, today, tomorrow, "
            "+7d, -2w, or a weekday such as 'thứ 2' (Monday)",
        ),
        (["--from", "2/1/2024", "--to", "1/1/2024"], "--from 02/01/2024 is after --to 01/01/2024"),
        (["--all", "--from", "1/1/2024"], "--all takes every window; leave out --from and --to"),
        (["--on", "+9999999d"], None),
        (
            ["--on", "+900000w"],
            "Invalid value for '--on': '+900000w' lies beyond the calendar, which has the years 1 to 9999",
        ),
        (
            ["--event", "dien-bien-fu"],
            "Invalid value for '--event': there is no event 'dien-bien-fu'; did you mean 'dien-bien-phu'?",
        ),
        (
            ["--unit", "ban"],
            "Invalid value for '--unit': there is no unit 'ban'; expected one of: ban-tuyen-giao, "
            "phong-van-hoa-thong-tin, trung-tam-van-hoa-the-thao-truyen-thong, chi-hoi-van-hoc-nghe-thuat, "
            "dang-uy-mat-tran-doan-the",
        ),
        (
            ["--format", "xml"],
            "Invalid value for '--format': 'xml' is not one of 'table', 'json', 'csv', 'tsv', 'markdown'.",
        ),
        (["--onn", "today"], None),
    ],
)
def test_wrong_usage_is_explained(options: list[str], message: str | None, run: Run) -> None:
    result = run("windows", *options)
    assert (result.code, result.content) == (2, b"")
    assert result.err.startswith("Usage: plan windows [OPTIONS]\nTry 'plan windows --help' for help.\nError: ")
    assert message is None or result.err.splitlines()[2:] == [f"Error: {message}"]


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


def test_the_json_of_a_window_has_the_keys_that_programs_rely_on(run: Run) -> None:
    found = json.loads(output(run, "windows", *ON, "--event", "tach-tinh", "--format", "json"))
    assert list(found) == ["plan", "plans", "on", "windows", "deadlines", "activities"]
    assert found == {
        "plan": "tam-duong-2023-2024",
        "plans": ["tam-duong-2023-2024"],
        "on": "2023-12-05",
        "windows": [
            {
                "plan": "tam-duong-2023-2024",
                "event": "tach-tinh",
                "name": None,
                "summary": "Kỷ niệm 20 năm chia tách, thành lập tỉnh Lai Châu",
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
            }
        ],
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


@pytest.mark.parametrize("format_", ["table", "json", "csv", "tsv", "markdown"])
def test_a_file_has_what_standard_output_gets(format_: str, run: Run, tmp_path: Path) -> None:
    printed = run("windows", *ON, "--format", format_)
    assert run("windows", *ON, "--format", format_, "-o", "out.txt") == (0, b"", "plan: wrote out.txt\n")
    assert (tmp_path / "out.txt").read_bytes() == printed.content
