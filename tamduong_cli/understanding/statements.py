"""What one sentence says is on which days: an event, a window, a deadline, an activity."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.vocabulary import PART
from tamduong_cli.language import Message
from tamduong_cli.understanding import cues
from tamduong_cli.understanding.clauses import Clause, clauses, merged, once
from tamduong_cli.understanding.found import Kind, Thing, Where, thing_at
from tamduong_cli.understanding.mentions import has_no_day_yet, is_only_mentioned, is_put_off
from tamduong_cli.understanding.moments import Clock, Moment, Pair, Years, clocks, lowered, moments
from tamduong_cli.understanding.named_days import anniversaries, bracketed, events, is_in_a_name
from tamduong_cli.understanding.rules import Counted, anchor, repeats
from tamduong_cli.understanding.sentences import capitalised, trimmed
from tamduong_cli.understanding.summaries import Places, joins_begin, summary_and_place, with_what_is_spoken_of

_FAR = 160
"""How many characters before a day what tells its kind may begin."""
NEAR = datetime.timedelta(days=120)
"""How long before and after the plan's years something planned may be."""


def things(text: str, where: Where) -> list[Thing]:
    """All that a sentence says is on days."""
    text = re.sub(r"^\[[^\[\]]{1,40}\]\s*", "", text)
    if text.startswith("[") or text.count("[") != text.count("]"):
        return []
    said = moments(text, where.years)
    couples = anniversaries(text, said, where)
    rest = [moment for moment in said if not any(pair.start <= moment.start < pair.end for pair in couples)]
    rest = merged(text, [moment for moment in rest if _is_planned(text, moment, where.years)])
    hours = clocks(text)
    found: list[Thing] = []
    if named := sorted([*couples, *bracketed(text, rest, where)]):
        found = events(text, named, where)
        rest = [moment for moment in rest if not is_in_a_name(moment, named)]
        if not cues.HELD.match(lowered(trimmed(text))):
            rest = [moment for moment in rest if moment.start >= named[-1].end]
        if len(found) == 1 and not found[0].days[0].has_days and rest:
            found, rest = _with_its_day(text, found[0], rest)
        if not rest:
            return found + list(_on_its_day(text, named, hours, where))
    if not rest:
        return found + list(_without_a_day(text, hours, where))
    rest, again = once(text, rest)
    last = where.name
    for clause in clauses(text, rest):
        for thing in _of_clause(text, clause, hours, again, where):
            last = with_what_is_spoken_of(thing.summary, where.name, last, text)
            found.append(thing._replace(summary=last))
    return found


def _on_its_day(text: str, named: list[Pair], hours: list[Clock], where: Where) -> Iterator[Thing]:
    """What a week's schedule has at a time, where its sentence names an event with its days."""
    if hours and where.day:
        places = [*_places(hours[:1]), *((pair.start, pair.end) for pair in named)]
        summary, place = summary_and_place(text, places)
        thing = thing_at("activity", summary or where.name, text, where)
        yield thing._replace(date=where.day.written, days=where.day.dates, time=hours[0].written, location=place)


def _with_its_day(text: str, event: Thing, rest: list[Moment]) -> tuple[list[Thing], list[Moment]]:
    """An event of which the brackets say only the years, with the day that is said behind them, or with none."""
    if rest[0].is_day:
        return [event._replace(date=rest[0].written, days=rest[0].dates)], once(text, rest)[0][1:]
    return [event._replace(date="", days=())], rest


def _is_planned(text: str, moment: Moment, years: Years) -> bool:
    if moment.is_year or is_only_mentioned(text, moment):
        return False
    low = lowered(text)
    if _is_a_month_in_a_name(low, moment) or _is_a_day_in_a_name(low, moment) or _is_open(low, moment):
        return False
    first, last = datetime.date(years.plan[0], 1, 1), datetime.date(years.plan[-1], 12, 31)
    return first - moment.first <= NEAR and moment.last - last <= NEAR


_BEGUN = re.compile(
    r"bắt đầu|khai mạc|áp dụng|mở|thực hiện|triển khai|nghỉ|tựu trường|ra quân|phát động|treo|tổ chức|begin|start"
)


def _is_open(low: str, moment: Moment) -> bool:
    """Whether it is only the day from which on something is so, which is planned where it then begins."""
    if not moment.is_day:
        return False
    if not low.startswith("từ", moment.start) and not re.search(r"\btừ (?:ngày )?$", low[: moment.start]):
        return False
    until = re.match(r"[^.;]{0,30}?(?:đến|kết thúc|-)", low[moment.end :])
    return not until and not _BEGUN.search(low[: moment.start])


