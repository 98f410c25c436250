"""What one sentence says is on which days: an event, a window, a deadline, an activity."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.dates.date import joined
from tamduong_cli.dates.figures import numeric
from tamduong_cli.language import Message
from tamduong_cli.understanding.found import Kind, Thing
from tamduong_cli.understanding.mentions import is_only_mentioned, is_over
from tamduong_cli.understanding.moments import Clock, Moment, Pair, Years, clocks, lowered, moments, pairs
from tamduong_cli.understanding.parts import Part
from tamduong_cli.understanding.rules import LENGTH, anchor, repeats
from tamduong_cli.understanding.sentences import capitalised, trimmed


class Where(NamedTuple):
    """Where a sentence stands: in which part, on which line, under which others, and what that gives it."""

    years: Years
    part: Part | None = None
    at: int = -1
    under: tuple[int, ...] = ()
    ref: str = ""
    name: str = ""
    """What is spoken of, where the sentence says only when."""
    day: Moment | None = None
    """The day of the heading above, as in a week's schedule."""
    kind: Kind | None = None
    """What it is, where a table's heading says so."""
    is_item: bool = False
    """Whether it is an item of a list, or a heading: what begins like an event's name is one."""


_DONE_BY = (
    r"(?:trước|chậm nhất|muộn nhất|không (?:muộn|chậm) (?:hơn|quá)|không quá|hạn(?: cuối| chót| nộp| gửi| đăng ký)*|thời hạn(?: \w+){0,3}"
    r"|hoàn thành(?: xong)?(?: trước)?|(?<!\w)xong(?: trước)?|kết thúc trước|nộp|gửi về|báo cáo|by|before|no later than|not later than|due|deadline|until)"
)
_DUE = re.compile(
    rf"(?<!sớm nhất )\b{_DONE_BY}[\s:,(]*(?:(?:là|vào|lúc|hồi|hết|cuối|on|of|the|ngày|trong|is|đến|at|\0+)[\s:,(]*)*$"
)
_UNTIL = re.compile(r"(?<!\w)(?:(?:đến|tới)(?: hết)?|hết|till|until)\s*(?:\0+\s*)?(?:ngày\s*)?$")
_IS_DUE = re.compile(rf"\b{_DONE_BY}\b")
_FROM_NOW = re.compile(
    r"(?:từ nay|kể từ nay|from now|từ khi có kế hoạch|từ khi ban hành)(?: cho)?(?: đến| tới| until| to)(?: hết)?\s*(?:ngày\s*)?$"
)
_CAMPAIGN = re.compile(
    r"tuyên truyền|cao điểm|\bđợt\b|treo (?:cờ|băng|khẩu|pa)|trang trí|cổ động|chiến dịch|đậm nét|tập trung|khẩu hiệu|publicity|campaign|banners?|flags?"
    r"|giai đoạn \d|thời gian thực hiện|thời gian diễn ra|thời gian tổ chức"
)
_HOLDS = (
    r"(?:(?:phối hợp |tham gia |chủ trì |tham mưu )*(?:tổ chức|tham dự|dự)\b|khai mạc|bế mạc|mít tinh|meeting|lễ (?!vu lan|phật đản|giáng sinh|noel|quốc khánh)|hội (?:nghị|thi|thảo|thao|trại|diễn|xuân|chợ|đàm)"
    r"|cuộc thi|tọa đàm|toạ đàm|gặp mặt|giao lưu|chương trình|dâng hương|dâng hoa|viếng|thăm|họp|làm việc|tiếp |kiểm tra|ra quân|phát động|chiếu|biểu diễn"
    r"|triển lãm|trưng bày|liên hoan|giải |trao |tập huấn|đêm |bắn pháo|rước|tổng duyệt|sinh hoạt|nói chuyện|thi |diễu hành|diễn đàn|đi bộ|chạy|hành trình|hành quân"
    r"|thắp nến|chào cờ|giao ban|phát thanh|phát sóng|opening|ceremony|launch|exhibition|performance|workshop|meeting|visit|fair|race|closing|training|concert|talk|walk)"
)
_HELD = re.compile(_HOLDS)
_NAMED = re.compile(
    r"(?:(?:tuyên truyền )?(?:lễ )?kỷ niệm\b|(?:ngày|lễ) (?!\d|nay|đó|ấy|này|làm việc|thứ (?:hai|ba|tư|năm|sáu|bảy)|hội|phát|khai|kỷ niệm|công bố|trao|ra quân)[\w“]|tết\b|giỗ\b|quốc khánh|lễ (?:vu lan|phật đản|giáng sinh|noel)"
    r"|mừng (?:đảng|xuân)|đại hội\b|bầu cử|tuần lễ|tháng (?:hành động|thanh niên|an toàn|công nhân|khuyến học)|\d{1,3} năm (?!\d)|cách mạng tháng|chiến thắng|giải phóng"
    r"|(?:the )?\d+(?:st|nd|rd|th) anniversary|\d+ years (?:of|since)|.{0,60}\b(?:anniversary|day)\b|vu lan|trung thu|rằm|phật đản|năm du lịch)"
)
_IS_DONE = re.compile(
    r"(?:thành lập|nộp|hoàn thành|gửi|công bố|niêm yết|lập danh sách|giải quyết|báo cáo|xét|đăng ký|ban hành|xây dựng|trình|tổng hợp|phê duyệt|quyết toán|rà soát|"
    r"bàn giao|nghiệm thu|in ấn|kết thúc|chốt|thẩm định|phân bổ|tiếp nhận|nhận |thu |submit|register|report|complete)"
)
_TENTATIVE = re.compile(r"dự kiến|tentative|provisional|to be confirmed")
_PLACE = re.compile(
    r"(?:,? ?(?:địa điểm ?:(?: tại)?|\btại\b(?! chỗ| nhà\b)|\bat (?:the )?(?=[A-Z])))\s*(?P<place>(?:[^,.;()“”]|“[^”]*”|\.(?=\d))+)"
)
_JOINS = re.compile(
    r"(?:[\s,;:(–—-]|\b(?:vào|lúc|hồi|từ|trong|các|ngày|thời gian|diễn ra|được|bắt đầu|dự kiến|thời điểm|là|buổi|sáng|chiều|tối|trưa|đêm|and|on|from|at|in|the|of|between"
    r"|đến hết|đến|tới|hết|khoảng|kể từ|cùng ngày|hạn cuối|hạn chót|hạn nộp|chậm nhất|muộn nhất|trước|xong|by|before|no later than|không quá|until|bởi|nhân|tức|dịp|nay)\b)+$",
    re.IGNORECASE,
)
_JOINS_AFTER = re.compile(r"(?:[\s,;:)–—-]|\b(?:cùng ngày|hàng|thì|là)\b)+", re.IGNORECASE)
_NEAR = datetime.timedelta(days=120)
"""How long before and after the plan's years something planned may be."""


