"""Keys and items that YAML reads as part of something else than was meant, since they are indented otherwise.

What it reads is sound YAML, but no sense as a plan. Each such slip is told once, at the first of its lines, and what
belongs together put together, so that nothing more is said of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tamduong_cli.language import Message
from tamduong_cli.plan.nodes import UNTAGGED, MappingNode, Node, ScalarNode, SequenceNode
from tamduong_cli.plan.problems import Report
from tamduong_cli.plan.slip import NO_KEY_OF_LIST, goes_on, no_line_above


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


def cut_foreign(node: SequenceNode, own: Collection[str], report: Report) -> None:
    """Take the items of another list of the plan out of one whose items have these keys; each is told.

    Where the other list is not there, the line with its key is missing, and all from there on belongs to it.
    """
    for item in [each for each in node.value if isinstance(each, MappingNode) and not each.flow_style]:
        names = _names(item)
        others = names - set(own)
        if "id" not in names or (len(others) < 2 and "name" not in others):
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


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style
