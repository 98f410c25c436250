"""Several plans at once: one list, one calendar or one each, and what is refused."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from tests.clicks import invalid, usage
from tests.commands.test_completion import words_of
from tests.commands.test_terminal import in_terminal, plain, posix
from tests.conftest import TESTS, Run

COMMUNE, DISTRICT = (TESTS / "commands" / f"{name}.yaml" for name in ("commune", "district"))
BOTH = ("--plan", "commune.yaml", "--plan", "district.yaml")

Snapshot = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def _two_plans(tmp_path: Path) -> None:
    (tmp_path / "commune.yaml").write_bytes(COMMUNE.read_bytes())
    (tmp_path / "district.yaml").write_bytes(DISTRICT.read_bytes())


def output(run: Run, *arguments: str) -> str:
    result = run(*arguments)
    assert (result.code, result.err) == (0, "")
    return result.out


# one list


@pytest.mark.parametrize("format_", ["table", "tsv"])
def test_several_plans_are_one_list_with_the_plan_as_a_column(format_: str, run: Run, snapshot: Snapshot) -> None:
    text = output(run, *BOTH, "--lang", "en", "windows", "--all", "--on", "20/6/2024", "--format", format_)
    snapshot(f"windows-two-plans-{format_}-en.txt", text)


@posix
def test_several_plans_on_a_terminal_name_the_plan_of_each_card(snapshot: Snapshot) -> None:
    result = in_terminal(*BOTH, "--lang", "en", "windows", "--from", "5/2024", "--to", "6/2024", "--on", "20/6/2024")
    assert (result.code, result.err) == (0, "")
    snapshot("terminal-windows-two-plans-en.txt", plain(result.out))


def test_the_json_of_several_plans_says_whose_each_thing_is(run: Run) -> None:
    found = json.loads(output(run, *BOTH, "windows", "--all", "--format", "json"))
    assert (found["plan"], found["plans"]) == (None, ["binh-lu-2024", "tam-duong-2024"])
    whose = {
        kind: {(item["plan"], item.get("id") or item["event"]) for item in found[kind]}
        for kind in ("windows", "deadlines", "activities")
    }
    assert {("binh-lu-2024", "dien-bien-phu"), ("tam-duong-2024", "dien-bien-phu")} < whose["windows"]
    assert {("binh-lu-2024", "de-cuong"), ("tam-duong-2024", "de-cuong")} < whose["deadlines"]
    assert {("binh-lu-2024", "phat-thanh"), ("tam-duong-2024", "le")} < whose["activities"]
    days = [window["first"] for window in found["windows"]]
    assert days == sorted(days)
    alone = [
        json.loads(output(run, "--plan", f"{name}.yaml", "--lang", "vi", "windows", "--all", "--format", "json"))
        for name in ("commune", "district")
    ]
    for kind in ("windows", "deadlines", "activities"):
        each = [item for plan in alone for item in plan[kind]]
        assert sorted(map(json.dumps, found[kind])) == sorted(map(json.dumps, each))


@pytest.mark.parametrize(
    ("options", "windows"),
    [
        (["--on", "28/6/2024"], [("tam-duong-2024", "thanh-lap-tinh")]),
        (["--on", "7/5/2024", "--unit", "ban-tuyen-giao"], [("tam-duong-2024", "dien-bien-phu")]),
        (["--all", "--event", "thanh-lap-tinh"], [("tam-duong-2024", "thanh-lap-tinh")]),
        (
            ["--on", "10/5/2024", "--event", "dien-bien-phu"],
            [("binh-lu-2024", "dien-bien-phu"), ("tam-duong-2024", "dien-bien-phu")],
        ),
        (  # both have a unit of this id
            ["--from", "6/2024", "--unit", "van-hoa"],
            [("tam-duong-2024", "thanh-lap-tinh"), ("binh-lu-2024", "thanh-lap-xa"), ("binh-lu-2024", "dai-hoi")],
        ),
    ],
)
def test_events_and_units_are_chosen_in_each_plan_that_has_them(
    options: list[str], windows: list[tuple[str, str]], run: Run
) -> None:
    found = json.loads(output(run, *BOTH, "windows", "--format", "json", *options))["windows"]
    assert [(window["plan"], window["event"]) for window in found] == windows


def test_the_language_and_today_are_the_first_plans(run: Run, tmp_path: Path) -> None:
    text = DISTRICT.read_text(encoding="utf-8").replace("period: 2024", "period: 2024\nlanguage: en\ntimezone: UTC")
    (tmp_path / "district.yaml").write_text(text, encoding="utf-8")
    for plans, day, title in (
        (BOTH, "2024-06-21", "Thành lập tỉnh"),
        (("--plan", "district.yaml", "--plan", "commune.yaml"), "2024-06-20", "Founding of the province"),
    ):
        found = json.loads(run(*plans, "windows", "--format", "json", now="2024-06-20T18:00:00").out)
        assert (found["on"], found["windows"][0]["summary"]) == (day, title)


# units, an event, problems


def test_the_units_of_several_plans_have_the_plan_as_a_column(run: Run) -> None:
    assert output(run, *BOTH, "--lang", "en", "units", "--format", "tsv").splitlines() == [
        "Plan\tId\tUnit\tDuty\tEvents\tSource",
        "binh-lu-2024\tvan-hoa\tCulture officer\tLoudspeakers\tevery event\tIV.1",
        "binh-lu-2024\tcong-an\tCommune police\t\tdien-bien-phu, gio-to\tIV.2",
        "binh-lu-2024\tthon-ban\tVillages\t\tdien-bien-phu, tet\tIV.3",
        "tam-duong-2024\tban-tuyen-giao\tCommunication Commission\tGuidance\tevery event\t",
        "tam-duong-2024\tvan-hoa\tCulture office\t\tthanh-lap-tinh\t",
    ]
    found = json.loads(output(run, *BOTH, "units", "van-hoa", "--format", "json"))
    assert [(unit["plan"], unit["id"]) for unit in found["units"]] == [
        ("binh-lu-2024", "van-hoa"),
        ("tam-duong-2024", "van-hoa"),
    ]


def test_an_event_is_shown_from_the_plan_that_has_it(run: Run) -> None:
    found = json.loads(output(run, *BOTH, "show", "thanh-lap-tinh", "--format", "json"))
    assert (found["plan"], found["event"]["file"]) == ("tam-duong-2024", "district.yaml")
    assert [item["id"] for item in found["activities"]] == ["le"]
    alone = output(run, "--plan", "district.yaml", "--lang", "en", "show", "thanh-lap-tinh")
    assert output(run, *BOTH, "--lang", "en", "show", "thanh-lap-tinh") == alone


def test_an_event_that_two_plans_have_is_not_shown_but_asked_about(run: Run) -> None:
    assert run(*BOTH, "show", "dien-bien-phu") == usage(
        "show [OPTIONS] [EVENT]", "2 plans have an event 'dien-bien-phu'; give one of them with --plan"
    )


def test_what_no_plan_has_is_refused_with_what_there_is_in_all(run: Run) -> None:
    result = run(*BOTH, "windows", "--unit", "ban-tuyen-gia")
    assert (result.code, result.content) == (2, b"")
    assert result.err.splitlines()[-1] == "Error: " + invalid(
        "--unit", "there is no unit 'ban-tuyen-gia'; did you mean 'ban-tuyen-giao'?"
    )


def test_two_plans_of_one_id_are_refused_since_their_uids_would_be_the_same(run: Run, tmp_path: Path) -> None:
    text = DISTRICT.read_text(encoding="utf-8").replace("id: tam-duong-2024", "id: binh-lu-2024")
    (tmp_path / "district.yaml").write_text(text, encoding="utf-8")
    message = "plan: commune.yaml and district.yaml have the same id, 'binh-lu-2024'; give each its own\n"
    for command in (
        ["windows"],
        ["units"],
        ["show", "tet"],
        ["export", "-o", "-"],
        ["export", "--each-plan", "-o", "x"],
    ):
        assert run(*BOTH, *command) == (1, b"", message)
    assert sorted(os.listdir(tmp_path)) == ["commune.yaml", "district.yaml"]


def test_each_plan_is_checked(run: Run, tmp_path: Path) -> None:
    assert output(run, *BOTH, "--lang", "en", "check") == (
        "commune.yaml: no problems (5 events, 8 windows, 4 deadlines, 5 activities, 3 units)\n"
        "district.yaml: no problems (2 events, 2 windows, 1 deadline, 1 activity, 2 units)\n"
    )
    wrong = DISTRICT.read_text(encoding="utf-8").replace("date: 28/6/2024}", "date: 31/6/2024}")
    (tmp_path / "district.yaml").write_text(wrong, encoding="utf-8")
    error = (
        "district.yaml:9:93: error: 31/6/2024 is not a day of the calendar; June 2024 ends on the 30th [no-such-day]\n"
        "  |   - {id: thanh-lap-tinh, summary: {vi: Thành lập tỉnh, en: Founding of the province}, date: 31/6/2024}\n"
        f"  | {' ' * 92}^\n"
    )
    result = run(*BOTH, "--lang", "en", "check")
    assert (result.code, result.err) == (1, "")
    assert result.out == error + (
        "commune.yaml: no problems (5 events, 8 windows, 4 deadlines, 5 activities, 3 units)\n"
    )
    assert run(*BOTH, "windows") == (1, b"", error)


def test_the_warnings_of_each_plan_are_announced(run: Run, tmp_path: Path) -> None:
    for name in ("commune", "district"):
        path = tmp_path / f"{name}.yaml"
        text = path.read_text(encoding="utf-8").replace("date: 28/6/2024}", "date: 28/6/2025}")
        path.write_text(text.replace("date: 10/3/2024 âm lịch\n", "date: 10/3/2023 âm lịch\n"), encoding="utf-8")
    result = run(*BOTH, "units")
    assert result.code == 0
    assert result.err.splitlines() == [
        "plan: commune.yaml has 2 warnings; 'plan check' shows them",
        "plan: district.yaml has 2 warnings; 'plan check' shows them",
    ]


@pytest.mark.parametrize("missing", [("--plan", "none.yaml"), ("--plan", "commune.yaml", "--plan", "none.yaml")])
def test_a_plan_that_is_not_there_is_a_failure(missing: tuple[str, ...], run: Run) -> None:
    assert run(*missing, "windows") == (1, b"", "plan: there is no file none.yaml\n")


@pytest.mark.parametrize("command", [["windows"], ["export"], ["check"]], ids=lambda command: command[0])
def test_none_of_the_plans_is_written_over(command: list[str], run: Run, tmp_path: Path) -> None:
    for name in ("commune.yaml", "district.yaml"):
        assert run(*BOTH, *command, "-o", name) == (
            1,
            b"",
            f"plan: {name} is the plan itself; name another file\n",
        )
    assert (tmp_path / "district.yaml").read_bytes() == DISTRICT.read_bytes()


# calendars


def summaries(content: bytes) -> list[str]:
    return [str(event["summary"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def name_of(content: bytes) -> str:
    return str(icalendar.Calendar.from_ical(content)["name"])


def test_several_plans_are_one_calendar(run: Run) -> None:
    together = run(*BOTH, "export", "-o", "-")
    assert (together.code, together.err) == (0, "")
    alone = [run("--plan", name, "export", "-o", "-").content for name in ("commune.yaml", "district.yaml")]
    assert sorted(summaries(together.content)) == sorted(summaries(alone[0]) + summaries(alone[1]))


def test_each_plan_gives_a_calendar_for_every_plan(run: Run, tmp_path: Path) -> None:
    result = run(*BOTH, "export", "--each-plan", "-o", "calendars")
    names = ["binh-lu-2024.ics", "tam-duong-2024.ics"]
    assert (result.code, result.content) == (0, b"")
    assert result.err.splitlines() == [f"plan: wrote {os.path.join('calendars', name)}" for name in names]
    assert sorted(os.listdir(tmp_path / "calendars")) == names
    for plan, name in (("commune.yaml", names[0]), ("district.yaml", names[1])):
        assert (tmp_path / "calendars" / name).read_bytes() == run("--plan", plan, "export", "-o", "-").content


def test_each_unit_of_several_plans_gives_a_folder_for_every_plan(run: Run, tmp_path: Path) -> None:
    result = run(*BOTH, "export", "--each-unit", "-o", "calendars")
    assert (result.code, result.content) == (0, b"")
    folder = tmp_path / "calendars"
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.ics"))
    assert files == [
        "binh-lu-2024/binh-lu-2024.ics",
        "binh-lu-2024/cong-an.ics",
        "binh-lu-2024/thon-ban.ics",
        "binh-lu-2024/van-hoa.ics",
        "tam-duong-2024/ban-tuyen-giao.ics",
        "tam-duong-2024/tam-duong-2024.ics",
        "tam-duong-2024/van-hoa.ics",
    ]
    for plan, name in (("commune.yaml", "binh-lu-2024"), ("district.yaml", "tam-duong-2024")):
        assert run("--plan", plan, "export", "--each-unit", "-o", name).code == 0
        for path in (tmp_path / name).iterdir():
            assert path.read_bytes() == (folder / name / path.name).read_bytes()


def test_a_unit_of_one_plan_has_what_concerns_it_there(run: Run) -> None:
    content = run(*BOTH, "--lang", "en", "export", "--unit", "ban-tuyen-giao", "-o", "-").content
    assert summaries(content) == [
        "Campaign: Điện Biên Phủ Victory",
        "Điện Biên Phủ Victory",
        "Campaign: Founding of the province",
        "Founding of the province",
        "Deadline: Approval of outlines",
        "Ceremony",
    ]


def test_with_each_plan_a_unit_has_its_own_name_in_each(run: Run, tmp_path: Path) -> None:
    assert run(*BOTH, "--lang", "en", "export", "--each-plan", "--unit", "van-hoa", "-o", "x").code == 0
    for plan, name in (("commune.yaml", "binh-lu-2024"), ("district.yaml", "tam-duong-2024")):
        alone = run("--plan", plan, "--lang", "en", "export", "--unit", "van-hoa", "-o", "-").content
        assert (tmp_path / "x" / f"{name}.ics").read_bytes() == alone
    assert name_of(alone).startswith("Culture office: ")


def test_no_calendar_is_written_for_a_plan_that_does_not_have_the_unit(run: Run, tmp_path: Path) -> None:
    assert run(*BOTH, "export", "--each-plan", "--unit", "ban-tuyen-giao", "-o", "x").code == 0
    assert os.listdir(tmp_path / "x") == ["tam-duong-2024.ics"]


def test_a_units_calendar_that_is_still_wanted_is_not_said_to_be_of_no_unit(run: Run) -> None:
    assert run("--plan", "commune.yaml", "export", "--each-unit", "-o", "x").code == 0
    result = run(*BOTH, "export", "--each-plan", "-o", "x")
    assert result.code == 0
    assert "no such unit" not in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--each-plan", "-o", "-"],
            "--each-plan writes several files; name a folder: --each-plan -o calendars",
        ),
        (["--each-plan"], "say where to: -o FILE, -o - for standard output, or --each-unit -o FOLDER"),
        (
            ["--each-plan", "--each-unit", "-o", "x"],
            "choose --each-unit or --each-plan; the first writes a file for each plan too",
        ),
        (
            ["--each-plan", "--unit", "zzz", "-o", "x"],
            invalid("--unit", "there is no unit 'zzz'; expected one of: ban-tuyen-giao, van-hoa, cong-an, thon-ban"),
        ),
    ],
)
def test_wrong_usage_says_what_to_write_and_writes_nothing(
    arguments: list[str], message: str, run: Run, tmp_path: Path
) -> None:
    result = run(*BOTH, "export", *arguments)
    if "zzz" in arguments:  # in whichever order
        assert result.code == 2
        for unit in ("ban-tuyen-giao", "van-hoa", "cong-an", "thon-ban"):
            assert result.err.count(unit) == 1
    else:
        assert result == usage("export [OPTIONS]", message)
    assert sorted(os.listdir(tmp_path)) == ["commune.yaml", "district.yaml"]


def test_one_plan_alone_may_be_exported_with_each_plan(run: Run, tmp_path: Path) -> None:
    assert run("--plan", "commune.yaml", "export", "--each-plan", "-o", "x").code == 0
    assert os.listdir(tmp_path / "x") == ["binh-lu-2024.ics"]


# completion


def test_the_ids_of_all_plans_are_completed_once_each() -> None:
    line = "plan --plan commune.yaml --plan district.yaml "
    assert words_of(f"{line}show t") == ["tet", "thanh-lap-xa", "thanh-lap-tinh"]
    assert words_of(f"{line}show dien") == ["dien-bien-phu"]
    assert words_of(f"{line}windows --unit ") == ["van-hoa", "cong-an", "thon-ban", "ban-tuyen-giao"]


def test_a_plan_with_errors_leaves_the_ids_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("events: [", encoding="utf-8")
    assert words_of("plan --plan broken.yaml --plan district.yaml show ") == ["dien-bien-phu", "thanh-lap-tinh"]
