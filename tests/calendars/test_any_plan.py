"""Plans of any mix: what programs read in their calendars is exactly what their schedules say."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.calendars.events import uid
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.language import Language
from tamduong_cli.schedule.schedule import Schedule
from tests.calendars.test_kinds import by_icalendar
from tests.calendars.test_repeating import WEEKDAYS, Moment, by_dateutil, moment
from tests.calendars.test_writing import DAYS, TEXTS, check_bytes
from tests.conftest import examples, plan_file

UNITS = ("a", "b", "c")
REPEATS = st.sampled_from(["hằng ngày", "daily", "hằng tháng ngày 3", "monthly on the 1st and 31st"]) | st.sets(
    st.sampled_from(WEEKDAYS), min_size=1
).map(lambda days: f"FREQ=WEEKLY;BYDAY={','.join(days)}")
AUDIENCES = st.none() | st.sets(st.sampled_from(UNITS), min_size=1).map(sorted)
TENTATIVE = st.sampled_from(["", "", " (dự kiến)"])

Keys = dict[str, object]


def dates(days: st.SearchStrategy[datetime.date]) -> st.SearchStrategy[str]:
    """A day, a month, a quarter, a year or a lunar month, as a plan writes it, tentative or not."""
    forms = st.sampled_from(["{0:%Y-%m-%d}", "{0.day}/{0.month}/{0.year}", "{0:%m/%Y}", "Q2/{0.year}", "{0.year}"])
    lunar = st.builds("{}/{}/{} âm lịch".format, st.integers(1, 29), st.integers(1, 12), st.integers(1990, 2049))
    return st.builds(str.__add__, st.builds(str.format, forms, days) | lunar, TENTATIVE)


@st.composite
def windows(draw: st.DrawFn, dated: bool) -> Keys:
    """A window whose ends are days, or counted where the event has a date."""
    counted: bool = draw(st.booleans())
    if dated and counted:
        return {"before": f"{draw(st.integers(0, 200))}", "after": f"{draw(st.integers(0, 10))} tuần"}
    first = draw(DAYS)
    last = first + datetime.timedelta(draw(st.integers(0, 200)))
    return {"from": first.isoformat(), "to": f"{last.day}/{last.month}/{last.year}{draw(TENTATIVE)}"}


def maybe(keys: Keys, **others: object) -> Keys:
    """The keys with those others that have a value."""
    return {**keys, **{key: value for key, value in others.items() if value}}


@st.composite
def events(draw: st.DrawFn, id: str) -> Keys:
    date = draw(st.none() | dates(DAYS))
    event = maybe({"id": id, "summary": draw(TEXTS)}, date=date, tentative=draw(st.sampled_from(["", "true"])))
    kind = draw(st.sampled_from(["rule", "window", "windows"] if date else ["window", "windows"]))
    if kind == "window":
        event["window"] = maybe(draw(windows(date is not None)), units=draw(AUDIENCES))
    elif kind == "windows":
        event["windows"] = [
            maybe({"name": f"Đợt {number}", **draw(windows(date is not None))}, units=draw(AUDIENCES))
            for number in range(draw(st.integers(1, 3)))
        ]
    return event


@st.composite
def plans(draw: st.DrawFn) -> Keys:
    drawn = [draw(events(f"e{number}")) for number in range(draw(st.integers(1, 4)))]
    dated = [str(event["id"]) for event in drawn if "date" in event]
    deadlines: list[Keys] = []
    for number in range(draw(st.integers(0, 3))):
        keys: Keys = {"id": f"d{number}", "summary": draw(TEXTS)}
        from_an_event = draw(st.booleans())
        if dated and from_an_event:
            keys |= {"event": draw(st.sampled_from(dated)), draw(st.sampled_from(["before", "after"])): "105"}
        else:
            keys["date"] = draw(DAYS).isoformat()
        deadlines.append(maybe(keys, units=draw(AUDIENCES)))
    activities: list[Keys] = []
    for number in range(draw(st.integers(0, 3))):
        event = draw(st.sampled_from(drawn))
        keys = {"id": f"a{number}", "summary": draw(TEXTS), "event": str(event["id"])}
        if isinstance(phases := event.get("windows"), list):
            keys["window"] = f"Đợt {draw(st.integers(0, len(phases) - 1))}"
        listed = draw(st.none() | st.sets(DAYS, min_size=1, max_size=3))
        time = draw(st.none() | st.sampled_from(["5h10 - 5h30", "7h30", "23:59"]))
        activities.append(
            maybe(
                keys,
                date=sorted(day.isoformat() for day in listed) if listed else None,
                repeat=None if listed else draw(REPEATS),
                time=time,
                units=draw(AUDIENCES),
            )
        )
    return maybe(
        {
            "id": "p",
            "title": draw(TEXTS),
            "period": "1980 - 2100",
            "timezone": draw(st.sampled_from(["Asia/Ho_Chi_Minh", "Europe/Berlin"])),
            "window": {"before": "20", "after": "5"},
            "events": drawn,
            "units": [{"id": unit, "name": draw(TEXTS)} for unit in UNITS],
        },
        deadlines=deadlines,
        activities=activities,
    )


def occurrences(schedule: Schedule, unit: str | None) -> Iterator[tuple[str, Moment, bool]]:
    """What a calendar is to show: each thing's UID, each time it begins, and whether it is tentative."""
    plan = schedule.plan
    having = next((each for each in plan.units if each.id == unit), None)

    def identity(id: str, kind: str) -> str:
        return uid(plan, id, kind, having)

    days = set()
    for window in schedule.windows:
        of_event = {id(each) for other in schedule.windows if other.event is window.event for each in other.units}
        has = having and (having.events is None or window.event.id in {each.id for each in having.events})
        if window.name and has and id(having) not in of_event and window.event.date and window.event.date.day:
            # it has the event, if none of its windows
            days.add((identity(window.event.id, "date"), window.event.date.day, window.event.is_tentative))
        if having and having not in window.units:
            continue
        kind = f"window/{window.rule.phase}" if window.name else "window"
        yield identity(window.event.id, kind), window.first, window.tentative
        if window.event.date and window.event.date.day:
            days.add((identity(window.event.id, "date"), window.event.date.day, window.event.is_tentative))
    yield from days
    for item in schedule.deadlines:
        if not having or having in item.units:
            yield identity(item.deadline.id, "deadline"), item.day, item.tentative
    for series in schedule.activities:
        if having and having not in series.units:
            continue
        for day in series.days:
            is_one_of_several = not series.activity.repeat and len(series.days) > 1
            unsettled = {date.first for date in series.activity.dates if date.tentative}
            bounds = series.window if series.activity.repeat else None
            tentative = series.activity.tentative or (bounds.tentative if bounds else day in unsettled)
            start: Moment = day
            if series.activity.time:
                start = moment(datetime.datetime.combine(day, series.activity.time.start, ZoneInfo(plan.timezone)))
            kind = f"activity/{day}" if is_one_of_several else "activity"
            yield identity(series.activity.id, kind), start, tentative


