"""The file format: which keys each mapping has, of what kind, and which must be there."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tamduong_cli.dates.alarm import Alarm, parse_alarm
from tamduong_cli.dates.date import Date
from tamduong_cli.dates.duration import Duration, parse_duration
from tamduong_cli.dates.expression import parse_date, parse_day, parse_ends, parse_span
from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, Message
from tamduong_cli.plan.kinds import (
    LOCALIZED,
    WORD,
    YEAR,
    Either,
    IdOf,
    Key,
    Kind,
    ListOf,
    MappingOf,
    OneOrMore,
    PointList,
    Report,
    Scalar,
    choice,
    identifier,
)
from tamduong_cli.plan.model import (
    NO_ALARMS,
    Activity,
    Alarms,
    Deadline,
    Event,
    Parent,
    Plan,
    Points,
    Signatory,
    Source,
    Unit,
    WindowRule,
)
from tamduong_cli.plan.nodes import Node, place_of

if TYPE_CHECKING:
    from tamduong_cli.dates.clock import Hours
    from tamduong_cli.dates.recurrence import Repeat


def _timezone(value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise Unreadable(
            "unknown-timezone", Message("'{found}' is not a time zone; write Asia/Ho_Chi_Minh", found=value)
        ) from None
    return value


def _remarks(value: str, dates: Date | tuple[Date, Date] | None) -> Iterable[tuple[str, Message]]:
    """Slips in a date as written, and years in which sources differ about the lunar calendar."""
    ends = (dates,) if isinstance(dates, Date) else dates or ()
    if any(date.lunar for date in ends):
        from tamduong_cli.dates.lunar import SURE_YEARS

        if any(date.lunar.year not in SURE_YEARS for date in ends if date.lunar):
            yield (
                "lunar-years",
                Message(
                    "sources differ about the lunar calendar outside {first}–{last}; check {found}",
                    first=SURE_YEARS[0],
                    last=SURE_YEARS[-1],
                    found=value,
                ),
            )
    if YEAR.search(value) and not value.isascii():  # a weekday, or a lunar date, beside it
        from tamduong_cli.dates.slips import slips

        yield from slips(value)


def _yes_or_no(value: str) -> bool:
    if value not in ("true", "false"):
        raise Unreadable("wrong-kind", Message("'{found}' is not {expected}", found=value, expected=YES_OR_NO.expected))
    return value == "true"


def _repeat(value: str) -> Repeat | None:
    from tamduong_cli.dates.recurrence import parse_repeat

    return parse_repeat(value)


def _hours(value: str) -> Hours | None:
    from tamduong_cli.dates.clock import parse_hours

    return parse_hours(value)


def _a_day(value: str) -> Date | None:
    day = parse_day(value)
    return parse_date(value)._replace(span=Span(day, day))


ID = Scalar(Message("an id: letters without marks, digits, - _ and ."), identifier, "")
YES_OR_NO = Scalar(Message("true or false"), _yes_or_no, False)
DAY: Scalar[datetime.date | None] = Scalar(Message("a day, such as 7/5/2024"), parse_day, None)
DATE: Scalar[Date | None] = Scalar(
    Message("a day, such as 7/5/2024 or 10/3/2024 âm lịch, or a month (06/2024), a quarter or a year"),
    parse_date,
    None,
    _remarks,
)
A_DAY: Scalar[Date | None] = Scalar(Message("a day, such as 7/5/2024 or 10/3/2024 âm lịch"), _a_day, None, _remarks)
FIRST_DAY: Scalar[Date | None] = Scalar(Message("the first day, such as 01/12/2023"), parse_date, None, _remarks)
LAST_DAY: Scalar[Date | None] = Scalar(Message("the last day, such as 10/01/2024"), parse_date, None, _remarks)
SPAN = Scalar(Message("a year, month or range of dates, such as 01/12/2023 - 10/01/2024"), parse_span, ALL_DAYS)
DURATION: Scalar[Duration | None] = Scalar(
    Message("a length of time, such as 20, 20 days or 2 weeks"), parse_duration, None
)
UNITS = ListOf(IdOf(Message("the id of a unit")), Message("a list of ids: [ban-tuyen-giao]"))
EVENT_ID: IdOf = IdOf(Message("the id of an event"))


class _Range(Kind[WindowRule]):
    """A range of dates that stands for a window with these days."""

    expected = Message("a range of dates, such as 01/12/2023 - 10/01/2024, or {{before: 20 days, after: 5 days}}")
    blank = WindowRule()

    def __init__(self) -> None:
        self._ends: Scalar[tuple[Date, Date] | None] = Scalar(self.expected, self._parse, None, _remarks)

    def _parse(self, text: str) -> tuple[Date, Date]:
        try:
            return parse_ends(text)
        except Unreadable as error:
            if error.code != "bad-date":
                raise
            message = Message("'{found}' is not {expected}", found=text, expected=self.expected)
            raise Unreadable(error.code, message) from None

    def read(self, node: Node, report: Report) -> WindowRule:
        ends = self._ends.read(node, report)
        if ends is None:
            return self.blank
        return WindowRule(start=ends[0], end=ends[1], source=Source(place_of(node, report.file)))


RULE = MappingOf(
    WindowRule,
    {"before": Key(DURATION, required=True), "after": Key(DURATION, required=True), "ref": Key(WORD)},
    Message("{{before: 20 days, after: 5 days}}"),
)
_WINDOW_KEYS: dict[str, Key[Any]] = {
    "from": Key(FIRST_DAY, attribute="start"),
    "to": Key(LAST_DAY, attribute="end"),
    "before": Key(DURATION),
    "after": Key(DURATION),
    "units": Key(UNITS),
    "tentative": Key(YES_OR_NO),
    "ref": Key(WORD),
}
WINDOW = Either(MappingOf(WindowRule, _WINDOW_KEYS, Message("{{from: 01/12/2023, to: 10/01/2024}}")), _Range())
NAMED_WINDOW = MappingOf(
    WindowRule,
    {"name": Key(LOCALIZED, required=True), "id": Key(ID), **_WINDOW_KEYS},
    Message("{{name: Đợt 1, from: 01/12/2023, to: 10/01/2024}}"),
)
POINTS = Either(
    MappingOf(
        Points,
        {"ref": Key(WORD), "points": Key(ListOf(LOCALIZED), required=True)},
        Message("{{ref: I.1, points: […]}}"),
    ),
    PointList(),
)
PARENT = MappingOf(
    Parent,
    {"ref": Key(WORD), "number": Key(WORD), "date": Key(DAY), "issuer": Key(LOCALIZED), "title": Key(LOCALIZED)},
    Message("{{number: 171-KH/BTGTU, date: 30/5/2023}}"),
)
SIGNATORY = MappingOf(
    Signatory,
    {
        "ref": Key(WORD),
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
    return NO_ALARMS


ALARMS_EXPECTED = Message("none, or {{window: 1 day before 08:00, date: 07:00, deadline: 3 days before 08:00}}")
ALARMS = Either(
    MappingOf(Alarms, {"window": Key(ALARM), "date": Key(ALARM), "deadline": Key(ALARM)}, Message("{{date: 07:00}}")),
    Scalar(ALARMS_EXPECTED, _no_alarms, Alarms()),
)
EVENT = MappingOf(
    Event,
    {
        "id": Key(ID, required=True),
        "ref": Key(WORD),
        "summary": Key(LOCALIZED, required=True),
        "origin": Key(DATE),
        "date": Key(DATE),
        "window": Key(WINDOW),
        "windows": Key(ListOf(NAMED_WINDOW)),
        "tentative": Key(YES_OR_NO),
        "messages": Key(POINTS),
    },
    Message("{{id: dien-bien-phu, summary: …, date: 7/5/2024}}"),
)
DEADLINE = MappingOf(
    Deadline,
    {
        "id": Key(ID, required=True),
        "ref": Key(WORD),
        "summary": Key(LOCALIZED, required=True),
        "date": Key(A_DAY),
        "event": Key(EVENT_ID),
        "before": Key(DURATION),
        "after": Key(DURATION),
        "units": Key(UNITS),
        "tentative": Key(YES_OR_NO),
    },
    Message("{{id: bao-cao, summary: …, date: 15/12/2023}}"),
)
ACTIVITY = MappingOf(
    Activity,
    {
        "id": Key(ID, required=True),
        "ref": Key(WORD),
        "summary": Key(LOCALIZED, required=True),
        "event": Key(EVENT_ID, required=True),
        "window": Key(IdOf(Message("the name of one of the event's windows"))),
        "date": Key(OneOrMore(A_DAY), attribute="dates"),
        "repeat": Key(Scalar(Message("how it repeats, such as hằng tuần thứ 3, thứ 5"), _repeat, None)),
        "time": Key(Scalar(Message("a time, such as 7h30 or 5h10 - 5h30"), _hours, None)),
        "units": Key(UNITS),
        "tentative": Key(YES_OR_NO),
    },
    Message("{{id: phat-thanh, summary: …, event: dien-bien-phu, repeat: hằng tuần thứ 3}}"),
)
UNIT = MappingOf(
    Unit,
    {
        "id": Key(ID, required=True),
        "ref": Key(WORD),
        "name": Key(LOCALIZED, required=True),
        "duties": Key(POINTS),
        "events": Key(ListOf(EVENT_ID, Message("a list of ids: [dien-bien-phu, tach-tinh]"))),
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
        "deadlines": Key(ListOf(DEADLINE)),
        "activities": Key(ListOf(ACTIVITY)),
        "channels": Key(POINTS),
        "units": Key(ListOf(UNIT)),
        "recipients": Key(POINTS),
        "signatory": Key(SIGNATORY),
    },
    Message("{{format: 1, id: …, title: …, period: …, events: …}}"),
)
