"""A plan's text rewritten so that it says what another plan says, made from the first one record by record."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from tamduong_cli.dates.date import Date, joined
from tamduong_cli.dates.expression import parse_days, parse_ends, parse_span
from tamduong_cli.dates.moving import Ends, days_said_anew, in_new_years, said_anew
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import DUE, composed
from tamduong_cli.drafting.remarks import Remarks
from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import Message
from tamduong_cli.plan.editing import Layout, TextEdit, entries
from tamduong_cli.plan.model import Activity, Deadline, Event, Plan, Reference, Text, Unit, WindowRule
from tamduong_cli.plan.nodes import MappingNode, Node, ScalarNode, SequenceNode, compose, place_of
from tamduong_cli.plan.problems import Place, Report

SCHEMA_LINE = "yaml-language-server: $schema="
SCHEMA = "plan.schema.json"

Record = Event | Deadline | Activity | Unit | WindowRule


def rewritten(text: str, name: str, new: Plan, remarks: Remarks) -> str:
    """The text of a plan without errors, saying what `new` says, with the remarks as comments.

    Each record of the new plan has the source of the old one that it is made from; old ones that no new one is
    made from go. Raises Failure for a date that cannot be moved.
    """
    layout = Layout(text if text.endswith(("\n", "\r")) else text + "\n")
    root = compose(layout.text, Report(name))
    assert isinstance(root, MappingNode), "a plan without errors is a mapping"
    writer = _Rewriter(layout, name, remarks)
    changes = writer.plan(root, new)
    return _headed(layout.changed(changes), [*remarks.whole, *writer.homeless], layout.line_end)


def _headed(text: str, remarks: Sequence[str], line_end: str) -> str:
    """The text below the remarks on the whole of it, and those that no comment could stand beside."""
    head = "".join(f"# TODO: {remark}{line_end}" for remark in remarks)
    if SCHEMA_LINE not in text:
        return f"# {SCHEMA_LINE}{SCHEMA}{line_end}{head}{line_end}{text}"
    first = re.match(r"[^\r\n]*(?:\r\n|\r|\n)", text)
    if first and SCHEMA_LINE in first[0]:
        return f"{first[0]}{head}{text[first.end() :]}"
    return f"{head}{line_end}{text}"


class _Rewriter:
    """Makes the changes to one text; `homeless` are the remarks beside which no comment can stand."""

    def __init__(self, layout: Layout, name: str, remarks: Remarks) -> None:
        self._layout = layout
        self._name = name
        self._remarks = remarks
        self.homeless: list[str] = []
        self._old_period: Span | None = None

    def plan(self, root: MappingNode, plan: Plan) -> list[TextEdit]:
        records: dict[str, Sequence[Record]] = {
            "windows": plan.windows,
            "events": plan.events,
            "deadlines": plan.deadlines,
            "activities": plan.activities,
            "units": plan.units,
        }
        changes = []
        self._old_period = parse_span(entries(root)["period"][1].value)
        for name, (key, value) in entries(root).items():
            if name == "id":
                changes += self._layout.scalar(value, plan.id)
            elif name == "title":
                changes += self._text(value, plan.title)
            elif name == "period":
                changes += self._period(value, plan.period)
            elif name in ("number", "date", "revised") and getattr(plan, name) is None:
                changes.append(self._layout.without(root, name))
            elif name in records:
                changes += self._records(key, value, records[name])
            changes += self._remarked(root, key, name, place_of(value, self._name))
        return changes

    def _remarked(self, root: MappingNode, key: Node, name: str, place: Place) -> list[TextEdit]:
        """The remarks on a key of the plan, above it."""
        changes = []
        for remark in self._remarks.parts.get((place, ""), ()):
            comment = None if root.flow_style else self._layout.comment_above(key, f"TODO: {remark}")
            if comment:
                changes.append(comment)
            else:
                self.homeless.append(f"{name}: {remark}")
        return changes

    def _records(self, key: Node, node: SequenceNode, records: Sequence[Record]) -> list[TextEdit]:
        made: dict[Place, list[Record]] = {}
        for record in records:
            made.setdefault(record.source.place, []).append(record)
        versions = []
        for child, item in zip(node.value, self._layout.items(node), strict=True):
            of_child = []
            for record in made.get(place_of(child, self._name), ()):
                changes = self._record(child, record)
                for remark in self._remarks.parts.get((record.source.place, record.id), ()):
                    if node.flow_style:
                        self.homeless.append(f"{record.id}: {remark}")
                    else:
                        indent = " " * node.start_mark.column
                        changes.append(self._layout.comment(item.at, indent, f"TODO: {remark}"))
                of_child.append(changes)
            versions.append(of_child)
        return self._layout.with_items(key, node, versions)

    def _record(self, node: MappingNode, record: Record) -> list[TextEdit]:
        """The changes to an event, a deadline, an activity, a unit or a window for several events."""
        changes = self._rule(node, record) if isinstance(record, WindowRule) else []
        for name, (key, value) in entries(node).items():
            if name == "id":
                changes += self._layout.scalar(value, record.id)
            elif name == "summary" and not isinstance(record, Unit | WindowRule):
                changes += self._text(value, record.summary)
            elif name == "short" and isinstance(record, Event) and record.short:
                changes += self._text(value, record.short)
            elif name == "date" and isinstance(record, Activity):
                dates = iter(record.dates)
                for each in value.value if isinstance(value, SequenceNode) else [value]:
                    changes += self._days(each, dates)
            elif name == "date" and isinstance(record, Event | Deadline) and record.date:
                changes += self._ends(
                    value, (record.date, record.date), rf"{DUE}(?:ngày )?" if isinstance(record, Deadline) else ""
                )
            elif name == "window" and isinstance(record, Event) and record.window:
                changes += self._rule(value, record.window)
            elif name == "windows" and isinstance(record, Event):
                for each, rule in zip(value.value, record.windows, strict=True):
                    changes += self._rule(each, rule)
            elif name == "event" and isinstance(record, Deadline | Activity) and record.event:
                changes += self._layout.scalar(value, record.event.id)
            elif name == "repeat" and isinstance(record, Activity) and record.repeat and record.repeat.until:
                until = record.repeat.until.isoformat().replace("-", "")
                repeat = re.sub("(?i)(?<=until=)[0-9]{8}", until, composed(value.value))
                changes += self._layout.scalar(value, repeat)
            elif name == "events" and isinstance(record, Unit | WindowRule) and record.events is not None:
                changes += self._references(key, value, record.events)
        return changes

    def _text(self, node: ScalarNode | MappingNode, text: Text) -> list[TextEdit]:
        if isinstance(node, ScalarNode):
            return self._layout.scalar(node, text.in_(""))
        changes = []
        for language, (_, value) in entries(node).items():
            changes += self._layout.scalar(value, text.by_language[language])
        return changes

    def _rule(self, node: ScalarNode | MappingNode, rule: WindowRule) -> list[TextEdit]:
        if isinstance(node, ScalarNode):
            return self._ends(node, (rule.start, rule.end)) if rule.start and rule.end else []
        changes = []
        for name, (_, value) in entries(node).items():
            date = {"from": rule.start, "to": rule.end}.get(name)
            if date:
                changes += self._ends(value, (date, date))
        return changes

    def _ends(self, node: ScalarNode, ends: Ends, before: str = "") -> list[TextEdit]:
        """A date, or a range of them; what is `before` them stays."""
        value = composed(node.value)
        words = re.match(before, value, re.IGNORECASE)
        date = value[words.end() :] if words else value
        first, last = parse_ends(date, self._old_period)
        if (first, last) == ends or (first is not last and joined(first, last) == ends[0] == ends[1]):
            return []
        return self._anew(node, value[: -len(date)], lambda: said_anew(date, ends, self._old_period))

    def _days(self, node: ScalarNode, dates: Iterator[Date]) -> list[TextEdit]:
        """One text of an activity's days, which are the next ones of `dates`."""
        value = composed(node.value)
        old = parse_days(value, self._old_period)
        new = tuple(itertools.islice(dates, len(old)))
        if old == new:
            return []
        if len(new) == 1:
            return self._anew(node, "", lambda: said_anew(value, (new[0], new[0]), self._old_period))
        return self._anew(node, "", lambda: days_said_anew(value, new, self._old_period))

    def _anew(self, node: ScalarNode, before: str, said: Callable[[], str]) -> list[TextEdit]:
        try:
            return self._layout.scalar(node, before + said())
        except Unreadable as error:
            line = node.start_mark.line + 1
            raise Failure(
                Message("{file}:{line}: {problem}", file=self._name, line=line, problem=error.message)
            ) from None

    def _period(self, node: ScalarNode, period: Span) -> list[TextEdit]:
        value = composed(node.value)
        old, new = (range(span.first.year, span.last.year + 1) for span in (parse_span(value), period))
        written = in_new_years(value, old, new)
        try:
            right = parse_span(written) == period
        except Unreadable:
            right = False
        if not right:
            written = f"{new[0]:04} - {new[-1]:04}" if len(new) > 1 else f"{new[0]:04}"
        return self._layout.scalar(node, written)

    def _references(self, key: Node, node: SequenceNode, references: Sequence[Reference]) -> list[TextEdit]:
        made: dict[Place, list[str]] = {}
        for reference in references:
            made.setdefault(reference.place, []).append(reference.id)
        versions = [
            [self._layout.scalar(child, id) for id in made.get(place_of(child, self._name), ())] for child in node.value
        ]
        return self._layout.with_items(key, node, versions)