@examples(200)
@given(plans(), st.sampled_from([None, *UNITS]))
def test_a_calendar_shows_each_occurrence_of_the_schedule_and_no_other(plan: Keys, unit: str | None) -> None:
    file = plan_file(json.dumps(plan, ensure_ascii=False))
    schedule = file.schedule
    assert schedule is not None, file.problems
    having = next((each for each in schedule.plan.units if each.id == unit), None)
    content = calendar(schedule, Language("en"), unit=having).to_ical()
    check_bytes(content)
    expected = list(occurrences(schedule, unit))

    def in_order(found: list[tuple[str, Moment]]) -> list[tuple[str, str]]:
        return sorted((identity, start.isoformat()) for identity, start in found)

    assert in_order(by_dateutil(content)) == in_order([(identity, start) for identity, start, _ in expected])
    entries = by_icalendar(content)
    assert len({entry.uid for entry in entries}) == len(entries)
    assert {entry.uid: entry.status == "TENTATIVE" for entry in entries} == {
        identity: tentative for identity, _, tentative in expected
    }
    assert all("(tentative)" in entry.summary for entry in entries if entry.status == "TENTATIVE")
    spans = {(window.event.id, window.rule.phase): window.span for window in schedule.windows}
    for (id, phase), span in spans.items():
        identity = uid(schedule.plan, id, f"window/{phase}" if phase else "window", having)
        for entry in entries:
            if entry.uid == identity:
                day_after = span.last + datetime.timedelta(days=1)
                assert (entry.start, entry.end) == (span.first.isoformat(), day_after.isoformat())
