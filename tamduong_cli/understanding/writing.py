"""A draft as the text of a plan's file, with `# TODO` and the document's sentence where a person must look."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from tamduong_cli.dates.vocabulary import DASH
from tamduong_cli.language import Language, Message
from tamduong_cli.plan.editing import quoted
from tamduong_cli.plan.format import PLAN
from tamduong_cli.understanding.drafted import DraftEvent, DraftItem, DraftPlan, DraftWindow, Remarks
from tamduong_cli.understanding.found import Thing
from tamduong_cli.understanding.survey import Points

_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`~=]|\s)(?!.*(?:: |:$| #|\s$)).+")
_COLUMN = 34
"""The column of the comments behind keys, from 0."""


def scalar(text: str) -> str:
    """A text as a YAML value on one line: plain where that is read as the text, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


class _Writer:
    def __init__(self, language: Language) -> None:
        self._language = language
        self.lines: list[str] = []

    def say(self, message: Message) -> str:
        return self._language.render(message)

    def comment(self, text: str, indent: str = "") -> None:
        width = 118 - len(indent)
        for line in textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]:
            self.lines.append(f"{indent}# {line}".rstrip())

    def remark(self, remarks: Remarks, indent: str = "") -> None:
        """What a person must look at, each with the sentence of the document on the lines below."""
        for message, sentence in remarks:
            self.lines.append(f"{indent}# TODO: {self.say(message)}")
            if sentence:
                self.comment(f"“{' '.join(sentence.split())}”", f"{indent}")

    def key(self, name: str, value: str, indent: str = "", comment: str = "") -> None:
        if value:
            line = f"{indent}{name}: {value}"
            self.lines.append(f"{line.ljust(_COLUMN - 1)} # {comment}" if comment else line)

    def head(self, name: str) -> None:
        """A key of the plan on a line of its own, with what it means."""
        self.lines.append(f"{name}:".ljust(_COLUMN) + f"# {self.say(Message(PLAN.keys[name].word))}")


def written(plan: DraftPlan, source: str, id: str, language: Language) -> str:
    """The text of the draft; `source` names the document."""
    writer = _Writer(language)
    _head(writer, plan, source, id)
    _points(writer, "objectives", plan.survey.points.get("objectives"))
    _points(writer, "requirements", plan.survey.points.get("requirements"))
    _rule(writer, plan)
    _joint(writer, plan.windows)
    _events(writer, plan)
    _deadlines(writer, plan.deadlines)
    _activities(writer, plan.activities)
    _points(writer, "channels", plan.survey.points.get("channels"))
    _units(writer, plan)
    _closing(writer, plan)
    _unused(writer, plan.unused)
    return "\n".join(writer.lines) + "\n"


def _head(writer: _Writer, plan: DraftPlan, source: str, id: str) -> None:
    header = plan.survey.header
    lines = writer.lines
    lines += ["# yaml-language-server: $schema=plan.schema.json", "#"]
    writer.comment(
        writer.say(
            Message(
                "A draft, read from {source}. Look at each # TODO and delete it; then type: plan check", source=source
            )
        )
    )
    writer.remark(plan.remarks)
    lines += ["", "format: 1"]
    own_id = PLAN.keys["id"]
    writer.key("id", id, comment=writer.say(Message(own_id.means)))
    writer.key("title", scalar(plan.title))
    for name, value in (
        ("superior", header.superior),
        ("issuer", header.issuer),
        ("number", header.number),
        ("date", header.date),
        ("place", header.place),
    ):
        writer.key(name, scalar(value) if value else "", comment=writer.say(Message(PLAN.keys[name].word)))
    if header.parent:
        lines.append("")
        writer.head("parent")
        for name, value in header.parent._asdict().items():
            writer.key(name, scalar(value) if value else "", "  ")
    years = plan.survey.years
    period = plan.period or (f"{years[0]}" if len(years) == 1 else f"{years[0]} - {years[-1]}")
    lines.append("")
    for name, value in ("period", period), ("kind", scalar(plan.kind) if plan.kind else ""):
        writer.key(name, value, comment=writer.say(Message(PLAN.keys[name].word)))
    writer.key("language", writer._language.code)


def _points(writer: _Writer, name: str, points: Points | None) -> None:
    if points is None or not points.texts:
        return
    writer.lines.append("")
    writer.head(name)
    indent = "  "
    if points.ref:
        writer.lines += [f"  ref: {scalar(points.ref)}", "  points:"]
        indent = "    "
    writer.lines += [f"{indent}- {scalar(text)}" for text in points.texts]


