"""Calendars: what every calendar program must find in them, read back by three independent readers."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import unicodedata
import uuid
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar.parser import Contentlines

from tamduong_cli.calendars.contents import unfolded
from tamduong_cli.calendars.events import OF_THE_PLAN, uid
from tamduong_cli.calendars.identities import NAMESPACE
from tamduong_cli.calendars.writing import calendar, calendars
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Unit
from tamduong_cli.schedule.schedule import Schedule
from tests.clicks import invalid
from tests.conftest import PLAN, Run, examples, plan_file
from tests.schedule.test_windows import SOURCE_WINDOWS

ONE_DAY = datetime.timedelta(days=1)
DAY_BEFORE_AT_8 = datetime.timedelta(hours=-16)
SAME_DAY_AT_7 = datetime.timedelta(hours=7)
UNITS = (
    "ban-tuyen-giao",
    "phong-van-hoa-thong-tin",
    "trung-tam-van-hoa-the-thao-truyen-thong",
    "chi-hoi-van-hoc-nghe-thuat",
    "dang-uy-mat-tran-doan-the",
)


class Entry(NamedTuple):
    """An event of a calendar as a person sees it in a calendar program; `last` is the last day it shows."""

    uid: str
    summary: str
    first: datetime.date
    last: datetime.date
    description: str
    alarms: tuple[datetime.timedelta, ...]


Reader = Callable[[bytes], list[Entry]]


def by_icalendar(content: bytes) -> list[Entry]:
    events: Any = icalendar.Calendar.from_ical(content)
    return [
        Entry(
            str(event["uid"]),
            str(event["summary"]),
            event.decoded("dtstart"),
            event.decoded("dtend") - ONE_DAY,
            str(event["description"]),
            tuple(alarm.decoded("trigger") for alarm in event.walk("VALARM")),
        )
        for event in events.walk("VEVENT")
    ]


def by_vobject(content: bytes) -> list[Entry]:
    return [
        Entry(
            event.uid.value,
            event.summary.value,
            event.dtstart.value,
            event.dtend.value - ONE_DAY,
            event.description.value,
            tuple(alarm.trigger.value for alarm in event.contents.get("valarm", [])),
        )
        for event in vobject.readOne(content.decode()).contents.get("vevent", [])
    ]


def by_ical(content: bytes) -> list[Entry]:
    entries = []
    for event in IcsCalendarStream.calendar_from_ics(content.decode()).events:
        assert event.uid
        assert event.summary is not None
        assert event.description is not None
        assert event.dtstart is not None
        assert event.dtend is not None
        triggers = [alarm.trigger for alarm in event.alarm]
        alarms = tuple(trigger for trigger in triggers if isinstance(trigger, datetime.timedelta))
        assert len(alarms) == len(triggers)
        entries.append(Entry(event.uid, event.summary, event.dtstart, event.dtend - ONE_DAY, event.description, alarms))
    return entries


READERS: dict[str, Reader] = {"icalendar": by_icalendar, "vobject": by_vobject}
if sys.version_info >= (3, 11):  # its last release for Python 3.10 misreads a backslash before n
    READERS["ical"] = by_ical
each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))


@lru_cache
def schedule_of(text: str) -> Schedule:
    file = plan_file(text)
    assert file.schedule is not None, file.problems
    return file.schedule


DISTRICT = Path(__file__).parents[1] / "commands" / "district.yaml"
BUILT_IN = schedule_of(PLAN.read_text(encoding="utf-8"))


def unit_of(schedule: Schedule, id: str | None) -> Unit | None:
    return next(unit for unit in schedule.plan.units if unit.id == id) if id else None


def written(schedule: Schedule = BUILT_IN, unit: str | None = None, language: str = "vi") -> bytes:
    return calendar(schedule, Language(language), unit=unit_of(schedule, unit)).to_ical()


def lines_of(content: bytes) -> list[str]:
    """The content lines, unfolded (RFC 5545 3.1)."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def events_of(content: bytes) -> list[list[str]]:
    """The content lines of each VEVENT, without those of its VALARM."""
    text = "\n".join(lines_of(content))
    return [
        re.sub(r"BEGIN:VALARM.*?END:VALARM\n", "", event, flags=re.DOTALL).splitlines()
        for event in re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", text, re.DOTALL)
    ]


