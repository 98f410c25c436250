"""Names of time zones: those of the database and no others, on every computer; else the one that was meant."""

from __future__ import annotations

import sys
import zoneinfo
from importlib import resources
from pathlib import Path

import pytest

from tamduong_cli.dates.zones import VIETNAM, parse_zone
from tamduong_cli.failure import Unreadable
from tamduong_cli.installing import line_to_install
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Plan
from tests.conftest import Run


@pytest.mark.parametrize(
    "name", ["Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok", "Etc/GMT-7", "UTC", "America/Argentina/Ushuaia"]
)
def test_a_name_of_the_database_is_one(name: str) -> None:
    assert parse_zone(name) == name


ZONES = set((resources.files("tzdata") / "zones").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("name", sorted(ZONES - {"Factory"}))
def test_every_zone_of_the_database_is_one(name: str) -> None:
    assert parse_zone(name) == name


OF_ONE_COMPUTER = (
    "localtime",
    "posixrules",
    "Factory",
    "right/Asia/Bangkok",
    "right/UTC",
    "posix/Asia/Bangkok",
    "posix/UTC",
    "posix",
    "leapseconds",
    "leap-seconds.list",
    "tzdata.zi",
    "zone1970.tab",
    "iso3166.tab",
    "+VERSION",
    "SystemV/PST8PDT",
    "Home/Office",
    "asia/ho_chi_minh",
    "asia/bangkok",
    "ASIA/BANGKOK",
    "Asia/bangkok",
    "Utc",
)


@pytest.mark.parametrize("name", OF_ONE_COMPUTER)
def test_what_the_database_of_one_computer_has_is_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zoneinfo, "available_timezones", lambda: {*ZONES, *OF_ONE_COMPUTER})
    monkeypatch.setattr(zoneinfo, "ZoneInfo", lambda name: name)
    with pytest.raises(Unreadable) as raised:
        parse_zone(name)
    assert raised.value.code == "unknown-timezone"


def test_a_zone_that_is_too_new_for_the_database_of_a_computer_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zoneinfo, "available_timezones", lambda: {"UTC"})
    assert parse_zone("Asia/Bangkok") == "Asia/Bangkok"


def test_where_the_package_was_left_out_the_computer_has_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tzdata", None)
    monkeypatch.setattr(zoneinfo, "available_timezones", lambda: {"Asia/Bangkok", "localtime", "posixrules"})
    monkeypatch.setattr(zoneinfo, "ZoneInfo", lambda name: name)
    assert parse_zone("Asia/Bangkok") == "Asia/Bangkok"
    for name in ("Asia/Tokyo", "localtime", "posixrules"):
        with pytest.raises(Unreadable):
            parse_zone(name)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("GMT+7", VIETNAM),
        ("UTC+7", VIETNAM),
        ("utc+07:00", VIETNAM),
        ("+07:00", VIETNAM),
        ("+7", VIETNAM),
        ("7", VIETNAM),
        ("GMT +7", VIETNAM),
        ("GMT+8", "Etc/GMT-8"),
        ("UTC-5", "Etc/GMT+5"),
        ("+00:00", "Etc/UTC"),
        ("Việt Nam", VIETNAM),
        ("Vietnam", VIETNAM),
        ("giờ Việt Nam", VIETNAM),
        ("Hà Nội", VIETNAM),
        ("Asia/Hanoi", VIETNAM),
        ("Asia/Ha_Noi", VIETNAM),
        ("Sài Gòn", VIETNAM),
        ("ICT", VIETNAM),
        ("SE Asia Standard Time", VIETNAM),
        ("asia/ho_chi_minh", VIETNAM),
        ("Asia/Ho Chi Minh", VIETNAM),
        ("ASIA/TOKYO", "Asia/Tokyo"),
        ("utc", "UTC"),
        ("Tokyo", "Asia/Tokyo"),
        ("Asia/Singapor", "Asia/Singapore"),
        ("Asia\\Bangkok", "Asia/Bangkok"),
        ("America/New York", "America/New_York"),
        ("posix/Asia/Bangkok", "Asia/Bangkok"),
        ("right/Asia/Bangkok", "Asia/Bangkok"),
        ("/usr/share/zoneinfo/Asia/Bangkok", "Asia/Bangkok"),
        ("../../etc/passwd", VIETNAM),
        ("localtime", VIETNAM),
        ("Factory", VIETNAM),
        ("posixrules", VIETNAM),
        ("zone.tab", VIETNAM),
        ("Asia", VIETNAM),
        ("", VIETNAM),
        ("Asia/\0", VIETNAM),
        ("x" * 100_000, VIETNAM),
    ],
)
def test_what_is_no_name_of_the_database_gives_the_name_that_is_meant(text: str, meant: str) -> None:
    with pytest.raises(Unreadable) as raised:
        parse_zone(text)
    message = Message("'{found}' is not a time zone; write {meant}", found=text, meant=meant)
    assert (raised.value.code, raised.value.message) == ("unknown-timezone", message)
    assert parse_zone(meant) == meant


def test_a_name_in_small_letters_is_none_where_the_disk_finds_its_file_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zoneinfo, "ZoneInfo", lambda name: name)
    with pytest.raises(Unreadable):
        parse_zone("asia/bangkok")


def test_the_zone_of_a_plan_that_names_none_is_one() -> None:
    assert parse_zone(Plan().timezone) == VIETNAM


@pytest.mark.parametrize("line", ["", "timezone: Asia/Ho_Chi_Minh\n", "timezone: Asia/Tokyo\n", "timezone: Hà Nội\n"])
def test_a_computer_without_the_database_is_told_to_get_it(
    line: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> zoneinfo.ZoneInfo:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setitem(sys.modules, "tzdata", None)
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    monkeypatch.setattr(zoneinfo, "ZoneInfo", missing)
    text = f"id: x\ntitle: T\nperiod: 2024\n{line}events: [{{id: e, summary: S, window: 5/2024}}]\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    result = run("windows")
    name = line.removeprefix("timezone: ").strip() or VIETNAM
    says = f"plan: this computer does not know the time zone {name}; type: {line_to_install('tzdata')}\n"
    assert (result.code, result.content, result.err) == (1, b"", says)
