"""Going over the lines of a document once, from top to bottom, to find all that a plan has a place for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamduong_cli.dates.vocabulary import DASHES, PART_OF_DAY
from tamduong_cli.documents.document import Document
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message
from tamduong_cli.plan.marks import Mark, MarkKind
from tamduong_cli.understanding import marked
from tamduong_cli.understanding.attributes import Attribute, attribute
from tamduong_cli.understanding.closing import closing
from tamduong_cli.understanding.found import Thing, Where, thing_at
from tamduong_cli.understanding.header import header
from tamduong_cli.understanding.mentions import is_put_off
from tamduong_cli.understanding.moments import Moment, Years, clocks, lowered, moments
from tamduong_cli.understanding.outline import Line, Outline
from tamduong_cli.understanding.parts import Part
from tamduong_cli.understanding.plan_years import plan_years
from tamduong_cli.understanding.rows import messages_of, things_of_row
from tamduong_cli.understanding.rules import LENGTH, rule
from tamduong_cli.understanding.sentences import capitalised, sentences, trimmed
from tamduong_cli.understanding.statements import things
from tamduong_cli.understanding.survey import Dated, FoundRule, FoundUnit, NamedLine, Points, Survey
from tamduong_cli.understanding.tables import Column, rows_of
from tamduong_cli.understanding.units import unit_of

_MONTH_HEADING = re.compile(
    rf"\W*(?:trong )?tháng \d{{1,2}}(?:/\d{{4}}| năm \d{{4}})?(?:\s*[{DASHES}:]\s*[^.;\d]{{0,60}})?:?"
)
_PART_OF_DAY = re.compile(
    rf"^(?:[{DASHES}*•]\s*)?(?:{PART_OF_DAY}|cả ngày|cả buổi)\s*(?:[{DASHES}:,]\s*(?:\d{{1,2}}[.)]\s+)?|$)",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(
    rf"\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{4}}|\d{{1,2}}/(?:1[0-2]|0?[1-9])(?!\d)|tháng \d|\bt\d"
    rf"|\d ?(?:h|g|giờ)\d{{0,2}}\b|\d:\d\d|(?<!\d )\b{LENGTH}|(?:trước|sau) \d[\d.]* ngày"
    r"|quý (?:[iv]|\d)|mùng|\brằm\b|(?:h[ằà]ng|mỗi) (?:ngày|tuần|tháng|thứ)"
    r"|(?:đầu|giữa|cuối|^trong) (?:tháng|quý|năm) (?!qua|trước|vừa)[\wáàảạế]|(?:trước|sau) tết"
)
_IS_GENERAL = re.compile(
    r"(?:thời gian|nội dung|tổ chức thực hiện|các hoạt động|hình thức|mục đích|yêu cầu|địa điểm|phân công|kế hoạch"
    r"|time)"
)
_TEXTS: tuple[Part, ...] = ("objectives", "requirements", "channels", "purpose")
_SHORTEST_SENTENCE = 15
_WHEN_COLUMNS: tuple[Column, ...] = ("when", "hour", "due", "begin", "end", "anniversary")


def survey(document: Document, asked: range | None) -> Survey:
    """All that a document says; for the years `asked` for, or for those that it says itself.

    Raises Failure where it says none, and none are asked for.
    """
    return _Surveyor(document, asked).surveyed()


class _Unit:
    """A unit while its duties are gathered."""

    def __init__(self, line: Line, name: str, id: str = "") -> None:
        self.line = line
        self.name = name
        self.id = id
        self.duties: list[str] = []

    def of(self, thing: Thing) -> Thing:
        """A thing that one of its duties says: it owes deadlines, and leads the rest."""
        return thing._replace(units=(self.name,)) if thing.kind == "deadline" else thing._replace(lead=(self.name,))


class _Surveyor:
    def __init__(self, document: Document, asked: range | None) -> None:
        lines = Outline(document).lines
        annex = next((index for index, line in enumerate(lines) if line.mark("annex")), len(lines))
        self._lines = lines[:annex]  # from there on a plan says again what stands before
        self._marked: list[Line] = []
        self._kinds: dict[tuple[str, int], MarkKind] = {}
        """What the marked lines of a list are, by the kind of their number and the line above them."""
        self._refs: dict[int, str] = {}
        self._added: list[Line] = []
        self._header = header(self._lines)
        self._closing = closing(self._lines)
        period = marked.period(self._lines)
        if period and asked is None:
            asked = range(period.span.first.year, period.span.last.year + 1)
        self._plan, self._is_school, self._remarks = plan_years(self._lines, self._header, asked)
        self._things: list[Thing] = []
        self._rules: list[FoundRule] = []
        self._units: list[_Unit] = []
        self._points: dict[Part, Points] = {}
        self._messages: dict[int, list[str]] = {}
        self._names: list[NamedLine] = []
        self._day: Moment | None = None
        self._day_line: Line | None = None
        self._all_days: set[int] = set()
        """The lines of what is taken to be on all of the day above, since they say no time."""
        self._day_headings: dict[int, Moment] = {}
        self._owner: Line | None = None
        self._days: Moment | None = None

    def surveyed(self) -> Survey:
        for line in self._lines:
            if line.marks:
                self._of_a_plan(line)
            elif self._is_like_those_beside(line):
                continue
            elif line.at in self._header.used:
                self._of_the_head(line)
            elif line.at not in self._closing.used:
                self._line(line)
                if self._marked and not line.table:
                    self._added.append(line)
        return Survey(
            header=self._header,
            closing=self._closing,
            years=self._plan,
            things=tuple(self._things),
            rules=tuple(self._rules),
            units=tuple(map(self._found, self._units)),
            points=self._points,
            messages={at: tuple(texts) for at, texts in self._messages.items()},
            names=tuple(self._names),
            siblings={line.at: (line.style, line.above.at if line.above else -1) for line in self._lines},
            first_lines=tuple(line.text for line in self._lines[:3] if line.at not in self._header.used),
            dated=tuple(self._dated()),
            days=self._days,
            marked=tuple(self._marked),
            refs=self._refs,
            added=tuple(self._added),
            remarks=tuple(self._remarks),
        )

    def _found(self, unit: _Unit) -> FoundUnit:
        ref = marked.ref(unit.line) if unit.line.marks else unit.line.ref
        return FoundUnit(unit.name, tuple(unit.duties), ref, unit.id, self._refs.get(unit.line.at, ""))

    def _dated(self) -> Iterator[Dated]:
        """Each sentence of the text, and each cell of a table, that says when, or should by its column."""
        days = {thing.days for thing in self._things}
        for line in self._lines:
            day = self._day_headings.get(line.at)
            is_heading = day is not None and day.dates in days
            if line.marks or line.at in self._header.used or line.at in self._closing.used or is_heading:
                continue
            for sentence in sentences(line.text):
                if _SAYS_WHEN.search(lowered(sentence)):
                    yield Dated(line.at, sentence)
            for number, row in enumerate(rows_of(line.table) if line.table else (), 1):
                for column, text in row.cells.items():
                    says_when = column in _WHEN_COLUMNS or _SAYS_WHEN.search(lowered(text))
                    if column in row.own and says_when and re.search(r"\w", text):
                        yield Dated(line.at + number, text, row.printed)

    def _of_a_plan(self, line: Line) -> None:
        """A line that a plan was written as: its points are as they are, the rest is read by its marks."""
        if line.mark("excerpt"):
            raise Failure(Message("this is an excerpt for one unit; a plan is drafted from the whole document"))
        if line.mark("frame"):
            return
        for mark in line.marks:
            if line.above and mark.kind in ("deadline", "activity"):
                self._kinds[line.style, line.above.at] = mark.kind
        if unit := line.mark("unit"):
            is_copied = unit.id in [other.id for other in self._units]
            self._units.append(_Unit(line, line.text, "" if is_copied else unit.id))
            self._owner = line
        elif not line.mark("text", "sentence"):
            self._marked.append(line)
            self._owner = line
        elif above := self._unit_above(line):
            above.duties.append(marked.point(line))
            self._refs.setdefault(above.line.at, marked.ref(line))
        elif line.part in _TEXTS:
            self._add_point(line, marked.point(line))
        else:
            event = next((head for head in line.heads() if head.mark("event")), line.above or line)
            self._messages.setdefault(event.at, []).append(marked.point(line))
            self._refs.setdefault(event.at, marked.ref(line))

    def _is_like_those_beside(self, line: Line) -> bool:
        """Whether a line was added to a list of deadlines or activities, and is written as these are."""
        kind = self._kinds.get((line.style, line.above.at)) if line.above and line.number else None
        if kind is None or not marked.is_said(line, kind):
            return False
        self._marked.append(line._replace(marks=(Mark(kind),)))
        return True

    def _add_point(self, line: Line, *texts: str) -> None:
        part: Part = "objectives" if line.part == "purpose" or line.part is None else line.part
        points = self._points.get(part, Points(ref=marked.ref(line) if line.marks else line.ref))
        self._points[part] = points._replace(texts=(*points.texts, *texts))

    def _where(self, line: Line, name: str = "") -> Where:
        under = tuple(head.at for head in line.heads())
        return Where(self._years(line), line.part, line.at, under, line.ref, name, self._day, is_item=bool(line.number))

    def _years(self, line: Line) -> Years:
        """The year of a heading above, where one names it: Năm 2024, Tháng 5/2024."""
        for head in (line, *line.heads()):
            match = re.match(r"[\W\d]*(?:(?:năm|year) |tháng \d{1,2}(?:[/-]| năm ))(\d{4})\b", head.text.lower())
            if match and len(head.text) < 60:
                return Years(self._plan, int(match[1]), self._is_school)
        return Years(self._plan, None, self._is_school)

    def _of_the_head(self, line: Line) -> None:
        """The head of a document: events whose days stand in its title, and the days that it says to be for."""
        where = self._where(line)._replace(is_item=True)
        said = [moment for moment in moments(line.text, where.years) if not moment.is_year]
        is_of_issue = bool(self._header.place) and self._header.place in line.text
        if is_of_issue or lowered(line.text).startswith(("số", "kèm theo", "(kèm", "ban hành")):
            return
        found = [thing for thing in things(line.text, where) if thing.origin]
        self._things += found
        spans = [moment for moment in said if not moment.is_day and moment.last.year - moment.first.year < 3]
        if spans and not found:
            self._days = spans[0]

    def _line(self, line: Line) -> None:
        if line.table:
            for number, row in enumerate(rows_of(line.table), 1):
                where = self._where(line._replace(at=line.at + number))
                found = [thing._replace(at=where.at) for thing in things_of_row(row, where)]
                self._things += found
                if any(thing.kind == "event" for thing in found):
                    self._messages[where.at] = _points(list(messages_of(row, where)))
            return
        if line.part == "basis" or (line.part == "recipients" and line.is_bullet) or self._is_a_day(line):
            return
        if self._day_line and line.number and (line.style, line.above) == (self._day_line.style, self._day_line.above):
            self._day = self._day_line = None  # what the day was said of is one of several that stand beside each other
        text = _PART_OF_DAY.sub("", line.text) if self._day else line.text
        if not text or ((said := attribute(text)) and self._attribute(line, said)):
            return
        self._owner = line
        if line.part == "organisation" and self._begins_a_unit(line):
            return
        unit = self._unit_above(line)
        before = len(self._things)
        points = _points(self._sentences(line, text, unit))
        is_found = len(self._things) > before
        if not is_found and (line.number or line.is_capitals):
            self._names.append(NamedLine(line.at, trimmed(text), line.ref))
        if line.part in _TEXTS:
            self._texts(line)
        elif unit:
            unit.duties += points
        elif line.above and not (line.number and is_found):
            self._messages.setdefault(line.above.at, []).extend(points)

    def _is_a_day(self, line: Line) -> bool:
        """Whether a line is the heading of a day, as in a week's schedule; what follows it on the line is read, too."""
        text = line.text
        said = moments(text, self._years(line))
        if len(said) != 1 or not said[0].is_day or line.part in ("organisation", *_TEXTS):
            if line.is_numbered and re.match(r"[IVX]+", line.number) and not line.part:
                self._day = None
            return False
        day = said[0]
        if re.search(r"\w", re.sub(r"(?i)\b(?:ngày|thứ|hôm)\b", "", text[: day.start])):
            return False
        rest = text[day.end :].strip(" ).:;–-*")
        if not rest:
            self._day = self._day_headings[line.at] = day
            self._day_line = None
            return True
        is_parted = text[day.end :].lstrip(" )")[:1] in (":", ",", "–", "-")
        if not (is_parted and clocks(rest) and re.match(r"(?:thứ|chủ)", lowered(text))):
            return False
        self._day, self._day_line, self._owner = day, line, line
        where = self._where(line)._replace(is_item=True)
        self._things += [thing for sentence in sentences(rest) for thing in things(sentence, where)]
        return True

    def _attribute(self, line: Line, said: Attribute) -> bool:
        """Read a line that says something of what was named before it; whether it was there to be said of."""
        if said.what in ("when", "due"):
            return self._says_when(line, said)
        return self._owner is not None and self._say_of(self._owner, said)

    def _say_of(self, line: Line, said: Attribute) -> bool:
        """Give the things from a line on what another line says of them; whether there are any."""
        index = len(self._things)
        while index and self._things[index - 1].at >= line.at:
            index -= 1
            self._things[index] = said.of(self._things[index])
        return index < len(self._things)

    def _says_when(self, line: Line, said: Attribute) -> bool:
        owner = self._owner
        if owner and line.is_numbered and (owner.style, owner.above) == (line.style, line.above):
            owner = line.above  # it stands beside the line before it, and says nothing of that
        if owner is None or (owner.part and len(owner.text) < 60 and _IS_GENERAL.match(lowered(owner.text))):
            if self._is_a_rule(line, said.text):
                return True
            where = self._where(line, self._subject)
        else:
            name = re.sub(r"\s*\((?:Giao|giao|do) [^()]*\)\s*$", "", trimmed(_PART_OF_DAY.sub("", owner.text)))
            where = self._where(line, name.strip(" .:"))
            part = None if where.part == "time" else where.part
            where = where._replace(under=(owner.at, *where.under), part=part)
        if said.own_name:
            name = f"{where.name}: {said.own_name[:1].lower()}{said.own_name[1:]}" if where.name else said.own_name
            where = where._replace(name=capitalised(name))
        if said.what == "due":
            where = where._replace(kind="deadline")
        found = [thing for sentence in sentences(said.text) for thing in things(sentence, where)]
        if found and owner and owner.at in self._all_days:
            self._things = [thing for thing in self._things if thing.at != owner.at]
        self._things += [thing._replace(is_campaign=thing.is_campaign or said.is_of_a_campaign) for thing in found]
        return bool(found) or not said.text

    @property
    def _subject(self) -> str:
        """What the document is about, by its title: Lễ hội đền Hùng năm 2025."""
        title = self._header.title.removeprefix(capitalised(self._header.kind)).strip()
        return capitalised(
            re.sub(r"^(?:về (?:việc )?|tổ chức |triển khai |(?:công tác|thực hiện) (?!năm|tháng|tuần|quý))+", "", title)
        )

    def _begins_a_unit(self, line: Line) -> bool:
        """Whether a line begins what a unit does; its duty is read where one follows."""
        if line.above is None or (self._unit_above(line) is not None and not line.is_numbered):
            return False
        named = unit_of(line)
        if named is None or (not line.number and not named[1]):
            return False
        unit = _Unit(line, named[0])
        self._units.append(unit)
        if named[1]:
            unit.duties += _points(self._sentences(line, named[1], unit))
        return True

    def _unit_above(self, line: Line) -> _Unit | None:
        heads = {head.at for head in line.heads()}
        return next((unit for unit in reversed(self._units) if unit.line.at in heads), None)

    def _texts(self, line: Line) -> None:
        """A line of objectives, requirements or channels, which are kept as they are."""
        is_heading = (
            not line.is_bullet
            and len(line.text) < 90
            and not line.text.rstrip().endswith((".", ";"))
            and (line.above is None or line.above.part != line.part or line.text.rstrip().endswith(":"))
        )
        if not is_heading:
            self._add_point(line, *_points(sentences(line.text)))

    def _sentences(self, line: Line, text: str, unit: _Unit | None) -> list[str]:
        """Read the sentences of a line; those that are to be kept as texts, which is all but the days of something."""
        if not line.number and _MONTH_HEADING.fullmatch(text.lower()):
            return []
        where = self._where(line)
        if unit is not None:
            where = where._replace(is_item=False, part="organisation")
        label = re.match(r"(?P<label>[^:.;]{4,100}):\s", text)
        kept = []
        for number, sentence in enumerate(sentences(text)):
            if self._is_a_rule(line, sentence) or (number and self._is_said_of(line, sentence)):
                continue
            goes_on = number and label and sentence[:1].islower() and unit is None
            name = trimmed(label["label"]) if label and goes_on else ""
            found = [_under(name, thing) for thing in things(sentence, where._replace(name=name))]
            is_item = line.number or text != line.text
            if not found and not number and unit is None and is_item and self._may_be_all_day(text):
                found = [self._all_day(sentence, where)]
                self._all_days.add(line.at)
            self._things += [unit.of(thing) for thing in found] if unit else found
            if not found or unit:
                kept.append(sentence)
        return kept

    def _may_be_all_day(self, text: str) -> bool:
        is_long = len(text) > _SHORTEST_SENTENCE and not text.endswith(":")
        return self._day is not None and is_long and not is_put_off(text)

    def _all_day(self, sentence: str, where: Where) -> Thing:
        """What a week's schedule has on a day, without a time."""
        assert where.day
        thing = thing_at("activity", capitalised(trimmed(_PART_OF_DAY.sub("", sentence))), sentence, where)
        return thing._replace(date=where.day.written, days=where.day.dates)

    def _is_said_of(self, line: Line, sentence: str) -> bool:
        """Whether a sentence says where, or with whom, what stands before it on its line is held."""
        said = attribute(sentence)
        return said is not None and said.what not in ("when", "due") and self._say_of(line, said)

    def _is_a_rule(self, line: Line, sentence: str) -> bool:
        """Whether a sentence says a rule for windows; what it says behind that is read, too."""
        said = rule(sentence)
        if said is None:
            return False
        under = tuple(head.at for head in line.heads())
        self._rules.append(FoundRule(said.before, said.after, sentence, line.ref, line.at, under))
        if len(sentence) - said.end > _SHORTEST_SENTENCE * 2:
            self._things += things(sentence[said.end :], self._where(line))
        return True


def _under(label: str, thing: Thing) -> Thing:
    """A thing of a sentence that goes on from what stands before a colon, with that in its name."""
    if not label or thing.kind == "event" or label in thing.summary:
        return thing
    return thing._replace(summary=f"{label}: {thing.summary[:1].lower()}{thing.summary[1:]}")


def _points(texts: list[str]) -> list[str]:
    return [capitalised(point) for text in texts if len(point := trimmed(text)) > 3]
