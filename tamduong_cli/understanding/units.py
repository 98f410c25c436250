"""Who carries a plan out: the units that the part on carrying it out names, with their duties, and those in columns."""

from __future__ import annotations

import re

from tamduong_cli.dates.vocabulary import DASH
from tamduong_cli.letters import CAPITAL
from tamduong_cli.understanding.outline import Line
from tamduong_cli.understanding.sentences import trimmed

OFFICE = (
    r"(?:(?:thường trực |văn phòng |các |thường vụ |lãnh đạo |cấp ủy |đề nghị |giao |phân công |yêu cầu )*"
    r"(?:ban(?! hành)|phòng(?! chống)|sở|trung tâm|ủy ban|uỷ ban|ubnd|ubmttq|đảng ủy|đảng uỷ|huyện ủy|huyện uỷ"
    r"|tỉnh ủy|tỉnh uỷ|thành ủy|quận ủy|chi bộ|chi đảng bộ|đảng bộ|đài|hội(?! nghị| thi| thao| trại| họp| diễn)"
    r"|đoàn(?! viên| kết)|thành đoàn|huyện đoàn|tỉnh đoàn|xã đoàn|mặt trận|mttq|trường(?! hợp)|công an|văn phòng"
    r"|liên đoàn|trạm|công đoàn|thư viện|bảo tàng|bộ|cục|chi cục|bệnh viện|báo(?! cáo)"
    r"|cấp ủy|cơ quan|đơn vị|tổ(?! chức)|ấp|thôn|bản|xã|phường|khu phố|lực lượng"
    r"|tiểu ban|học viện|chi đoàn|chi hội|nhà văn hóa|nhà thiếu nhi|quân sự|bộ phận|công chức|đồng chí|hđnd"
    r"|ban chỉ huy|doanh nghiệp|hợp tác xã|các cháu|giáo viên|hiệu trưởng|khối|bí thư|chủ tịch|phó chủ tịch|bưu điện"
    r"|khoa|đội|trưởng các|cán bộ|điện lực"
    r"|tổng công ty|công ty|nhà trường|the|department|office|committee|centre|center|police|union|association|school"
    r"|ward|commune|command|station|board|library|museum)\b)"
)
_ORDERS = re.compile(r"^(?:giao|đề nghị|phân công|yêu cầu|trân trọng đề nghị|ủy quyền)(?: cho)? ", re.IGNORECASE)
_VERBS = (
    r"(?:chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|tham mưu|(?<!các )(?<!những )tổ chức|xây dựng|triển khai"
    r"|hướng dẫn|chỉ đạo|theo dõi|đôn đốc|thực hiện|tăng cường|căn cứ|báo cáo(?! viên)|bố trí|đẩy mạnh"
    r"|đăng tải|tuyên truyền(?! viên)|vận động|bảo đảm|đảm bảo|giúp|làm đầu mối|là cơ quan|là đầu mối|phát động"
    r"|lồng ghép|thông báo|gửi|chuẩn bị|cân đối|(?<!bầu )(?<!ứng )cử|huy động|kiểm tra|rà soát"
    r"|tiếp tục|quán triệt|thẩm định|trực(?! thuộc)|phụ trách|lập|biên soạn|biên tập|mở|thường xuyên|chủ động|tập trung"
    r"|hoàn thành|nộp|nhận|may|sắm"
    r"|phân công|in|chọn|đề xuất|(?<!dịch vụ )tổng hợp|coordinates?|runs?|keeps?|provides?|prepares?|is responsible)"
)
_NAME_AND_DUTY = re.compile(
    rf"^(?P<name>{OFFICE}[^:;.]{{0,120}}?)(?:\s*:\s*|\s+{DASH}\s+(?={_VERBS}\b)|,?\s+(?=(?:có "
    rf"|sẽ )?{_VERBS}\b))(?P<duty>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def unit_of(line: Line) -> tuple[str, str] | None:
    """The unit that a line of the part on carrying out is about, and the duty that follows on the line; None for none.

    Such a line is an item of a list or a heading: a unit's name alone, or with a colon or a verb behind it.
    """
    text = _ORDERS.sub("", trimmed(line.text))
    low = text.lower()
    if not re.match(OFFICE, low):
        return None
    if (
        not re.search(r"[.:]", text)
        and len(text) < 160
        and not re.search(rf"\s(?:{_VERBS})\b", low.split(",")[0] if len(low) > 90 else low)
    ):
        return text, ""
    match = _NAME_AND_DUTY.match(text)
    if match and 3 < len(match["name"]) < 130:
        return trimmed(match["name"]), trimmed(match["duty"])
    if line.text.rstrip().endswith(":") and len(text) < 160:
        return trimmed(text), ""
    if len(text) < 160 and line.is_numbered and "." not in line.text and not re.search(rf"\s{_VERBS}\b", low):
        return text, ""
    return None


_PARTED = re.compile(rf"\s*[;\n]\s*|\s*,\s+(?=[{CAPITAL}])|\s+\+\s+|^\s*[-+•]\s*|\n\s*[-+•]\s*")


def units_in(text: str) -> tuple[str, ...]:
    """The units that a cell of a table names, or a list in a text."""
    found = []
    text = re.sub(
        r"^(?:đ/c|đồng chí|do|các đơn vị ?:|chủ trì ?:|phối hợp ?:)\s*", "", text.strip(), flags=re.IGNORECASE
    )
    for part in _PARTED.split(_whole_names(text)):
        name = trimmed(part.replace("\0", ", "))
        name = re.sub(r"^(?:phối hợp(?: với)?|với|chủ trì|cùng)\s+(?:là\s+)?", "", name, flags=re.IGNORECASE)
        if name and len(name) < 120 and not re.search(r"\d{1,2}[h/]\d", name):
            found.append(name[:1].upper() + name[1:])
    return tuple(dict.fromkeys(found))


def _whole_names(text: str) -> str:
    """The text with a sign in place of the comma within a name: Phòng Kinh tế, Hạ tầng và Đô thị."""
    return re.sub(
        rf"(?P<first>(?:Phòng|Sở|Trung tâm|Ban|Bộ"
        rf"|Đoàn)[^,;]{{2,40}}), (?=(?:[{CAPITAL}][^,;]{{1,25}}, )?(?:[{CAPITAL}][^,;]{{1,25}}) và )",
        lambda match: match["first"] + "\0",
        re.sub(
            rf"(?<=[a-zà-ỹ]), (?=[{CAPITAL}][^,;]{{2,25}} và [{CAPITAL}])(?<!nhân dân, )",
            lambda match: "\0" if re.search(r"(?:Phòng|Sở|Trung tâm|Bộ) [^;]*$", text[: match.start()]) else match[0],
            text,
        ),
    )
