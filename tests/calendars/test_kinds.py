"""Every kind of event in one calendar: windows by name, deadlines, activities, what is tentative, several plans."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from ical.calendar_stream import IcsCalendarStream

from tamduong_cli.calendars.events import Settings, uid
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Unit
from tamduong_cli.schedule.schedule import Schedule, merged
from tests.calendars.test_writing import check_bytes, events_of, lines_of, schedule_of, unit_of, written
from tests.conftest import TESTS, Run

COMMUNE, DISTRICT = TESTS / "commands" / "commune.yaml", TESTS / "commands" / "district.yaml"
TEXT = COMMUNE.read_text(encoding="utf-8")
SCHEDULE = schedule_of(TEXT)
UNITS = ("van-hoa", "cong-an", "thon-ban")
EN = Language("en")


class Entry(NamedTuple):
    """An event of a calendar; a whole day is a date, and a time of day is said with its time zone."""

    uid: str
    summary: str
    start: str
    end: str
    repeats: str
    status: str
    category: str
    alarms: str
    description: str


def said(when: datetime.date | None) -> str:
    if isinstance(when, datetime.datetime):
        return f"{when:%Y-%m-%d %H:%M} {when.utcoffset()}"
    return when.isoformat() if when else "–"


def hours(triggers: list[Any]) -> str:
    return ", ".join(f"{trigger.total_seconds() / 3600:+g} h" for trigger in triggers)


def parts(rule: str) -> str:
    """The parts of an RRULE in one order."""
    return ";".join(sorted(rule.removeprefix("RRULE:").split(";"))) or "–"


def by_icalendar(content: bytes) -> list[Entry]:
    components: Any = icalendar.Calendar.from_ical(content)
    return [
        Entry(
            str(event["uid"]),
            str(event["summary"]),
            said(event.decoded("dtstart")),
            said(event.decoded("dtend", None)),
            parts(event["rrule"].to_ical().decode() if "rrule" in event else ""),
            str(event["status"]),
            ", ".join(event["categories"].cats),
            hours([alarm.decoded("trigger") for alarm in event.walk("VALARM")]),
            str(event["description"]),
        )
        for event in components.walk("VEVENT")
    ]


def by_vobject(content: bytes) -> list[Entry]:
    return [
        Entry(
            event.uid.value,
            event.summary.value,
            said(event.dtstart.value),
            said(event.dtend.value if hasattr(event, "dtend") else None),
            parts(event.rrule.value if hasattr(event, "rrule") else ""),
            event.status.value,
            ", ".join(event.categories.value),
            hours([alarm.trigger.value for alarm in event.contents.get("valarm", [])]),
            event.description.value,
        )
        for event in vobject.readOne(content.decode()).contents.get("vevent", [])
    ]


def by_ical(content: bytes) -> list[Entry]:
    return [
        Entry(
            event.uid or "",
            event.summary or "",
            said(event.dtstart),
            said(event.dtend),
            parts(event.rrule.as_rrule_str() if event.rrule else ""),
            str(event.status and event.status.value),
            ", ".join(event.categories),
            hours([alarm.trigger for alarm in event.alarm]),
            event.description or "",
        )
        for event in IcsCalendarStream.calendar_from_ics(content.decode()).events
    ]


READERS: dict[str, Callable[[bytes], list[Entry]]] = {"icalendar": by_icalendar, "vobject": by_vobject}
if sys.version_info >= (3, 11):
    READERS["ical"] = by_ical


def as_text(entries: list[Entry]) -> str:
    """Entries for a person to read in a review."""
    return "\n\n".join(
        f"{entry.summary}\n{entry.category}, {entry.status}\n{entry.start} to {entry.end}, repeats {entry.repeats}\n"
        f"alarms {entry.alarms or '–'}\n{entry.uid}\n{entry.description}\n"
        for entry in entries
    )


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
@pytest.mark.parametrize("unit", [None, "thon-ban"], ids=["whole", "thon-ban"])
def test_readers_see_the_same_calendar(
    reader: Callable[[bytes], list[Entry]], unit: str | None, snapshot: Callable[[str, str], None]
) -> None:
    name = "-".join(["calendar", "commune", *([unit] if unit else []), "en"])
    snapshot(f"{name}.txt", as_text(reader(written(SCHEDULE, unit, "en"))))


@pytest.mark.parametrize("unit", [None, *UNITS])
def test_the_bytes_are_as_rfc_5545_wants_them(unit: str | None) -> None:
    content = written(SCHEDULE, unit)
    check_bytes(content)
    names = {re.split("[:;]", line)[0] for line in lines_of(content)}
    assert not names & {"METHOD", "ORGANIZER", "ATTENDEE", "DURATION", "RDATE", "EXDATE"}


@pytest.mark.parametrize("unit", [None, *UNITS])
def test_every_event_is_free_and_has_what_events_have(unit: str | None) -> None:
    for event in events_of(written(SCHEDULE, unit)):
        names = [re.split("[:;]", line)[0] for line in event]
        assert len(set(names)) == len(names)
        assert {*names} - {"DTEND", "RRULE", "RELATED-TO"} == {
            "CATEGORIES",
            "DESCRIPTION",
            "DTSTAMP",
            "DTSTART",
            "LAST-MODIFIED",
            "SEQUENCE",
            "STATUS",
            "SUMMARY",
            "TRANSP",
            "UID",
        }
        assert {"TRANSP:TRANSPARENT", "SEQUENCE:0", "DTSTAMP:20240102T000000Z"} < set(event)


@pytest.mark.parametrize("style", ["spans", "milestones"])
@pytest.mark.parametrize("unit", [None, *UNITS])
def test_an_activity_is_related_to_its_window_where_the_unit_has_that(unit: str | None, style: str) -> None:
    content = calendar(SCHEDULE, EN, Settings(style=style), unit_of(SCHEDULE, unit)).to_ical()
    found: list[Any] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    by_uid = {str(event["uid"]): event for event in found}
    related = 0
    for event in found:
        series = next(
            (each for each in SCHEDULE.activities if str(event["summary"]).startswith(each.summary.in_("en"))), None
        )
        window = series and series.window
        if window and (unit is None or any(each.id == unit for each in window.units)):
            related += 1
            first = by_uid[str(event["related-to"])].decoded("dtstart")
            assert first == window.first
        else:
            assert "related-to" not in event
    assert bool(related) == (unit != "thon-ban")


# who has what


@pytest.mark.parametrize(
    ("unit", "summaries"),
    [
        (
            "cong-an",
            [
                "Campaign: Phase 1 – 70 years of the Điện Biên Phủ Victory",
                "70 years of the Điện Biên Phủ Victory",
                "Campaign: The Hùng Kings' day",
                "The Hùng Kings' day",
                "Campaign: Peak – 70 years of the Điện Biên Phủ Victory",
                "Campaign: Flags at offices – 70 years of the Điện Biên Phủ Victory",
                "Deadline: Outline",
                "Deadline: Tidying for Tết",
                "Deadline: Budget (tentative)",
                "Flag salute",
                "Flag salute",
                "Offering incense",
            ],
        ),
        (
            "thon-ban",
            [
                "Campaign: The Party and the Spring",
                "Campaign: Phase 1 – 70 years of the Điện Biên Phủ Victory",
                "70 years of the Điện Biên Phủ Victory",
                "Campaign: Peak – 70 years of the Điện Biên Phủ Victory",
                "Campaign: Flags at homes – 70 years of the Điện Biên Phủ Victory",
                "Deadline: Outline",
                "Deadline: Tidying for Tết",
            ],
        ),
    ],
)
def test_a_units_calendar_has_the_windows_deadlines_and_activities_that_concern_it(
    unit: str, summaries: list[str]
) -> None:
    assert [entry.summary for entry in by_icalendar(written(SCHEDULE, unit, "en"))] == summaries


def test_the_date_of_an_event_without_a_known_day_is_no_event_of_its_own() -> None:
    summaries = [entry.summary for entry in by_icalendar(written(SCHEDULE, language="en"))]
    assert "Campaign: 75 years of the commune" in summaries
    assert "75 years of the commune" not in summaries


def test_the_date_of_an_event_with_several_windows_is_there_once_and_tells_them_all() -> None:
    (entry,) = (
        entry
        for entry in by_icalendar(written(SCHEDULE, language="en"))
        if entry.summary == "70 years of the Điện Biên Phủ Victory"
    )
    assert (entry.start, entry.end) == ("2024-05-07", "2024-05-08")
    for line in ("Phase 1: 01/03/2024 – 31/03/2024, 31 days", "Peak: 01/04/2024 – 12/05/2024, 42 days"):
        assert line in entry.description.split("\n")


def test_a_units_calendar_tells_only_the_windows_that_the_unit_has() -> None:
    for unit, other in (("thon-ban", "Flags at offices"), ("cong-an", "Flags at homes")):
        assert not [entry for entry in by_icalendar(written(SCHEDULE, unit, "en")) if other in entry.description]


# tentative


def test_what_is_tentative_and_nothing_else_is_marked_in_its_status_and_its_summary() -> None:
    entries = by_icalendar(written(SCHEDULE, language="en"))
    tentative = {entry.summary for entry in entries if entry.status == "TENTATIVE"}
    assert {entry.status for entry in entries} == {"TENTATIVE", "CONFIRMED"}
    assert tentative == {entry.summary for entry in entries if entry.summary.endswith("(tentative)")}
    assert tentative == {
        "Campaign: Congress of the branches (tentative)",
        "Congress of the branches (tentative)",
        "Deadline: Budget (tentative)",
        "Branch meetings (tentative)",
    }


# lunar dates


def lunar_lines(text: str) -> list[str]:
    """The lines of descriptions, of the calendar of a plan with this text, that tell a lunar date."""
    schedule = schedule_of(f"id: p\ntitle: T\nperiod: 2023 - 2024\nwindow: {{before: 1, after: 1}}\n{text}\n")
    entries = by_icalendar(written(schedule, language="en"))
    return list(dict.fromkeys(line for entry in entries for line in entry.description.split("\n") if "lunar" in line))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "events: [{id: e, summary: S, date: 10/3/2024 âm lịch}]",
            ["Date: Thursday, 18 April 2024 (lunar 10/3)"],
        ),
        (
            "events: [{id: e, summary: S, origin: 7/5/1954, date: 18/4/2024 (10/3 âm lịch)}]",
            ["Anniversary: Thursday, 18 April 2024 (lunar 10/3)"],
        ),
        (
            "events: [{id: e, summary: S, window: mùng 1 - 15/1/2024 âm lịch}]",
            ["Campaign: 10/02/2024 (lunar 1/1) – 24/02/2024 (lunar 15/1), 15 days"],
        ),
        (
            "events: [{id: e, summary: S, window: {from: 1/2 nhuận/2023 âm lịch, to: 31/3/2023}}]",
            ["Campaign: 22/03/2023 (lunar 1/2 leap) – 31/03/2023, 10 days"],
        ),
        (
            "events: [{id: e, summary: S, window: 05/2024}]\n"
            "deadlines: [{id: d, summary: S, date: 23/12/2023 âm lịch}]",
            ["Due: Friday, 2 February 2024 (lunar 23/12)", "Why: a date of its own, 02/02/2024 (lunar 23/12)"],
        ),
        (
            "events: [{id: e, summary: S, window: 04/2024}]\n"
            "activities: [{id: d, summary: S, event: e, date: [1/4/2024, 10/3/2024 âm lịch], time: 7h30}]",
            ["When: 01/04/2024, 18/04/2024 (lunar 10/3), 07:30"],
        ),
        (
            "events: [{id: e, summary: S, window: 1/2024 âm lịch}]",
            ["Campaign: lunar month 1/2024 (10/02/2024 – 09/03/2024), 29 days"],
        ),
    ],
)
def test_a_lunar_date_is_told_in_both_calendars(text: str, lines: list[str]) -> None:
    assert lunar_lines(text) == lines


@pytest.mark.parametrize("window", ["tháng 1 - 2/2024 âm lịch", "{from: 1/2024 âm lịch, to: 15/3/2024}"])
def test_a_window_from_a_lunar_month_on_is_told_in_both_calendars(window: str) -> None:
    (line,) = lunar_lines(f"events: [{{id: e, summary: S, window: {window}}}]")
    assert line.startswith("Campaign: ")
    assert {"10/02/2024", "1/1"} <= set(re.findall(r"[\w/]+", line))


# alarms

DAY, H = datetime.timedelta(days=1), datetime.timedelta(hours=1)


@pytest.mark.parametrize(
    ("in_the_plan", "options", "alarm"),
    [
        ("", [], -3 * DAY + 8 * H),
        ("alarms: {deadline: 1 day before 06:30}", [], -1 * DAY + 6.5 * H),
        ("alarms: {deadline: none}", [], None),
        ("alarms: {window: none, date: none}", [], -3 * DAY + 8 * H),
        ("alarms: none", [], None),
        ("", ["--no-alarm"], None),
        ("", ["--alarm", "deadline=none"], None),
        ("", ["--alarm", "deadline=7 days before 09:00"], -7 * DAY + 9 * H),
        ("", ["--alarm", "window=none"], -3 * DAY + 8 * H),
        ("alarms: none", ["--alarm", "deadline=08:00"], 8 * H),
        ("alarms: {deadline: 05:00}", ["--alarm", "deadline=trước 2 ngày, 8h"], -2 * DAY + 8 * H),
    ],
)
def test_a_deadline_is_reminded_of_three_days_before_at_eight_unless_it_is_said_otherwise(
    in_the_plan: str, options: list[str], alarm: datetime.timedelta | None, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "plan.yaml").write_text(f"{TEXT}{in_the_plan}\n", encoding="utf-8")
    result = run("--lang", "en", "export", "-o", "-", *options)
    assert (result.code, result.err) == (0, "")
    components: Any = icalendar.Calendar.from_ical(result.content)
    deadlines = [event for event in components.walk("VEVENT") if event["categories"].cats == ["Deadline"]]
    assert len(deadlines) == 4
    for event in deadlines:
        alarms = event.walk("VALARM")
        assert [each.decoded("trigger") for each in alarms] == ([] if alarm is None else [alarm])
        assert [str(each["description"]) for each in alarms] == [str(event["summary"])] * len(alarms)


@pytest.mark.parametrize(
    ("in_the_plan", "options", "timed", "untimed"),
    [
        ("", [], -0.5 * H, 7 * H),
        ("alarms: {activity: 1 hour before}", [], -1 * H, 7 * H),
        ("alarms: {activity: trước 15 phút}", [], -0.25 * H, 7 * H),
        # the clock time of the day on which it is, whenever it begins
        ("alarms: {activity: 1 day before 20:00}", [], -1 * DAY + 20 * H - 7.5 * H, -1 * DAY + 20 * H),
        ("alarms: {activity: none}", [], None, None),
        ("alarms: {window: none, date: none, deadline: none}", [], -0.5 * H, 7 * H),
        ("alarms: none", [], None, None),
        ("", ["--no-alarm"], None, None),
        ("", ["--alarm", "activity=none"], None, None),
        ("", ["--alarm", "window=none"], -0.5 * H, 7 * H),
        ("alarms: none", ["--alarm", "activity=10 minutes before"], -H / 6, 7 * H),
        ("alarms: {activity: 06:00}", ["--alarm", "activity=6h30"], -1 * H, 6.5 * H),
    ],
)
def test_an_activity_is_reminded_of_before_it_begins_or_in_the_morning(
    in_the_plan: str,
    options: list[str],
    timed: datetime.timedelta | None,
    untimed: datetime.timedelta | None,
    tmp_path: Path,
    run: Run,
) -> None:
    text = """\