# what is in a calendar


def as_text(entries: Sequence[Entry]) -> str:
    """Entries for a person to read in a review."""
    parts = []
    for entry in entries:
        alarms = ", ".join(f"{alarm.total_seconds() / 3600:+g} h" for alarm in entry.alarms)
        parts.append(f"{entry.summary}\n{entry.first} – {entry.last}, {alarms}\n{entry.uid}\n{entry.description}\n")
    return "\n\n".join(parts)


@each_reader
@pytest.mark.parametrize(
    ("unit", "language"),
    [(None, "vi"), (None, "en"), ("ban-tuyen-giao", "vi")],
)
def test_three_readers_see_the_same_calendar(
    reader: Reader, unit: str | None, language: str, snapshot: Callable[[str, str], None]
) -> None:
    name = "-".join(["calendar", *([unit] if unit else []), language])
    snapshot(f"{name}.txt", as_text(reader(written(unit=unit, language=language))))


@each_reader
@pytest.mark.parametrize("unit", [None, *UNITS], ids=lambda unit: unit or "whole")
@pytest.mark.parametrize(("event", "date", "first", "last"), [row[:4] for row in SOURCE_WINDOWS])
def test_every_window_of_the_source_is_in_every_calendar_with_its_anniversary(
    reader: Reader, unit: str | None, event: str, date: str | None, first: str, last: str
) -> None:
    about = next(each for each in BUILT_IN.plan.events if each.id == event)
    summary = about.summary.in_("vi")
    messages = [f"- {message.in_('vi')}" for message in about.messages.points]
    found = {
        entry.uid: (
            entry.summary,
            entry.first.isoformat(),
            entry.last.isoformat(),
            entry.description.split("\n")[-len(messages) :],
            entry.alarms,
        )
        for entry in reader(written(unit=unit))
        if entry.summary.endswith(summary)
    }
    identity = {kind: uid(BUILT_IN.plan, event, kind, unit_of(BUILT_IN, unit)) for kind in KINDS}
    expected = {
        identity["window"]: (f"Tuyên truyền: {summary}", first, last, messages, (DAY_BEFORE_AT_8,)),
    }
    if date:
        expected[identity["date"]] = (summary, date, date, messages, (SAME_DAY_AT_7,))
    assert found == expected


KINDS = ("window", "date")


def test_the_calendar_says_what_it_is_and_how_often_to_ask_for_it() -> None:
    lines = lines_of(written())
    title = (
        "Kế hoạch tuyên truyền kỷ niệm các sự kiện lịch sử\\, sự kiện chính trị quan trọng của tỉnh "
        "trong năm 2023 - 2024"
    )
    assert sorted(lines[: lines.index("BEGIN:VEVENT")]) == [
        "BEGIN:VCALENDAR",
        "CALSCALE:GREGORIAN",
        "COLOR:firebrick",
        "DESCRIPTION:Huyện ủy Tam Đường. Mỗi đợt tính cả ngày đầu và ngày cuối.",
        f"NAME:{title}",
        "PRODID:-//tamduong-cli//plan//VI",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "VERSION:2.0",
        "X-APPLE-CALENDAR-COLOR:#B22222",
        "X-PUBLISHED-TTL:P1D",
        "X-WR-CALDESC:Huyện ủy Tam Đường. Mỗi đợt tính cả ngày đầu và ngày cuối.",
        f"X-WR-CALNAME:{title}",
        "X-WR-RELCALID:ae36a534-25fd-5bab-9660-ff33fa0cd74a",
    ]
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"