def things(text: str, where: Where) -> list[Thing]:
    """All that a sentence says is on days."""
    text = re.sub(r"^\[[^\[\]]{1,40}\]\s*", "", text)
    said = moments(text, where.years)
    found: list[Thing] = []
    couples = [pair for pair in pairs(text, said, where.years.plan) if _is_anniversary(text, pair, where)]
    rest = [moment for moment in said if not any(pair.start <= moment.start < pair.end for pair in couples)]
    rest = [moment for moment in rest if _is_planned(text, moment, where.years)]
    rest = _merged(text, rest)
    hours = clocks(text)
    named = sorted([*couples, *_bracketed(text, rest, where)])
    if named:
        events, tail = _named_events(text, named, where)
        found += events
        rest = [moment for moment in rest if not _in_a_name(text, moment, named)]
        if not _HELD.match(lowered(trimmed(text))):
            rest = [moment for moment in rest if moment.start >= tail]
        if len(events) == 1 and not events[0].days[0].has_days and rest:
            found, rest = _with_its_day(text, found, rest)
        if not rest:
            return found
    if not rest:
        return found + list(_without_a_day(text, hours, where))
    rest, again = _once(text, rest)
    for begin, end, moment in _clauses(text, rest):
        found += _each_due(_thing(text, begin, end, moment, hours, where, again), moment)
    return _with_their_names(found, where)


