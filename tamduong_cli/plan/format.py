"""The file format: which keys each mapping has, of what kind, and which must be there."""

from __future__ import annotations

import datetime
import zoneinfo

from tamduong_cli.dates.alarm import Alarm, parse_alarm
from tamduong_cli.dates.duration import Duration, parse_duration
from tamduong_cli.dates.expression import parse_day, parse_span
from tamduong_cli.dates.span import ALL_DAYS
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, Message
from tamduong_cli.plan.kinds import (
    LOCALIZED,
    TEXT,
    Either,
    IdOf,
    Key,
    Kind,
    ListOf,
    MappingOf,
    PointList,
    Report,
    Scalar,
    choice,
    identifier,
)
from tamduong_cli.plan.model import Alarms, Event, Parent, Plan, Points, Signatory, Source, Unit, WindowRule
from tamduong_cli.plan.nodes import Node, place_of


def _timezone(value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise Unreadable(
            "unknown-timezone", Message("'{found}' is not a time zone; write Asia/Ho_Chi_Minh", found=value)
        ) from None
    return value


ID = Scalar(Message("an id: letters without marks, digits, - and _"), identifier, "")
DAY: Scalar[datetime.date | None] = Scalar(Message("a day, such as 7/5/2024"), parse_day, None)
FIRST_DAY: Scalar[datetime.date | None] = Scalar(
    Message("the first day, such as 01/12/2023"), lambda text: parse_span(text).first, None
)
LAST_DAY: Scalar[datetime.date | None] = Scalar(
    Message("the last day, such as 10/01/2024"), lambda text: parse_span(text).last, None
)
SPAN = Scalar(Message("a year, month or range of dates, such as 01/12/2023 - 10/01/2024"), parse_span, ALL_DAYS)
DURATION: Scalar[Duration | None] = Scalar(
    Message("a length of time, such as 20, 20 days or 2 weeks"), parse_duration, None
)


class _Range(Kind[WindowRule]):
    """A range of dates that stands for a window with these days."""

    expected = Message("a range of dates, or a mapping such as {{before: 20 days, after: 5 days}}")
    blank = WindowRule()

    def read(self, node: Node, report: Report) -> WindowRule:
        span = SPAN.read(node, report)
        if span is ALL_DAYS:
            return self.blank
        return WindowRule(start=span.first, end=span.last, source=Source(place_of(node, report.file)))


RULE = MappingOf(
    WindowRule,
    {"before": Key(DURATION, required=True), "after": Key(DURATION, required=True), "ref": Key(TEXT)},
)
WINDOW = Either(
    MappingOf(
        WindowRule,
        {
            "from": Key(FIRST_DAY, attribute="start"),
            "to": Key(LAST_DAY, attribute="end"),
            "before": Key(DURATION),
            "after": Key(DURATION),
            "units": Key(ListOf(IdOf(Message("the id of a unit")))),
            "ref": Key(TEXT),
        },
    ),
    _Range(),
)
POINTS = Either(MappingOf(Points, {"ref": Key(TEXT), "points": Key(ListOf(LOCALIZED), required=True)}), PointList())
PARENT = MappingOf(
    Parent,
    {"ref": Key(TEXT), "number": Key(TEXT), "date": Key(DAY), "issuer": Key(LOCALIZED), "title": Key(LOCALIZED)},
)
SIGNATORY = MappingOf(
    Signatory,
    {
        "ref": Key(TEXT),
        "authority": Key(LOCALIZED),
        "title": Key(LOCALIZED),
        "name": Key(LOCALIZED, required=True),
    },
)
ALARM: Scalar[Alarm | None] = Scalar(Message("a time, such as 07:00 or 1 day before 08:00, or none"), parse_alarm, None)
ALARMS = MappingOf(Alarms, {"window": Key(ALARM), "date": Key(ALARM)})
EVENT = MappingOf(
    Event,
    {
        "id": Key(ID, required=True),
        "ref": Key(TEXT),
        "summary": Key(LOCALIZED, required=True),
        "origin": Key(DAY),
        "date": Key(DAY),
        "window": Key(WINDOW),
        "messages": Key(POINTS),
    },
)
UNIT = MappingOf(
    Unit,
    {
        "id": Key(ID, required=True),
        "ref": Key(TEXT),
        "name": Key(LOCALIZED, required=True),
        "duties": Key(POINTS),
        "events": Key(ListOf(IdOf(Message("the id of an event")))),
    },
)
PLAN = MappingOf(
    Plan,
    {
        "format": Key(choice("unsupported-format", Message("1, the file format this program reads"), ["1"])),
        "id": Key(ID, required=True),
        "title": Key(LOCALIZED, required=True),
        "issuer": Key(LOCALIZED),
        "parent": Key(PARENT),
        "period": Key(SPAN, required=True),
        "revised": Key(DAY),
        "timezone": Key(Scalar(Message("a time zone, such as Asia/Ho_Chi_Minh"), _timezone, Plan().timezone)),
        "language": Key(choice("unknown-language", Message("vi or en"), LANGUAGES)),
        "alarms": Key(ALARMS),
        "objectives": Key(POINTS),
        "requirements": Key(POINTS),
        "window": Key(RULE),
        "events": Key(ListOf(EVENT), required=True),
        "channels": Key(POINTS),
        "units": Key(ListOf(UNIT)),
        "recipients": Key(POINTS),
        "signatory": Key(SIGNATORY),
    },
)
