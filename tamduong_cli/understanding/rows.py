"""What a row of a table says is on which days, by the headings of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamduong_cli.dates.vocabulary import DASHES
from tamduong_cli.language import Message
from tamduong_cli.understanding.cues import IS_TENTATIVE, is_an_event
from tamduong_cli.understanding.found import Thing, Where, thing_at
from tamduong_cli.understanding.moments import Moment, Years, clocks, lowered, moments
from tamduong_cli.understanding.rules import LENGTH, length, repeats, rule
from tamduong_cli.understanding.sentences import capitalised, in_parts, sentences, trimmed
from tamduong_cli.understanding.statements import things
from tamduong_cli.understanding.tables import Row
from tamduong_cli.understanding.units import units_in


def things_of_row(row: Row, where: Where) -> list[Thing]:
    """All that a row says is on days; `where` is where its table stands."""
    where = where._replace(name=_name(row), part=None, is_item=True)
    if (day := _first(row.section, where.years)) and day.is_day:
        where = where._replace(day=day)
    found = _of_its_columns(row, where)
    return [_with_columns(thing, row) for thing in found]


def _name(row: Row) -> str:
    name = row.cells.get("name", "")
    parting = "; " if len(name) < 90 else " "
    return trimmed(next(in_parts(re.sub(r"\s*\n\s*", parting, name))))


def _of_its_columns(row: Row, where: Where) -> list[Thing]:
    cells = row.cells
    found = [thing for thing in things(where.name, where._replace(name="")) if thing.days or thing.origin]
    found = [_with_its_day_again(thing, _when(row), where.years) for thing in found]
    if "anniversary" in cells:
        found = found or _anniversaries(cells["anniversary"], where)
    if "origin" in cells and len(found) == 1:
        found = [found[0]._replace(origin=found[0].origin or _origin(cells["origin"], where.years))]
    found += _held(row, where, found)
    if "due" in cells:
        found += _cell(cells["due"], where._replace(kind="deadline"))
    if "campaign" in cells:
        found += _campaign(cells["campaign"], where, found)
    for column in ("note", "units", "channel"):
        if column in row.own:
            found += _note(cells[column], where)
    return found


def _with_its_day_again(thing: Thing, when: str, years: Years) -> Thing:
    """A thing that the name of a row says, with the cell that has no more than the same day."""
    days = _days(when, years)
    is_all = len(days) == 1 and days[0].end - days[0].start == len(when.strip())
    return thing._replace(sentence=f"{thing.sentence} | {when}") if is_all and days[0].dates == thing.days else thing


def _when(row: Row) -> str:
    """The days of a row, with the month where that has a column of its own."""
    when, month = row.cells.get("when", ""), row.cells.get("month", "")
    number = re.fullmatch(r"(?:tháng )?(\d{1,2})(?:/\d{4})?", month.strip().lower())
    if number and re.fullmatch(rf"(?:ngày )?\d{{1,2}}(?:\s*[{DASHES},]\s*\d{{1,2}})*", when.strip().lower()):
        return f"{when}/{number[1]}"
    return when or month


def _held(row: Row, where: Where, own: list[Thing]) -> list[Thing]:
    """What a row says by its columns of days and hours; `own` are the events that it is about."""
    when, hour = _when(row), row.cells.get("hour", "")
    day = _first(when, where.years) or _first(row.section, where.years)
    text = hour or when
    if hour and day and not moments(hour, where.years):
        text = f"{hour} {when}".strip()
    if day and not _first(when, where.years):
        where = where._replace(day=day)
    said = _days(text, where.years)
    is_several = len(said) + sum(moment.is_listed for moment in said) > 1
    if not own and is_several and not clocks(text) and is_an_event(lowered(where.name)):
        return _anniversaries(text, where)
    if not text:
        return _cell("", where) if where.day and "name" in row.own else []
    found = _cell(text, where)
    if not found and where.day and not hour and row.cells.get("part"):
        found = _cell("", where)
    if own:
        found = [_of_an_event(thing) for thing in found]
        found = [thing for thing in found if thing.time or not any(thing.days == event.days for event in own)]
    return found


def _of_an_event(thing: Thing) -> Thing:
    """What is said in the row of an event: several days on end are its window."""
    if thing.days and thing.first == thing.last:
        return thing
    return thing._replace(kind="window", is_campaign=True)


def _anniversaries(text: str, where: Where) -> list[Thing]:
    """The events of a row by its days: one, or several where its name names as many."""
    days = _days(text, where.years)
    names = re.split(r"\s+(?:và|and)\s+|;\s+", where.name)
    if len(days) == 1 and days[0].is_listed and len(names) == len(days[0].dates):
        written = zip(days[0].dates, days[0].written.split(", "), strict=False)
        days = [days[0]._replace(dates=(date,), written=words) for date, words in written]
    if len(days) < 2 or len(names) != len(days):
        names = [where.name] * len(days)
    sentence = f"{where.name} | {text}"
    return [
        thing_at("event", capitalised(trimmed(name)), sentence, where)._replace(
            date=day.written, days=day.dates, is_completed=day.is_completed
        )
        for name, day in zip(names, days, strict=True)
    ]


def _origin(text: str, years: Years) -> str:
    said = moments(text, years)
    year = re.fullmatch(r"\d{4}", text.strip())
    return said[0].written if said and not said[0].is_completed else year[0] if year else ""


def _cell(text: str, where: Where) -> list[Thing]:
    """What a cell with days says of what its row names; what says none is on the day of the row."""
    sentence = f"{where.name} | {text}".strip(" |")
    found = [thing for part in sentences(_on_one_line(text)) for thing in things(part, where)]
    hours = clocks(text)
    if not found and where.day and (hours or not text):
        thing = thing_at("activity", capitalised(where.name), sentence, where)
        time = hours[0].written if hours else ""
        found = [thing._replace(date=where.day.written, days=where.day.dates, time=time)]
    return [thing._replace(sentence=sentence) for thing in found]


def _campaign(text: str, where: Where, found: list[Thing]) -> Iterator[Thing]:
    """The window of a row's event, by the column of windows."""
    events = [thing for thing in found if thing.kind == "event"]
    about = events[0].summary if events else where.name
    window = thing_at("window", about, f"{where.name} | {text}", where)._replace(about=about, is_campaign=True)
    low = lowered(text)
    if said := rule(text):
        yield window._replace(before=said.before, after=said.after)
    elif spans := _days(text, where.years):
        for span in spans:
            yield window._replace(date=span.written, days=span.dates, is_completed=span.is_completed)
    elif match := re.search(rf"(?P<side>trước|sau)[^\d]{{0,30}}(?P<length>{LENGTH})", low):
        counted = length(match["length"])
        none = re.sub(r"\d+", "0", counted)
        before, after = (none, counted) if match["side"] == "sau" else (counted, none)
        remark = Message("the document says only '{found}'; the other end is taken to be the day itself", found=text)
        yield window._replace(before=before, after=after).with_remark(remark)
    elif events and re.search(r"trong ngày|cả ngày|on the day", low):
        yield window._replace(before="0 ngày", after="0 ngày")


