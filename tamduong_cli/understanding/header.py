"""What stands at the head of a document: who issues it, its number, place and day, its title, what it carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import DASH, DASHES, WEEKDAY
from tamduong_cli.letters import CAPITAL
from tamduong_cli.plan.marks import MarkKind
from tamduong_cli.understanding.casing import Casing
from tamduong_cli.understanding.moments import Years, lowered, moments
from tamduong_cli.understanding.outline import Line, is_capitals
from tamduong_cli.understanding.sentences import capitalised, in_sentence_case, trimmed


class Cited(NamedTuple):
    """A document that another names."""

    number: str
    date: str
    issuer: str
    title: str


class Header(NamedTuple):
    """The head of a document. `used` are the lines that it takes, counted from 0."""

    title: str = ""
    kind: str = ""
    """What the document is, in small letters: kế hoạch, lịch."""
    superior: str = ""
    issuer: str = ""
    number: str = ""
    date: str = ""
    place: str = ""
    parent: Cited | None = None
    parent_sentence: str = ""
    used: frozenset[int] = frozenset()


_NATION = re.compile(
    rf"(?:cộng hòa|cộng hoà) xã hội chủ nghĩa việt nam|đảng cộng sản việt nam|độc lập ?{DASH} ?tự do ?{DASH} ?hạnh phúc"
    rf"|(?:socialist republic|communist party) of viet ?nam|independence ?{DASH} ?freedom ?{DASH} ?happiness"
    "|đoàn tncs hồ chí minh(?=$)"
)
_KINDS = (
    r"kế hoạch|lịch|thông báo|hướng dẫn|công văn|chương trình|thông tri|chỉ thị|quyết định|đề án|tờ trình|công điện"
    r"|thư mời"
    r"|giấy mời|phương án|quy định|nội quy|báo cáo|bảng phân công|khung kế hoạch|danh mục|phụ lục|nghị quyết|plan"
    r"|programme|schedule|notice"
    r"|communication plan|work plan"
)
_KIND = re.compile(rf"(?:{_KINDS})\b")
_NUMBER = re.compile(
    rf"^(?:số|no\.?)\s*:?\s*(?P<number>\d*\s?[{DASHES}/]\s?[\w&/.-]+[A-ZĐa-z]|\d+[\w/&.-]+)", re.IGNORECASE
)
_PLACE_AND_DAY = re.compile(
    rf"(?P<place>(?!(?i:{WEEKDAY})\b)(?:(?:xã|phường|thị trấn) )?[{CAPITAL}][^,.:;\d]{{1,40}}),\s*"
    r"(?P<day>(?:ngày|date)?\s*[\d….]{0,6}\s*(?:tháng|/)\s*[\d….]{0,6}\s*(?:năm|/)\s*[\d….]{2,6}"
    r"|\d{1,2} [A-Z]\w+ \d{4})\.?$"
)
_IS_A_DAY = re.compile(rf"\W*(?:{WEEKDAY})\b")
_RULE = re.compile(rf"^[{DASHES}\s_*=~.]{{2,}}$")
_BEGINS_THE_TEXT = re.compile(
    r"(?:căn cứ|thực hiện|để |nhằm |tiếp tục|theo |xét |hướng tới|pursuant|in order|following|kính gửi|trên cơ sở"
    r"|nhân dịp|to )"
)
_ISSUES = (
    r"(?:đã )?(?:ban hành|xây dựng|thông báo|hướng dẫn|sẽ tổ chức|tổ chức|đề nghị|yêu cầu|lập|triển khai|trân trọng"
    r"|kính mời"
    r"|issues|hereby|adopts|has issued|draws up|will)"
)
_OFFICE = (
    r"(?:Ban|Phòng|Sở|Trung tâm|Ủy ban|Uỷ ban|UBND|UBMTTQ|Đảng ủy|Đảng uỷ|Huyện ủy|Huyện uỷ|Tỉnh ủy|Tỉnh uỷ|Thành ủy"
    r"|Quận ủy|Chi bộ|Đài|Hội|Đoàn"
    r"|Mặt trận|MTTQ|Trường|Công an|Văn phòng|Liên đoàn|Trạm|Công đoàn|Thư viện|Bảo tàng|Bộ|Cục|Chi cục|Bệnh viện"
    r"|Huyện|Xã|Phường|Tỉnh|Thành phố|Thị"
    r"|The|Department|Office|Committee|Học viện|Chi đoàn|Ban Chỉ đạo|Ban Quản lý|Ban Tổ chức)"
)
_ISSUER = re.compile(rf"(?:^|[,;] |\. )(?P<issuer>{_OFFICE}\b[^,;.()]{{0,90}}?) {_ISSUES}\b")
_BARE_NUMBER = re.compile(r"(?:số|no\.?)\s*:?\s*(?P<number>\d+\s?[-/][\w&./-]*\w)", re.IGNORECASE)
_CITED = re.compile(
    r"(?:số|no\.?)\s*:?\s*(?P<number>\d+\s?[-/][\w&./-]*\w),?\s*(?:ban hành |ký |dated |of )?(?P<day>(?:ngày |dated "
    r"|of )?\(?.{0,32}?)\)?,?\s*(?:của|do|by|of)\s+(?P<issuer>.+)$",
    re.IGNORECASE,
)


def header(lines: Sequence[Line], years_of: Years | None = None) -> Header:
    """What the first lines of a document say."""
    top = _top(lines)
    found = Header(used=frozenset(line.at for line in top))
    offices: list[str] = []
    title: list[str] = []
    marked: dict[MarkKind, str] = {}
    state = "offices"
    for line in top:
        if _is_nation(line.printed):
            rest = _without_nation(line.printed)
            if rest and state == "offices":
                offices.append(rest)
            continue
        text = line.printed.strip("*_ ")
        if office := line.mark("superior", "issuer"):
            marked[office.kind] = text
            continue
        if line.mark("issued"):
            place, _, day = text.rpartition(", ")
            found = _with_day(found, place, day)
            continue
        if _RULE.match(text) or not text:
            continue
        numbered = _NUMBER.match(text)
        if match := _PLACE_AND_DAY.search(text, numbered.end() if numbered else 0):
            found = _with_day(found, match["place"], match["day"])
            text = text[: match.start()].strip()
            if not text:
                continue
        if match := _NUMBER.match(text):
            found = found._replace(number=match["number"].strip())
            rest = text[match.end() :].strip(" ,;")
            if rest and re.match(r"v/v|về", rest, re.IGNORECASE):
                title = [rest]
            state = "title"
            continue
        if state in ("offices", "title") and _KIND.match(lowered(text)) and (is_capitals(text) or len(text) < 200):
            kind = _KIND.match(lowered(text))
            assert kind
            if state != "kind":
                found = found._replace(kind=kind[0])
                title = [text]
                state = "kind"
                continue
        if state == "kind":
            title.append(text)
        elif state == "offices" and is_capitals(text) and len(text) < 90:
            offices.append(text)
        elif state == "title" and re.match(r"v/v|về việc|về ", lowered(text)):
            title.append(text)
    if not found.date:
        for line in lines:
            if match := _PLACE_AND_DAY.fullmatch(line.text.strip("*_ ")):
                found = _with_day(found, match["place"], match["day"])._replace(used=found.used | {line.at})
    casing = Casing(
        text for line in lines[:400] if line.at not in found.used or not is_capitals(line.text) for text in [line.text]
    )
    offices = _whole_offices([trimmed(office) for office in offices if not _RULE.match(office)])
    *_, superior, issuer = ("", "", *offices)
    found = found._replace(
        issuer=casing.of(marked.get("issuer", issuer)), superior=casing.of(marked.get("superior", superior))
    )
    found = found._replace(title=_title([casing.of(part) for part in title]))
    return _from_the_text(found, lines)


def _whole_offices(offices: list[str]) -> list[str]:
    """The offices, each on one line: ỦY BAN NHÂN DÂN and XÃ NÀ LƯA below it are one."""
    whole: list[str] = []
    for office in offices:
        if (
            whole
            and re.fullmatch(
                r"(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|đảng ủy|đảng uỷ|ban chấp hành|ban chỉ đạo"
                r"|ban tổ chức|công đoàn|đảng bộ)",
                whole[-1].lower(),
            )
        ) or (
            whole
            and re.match(r"(?:và|lễ hội|tỉnh|huyện|xã|phường|quận|thị trấn|thành phố) ", office.lower())
            and len(offices) == 2
            and not re.search(r"\b(?:tỉnh|huyện|xã|phường|quận|thị trấn|thành phố)\b", whole[-1].lower())
        ):
            whole[-1] = f"{whole[-1]} {office}"
        else:
            whole.append(office)
    return whole


def _top(lines: Sequence[Line]) -> list[Line]:
    """The lines before the text begins: at its first sentence, its first number, or a table."""
    top: list[Line] = []
    for line in lines[:40]:
        low = lowered(line.text)
        if _is_nation(line.text) or _NUMBER.match(line.printed) or _PLACE_AND_DAY.fullmatch(line.text.strip("*_ ")):
            top.append(line)
            continue
        if (
            line.table
            or (line.number and not _KIND.match(low))
            or (_begins_a_part(line) and not (top and _KIND.fullmatch(lowered(top[-1].text.strip("*_ ")))))
            or _IS_A_DAY.match(low)
        ):
            break
        if _BEGINS_THE_TEXT.match(low) and not is_capitals(line.text):
            break
        if len(line.text) > 130 and line.text.endswith((".", ":", ";")):
            break
        if _is_a_sentence(line.text) and any(_KIND.match(lowered(other.text)) for other in top):
            break
        top.append(line)
    begun = [index for index, line in enumerate(top) if _KIND.match(lowered(line.text)) or _NUMBER.match(line.text)]
    return top if begun or any(_is_nation(line.text) for line in top) else []


def _begins_a_part(line: Line) -> bool:
    """Whether a line is the heading of a part, and not what the document is, as KẾ HOẠCH and CHƯƠNG TRÌNH are."""
    is_own = line.above is None or line.above.part != line.part
    return line.part is not None and is_own and not _KIND.match(lowered(line.text))


def _is_a_sentence(text: str) -> bool:
    """Whether a line below the kind of the document is no more of its title: it ends as a sentence, or is on a day."""
    if is_capitals(text) or text.startswith("("):
        return False
    said = moments(re.sub(r"\([^()]*\)", "", text), Years(range(2000, 2001)))
    is_on_a_day = any(moment.is_day for moment in said) and not _KIND.match(lowered(text))
    return text.endswith((".", ";")) or (is_on_a_day and not text.startswith(("Từ", "Tuần", "Ngày", "từ")))


def _is_nation(text: str) -> bool:
    """Whether a line has the country's or the Party's name and motto, as letters have them at their head."""
    match = _NATION.search(lowered(text))
    if match is None:
        return False
    return is_capitals(text[match.start() : match.end()]) or "tự do" in match[0] or "freedom" in match[0]


def _without_nation(text: str) -> str:
    low = lowered(text)
    for match in reversed(list(_NATION.finditer(low))):
        text = text[: match.start()] + text[match.end() :]
    return text.strip(f" |*_\t{DASHES}")


def _with_day(found: Header, place: str, day: str) -> Header:
    said = moments(day, Years(range(2000, 2001)))
    return found._replace(
        place=trimmed(place) if re.search(r"\w", place) else "", date=said[0].written if said and said[0].is_day else ""
    )


def _title(parts: list[str]) -> str:
    parts = [part for part in parts if not _RULE.match(part)]
    if not parts:
        return ""
    text = parts[0]
    for part in parts[1:]:
        if part.startswith("(") or _NO_TITLE.match(part.lower()) or (len(text) > 40 and re.match(r"[-+*•]", part)):
            break
        text = f"{in_sentence_case(text)} {_small(part) if not is_capitals(part) else _small(in_sentence_case(part))}"
    text = re.sub(r"^(?:V/v|Về việc)[:.]?\s*", "", in_sentence_case(text), flags=re.IGNORECASE)
    return capitalised(trimmed(text))


_NO_TITLE = re.compile(r"(?:kèm theo|ban hành|chủ đề|lịch này|số|kính gửi|dự thảo)\b")


def _small(text: str) -> str:
    """A text that goes on: its first letter small, where a second one is small too and it is no name."""
    first = text.split(" ")[0]
    return text[:1].lower() + text[1:] if first[1:].islower() and not re.match(rf"{_OFFICE}\b", text) else text


def _from_the_text(found: Header, lines: Sequence[Line]) -> Header:
    """The head with what the first sentences say: the document carried out, and who issues this one."""
    parents: list[tuple[int, Cited, str]] = []
    for line in lines[:25]:
        if line.table:
            break
        if not found.issuer and line.at not in found.used and (match := _ISSUER.search(line.text)):
            found = found._replace(issuer=re.sub(r"^The ", "", trimmed(match["issuer"])))
        if line.mark("parent") and (said := _carried_out(line.text)):
            return found._replace(parent=said, parent_sentence=line.text)
        for cited in _citations(line.text, found.issuer):
            parents.append((*cited, line.text))
    if parents:
        _, cited_first, sentence = max(parents, key=lambda parent: parent[0])
        found = found._replace(parent=cited_first, parent_sentence=sentence)
    return found


_CARRIED_OUT = (
    ("Thực hiện ", (" ban hành kế hoạch ", ", nội dung kế hoạch "), " về ", " của ", ", ngày ", " số "),
    ("To carry out ", (" issues the plan ", ", the plan "), " on ", " of ", ", dated ", " No. "),
)
"""The words of the first sentence of a document that a plan was written as, where the plan has a parent: how it begins,
what follows the parent, and what stands before its title, its office, its day and its number."""


def _carried_out(text: str) -> Cited | None:
    """The document that such a sentence names as carried out."""
    for begins, follows, *words in _CARRIED_OUT:
        end = max(text.rfind(word) for word in follows)
        end = text.rfind(", ", 0, end + 2)
        if text.startswith(begins) and end > 0:
            rest, said = text[len(begins) : end], []
            for word in words:
                rest, _, part = rest.partition(word)
                said.append(part)
            title, issuer, day, number = said
            return Cited(number, day, issuer, capitalised(title))
    return None


_DOCUMENT_KINDS = "(?:kế hoạch|hướng dẫn|công văn|chỉ thị|quyết định|nghị quyết|thông báo|tờ trình|chương trình)"
_RANKS = {
    **dict.fromkeys(("kế hoạch", "plan"), 6),
    **dict.fromkeys(("hướng dẫn", "chương trình"), 5),
    **dict.fromkeys(("chỉ thị", "thông tri", "kết luận", "directive"), 4),
    **dict.fromkeys(
        ("công văn", "nghị quyết", "quyết định", "thông báo", "công điện", "decision", "resolution", "official letter"),
        3,
    ),
}
"""Which documents plans carry out rather than others."""
_DOCUMENT = re.compile(rf"\b(?P<kind>{'|'.join(_RANKS)})(?= (?:số|no\.?) ?:? ?\d)")


def _citations(text: str, issuer: str) -> Iterator[tuple[int, Cited]]:
    """The documents that a sentence names as carried out, each with how likely it is the one."""
    low = lowered(text)
    carries_out = bool(
        re.match(
            r"\W*(?:thực hiện|triển khai|tiếp tục thực hiện|theo|(?:ban hành )?kèm theo|pursuant|following"
            r"|to carry out)",
            low,
        )
    )
    if not carries_out and not re.match(r"\W*(?:căn cứ|để thực hiện|trên cơ sở)|.{0,80}\bban hành kế hoạch", low):
        return
    for match in _DOCUMENT.finditer(low):
        rank = _RANKS[match["kind"]]
        cited = _CITED.match(text[match.end("kind") :].strip())
        number = _BARE_NUMBER.match(text[match.end("kind") :].strip())
        if cited:
            yield rank * 2 + carries_out, _cited(cited, issuer)
        elif number:
            yield rank * 2 + carries_out - 1, Cited(number["number"].replace(" ", ""), "", "", "")


def _cited(match: re.Match[str], issuer: str) -> Cited:
    rest = match["issuer"]
    if issuer and (at := rest.find(f", {issuer}")) > 0:
        rest = rest[:at]
    rest = re.split(rf";|,? và (?={_DOCUMENT_KINDS} số)", rest, flags=re.IGNORECASE)[0]
    about = re.search(r"\s(?:về việc|về|on)\s", rest)
    office, title = (rest[: about.start()], rest[about.end() :]) if about else (re.split(r",", rest)[0], "")
    title = re.sub(rf",\s+{_OFFICE}[^,]*{_ISSUES}.*$", "", title)
    day = moments(match["day"], Years(range(2000, 2001)))
    written = day[0].written if day and day[0].is_day and not day[0].is_completed else ""
    return Cited(match["number"].replace(" ", ""), written, trimmed(office), capitalised(trimmed(title)))