@pytest.mark.parametrize(
    ("unit", "language", "name"),
    [
        (
            "ban-tuyen-giao",
            "vi",
            "Ban Tuyên giáo Huyện uỷ: Kế hoạch tuyên truyền kỷ niệm các sự kiện lịch sử\\, sự kiện chính trị "
            "quan trọng của tỉnh trong năm 2023 - 2024",
        ),
        (
            "chi-hoi-van-hoc-nghe-thuat",
            "en",
            "District Association of Literature and Arts: Communication plan for the province's major historical "
            "and political anniversaries in 2023 - 2024",
        ),
    ],
)
def test_a_units_calendar_has_its_name_before_the_plans_title(unit: str, language: str, name: str) -> None:
    lines = lines_of(written(unit=unit, language=language))
    assert [line for line in lines if re.match("NAME|X-WR-CALNAME", line)] == [f"NAME:{name}", f"X-WR-CALNAME:{name}"]


@pytest.mark.parametrize("unit", [None, *UNITS])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_event_is_all_day_and_free_and_asks_nobody_for_an_answer(unit: str | None, language: str) -> None:
    events = events_of(written(unit=unit, language=language))
    assert len(events) == 11
    for event in events:
        names = sorted(re.split("[:;]", line)[0] for line in event)
        assert names == [
            "CATEGORIES",
            "DESCRIPTION",
            "DTEND",
            "DTSTAMP",
            "DTSTART",
            "LAST-MODIFIED",
            "SEQUENCE",
            "STATUS",
            "SUMMARY",
            "TRANSP",
            "UID",
        ]
        assert {"TRANSP:TRANSPARENT", "SEQUENCE:0", "STATUS:CONFIRMED"} < set(event)
        assert sum(bool(re.fullmatch(r"DT(START|END);VALUE=DATE:\d{8}", line)) for line in event) == 2


@pytest.mark.parametrize("unit", [None, *UNITS])
def test_no_calendar_is_a_scheduling_message(unit: str | None) -> None:
    names = {re.split("[:;]", line)[0] for line in lines_of(written(unit=unit))}
    assert not names & {"METHOD", "ORGANIZER", "ATTENDEE", "DURATION"}


def test_the_end_is_the_day_after_the_last_also_at_the_end_of_a_year() -> None:
    text = PLAN_OF_TWO.replace("date: 7/5/2024", "date: 26/12/2024")
    assert [line for line in events_of(written(schedule_of(text)))[2] if line.startswith("DT")] == [
        "DTSTART;VALUE=DATE:20241206",
        "DTEND;VALUE=DATE:20250101",
        "DTSTAMP:20240101T000000Z",
    ]


@pytest.mark.parametrize(
    ("language", "categories"), [("vi", ["Tuyên truyền", "Ngày kỷ niệm"]), ("en", ["Campaign", "Anniversary"])]
)
def test_an_event_has_one_category_without_comma_or_backslash(language: str, categories: list[str]) -> None:
    text = ANNIVERSARIES.replace("Chiến thắng", "'Chiến thắng, \\\\ và'")
    found = [line for event in events_of(written(schedule_of(text), language=language)) for line in event]
    values = [line.removeprefix("CATEGORIES:") for line in found if line.startswith("CATEGORIES")]
    assert values == categories * 2
    assert not re.search(r"[,\\]", "".join(values))


@each_reader
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("date: 7/5/2024", "Ngày chính: thứ Ba, ngày 07 tháng 5 năm 2024"),
        ("origin: 7/5/1954, date: 7/5/2024", "Ngày kỷ niệm: thứ Ba, ngày 07 tháng 5 năm 2024"),
    ],
)
def test_a_day_without_an_origin_is_not_called_an_anniversary(reader: Reader, text: str, line: str) -> None:
    entries = reader(written(schedule_of(PLAN_OF_TWO.replace("date: 7/5/2024", text))))
    assert [entry.description.split("\n")[1] for entry in entries[2:]] == [line, line]


# identity


