"""What something is called, cut out of the sentence that says when it is."""

from __future__ import annotations

import re

from tamduong_cli.dates.vocabulary import DASHES, LUNAR, PART, TENTATIVE
from tamduong_cli.understanding.sentences import capitalised, trimmed

Places = list[tuple[int, int]]
"""Parts of a text, each from where it begins to before where it ends."""

_JOINS = re.compile(
    rf"(?:[{DASHES}\s,;:(]|\b(?:vào|lúc|hồi|từ|trong|các|ngày|thời gian|diễn ra|được|bắt đầu|{TENTATIVE}|thời điểm|là"
    r"|đầu|giữa|cuối"
    rf"|buổi|{PART}|đến hết|đến|tới|hết|khoảng|kể từ|cùng ngày|hạn cuối|hạn chót|hạn nộp|chậm nhất|muộn nhất"
    r"|trước|xong"
    r"|không quá|bởi|nhân|tức|dịp|nay|and|on|from|at|in|the|of|between|by|before|no later than|until)\b)+$",
    re.IGNORECASE,
)
"""What joins a day to the words before it."""
_FAR = 150
"""How many characters before a day what joins it may begin."""


def joins_begin(text: str) -> int:
    """Where at the end of a text the words begin that join a day behind it; its end where there are none."""
    near = text[-_FAR:]
    joins = _JOINS.search(near)
    return len(text) - len(near) + joins.start() if joins else len(text)


_JOINS_AFTER = re.compile(rf"(?:[{DASHES}\s,;:)]|\b(?:cùng ngày|hàng|thì|là)\b)+", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:,? ?(?:địa điểm ?:(?: tại)?|\btại\b(?! chỗ| nhà\b)|\bat (?:the )?(?=[A-Z])))\s*"
    r"(?P<place>(?:[^,.;()“”]|“[^”]*”|\.(?=\d))+)"
)
_LABEL = re.compile(
    r"^(?:thời gian(?: (?:thực hiện|tổ chức|diễn ra|tuyên truyền))?|địa điểm|thời gian,? (?:và )?địa điểm|ngày|lúc|hạn"
    r"|date|time|venue|when)\s*(?::|$)\s*",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^.{10,200}?\b(?:như|gồm|như sau|sau|cụ thể|bao gồm|including|as follows)\s*:\s+(?=\w)", re.IGNORECASE
)
_BEFORE_A_NAME = re.compile(
    r"^.*\b(?:hưởng ứng|chào mừng|nhân dịp|nhân|dịp) (?=(?:ngày|lễ|tết|\d+ năm)\b)"
    r"|^.*?(?=(?:kỷ niệm|chào mừng) (?:lần thứ )?\d+ (?:năm|years))"
    r"|^(?:tiếp tục |tập trung |đẩy mạnh |tổ chức |thực hiện |công tác |các hoạt động |hoạt động )*tuyên truyền,? "
    r"(?:về |cho )?(?=kỷ niệm|ngày)",
    re.IGNORECASE,
)
_IN_A_SENTENCE = re.compile(
    r"(?:tiếp tục|tập trung|đẩy mạnh|tổ chức|thực hiện|công tác|các hoạt động|tuyên truyền)|.*(?:hưởng ứng|nhân dịp)"
)
_LONGEST_PLACE = 90


def summary_and_place(text: str, taken: Places) -> tuple[str, str]:
    """A clause without what stands in these places and what joins them to it; and where it says that it is held.

    >>> text = "Tọa đàm khoa học: 14h00 ngày 25/11/2026 tại Trường Chính trị tỉnh."
    >>> summary_and_place(text, [(18, 23), (24, 39)])
    ('Tọa đàm khoa học', 'Trường Chính trị tỉnh')
    """
    marked = text
    for start, end in reversed(_apart(taken)):
        start = joins_begin(marked[:start])
        after = _JOINS_AFTER.match(marked[end:])
        end += after.end() if after else 0
        marked = f"{marked[:start].rstrip()} \0 {marked[end:].lstrip()}"
    marked, place = _without_place(marked)
    pieces = [piece for piece in map(trimmed, marked.split("\0")) if piece]
    summary = pieces[0] if pieces else ""
    for piece in pieces[1:]:
        if not re.fullmatch(rf"\w{{1,2}}|cùng ngày|dương lịch|{LUNAR}", piece):
            summary = f"{summary} {piece}" if piece.startswith("(") else f"{summary}, {piece}"
    summary = _PUT_OFF.sub("", _LABEL.sub("", _LEAD_IN.sub("", summary)))
    return capitalised(trimmed(summary)), place


_PUT_OFF = re.compile(
    r"[:;,]? *\b(?:được )?(?:(?:chuyển|dời|lùi|hoãn|gia hạn)(?: lịch)?(?: từ)?"
    r"(?:,| ngày| thứ| \w*\d[\w/]*| -)* (?:sang|đến)|dời|lùi|gia hạn)$"
)
"""That it is put off, which is no part of what it is called."""


def _without_place(marked: str) -> tuple[str, str]:
    match = _PLACE.search(marked)
    if match is None:
        return marked, ""
    written = match["place"].split("\0")[0]
    place = trimmed(written)
    is_alone = not marked[: match.start()].strip(" \0") and match.end() < len(marked.rstrip(" .;\0"))
    if not place or len(place) >= _LONGEST_PLACE or is_alone:
        return marked, ""
    rest = marked[match.start("place") + len(written) :]
    return f"{marked[: match.start()]} \0 {rest}", capitalised(place)


def _apart(places: Places) -> Places:
    """Places in a text, in order, those that overlap as one."""
    apart: Places = []
    for start, end in sorted(places):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def event_name(text: str) -> str:
    """A name without the sentence about it: from the words that commemorate on, where these stand.

    >>> event_name("Toàn huyện hưởng ứng Ngày Pháp luật Việt Nam")
    'Ngày Pháp luật Việt Nam'
    """
    if len(text) > 60 or _IN_A_SENTENCE.match(text.lower()):
        match = _BEFORE_A_NAME.match(text)
        if match and match.end() < len(text) - 10:
            text = text[match.end() :]
    return trimmed(text)


def with_its_row(name: str, row: str) -> str:
    """A name, with what its row names behind it where it only counts years."""
    only_counts = re.fullmatch(r"(?:kỷ niệm )?(?:lần thứ )?\d*(?: năm| years)?", name.lower())
    return name if name and not only_counts else f"{name} {row}".strip()


def with_what_is_spoken_of(summary: str, spoken_of: str, before: str, sentence: str) -> str:
    """A summary with what is spoken of, where it names only a part of that, or says nothing.

    `before` is what was named last, which is meant where a clause says no more than when.
    """
    if not re.search(r"\w{2,}", summary):
        return before or trimmed(sentence)
    names_a_part = len(summary.split()) < 3 or re.match(r"(?:đợt|lớp|khối|vòng|bản|lần|giai đoạn) ", summary.lower())
    if spoken_of and names_a_part:
        return f"{spoken_of}: {summary[:1].lower()}{summary[1:]}"
    return summary