def _rule(writer: _Writer, plan: DraftPlan) -> None:
    writer.lines.append("")
    if plan.rule and not plan.rule.before:
        writer.lines.append("window: none")
    elif plan.rule:
        ref = f", ref: {scalar(plan.rule.ref)}" if plan.rule.ref else ""
        writer.comment(f"“{' '.join(plan.rule.sentence.split())}”")
        writer.lines.append(f"window: {{before: {plan.rule.before}, after: {plan.rule.after}{ref}}}")
    elif not plan.id:
        message = Message(
            "the document says no rule for how long before and after each event its window is; write one, if there is"
        )
        writer.remark(((message, ""),))
        writer.lines.append("window: none")


def _joint(writer: _Writer, windows: Iterable[DraftWindow]) -> None:
    windows = list(windows)
    if not windows:
        return
    writer.lines.append("")
    writer.head("windows")
    for window in windows:
        writer.remark(window.remarks, "  ")
        writer.lines.append(f"  - id: {window.id}")
        writer.key("name", scalar(window.name), "    ")
        _keys(writer, [*_days(window), ("events", _ids(window.events)), *_besides(window, "")], "    ")


def _keys(writer: _Writer, keys: Iterable[tuple[str, str]], indent: str) -> None:
    for name, value in keys:
        writer.key(name, value, indent)


def _in_braces(text: str) -> str:
    """A text as a YAML value among others on a line."""
    return quoted(text) if re.search(r"[,\[\]{}]", text) else scalar(text)


def _ids(ids: Iterable[str]) -> str:
    return f"[{', '.join(ids)}]"


def _days(window: DraftWindow) -> list[tuple[str, str]]:
    """The ends of a window, each a day or counted from its event's."""
    if window.before and window.after:
        return [("before", window.before), ("after", window.after)]
    first, last = ("", "") if window.start or window.end or (window.remarks and not window.days) else _ends(window)
    start, end = window.start or first, window.end or last
    found = (("from", start), ("before", window.before), ("to", end), ("after", window.after))
    return [(name, scalar(value)) for name, value in found if value]


def _besides(window: DraftWindow, ref: str) -> list[tuple[str, str]]:
    """What else is said of a window that stands where `ref` says."""
    found = [("kind", _in_braces(window.kind))] if window.kind else []
    found += [(name, _ids(ids)) for name, ids in (("lead", window.lead), ("units", window.units)) if ids]
    found += [("tentative", "true")] if window.tentative else []
    return [*found, *([("ref", scalar(window.ref))] if window.ref and window.ref != ref else [])]


def _ends(window: DraftWindow) -> tuple[str, str]:
    """The first and the last day of a window, as the file has them."""
    parts = re.split(rf" (?:{DASH}|đến(?: hết)?) ", window.days)
    if len(parts) == 2 and all(re.search(r"\d{4}", part) for part in parts):
        return parts[0].removeprefix("từ ").removeprefix("Từ "), parts[1]
    assert window.span
    from tamduong_cli.dates.figures import numeric

    return numeric(window.span.first), numeric(window.span.last)


def _events(writer: _Writer, plan: DraftPlan) -> None:
    writer.lines.append("")
    events = plan.events
    if not events:
        if not plan.id:
            writer.remark(((Message("no event was found in the document; write them here"), ""),))
        writer.lines.append("events: []")
        return
    writer.head("events")
    for number, event in enumerate(events):
        thing = event.thing
        if number:
            writer.lines.append("")
        writer.remark(event.remarks, "  ")
        writer.remark(
            tuple(
                (remark, thing.sentence) for remark in thing.remarks if (remark, thing.sentence) not in event.remarks
            ),
            "  ",
        )
        writer.lines.append(f"  - id: {event.id}")
        writer.key("ref", scalar(thing.ref) if thing.ref else "", "    ")
        writer.key("summary", scalar(thing.summary), "    ")
        writer.key("short", scalar(thing.short) if thing.short else "", "    ")
        writer.key("origin", thing.origin, "    ")
        writer.key("date", scalar(thing.date) if thing.date else "", "    ")
        _windows(writer, event)
        if thing.tentative:
            writer.key("tentative", "true", "    ")
        if thing.date or plan.id:
            _where(writer, thing)
        writer.key("lead", f"[{', '.join(event.lead)}]" if event.lead else "", "    ")
        _texts(writer, "messages", event.messages, event.messages_ref)


def _texts(writer: _Writer, name: str, texts: Iterable[str], ref: str) -> None:
    """The points of an event or a unit, below a key of it."""
    lines = [f"- {scalar(text)}" for text in texts]
    if not lines:
        return
    writer.lines.append(f"    {name}:")
    indent = "      "
    if ref:
        writer.lines += [f"      ref: {scalar(ref)}", "      points:"]
        indent = "        "
    writer.lines += [f"{indent}{line}" for line in lines]