def _is_anniversary(text: str, pair: Pair, where: Where) -> bool:
    """Whether two years in brackets are those of an anniversary; two days always are."""
    if pair.day.precision != "year":
        return True
    before = lowered(text)[: pair.start]
    return where.is_item and bool(re.search(r"kỷ niệm|\d+ (?:năm|years)|ngày |anniversary|chiến thắng|sinh", before))


def _with_its_day(text: str, events: list[Thing], rest: list[Moment]) -> tuple[list[Thing], list[Moment]]:
    """An event of which the brackets say only the years, with the day that is said behind them, or with none."""
    said = next((moment for moment in rest if moment.is_day), None)
    if said is not None and said is rest[0]:
        return [events[0]._replace(date=said.written, days=said.dates)], _once(text, rest)[0][1:]
    return [events[0]._replace(date="", days=())], rest


def is_an_event(name: str) -> bool:
    """Whether a name is one of what is commemorated, and of nothing that is held."""
    low = lowered(trimmed(name))
    return bool(_NAMED.match(low)) and not _HELD.match(low)


def _is_planned(text: str, moment: Moment, years: Years) -> bool:
    if (
        moment.is_year
        or is_only_mentioned(text, moment)
        or _is_a_month_in_a_name(text, moment)
        or _is_open(text, moment)
    ):
        return False
    first, last = datetime.date(years.plan[0], 1, 1), datetime.date(years.plan[-1], 12, 31)
    return first - _NEAR <= moment.first and moment.last <= last + _NEAR


def _is_open(text: str, moment: Moment) -> bool:
    """Whether it is only the day from which on something is so, which is planned where it then begins."""
    low = lowered(text)
    if not moment.is_day or not (
        low.startswith("từ", moment.start) or re.search(r"\btừ (?:ngày )?$", low[: moment.start])
    ):
        return False
    until = re.match(r"[^.;]{0,30}?(?:đến|kết thúc|-)", low[moment.end :])
    return not until and not re.search(
        r"bắt đầu|khai mạc|áp dụng|mở|thực hiện|triển khai|nghỉ|tựu trường|ra quân|phát động|treo|tổ chức",
        low[: moment.start],
    )


def _is_a_month_in_a_name(text: str, moment: Moment) -> bool:
    """Whether a month without its year is a part of what something is called: báo cáo tháng 5."""
    if not moment.is_completed or any(date.precision != "month" for date in moment.dates):
        return False
    before = lowered(text)[: moment.start].rstrip()
    return not lowered(text).startswith(("từ", "trong"), moment.start) and bool(
        re.search(r"\w$", before)
        and not re.search(r"\b(?:trong|vào|từ|đến|hết|tới|cuối|đầu|trước|và|in|by|from|to|during|of)$", before)
    )


def _in_a_name(text: str, moment: Moment, named: list[Pair]) -> bool:
    """Whether a day is a part of an event's name: Ngày Quốc tế Lao động 1/5 (1/5/1886 - 1/5/2024)."""
    return any(
        pair.start <= moment.start < pair.end
        or (moment.is_completed and moment.end <= pair.start <= moment.end + 3 and moment.first == pair.day.first)
        for pair in named
    )


def _bracketed(text: str, said: list[Moment], where: Where) -> Iterator[Pair]:
    """The days in brackets behind an event's name: Ngày sinh Chủ tịch Hồ Chí Minh (19/5)."""
    begin = 0
    for moment in said:
        start, end = moment.start, moment.end
        inside = text[start:end].startswith("(") or text[:start].rstrip().endswith("(")
        if (
            not inside
            or not (text[start:end].endswith(")") or text[end:].lstrip()[:1] in (")", ","))
            or len(moment.dates) != 1
        ):
            continue
        name = lowered(_event_name(trimmed(text[begin:start].rstrip("( "))))
        if (
            moment.dates[0].has_days
            and (where.is_item or where.part in (None, "content", "time"))
            and _NAMED.match(_without_a_verb(name))
            and not _DUE.search(lowered(text[:start]))
        ):
            closed = text.find(")", end - 1)
            yield Pair(start, max(closed + 1, end), "", moment.written, moment.dates[0])
            begin = max(closed + 1, end)


