"""A plan that lost its end: what would cancel much of what phones have ahead is refused, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.test_site import contents_of
from tests.conftest import PLAN, Run

HEAD = """\
id: xa
title: Kế hoạch
period: 2024
units: [{id: van-hoa, name: Văn hóa}, {id: doan, name: Đoàn, events: [%s]}]
events:
"""
NOW = "2024-04-01T03:00:00"


def plan(days: str, of_the_unit: str = "") -> str:
    """A plan with an event of one day for each number, a day of April; with none, of the unit's."""
    events = [f"  - {{id: e{day}, summary: Ngày {day}, window: {day}/4/2024 - {day}/4/2024}}\n" for day in days.split()]
    mine = ", ".join(f"e{day}" for day in (of_the_unit or days).split())
    return HEAD % mine + ("".join(events) or "  []\n")


def write(text: str) -> None:
    Path("plan.yaml").write_text(text, encoding="utf-8")


EIGHT = "11 12 13 14 15 16 17 18"
NINE = f"{EIGHT} 19"
REFUSED = (
    "plan: nothing was written: is a part of the plan missing, or was an id changed? If they are to be cancelled, "
    "--allow-cancel goes on\n"
)


def listed(days: str) -> str:
    return "".join(f"  - [HỦY] Tuyên truyền: Ngày {day} · {day}/04/2024\n" for day in days.split())


@pytest.mark.parametrize(
    ("before", "now", "today", "is_refused"),
    [
        (NINE, "14 15 16 17 18 19", "01", False),  # a third
        (EIGHT, "14 15 16 17 18", "01", True),  # three of eight
        (NINE, "15 16 17 18 19", "01", True),
        ("11 12", "", "01", False),  # two are few
        ("11 12 13", "13", "01", False),
        ("11 12 13", "", "01", True),
        ("11 12 13", "21 22 23", "01", True),
        # what is over does not count, on either side
        ("11 12 13", "", "12", False),  # two are left
        ("11 12 13", "", "11", True),  # the last day is a day too
        ("11 12 13 21 22 23 24 25", "21 22 23 24 25", "13", False),
        ("11 12 13 21 22 23 24 25", "11 12 13 24 25", "14", True),
        ("11 12 13 21 22 23 24 25 26 27 28", "11 12 13 24 25 26 27 28", "14", True),
        (f"{NINE} 21 22", "16 17 18 19 21 22", "14", False),  # of eight that are ahead two
    ],
)
def test_more_than_two_and_more_than_a_third_of_what_is_ahead(
    before: str, now: str, today: str, is_refused: bool, run: Run, tmp_path: Path
) -> None:
    write(plan(before))
    run("export", "-o", "x.ics", now="2024-03-01T03:00:00")
    content = (tmp_path / "x.ics").read_bytes()
    write(plan(now))
    result = run("export", "-o", "x.ics", now=f"2024-04-{today}T03:00:00")
    assert result.code == is_refused
    assert ((tmp_path / "x.ics").read_bytes() == content) == is_refused
    assert result.err.endswith(REFUSED) == is_refused


def test_what_is_cancelled_already_does_not_count(run: Run, tmp_path: Path) -> None:
    for days in (NINE, "14 15 16 17 18 19", "16 17 18 19"):  # three of nine, then two of six
        write(plan(days))
        assert run("export", "-o", "x.ics", now=NOW).code == 0
    write(plan("18 19"))
    assert run("export", "-o", "x.ics", now=NOW).code == 0
    content = (tmp_path / "x.ics").read_bytes()
    assert content.count(b"STATUS:CANCELLED") == 7
    write(plan("14 15 16 17 18 19"))
    run("export", "-o", "x.ics", now=NOW)
    write(plan("17 18 19"))  # three of the six that are on, if of nine that are told
    assert run("export", "-o", "x.ics", now=NOW).err.endswith(REFUSED)


def test_what_keeps_its_uid_does_not_count(run: Run, tmp_path: Path) -> None:
    days = ", ".join(f"{day}/4/2024" for day in EIGHT.split())
    listed = f"activities: [{{id: hop, summary: Họp, event: e11, date: [{days}]}}]\n"
    window = plan("11").replace("11/4/2024 - 11/4/2024", "1/4/2024 - 30/4/2024")
    write(window + listed)
    run("export", "-o", "x.ics", now=NOW)
    write(window + "activities: [{id: hop, summary: Họp, event: e11, repeat: hằng ngày}]\n")
    assert run("export", "-o", "x.ics", now=NOW).code == 0


