"""What a text says of an anniversary: a pair of dates, and how many years lie between them."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.dates.dates_in_texts import COUNT, DATE, YEARS, Slip, parts_of, pattern
from tamduong_cli.dates.vocabulary import FROM, TO, YEAR
from tamduong_cli.language import Message

_NEAR = 10
"""A count that is more years off than this counts something else."""

_PERIOD_END = rf"(?:{DATE}|\d\d?/{YEAR}|{YEAR})"
_PERIOD = (
    rf"\((?:{FROM} )?(?:(?:ngày|tháng|năm) )?(?P<origin>{_PERIOD_END})"
    rf" ?(?:-|{TO}) ?(?:(?:ngày|tháng|năm) )?(?P<date>{_PERIOD_END})\)"
)
_CLAUSE = r"([.;!?] |k[ỷỉ] niệm)"

_COUNTS = r"(?<!\d)\d{1,4}(?: năm)?(?:(?:, ?|/| - |-| và |, và | hoặc )\d{1,4}(?: năm)?){0,9}"
_OF_OTHER_THINGS = (
    rf"\b(?:huy hiệu|kỷ niệm chương|huân chương|kế hoạch|chu kỳ|nhiệm kỳ|niên hạn)(?: đảng)?(?: loại)? {_COUNTS}"
    rf"|{_COUNTS} (?:tuổi|công tác|phục vụ|cống hiến|vào đảng|trong nghề|liên tục|liên tiếp|liền)\b"
)
"""Counts of years that people or plans have: Huy hiệu 40 năm, 60 năm tuổi Đảng."""
_NTH = "lần thứ"
_COMMEMORATING = (
    r"k[ỷỉ] niệm (?:lần thứ )?(?P<a>\d{1,4})(?= năm\b)"
    rf"|k[ỷỉ] niệm (?:(?!đại hội|hội nghị|hội thi|kỳ họp|k[ỷỉ] niệm)[^.;,()0-9]){{0,100}}?{_NTH} (?P<nth>\d{{1,4}})\b"
    r"|^[\W_]*(?:lễ |mít tinh |nhân dịp |nhân |chào mừng |mừng )*(?P<c>\d{1,4})"
    r" (?:năm\b(?! \d)(?! (?:thực hiện|triển khai|thi hành|học|đầu|cuối|qua|tới|sau)\b)|years? (?:of|after|since)\b)"
    r"|(?<!sau )(?<!trong )(?<!gần )(?<!hơn )(?<!kết )\b(?P<d>\d{1,4}) năm"
    r" (?:ngày|thành lập|chia tách|tái lập|giải phóng|chiến thắng|cách mạng|quốc khánh|khởi nghĩa)\b"
    r"|\b(?P<e>\d{1,4})(?:st|nd|rd|th) anniversary\b"
)
"""A count that is a commemoration's own: Kỷ niệm 71 năm, 71 năm Ngày …, kỷ niệm … lần thứ 71."""


class Pair(NamedTuple):
    """The two dates of an anniversary as a text gives them in parentheses: (7/5/1954 - 7/5/2024)."""

    origin: str
    date: str

    @property
    def parts(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Year, month and day of each, as many as it has; none of a day that there is not."""
        return parts_of(self.origin), parts_of(self.date)


def only_pair(text: str) -> Pair | None:
    """The pair in a prepared text that has one, if it is an anniversary's to the day or the month.

    >>> only_pair("Ngày Chiến thắng (7/5/1954-7/5/2024)")
    Pair(origin='7/5/1954', date='7/5/2024')
    """
    pairs = [Pair(match["origin"], match["date"]) for match in pattern(_PERIOD).finditer(text)]
    if len(pairs) != 1:
        return None
    origin, date = pairs[0].parts
    return pairs[0] if len(origin) > 1 and _is_kept_on(origin, date) and origin < date else None


def commemorated(text: str) -> tuple[list[int], list[int]]:
    """The counts of years in a prepared text: those that are plainly a commemoration's, and all of them.

    >>> commemorated("Trao Huy hiệu 40 năm tuổi Đảng, kỷ niệm 96 năm Ngày thành lập Đảng")
    ([96], [40, 96, 96])
    """
    others = [match.span() for match in pattern(_OF_OTHER_THINGS).finditer(text)]
    every = [int(count) for count in re.findall(YEARS, text)]
    own = []
    for match in pattern(_COMMEMORATING).finditer(text):
        assert match.lastgroup
        start, count = match.start(match.lastgroup), int(match[match.lastgroup])
        if match.lastgroup == "nth" and every:  # where years are counted too, either may be the event's
            continue
        if not any(first <= start < last for first, last in others):
            own.append(count)
    return own, [*every, *own]


def year_counts(text: str) -> Iterator[Slip]:
    """A count of years before a period in parentheses that is not so long, or has day and month swapped.

    A clause may count several things; one of its counts has to be the period's.
    """
    start = 0
    for match in pattern(_PERIOD).finditer(text):
        before = pattern(_CLAUSE).split(text[start : match.start()])
        start = match.end()
        counts = list(pattern(COUNT).finditer(pattern(_OF_OTHER_THINGS).sub("", before[-1])))
        origin, date = Pair(match["origin"], match["date"]).parts
        if not counts or not origin or len(origin) != len(date) or origin >= date:
            continue
        years = date[0] - origin[0]
        agree = any(int(count[1]) == years for count in counts)
        if not _is_kept_on(origin, date):
            if agree and origin[1:] == date[:0:-1]:
                message = Message(
                    "the date {date} is not the day and month of the origin, {origin}",
                    date=match["date"],
                    origin=match["origin"],
                )
                yield Slip("anniversary-day", message)
            continue
        if agree or (len(origin) == 1 and not _commemorates("".join(before[-2:]), int(counts[-1][1]), years)):
            continue
        message = Message(
            "the text says {found}, but {origin} to {date} is {years}",
            found=counts[-1][0],
            origin=match["origin"],
            date=match["date"],
            years=years,
        )
        yield Slip("year-count", message)


def _is_kept_on(origin: tuple[int, ...], date: tuple[int, ...]) -> bool:
    """Whether day and month are the same; 29 February is kept on the day before or after where there is none."""
    if origin[1:] == date[1:] and len(origin) == len(date):
        return True
    return origin[1:] == (2, 29) and date[1:] in ((2, 28), (3, 1)) and not isleap(date[0])


def _commemorates(clause: str, count: int, years: int) -> bool:
    """Whether two years are an anniversary's, miscounted; not a term, a campaign, or someone's life."""
    return (
        count != years + 1  # a period that counts its first year too
        and abs(count - years) <= _NEAR
        and pattern(r"k[ỷỉ] niệm|anniversary").search(clause) is not None
        and pattern(r"\b(?:sinh|mất|birth|death)\b").search(clause) is None
    )
