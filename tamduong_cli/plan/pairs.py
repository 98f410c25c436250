"""The keys of a mapping with their values: those it can have, and what is said of the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tamduong_cli.dates.vocabulary import composed
from tamduong_cli.language import Message
from tamduong_cli.plan.called import key_meant
from tamduong_cli.plan.nodes import UNTAGGED, MappingNode, Node, ScalarNode, SequenceNode
from tamduong_cli.plan.problems import ANY, MOST, Report
from tamduong_cli.plan.slip import NO_SPACE, section_inside, written
from tamduong_cli.suggestions import closest, with_suggestion


def kind_of(node: Node) -> Message:
    if isinstance(node, SequenceNode):
        return Message("a list")
    return Message("keys with values") if isinstance(node, MappingNode) else Message("a text")


def check_tag(node: Node, report: Report) -> None:
    if node.tag != UNTAGGED:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        report.add(node, "tag", Message("the tag {tag} means nothing in a plan; delete it", tag=tag))


def pairs(node: MappingNode, known: Iterable[str], report: Report) -> list[tuple[str, Node]]:
    """The known keys of a mapping with their values, each once; the others are reported.

    The value of a key that is misspelt, or Vietnamese, is read as that of the key it is nearest to; a line with another
    is left unread.
    """
    known = tuple(known)
    check_tag(node, report)
    found: dict[str, tuple[Node, Node]] = {}
    unknown: dict[str, tuple[Node, Node]] = {}
    again: list[tuple[Node, str, int]] = []
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            report.add(key_node, "wrong-kind", Message("found {found}; expected a key", found=kind_of(key_node)))
            continue
        name = composed(key_node.value)
        mapping = found if name in known else unknown
        if name in mapping:
            again.append((key_node, name, mapping[name][0].start_mark.line + 1))
            if isinstance(value_node, ScalarNode):
                report.lost.append(value_node.value)
        else:
            mapping[name] = key_node, value_node
    begins_anew = bool(again) and again[0][1] == next(iter(found), "") and again[0][1] in ("id", "name")
    is_another = begins_anew or len({name for _, name, _ in again}) > 1
    is_another = is_another and not node.flow_style and bool(node.start_mark.column)
    if is_another:
        begins = again[0][0].start_mark.line  # another item, to which what follows belongs
        found = {name: pair for name, pair in found.items() if pair[0].start_mark.line < begins}
        unknown = {name: pair for name, pair in unknown.items() if pair[0].start_mark.line < begins}
        report.lost.append(ANY)
    if again:
        _report_again(again, next(iter(found), ""), node, is_another, report)
    for name, (key_node, value_node) in unknown.items():
        meant: str | None
        if node.flow_style and (joined := _joined(name, key_node, value_node, known)):
            meant, value_node = joined
            message = Message("after a key come a colon and a space")
            report.add(key_node, "unknown-key", written(message, f"{meant}: {joined[1].value}"))
            report.told.add(key_node.start_mark.line + 1)
        elif len(report.problems) > MOST:
            meant = None
            report.add(key_node, "unknown-key", Message("unknown key '{found}'", found=name))
        else:
            free = [key for key in known if key not in found]
            if isinstance(value_node, ScalarNode) and value_node.value:
                free = [key for key in free if not report.keys.holds_texts(key)]
            meant = key_meant(name, free) or closest(name, known)
            report.add(key_node, "unknown-key", _unknown_key(name, node, key_node, value_node, known, free, report))
        if meant and meant not in found:
            found[meant] = key_node, value_node
        elif not meant and len(report.unread) < MOST:
            report.unread.append(key_node.start_mark.line + 1)
            if not isinstance(value_node, ScalarNode):
                report.lost.append(ANY)
    return [(name, value_node) for name, (_, value_node) in found.items()]


def _joined(name: str, key: Node, value: Node, known: tuple[str, ...]) -> tuple[str, Node] | None:
    """The key, and its value, that stand together in braces without a colon and a space: {before:20 ngày}."""
    match = re.fullmatch(r"([a-z_]+)(?::| )(.+)", name)
    if not match or match[1] not in known or not isinstance(value, ScalarNode) or value.value:
        return None
    return match[1], ScalarNode(UNTAGGED, match[2], key.start_mark, key.end_mark)


def _unknown_key(
    name: str,
    node: MappingNode,
    key_node: Node,
    value_node: Node,
    known: tuple[str, ...],
    free: list[str],
    report: Report,
) -> Message:
    """What to say of a key that the mapping does not have."""
    what = Message("unknown key '{found}'", found=name)
    if node.flow_style and isinstance(value_node, ScalarNode) and not value_node.value:
        if ":" in name:
            return Message("{what}; {advice}", what=what, advice=NO_SPACE)
        return Message("{what}; in {{…}} a text with a comma in it must be in quotes", what=what)
    if meant := key_meant(name, free):
        return Message("{what}; did you mean '{meant}'?", what=what, meant=meant)
    if name == "units" and "origin" in known:
        return Message(
            "{what} of an event; units stand in its 'window', or name the event in their 'events'", what=what
        )
    if name in report.keys.sections and isinstance(value_node, SequenceNode) and not value_node.flow_style:
        return section_inside(name)
    is_a_list = isinstance(value_node, SequenceNode)
    if name in report.keys.every and not key_node.start_mark.column and not (is_a_list and closest(name, known)):
        return Message("{what}; if it belongs to the lines above, put as many spaces before it", what=what)
    if name.count(" ") > 2 and not closest(name, known):
        return Message("{what}; a note has # before it, and what goes on with the text above more spaces", what=what)
    return with_suggestion(what, name, known)


def _report_again(
    again: Sequence[tuple[Node, str, int]], first: str, node: MappingNode, is_another: bool, report: Report
) -> None:
    """Report the keys that stand there twice; where another item begins with them, its dash or first line, once."""
    before = {id(key): value for (key, _), (_, value) in zip(node.value[1:], node.value, strict=False)}
    for key_node, name, line in again:
        if name == first and len(again) > 1 and not key_node.start_mark.column:
            message = Message("the plan stands here a second time, as from line {line} on; keep one", line=line)
            report.add(key_node, "duplicate-key", message)
            return
        if name == first and is_another:
            message = Message(
                "the key '{key}' stands here again; if a new item begins here, write '- {key}:', as on line {line}",
                key=name,
                line=line,
            )
            report.add(key_node, "duplicate-key", message)
            return
        if is_another:
            message = Message(
                "the key '{key}' stands here again, and so do others; if a new item begins here, its first line is "
                "missing: '- {first}: …'",
                key=name,
                first=first,
            )
            report.add(key_node, "duplicate-key", message)
            return
        message = Message("the key '{key}' stands here again; it is on line {line} already", key=name, line=line)
        last = before.get(id(key_node))
        if not key_node.start_mark.column and isinstance(last, SequenceNode) and not last.flow_style:
            message = Message("{what}; if it belongs to the lines above, put as many spaces before it", what=message)
        report.add(key_node, "duplicate-key", message)