def _without_a_verb(name: str) -> str:
    return re.sub(r"^(?:dịp|nhân dịp|nhân|tuyên truyền|chào mừng|hưởng ứng|và|,)\s+", "", name)


def _named_events(text: str, named: list[Pair], where: Where) -> tuple[list[Thing], int]:
    """The events whose days stand behind their names, and where the text goes on with something else."""
    found = []
    begin = 0
    for index, pair in enumerate(named):
        if is_over(text[pair.end :]):
            break
        name = trimmed(text[begin : pair.start].rstrip("( "))
        until = named[index + 1].start if index + 1 < len(named) else len(text)
        more = re.match(r"\)?\s*(?:,|và|gắn với|gắn|&|and)\s+(?!các\b)", text[pair.end : until])
        begin = pair.end
        if more and index + 1 == len(named) and not moments(text[pair.end :], where.years) and until - pair.end < 90:
            joined = "và" if "và" in more[0] else more[0].strip(" ),")
            rest = trimmed(text[pair.end + more.end() :])
            if not _HELD.match(lowered(rest)):
                name = f"{name} {joined} {rest}" if joined else f"{name}, {rest}"
        event = _thing_at("event", capitalised(_named_by(_event_name(name), where.name)), text, where)
        found.append(event._replace(date=pair.date, days=(pair.day,), origin=pair.origin))
    return found, named[-1].end


_BEFORE_A_NAME = re.compile(
    r"^.*\b(?:hưởng ứng|chào mừng|nhân dịp|nhân|dịp) (?=(?:ngày|lễ|tết|\d+ năm)\b)|^.*?(?=(?:kỷ niệm|chào mừng) (?:lần thứ )?\d+ (?:năm|years))|^(?:tiếp tục |tập trung |đẩy mạnh |tổ chức |thực hiện |công tác |các hoạt động |hoạt động )*tuyên truyền,? (?:về |cho )?(?=kỷ niệm|ngày)",
    re.IGNORECASE,
)


def _named_by(name: str, row: str) -> str:
    """A name, after what its row names where it only counts years."""
    only_counts = re.fullmatch(r"(?:kỷ niệm )?(?:lần thứ )?\d*(?: năm| years)?", name.lower())
    return name if name and not only_counts else f"{name} {row}".strip()


def _event_name(text: str) -> str:
    """A name without the sentence about it: from the words that commemorate on, where these stand."""
    if (
        len(text) > 60
        or re.search(r"hưởng ứng|nhân dịp", text.lower())
        or re.match(
            r"(?:tiếp tục|tập trung|đẩy mạnh|tổ chức|thực hiện|công tác|các hoạt động|tuyên truyền)", text.lower()
        )
    ):
        match = _BEFORE_A_NAME.match(text)
        if match and match.end() < len(text) - 10:
            text = text[match.end() :]
    return trimmed(text)


def _thing_at(kind: Kind, summary: str, sentence: str, where: Where) -> Thing:
    return Thing(
        kind, summary, sentence, where.at, where.under, where.ref, tentative=bool(_TENTATIVE.search(sentence.lower()))
    )


