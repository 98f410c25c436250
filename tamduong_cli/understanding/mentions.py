"""Dates that a text only mentions, with nothing planned on them: of cited documents, what is withdrawn, history."""

from __future__ import annotations

import re

from tamduong_cli.understanding.moments import Moment, lowered

_DOCUMENTS = (
    r"(?:kế hoạch|công văn|chỉ thị|quyết định|nghị quyết|hướng dẫn|thông báo|luật|nghị định|thông tư|thông tri|kết luận"
    r"|đề án|công điện|tờ trình|chương trình|quy định|quy chế|văn bản|giấy mời|biên bản|pháp lệnh|sắc lệnh|điều lệ"
    r"|lời kêu gọi|thể lệ|quy trình|hợp đồng"
    r"|plan|decision|circular|directive|resolution|letter|decree|official letter|law)"
)
_NUMBERED = rf"(?:(?:số|no\.?)\s*:?\s*\d+\s?[-/][\w./&-]*|{_DOCUMENTS} (?:số|no\.?)\s*:?\s*\d+)"
_CITED_BEFORE = re.compile(
    rf"(?:{_NUMBERED}[^;:]{{0,12}}?,? ?(?:đã )?(?:ban hành |ký |issued )?(?:vào |on )?(?:ngày |dated |of )?\(?"
    rf"|\b{_DOCUMENTS}\b(?! của tuần)[^.;:()]{{0,70}}?"
    rf"(?:ban hành|ký|dated|issued)(?: vào| on)?(?: ngày)? ?"
    r"|(?:ban hành|có hiệu lực|thông qua|ký ban hành|phê duyệt|sửa đổi|bổ sung)(?: kể)?(?: từ)?(?: vào)? (?:ngày )?)$"
)
_CITED_AFTER = re.compile(
    r" ?\)?,? (?:của|do|của ban|by|of) (?!tháng|năm)(?=[^.;]{0,120}(?:về|quy định|hướng dẫn|ban hành|on |về việc))"
)
_CITED_WORD = re.compile(rf"\b{_DOCUMENTS}\b[^.;]{{0,60}}$")
_NUMBER_BEFORE = re.compile(rf"{_NUMBERED}[^;.:]{{0,15}}$")
_WITHDRAWN_BEFORE = re.compile(
    r"(?:thay cho|thay vì|thay thế cho|đã thông báo(?: trước đây)?(?: là)?|trước đó là|trước đây là|không phải(?: là)?"
    r"|(?:dời|chuyển|hoãn|lùi) từ|hoán đổi|(?:dời|chuyển|hoãn|lùi)(?: lịch)? $|(?:lịch|thời gian|ngày|kế hoạch) cũ"
    r"|instead of|rather than|originally|previously)(?:(?! sang | thành )[^.;]){0,40}$"
)
_PUT_OFF = re.compile(
    r"\b(?:hoãn|dời|lùi|hủy|huỷ|không tổ chức|tạm dừng|bãi bỏ|chuyển sang tuần|sẽ thông báo sau|postponed|cancelled)\b"
)
_TO_ANOTHER_DAY = re.compile(r"\b(?:sang|đến|thành|vào|to)\b|, (?:sẽ )?tổ chức")
_IF_BEFORE = re.compile(r"\bnếu\b[^.;)]{0,80}$|\bif\b[^.;)]{0,80}$")
_NOT_HELD = re.compile(r"(?:[-+*•] ?)?(?:không tổ chức|hủy|huỷ|dừng|tạm dừng|hoãn|bãi bỏ|không thực hiện|cancelled)\b")
_WITHDRAWN_AFTER = re.compile(
    r"[ ,]*\(?(?:cũ\b|(?:như )?(?:đã thông báo|theo (?:kế hoạch|thông báo) (?:trước|cũ)|as announced))"
)
_HISTORY_BEFORE = re.compile(
    r"(?:(?<!học )(?<!vệ )(?<!thí )(?<!dân )(?<!thiếu )(?<!phát )\bsinh(?: ngày| năm| vào)?|từ trần|qua đời|hy sinh"
    r"|mất(?: ngày)|born(?: on)?|died(?: on)?|được thành lập|thành lập vào)"
    r"(?: vào)?(?: ngày)? ?$"
)
_IS_BASIS = re.compile(
    r"(?:[-+*•] ?)?(?:căn cứ (?!chức năng|nhiệm vụ|tình hình|kế hoạch này|nội dung|vào|điều kiện)|pursuant to"
    r"|theo (?:kế hoạch|công văn|quyết định|chỉ thị|hướng dẫn|thông báo) số)\b"
)
_STREET_BEFORE = re.compile(
    r"(?:\bđường|\bphố|quảng trường|số nhà|công viên|\bcầu|\bchợ|trường (?:tiểu học|thcs|thpt|mầm non)|nhà máy|street"
    r"|square|địa chỉ:?) $"
)
_UPDATED_BEFORE = re.compile(r"(?:người lập|cập nhật|phiên bản|updated|số liệu|in ngày|biểu mẫu)[^.;]{0,25}$")
_HAS_BEEN_BEFORE = re.compile(r"\b(?:đã|vừa|mới được)\b[^.;:,]{0,45}(?:từ |vào |trong )?(?:ngày )?$")
_REPLACES = re.compile(
    r"thay thế (?:cho )?(?:kế hoạch|công văn|lịch|thông báo|phụ lục|quyết định|hướng dẫn)|replaces (?:plan|letter|the)"
)
_IS_OVER = re.compile(
    r"đã (?:được )?(?:thực hiện|hoàn thành|tổ chức|diễn ra)|không thuộc (?:kế hoạch|lịch)|hết hiệu lực|bị bãi bỏ"
    r"|(?:được )?thay thế bằng|đang (?:sửa chữa|hỏng)"
)
_NOT_YET_BEFORE = re.compile(r"\b(?:chưa|không được)\b[^.;]{0,40}$")
_EVERY_YEAR_AFTER = re.compile(r" ?(?:hằng|hàng|mỗi) năm\b|(?: of)? (?:every|each) year")
_SINCE = re.compile(
    r"(?:kể từ|tính đến|số liệu đến|trong giai đoạn|giai đoạn|nhiệm kỳ|khóa|term|period)(?: từ)?(?: ngày| năm)? ?$"
)


