"""All that a document says that a plan has a place for, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.documents.document import Document
from tamduong_cli.language import Message
from tamduong_cli.understanding.closing import Closing, closing
from tamduong_cli.understanding.cues import is_an_event
from tamduong_cli.understanding.found import Thing, Where
from tamduong_cli.understanding.header import Header, header
from tamduong_cli.understanding.moments import Moment, Years, clocks, lowered, moments
from tamduong_cli.understanding.outline import Line, Outline
from tamduong_cli.understanding.parts import Part
from tamduong_cli.understanding.plan_years import plan_years
from tamduong_cli.understanding.rules import LENGTH, Rule, length, repeats, rule
from tamduong_cli.understanding.sentences import capitalised, sentences, trimmed
from tamduong_cli.understanding.statements import things
from tamduong_cli.understanding.tables import Row, is_layout, rows_of
from tamduong_cli.understanding.units import unit_of, units_in


class FoundRule(NamedTuple):
    """The rule for windows, with the sentence that says so."""

    before: str
    after: str
    sentence: str
    ref: str
    about: str
    at: int
    under: tuple[int, ...]


class FoundUnit(NamedTuple):
    """A unit, with its duties."""

    name: str
    duties: tuple[str, ...] = ()
    ref: str = ""


class Points(NamedTuple):
    """The sentences of a part, and where it stands."""

    texts: tuple[str, ...] = ()
    ref: str = ""


class Survey(NamedTuple):
    """What a document says."""

    header: Header
    closing: Closing
    years: range
    is_school: bool
    things: tuple[Thing, ...]
    rules: tuple[FoundRule, ...]
    units: tuple[FoundUnit, ...]
    points: dict[Part, Points]
    messages: dict[int, tuple[str, ...]]
    """What stands under a line, a sentence each."""
    names: dict[int, str]
    """The lines that name something and say no day, with their names; an event's may be among them."""
    numbered: dict[int, tuple[str, int]]
    """Of each of these, and of each line with a thing, its kind of number, and the line above it."""
    refs: dict[int, str]
    """Where each line stands."""
    first_sentences: tuple[str, ...]
    dated: tuple[tuple[int, str], ...]
    """Each sentence and each cell with a date, a time or a length, with its line."""
    title_span: Moment | None = None
    remarks: tuple[Message, ...] = ()


