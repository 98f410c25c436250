"""`plan site`: a folder of pages and calendars that is brought up to date in its place, and what stands in its way."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import icalendar
import pytest

from tamduong_cli.calendars.reading_back import earlier
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.language import Language
from tests.calendars.test_writing import schedule_of, unit_of
from tests.clicks import invalid, usage
from tests.conftest import PLAN, TESTS, Run

TEXT = PLAN.read_text(encoding="utf-8")
UNITS = (
    "ban-tuyen-giao",
    "chi-hoi-van-hoc-nghe-thuat",
    "dang-uy-mat-tran-doan-the",
    "phong-van-hoa-thong-tin",
    "trung-tam-van-hoa-the-thao-truyen-thong",
)
FILES = sorted(
    [
        "index.html",
        *(f"units/{unit}.html" for unit in UNITS),
        *(f"calendars/{name}.ics" for name in ("tam-duong-2023-2024", *UNITS)),
        *(f"changes/{name}.atom" for name in ("tam-duong-2023-2024", *UNITS)),
    ]
)
BASE = ("--base-url", "https://example.vn/lich/")
NEXT_DAY = "2023-12-06T03:00:00"


@pytest.fixture(autouse=True)
def _a_plan_here(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(TEXT, encoding="utf-8")


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stamps_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Which files these are, and when they were last written."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = (path.stat().st_ino, path.stat().st_mtime_ns)
    return found


def test_a_site_is_a_page_for_all_and_one_for_each_unit_with_their_calendars(run: Run, tmp_path: Path) -> None:
    result = run("site", "-o", "public", *BASE)
    assert (result.code, result.content) == (0, b"")
    assert result.err.splitlines()[-1] == "plan: wrote 6 pages"
    made = contents_of(tmp_path / "public")
    assert sorted(made) == FILES
    run("export", "--each-unit", "-o", "calendars")
    published = {name: made[f"calendars/{name}"] for name in os.listdir("calendars")}
    addresses = re.compile(rb"^(?:SOURCE|URL)[;:].*\r\n(?: .*\r\n)*(?=BEGIN:VEVENT|URL:)", re.MULTILINE)
    assert {name: addresses.sub(b"", each) for name, each in published.items()} == contents_of(tmp_path / "calendars")


@pytest.mark.parametrize(
    ("old", "new", "is_there"),
    [
        ("id: phong-van-hoa-thong-tin", "id: _noi-bo", True),
        ("id: tam-duong-2023-2024", "id: _tam-duong", True),
        ("id: phong-van-hoa-thong-tin", "id: noi_bo", False),
    ],
)
def test_what_begins_with_a_line_below_is_not_left_out_by_github_pages(
    old: str, new: str, is_there: bool, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text(TEXT.replace(old, new), encoding="utf-8")
    assert run("site", "-o", "public", *BASE).code == 0
    assert contents_of(tmp_path / "public").get(".nojekyll") == (b"" if is_there else None)
    (tmp_path / "plan.yaml").write_text(TEXT, encoding="utf-8")  # the unit's page says that it left
    assert run("site", "-o", "public", *BASE, "--force", "--allow-cancel").code == 0
    assert (tmp_path / "public" / ".nojekyll").exists() == is_there


def test_an_address_too_long_for_a_code_stands_on_the_page_without_one(run: Run, tmp_path: Path) -> None:
    base = f"https://example.vn/{'a' * 3000}/"
    assert run("site", "-o", "public", "--base-url", base).code == 0
    for page in ("index.html", "units/phong-van-hoa-thong-tin.html"):
        text = (tmp_path / "public" / page).read_text(encoding="utf-8")
        assert f"<code>{base}calendars/" in text
        assert f'href="webcal://example.vn/{"a" * 3000}/calendars/' in text
        assert 'class="qr"' not in text


def test_the_same_plan_on_the_same_day_touches_no_file(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    stamps = stamps_of(tmp_path / "public")
    again = run("site", "-o", "public", *BASE, now="2023-12-05T16:59:00")
    assert again == (0, b"", "plan: 6 calendars are up to date\n")
    assert stamps_of(tmp_path / "public") == stamps


def test_the_next_day_the_pages_say_so_and_no_calendar_is_touched(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    before = stamps_of(tmp_path / "public")
    assert "ngày 05 tháng 12 năm 2023" in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
    # midnight in Việt Nam is 17:00 in UTC
    result = run("site", "-o", "public", *BASE, now="2023-12-05T17:00:00")
    assert result.err == "plan: 6 calendars are up to date\nplan: wrote 6 pages\n"
    assert "ngày 06 tháng 12 năm 2023" in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
    after = stamps_of(tmp_path / "public")
    assert {path for path in FILES if after[path] != before[path]} == {path for path in FILES if path[-5:] == ".html"}


def test_every_link_stays_when_the_plan_changes(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    (tmp_path / "plan.yaml").write_text(
        TEXT.replace("date: 7/5/2024", "date: 8/5/2024").replace("name: Ban Tuyên giáo", "name: Ban Dân vận"), "utf-8"
    )
    run("site", "-o", "public", *BASE, now=NEXT_DAY)
    made = contents_of(tmp_path / "public")
    assert sorted(made) == FILES
    assert made["calendars/tam-duong-2023-2024.ics"].count(b"SEQUENCE:1\r\n") == 2
    links = {link for path in FILES if path.endswith(".html") for link in links_of(made, path)}
    assert links <= set(FILES)
    assert {path for path in FILES if path.endswith(".html")} <= links | {"index.html"}


def links_of(made: dict[str, bytes], path: str) -> set[str]:
    """What of the site a page links to, by paths from its root."""
    found = re.findall(r'href="([^":#]+)"', made[path].decode())
    return {os.path.normpath(os.path.join(os.path.dirname(path), link)).replace(os.sep, "/") for link in found}


def test_a_unit_that_left_has_a_page_that_says_so_and_its_subscribers_are_told(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    start = TEXT.index("  - id: chi-hoi-van-hoc-nghe-thuat")
    end = TEXT.index("  - id: dang-uy-mat-tran-doan-the")
    (tmp_path / "plan.yaml").write_text(TEXT[:start] + TEXT[end:], encoding="utf-8")
    result = run("site", "-o", "public", *BASE, "--allow-cancel", now=NEXT_DAY)
    path = os.path.join("public", "calendars", "chi-hoi-van-hoc-nghe-thuat.ics")
    assert f"plan: updated {path}: 11 cancelled, 0 unchanged\n" in result.err
    assert result.err.count("Was an id changed, or a part of the plan left out?") == 1
    page = (tmp_path / "public" / "units" / "chi-hoi-van-hoc-nghe-thuat.html").read_text(encoding="utf-8")
    assert "Kế hoạch không còn đơn vị nào mang mã chi-hoi-van-hoc-nghe-thuat." in page
    assert 'href="../index.html"' in page
    left = earlier((tmp_path / path).read_bytes(), path)
    assert [event.is_cancelled for event in left.events] == [True] * 11
    again = stamps_of(tmp_path / "public")
    assert run("site", "-o", "public", *BASE, now=NEXT_DAY).err == "plan: 6 calendars are up to date\n"
    assert stamps_of(tmp_path / "public") == again
    # a year later nothing of it is left but the address
    run("site", "-o", "public", *BASE, now="2026-12-06T03:00:00")
    empty = earlier((tmp_path / path).read_bytes(), path)
    assert (empty.events, list(empty.timezones)) == ((), ["Asia/Ho_Chi_Minh"])
    # and when it returns, so do its page and its events, in later versions
    (tmp_path / "plan.yaml").write_text(TEXT, encoding="utf-8")
    result = run("site", "-o", "public", *BASE, now="2026-12-07T03:00:00")
    assert f"plan: updated {path}: 11 back, 0 unchanged\n" in result.err
    assert {event.sequence for event in earlier((tmp_path / path).read_bytes(), path).events} == {2}


def test_a_unit_without_events_has_a_calendar_with_its_time_zone_alone(run: Run, tmp_path: Path) -> None:
    id = f"  - id: {UNITS[2]}\n"
    (tmp_path / "plan.yaml").write_text(TEXT.replace(id, id + "    events: []\n"), encoding="utf-8")
    assert run("site", "-o", "public", *BASE).code == 0
    assert run("export", "--each-unit", "-o", "calendars").code == 0
    for folder in (tmp_path / "public" / "calendars", tmp_path / "calendars"):
        content = (folder / f"{UNITS[2]}.ics").read_bytes()
        components = re.findall(rb"BEGIN:(\w+)", content)
        assert components == [b"VCALENDAR", b"VTIMEZONE", b"STANDARD"]
    assert run("site", "-o", "public", *BASE).err == "plan: 6 calendars are up to date\n"


def test_a_calendar_says_where_it_and_its_page_are(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    folder = tmp_path / "public" / "calendars"
    for name, page in (("tam-duong-2023-2024", "index.html"), ("ban-tuyen-giao", "units/ban-tuyen-giao.html")):
        found = icalendar.Calendar.from_ical((folder / f"{name}.ics").read_bytes())
        assert str(found["source"]) == f"https://example.vn/lich/calendars/{name}.ics"
        assert found["source"].params == {"VALUE": "URI"}  # RFC 7986 5.8
        assert str(found["url"]) == f"https://example.vn/lich/{page}"
    run("site", "-o", "nowhere")
    assert b"SOURCE" not in (tmp_path / "nowhere" / "calendars" / "ban-tuyen-giao.ics").read_bytes()


def test_the_site_of_a_plan_does_not_take_the_place_of_anothers(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    before = stamps_of(tmp_path / "public")
    (tmp_path / "other.yaml").write_text("id: khac\ntitle: T\nperiod: 2024\nevents: []\n", encoding="utf-8")
    path = os.path.join("public", "calendars", "ban-tuyen-giao.ics")
    assert run("--plan", "other.yaml", "site", "-o", "public", *BASE) == (
        1,
        b"",
        f"plan: the site there is that of another plan, with {path}; go on with both, --plan OLD --plan NEW, or "
        "--force\n",
    )
    assert stamps_of(tmp_path / "public") == before
    assert run("--plan", "plan.yaml", "--plan", "other.yaml", "site", "-o", "public", *BASE).code == 0
    # once both were there, either may go on alone, and what that means is said
    result = run("--plan", "other.yaml", "site", "-o", "public", *BASE, "--allow-cancel")
    assert result.code == 0
    assert result.err.count(" is cancelled. Was an id changed, or a part of the plan left out?\n") == 6
    assert f"plan: all of {path} is cancelled. Was an id changed, or a part of the plan left out?\n" in result.err
    again = run("--plan", "other.yaml", "site", "-o", "public", *BASE)
    assert again.err == "plan: 7 calendars are up to date\n"


def test_a_copy_of_a_calendar_that_is_there_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    copy = tmp_path / "public" / "calendars" / "ban-tuyen-giao (1).ics"
    content = (tmp_path / "public" / "calendars" / "ban-tuyen-giao.ics").read_bytes()
    copy.write_bytes(content)
    assert run("site", "-o", "public", *BASE).err == "plan: 6 calendars are up to date\n"
    assert copy.read_bytes() == content


def test_an_empty_name_is_no_folder(run: Run, tmp_path: Path) -> None:
    result = run("site", "-o", "", *BASE)
    assert (result.code, result.err.splitlines()[-1]) == (2, "Error: say where to: -o FOLDER")
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_files_of_others_are_neither_deleted_nor_changed(run: Run, tmp_path: Path) -> None:
    public = tmp_path / "public"
    others = {
        "robots.txt": b"User-agent: *",
        "logo.png": b"\x89PNG",
        "units/ghi-chu.html": b"<p>Ours</p>",
        "calendars/nghi-le.ics": b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n",
        "calendars/hong.ics": b"BEGIN:VCALENDAR",
    }
    for path, content in others.items():
        (public / path).parent.mkdir(parents=True, exist_ok=True)
        (public / path).write_bytes(content)
    assert run("site", "-o", "public", *BASE).code == 0
    made = contents_of(public)
    assert sorted(made) == sorted([*FILES, *others])
    assert {path: made[path] for path in others} == others


NAMES = ["ban-tuyen-giao (1)", "ban-tuyen-giao - Copy", "bản sao", "b\udce0n sao", "-o", ".an", "a" * 101, "con"]
"""Names that no unit can have, one of them in no UTF-8, as an old Windows gives them."""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_under_a_name_that_no_unit_can_have_is_left_alone(name: str, run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    made = contents_of(tmp_path / "public")
    copies = {
        os.fsencode(tmp_path / "public" / f"{room}/{name}.{ending}"): made[f"{room}/ban-tuyen-giao.{ending}"]
        for room, ending in (("units", "html"), ("calendars", "ics"))
    }
    for path, content in copies.items():
        with open(path, "wb") as file:
            file.write(content)
    result = run("site", "-o", "public", *BASE, now=NEXT_DAY)
    assert (result.code, result.err) == (0, "plan: 6 calendars are up to date\nplan: wrote 6 pages\n")
    for path, content in copies.items():
        with open(path, "rb") as file:
            assert file.read() == content


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_in_no_utf8_are_shown_by_their_bytes(run: Run, tmp_path: Path) -> None:
    name = "b\udce0n"
    for path in (f"{name}.yaml", f"{name}.txt"):
        (tmp_path / path).write_text(TEXT, encoding="utf-8")
    for arguments, said in {
        ("export", "--each-unit", "-o", name): "wrote b\\udce0n/ban-tuyen-giao.ics",
        ("site", "-o", f"{name} s"): "wrote b\\udce0n s/calendars/ban-tuyen-giao.ics",
        ("windows", "-o", f"{name}.tsv", "--format", "tsv"): "wrote b\\udce0n.tsv",
        ("briefing", "--template", f"{name}.txt", "-o", f"{name}.out"): "wrote b\\udce0n.out",
        ("briefing", "--template", name): "b\\udce0n cannot be read: it is a folder",
    }.items():
        result = run("--plan", f"{name}.yaml", *arguments)
        assert f"plan: {said}\n" in result.err, result.err
    (tmp_path / name / f"{name}.ics").touch()
    left = run("--plan", f"{name}.yaml", "export", "--each-unit", "-o", name)
    assert left.err.endswith("plan: left b\\udce0n/b\\udce0n.ics as it is: the plan has no such unit\n")
    assert run("--plan", f"{name}.yaml", "check").out.startswith("b\\udce0n.yaml: no problems ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("is_read", [False, True])
@pytest.mark.parametrize("path", ["index.html", "units/ban-tuyen-giao.html", "calendars/ban-tuyen-giao.ics"])
def test_a_pipe_in_the_place_of_a_file_is_told(path: str, is_read: bool, run: Run, tmp_path: Path) -> None:
    place = tmp_path / "public" / path
    place.parent.mkdir(parents=True)
    os.mkfifo(place)
    reader = os.open(place, os.O_RDONLY | os.O_NONBLOCK) if is_read else None
    result = run("site", "-o", "public", *BASE)
    if reader is not None:
        os.close(reader)
    assert (result.code, result.err) == (
        1,
        f"plan: public/{path} is a pipe or a device, no file; take it away, or name another folder\n",
    )
    assert contents_of(tmp_path / "public") == {}


@pytest.mark.parametrize("options", [["site", "-o", "s"], ["export", "--each-unit", "-o", "s/units"]])
def test_a_folder_that_cannot_be_listed_is_named(
    options: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "s" / "units").mkdir(parents=True)

    def refuse(path: str) -> list[str]:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refuse)
    place = os.path.join("s", "units")
    result = run(*options)
    assert (result.code, result.err.splitlines()[-1]) == (1, f"plan: {place} cannot be read: permission denied")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("index.html", "is a file that plan did not make"),
        ("units/ban-tuyen-giao.html", "is a file that plan did not make"),
        ("changes/ban-tuyen-giao.atom", "is a file that plan did not make"),
        ("calendars/ban-tuyen-giao.ics", "is not a calendar that plan wrote"),
    ],
)
def test_a_file_of_another_kind_in_the_way_is_left_and_nothing_is_written(
    path: str, why: str, run: Run, tmp_path: Path
) -> None:
    public = tmp_path / "public"
    (public / path).parent.mkdir(parents=True)
    (public / path).write_bytes(b"<h1>Trang cu</h1>")
    where = os.path.join("public", *path.split("/"))
    assert run("site", "-o", "public", *BASE) == (1, b"", f"plan: {where} {why}; --force writes all the same\n")
    assert contents_of(public) == {path: b"<h1>Trang cu</h1>"}
    assert run("site", "-o", "public", *BASE, "--force").code == 0
    assert sorted(contents_of(public)) == FILES


def test_damaged_calendars_do_not_stop_the_others_and_each_is_named(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    before = contents_of(tmp_path / "public")
    broken = [f"calendars/{unit}.ics" for unit in UNITS[:2]]
    for path in broken:
        (tmp_path / "public" / path).write_bytes(before[path][:3000])
    (tmp_path / "plan.yaml").write_text(TEXT.replace("date: 7/5/2024", "date: 8/5/2024"), encoding="utf-8")
    result = run("site", "-o", "public", *BASE, now=NEXT_DAY)
    places = [os.path.join("public", *path.split("/")) for path in broken]
    why = "is damaged: it ends too early, or a line of it cannot be read; put a good copy in its place"
    assert (result.code, result.err.splitlines()[-4:]) == (
        1,
        [
            "plan: wrote 6 pages",
            *(f"plan: {place} {why}; --force writes all the same" for place in places),
            "plan: 2 calendars were left as they are",
        ],
    )
    made = contents_of(tmp_path / "public")
    assert sorted(made) == FILES
    for path in FILES:
        if path in broken:
            assert made[path] == before[path][:3000]
        elif path.endswith(".ics"):
            assert made[path].count(b"SEQUENCE:1\r\n") == 2
        elif path.endswith(".html"):
            assert "ngày 06 tháng 12 năm 2023" in made[path].decode()
    assert run("site", "-o", "public", *BASE, "--force", now=NEXT_DAY).code == 0
    assert run("site", "-o", "public", *BASE, now=NEXT_DAY).err.endswith("plan: 6 calendars are up to date\n")


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    result = run("site", "-o", "public", "--dry-run", *BASE)
    assert result.err.splitlines()[-1] == "plan: would write 6 pages"
    assert result.err.count("plan: would write public") == 6
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_without_a_base_url_there_is_no_address_and_a_line_says_so(run: Run, tmp_path: Path) -> None:
    result = run("site", "-o", "public")
    assert result.err.splitlines()[-1] == (
        "plan: without --base-url the pages have no QR codes, and no addresses to subscribe to"
    )
    assert b"webcal://" not in (tmp_path / "public" / "index.html").read_bytes()


@pytest.mark.parametrize("given", ["https://example.vn/lich", "https://example.vn/lich/"])
def test_addresses_begin_with_the_base_url(given: str, run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", "--base-url", given)
    page = (tmp_path / "public" / "units" / "ban-tuyen-giao.html").read_text(encoding="utf-8")
    assert "https://example.vn/lich/calendars/ban-tuyen-giao.ics" in page
    assert 'href="webcal://example.vn/lich/calendars/ban-tuyen-giao.ics"' in page


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "example.vn",
        "ftp://example.vn/",
        "https://",
        "https://example.vn/?a",
        "https://example.vn/#a",
        "https://example.vn:x/",
        "https://example.vn/a b",
        'https://example.vn/"',
        "javascript:alert(1)",
        "http://[x",
        "https://lịch.vn/",
        "https://user:password@example.vn/",
    ],
)
def test_a_base_url_that_is_no_address_of_a_site(address: str, run: Run, tmp_path: Path) -> None:
    message = f"'{address}' is not an address such as https://example.vn/plan/"
    wrong = usage("site [OPTIONS]", invalid("--base-url", message))
    assert run("site", "-o", "public", "--base-url", address) == wrong
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_several_plans_share_a_page_and_a_calendar_for_units_of_one_id(run: Run, tmp_path: Path) -> None:
    plans = [str(TESTS / "commands" / f"{name}.yaml") for name in ("commune", "district")]
    one = run("--plan", plans[0], "site", "-o", "public", *BASE, now="2024-05-01T03:00:00")
    assert one.code == 0
    before = contents_of(tmp_path / "public")
    both = run("--plan", plans[0], "--plan", plans[1], "site", "-o", "public", *BASE, now="2024-05-02T03:00:00")
    assert both.code == 0
    made = contents_of(tmp_path / "public")
    assert before.keys() < made.keys()
    for path in before:
        if path.endswith(".ics"):
            uids = {event.uid for event in earlier(made[path], path).events}
            assert {event.uid for event in earlier(before[path], path).events} <= uids
            assert not any(event.is_cancelled for event in earlier(made[path], path).events)
    schedules = [schedule_of(Path(plan).read_text(encoding="utf-8")) for plan in plans]
    shared = set.intersection(*({unit.id for unit in schedule.plan.units} for schedule in schedules))
    assert shared
    for path in (f"calendars/{unit}.ics" for unit in shared):
        uids = {event.uid for event in earlier(made[path], path).events}
        for schedule in schedules:
            alone = calendar(schedule, Language("vi"), unit=unit_of(schedule, Path(path).stem))
            assert {event.uid for event in alone.events} <= uids


def test_a_plan_and_a_unit_of_another_with_one_id_cannot_both_have_a_calendar(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("id: ban-tuyen-giao\ntitle: T\nperiod: 2024\nevents: []\n", encoding="utf-8")
    result = run("--plan", "plan.yaml", "--plan", "other.yaml", "site", "-o", "public", *BASE)
    assert result == (1, b"", "plan: 'ban-tuyen-giao' is the id of a plan and of a unit, whose calendars need two\n")


def test_a_plan_with_errors_leaves_the_site_as_it_was(run: Run, tmp_path: Path) -> None:
    run("site", "-o", "public", *BASE)
    before = stamps_of(tmp_path / "public")
    (tmp_path / "plan.yaml").write_text(TEXT.replace("date: 7/5/2024", "date: 30/2/2024"), encoding="utf-8")
    assert run("site", "-o", "public", *BASE).code == 1
    assert stamps_of(tmp_path / "public") == before


def test_the_options_for_calendars_are_those_of_export(run: Run, tmp_path: Path) -> None:
    run("--lang", "en", "site", "-o", "public", "--style", "milestones", "--no-alarm", *BASE)
    for name in ("tam-duong-2023-2024", *UNITS):
        content = (tmp_path / "public" / "calendars" / f"{name}.ics").read_bytes()
        assert content.count(b"SUMMARY:First day: ") == content.count(b"SUMMARY:Last day: ") == 6
        assert b"VALARM" not in content
    assert 'lang="en"' in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
