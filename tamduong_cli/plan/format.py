"""The file format: which keys each mapping has, of what kind, and which must be there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tamduong_cli.dates.alarm import ALARM as ALARM_PATTERN
from tamduong_cli.dates.alarm import ALARM_OF_AN_ACTIVITY as ACTIVITY_PATTERN
from tamduong_cli.dates.alarm import Alarm, parse_alarm, parse_alarm_of_an_activity
from tamduong_cli.dates.duration import DURATION as DURATION_PATTERN
from tamduong_cli.dates.duration import Duration, parse_duration
from tamduong_cli.dates.vocabulary import NEVER, normal
from tamduong_cli.dates.zones import parse_zone
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, N_, Message
from tamduong_cli.plan.date_kinds import (
    DATE,
    DAY,
    DUE_DAY,
    EACH_DAY,
    FIRST_DAY,
    HOURS,
    LAST_DAY,
    ORIGIN,
    SPAN,
    DaysOf,
    Range,
    whole,
)
from tamduong_cli.plan.kinds import (
    ID_PATTERN,
    LOCALIZED,
    WORD,
    Either,
    Identifier,
    IdOf,
    Ids,
    Key,
    ListOf,
    Localized,
    MappingOf,
    OneOrMore,
    PointList,
    Scalar,
    choice,
    identifier,
)
from tamduong_cli.plan.model import (
    NO_ALARMS,
    NO_WORD,
    STYLES,
    Activity,
    Alarms,
    Deadline,
    Event,
    Parent,
    Plan,
    Points,
    Signatory,
    Text,
    Unit,
    WindowRule,
)
from tamduong_cli.plan.nodes import Node
from tamduong_cli.plan.problems import Keys, Report

if TYPE_CHECKING:
    from tamduong_cli.dates.recurrence import Repeat


def _yes_or_no(value: str) -> bool:
    if value not in ("true", "false"):
        raise Unreadable("wrong-kind", Message("'{found}' is not {expected}", found=value, expected=YES_OR_NO.expected))
    return value == "true"


def _repeat(value: str) -> Repeat | None:
    from tamduong_cli.dates.recurrence import parse_repeat

    return parse_repeat(value)


_URL = r"https?://[!-.0-~À-ɏ\u0300-\u036fḀ-ỿ][!-~À-ɏ\u0300-\u036fḀ-ỿ]*"


def _url(value: str) -> str:
    if not re.fullmatch(_URL, value, re.IGNORECASE):
        raise Unreadable("wrong-kind", Message("'{found}' is not {expected}", found=value, expected=URL.expected))
    return value


ID = Identifier(Message("an id: letters without marks, digits, - _ and ."), identifier, "", pattern=ID_PATTERN)
YES_OR_NO = Scalar(Message("true or false"), _yes_or_no, False, words=("true", "false"))
DURATION: Scalar[Duration | None] = Scalar(
    Message("a length of time, such as 20, 20 days or 2 weeks"),
    parse_duration,
    None,
    pattern=whole(DURATION_PATTERN),
)
URL: Scalar[str | None] = Scalar(
    Message("an address that begins with https:// or http://"), _url, None, pattern=rf"^ ?{_URL} ?$"
)
UNITS = Ids(IdOf(Message("the id of a unit")), "units", "ban-tuyen-giao, mttq")
EVENT_ID: IdOf = IdOf(Message("the id of an event"))


def _no_rule(value: str) -> WindowRule:
    if not re.fullmatch(NEVER, normal(value)):
        raise Unreadable("wrong-kind", Message("'{found}' is not {expected}", found=value, expected=NO_RULE.expected))
    return WindowRule(is_none=True)


class _Word(Localized):
    """A word in one or two languages, or none."""

    def read(self, node: Node, report: Report) -> Text:
        text = super().read(node, report)
        return NO_WORD if re.fullmatch(NEVER, normal(text.by_language.get("", ""))) else text


KIND = _Word()
REF = Key(WORD, N_("source"), N_("where the source document says so"))
TENTATIVE = Key(YES_OR_NO, N_("tentative"), N_("`true` while it is not settled yet"))

LEAD = Key(UNITS, N_("leading units"), N_("the ids of the units that lead, which have it besides those of `units`"))
_HELD: dict[str, Key[Any]] = {
    "location": Key(LOCALIZED, N_("location"), N_("where it is held: `Nhà văn hóa xã`")),
    "url": Key(URL, N_("web address"), N_("a web page about it, or of an online meeting: `https://…`")),
    "contact": Key(LOCALIZED, N_("contact"), N_("whom to ask: a name, a telephone number")),
    "lead": LEAD,
}
"""What is said of all that is held on a day."""

RULE = MappingOf(
    WindowRule,
    N_("rule for windows"),
    {
        "before": Key(
            DURATION,
            N_("before the date"),
            N_("how long before the event's date a window begins: `20 days`"),
            required=True,
        ),
        "after": Key(
            DURATION, N_("after the date"), N_("how long after the event's date it ends: `5 days`"), required=True
        ),
        "ref": REF,
    },
    Message("{{before: 20 days, after: 5 days}}"),
)
NO_RULE = Scalar(Message("{{before: 20 days, after: 5 days}}, or none"), _no_rule, WindowRule(), pattern=whole(NEVER))
_WINDOW_KEYS: dict[str, Key[Any]] = {
    "from": Key(
        FIRST_DAY,
        N_("first day"),
        N_("its first day: `01/12/2023`; or a month, whose first day it is"),
        attribute="start",
    ),
    "to": Key(
        LAST_DAY,
        N_("last day"),
        N_("its last day, included: `10/01/2024`; or a month, whose last day it is"),
        attribute="end",
    ),
    "before": Key(
        DURATION,
        N_("before the date"),
        N_("in place of `from`: how long before the event's date it begins, such as `20 days` or `2 weeks`"),
    ),
    "after": Key(DURATION, N_("after the date"), N_("in place of `to`: how long after the event's date it ends")),
    "kind": Key(KIND, N_("kind of window"), N_("what it is, in a word, in place of the plan's `kind`: `Treo cờ`")),
    "lead": LEAD,
    "units": Key(UNITS, N_("units"), N_("the ids of the units it is for; left out: every unit that has the event")),
    "tentative": TENTATIVE,
    "ref": REF,
}


def _required(key: Key[Any]) -> Key[Any]:
    return Key(key.kind, key.word, key.means, required=True, attribute=key.attribute)


WINDOW = Either(
    MappingOf(WindowRule, N_("window"), _WINDOW_KEYS, Message("{{from: 01/12/2023, to: 10/01/2024}}")), Range()
)
NAMED_WINDOW = MappingOf(
    WindowRule,
    N_("one of several windows"),
    {
        "name": Key(LOCALIZED, N_("name"), N_("what it is called: Đợt 1, cao điểm, treo cờ"), required=True),
        "id": Key(ID, N_("id"), N_("goes into its UIDs; left out: the name without marks")),
        **_WINDOW_KEYS,
    },
    Message("{{name: Đợt 1, from: 01/12/2023, to: 10/01/2024}}"),
)
JOINT_WINDOW = MappingOf(
    WindowRule,
    N_("window for several events"),
    {
        "id": Key(ID, N_("id"), N_("goes into its UIDs; no event has the same"), required=True),
        "name": Key(LOCALIZED, N_("name"), N_("what it is called: Đợt cao điểm mùa thu"), required=True),
        "from": _required(_WINDOW_KEYS["from"]),
        "to": _required(_WINDOW_KEYS["to"]),
        "events": Key(
            Ids(EVENT_ID, "events", "cach-mang-thang-tam, quoc-khanh"),
            N_("events"),
            N_("the ids of the events that it is for; the rule gives these no other"),
            required=True,
        ),
        **{key: _WINDOW_KEYS[key] for key in ("kind", "lead", "units", "tentative", "ref")},
    },
    Message("{{id: mua-thu, name: …, from: 15/8/2024, to: 5/9/2024, events: […]}}"),
)
POINTS = Either(
    MappingOf(
        Points,
        N_("points"),
        {
            "ref": REF,
            "points": Key(
                ListOf(LOCALIZED), N_("points"), N_("the list: short texts, one thought each"), required=True
            ),
        },
        Message("{{ref: I.1, points: […]}}"),
    ),
    PointList(),
)
PARENT = MappingOf(
    Parent,
    N_("parent document"),
    {
        "ref": REF,
        "number": Key(WORD, N_("number"), N_("its number: `171-KH/BTGTU`")),
        "date": Key(DAY, N_("date of issue"), N_("the day it was issued")),
        "issuer": Key(LOCALIZED, N_("issuer"), N_("the office that issued it")),
        "title": Key(LOCALIZED, N_("subject"), N_("what it is about")),
    },
    Message("{{number: 171-KH/BTGTU, date: 30/5/2023}}"),
)
SIGNATORY = MappingOf(
    Signatory,
    N_("signatory"),
    {
        "ref": REF,
        "authority": Key(LOCALIZED, N_("on behalf of"), N_("on whose behalf: `T/M Ban Thường vụ`")),
        "title": Key(LOCALIZED, N_("office held"), N_("the office held: `Phó Bí thư`")),
        "name": Key(LOCALIZED, N_("name"), N_("who signed"), required=True),
    },
    Message("{{title: Phó Bí thư, name: Cao Trang Trọng}}"),
)
ALARM: Scalar[Alarm | None] = Scalar(
    Message("a time, such as 07:00 or 1 day before 08:00, or none"),
    parse_alarm,
    None,
    pattern=whole(ALARM_PATTERN),
)

ALARM_OF_AN_ACTIVITY: Scalar[Alarm | None] = Scalar(
    Message("a time, such as 30 minutes before, 07:00 or 1 day before 08:00, or none"),
    parse_alarm_of_an_activity,
    None,
    pattern=whole(ACTIVITY_PATTERN),
)


def _no_alarms(value: str) -> Alarms:
    if parse_alarm(value) is not None:
        raise Unreadable("bad-alarm", Message("'{found}' is not {expected}", found=value, expected=ALARMS_EXPECTED))
    return NO_ALARMS


ALARMS_EXPECTED = Message("none, or {{window: 1 day before 08:00, date: 07:00, deadline: 3 days before 08:00}}")
ALARMS = Either(
    MappingOf(
        Alarms,
        N_("alarms"),
        {
            "window": Key(ALARM, N_("campaign"), N_("before a window; left out: `1 day before 08:00`")),
            "date": Key(ALARM, N_("anniversary"), N_("on an anniversary; left out: `07:00`")),
            "deadline": Key(ALARM, N_("deadline"), N_("before a deadline; left out: `3 days before 08:00`")),
            "activity": Key(
                ALARM_OF_AN_ACTIVITY,
                N_("activity"),
                N_("before an activity; left out: `30 minutes before`, and at 07:00 where it has no time of day"),
            ),
        },
        Message("{{date: 07:00}}"),
    ),
    Scalar(ALARMS_EXPECTED, _no_alarms, Alarms(), pattern=whole(NEVER)),
)
EVENT = MappingOf(
    Event,
    N_("event"),
    {
        "id": Key(ID, N_("id"), N_("letters without marks, digits, `-`, `_`, `.`; goes into UIDs"), required=True),
        "ref": REF,
        "summary": Key(LOCALIZED, N_("summary"), N_("what is commemorated"), required=True),
        "short": Key(
            LOCALIZED, N_("short name"), N_("a short name for it where room is small: phones, timelines, lists")
        ),
        "origin": Key(ORIGIN, N_("origin"), N_("the day in history, or its month or year: `7/5/1954`, `10/1946`")),
        "date": Key(
            DATE,
            N_("date"),
            N_("the anniversary in the plan's years: a day, also a lunar one, several, or a month or quarter"),
        ),
        "window": Key(
            WINDOW,
            N_("campaign"),
            N_("its own, in place of the rule, or `none`; an event without `date` must have one"),
        ),
        "windows": Key(
            ListOf(NAMED_WINDOW, some=True),
            N_("campaigns"),
            N_("several of its own, each with a name, in place of one"),
        ),
        "tentative": TENTATIVE,
        **_HELD,
        "messages": Key(POINTS, N_("messages"), N_("what to say: a list of points")),
    },
    Message("{{id: dien-bien-phu, summary: …, date: 7/5/2024}}"),
    {"units": N_("{what} of an event; units stand in its 'window', or name the event in their 'events'")},
)
DEADLINE = MappingOf(
    Deadline,
    N_("deadline"),
    {
        "id": Key(ID, N_("id"), N_("goes into UIDs"), required=True),
        "ref": REF,
        "summary": Key(LOCALIZED, N_("summary"), N_("what is due"), required=True),
        "date": Key(
            DUE_DAY,
            N_("date"),
            N_("the day by which it is due, that day included; or `event` with `before` or `after`, or both"),
        ),
        "event": Key(EVENT_ID, N_("event"), N_("the id of the event it belongs to")),
        "before": Key(DURATION, N_("before the date"), N_("how long before the event's date it is due: `105 days`")),
        "after": Key(DURATION, N_("after the date"), N_("how long after the event's date it is due: `10 days`")),
        **_HELD,
        "units": Key(
            UNITS, N_("units"), N_("the ids of the units that owe it; left out: every unit that has the event")
        ),
        "tentative": TENTATIVE,
    },
    Message("{{id: bao-cao, summary: …, date: 15/12/2023}}"),
)
ACTIVITY = MappingOf(
    Activity,
    N_("activity"),
    {
        "id": Key(ID, N_("id"), N_("goes into UIDs"), required=True),
        "ref": REF,
        "summary": Key(LOCALIZED, N_("summary"), N_("what is done"), required=True),
        "event": Key(EVENT_ID, N_("event"), N_("the id of the event it is for"), required=True),
        "window": Key(
            IdOf(Message("the name of one of the event's windows")),
            N_("campaign"),
            N_("the name or id of one of the event's windows, where there are several"),
        ),
        "date": Key(
            DaysOf(OneOrMore(EACH_DAY)),
            N_("days"),
            N_("the day, or several: a list, or `7 - 9/5/2024`; each is a day of its own"),
            attribute="dates",
        ),
        "repeat": Key(
            Scalar(Message("how it repeats, such as hằng tuần thứ 3, thứ 5"), _repeat, None),
            N_("repeats"),
            N_("in place of `date`: how it repeats, such as `weekly on Tuesday, Thursday`, or an RRULE"),
        ),
        "time": Key(
            HOURS,
            N_("time"),
            N_("from when, or from when to when: `7h30`, `5h10 - 5h30`; left out: all day"),
        ),
        **_HELD,
        "units": Key(
            UNITS, N_("units"), N_("the ids of the units that do it; left out: every unit that has the window")
        ),
        "tentative": TENTATIVE,
    },
    Message("{{id: phat-thanh, summary: …, event: dien-bien-phu, repeat: hằng tuần thứ 3}}"),
)
UNIT = MappingOf(
    Unit,
    N_("unit"),
    {
        "id": Key(ID, N_("id"), N_("names its calendar"), required=True),
        "ref": REF,
        "name": Key(LOCALIZED, N_("name"), N_("what it is called"), required=True),
        "duties": Key(POINTS, N_("duties"), N_("what it does: a list of points")),
        "events": Key(
            Ids(EVENT_ID, "events", "dien-bien-phu, tach-tinh"),
            N_("events"),
            N_("the ids of its events; left out: every event"),
        ),
    },
    Message("{{id: ban-tuyen-giao, name: …}}"),
)
PLAN = MappingOf(
    Plan,
    N_("plan"),
    {
        "format": Key(
            choice("unsupported-format", Message("1, the file format this program reads"), ["1"]),
            N_("format"),
            N_("the version of this format: `1`"),
        ),
        "id": Key(
            ID, N_("id"), N_("goes into every UID and file name: never change it once calendars are out"), required=True
        ),
        "title": Key(LOCALIZED, N_("title"), N_("what the plan is called"), required=True),
        "superior": Key(LOCALIZED, N_("superior office"), N_("the office above it, as the head of a letter has it")),
        "issuer": Key(LOCALIZED, N_("issuer"), N_("the office")),
        "number": Key(WORD, N_("number"), N_("the number of the plan's document: `47-KH/HU`")),
        "date": Key(DAY, N_("date of issue"), N_("the day of issue, which stamps no calendar: see `revised`")),
        "place": Key(LOCALIZED, N_("place of issue"), N_("where the office's letters are dated from: `Tam Đường`")),
        "parent": Key(PARENT, N_("parent document"), N_("the document it carries out")),
        "period": Key(SPAN, N_("period"), N_("the plan's years: `2023 - 2024`"), required=True),
        "revised": Key(
            DAY,
            N_("last revision"),
            N_("the day of the last revision, which stamps the calendars; left out: the period's first day"),
        ),
        "kind": Key(
            KIND,
            N_("kind of windows"),
            N_("what its windows are, in a word: `Treo cờ`; `none` for no word; left out: `Tuyên truyền`"),
        ),
        "timezone": Key(
            Scalar(Message("a time zone, such as Asia/Ho_Chi_Minh"), parse_zone, Plan().timezone),
            N_("time zone"),
            N_("the office's time zone, which says what day it is; left out: `Asia/Ho_Chi_Minh`"),
        ),
        "language": Key(
            choice("unknown-language", Message("vi or en"), LANGUAGES),
            N_("language"),
            N_("of tables and calendars: `vi` or `en`; left out: `vi`"),
        ),
        "style": Key(
            choice("unknown-style", Message("spans or milestones"), STYLES),
            N_("style of calendars"),
            N_("how calendars show windows: `spans`, whole, or `milestones`, by first and last day; left out: `spans`"),
        ),
        "alarms": Key(ALARMS, N_("reminders"), N_("when calendars remind; `none` for never")),
        "workdays": Key(
            YES_OR_NO,
            N_("working days"),
            N_("`true` to be warned of a deadline on a Saturday, a Sunday or a public holiday of Vietnam"),
        ),
        "objectives": Key(POINTS, N_("objectives"), N_("what the plan is for: a list of points")),
        "requirements": Key(POINTS, N_("requirements"), N_("what it asks of everyone: a list of points")),
        "window": Key(
            Either(RULE, NO_RULE),
            N_("rule for windows"),
            N_("the rule for every event with a date: `{before: 20 days, after: 5 days}`; `none` where there is none"),
        ),
        "windows": Key(
            ListOf(JOINT_WINDOW), N_("windows for several events"), N_("windows that are each for several events")
        ),
        "events": Key(ListOf(EVENT), N_("events"), N_("all that is commemorated"), required=True),
        "deadlines": Key(ListOf(DEADLINE), N_("deadlines"), N_("reports and all else that is due by a day")),
        "activities": Key(
            ListOf(ACTIVITY), N_("activities"), N_("what units do within a window: broadcasts, meetings, performances")
        ),
        "channels": Key(POINTS, N_("channels"), N_("how it is said, such as press and banners: a list of points")),
        "units": Key(ListOf(UNIT), N_("units"), N_("who carries it out")),
        "recipients": Key(POINTS, N_("recipients"), N_("who is sent the plan: a list of points")),
        "signatory": Key(SIGNATORY, N_("signatory"), N_("who signed it")),
    },
    Message("{{format: 1, id: …, title: …, period: …, events: …}}"),
)


def every_key() -> Keys:
    """The keys of all mappings that a plan has."""
    blocks: dict[str, frozenset[str]] = {}
    every: set[str] = set(LANGUAGES)

    def look(mapping: MappingOf[Any]) -> None:
        for name, key in mapping.keys.items():
            every.add(name)
            if isinstance(key.kind, ListOf | MappingOf | Either):
                inner = getattr(key.kind, "item", getattr(key.kind, "mapping", key.kind))
                blocks[name] = blocks.get(name, frozenset()).union(inner.keys if isinstance(inner, MappingOf) else ())
                if isinstance(inner, MappingOf):
                    look(inner)

    look(PLAN)
    return Keys(frozenset(every), frozenset(PLAN.keys), blocks)