def _windows(writer: _Writer, event: DraftEvent) -> None:
    windows, ref = event.windows, event.thing.ref
    if len(windows) == 1 and not windows[0].name:
        window = windows[0]
        writer.remark(window.remarks, "    ")
        if window.is_none:
            writer.lines.append("    window: none")
            return
        besides = _besides(window, ref)
        if window.days and not besides:
            writer.key("window", scalar(window.days), "    ")
        else:
            said = ", ".join(f"{name}: {value}" for name, value in (*_days(window), *besides))
            writer.lines.append(f"    window: {{{said}}}")
    elif windows:
        writer.lines.append("    windows:")
        for window in windows:
            writer.remark(window.remarks, "      ")
            keys: list[tuple[str, str]] = [("id", window.id)] if window.id else []
            keys += [("name", scalar(window.name)), *_days(window), *_besides(window, ref)]
            writer.lines.append("      - {}: {}".format(*keys[0]))
            _keys(writer, keys[1:], "        ")


def _deadlines(writer: _Writer, items: Iterable[DraftItem]) -> None:
    for item in _listed(writer, "deadlines", items):
        thing = item.thing
        writer.key("summary", scalar(thing.summary), "    ")
        writer.key("date", scalar(thing.date) if thing.date else "", "    ")
        writer.key("event", item.event, "    ")
        writer.key("before", item.before, "    ")
        writer.key("after", item.after, "    ")
        _where(writer, thing)
        _who(writer, item)


def _activities(writer: _Writer, items: Iterable[DraftItem]) -> None:
    for item in _listed(writer, "activities", items):
        thing = item.thing
        writer.key("summary", scalar(thing.summary), "    ")
        writer.key("event", item.event, "    ")
        writer.key("window", scalar(item.window) if item.window else "", "    ")
        if thing.repeat:
            writer.key("repeat", scalar(thing.repeat), "    ")
        else:
            date = f"[{', '.join(map(scalar, thing.dates))}]" if len(thing.dates) > 1 else scalar(thing.date)
            writer.key("date", date, "    ")
        writer.key("time", scalar(thing.time) if thing.time else "", "    ")
        _where(writer, thing)
        _who(writer, item)


def _where(writer: _Writer, thing: Thing) -> None:
    for name in ("location", "url", "contact"):
        value = getattr(thing, name)
        writer.key(name, scalar(value) if value else "", "    ")


def _who(writer: _Writer, item: DraftItem) -> None:
    for name, ids in (("lead", item.lead), ("units", item.units)):
        writer.key(name, f"[{', '.join(ids)}]" if ids else "", "    ")
    if item.thing.tentative:
        writer.key("tentative", "true", "    ")


def _listed(writer: _Writer, name: str, items: Iterable[DraftItem]) -> Iterator[DraftItem]:
    for number, item in enumerate(items):
        if not number:
            writer.lines.append("")
            writer.head(name)
        writer.remark(item.remarks, "  ")
        writer.lines.append(f"  - id: {item.id}")
        writer.key("ref", scalar(item.thing.ref) if item.thing.ref else "", "    ")
        yield item


def _units(writer: _Writer, plan: DraftPlan) -> None:
    if not plan.units:
        return
    writer.lines.append("")
    writer.head("units")
    for number, unit in enumerate(plan.units):
        if number:
            writer.lines.append("")
        writer.lines.append(f"  - id: {unit.id}")
        writer.key("ref", scalar(unit.ref) if unit.ref else "", "    ")
        writer.key("name", scalar(unit.name), "    ")
        writer.key("events", _ids(unit.events) if unit.events is not None else "", "    ")
        _texts(writer, "duties", unit.duties, unit.duties_ref)


def _closing(writer: _Writer, plan: DraftPlan) -> None:
    closing = plan.survey.closing
    _points(writer, "recipients", Points(closing.recipients))
    if closing.name:
        writer.lines.append("")
        writer.head("signatory")
        for name in ("authority", "title", "name"):
            value = getattr(closing, name)
            writer.key(name, scalar(value) if value else "", "  ")


def _unused(writer: _Writer, unused: Iterable[str]) -> None:
    unused = list(unused)
    if not unused:
        return
    writer.lines.append("")
    writer.remark(
        ((Message("these sentences of the document have a date, a time or a length that stands nowhere above"), ""),)
    )
    for text in unused:
        writer.comment(f"- {' '.join(text.split())}")
