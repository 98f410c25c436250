"""What stands at the end of a document: who is sent it, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tamduong_cli.letters import CAPITAL
from tamduong_cli.understanding.moments import lowered
from tamduong_cli.understanding.outline import Line, is_capitals
from tamduong_cli.understanding.sentences import in_sentence_case, trimmed


class Closing(NamedTuple):
    """The end of a document. `used` are the lines that it takes, counted from 0."""

    recipients: tuple[str, ...] = ()
    authority: str = ""
    title: str = ""
    name: str = ""
    used: frozenset[int] = frozenset()


_RECIPIENTS = re.compile(r"(?:nơi nhận|recipients|distribution(?: list)?)\b\s*[:.]?\s*")
_ON_BEHALF = re.compile(r"(?:t/m|tm|kt|tl|tuq|t/l|k/t|thừa lệnh|thay mặt|on behalf of|for the)\b[.:]?")
_OFFICE_HELD = re.compile(
    r"(?:quyền |phó )?(?:bí thư|chủ tịch|giám đốc|hiệu trưởng|trưởng ban|trưởng phòng|chánh văn phòng|trưởng trạm"
    r"|chủ nhiệm|viện trưởng"
    r"|cục trưởng|trưởng công an|trưởng|tổng biên tập|thư ký|chỉ huy|director|chair|head|principal|secretary|deputy)\b"
)
_SMALL = rf"(?:(?![{CAPITAL}])[^\W\d_])"
_NAME = re.compile(
    rf"(?:(?:[A-Z]{{2,5}}(?: ?CK)?(?: ?I+)?|ThS|Mrs?|Ms|Dr|(?:Thượng|Trung|Thiếu|Đại) (?:tá|úy"
    rf"|uý))\.?\s*)*[{CAPITAL}]{_SMALL}*(?: [{CAPITAL}]{_SMALL}*\.?){{1,5}}$"
)
_SIGNED = re.compile(r"^\(?(?:đã ký|signed|ký tên|ký, ?ghi rõ)")


def closing(lines: Sequence[Line]) -> Closing:
    """What the last lines of a document say, from `Nơi nhận` on or from whoever signed, or by their marks."""
    found = _closing([line for line in lines if not line.marks])
    for line in lines:
        if line.mark("authority"):
            found = found._replace(authority=in_sentence_case(trimmed(line.text)))
        elif line.mark("position"):
            found = found._replace(title=in_sentence_case(trimmed(line.text)))
        elif line.mark("signatory"):
            found = found._replace(name=line.text)
    return found


def _closing(lines: Sequence[Line]) -> Closing:
    begins = next(
        (index for index, line in enumerate(lines) if _RECIPIENTS.match(lowered(line.text.strip("*_ ")))), None
    )
    signs = _signature_at(lines)
    recipients: list[str] = []
    used: set[int] = set()
    if begins is not None:
        first = lines[begins]
        used.add(first.at)
        rest = trimmed(first.text.strip("*_ ")[_match_end(first.text.strip("*_ ")) :])
        recipients += [trimmed(part) for part in rest.split(";") if trimmed(part)]
        for line in lines[begins + 1 :]:
            if line.table or (signs is not None and line.at >= lines[signs].at and _looks_signed(line)):
                break
            if line.is_numbered or (
                not line.is_bullet
                and (is_capitals(line.text) or _NAME.match(line.text))
                and not line.text.endswith((";", ","))
            ):
                break
            text = trimmed(line.text)
            if text:
                recipients.append(text)
                used.add(line.at)
            if re.match(r"lưu\b", text.lower()):
                break
    found = Closing(tuple(recipients))
    if signs is not None:
        found, taken = _signed(found, lines, signs)
        used |= taken
    return found._replace(used=frozenset(used))


def _match_end(text: str) -> int:
    match = _RECIPIENTS.match(lowered(text))
    return match.end() if match else 0


def _looks_signed(line: Line) -> bool:
    low = lowered(line.text.strip("*_ "))
    return bool(_ON_BEHALF.match(low) or _OFFICE_HELD.match(low))


def _signature_at(lines: Sequence[Line]) -> int | None:
    """Where the signature begins: the last line but few that names an office held, in capitals or for somebody."""
    from_here = max(len(lines) - 40, 0)
    found = None
    for index in range(len(lines) - 1, from_here - 1, -1):
        line = lines[index]
        text = line.text.strip("*_ ")
        if line.table or line.is_numbered or len(text) > 100:
            if found is not None:
                break
            continue
        if (
            _looks_signed(line)
            and (is_capitals(text) or _ON_BEHALF.match(lowered(text)))
            and not text.endswith((";", ","))
        ):
            found = index
        elif found is not None and not _SIGNED.match(lowered(text)):
            break
    return found


def _signed(found: Closing, lines: Sequence[Line], signs: int) -> tuple[Closing, set[int]]:
    used = set()
    authority: list[str] = []
    titles: list[str] = []
    name = ""
    for line in lines[signs : signs + 10]:
        text = line.text.strip("*_ ")
        if line.table:
            break
        low = lowered(text)
        if _SIGNED.match(low):
            used.add(line.at)
        elif not titles and _ON_BEHALF.match(low) and len(authority) == 0:
            authority.append(text)
            used.add(line.at)
        elif _OFFICE_HELD.match(low) or (is_capitals(text) and not _NAME.match(text)):
            (titles if _OFFICE_HELD.match(low) or titles else authority).append(text)
            used.add(line.at)
        elif _NAME.match(text):
            name = text
            used.add(line.at)
            break
        elif name == "" and (titles or authority):
            break
    if not name:
        return found, set()
    return (
        found._replace(
            authority=in_sentence_case(trimmed(" ".join(authority))),
            title=in_sentence_case(trimmed(", ".join(titles))),
            name=name,
        ),
        used,
    )
