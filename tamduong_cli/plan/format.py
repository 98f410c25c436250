"""The file format: which keys each mapping has, of what kind, and which must be there."""

from __future__ import annotations

import datetime
import zoneinfo

from tamduong_cli.dates.alarm import Alarm, parse_alarm
from tamduong_cli.dates.duration import Duration, parse_duration
from tamduong_cli.dates.expression import parse_day, parse_span
from tamduong_cli.dates.span import ALL_DAYS, Span
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


ID = Scalar(Message("an id: letters without marks, digits, - _ and ."), identifier, "")
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

    expected = Message("a range of dates, such as 01/12/2023 - 10/01/2024, or {{before: 20 days, after: 5 days}}")
    blank = WindowRule()

    def __init__(self) -> None:
        self._span = Scalar(self.expected, self._parse, ALL_DAYS)

    def _parse(self, text: str) -> Span:
        try:
            return parse_span(text)
        except Unreadable as error:
            if error.code != "bad-date":
                raise
            message = Message("'{found}' is not {expected}", found=text, expected=self.expected)
            raise Unreadable(error.code, message) from None

    def read(self, node: Node, report: Report) -> WindowRule:
        span = self._span.read(node, report)
        if span is ALL_DAYS:
            return self.blank
        return WindowRule(start=span.first, end=span.last, source=Source(place_of(node, report.file)))


RULE = MappingOf(
    WindowRule,
    {"before": Key(DURATION, required=True), "after": Key(DURATION, required=True), "ref": Key(TEXT)},
    Message("{{before: 20 days, after: 5 days}}"),
)
WINDOW = Either(
    MappingOf(
        WindowRule,
        {
            "from": Key(FIRST_DAY, attribute="start"),
            "to": Key(LAST_DAY, attribute="end"),
            "before": Key(DURATION),
            "after": Key(DURATION),
            "units": Key(ListOf(IdOf(Message("the id of a unit")), Message("a list of ids: [ban-tuyen-giao]"))),
            "ref": Key(TEXT),
        },
        Message("{{from: 01/12/2023, to: 10/01/2024}}"),
    ),
    _Range(),
)
POINTS = Either(
    MappingOf(
        Points,
        {"ref": Key(TEXT), "points": Key(ListOf(LOCALIZED), required=True)},
        Message("{{ref: I.1, points: […]}}"),
    ),
    PointList(),
)
PARENT = MappingOf(
    Parent,
    {"ref": Key(TEXT), "number": Key(TEXT), "date": Key(DAY), "issuer": Key(LOCALIZED), "title": Key(LOCALIZED)},
    Message("{{number: 171-KH/BTGTU, date: 30/5/2023}}"),
)
SIGNATORY = MappingOf(
    Signatory,
    {
        "ref": Key(TEXT),
        "authority": Key(LOCALIZED),
        "title": Key(LOCALIZED),
        "name": Key(LOCALIZED, required=True),
    },
    Message("{{title: Phó Bí thư, name: Cao Trang Trọng}}"),
)
ALARM: Scalar[Alarm | None] = Scalar(Message("a time, such as 07:00 or 1 day before 08:00, or none"), parse_alarm, None)


def _no_alarms(value: str) -> Alarms:
    if parse_alarm(value) is not None:
        raise Unreadable("bad-alarm", Message("'{found}' is not {expected}", found=value, expected=ALARMS_EXPECTED))
    return Alarms(window=None, date=None)


ALARMS_EXPECTED = Message("none, or {{window: 1 day before 08:00, date: 07:00}}")
ALARMS = Either(
    MappingOf(Alarms, {"window": Key(ALARM), "date": Key(ALARM)}, Message("{{date: 07:00}}")),
    Scalar(ALARMS_EXPECTED, _no_alarms, Alarms()),
)
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
    Message("{{id: dien-bien-phu, summary: …, date: 7/5/2024}}"),
)
UNIT = MappingOf(
    Unit,
    {
        "id": Key(ID, required=True),
        "ref": Key(TEXT),
        "name": Key(LOCALIZED, required=True),
        "duties": Key(POINTS),
        "events": Key(
            ListOf(IdOf(Message("the id of an event")), Message("a list of ids: [dien-bien-phu, tach-tinh]"))
        ),
    },
    Message("{{id: ban-tuyen-giao, name: …}}"),
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
    Message("{{format: 1, id: …, title: …, period: …, events: …}}"),
)