_ATTRIBUTE = re.compile(
    r"^(?P<label>(?P<when>thời gian|thời điểm|ngày giờ|lịch|khi nào|when|time|date)|(?P<place>địa điểm|nơi tổ chức|địa bàn|place|venue|where)"
    r"|(?P<lead>(?:đơn vị |cơ quan |bộ phận )?(?:chủ trì|phụ trách)|đơn vị thực hiện|đơn vị tổ chức|lead)"
    r"|(?P<units>(?:đơn vị |cơ quan )?phối hợp|thành phần|đối tượng|participants|with)|(?P<contact>liên hệ|đầu mối|contact)"
    r"|(?P<due>thời hạn|hạn)(?= ?(?:nộp|gửi|hoàn|đăng|chót|cuối|:)))(?P<rest>[^:\d“]{0,45}):\s*(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MONTH_HEADING = re.compile(r"\W*(?:trong )?tháng \d{1,2}(?:/\d{4}| năm \d{4})?(?:\s*[-–:]\s*[^.;\d]{0,60})?:?")
_PART_OF_DAY = re.compile(
    r"^(?:[*•-]\s*)?(?:buổi )?(?:sáng|trưa|chiều|tối|cả ngày)\s*(?:[:,–-]\s*(?:\d{1,2}[.)]\s+)?|$)", re.IGNORECASE
)
_SAYS_WHEN = re.compile(
    rf"\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{4}}|\d{{1,2}}/\d{{1,2}}|tháng \d|\d ?(?:h|giờ)\b|\d:\d\d|(?<!\d )\b{LENGTH}|quý (?:i|\d)|mùng|hằng (?:ngày|tuần|tháng)|hàng (?:ngày|tuần|tháng)"
)
_TEXTS: tuple[Part, ...] = ("objectives", "requirements", "channels", "purpose")


class Surveyor:
    """Goes over the lines of a document once, from top to bottom."""

    def __init__(self, document: Document, asked: range | None) -> None:
        self.lines = Outline(document, is_layout).lines
        self.header = header(self.lines)
        self.closing = closing(self.lines)
        self.plan, self.is_school, self.remarks = plan_years(self.lines, self.header, asked)
        self.things: list[Thing] = []
        self.rules: list[FoundRule] = []
        self.units: list[tuple[Line, str, list[str]]] = []
        self.points: dict[Part, Points] = {}
        self.messages: dict[int, list[str]] = {}
        self.names: dict[int, str] = {}
        self._day: Moment | None = None
        self._days: dict[int, Moment] = {}
        self._owner: Line | None = None
        self._title_span: Moment | None = None

    @property
    def subject(self) -> str:
        """What the document is about, by its title: Lễ hội đền Pú Mằn xuân Ất Tỵ."""
        title = self.header.title.removeprefix(capitalised(self.header.kind)).strip()
        title = re.sub(r"^(?:về (?:việc )?|tổ chức |triển khai |công tác |thực hiện )+", "", title)
        return capitalised(title)

    def surveyed(self) -> Survey:
        for line in self.lines:
            if line.at in self.header.used:
                self._of_the_head(line)
            elif line.at not in self.closing.used:
                self._line(line)
        kinds = {line.at: (_style(line), line.above.at if line.above else -1) for line in self.lines}
        return Survey(
            self.header,
            self.closing,
            self.plan,
            self.is_school,
            tuple(self.things),
            tuple(self.rules),
            tuple(FoundUnit(name, tuple(duties), line.ref) for line, name, duties in self.units),
            self.points,
            {at: tuple(texts) for at, texts in self.messages.items()},
            self.names,
            kinds,
            {line.at: line.ref for line in self.lines},
            tuple(line.text for line in self.lines[:3] if line.at not in self.header.used),
            tuple(self._dated()),
            self._title_span,
            tuple(self.remarks),
        )

    def _dated(self) -> Iterator[tuple[int, str]]:
        """Each sentence of the text, and each cell of a table, that says when."""
        for line in self.lines:
            if line.at in self.header.used or line.at in self.closing.used:
                continue
            if (day := self._days.get(line.at)) and any(thing.days == day.dates for thing in self.things):
                continue
            texts = [(line.at, sentence) for sentence in sentences(line.text)]
            if line.table:
                texts = [
                    (line.at + number, row.cells[column])
                    for number, row in enumerate(rows_of(line.table), 1)
                    for column in row.cells
                    if column in row.own
                ]
            yield from ((at, text) for at, text in texts if _SAYS_WHEN.search(lowered(text)))

    def _years(self, line: Line) -> Years:
        here = month = None
        for head in (line, *line.heads()):
            low = head.text.lower()
            if len(low) < 60:
                if match := re.match(r"(?:[\W\d]*)(?:năm|year) (\d{4})\b", low):
                    here = here or int(match[1])
                if match := re.match(r"(?:[\W\d]*)tháng (\d{1,2})(?:[/-]| năm )(\d{4})", low):
                    here = here or int(match[2])
        del month
        return Years(self.plan, here, self.is_school)

    def _where(self, line: Line, name: str = "", is_item: bool | None = None) -> Where:
        return Where(
            self._years(line),
            line.part,
            line.at,
            tuple(head.at for head in line.heads()),
            line.ref,
            name,
            self._day,
            is_item=bool(line.number) if is_item is None else is_item,
        )

    def _of_the_head(self, line: Line) -> None:
        """The head of a document: events whose days stand in its title, and the days that it says to be for."""
        where = self._where(line, is_item=True)
        said = [moment for moment in moments(line.text, where.years) if not moment.is_year]
        if (
            not said
            or lowered(line.text).startswith(("số", "kèm theo", "(kèm", "ban hành"))
            or self.header.place
            and self.header.place in line.text
        ):
            return
        found = [thing for thing in things(line.text, where) if thing.origin]
        self.things += found
        spans = [moment for moment in said if not moment.is_day and moment.last.year - moment.first.year < 3]
        if spans and not found:
            self._title_span = spans[0]

    def _line(self, line: Line) -> None:
        if line.table:
            for number, row in enumerate(rows_of(line.table), 1):
                self._row(line._replace(at=line.at + number), row)
            return
        if line.part in ("recipients", "basis") and (line.number or line.part == "basis") and not line.is_numbered:
            return
        text = line.text
        if self._is_a_day(line):
            return
        if self._day:
            text = _PART_OF_DAY.sub("", text)
            if not text:
                return
        if match := _ATTRIBUTE.match(text):
            if self._attribute(line, match):
                return
        self._owner = line
        if line.part == "organisation" and self._unit(line):
            return
        if line.part in _TEXTS:
            self._texts(line)
        unit = self._unit_above(line)
        before = len(self.things)
        spoken = self._sentences(line, text, unit)
        if unit is not None and spoken:
            unit[2].extend(_points(spoken))
        if len(self.things) == before and (line.number or line.is_capitals):
            self.names[line.at] = trimmed(text)
        above = line.above
        if (
            above is not None
            and line.part not in _TEXTS
            and unit is None
            and not (line.number and len(self.things) > before)
        ):
            self.messages.setdefault(above.at, []).extend(_points(spoken))

    def _is_a_day(self, line: Line) -> bool:
        """Whether a line is the heading of a day, as in a week's schedule; what follows it on the line is read, too."""
        text = line.text
        said = moments(text, self._years(line))
        if not said or not said[0].is_day or line.part in ("organisation", *_TEXTS):
            if line.is_numbered and line.part and not self._day:
                return False
            if line.is_numbered and re.match(r"[IVX]+", line.number):
                self._day = None
            return False
        day = said[0]
        rest = text[day.end :].strip(" ).:;–-*")
        is_first = not re.search(r"\w", re.sub(r"(?i)\b(?:ngày|thứ|hôm)\b", "", text[: day.start]))
        if is_first and not rest and len(said) == 1:
            self._day = day
            self._days[line.at] = day
            return True
        if (
            is_first
            and text[day.end :].lstrip(" )")[:1] in (":", ",", "–", "-")
            and clocks(rest)
            and len(said) == 1
            and re.match(r"(?:thứ|chủ)", lowered(text))
        ):
            self._day = day
            self._owner = line
            for sentence in sentences(rest):
                self.things += things(sentence, self._where(line, is_item=True))
            return True
        return False

    def _attribute(self, line: Line, match: re.Match[str]) -> bool:
        """A line that says one thing of what was named before it: when, where, who."""
        text = match["text"].strip()
        owner = self._owner
        is_general = owner is None or _is_general(owner)
        name = "" if owner is None or is_general else trimmed(_PART_OF_DAY.sub("", owner.text)).split("\n")[0]
        since = owner.at if owner is not None else -1
        mine = [index for index, thing in enumerate(self.things) if thing.at >= since >= 0]
        if match["when"] or match["due"]:
            if is_general and self._rules(line, text):
                return True
            label = trimmed(match["rest"])
            where = self._where(line, _short(name) if not is_general else self.subject)
            if label and not re.match(
                r"(?:tổ chức|thực hiện|diễn ra|dự kiến|tuyên truyền|treo|cao điểm|cụ thể|(?:và )?địa điểm|,|và|\()",
                label.lower(),
            ):
                where = where._replace(
                    name=f"{where.name}: {match['label'].lower()} {label}"
                    if where.name
                    else capitalised(f"{match['label']} {label}")
                )
            where = where._replace(kind="deadline") if match["due"] else where
            if owner is not None and not is_general:
                where = where._replace(
                    under=(owner.at, *where.under), part=where.part if where.part != "time" else None
                )
            found = self._things_of(text, where)
            if found and re.search("tuyên truyền|treo|cao điểm", match["rest"].lower()):
                found = [thing._replace(is_campaign=True) for thing in found]
            self.things += found
            return bool(found) or not text
        if not mine:
            return False
        self._say_of(mine, match)
        return True

    def _say_of(self, mine: list[int], match: re.Match[str]) -> None:
        """Give things what a line says of them: the place, who leads, who takes part, whom to ask."""
        text = match["text"].strip()
        for index in mine:
            thing = self.things[index]
            if match["place"]:
                self.things[index] = thing._replace(
                    location=capitalised(trimmed(re.sub(r"^tại\s+", "", text, flags=re.IGNORECASE)))
                )
            elif match["lead"]:
                self.things[index] = thing._replace(lead=units_in(text))
            elif match["units"]:
                self.things[index] = thing._replace(units=units_in(text))
            elif match["contact"]:
                self.things[index] = thing._replace(contact=trimmed(text))

    def _things_of(self, text: str, where: Where) -> list[Thing]:
        found: list[Thing] = []
        for sentence in sentences(text):
            found += things(sentence, where)
        return found

    def _unit(self, line: Line) -> bool:
        """A line that begins what a unit does."""
        if line.above is None or (self._unit_above(line) is not None and not line.is_numbered):
            return False
        named = unit_of(line)
        if named is None or (not line.number and not named[1]):
            return False
        name, duty = named
        duties: list[str] = []
        self.units.append((line, name, duties))
        if duty:
            duties += _points(self._sentences(line, duty, self.units[-1]))
        return True

    def _unit_above(self, line: Line) -> tuple[Line, str, list[str]] | None:
        """The unit under whose name a line stands."""
        heads = {head.at for head in line.heads()}
        return next((unit for unit in reversed(self.units) if unit[0].at in heads), None)

    def _texts(self, line: Line) -> None:
        part = "objectives" if line.part == "purpose" else line.part
        assert part is not None
        if part_heading(line):
            return
        points = self.points.get(part, Points(ref=line.ref))
        self.points[part] = points._replace(texts=(*points.texts, *_points(sentences(line.text))))

    def _sentences(self, line: Line, text: str, unit: tuple[Line, str, list[str]] | None) -> list[str]:
        """Read the sentences of a line; those that are to be kept as texts, which is all but the days of something."""
        where = self._where(line)
        if unit is not None:
            where = where._replace(is_item=False, part="organisation")
        kept = []
        if not line.number and _MONTH_HEADING.fullmatch(text.lower()):
            return []
        label = re.match(r"(?P<label>[^:.;]{4,100}):\s", text)
        for number, sentence in enumerate(sentences(text)):
            if self._rules(line, sentence):
                continue
            if number:
                goes_on = label and sentence[:1].islower() and unit is None
                where = where._replace(name=trimmed(label["label"]) if label and goes_on else "")
            if number and self._said_of(line, sentence):
                continue
            found = [_under_its_label(thing, where.name) if number else thing for thing in things(sentence, where)]
            if (
                not found
                and not number
                and self._day
                and line.number
                and len(text) > 15
                and not text.endswith(":")
                and unit is None
            ):
                found = [self._all_day(line, sentence, where)]
            if unit is not None:
                found = [
                    thing._replace(units=(unit[1],)) if thing.kind == "deadline" else thing._replace(lead=(unit[1],))
                    for thing in found
                ]
            self.things += found
            if not found or unit is not None:
                kept.append(sentence)
        return kept

    def _all_day(self, line: Line, sentence: str, where: Where) -> Thing:
        """What a week's schedule has on a day, without a time."""
        assert where.day
        summary = capitalised(
            trimmed(re.sub(r"^(?:cả (?:buổi|ngày)|sáng|chiều|tối)\s*:\s*", "", sentence, flags=re.IGNORECASE))
        )
        thing = Thing("activity", summary, sentence, where.at, where.under, where.ref)
        return thing._replace(date=where.day.written, days=where.day.dates)

    def _said_of(self, line: Line, sentence: str) -> bool:
        """A sentence that says where, or with whom, what stands before it on its line is held."""
        match = _ATTRIBUTE.match(sentence)
        mine = [index for index, thing in enumerate(self.things) if thing.at == line.at]
        if not match or not mine or match["when"] or match["due"]:
            return False
        self._say_of(mine, match)
        return True

    def _rules(self, line: Line, sentence: str) -> bool:
        said = rule(sentence)
        if said is None:
            return False
        self.rules.append(
            FoundRule(
                said.before, said.after, sentence, line.ref, sentence, line.at, tuple(head.at for head in line.heads())
            )
        )
        rest = sentence[said.end :]
        if len(rest) > 40:
            self.things += things(rest, self._where(line))
        return True

    def _row(self, line: Line, row: Row) -> None:
        """One row of a table: what its name has on which days by its columns."""
        cells = row.cells
        name = trimmed(
            cells.get("name", "").replace("\n", "; ")
            if "\n" in cells.get("name", "") and len(cells.get("name", "")) < 90
            else cells.get("name", "")
        )
        name = re.sub(r"\s*\n\s*", " ", name)
        where = self._where(line, name, is_item=True)._replace(part=None)
        section = moments(row.section, where.years) if row.section else []
        if section and section[0].is_day:
            where = where._replace(day=section[0])
        before = len(self.things)
        own = [thing for thing in things(name, where._replace(name="")) if thing.origin or moments(name, where.years)]
        self._columns(row, where, own)
        for index in range(before, len(self.things)):
            self.things[index] = _with_columns(self.things[index], row)

    def _columns(self, row: Row, where: Where, own: list[Thing]) -> None:
        cells = row.cells
        found = own
        if "anniversary" in cells:
            found = found or self._anniversaries(cells["anniversary"], where)
        when = cells.get("when", "")
        month = re.fullmatch(r"(?:tháng )?(\d{1,2})(?:/\d{4})?", cells.get("month", "").strip().lower())
        if month and re.fullmatch(r"(?:ngày )?\d{1,2}(?:\s*[-,–]\s*\d{1,2})*", when.strip().lower()):
            when = f"{when}/{month[1]}"
        when = when or cells.get("month", "")
        hour = cells.get("hour", "")
        said = _first_moment(when, where.years) or _first_moment(row.section, where.years)
        text = when
        if hour and not moments(hour, where.years):
            text = f"{hour} {when}".strip() if said else hour
        elif hour:
            text = hour
        if said and not _first_moment(when, where.years):
            where = where._replace(day=said)
        several = [moment for moment in moments(text.replace("\n", "; "), where.years) if not moment.is_year]
        if (
            not found
            and not clocks(text)
            and len(several) + sum(moment.is_listed for moment in several) > 1
            and is_an_event(lowered(where.name))
        ):
            found = self._anniversaries(text, where)
            text = ""
        if text:
            is_event = bool(found)
            more = self._cell(text, where)
            if is_event:
                more = [
                    thing._replace(kind="window", is_campaign=True)
                    if not thing.days or thing.last > thing.first
                    else thing
                    for thing in more
                ]
                more = [thing for thing in more if not any(thing.days == event.days for event in own) or thing.time]
            found = found + more
            if not more and where.day and hour == "" and cells.get("part"):
                found = found + self._cell("", where)
        elif where.day and "name" in row.own:
            found = found + self._cell("", where)
        if "due" in cells:
            found = found + self._cell(cells["due"], where._replace(kind="deadline"))
        self.things += [thing._replace(at=where.at) for thing in found]
        if "campaign" in cells:
            self._campaign(cells["campaign"], where, found)
        for column in ("note", "units", "channel"):
            if column in row.own:
                self._note(cells[column], where)

    def _anniversaries(self, text: str, where: Where) -> list[Thing]:
        """The events of a row by the column of their days: several, where there are days that are not on end."""
        said = [moment for moment in moments(text.replace("\n", "; "), where.years) if not moment.is_year]
        found: list[Thing] = []
        names = [where.name]
        days = [moment for moment in said]
        parts = re.split(r"\s+(?:và|and)\s+|;\s+", where.name)
        if len(days) > 1 and len(parts) == len(days):
            names = parts
        elif len(days) == 1 and days[0].is_listed and len(parts) == len(days[0].dates):
            moment = days[0]
            written = moment.written.split(", ")
            days = [
                moment._replace(dates=(date,), written=text) for date, text in zip(moment.dates, written, strict=False)
            ]
            names = parts
        for index, moment in enumerate(days):
            name = names[index] if index < len(names) else names[0]
            thing = Thing(
                "event", capitalised(trimmed(name)), f"{where.name} | {text}", where.at, where.under, where.ref
            )
            found.append(thing._replace(date=moment.written, days=moment.dates))
        return found

    def _cell(self, text: str, where: Where) -> list[Thing]:
        """What a cell with days says of what its row names."""
        found: list[Thing] = []
        for sentence in sentences(text.replace("\n", "; ")) if text else [""]:
            found += things(sentence, where)
        if not found and where.day and (not text or clocks(text)):
            hours = clocks(text)
            thing = Thing(
                "activity",
                capitalised(where.name),
                f"{where.name} | {text}".strip(" |"),
                where.at,
                where.under,
                where.ref,
            )
            found = [
                thing._replace(date=where.day.written, days=where.day.dates, time=hours[0].written if hours else "")
            ]
        return [thing._replace(sentence=f"{where.name} | {text}") for thing in found]

    def _campaign(self, text: str, where: Where, found: list[Thing]) -> None:
        """The window of a row's event, by the column of windows."""
        events = [thing for thing in found if thing.kind == "event"]
        about = events[0].summary if events else where.name
        said = rule(text)
        window = Thing(
            "window", about, f"{where.name} | {text}", where.at, where.under, where.ref, about=about, is_campaign=True
        )
        if said:
            self.things.append(window._replace(before=said.before, after=said.after))
            return
        spans = [moment for moment in moments(text, where.years) if not moment.is_year]
        if spans:
            for moment in spans:
                self.things.append(window._replace(date=moment.written, days=moment.dates))
            return
        low = lowered(text)
        if match := re.search(rf"(?P<side>trước|sau)[^\d]{{0,30}}(?P<length>{LENGTH})", low):
            counted = length(match["length"])
            none = re.sub(r"\d+", "0", counted)
            before, after = (none, counted) if match["side"] == "sau" else (counted, none)
            remark = Message(
                "the document says only '{found}'; the other end is taken to be the day itself", found=text
            )
            self.things.append(window._replace(before=before, after=after).with_remark(remark))
        elif re.search(r"trong ngày|cả ngày|on the day", low) and events:
            self.things.append(window._replace(before="0 ngày", after="0 ngày"))

    def _note(self, text: str, where: Where) -> None:
        for sentence in sentences(text.replace("\n", "; ")):
            if moments(sentence, where.years) or repeats(sentence) or (where.day and clocks(sentence)):
                self.things += things(sentence, where)


def _under_its_label(thing: Thing, label: str) -> Thing:
    """A thing of a sentence that goes on from what stands before a colon, with that in its name."""
    if not label or thing.kind == "event" or label in thing.summary:
        return thing
    return thing._replace(summary=f"{label}: {thing.summary[:1].lower()}{thing.summary[1:]}")


def part_heading(line: Line) -> bool:
    """Whether a line is the heading of its part, and no point of it."""
    return (
        (line.is_numbered or not line.number)
        and len(line.text) < 90
        and not line.text.rstrip().endswith((".", ";"))
        and (line.above is None or line.above.part != line.part or line.text.rstrip().endswith(":"))
    )


def _points(texts: list[str]) -> list[str]:
    return [capitalised(point) for text in texts for point in [trimmed(text)] if len(point) > 3]


def _is_general(line: Line) -> bool:
    """Whether a line names a part of plans and nothing that is held."""
    return (
        bool(line.part)
        and len(line.text) < 60
        and bool(
            re.match(
                r"(?:thời gian|nội dung|tổ chức thực hiện|các hoạt động|hình thức|mục đích|yêu cầu|địa điểm|time|phân công|kế hoạch)",
                lowered(line.text),
            )
        )
    )


def _short(name: str) -> str:
    return re.sub(r"\s*\((?:Giao|giao|do) [^()]*\)\s*$", "", name).strip(" .:")


def _style(line: Line) -> str:
    return re.sub(r"\d+", "1", re.sub(r"[IVX]+(?=\W|$)", "I", line.number)) if line.number else ""


def _first_moment(text: str, years: Years) -> Moment | None:
    return next((moment for moment in moments(text, years) if not moment.is_year), None) if text else None


def _with_columns(thing: Thing, row: Row) -> Thing:
    """A thing with what the columns of its row say of it."""
    cells = row.cells
    place = cells.get("place", "")
    note = cells.get("note", "")
    if not place and (match := re.match(r"(?:tại|ở)\s+(?P<place>[^;\n]{3,90})", note, re.IGNORECASE)):
        place = match["place"]
    if place and thing.kind != "window":
        thing = thing._replace(
            location=capitalised(trimmed(re.sub(r"^(?:tại|at) ", "", place.replace("\n", ", "), flags=re.IGNORECASE)))
        )
    if "lead" in cells and not thing.lead:
        thing = thing._replace(lead=units_in(cells["lead"]))
    if "units" in cells and not thing.units:
        thing = thing._replace(units=units_in(cells["units"]))
    if "contact" in cells:
        thing = thing._replace(contact=trimmed(cells["contact"].replace("\n", ", ")))
    said = clocks(note)
    if thing.kind == "activity" and not thing.time and said and said[0].start < 3:
        thing = thing._replace(time=said[0].written)
    if re.search(r"dự kiến|tentative", f"{note} {cells.get('when', '')}".lower()):
        thing = thing._replace(tentative=True)
    return thing


__all__ = ["FoundRule", "FoundUnit", "Points", "Rule", "Survey", "Surveyor"]