PLAN_OF_TWO = """\
format: 1
id: hai-su-kien
title: Kế hoạch
period: 2024
window: {before: 20 ngày, after: 5 ngày}
events:
  - {id: tach-tinh, summary: Tách tỉnh, date: 01/01/2024, messages: [Một]}
  - {id: dien-bien-phu, summary: Chiến thắng, date: 7/5/2024, messages: [Hai]}
units:
  - {id: phong, name: Phòng, duties: [Việc của phòng]}
  - {id: xa, name: Xã, duties: [Việc của xã], events: [dien-bien-phu]}
"""
ANNIVERSARIES = PLAN_OF_TWO.replace("date: 01/01/2024", "origin: 01/01/2004, date: 01/01/2024").replace(
    "date: 7/5/2024", "origin: 7/5/1954, date: 7/5/2024"
)


def identities(text: str) -> dict[tuple[str, str | None, str], str]:
    """The UIDs of a plan like PLAN_OF_TWO by event, unit and kind, as its calendars have them."""
    schedule = schedule_of(text)
    found = {}
    for unit in (None, "phong", "xa"):
        for window in schedule.windows:
            title = window.event.summary.in_("vi")
            for entry in by_icalendar(written(schedule, unit)):
                if entry.summary.removeprefix("Tuyên truyền: ") == title:
                    kind = "window" if entry.summary.startswith("Tuyên truyền: ") else "date"
                    found[window.event.id, unit, kind] = entry.uid
    return found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("date: 7/5/2024", "date: 8/5/2024"),
        ("date: 7/5/2024", "date: 7/5/2024, window: 01/5/2024 - 31/5/2024"),
        ("{before: 20 ngày", "{before: 30 ngày"),
        ("summary: Chiến thắng", "summary: Ngày Chiến thắng Điện Biên Phủ"),
        ("summary: Chiến thắng", "ref: II.1, origin: 7/5/1954, summary: Chiến thắng"),
        ("messages: [Hai]", "messages: [Hai, Ba]"),
        ("title: Kế hoạch", "title: Kế hoạch khác"),
        ("period: 2024", "period: 2023 - 2025"),
        ("period: 2024", "period: 2024\nrevised: 05/6/2024"),
        ("period: 2024", "period: 2024\ntimezone: Europe/Paris"),
        ("period: 2024", "period: 2024\nlanguage: vi\nalarms: {window: none}"),
        ("name: Phòng", "name: Phòng Văn hóa"),
        ("duties: [Việc của xã]", "duties: []"),
        (
            "  - {id: tach-tinh, summary: Tách tỉnh, date: 01/01/2024, messages: [Một]}\n"
            "  - {id: dien-bien-phu, summary: Chiến thắng, date: 7/5/2024, messages: [Hai]}",
            "  - {id: dien-bien-phu, summary: Chiến thắng, date: 7/5/2024, messages: [Hai]}\n"
            "  - {id: tach-tinh, summary: Tách tỉnh, date: 01/01/2024, messages: [Một]}",
        ),
    ],
)
def test_a_uid_does_not_change_when_dates_texts_or_order_do(before: str, after: str) -> None:
    assert before in PLAN_OF_TWO
    changed = PLAN_OF_TWO.replace(before, after)
    assert identities(changed) == identities(PLAN_OF_TWO)
    assert len(identities(changed)) == 10


def test_a_uid_does_not_change_with_the_language() -> None:
    assert [entry.uid for entry in by_icalendar(written(language="en"))] == [
        entry.uid for entry in by_icalendar(written(language="vi"))
    ]


def test_no_two_events_of_all_calendars_share_a_uid() -> None:
    uids = [entry.uid for unit in (None, *UNITS) for entry in by_icalendar(written(unit=unit))]
    assert len(set(uids)) == len(uids) == 66
    assert all(str(uuid.UUID(uid)) == uid and uuid.UUID(uid).version == 5 for uid in uids)


