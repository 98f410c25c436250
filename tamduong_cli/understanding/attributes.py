"""Lines that say one thing of what was named before them: Thời gian: …, Địa điểm: …, Đơn vị chủ trì: …"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tamduong_cli.dates.vocabulary import TENTATIVE
from tamduong_cli.understanding.found import Thing
from tamduong_cli.understanding.sentences import capitalised, trimmed
from tamduong_cli.understanding.units import units_in

What = Literal["when", "due", "place", "lead", "units", "contact"]

_LABELS: dict[What, str] = {
    "when": r"thời gian|thời điểm|ngày giờ|lịch|khi nào|when|time|date",
    "due": r"(?:thời hạn|hạn)(?= ?(?:nộp|gửi|hoàn|đăng|chót|cuối|:))",
    "place": r"địa điểm|nơi tổ chức|địa bàn|place|venue|where",
    "lead": r"(?:đơn vị |cơ quan |bộ phận )?(?:chủ trì|phụ trách)|đơn vị thực hiện|đơn vị tổ chức|lead",
    "units": r"(?:đơn vị |cơ quan )?phối hợp|thành phần|đối tượng|participants|with",
    "contact": r"liên hệ|đầu mối|contact",
}
_ATTRIBUTE = re.compile(
    rf"^(?P<label>{'|'.join(f'(?P<{what}>{words})' for what, words in _LABELS.items())})(?P<rest>[^:\d“]{{0,45}}):"
    r"\s*(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_NO_MORE = re.compile(
    rf"(?:tổ chức|thực hiện|diễn ra|{TENTATIVE}|tuyên truyền|treo|cao điểm|cụ thể|(?:và )?địa điểm|,|và|\()"
)


class Attribute(NamedTuple):
    """What a line says: of which kind it is, in the words of its label, and the text behind the colon."""

    what: What
    label: str
    rest: str
    text: str

    @property
    def own_name(self) -> str:
        """What the label names besides its kind: Thời gian nhận bài; "" where it names no more."""
        return "" if not self.rest or _SAYS_NO_MORE.match(self.rest.lower()) else f"{self.label} {self.rest}"

    @property
    def is_of_a_campaign(self) -> bool:
        """Whether it says when a campaign is: Thời gian tuyên truyền."""
        return bool(re.search("tuyên truyền|treo|cao điểm", self.rest.lower()))

    def of(self, thing: Thing) -> Thing:
        """A thing with what the line says of it."""
        if self.what == "place":
            place = re.sub(r"^tại\s+", "", self.text, flags=re.IGNORECASE)
            return thing._replace(location=capitalised(trimmed(place)))
        if self.what == "lead":
            return thing._replace(lead=units_in(self.text))
        if self.what == "units":
            return thing._replace(units=units_in(self.text))
        return thing._replace(contact=trimmed(self.text)) if self.what == "contact" else thing


def attribute(text: str) -> Attribute | None:
    """What a line says of what was named before it; None where it is no such line.

    >>> attribute("Địa điểm: tại Hội trường xã").text
    'tại Hội trường xã'
    """
    match = _ATTRIBUTE.match(text)
    if match is None:
        return None
    what = next(what for what in _LABELS if match[what] is not None)
    return Attribute(what, match["label"], trimmed(match["rest"]), match["text"].strip())