id: x
title: X
period: 2024
events:
  - {id: a, summary: A, date: 7/5/2024, window: 1/5/2024 - 9/5/2024}
activities:
  - {id: t, summary: T, event: a, date: "[2/5/2024, 3/5/2024]", time: 7h30}
  - {id: r, summary: R, event: a, repeat: daily, time: 7h30 - 8h}
  - {id: u, summary: U, event: a, date: 4/5/2024}
""".replace('"[2/5/2024, 3/5/2024]"', "[2/5/2024, 3/5/2024]")
    (tmp_path / "plan.yaml").write_text(text + in_the_plan + "\n", encoding="utf-8")
    result = run("--lang", "en", "export", "-o", "-", *options)
    assert (result.code, result.err) == (0, "")
    components: Any = icalendar.Calendar.from_ical(result.content)
    found: dict[str, set[datetime.timedelta | None]] = {}
    for event in components.walk("VEVENT"):
        rings = [each.decoded("trigger") for each in event.walk("VALARM")] or [None]
        found.setdefault(str(event["summary"]), set()).update(rings)
    assert (found["T"], found["R"], found["U"]) == ({timed}, {timed}, {untimed})


# identity


@lru_cache
def identities(text: str, unit: str | None = None) -> dict[str, list[str]]:
    """The UIDs of each summary, phase and day left out."""
    found: dict[str, list[str]] = {}
    for entry in by_icalendar(written(schedule_of(text), unit, "en")):
        found.setdefault(entry.category, []).append(entry.uid)
    return {category: sorted(uids) for category, uids in found.items()}


@pytest.mark.parametrize(
    ("id", "kind", "unit", "expected"),
    [
        ("dien-bien-phu", "window/dot-1", None, "00386bd2-014d-5a8f-be1f-3bbf49496be8"),
        ("dien-bien-phu", "window/cao-diem", None, "479893c3-bedc-565e-8f30-77d47c40d46a"),
        ("dien-bien-phu", "window/treo-co", None, "4af40914-d2b5-5658-a794-44b46184d04d"),
        ("dien-bien-phu", "date", None, "8bae2600-d3e6-5993-bcb2-c76123d70b75"),
        ("gio-to", "window", None, "ec0e84b8-3141-5a48-939d-f42c0317f831"),
        ("de-cuong", "deadline", None, "246dbe87-9e69-5383-89d4-e5c9ba5e274a"),
        ("phat-thanh", "activity", None, "6d573b83-b651-50c0-9995-3ebd4e1256ab"),
        ("phat-thanh", "activity", "van-hoa", "0ce5338d-8fbb-527e-9da4-c922ae505566"),
        ("chao-co", "activity/2024-04-30", None, "f9da938e-5eeb-5845-9bd5-7e06b8cc52da"),
        ("chao-co", "activity/2024-05-07", "cong-an", None),
        ("dang-huong", "activity", None, "e277f060-bf37-5a94-898c-b941c0341467"),
    ],
)
def test_the_uids_that_phones_will_have_never_change(
    id: str, kind: str, unit: str | None, expected: str | None
) -> None:
    identity = uid(SCHEDULE.plan, id, kind, unit_of(SCHEDULE, unit))
    assert identity in [entry.uid for entry in by_icalendar(written(SCHEDULE, unit))]
    assert expected is None or identity == expected


def test_no_two_events_of_all_calendars_of_two_plans_share_a_uid() -> None:
    uids = []
    for schedule in (SCHEDULE, schedule_of(DISTRICT.read_text(encoding="utf-8"))):
        for unit in (None, *(unit.id for unit in schedule.plan.units)):
            uids += [entry.uid for entry in by_icalendar(written(schedule, unit))]
    assert len(set(uids)) == len(uids) == 75


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # dates
        ("from: 03/2024, to: 03/2024", "from: 02/2024, to: 15/3/2024"),
        ("before: 11 ngày, to: 08/5/2024", "before: 5 ngày, after: 5 ngày"),
        ("from: 7/5/2024, to: 7/5/2024", "from: 6/5/2024, to: 6/5/2024"),
        ("date: 10/3/2024 âm lịch\n", "date: 18/4/2024\n"),
        ("date: 15/12/2024 (dự kiến)", "date: 20/12/2024"),
        ("before: 105 ngày", "before: 90 ngày"),
        ("date: 23/12/2023 âm lịch", "date: 1/2/2024"),
        ("event: dien-bien-phu, after: 1 tháng", "date: 1/6/2024"),
        ("repeat: hằng tuần thứ 3, thứ 5", "repeat: hằng ngày"),
        ("time: 5h10 - 5h30", "time: 5h"),
        ("    time: 5h10 - 5h30\n", ""),
        ("event: gio-to, date: 10/3/2024 âm lịch", "event: gio-to, date: 17/4/2024"),
        ("event: gio-to, date: 10/3/2024 âm lịch", "event: dien-bien-phu, window: treo-co, date: 27/4/2024"),
        ("repeat: hằng tháng ngày 15", "repeat: hằng ngày"),
        ("period: 2024", "period: 2023 - 2025"),
        ("revised: 02/01/2024", "revised: 02/02/2024"),
        # texts
        ("{vi: Treo cờ cơ quan, en: Flags at offices}", "{vi: Cờ cơ quan, en: Office flags}"),
        ("{vi: Cao điểm, en: Peak}", "{vi: Cao điểm, en: High season}"),
        ("summary: {vi: Gửi đề cương, en: Outline}", "summary: Đề cương"),
        ("summary: {vi: Phát thanh lưu động, en: Loudspeakers}", "summary: Loa"),
        ("summary: {vi: Giỗ Tổ Hùng Vương, en: The Hùng Kings' day}", "summary: Giỗ Tổ"),
        ("{vi: Công chức văn hóa, en: Culture officer}", "Phòng Văn hóa"),
        # tentative or not, sources, the place in the file
        (", tentative: true}", "}"),
        ("dự kiến 20/11/2024", "20/11/2024"),
        ("ref: II.3.a", "ref: II.4"),
        (
            "  - {id: chao-co, summary: {vi: Chào cờ, en: Flag salute}, event: dien-bien-phu, window: treo-co, "
            "date: [30/4/2024, 7/5/2024], time: 7h}\n"
            "  - {id: dang-huong, summary: {vi: Dâng hương, en: Offering incense}, event: gio-to, "
            "date: 10/3/2024 âm lịch}\n",
            "  - {id: dang-huong, summary: {vi: Dâng hương, en: Offering incense}, event: gio-to, "
            "date: 10/3/2024 âm lịch}\n"
            "  - {id: chao-co, summary: {vi: Chào cờ, en: Flag salute}, event: dien-bien-phu, window: treo-co, "
            "date: [7/5/2024, 30/4/2024], time: 7h}\n",
        ),
        ("name: {vi: Đợt 1, en: Phase 1}, from", "name: Đợt 1, from"),
        ("name: {vi: Đợt 1, en: Phase 1}, from", "name: {vi: ĐỢT 1., en: Phase 1}, from"),
        ("name: {vi: Đợt 1, en: Phase 1}, from", "id: dot-1, name: {vi: Giai đoạn đầu, en: Phase 1}, from"),
        ("name: {vi: Đợt 1, en: Phase 1}, from", "name: {en: Phase 1, vi: Đợt 1}, from"),
    ],
)
@pytest.mark.parametrize("unit", [None, "van-hoa"])
def test_a_uid_does_not_change_when_dates_texts_or_order_do(before: str, after: str, unit: str | None) -> None:
    assert before in TEXT
    assert identities(TEXT.replace(before, after), unit) == identities(TEXT, unit)


def test_a_window_without_an_id_goes_by_its_name_and_a_listed_day_of_several_by_its_day() -> None:
    """The two things whose UIDs rest on what the plan says of them, since it gives them no id."""

    def gone(before: str, after: str) -> int:
        assert before in TEXT
        old, new = identities(TEXT), identities(TEXT.replace(before, after))
        return sum(len(set(uids) - set(new[category])) for category, uids in old.items())

    assert gone("vi: Cao điểm", "vi: Cao điểm") == 0
    assert gone("{vi: Đợt 1, en: Phase 1}", "{vi: Đợt một, en: Phase 1}") == 1
    assert gone("[30/4/2024, 7/5/2024]", "[30/4/2024, 8/5/2024]") == 1
    assert gone("[30/4/2024, 7/5/2024]", "[30/4/2024, 7/5/2024, 8/5/2024]") == 0


# several plans


def both() -> Schedule:
    return merged([SCHEDULE, schedule_of(DISTRICT.read_text(encoding="utf-8"))])


def test_the_calendar_of_several_plans_has_the_events_of_each_with_their_uids() -> None:
    schedule = both()
    together = calendar(schedule, EN).to_ical()
    check_bytes(together)
    alone = [calendar(schedule.of_plan(plan), EN).to_ical() for plan in schedule.plans]
    assert sorted(by_icalendar(together)) == sorted(entry for content in alone for entry in by_icalendar(content))
    names = [line for line in lines_of(together) if line.startswith("NAME")]
    assert names == [
        "NAME:Communication plan of Bình Lư commune for 2024\\; Communication plan of the district for 2024"
    ]
    assert together.count(b"BEGIN:VTIMEZONE") == 1


def unit_named(schedule: Schedule, plan: int, id: str) -> Unit:
    return next(unit for unit in schedule.plans[plan].units if unit.id == id)


def test_a_units_calendar_of_several_plans_has_what_concerns_it_in_each() -> None:
    schedule = both()
    found = by_icalendar(calendar(schedule, EN, unit=unit_named(schedule, 0, "van-hoa")).to_ical())
    alone = [
        entry
        for number, plan in enumerate(schedule.plans)
        for entry in by_icalendar(
            calendar(schedule.of_plan(plan), EN, unit=unit_named(schedule, number, "van-hoa")).to_ical()
        )
    ]
    assert sorted(found) == sorted(alone)
    assert {"Ceremony", "Loudspeakers"} < {entry.summary for entry in found}


def test_times_of_plans_in_two_zones_are_each_in_its_own() -> None:
    other = DISTRICT.read_text(encoding="utf-8").replace("period: 2024", "period: 2024\ntimezone: Europe/Berlin")
    content = calendar(merged([SCHEDULE, schedule_of(other)]), EN).to_ical()
    assert [line for line in lines_of(content) if line.startswith("TZID")] == [
        "TZID:Asia/Ho_Chi_Minh",
        "TZID:Europe/Berlin",
    ]
    starts = {line for event in events_of(content) for line in event if line.startswith("DTSTART;TZID=Europe")}
    assert starts == {"DTSTART;TZID=Europe/Berlin:20240628T080000"}
