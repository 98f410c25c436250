"""A draft of any plan, whatever way that one is written."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.date import Date, in_year
from tamduong_cli.dates.lunar import Lunar, anniversary
from tamduong_cli.drafting.draft import draft
from tamduong_cli.failure import Failure
from tamduong_cli.plan.model import Event
from tests.conftest import examples
from tests.drafting.conftest import ENGLISH, read


class Made(NamedTuple):
    """A generated event: what the plan says of it, and the anniversary that its own words are about."""

    keys: dict[str, Any]
    origin: Date
    date: Date
    window: tuple[datetime.date, datetime.date] | None


def day(date: datetime.date, style: str = "/") -> str:
    return f"{date.day}{style}{date.month}{style}{date.year}"


def lunar_date(lunar: Lunar) -> Date:
    return Date(lunar.span(), lunar)


PERIOD = (2023, 2024)


STYLES = st.sampled_from("/.-")


@st.composite
def events(draw: st.DrawFn, number: int) -> Made:
    kind = draw(st.sampled_from(["day", "day", "month", "lunar", "none", "yearly", "loose"]))
    year = draw(st.sampled_from(PERIOD))
    first = datetime.date(draw(st.integers(1905, 2020)), 1, 1) + datetime.timedelta(days=draw(st.integers(0, 365)))
    style = draw(STYLES)
    if kind in ("lunar", "yearly"):
        origin = lunar_date(
            Lunar(draw(st.integers(1, 29)), draw(st.integers(1, 12)), draw(st.integers(1905, 2020)), False)
        )
        assert origin.lunar
        date = lunar_date(anniversary(origin.lunar, year if origin.lunar.month < 11 else 2023))
        assert date.lunar
        written = origin.lunar.written(), date.lunar.written()
    elif kind == "month":
        last = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
        origin = span_date(first.replace(day=1), last)
        then = first.replace(day=1, year=year)
        date = span_date(
            then, (then.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(1)
        )
        written = f"{first.month:02}/{first.year}", f"{first.month:02}/{year}"
    else:
        origin, date = span_date(first), span_date(in_year(first, year))
        written = day(first, style), day(date.first, style)
    if kind == "loose":
        origin = span_date(datetime.date(first.year, 1, 1), datetime.date(first.year, 12, 31))
        written = f"{first.year}", written[1]
    count = origin.years_to(date)
    name = f"Sự kiện số {'IVXLC'[number % 5]}{'abcde'[number // 5]}"
    summary: Any = draw(
        st.sampled_from(
            [
                f"Kỷ niệm {count} năm {name}",
                f"{name}: {count} năm",
                {"vi": f"Kỷ niệm {count} năm {name}", "en": f"{count} years of {name}"},
                f"Kỷ niệm {count} năm {name} ({origin.first.year} - {date.first.year})",
            ]
        )
    )
    keys: dict[str, Any] = {"id": f"e{number}", "summary": summary}
    if kind not in ("none", "yearly"):
        keys["origin"] = written[0]
    keys["date"] = written[1]
    window = None
    form = draw(st.sampled_from(["rule", "range", "mapping", "mixed", "several"]))
    before, after = (datetime.timedelta(days=draw(st.integers(7, 40))) for _ in range(2))
    ends = date.first - before, date.last + after
    if form == "range":
        keys["window"] = (
            f"{day(ends[0], style)} - {day(ends[1], style)}" if style == "/" else f"{day(ends[0])} – {day(ends[1])}"
        )
    elif form == "mapping":
        keys["window"] = {"from": day(ends[0], style), "to": day(ends[1], style)}
    elif form == "mixed":
        keys["window"] = {"before": "10 ngày", "to": day(ends[1], style)}
    elif form == "several":
        keys["windows"] = [
            {"name": "Đợt 1", "from": day(ends[0], style), "to": day(date.last, style)},
            {"name": "Cao điểm", "before": "3", "after": "3"},
        ]
        window = ends[0], date.last
    if form in ("range", "mapping"):
        window = ends
    if draw(st.booleans()):
        keys["messages"] = [f"Sau {count} năm", "Ý nghĩa"]
    return Made(keys, origin, date, window)


def span_date(first: datetime.date, last: datetime.date | None = None) -> Date:
    from tamduong_cli.dates.span import Span

    return Date(Span(first, last or first))


class Written:
    """Writes values as YAML, in every way that a scalar and a list can be written, with numbered comments."""

    def __init__(self, draw: st.DrawFn, ids: Sequence[str]) -> None:
        self.draw = draw
        self.ids = ids
        self.comments: dict[str, str] = {}
        """Each comment, and the id of the event that it is about; none for those about the rest."""

    def comment(self, about: str) -> str:
        name = f"# ghi chú {len(self.comments)}."
        self.comments[name] = about
        return name

    def maybe(self) -> bool:
        return self.draw(st.integers(0, 4)) == 0

    def scalar(self, value: str, indent: str) -> str:
        style = self.draw(st.sampled_from(["plain", "plain", "double", "single", "folded"]))
        if style == "double":
            return json.dumps(value, ensure_ascii=self.maybe())
        if style == "single" or ": " in value:
            return "'" + value.replace("'", "''") + "'"
        if style == "folded" and " " in value:
            return value.replace(" ", f"\n{indent}    ", 1)
        return value

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return json.dumps(value, ensure_ascii=False)

    def mapping(self, value: dict[str, Any], indent: str, about: str, first: str | None = None) -> str:
        lines = ""
        for key, each in value.items():
            start = indent if first is None else first
            if first is None and self.maybe():
                lines += f"{indent}{self.comment(about)}\n"
            first = None
            end = f"   {self.comment('d' if key == 'revised' else about)}\n" if self.maybe() else "\n"
            if isinstance(each, (dict, list)) and self.draw(st.booleans()):
                lines += f"{start}{key}: {self.flow(each)}{end}"
            elif isinstance(each, dict):
                lines += f"{start}{key}:{end}{self.mapping(each, indent + '  ', about)}"
            elif isinstance(each, list):
                lines += f"{start}{key}:{end}{self.items(each, indent + '  ', about)}"
            else:
                lines += f"{start}{key}: {self.scalar(each, indent)}{end}"
        if self.maybe():
            lines += f"{indent}{self.comment(about)}\n"
        return lines

    def items(self, values: Sequence[Any], indent: str, about: str, own: bool = False) -> str:
        lines = ""
        for number, value in enumerate(values):
            of = value["id"] if own else value if value in self.ids else about
            if number and self.maybe():
                lines += "\n"
            if number and self.maybe():
                lines += f"{indent}{self.comment(of)}\n"
            if isinstance(value, dict):
                if self.maybe():
                    lines += f"{indent}- {self.flow(value)}\n"
                else:
                    lines += self.mapping(value, indent + "  ", of, first=f"{indent}- ")
            else:
                lines += f"{indent}- {self.scalar(value, indent)}\n"
        return lines

    def plan(self, value: dict[str, Any]) -> str:
        text = ""
        for key, each in value.items():
            if self.maybe():
                text += f"\n{self.comment('')}\n"
            if key in ("events", "deadlines", "activities", "units"):
                indent = self.draw(st.sampled_from(["", "  "]))
                text += f"{key}:\n{self.items(each, indent, '', own=True)}"
            else:
                text += self.mapping({key: each}, "", "")
        return text


class Source(NamedTuple):
    """A generated plan."""

    text: str
    events: list[Made]
    comments: dict[str, str]


@st.composite
def plans(draw: st.DrawFn) -> Source:
    made = [draw(events(number)) for number in range(draw(st.integers(1, 5)))]
    some = st.lists(st.sampled_from([each.keys["id"] for each in made]), unique=True, min_size=1)
    value: dict[str, Any] = {
        "id": draw(st.sampled_from(["xa-2023-2024", "xa", "2023_2024.xa"])),
        "title": draw(st.sampled_from(["Kế hoạch năm 2023 - 2024", "Kế hoạch", "Năm 2023 và 2024"])),
        "period": "2023 - 2024",
        "window": {"before": "20 ngày", "after": "5 ngày"},
        "events": [each.keys for each in made],
    }
    if draw(st.booleans()):
        value["revised"] = "1/6/2023"
    if draw(st.booleans()):
        value["deadlines"] = [
            {"id": "d0", "summary": "Nộp", "event": draw(some)[0], "before": "105 ngày"},
            {"id": "d1", "summary": "Họp", "event": draw(some)[0], "date": "2/2/2024"},
            {"id": "d2", "summary": "Tổng kết", "date": "15/12/2024"},
        ]
    if draw(st.booleans()):
        chosen = draw(st.sampled_from(made))
        where = {"window": "Đợt 1"} if "windows" in chosen.keys else {}
        event = {"event": chosen.keys["id"], **where}
        value["activities"] = [
            {"id": "a0", "summary": "Loa", **event, "repeat": "hằng tuần thứ 3, thứ 5", "time": "5h10 - 5h30"},
            {"id": "a1", "summary": "Tin", **event, "date": day(chosen.date.first)},
            {"id": "a2", "summary": "Cờ", **event, "date": [day(chosen.date.first), day(chosen.date.last)]},
        ]
    if draw(st.booleans()):
        value["units"] = [
            {"id": "u0", "name": "U", "events": draw(some)},
            {"id": "u1", "name": "V", "duties": ["Treo cờ năm 2024"]},
        ]
    keys = list(value)
    order = draw(st.permutations(keys))
    value = {key: value[key] for key in order}
    if draw(st.integers(0, 4)) == 0:
        return Source(json.dumps(value, ensure_ascii=False, indent=draw(st.sampled_from([None, 2]))), made, {})
    writer = Written(draw, [each.keys["id"] for each in made])
    line_end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return Source(writer.plan(value).replace("\n", line_end), made, writer.comments)


def expected(made: Made, years: range, classes: Sequence[str]) -> list[tuple[int, Date]]:
    """The anniversaries that a draft must have of an event, by a way of its own."""
    if "origin" not in made.keys and not made.date.lunar:
        return []
    found = []
    for year in range(years[0] - 1, years[-1] + 1):
        if made.origin.lunar:
            date = lunar_date(anniversary(made.origin.lunar, year))
        elif made.origin.day:
            date = span_date(in_year(made.origin.first, year))
        elif made.date.day:
            date = span_date(in_year(made.date.first, year))
        else:
            then = made.origin.first.replace(year=year)
            date = span_date(
                then, (then.replace(day=28) + datetime.timedelta(4)).replace(day=1) - datetime.timedelta(1)
            )
        count = year - made.origin.year
        class_ = {0: "round", 5: "half-round"}.get(count % 10, "other")
        wanted = class_ in classes if "origin" in made.keys else True
        if date.first.year in years and (count > 0 or "origin" not in made.keys) and wanted:
            found.append((count, date))
    return found


@examples(300)
@given(
    plans(),
    st.integers(2021, 2045),
    st.integers(1, 3),
    st.sets(st.sampled_from(["round", "half-round", "other"]), min_size=1),
)
def test_a_draft_of_any_plan(source: Source, first: int, length: int, classes: Any) -> None:
    years = range(first, first + length)
    plan, warnings = read(source.text)
    wanted = [(each, count, date) for each in source.events for count, date in expected(each, years, classes)]
    if not wanted:
        with pytest.raises(Failure):
            draft(source.text, "plan.yaml", plan, years, classes, ENGLISH)
        return
    text = draft(source.text, "plan.yaml", plan, years, classes, ENGLISH).text
    new, new_warnings = read(text)
    found = {(event.id.partition("-")[0], event.date and event.date.span): event for event in new.events}
    assert len(found) == len(new.events) == len(wanted)
    for each, count, date in wanted:
        event = found[each.keys["id"], date.span]
        assert event.years == (count if "origin" in each.keys else None)
        if event.origin:
            assert all(f"{count} " in summary for summary in event.summary.by_language.values())
        if each.window:
            years_on = count - each.origin.years_to(each.date)
            assert own_window(event) == tuple(
                date.first + (end - each.date.first) if date.lunar else in_year(end, end.year + years_on)
                for end in each.window
            )
    kept = {each.keys["id"] for each, _, _ in wanted}
    gone = {each.keys["id"] for each in source.events} - kept
    for comment, about in source.comments.items():
        if about not in gone and about[:1] not in ("d", "a"):
            assert comment in text
    assert new.id != plan.id
    assert (new.period.first.year, new.period.last.year) == (years[0], years[-1])
    assert new.units == () or [unit.id for unit in new.units] == ["u0", "u1"]
    known = {problem.code for problem in warnings}
    allowed = {"outside-period", "windows-overlap", "outside-window"}
    if any(
        "origin" not in each.keys for each, _, _ in wanted
    ):  # a day of the last lunar months may come twice in a year
        allowed.add("same-event")
    assert {problem.code for problem in new_warnings} - known <= allowed


def own_window(event: Event) -> tuple[datetime.date, datetime.date]:
    rule = event.own_windows[0]
    assert rule.start and rule.end
    return rule.start.first, rule.end.last
