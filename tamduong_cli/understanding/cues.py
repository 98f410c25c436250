"""The words by which a sentence tells what it is about: a day by which something is due, a campaign, what is held.

All patterns are for texts as `moments.lowered` gives them, in which times of day may be blanked out by NUL characters.
"""

from __future__ import annotations

import re

from tamduong_cli.dates.vocabulary import TENTATIVE, WEEKDAY

DUE_WORDS = (
    *("trước", "chậm nhất", "muộn nhất", "không (?:muộn|chậm) (?:hơn|quá)", "không quá"),
    *("hạn(?: cuối| chót| nộp| gửi| đăng ký)*", r"thời hạn(?: \w+){0,3}"),
    *("hoàn thành(?: xong)?(?: trước)?", r"(?<!\w)xong(?: trước)?", "kết thúc trước", "nộp", "gửi về", "báo cáo"),
    *("by", "before", "no later than", "not later than", "due", "deadline", "until"),
)
"""Before the day by which something is due."""
_DUE = "|".join(DUE_WORDS)
_BETWEEN = r"(?:(?:là|vào|lúc|hồi|hết|cuối|on|of|the|ngày|trong|is|đến|at|\0+)[\s:,(]*)*"
IS_DUE = re.compile(rf"\b(?:{_DUE})\b")
DUE_BEFORE = re.compile(rf"(?<!sớm nhất )\b(?:{_DUE})[\s:,(]*{_BETWEEN}$")
AT_THE_LATEST = re.compile(r"chậm nhất|muộn nhất|không quá|no later|hạn cuối")
UNTIL_BEFORE = re.compile(r"(?<!\w)(?:(?:đến|tới)(?: hết)?|hết|till|until)\s*(?:\0+\s*)?(?:ngày\s*)?$")
FROM_NOW_BEFORE = re.compile(
    r"(?:từ nay|kể từ nay|from now|từ khi có kế hoạch|từ khi ban hành|từ ngày (?:ký"
    r"|ban hành)(?: \w+){0,3})(?: cho)?(?: đến| tới| until| to)(?: hết)?\s*"
    r"(?:ngày\s*)?$"
)
"""Before the end of what begins when the document is issued."""

CAMPAIGN = re.compile(
    r"tuyên truyền|cao điểm|\bđợt\b|treo (?:cờ|băng|khẩu|pa)|trang trí|cổ động|chiến dịch|đậm nét|tập trung|khẩu hiệu"
    r"|giai đoạn \d|thời gian (?:thực hiện|diễn ra|tổ chức)|publicity|campaign|banners?|flags?"
)
DISPLAYS = re.compile(r"(?:treo|trang trí|cắm|cờ|băng rôn|cổ động)")
"""What begins the name of a window that is of flags and banners."""

_HELD_WORDS = (
    *("(?:phối hợp |tham gia |chủ trì |tham mưu )*(?:tổ chức|tham dự|dự)\\b", "khai mạc", "bế mạc", "mít tinh"),
    "lễ (?!vu lan|phật đản|giáng sinh|noel|quốc khánh)",
    *("hội (?:nghị|thi|thảo|thao|trại|diễn|xuân|chợ|đàm)", "cuộc thi", "tọa đàm", "toạ đàm", "gặp mặt", "giao lưu"),
    *("chương trình", "dâng hương", "dâng hoa", "viếng", "thăm", "họp", "làm việc", "tiếp ", "kiểm tra", "ra quân"),
    *("phát động", "chiếu", "biểu diễn", "triển lãm", "trưng bày", "liên hoan", "giải ", "trao ", "tập huấn", "đêm "),
    *("bắn pháo", "rước", "tổng duyệt", "sinh hoạt", "nói chuyện", "thi ", "diễu hành", "diễn đàn", "đi bộ", "chạy"),
    *("hành trình", "hành quân", "thắp nến", "chào cờ", "giao ban", "phát thanh", "phát sóng"),
    *("opening", "ceremony", "launch", "exhibition", "performance", "workshop", "meeting", "visit", "fair", "race"),
    *("closing", "training", "concert", "talk", "walk"),
)
HELD = re.compile("|".join(_HELD_WORDS))
"""What begins the name of something that is held."""

_COMMEMORATED = (
    r"(?:tuyên truyền )?(?:lễ )?kỷ niệm\b",
    rf"(?:ngày|lễ) (?!\d|nay|đó|ấy|này|làm việc|{WEEKDAY}|hội|phát|khai|kỷ niệm|công bố|trao"
    r"|ra quân)"
    r"[\w“]",
    *(r"tết\b", r"giỗ\b", "quốc khánh", "lễ (?:vu lan|phật đản|giáng sinh|noel)", "mừng (?:đảng|xuân)", r"đại hội\b"),
    r"(?:ngày )?quốc tế (?:lao động|phụ nữ|thiếu nhi|hạnh phúc|người cao tuổi)",
    *("bầu cử", "tuần lễ", "tháng (?:hành động|thanh niên|an toàn|công nhân|khuyến học)", r"\d{1,3} năm (?!\d)"),
    *("cách mạng tháng", "chiến thắng", "giải phóng", "vu lan", "trung thu", "rằm", "phật đản", "năm du lịch"),
    *(r"(?:the )?\d+(?:st|nd|rd|th) anniversary", r"\d+ years (?:of|since)", r".{0,60}\b(?:anniversary|day)\b"),
)
COMMEMORATED = re.compile("|".join(_COMMEMORATED))
"""What begins the name of something that is commemorated, or of a day or a time that has a name."""

DONE = re.compile(
    r"(?:thành lập|nộp|hoàn thành|gửi|công bố|niêm yết|lập danh sách|giải quyết|báo cáo|xét|đăng ký|ban hành|xây dựng"
    r"|trình"
    r"|tổng hợp|phê duyệt|quyết toán|rà soát|bàn giao|nghiệm thu|in ấn|kết thúc|chốt|thẩm định|phân bổ|tiếp nhận|nhận "
    r"|thu "
    r"|submit|register|report|complete)"
)
"""What begins the name of something that has to be done, and is not held."""

IS_TENTATIVE = re.compile(rf"{TENTATIVE}|provisional|to be confirmed")
OPENS_BEFORE = re.compile(
    r"(?:bắt đầu|khởi đầu|khai trương|mở (?:cửa|màn)|treo|begins?|starts?|opens?)(?: treo)?(?: từ| vào|on"
    r"|from)*(?: ngày)?\s*$"
)
"""Before the day on which something begins."""
CLOSES_BETWEEN = re.compile(
    r"^(?:\s*\([^()]*\))?\W*(?:(?:và|and|đến|rồi)\s+)?(?:kết thúc|hạ|tháo dỡ|tháo|thu dọn|đến hết|ends?|closes?)"
    r"(?: cờ| vào| on| trước)*(?: \d{1,2}(?:h|:| giờ)\d{0,2})?(?: ngày)?\s*$"
)
"""Between that day and the one on which it ends."""


def is_an_event(name: str) -> bool:
    """Whether a name, in small letters, is one of what is commemorated, and of nothing that is held."""
    return bool(COMMEMORATED.match(name)) and not HELD.match(name)