def test_the_events_are_named_with_their_days_and_allow_cancel_goes_on(run: Run, tmp_path: Path) -> None:
    write(plan(EIGHT))
    run("export", "-o", "x.ics", now=NOW)
    content = (tmp_path / "x.ics").read_bytes()
    write(plan("14 15 16 17 18"))
    head = "plan: x.ics: 3 of the 8 events that are not over would be cancelled\n"
    assert run("export", "-o", "x.ics", now=NOW) == (1, b"", head + listed("11 12 13") + REFUSED)
    assert run("export", "-o", "x.ics", "--force", now=NOW).code == 1
    assert run("export", "-o", "x.ics", "--dry-run", now=NOW) == (
        1,
        b"",
        "plan: would update x.ics: 3 cancelled, 5 unchanged\n"
        + listed("11 12 13")
        + head
        + REFUSED.replace("nothing was written", "without --dry-run nothing would be written"),
    )
    assert run("export", "-o", "-", "--previous", "x.ics", now=NOW) == (
        1,
        b"",
        head.replace("x.ics", "standard output") + listed("11 12 13") + REFUSED,
    )
    assert (tmp_path / "x.ics").read_bytes() == content
    assert run("export", "-o", "x.ics", "--dry-run", "--allow-cancel", now=NOW).code == 0
    result = run("export", "-o", "x.ics", "--allow-cancel", now=NOW)
    assert result == (0, b"", "plan: updated x.ics: 3 cancelled, 5 unchanged\n" + listed("11 12 13"))


def test_of_many_events_the_first_are_named(run: Run, tmp_path: Path) -> None:
    write(plan(f"{NINE} 20 21 22"))
    run("export", "-o", "x.ics", now=NOW)
    write(plan(""))
    result = run("export", "-o", "x.ics", now=NOW)
    head = "plan: x.ics: 12 of the 12 events that are not over would be cancelled\n"
    assert result.err == head + listed(f"{NINE} 20") + "  and 2 more\n" + REFUSED
    told = run("--lang", "vi", "export", "-o", "x.ics", now=NOW).err.splitlines()
    assert (told[0], *told[-2:]) == (
        "plan: x.ics: 12 trong 12 mục chưa qua sẽ bị hủy",
        "  và 2 mục nữa",
        "plan: không ghi gì cả: có phải thiếu một phần kế hoạch, hoặc đã đổi mã? Nếu đúng là muốn hủy các mục ấy "
        "thì thêm --allow-cancel",
    )


@pytest.mark.parametrize("command", [["export", "--each-unit", "-o", "out"], ["site", "-o", "out"]])
@pytest.mark.parametrize(
    ("now", "doubtful"),
    [
        (plan("14 15 16 17 18"), ["xa", "van-hoa", "doan"]),  # the plan lost events
        (plan(EIGHT, of_the_unit="14 15 16 17 18"), ["doan"]),  # a unit's list got shorter
        (plan(EIGHT).replace("id: van-hoa", "id: vh"), ["van-hoa"]),  # a unit left
    ],
    ids=["plan", "list", "unit"],
)
def test_one_calendar_in_doubt_stops_all(
    now: str, doubtful: list[str], command: list[str], run: Run, tmp_path: Path
) -> None:
    write(plan(EIGHT))
    run(*command, now=NOW)
    before = contents_of(tmp_path / "out")
    write(now.replace("title: Kế hoạch", "title: Kế hoạch năm"))
    result = run(*command, now=NOW)
    if command[0] == "export" and doubtful == ["van-hoa"]:
        assert result.code == 0  # the file of a unit that left is not touched
        return
    assert (result.code, result.err.endswith(REFUSED)) == (1, True)
    named = [line for line in result.err.splitlines() if "that are not over would be cancelled" in line]
    assert [Path(line.split(": ")[1]).stem for line in named] == doubtful
    assert result.err.count("Ngày 11 ") == 1
    assert contents_of(tmp_path / "out") == before
    assert run(*command, "--force", now=NOW).code == 1
    assert contents_of(tmp_path / "out") == before
    assert run(*command, "--allow-cancel", now=NOW).code == 0


def test_what_is_damaged_is_told_with_a_refusal_that_writes_nothing(run: Run, tmp_path: Path) -> None:
    for command in (["export", "--each-unit", "-o", "out"], ["site", "-o", "public"]):
        write(plan(EIGHT))
        run(*command, now=NOW)
        broken = next((tmp_path / command[-1]).rglob("doan.ics"))
        broken.write_bytes(broken.read_bytes()[:-20])
        before = contents_of(tmp_path / command[-1])
        write(plan("18"))
        result = run(*command, now=NOW)
        assert (result.code, result.err.endswith(REFUSED)) == (1, True)
        assert result.err.count("is damaged") == 1
        assert contents_of(tmp_path / command[-1]) == before


@pytest.mark.parametrize("command", [["export", "-o", "x.ics"], ["site", "-o", "x"], ["windows"]])
def test_whose_plan_the_example_is_said_where_something_is_made_of_it(command: list[str], run: Run) -> None:
    told = run(*command).err.splitlines()
    whose = [line for line in told if line.startswith("plan: the example is")]
    assert whose == [
        "plan: the example is the plan of Huyện ủy Tam Đường: Communication plan for the province's major "
        "historical and political anniversaries in 2023 - 2024; 'plan init' begins your own"
    ] * (command != ["windows"])
    Path("plan.yaml").write_text(PLAN.read_text(encoding="utf-8"), encoding="utf-8")
    assert "example" not in run(*command).err