def _note(text: str, where: Where) -> Iterator[Thing]:
    for sentence in sentences(_on_one_line(text)):
        if moments(sentence, where.years) or repeats(sentence) or (where.day and clocks(sentence)):
            yield from things(sentence, where)


def messages_of(row: Row, where: Where) -> Iterator[str]:
    """What the row of an event says besides its days: how, by whom, and what else."""
    for column in ("channel", "units", "note"):
        for sentence in sentences(_on_one_line(row.cells.get(column, ""))) if column in row.own else ():
            if not moments(sentence, where.years):
                yield sentence


def _with_columns(thing: Thing, row: Row) -> Thing:
    """A thing with what the columns of its row say of it."""
    cells = row.cells
    note = cells.get("note", "")
    in_note = re.match(r"(?:tại|ở)\s+(?P<place>[^;\n]{3,90})", note, re.IGNORECASE)
    place = cells.get("place", "") or (in_note["place"] if in_note else "")
    if place and thing.kind != "window":
        place = re.sub(r"^(?:tại|at) ", "", place.replace("\n", ", "), flags=re.IGNORECASE)
        thing = thing._replace(location=capitalised(trimmed(place)))
    hours = clocks(note)
    if thing.kind == "activity" and not thing.time and hours and hours[0].start < 3:
        thing = thing._replace(time=hours[0].written)
    return thing._replace(
        lead=thing.lead or units_in(cells.get("lead", "")),
        units=thing.units or units_in(cells.get("units", "")),
        contact=trimmed(cells.get("contact", "").replace("\n", ", ")),
        tentative=thing.tentative or bool(IS_TENTATIVE.search(f"{note} {cells.get('when', '')}".lower())),
    )


def _on_one_line(text: str) -> str:
    return text.replace("\n", "; ")


def _days(text: str, years: Years) -> list[Moment]:
    """The days of a text, but for those of which only years are known."""
    return [moment for moment in moments(_on_one_line(text), years) if not moment.is_year] if text else []


def _first(text: str, years: Years) -> Moment | None:
    return next(iter(_days(text, years)), None)