_NAMES_A_DAY = re.compile(
    r"(?:nhân|dịp|chào mừng|mừng|hưởng ứng|kỷ niệm)(?: (?:ngày|lễ|dịp))* $"
    r"|(?:nhân|dịp|chào mừng|hưởng ứng|kỷ niệm)(?: (?:ngày|lễ|dịp))* [^,;:.()\d]{2,60} $|\b(?:ngày|lễ"
    r"|tết) [^,;:.()\d]{4,60} $"
)


def _is_a_day_in_a_name(low: str, moment: Moment) -> bool:
    """Whether a day is a part of what an occasion is called: nhân Ngày Thương binh - Liệt sĩ 27/7."""
    if not re.fullmatch(r"\d{1,2}/\d{1,2}", low[moment.start : moment.end]):
        return False
    named = _NAMES_A_DAY.search(low[: moment.start])
    return named is not None and named.start() > 0 and bool(re.search(r"[^\W\d_]{2} $", low[: moment.start]))


def _is_a_month_in_a_name(low: str, moment: Moment) -> bool:
    """Whether a month without its year is a part of what something is called: báo cáo tháng 5."""
    if not moment.is_completed or any(date.precision != "month" for date in moment.dates):
        return False
    before = low[: moment.start].rstrip()
    if low.startswith(("từ", "trong"), moment.start) or not re.search(r"\w$", before):
        return False
    return not re.search(r"\b(?:trong|vào|từ|đến|hết|tới|cuối|đầu|trước|và|in|by|from|to|during|of)$", before)


def _without_a_day(text: str, hours: list[Clock], where: Where) -> Iterator[Thing]:
    """What repeats, is counted from an event, or is on the day of the heading above."""
    if said := repeats(text):
        summary, place = summary_and_place(text, [(said.start, said.end), *_places(hours)])
        thing = thing_at("activity", summary or where.name, text, where)
        yield thing._replace(repeat=said.written, time=hours[0].written if hours else "", location=place)
    elif counted := anchor(text):
        yield from _counted(text, counted, where)
    elif hours and where.day and not has_no_day_yet(text):
        summary, place = summary_and_place(text, _places(hours[:1]))
        thing = thing_at("activity", summary or where.name, text, where)
        yield thing._replace(date=where.day.written, days=where.day.dates, time=hours[0].written, location=place)


def _counted(text: str, counted: Counted, where: Where) -> Iterator[Thing]:
    """A deadline that is counted from an event, or a window from so long before it on."""
    low = lowered(text)
    is_due = (
        where.kind == "deadline"
        or counted.anchor.is_after
        or cues.DONE.match(lowered(where.name))
        or cues.DUE_BEFORE.search(low[max(counted.start - _FAR, 0) : counted.start])
        or re.search(r"chậm nhất|muộn nhất|hoàn thành|\bxong\b|báo cáo|gửi|nộp|không quá", low)
    )
    summary, _ = summary_and_place(text, [_with_joins(text, counted)])
    summary = re.sub(r"\b(?:chậm nhất|muộn nhất|sớm nhất|xong|là)\W*$", "", summary, flags=re.IGNORECASE).strip()
    summary = capitalised(trimmed(summary) or where.name)
    if is_due and "sớm nhất" not in low:
        yield thing_at("deadline", summary, text, where)._replace(anchor=counted.anchor)
    elif not counted.anchor.is_after:
        window = thing_at("window", summary, text, where)
        yield window._replace(anchor=counted.anchor, before=counted.anchor.length, about=counted.anchor.words)


def _places(hours: list[Clock]) -> Places:
    return [(clock.start, clock.end) for clock in hours]


def _with_joins(text: str, counted: Counted) -> tuple[int, int]:
    return joins_begin(text[: counted.start]), counted.end


