"""The parts that plans have, told by the words of their headings."""

from __future__ import annotations

import re
from typing import Literal

from tamduong_cli.dates.vocabulary import DASHES

Part = Literal[
    "purpose",
    "objectives",
    "requirements",
    "content",
    "channels",
    "time",
    "organisation",
    "budget",
    "recipients",
    "basis",
]

_HEADINGS: tuple[tuple[Part, str], ...] = (
    ("recipients", r"nơi nhận|recipients|distribution"),
    ("basis", r"căn cứ|cơ sở pháp lý"),
    (
        "purpose",
        rf"(?:mục đích|mục tiêu)(?: ?,| và| ?[{DASHES}&]) (?:ý nghĩa|yêu cầu)"
        r"|(?:aims?|purpose|objectives?) and requirements?",
    ),
    ("objectives", r"mục đích|mục tiêu|ý nghĩa|(?:aims?|purpose|objectives?)\b"),
    ("requirements", r"yêu cầu|quan điểm|phương châm|requirements?\b|principles?\b"),
    ("budget", r"(?:nguồn )?kinh phí|budget|funding|chế độ"),
    (
        "organisation",
        r"(?:tổ chức |triển khai )?thực hiện(?: kế hoạch)?$|tổ chức thực hiện|phân công|trách nhiệm|công tác tổ chức"
        r"|giao nhiệm vụ|nhiệm vụ (?:cụ thể )?(?:của|cho) (?:các|từng)"
        r"|organi[sz]ation\b|implementation|responsibilit|who does what|roles",
    ),
    ("channels", r"(?:các )?hình thức|(?:ways|means|forms|channels)\b"),
    (
        "content",
        r"nội dung|các (?:sự kiện|ngày|hoạt động|nhiệm vụ|mốc)|nhiệm vụ|chương trình|hoạt động|(?:content|events?"
        r"|activities|programme)\b",
    ),
    ("time", r"thời gian|các đợt|tiến độ|lộ trình|(?:time|timing|schedule|calendar)\b"),
)
"""What headings begin with, the first that fits."""

_OWN_PARTS: dict[Part | None, tuple[Part, ...]] = {
    "purpose": ("objectives", "requirements"),
    "content": ("channels", "time", "objectives", "requirements", "budget", "organisation", "recipients", "content"),
}

_LONGEST = 160


def part_of(text: str, is_item: bool, above: Part | None) -> Part | None:
    """Which part of a plan a heading begins; an item of a list, or what is too long for a heading, is of the one above.

    >>> part_of("Thời gian tuyên truyền", False, "content")
    'time'
    """
    if is_item or len(text) > _LONGEST:
        return above
    low = text.lower().strip(" .:*_")
    for part, words in _HEADINGS:
        if re.match(words, low):
            return _within(part, low, above)
    return above


def _within(part: Part, low: str, above: Part | None) -> Part | None:
    if part == "content" and above in (
        "organisation",
        "channels",
        "objectives",
        "requirements",
        "recipients",
        "budget",
    ):
        return above
    if above == "organisation" and part in ("time", "requirements", "objectives", "channels"):
        return above
    return part