def is_put_off(text: str) -> bool:
    """Whether a text says that something is put off, or is not held."""
    return bool(_PUT_OFF.search(lowered(text)))


_NO_DAY_YET = re.compile(r"chuyển sang tuần|sẽ thông báo sau|\bhoãn\b(?! từ)|không tổ chức (?!thêm)")


def has_no_day_yet(text: str) -> bool:
    """Whether a text says that something is not held on the day that it stands under."""
    return bool(_NO_DAY_YET.search(lowered(text)))


def _is_put_off(low: str, moment: Moment) -> bool:
    """Whether something is put off from these days, or dropped; where it is put off to, it is held."""
    said = _PUT_OFF.search(low)
    if said is None or "không tổ chức thêm" in low:
        return False
    return not (moment.start > said.end() and _TO_ANOTHER_DAY.search(low, said.end(), moment.start))


def is_over(text: str) -> bool:
    """Whether a text says of what stands before it that it is over, or no part of the plan."""
    return bool(_IS_OVER.search(lowered(text)))


def is_only_mentioned(text: str, moment: Moment) -> bool:
    """Whether nothing is planned on these days: a cited document is of them, or they are withdrawn, or long ago.

    What is far before the plan's years is not asked here.
    """
    low = lowered(text)
    before, after = low[max(moment.start - 160, 0) : moment.start], low[moment.end : moment.end + 160]
    words = low[moment.start : moment.end]
    if (
        _IS_BASIS.match(low)
        or _STREET_BEFORE.search(before)
        or _UPDATED_BEFORE.search(before)
        or _HAS_BEEN_BEFORE.search(before)
    ):
        return True
    if _IS_OVER.search(after if len(low) > 160 else low[moment.end :]) or _NOT_YET_BEFORE.search(before):
        return True
    if _REPLACES.search(low):
        return True
    if _is_put_off(low, moment) or _IF_BEFORE.search(before):
        return True
    if _NOT_HELD.match(low) and not re.search(r"chuyển sang|thay bằng", low):
        return True
    if _WITHDRAWN_BEFORE.search(before) or _WITHDRAWN_AFTER.match(after):
        return True
    if _CITED_BEFORE.search(before) or (
        _NUMBER_BEFORE.search(before) and re.match(r" ?\)?(?:,|;|\.| của| về| do|$)", after)
    ):
        return True
    if _CITED_AFTER.match(after) and _CITED_WORD.search(before):
        return True
    if _HISTORY_BEFORE.search(before) or _EVERY_YEAR_AFTER.match(after) or _SINCE.search(before):
        return True
    return bool(re.search(r"^(?:kể từ|tính đến)", words))