def test_another_plans_events_have_other_uids() -> None:
    other = PLAN_OF_TWO.replace("id: hai-su-kien", "id: hai-su-kien-2025")
    assert not set(identities(other).values()) & set(identities(PLAN_OF_TWO).values())


@pytest.mark.parametrize(
    ("event", "kind", "unit", "expected"),
    [
        ("dien-bien-phu", "window", None, "85ad1d22-c6eb-5e5f-8dc1-d0ec4b39f3d8"),
        ("dien-bien-phu", "date", None, "76e04080-6c44-50de-a437-6f8ba319655c"),
        ("dien-bien-phu", "window", "ban-tuyen-giao", "961f6cf2-0cfe-54df-b448-30e3198a9661"),
    ],
)
def test_the_uids_that_phones_already_have_never_change(event: str, kind: str, unit: str | None, expected: str) -> None:
    assert uid(BUILT_IN.plan, event, kind, unit_of(BUILT_IN, unit)) == expected
    assert expected in [entry.uid for entry in by_icalendar(written(unit=unit))]
    assert str(NAMESPACE) == "0f4c6c3e-7f6b-5d0a-9c55-3f4f0c0d7a11"


# stamps


@pytest.mark.parametrize(
    ("period", "stamp"),
    [
        ("period: 2024", "20240101T000000Z"),
        ("period: 06/2023 - 2024", "20230601T000000Z"),
        ("period: 2024\nrevised: 05/6/2023", "20230605T000000Z"),
    ],
)
def test_stamps_come_from_the_plan_and_not_from_the_clock(period: str, stamp: str) -> None:
    events = events_of(written(schedule_of(PLAN_OF_TWO.replace("period: 2024", period))))
    assert len(events) == 4
    for event in events:
        assert {f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}"} < set(event)