def _without_a_day(text: str, hours: list[Clock], where: Where) -> Iterator[Thing]:
    """What repeats, is counted from an event, or is on the day of the heading above."""
    low = lowered(text)
    if said := repeats(text):
        summary, place = _summary(text, [(said.start, said.end), *((clock.start, clock.end) for clock in hours)])
        thing = _thing_at("activity", summary or where.name, text, where)
        yield thing._replace(repeat=said.written, time=hours[0].written if hours else "", location=place)
        return
    if counted := anchor(text):
        from_event, start, end = counted
        is_due = (
            where.kind == "deadline"
            or from_event.is_after
            or bool(_IS_DONE.match(lowered(where.name)))
            or bool(
                _DUE.search(low[:start])
                or re.search(r"chậm nhất|muộn nhất|hoàn thành|\bxong\b|báo cáo|gửi|nộp|không quá", low)
            )
        )
        cut = _JOINS.search(text[:start])
        summary, _ = _summary(text, [(cut.start() if cut else start, end)])
        summary = re.sub(r"\b(?:chậm nhất|muộn nhất|sớm nhất|xong|là)\W*$", "", summary, flags=re.IGNORECASE).strip()
        if is_due and "sớm nhất" not in low:
            yield _thing_at("deadline", capitalised(trimmed(summary) or where.name), text, where)._replace(
                anchor=from_event
            )
        elif not from_event.is_after:
            thing = _thing_at("window", capitalised(trimmed(summary) or where.name), text, where)
            yield thing._replace(anchor=from_event, before=from_event.length, about=from_event.words)
        return
    if hours and where.day:
        summary, place = _summary(text, [(clock.start, clock.end) for clock in hours[:1]])
        thing = _thing_at("activity", summary or where.name, text, where)
        yield thing._replace(date=where.day.written, days=where.day.dates, time=hours[0].written, location=place)


_BREAK = re.compile(r"\)?\s*(?:[,;]|\bvà\b|\band\b|\.)\s*")


_OPENS = re.compile(
    r"(?:bắt đầu|khởi đầu|khai trương|mở (?:cửa|màn)|treo|begins?|starts?|opens?)(?: treo)?(?: từ| vào|on|from)*(?: ngày)?\s*$"
)
_CLOSES = re.compile(
    r"^(?:\s*\([^()]*\))?\W*(?:(?:và|and|đến|rồi)\s+)?(?:kết thúc|hạ|tháo dỡ|tháo|thu dọn|đến hết|ends?|closes?)(?: cờ| vào| on| trước)*(?: \d{1,2}(?:h|:| giờ)\d{0,2})?(?: ngày)?\s*$"
)


def _merged(text: str, said: list[Moment]) -> list[Moment]:
    """The moments, one for the days from one on which something begins to one on which it ends."""
    low = lowered(text)
    merged: list[Moment] = []
    for moment in said:
        before = merged[-1] if merged else None
        if (
            before
            and before.first < moment.last
            and _CLOSES.match(low[before.end : moment.start])
            and (before.is_day or before.dates[0].precision == "month")
            and (_OPENS.search(low[: before.start]) or re.match(r"từ|trong", low[before.start :]) or re.search(r"(?:từ|trong) $", low[: before.start]))
        ):
            first, last = before.dates[0].first_day, moment.dates[-1].last_day
            days = joined(first, last)._replace(is_run=first.day is not None)
            merged[-1] = Moment(
                before.start,
                moment.end,
                (days,),
                f"{numeric(first.first)} - {numeric(last.last)}",
                True,
                moment.is_unsure,
            )
        else:
            merged.append(moment)
    return merged


def _once(text: str, said: list[Moment]) -> tuple[list[Moment], list[Moment]]:
    """The moments, and apart from them those that say the days of the one before them again, in other words."""
    kept: list[Moment] = []
    again: list[Moment] = []
    for moment in said:
        (again if kept and _is_said_again(text, kept[-1], moment) else kept).append(moment)
    return kept, again


def _is_said_again(text: str, before: Moment, moment: Moment) -> bool:
    """Whether a moment is the one before it in other words: the same days, or those of the other calendar in brackets."""
    between = lowered(text)[before.end : moment.start]
    if (before.first, before.last) == (moment.first, moment.last):
        return len(between) < 25
    other_calendar = any(date.by_moon for date in moment.dates) != any(date.by_moon for date in before.dates)
    if not other_calendar:
        return False
    opens = re.match(r"\s*[,(]?\s*\(?", between)
    in_brackets = (between.lstrip().startswith("(") or lowered(text).startswith("(", moment.start)) and ")" not in between
    is_that = re.fullmatch(r"\s*,?\s*\(?(?:tức|nhằm|là|hay|i\.e\.)?(?: là)?\s*", between)
    return bool(opens) and (in_brackets or bool(is_that))


