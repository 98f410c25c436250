"""Feasts of the lunar calendar that everybody knows by name, and on which day they are."""

from __future__ import annotations

from typing import NamedTuple

from tamduong_cli.dates.dates_in_texts import pattern, prepared
from tamduong_cli.dates.vocabulary import LUNAR_MONTHS


class Feast(NamedTuple):
    """A feast: its name, its day and month of the lunar calendar, and what texts call it."""

    name: str
    day: int
    month: int
    called: str


FEASTS = (
    Feast("Tết Nguyên đán", 1, 1, r"tết (?:nguyên đán|cổ truyền|ta\b)|(?:mùng|mồng) (?:1|một) tết"),
    Feast("Rằm tháng Giêng", 15, 1, rf"rằm tháng (?:{LUNAR_MONTHS[0]}|1\b)|nguyên tiêu"),
    Feast("Giỗ Tổ Hùng Vương", 10, 3, r"giỗ (?:quốc )?tổ(?! nghề| ngành| họ| dòng| chi\b| sân khấu)"),
    Feast("Phật đản", 15, 4, r"phật đản"),
    Feast("Tết Đoan Ngọ", 5, 5, r"đoan ngọ|đoan dương"),
    Feast("Vu Lan", 15, 7, r"vu lan|rằm tháng (?:bảy|7\b)"),
    Feast("Tết Trung thu", 15, 8, r"trung thu|rằm tháng (?:tám|8\b)"),
    Feast("Tết ông Công ông Táo", 23, 12, r"ông (?:công|táo)\b|táo quân"),
)
"""The day of each is a lunar one, and written as a Gregorian one by whoever forgets to say so."""
DAYS = frozenset((feast.day, feast.month) for feast in FEASTS)
"""Their days and months."""

_OF_THE_OTHER_CALENDAR = r"dương lịch|năm mới|tết (?:tây|dương)|new year's day"
_ABOUT_IT = (
    r"\b(?:chuẩn bị|triển khai|họp|hội nghị|cuộc họp|phiên|kiểm tra|khảo sát|ban hành|phân công|tập huấn|sơ kết"
    r"|tổng kết|phát động|ra quân|khai mạc|rà soát|báo cáo|đăng ký|trước|sau|hướng tới)\b"
)
"""Words of what is done for a feast, on a day of its own."""


def feast_of(text: str, day: int, month: int) -> Feast | None:
    """The feast that a text names and that has this day and month in the lunar calendar.

    None too where the text names something else that the day may be of.

    >>> feast = feast_of("Giỗ Tổ Hùng Vương", 10, 3)
    >>> feast and feast.name
    'Giỗ Tổ Hùng Vương'
    """
    feast = next((feast for feast in FEASTS if (feast.day, feast.month) == (day, month)), None)
    if feast is None:
        return None
    text = prepared(text)
    if not pattern(feast.called).search(text) or pattern(f"{_OF_THE_OTHER_CALENDAR}|{_ABOUT_IT}").search(text):
        return None
    return feast
