"""The years that a plan is for: those of its title, else those that its text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message
from tamduong_cli.understanding.header import Header
from tamduong_cli.understanding.mentions import is_only_mentioned
from tamduong_cli.understanding.moments import Years, lowered, moments
from tamduong_cli.understanding.outline import Line

_IN_A_TITLE = re.compile(
    r"(?<!nhiệm kỳ )(?<!giai đoạn )(?<!khóa )\b(?:năm học|năm|trong năm|các năm|years?|school year|for|spring|xuân"
    r"|in)\b(?: [^\W\d]+){0,3}? ?\(?(?P<first>(?:19|20)\d\d)(?: ?(?:-|đến|và|and|to) ?(?:năm )?(?P<last>(?:19"
    r"|20)\d\d))?(?! ?[/-])"
)
_ANY_YEAR = re.compile(r"(?<![\d-])20\d\d(?![\d/]| ?[-/] ?\w)(?!.{0,30}/)")
"""A year in a title in any other wording: Tết Giáp Thìn 2024, tháng 10/2026; none of a document's number."""
_TERM = re.compile(r"(?:nhiệm kỳ|giai đoạn|khóa \w+,?|term|period)[^.,;]{0,12}\d{4} ?- ?\d{4}")


def plan_years(lines: Sequence[Line], header: Header, asked: range | None) -> tuple[range, bool, list[Message]]:
    """The years of a plan, whether they are a school year's, and what is to be asked about them.

    Raises Failure where neither the title nor the text says them, and none were asked for.
    """
    heads = [lowered(header.title), *(lowered(line.text) for line in lines if line.at in header.used)]
    top = heads + [lowered(line.text) for line in lines[:12] if line.at not in header.used]
    is_school = any("năm học" in text or "school year" in text for text in top)
    if asked is not None:
        return asked, is_school and len(asked) == 2, []
    for texts in (heads, top):
        for text in texts:
            for match in _IN_A_TITLE.finditer(_TERM.sub("", text)):
                first, last = int(match["first"]), int(match["last"] or match["first"])
                if 0 <= last - first < 6 and not re.search(r"(?:tháng \d\d?|ngày) $", text[: match.start()]):
                    return range(first, last + 1), is_school and last == first + 1, []
    for text in heads:
        if said := re.search(r"(\d{4}) ?- ?(\d{4})", text):
            first, last = int(said[1]), int(said[2])
            if 0 < last - first < 3:
                return range(first, last + 1), is_school, []
    for text in heads:
        years = [int(year) for year in _ANY_YEAR.findall(_TERM.sub("", text))]
        if years and max(years) - min(years) < 3 and not (header.place and header.place.lower() in text):
            return range(min(years), max(years) + 1), is_school and len(set(years)) == 2, []
    counted = _counted(lines, header)
    if not counted:
        date = moments(header.date, Years(range(2000, 2001))) if header.date else []
        if date:
            year = date[0].first.year
            return (
                range(year, year + 1),
                is_school,
                [
                    Message(
                        "the document names no year but that of its date of issue, {year}; is the plan for it?",
                        year=year,
                    )
                ],
            )
        raise Failure(
            Message("the document does not say for which years it is; say so: --years 2026, --years 2026-2027")
        )
    most = counted.most_common(1)[0][0]
    years = [year for year in (most - 1, most, most + 1) if counted[year] * 4 >= counted[most]]
    return range(years[0], years[-1] + 1), is_school and len(years) == 2, []


def _counted(lines: Sequence[Line], header: Header) -> Counter[int]:
    """How often each year is that of a whole date which is planned and not cited."""
    counted: Counter[int] = Counter()
    any_years = Years(range(2000, 2001))
    for line in lines:
        texts = [line.text] if line.table is None else [cell.text for row in line.table.rows for cell in row]
        for text in texts:
            if header.date and line.at in header.used and header.place and header.place in text:
                continue
            for moment in moments(text, any_years):
                if moment.is_completed or moment.is_year or is_only_mentioned(text, moment) or line.at in header.used:
                    continue
                counted[moment.last.year] += 1
    recent = max(counted, default=0)
    return Counter({year: count for year, count in counted.items() if year > recent - 4})