def _clauses(text: str, said: list[Moment]) -> Iterator[tuple[int, int, Moment]]:
    """The text cut so that each part has one of the moments: where it begins, where it ends, and which."""
    begin = 0
    for index, moment in enumerate(said):
        if index + 1 == len(said):
            yield begin, len(text), moment
            return
        following = said[index + 1]
        gap = text[moment.end : following.start]
        near = _BREAK.match(gap)
        if near and re.search(r"\w{2,}\W+\w{2,}", gap[near.end() :]):
            cut = moment.end + near.end()
        else:
            breaks = [match for match in re.finditer(r"[,;.:]\s|\s(?:và|and)\s", gap)]
            cut = moment.end + (breaks[-1].end() if breaks else len(gap))
            if not breaks:
                cut = following.start - len((_JOINS.search(text[moment.end : following.start]) or [""])[0])
        yield begin, cut, moment
        begin = cut


def _thing(
    text: str, begin: int, end: int, moment: Moment, hours: list[Clock], where: Where, again: list[Moment]
) -> Thing:
    """What one clause says is on its days."""
    clause = text[begin:end]
    at, until = moment.start - begin, moment.end - begin
    mine = [clock for clock in hours if begin <= clock.start < end]
    low = lowered(clause)
    for clock in mine:
        low = low[: clock.start - begin] + "\0" * (clock.end - clock.start) + low[clock.end - begin :]
    before = low[:at]
    taken = [(at, until), *((clock.start - begin, clock.end - begin) for clock in mine[:1])]
    said = repeats(clause)
    if said:
        taken.append((said.start, said.end))
    counted = anchor(clause)
    if counted and not (counted[1] <= at < counted[2]):
        cut = _JOINS.search(clause[: counted[1]])
        taken.append((cut.start() if cut else counted[1], counted[2]))
    taken += [(other.start - begin, other.end - begin) for other in again if begin <= other.start < end]
    summary, place = _summary(clause, taken)
    kind = _kind(before, low, moment, mine, summary, where)
    if where.kind and (where.kind != "deadline" or not mine and (moment.is_day or _IS_DUE.search(low))):
        kind = where.kind
    if counted and kind != "window" and re.search(r"chậm nhất|muộn nhất|không quá|no later", low):
        kind = "deadline"
    thing = _thing_at(kind, capitalised(summary), text, where)
    thing = thing._replace(date=moment.written, days=moment.dates, location=place if kind == "activity" else "")
    if kind == "deadline":
        thing = _due(thing, moment)
        if counted:
            thing = thing._replace(anchor=counted[0])
    if kind == "activity":
        thing = thing._replace(time=mine[0].written if mine else "")
        if said and not moment.is_day and said.written != "hằng ngày":
            thing = thing._replace(repeat=said.written)
    if kind == "window":
        if _FROM_NOW.search(before):
            thing = thing._replace(date=f"… - {moment.written}")
        thing = thing._replace(is_campaign=bool(_CAMPAIGN.search(low)) or where.part == "time", about=clause[:at])
    if kind == "window" and said:
        thing = thing._replace(repeat=said.written, time=mine[0].written if mine else "")
    if moment.is_unsure:
        thing = thing.with_remark(
            Message("the document does not say the year or the calendar of this day; is it right?")
        )
    return thing


def _each_due(thing: Thing, moment: Moment) -> Iterator[Thing]:
    """A thing, or a deadline for each of several days that are not on end."""
    if thing.kind != "deadline" or not moment.is_listed or not all(date.day for date in moment.dates):
        yield thing
        return
    for date in moment.dates:
        assert date.day
        yield thing._replace(date=numeric(date.day), days=(date,), remarks=())


def _due(thing: Thing, moment: Moment) -> Thing:
    """A deadline on the last of the days by which it is due."""
    if moment.is_day:
        return thing
    last = moment.dates[-1].last_day
    due = thing._replace(date=numeric(last.first), days=(last,))
    return due.with_remark(Message("the document says {days}; due is the last of these days", days=moment.written))


