"""Keys and items that YAML reads as part of something else than was meant, since they are indented otherwise.

What it reads is sound YAML, but no sense as a plan. Each such slip is told once, at the first of its lines, and what
belongs together put together, so that nothing more is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from tamduong_cli.language import Message
from tamduong_cli.plan.called import key_meant
from tamduong_cli.plan.lines import quoted
from tamduong_cli.plan.nodes import UNTAGGED, MappingNode, Node, ScalarNode, SequenceNode, ends_with_keys
from tamduong_cli.plan.problems import MOST, Report
from tamduong_cli.plan.slip import NO_KEY_OF_LIST, goes_on, no_line_above, written
from tamduong_cli.suggestions import closest

FEW = 10
"""Longer lists are not shown in a message."""


def rejoin(node: SequenceNode, keys: Collection[str], required: Collection[str], report: Report) -> None:
    """Put together what stands as several items of a list of mappings, and was meant as one.

    Each key of an item after a dash of its own; or, below a key without a value, a list that is not indented deeper.
    `keys` are those that an item can have, `required` those that it must. Of several texts that are no items only the
    first stays, to be told.
    """
    items: list[Node] = []
    run: Node | None = None
    for item in node.value:
        last = items[-1] if items else None
        if (
            isinstance(item, MappingNode)
            and isinstance(last, MappingNode)
            and (_goes_on(last, item, keys) and (run is last or not _names(last).issuperset(required)))
        ):
            if run is not last:
                report.add(item, "wrong-kind", goes_on(str(item.value[0][0].value)))
            last.value.extend(item.value)
            run = last
        elif isinstance(item, ScalarNode) and item.value and isinstance(run, SequenceNode):
            run.value.append(item)
        elif isinstance(item, ScalarNode) and item.value and isinstance(last, MappingNode) and _is_open(last):
            run = SequenceNode(UNTAGGED, [item], item.start_mark, item.end_mark, flow_style=False)
            key = last.value[-1][0]
            last.value[-1] = (key, run)
            if key.value in keys:
                message = Message(
                    "this belongs below '{key}'; put more spaces before '-' than before that", key=key.value
                )
                report.add(item, "wrong-kind", message)
        elif isinstance(item, ScalarNode) and isinstance(last, MappingNode) and _are_texts(node, item):
            report.add(item, "missing-key", NO_KEY_OF_LIST)
            break
        elif not isinstance(item, ScalarNode) or not isinstance(last, ScalarNode):
            items.append(item)
            run = None
    node.value[:] = items


def cut_foreign(node: SequenceNode, within: Mapping[str, Collection[str]], report: Report) -> None:
    """Take the items of another list of the plan out of one; each is told.

    `within` has the keys of its items, and with each those that stand below it, which alone make no item another's.
    Where the other list is not there, the line with its key is missing, and all from there on belongs to it.
    """
    below = frozenset[str]().union(*within.values())
    for item in [each for each in node.value if isinstance(each, MappingNode) and not each.flow_style]:
        names = _names(item)
        others = names - within.keys()
        if "id" not in names or others <= below or (len(others) < 2 and "name" not in others):
            continue
        blocks = report.keys.blocks
        fitting = [key for key in blocks if key in report.keys.sections and blocks[key] >= names]
        absent = [key for key in fitting if key not in report.present]
        at = node.value.index(item)
        if absent and at:
            report.add(item, "missing-key", no_line_above(absent[0]))
            report.missing.add(absent[0])
            end = len(node.value)
        elif fitting and len(others) > 1:
            report.add(item, "wrong-kind", Message("this item is one of '{key}'; move it there", key=fitting[0]))
            end = at + 1
        else:
            continue
        foreign = [each for each in node.value[at:end] if isinstance(each, MappingNode)]
        report.lost += [str(value.value) for each in foreign for _, value in each.value]
        del node.value[at:end]
        if absent:
            return


def _goes_on(item: MappingNode, below: MappingNode, keys: Collection[str]) -> bool:
    """Whether an item without an id has only keys that the one above lacks."""
    names = _names(below)
    if below.flow_style or not names or "id" in names:
        return False
    taken = _names(item)
    return "id" in taken and names <= set(keys) - taken


def _are_texts(node: SequenceNode, first: Node) -> bool:
    """Whether a list ends with several texts, of which this is the first."""
    rest = node.value[node.value.index(first) :]
    return len(rest) > 1 and all(isinstance(item, ScalarNode) for item in rest)


def _names(node: MappingNode) -> set[str]:
    return {key.value for key, _ in node.value if isinstance(key, ScalarNode)}


def _is_open(node: MappingNode) -> bool:
    """Whether the last key of a mapping has no value."""
    value = node.value[-1][1] if node.value else None
    return isinstance(value, ScalarNode) and not value.value and not value.style


def is_indented(node: MappingNode) -> bool:
    """Whether there is no key without a value before others."""
    return not any(_is_nothing(value) for _, value in node.value[:-1])


def indent(node: MappingNode, within: Mapping[str, Collection[str]], report: Report) -> None:
    """Put below a key without a value the keys behind it that belong there, and not beside it.

    `within` has the keys of the mapping, and with each those that stand below it.
    """
    entries: list[tuple[Node, Node]] = []
    below: MappingNode | None = None
    taken: set[str] = set()
    for key, value in node.value:
        if entries and isinstance(key, ScalarNode) and (key.value not in within or key.value in taken):
            header, its_value = entries[-1]
            if key.value in within.get(str(header.value), ()) and (its_value is below or _is_nothing(its_value)):
                if its_value is not below:
                    below = MappingNode(UNTAGGED, [], key.start_mark, key.end_mark, flow_style=False)
                    entries[-1] = (header, below)
                    message = Message(
                        "'{key}' belongs below '{header}'; put more spaces before it than before that",
                        key=key.value,
                        header=str(header.value),
                    )
                    report.add(key, "wrong-kind", message)
                assert below is not None
                below.value.append((key, value))
                continue
        entries.append((key, value))
        taken.add(str(key.value))
    node.value[:] = entries


def gather(
    node: MappingNode,
    within: Mapping[str, Collection[str]],
    required: Collection[str],
    elsewhere: Collection[str],
    report: Report,
) -> None:
    """Put below their key the keys that stand beside it, or beside where it is missing.

    `within` has the keys of the mapping, and with each those that stand below it; of several that are possible it is
    the one that is `required` and missing. Keys of `elsewhere` alone are no sign of it.
    """
    there = {str(key.value): value for key, value in node.value}
    free = [key for key in within if key not in there]
    room = {header: set(within[header]) for header in free}
    for header in within.keys() & there.keys():
        below = there[header]
        if isinstance(below, MappingNode):
            room[header] = set(within[header]) - _names(below)
    gathered: dict[str, dict[str, tuple[Node, Node]]] = {}
    above: str | None = None  # the key above, where keys stand below it
    for key, value in node.value[:MOST]:
        if not isinstance(key, ScalarNode):
            continue
        if key.value in within:
            above = key.value if ends_with_keys(value) else None
        elif not key_meant(key.value, free) and not closest(key.value, within):
            fitting = [
                (header, meant)
                for header, keys in room.items()
                if above in (None, header) and (meant := _meant(key.value, keys))
            ]
            if len(fitting) > 1:
                fitting = [(header, meant) for header, meant in fitting if header in required and header in free]
            if len(fitting) == 1:
                header, meant = fitting[0]
                gathered.setdefault(header, {}).setdefault(meant, (key, value))
    for header, entries in gathered.items():
        if not entries.keys() <= set(elsewhere):
            _put_below(header, there.get(header), entries, node, report)


def _put_below(
    header: str, below: Node | None, entries: Mapping[str, tuple[Node, Node]], node: MappingNode, report: Report
) -> None:
    """Put some entries of a mapping, by the names that are meant, below a key that it may not have; it is told."""
    first, last = next(iter(entries.values())), list(entries.values())[-1]
    if below is None:
        below = MappingNode(UNTAGGED, [], first[0].start_mark, last[1].end_mark, flow_style=False)
        header_node = ScalarNode(UNTAGGED, header, first[0].start_mark, first[0].end_mark)
        node.value.insert(node.value.index(first), (header_node, below))
    for name, (key, value) in entries.items():
        below.value.append((ScalarNode(UNTAGGED, name, key.start_mark, key.end_mark), value))
    node.value[:] = [entry for entry in node.value if entry not in entries.values()]
    what = Message("'{key}' belongs below '{header}'", key=first[0].value, header=header)
    line = ", ".join(f"{key.value}: {_in_braces(value)}" for key, value in below.value)
    report.add(first[0], "unknown-key", written(what, f"{header}: {{{line}}}"))


def _in_braces(value: Node) -> str:
    """A text, or a list of a few, as it stands in braces; of anything else a sign that it stands there."""
    if isinstance(value, SequenceNode) and len(value.value) <= FEW and all(map(_is_text, value.value)):
        return f"[{', '.join(map(_in_braces, value.value))}]"
    if not isinstance(value, ScalarNode) or not value.value:
        return "…"
    return value.value if re.fullmatch(r"[\w(][^,:#{}\[\]]*", value.value) else quoted(value.value)


def _is_text(node: Node) -> bool:
    return isinstance(node, ScalarNode)


def _meant(name: str, keys: Collection[str]) -> str | None:
    return name if name in keys else key_meant(name, keys)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style