def _of_clause(sentence: str, clause: Clause, hours: list[Clock], again: list[Moment], where: Where) -> Iterator[Thing]:
    """What a clause says is on its days; a deadline for each of several."""
    begin, end, moment = clause
    text = sentence[begin:end]
    at = moment.start - begin
    mine = [
        clock._replace(start=clock.start - begin, end=clock.end - begin)
        for clock in hours
        if begin <= clock.start < end
    ]
    low = lowered(text)
    for clock in mine:
        low = low[: clock.start] + "\0" * (clock.end - clock.start) + low[clock.end :]
    said, counted = repeats(text), anchor(text)
    taken = [(at, moment.end - begin), *_places(mine[:1])]
    taken += [(said.start, said.end)] if said else []
    taken += [_with_joins(text, counted)] if counted and not counted.start <= at < counted.end else []
    taken += [(other.start - begin, other.end - begin) for other in again if begin <= other.start < end]
    summary, place = summary_and_place(text, taken)
    before = low[max(at - _FAR, 0) : at]
    kind = _kind(before, low, moment, bool(mine), lowered(summary or where.name), where)
    if counted and kind != "window" and cues.AT_THE_LATEST.search(low):
        kind = "deadline"
    thing = thing_at(kind, summary, sentence, where)._replace(date=moment.written, days=moment.dates)
    thing = thing._replace(is_completed=moment.is_completed)
    thing = _with_doubts(thing, moment, low)
    part = re.search(rf"\b({PART}) (?:ngày )?$", before)
    if kind == "deadline":
        hour = f" ({mine[0].written})" if mine else ""
        thing = thing._replace(
            summary=f"{summary}{hour}" if summary else "", anchor=counted.anchor if counted else None
        )
        yield from _deadlines(thing, moment)
        return
    if part and not mine and moment.is_day and summary:
        thing = thing._replace(summary=f"{summary} ({part[1]})")
    if kind == "activity":
        thing = thing._replace(location=place)
    if kind == "window":
        is_campaign = bool(cues.CAMPAIGN.search(low)) or where.part == "time"
        thing = thing._replace(
            is_campaign=is_campaign, about=text[:at], is_from_now=bool(cues.FROM_NOW_BEFORE.search(before))
        )
    if said and not moment.is_day and (kind == "window" or said.written != "hằng ngày"):
        thing = thing._replace(repeat=said.written)
    is_from_hour = len(mine) > 1 and any(at < clock.start < moment.end - begin for clock in mine)
    if is_from_hour and not moment.is_day:
        hours_said = f"{mine[0].written} - {mine[-1].written}"
        thing = thing._replace(kind="window", summary=f"{summary} ({hours_said})" if summary else "", location="")
    elif mine and (kind == "activity" or thing.repeat):
        thing = thing._replace(time=mine[0].written)
    yield thing


def _with_doubts(thing: Thing, moment: Moment, low: str) -> Thing:
    """A thing with what a person must look at of its days."""
    if moment.is_unsure:
        message = Message(
            "the document leaves open which day, year or calendar is meant; taken to be {days}: is it right?",
            days=moment.written,
        )
        thing = thing.with_remark(message)
    if moment.slip:
        thing = thing.with_remark(moment.slip)
    if is_put_off(low):
        thing = thing.with_remark(Message("put off to this day, as the document says; is it right?"))
    return thing


def _deadlines(thing: Thing, moment: Moment) -> Iterator[Thing]:
    """A deadline on each of several days; of a month or of days on end on the last of them."""
    if moment.is_listed and all(date.day for date in moment.dates):
        for date in moment.dates:
            yield thing._replace(date=numeric(date.first), days=(date,))
    elif moment.is_day:
        yield thing
    else:
        last = moment.dates[-1].last_day
        due = thing._replace(date=numeric(last.first), days=(last,))
        yield due.with_remark(Message("the document says {days}; due is the last of these days", days=moment.written))


def _kind(before: str, low: str, moment: Moment, has_hours: bool, name: str, where: Where) -> Kind:
    """What a clause is, which is called `name` and has words `before` its days; as a heading says, if one does."""
    kind = _kind_by_words(before, low, moment, has_hours, name, where)
    if where.kind == "deadline":
        is_due = not has_hours and (moment.is_day or cues.IS_DUE.search(low))
        return "deadline" if is_due else kind
    return where.kind or kind


def _kind_by_words(before: str, low: str, moment: Moment, has_hours: bool, name: str, where: Where) -> Kind:
    if cues.FROM_NOW_BEFORE.search(before):
        return "deadline" if cues.DONE.match(name) else "window"
    if cues.DUE_BEFORE.search(before) and not re.search(r"(?:từ|kể) (?:trước|ngày)\s*$", before):
        return "deadline"
    if moment.is_day and cues.UNTIL_BEFORE.search(before):
        return "deadline"
    if not moment.is_day and not moment.is_listed:
        return _kind_of_range(low, moment, has_hours, name)
    if has_hours:
        return "activity"
    if re.search(r"chậm nhất|muộn nhất|hạn cuối", low.partition(before)[2] if before else low):
        return "deadline"
    if cues.COMMEMORATED.match(name) and (where.is_item or not where.part):
        return "event"
    return "deadline" if cues.DONE.match(name) else "activity"


_LONGEST_HELD, _LONGEST_EVENT = 15, 7
"""Of how many days what is held, and what is commemorated, may be; of more it is a window."""


def _kind_of_range(low: str, moment: Moment, has_hours: bool, name: str) -> Kind:
    """What several days on end are, or a month."""
    if re.search(r"hoàn thành|\bxong\b|thời hạn", low) and not re.search(r"\btừ\b", low):
        return "deadline"
    if not moment.has_days:
        return "window"
    days = (moment.last - moment.first).days + 1
    is_held = has_hours or (cues.HELD.match(name) and not re.match(r"treo|trang trí|tuyên truyền", name))
    if is_held and days <= _LONGEST_HELD and not re.match(r"treo|trang trí|tuyên truyền", name):
        return "activity"
    if cues.COMMEMORATED.match(name) and not cues.CAMPAIGN.search(low) and days <= _LONGEST_EVENT:
        return "event"
    return "window"