def _kind(before: str, low: str, moment: Moment, hours: list[Clock], summary: str, where: Where) -> Kind:
    name = lowered(summary or where.name)
    if _FROM_NOW.search(before):
        return "deadline" if _IS_DONE.match(name) else "window"
    if _DUE.search(before) and not re.search(r"(?:từ|kể) (?:trước|ngày)\s*$", before):
        return "deadline"
    if moment.has_days and _UNTIL.search(before) and moment.is_day:
        return "deadline"
    if not moment.is_day and not moment.is_listed:
        if re.search(r"hoàn thành|\bxong\b|thời hạn", low) and not re.search(r"\btừ\b", low):
            return "deadline"
        days = (moment.last - moment.first).days + 1
        if (
            moment.has_days
            and days <= 15
            and (hours or _HELD.match(name))
            and not re.match(r"treo|trang trí|tuyên truyền", name)
        ):
            return "activity"
        if _NAMED.match(name) and not _CAMPAIGN.search(low) and moment.has_days and days < 8:
            return "event"
        return "window"
    if not hours and re.search(r"chậm nhất|muộn nhất|hạn cuối", low[len(before) :]):
        return "deadline"
    if hours or not _NAMED.match(name) or not (where.is_item or not where.part):
        return "deadline" if _IS_DONE.match(name) and not hours else "activity"
    return "event"


def _summary(text: str, taken: list[tuple[int, int]]) -> tuple[str, str]:
    """A clause without what stands in these places and what joins them to it; and where it says that it is held."""
    marked = text
    for start, end in reversed(_apart(taken)):
        before = marked[:start]
        joins = _JOINS.search(before)
        start = joins.start() if joins else start
        after = _JOINS_AFTER.match(marked[end:])
        end += after.end() if after else 0
        marked = f"{marked[:start].rstrip()} \0 {marked[end:].lstrip()}"
    place = ""
    match = _PLACE.search(marked)
    if match:
        found = trimmed(match["place"].split("\0")[0])
        if (
            found
            and len(found) < 90
            and (marked[: match.start()].strip(" \0") or match.end() >= len(marked.rstrip(" .;\0")))
        ):
            place = capitalised(found)
            cut = match.start("place") + len(match["place"].split("\0")[0])
            marked = marked[: match.start()] + " \0 " + marked[cut:]
    pieces = [piece for piece in (trimmed(piece) for piece in marked.split("\0")) if piece]
    summary = ""
    for piece in pieces:
        if not summary:
            summary = piece
        elif re.match(r"^(?:\w{1,2}|cùng ngày|dương lịch|âm lịch)$", piece):
            continue
        else:
            summary = f"{summary}, {piece}" if not re.match(r"[(]", piece) else f"{summary} {piece}"
    return capitalised(trimmed(_without_labels(summary))), place


def _apart(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in a text, in order, those that overlap as one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


_LABEL = re.compile(
    r"^(?:thời gian(?: (?:thực hiện|tổ chức|diễn ra|tuyên truyền))?|địa điểm|thời gian,? (?:và )?địa điểm|date|time|venue|when|ngày|lúc|hạn)\s*(?::|$)\s*",
    re.IGNORECASE,
)


_LEAD_IN = re.compile(
    r"^.{10,200}?\b(?:như|gồm|như sau|sau|cụ thể|bao gồm|including|as follows)\s*:\s+(?=\w)", re.IGNORECASE
)


def _without_labels(text: str) -> str:
    return _LABEL.sub("", _LEAD_IN.sub("", text))


def _with_their_names(found: list[Thing], where: Where) -> list[Thing]:
    """The things, those that say only when with the name of what is spoken of."""
    named = []
    last = where.name
    for thing in found:
        words = re.findall(r"\w{2,}", thing.summary)
        if not words:
            thing = thing._replace(summary=last or trimmed(thing.sentence))
        elif where.name and thing.summary[:1].islower() is False and _is_part(thing.summary):
            thing = thing._replace(summary=f"{where.name}: {thing.summary[:1].lower()}{thing.summary[1:]}")
        last = thing.summary
        named.append(thing)
    return named


def _is_part(summary: str) -> bool:
    """Whether a summary names no more than a part of what is spoken of."""
    return len(summary.split()) < 3 or bool(re.match(r"(?:đợt|lớp|khối|vòng|bản|lần|giai đoạn) ", summary.lower()))


__all__ = ["LENGTH", "Where", "is_an_event", "things"]