def test_the_same_plan_gives_the_same_bytes_on_another_day_in_another_place() -> None:
    outputs = set()
    for seed, zone, language in (("1", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8"), ("2", "America/Los_Angeles", "C")):
        environ = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PLAN_FILE": str(PLAN)}
        command = [sys.executable, "-m", "tamduong_cli", "export", "-o", "-"]
        outputs.add(subprocess.run(command, env=environ, capture_output=True, check=True).stdout)
    assert outputs == {written()}


def test_the_same_plan_gives_the_same_bytes_a_year_later(run: Run) -> None:
    first = run("--plan", str(PLAN), "export", "-o", "-", now="2023-01-01T00:00:00")
    assert run("--plan", str(PLAN), "export", "-o", "-", now="2024-12-31T23:59:59") == first == (0, written(), "")


# alarms


H = datetime.timedelta(hours=1)


@pytest.mark.parametrize(
    ("in_the_plan", "options", "window", "date"),
    [
        ("", [], -16 * H, 7 * H),
        ("alarms: {window: 2 days before 06:30}", [], -41.5 * H, 7 * H),
        ('alarms: {date: "trước 1 ngày, 20h"}', [], -16 * H, -4 * H),
        ("alarms: {window: none, date: 00:00}", [], None, 0 * H),
        ("alarms: {window: none, date: không}", [], None, None),
        ("", ["--no-alarm"], None, None),
        ("alarms: {window: 05:00, date: 05:00}", ["--no-alarm"], None, None),
        ("", ["--alarm", "window=3 days before 09:00"], -63 * H, 7 * H),
        ("", ["--alarm", "date=none"], -16 * H, None),
        ("alarms: {window: none}", ["--alarm", "window=08:00", "--alarm", "date=12:15"], 8 * H, 12.25 * H),
        ("", ["--alarm", "window=08:00", "--alarm", "window=09:00"], 9 * H, 7 * H),
    ],
)
def test_the_plan_and_the_command_line_change_and_drop_alarms(
    in_the_plan: str,
    options: list[str],
    window: datetime.timedelta | None,
    date: datetime.timedelta | None,
    tmp_path: Path,
    run: Run,
) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN_OF_TWO + in_the_plan, encoding="utf-8")
    result = run("export", "-o", "-", *options)
    assert (result.code, result.err) == (0, "")
    expected = [() if alarm is None else (alarm,) for alarm in (window, date)] * 2
    for reader in READERS.values():
        assert [entry.alarms for entry in reader(result.content)] == expected


@pytest.mark.parametrize(
    ("alarm", "message"),
    [
        ("window", "'' is not a time for an alarm; write 07:00, '1 day before 08:00', or none"),
        ("window=", "'' is not a time for an alarm; write 07:00, '1 day before 08:00', or none"),
        ("window=25:00", "'25:00' is not a time for an alarm; write 07:00, '1 day before 08:00', or none"),
        ("event=08:00", "'event=08:00' is not window=WHEN, date=WHEN, deadline=WHEN or activity=WHEN"),
        ("08:00", "'08:00' is not window=WHEN, date=WHEN, deadline=WHEN or activity=WHEN"),
    ],
)
def test_a_wrong_alarm_on_the_command_line_is_wrong_usage(alarm: str, message: str, run: Run) -> None:
    result = run("--plan", str(PLAN), "export", "-o", "-", "--alarm", alarm)
    assert (result.code, result.content) == (2, b"")
    assert result.err.splitlines()[-1] == f"Error: {invalid('--alarm', message)}"


def test_an_alarm_is_shown_with_the_events_summary() -> None:
    text = "\n".join(lines_of(written(schedule_of(PLAN_OF_TWO))))
    alarms = re.findall(r"BEGIN:VALARM\n(.*?)\nEND:VALARM", text, re.DOTALL)
    assert [sorted(alarm.splitlines())[:3] for alarm in alarms[:2]] == [
        ["ACTION:DISPLAY", "DESCRIPTION:Tuyên truyền: Tách tỉnh", "TRIGGER:-PT16H"],
        ["ACTION:DISPLAY", "DESCRIPTION:Tách tỉnh", "TRIGGER:PT7H"],
    ]


@pytest.mark.parametrize("unit", [None, "ban-tuyen-giao"])
def test_an_alarm_has_a_uid_of_its_own_which_follows_from_that_of_its_event(unit: str | None) -> None:
    content = written(BUILT_IN, unit)
    found = {
        str(event["uid"]): str(alarm["uid"])
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT")
        for alarm in event.walk("VALARM")
    }
    assert len(found) > 5
    assert found == {uid: str(uuid.uuid5(NAMESPACE, f"{uid}//alarm")) for uid in found}


# units


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
  - {id: khong-ai, summary: Không ai, date: 1/5/2024, window: {before: 2, after: 2, units: []}}
units:
  - {id: phong, name: Phòng, duties: [Việc của phòng]}
  - {id: xa, name: Xã, duties: [Việc của xã, Việc nữa của xã], events: [rieng, hep]}
  - {id: ban, name: Ban, duties: [Việc của ban], events: [chung]}
  - {id: doan, name: Đoàn, events: [rieng]}
  - {id: hoi, name: Hội, events: []}
"""


@each_reader
@pytest.mark.parametrize(
    ("unit", "events"),
    [
        (None, ["Chung", "Riêng", "Hẹp", "Không ai"]),
        ("phong", ["Chung", "Riêng", "Hẹp"]),
        ("xa", ["Riêng", "Hẹp"]),
        ("ban", ["Chung"]),
        ("doan", ["Riêng"]),
        ("hoi", []),
    ],
)
def test_a_units_calendar_has_the_windows_that_concern_it(reader: Reader, unit: str | None, events: list[str]) -> None:
    summaries = [entry.summary for entry in reader(written(schedule_of(SHARED_OUT), unit))]
    assert summaries == [title for event in events for title in (f"Tuyên truyền: {event}", event)]


@each_reader
@pytest.mark.parametrize(
    ("unit", "duties"),
    [
        (None, []),
        ("phong", ["", "Nhiệm vụ của Phòng:", "- Việc của phòng"]),
        ("xa", ["", "Nhiệm vụ của Xã:", "- Việc của xã", "- Việc nữa của xã"]),
        ("doan", []),
    ],
)
def test_a_description_ends_in_the_units_own_duties_only(reader: Reader, unit: str | None, duties: list[str]) -> None:
    descriptions = [entry.description for entry in reader(written(schedule_of(SHARED_OUT), unit))]
    assert descriptions
    for description in descriptions:
        assert description.split("\n")[3:] == duties


@pytest.mark.parametrize("id", UNITS)
def test_the_descriptions_of_a_built_in_units_calendar_have_its_duties_and_no_other_units(id: str) -> None:
    own = {f"- {duty.in_('vi')}" for unit in BUILT_IN.plan.units if unit.id == id for duty in unit.duties.points}
    others = {f"- {duty.in_('vi')}" for unit in BUILT_IN.plan.units if unit.id != id for duty in unit.duties.points}
    assert own
    for entry in by_icalendar(written(unit=id)):
        lines = set(entry.description.split("\n"))
        assert own <= lines
        assert not (others - own) & lines


# texts


NASTY = [
    "một, hai; ba: bốn",
    "D:\\tài liệu\\Nội dung\\nháp",
    "\\",
    "\\, \\; \\\\ \\n \\N",
    "cuối cùng là \\",
    "“nháy” \"kép\" 'đơn' ^n ^^ ^'",
    "🎉 lễ 👩🏽 hội",
    "100% =C3=A9 %2C &amp; <b>",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "X" * 3000,
    "ệ" * 3000,
    "🎉" * 3000,
    "từ " * 1000 + "hết",
]


def plan_with(text: str) -> str:
    """A plan, as JSON, which is YAML, in which every text is this one."""
    return json.dumps(
        {
            "format": "1",
            "id": "p",
            "title": text,
            "period": "2024",
            "window": {"before": "1", "after": "1"},
            "events": [
                {"id": "e", "summary": text, "origin": "7/5/1954", "date": "7/5/2024", "messages": [text, text]}
            ],
            "units": [{"id": "u", "name": text, "duties": [text]}],
        },
        ensure_ascii=False,
    )


@each_reader
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_texts_come_back_as_they_are_in_the_plan(reader: Reader, text: str) -> None:
    window, date = reader(written(schedule_of(plan_with(text)), "u", "en"))
    assert (window.summary, date.summary) == (f"Campaign: {text}", text)
    description = [
        "Campaign: 06/05/2024 – 08/05/2024, 3 days",
        "Anniversary: Tuesday, 7 May 2024",
        "Why: the plan's rule, 1 day before and 1 day after",
        "",
        f"Duties of {text}:",
        f"- {text}",
        "",
        "Messages:",
        f"- {text}",
        f"- {text}",
    ]
    assert window.description.split("\n") == date.description.split("\n") == description


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_both_names_of_the_calendar_are_escaped_alike(text: str) -> None:
    content = written(schedule_of(plan_with(text)))
    names = [line for line in lines_of(content) if re.match("NAME|X-WR-CALNAME", line)]
    escaped = re.sub(r"([\\,;])", r"\\\1", text)
    assert names == [f"NAME:{escaped}", f"X-WR-CALNAME:{escaped}"]
    if "ical" in READERS:
        assert IcsCalendarStream.calendar_from_ics(content.decode()).name == [text]


@pytest.mark.parametrize("content", [written(), written(unit=UNITS[0]), written(language="en")], ids=["vi", "u", "en"])
def test_the_bytes_of_the_built_in_calendars_are_as_rfc_5545_wants_them(content: bytes) -> None:
    check_bytes(content)


@pytest.mark.parametrize("text", [*NASTY, unicodedata.normalize("NFD", "Điện Biên Phủ, ệ ộ ữ " * 40).strip()])
def test_the_bytes_are_as_rfc_5545_wants_them_whatever_the_texts(text: str) -> None:
    check_bytes(written(schedule_of(plan_with(text)), "u"))


def check_bytes(content: bytes) -> None:
    """RFC 5545 3.1: CRLF, at most 75 octets a line, no character split; and NFC without a byte order mark."""
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    *lines, rest = content.split(b"\r\n")
    assert rest == b""
    for line in lines:
        assert 0 < len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()  # whole characters only
    assert unicodedata.is_normalized("NFC", "\r\n".join(lines_of(content)))
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\ufeff]", content.decode())


# any plan


LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
TEXTS = (
    st.lists(st.sampled_from([*",;:\\\"' ^=-ăệ🎉", "\\n", "\\N", "\\,"]) | LETTERS, min_size=1, max_size=60)
    .map(lambda pieces: " ".join(unicodedata.normalize("NFC", "".join(pieces)).split()))
    .filter(bool)
)
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31))
LENGTHS = st.integers(0, 400)


@st.composite
def events(draw: st.DrawFn) -> tuple[dict[str, object], Entry]:
    """An event of a plan without a rule of its own need, and the window that calendars are to show."""
    summary = draw(TEXTS)
    message = draw(TEXTS)
    event: dict[str, object] = {"summary": summary, "messages": [message]}
    if draw(st.booleans()):
        day, before, after = draw(DAYS), draw(LENGTHS), draw(LENGTHS)
        event["date"] = day.isoformat()
        event["window"] = {"before": f"{before} days", "after": f"{after} ngày"}
        first, last = day - before * ONE_DAY, day + after * ONE_DAY
    else:
        first = draw(DAYS)
        last = first + draw(LENGTHS) * ONE_DAY
        event["window"] = {"from": f"{first.day}/{first.month}/{first.year}", "to": last.isoformat()}
    return event, Entry("", f"Campaign: {summary}", first, last, f"- {message}", (DAY_BEFORE_AT_8,))


@examples(80)
@given(st.lists(events(), min_size=1, max_size=4), TEXTS)
def test_whatever_the_plan_three_readers_see_its_windows(
    drawn: list[tuple[dict[str, object], Entry]], title: str
) -> None:
    plan = {
        "format": "1",
        "id": "p",
        "title": title,
        "period": "1990 - 2090",
        "events": [{"id": f"e{number}", **event} for number, (event, _) in enumerate(drawn)],
    }
    schedule = schedule_of(json.dumps(plan, ensure_ascii=False))
    content = written(schedule, language="en")
    check_bytes(content)
    expected = {
        uid(schedule.plan, f"e{number}", "window", None): entry._replace(
            uid=uid(schedule.plan, f"e{number}", "window", None)
        )
        for number, (_, entry) in enumerate(drawn)
    }
    for reader in READERS.values():
        entries = reader(content)
        shown = {
            entry.uid: entry._replace(description=entry.description.split("\n")[-1])
            for entry in entries
            if entry.uid in expected
        }
        assert shown == expected
        assert len(entries) == len(drawn) + sum("date" in event for event, _ in drawn)


@given(st.text(st.sampled_from("AB:;é \t\r\n"), max_size=60))
def test_lines_are_unfolded_as_the_library_unfolds_them(text: str) -> None:
    theirs = Contentlines.from_ical(text)  # type: ignore[no-untyped-call]
    assert list(filter(None, unfolded(text.encode()))) == list(filter(None, theirs))


@pytest.mark.parametrize("schedule", [BUILT_IN, schedule_of(DISTRICT.read_text(encoding="utf-8"))])
def test_calendars_of_many_units_are_those_of_each_alone(schedule: Schedule) -> None:
    units = [None, *schedule.plan.units]
    together = list(calendars(schedule, Language("vi"), OF_THE_PLAN, units))
    assert together == [calendar(schedule, Language("vi"), unit=unit) for unit in units]
    assert len({made.to_ical() for made in together}) == len(units)
