"""The JSON Schema of the format: what `check` refuses for its shape it refuses too, and every good plan it accepts."""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language
from tamduong_cli.letters import plain
from tamduong_cli.plan import format as definitions
from tamduong_cli.plan.kinds import MappingOf, Scalar
from tamduong_cli.plan.nodes import MappingNode, Node, PythonLoader, ScalarNode, compose
from tamduong_cli.plan.problems import CODES, Problem, Report
from tamduong_cli.plan.schema import MAKES_AN_ID, schema
from tamduong_cli.plan.source import decode
from tamduong_cli.schedule.loading import load as load_plan
from tamduong_cli.schedule.loading import loaded
from tests.conftest import PLAN, TESTS, examples_of

SCHEMA = schema(Language("en"))
VALIDATOR = Draft202012Validator(SCHEMA)
VALID = sorted((TESTS / "plans" / "valid").glob("*.yaml"))
INVALID = sorted((TESTS / "plans" / "invalid").glob("*.yaml"))

SHAPE = {
    "wrong-kind",
    "missing-key",
    "missing-value",
    "unknown-key",
    "conflicting-keys",
    "unsupported-format",
    "unknown-style",
    "unknown-language",
    "bad-id",
    "bad-duration",
    "bad-alarm",
    "bad-time",
}
"""What a schema refuses wherever it stands."""
PARTLY = {"bad-date", "ambiguous-date", "not-a-day", "no-such-day", "no-window", "alias-bomb"}
"""What it refuses in part: a date without a year, a month for a day, an event with neither a date nor a window."""
UNSEEN = {
    # no values yet, or another reader's
    *("not-a-file", "no-permission", "too-large", "encoding", "control-character", "syntax", "too-deep", "tag"),
    *("text-cut", "text-folded", "garbled", "duplicate-key", "more-problems"),
    # what a value says
    *("unknown-timezone", "range-reversed", "out-of-range", "bad-repeat", "date-gap", "no-such-time"),
    # several values together
    *("duplicate-id", "unknown-event", "unknown-unit", "unknown-window", "no-unit", "origin-after-date"),
    *("year-count", "anniversary-day", "weekday", "lunar-date", "lunar-years", "same-event"),
    *("missing-day", "day-count", "long-window", "countdown"),
    *("windows-overlap", "outside-window", "outside-period"),
    *("not-a-workday", "workdays-unchecked"),
}

SEVERAL_WINDOWS = "the event has several windows; say which: {known}"
"""A key that is missing because of what another mapping has, which a schema cannot see."""

ValuePath = tuple["str | int", ...]

CORE: list[tuple[str, Callable[[str], Any]]] = [
    (r"null|Null|NULL|~|", lambda text: None),
    (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text[2:], 8)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text[2:], 16)),
    (r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(?:inf|Inf|INF)", lambda text: float(text.replace(".", ""))),
    (r"\.(?:nan|NaN|NAN)", lambda text: float("nan")),
]
"""YAML 1.2.2, 10.3.2: what plain scalars are to an editor."""


def as_text(node: ScalarNode) -> Any:
    return node.value


def as_an_editor(node: ScalarNode) -> Any:
    if not node.style:
        for pattern, convert in CORE:
            if re.fullmatch(pattern, node.value):
                return convert(node.value)
    return node.value


LOADINGS = [as_text, as_an_editor]
each_loading = pytest.mark.parametrize("loading", LOADINGS)


class Loaded(NamedTuple):
    """A plan's values, and which of them stand at each line and column; a key's path ends in itself."""

    value: Any
    paths: dict[tuple[int, int], set[ValuePath]]


def load(root: Node, loading: Callable[[ScalarNode], Any]) -> Loaded:
    paths: dict[tuple[int, int], set[ValuePath]] = {}

    def value_of(node: Node, path: ValuePath) -> Any:
        paths.setdefault((node.start_mark.line + 1, node.start_mark.column + 1), set()).add(path)
        if isinstance(node, ScalarNode):
            return loading(node)
        if not isinstance(node, MappingNode):
            return [value_of(child, (*path, index)) for index, child in enumerate(node.value)]
        mapping: dict[str, Any] = {}
        for key, child in node.value:
            name = " ".join(unicodedata.normalize("NFC", str(key.value)).split())
            paths.setdefault((key.start_mark.line + 1, key.start_mark.column + 1), set()).add((*path, name))
            mapping.setdefault(name, value_of(child, (*path, name)))
        return mapping

    return Loaded(value_of(root, ()), paths)


@cache
def root_of(path: Path) -> Node | None:
    """The nodes of a plan; None where it has none, or is itself inside of itself."""
    report = Report(path.name)
    text = decode(path.read_bytes(), report)
    return None if text is None or report.problems else compose(text, report, PythonLoader)


def refused(value: Any) -> set[ValuePath]:
    """Where the schema refuses something: of a choice, within what is of the right kind."""

    def places(error: ValidationError) -> Iterator[ValuePath]:
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context or ():
            branches.setdefault(inner.schema_path[0], []).append(inner)
        fitting = [
            inner
            for branch in branches.values()
            if not any(one.validator == "type" and not one.path for one in branch)
            for inner in branch
        ]
        if error.validator != "anyOf" or not fitting:
            yield tuple(error.absolute_path)
        for inner in fitting if error.validator == "anyOf" else ():
            yield from places(inner)

    return {place for error in VALIDATOR.iter_errors(value) for place in places(error)}


def is_refused(value: Any) -> bool:
    return not VALIDATOR.is_valid(value)


def value_at(value: Any, path: ValuePath) -> Any:
    for step in path:
        value = value[step]
    return value


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_every_code_is_one_that_a_schema_sees_or_does_not() -> None:
    assert sorted([*SHAPE, *PARTLY, *UNSEEN]) == sorted(CODES)


def test_every_key_is_explained_and_every_mapping_has_its_title() -> None:
    mappings = [part for part in parts(SCHEMA) if part.get("type") == "object" and "properties" in part]
    by_language = [part for part in mappings if list(part["properties"]) == ["vi", "en"]]
    assert len(mappings) > len(by_language) == 1
    for mapping in mappings:
        if mapping not in by_language:
            assert mapping["title"]
            assert {name: key["description"] for name, key in mapping["properties"].items()} in EXPLAINED
            assert mapping["additionalProperties"] is False


EXPLAINED = [
    {name: key.means.replace("`", "") for name, key in mapping.keys.items()}
    for kind in vars(definitions).values()
    if isinstance(mapping := getattr(kind, "mapping", kind), MappingOf)
]


def test_everything_that_is_named_is_used_and_the_other_way_round() -> None:
    used = {part["$ref"].removeprefix("#/$defs/") for part in parts(SCHEMA) if "$ref" in part}
    assert used == set(SCHEMA["$defs"])


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(part)


@pytest.mark.parametrize("path", [*VALID, PLAN], ids=lambda path: path.stem)
@each_loading
def test_a_valid_plan_is_accepted(loading: Callable[[ScalarNode], Any], path: Path) -> None:
    root = root_of(path)
    assert root is not None
    assert refused(load(root, loading).value) == set()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
@each_loading
def test_an_invalid_plan_is_refused_where_its_shape_is_wrong(loading: Callable[[ScalarNode], Any], path: Path) -> None:
    root = root_of(path)
    if root is None:
        return
    value, paths = load(root, loading)
    problems = load_plan(str(path), path.name).problems
    found = refused(value)

    def at(problem: Problem) -> set[ValuePath]:
        return paths[problem.place.line, problem.place.column]

    def near(problem: Problem) -> set[ValuePath]:
        """A key that is missing, unknown or in conflict is refused in its mapping."""
        return at(problem) | {path[:-1] for path in at(problem)}

    unknown = {max(at(problem), key=len) for problem in problems if problem.code == "unknown-key"}

    def is_in_an_unknown_key(problem: Problem) -> bool:
        """A misspelt key is read as the one that was likely meant; a schema does not look into it."""
        return any(below[: len(key)] == key != below for below in at(problem) for key in unknown)

    unseen = [
        problem
        for problem in problems
        if problem.code in SHAPE
        and problem.message.text != SEVERAL_WINDOWS
        and not near(problem) & found
        and not is_in_an_unknown_key(problem)
    ]
    assert unseen == []
    said = {place for problem in problems if problem.code not in UNSEEN for place in near(problem)}
    too_much = {place for place in found - said if not is_a_word_for_nothing(value_at(value, place))}
    assert too_much == set()


def is_a_word_for_nothing(value: Any) -> bool:
    """`~` and `null`, which an editor takes for nothing and a plan for a text."""
    return value is None


def keys_of(value: Any, path: ValuePath = ()) -> Iterator[ValuePath]:
    """The path of every key, and of every item of a list."""
    for step, child in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield (*path, step)
        yield from keys_of(child, (*path, step))


def whole_plans() -> list[Any]:
    """The valid plans, those once that are only stored in another way."""
    plans = {json.dumps(load(root, as_text).value): None for path in VALID if (root := root_of(path))}
    return [json.loads(plan) for plan in plans]


WHOLE = whole_plans()


def every_key() -> list[tuple[int, ValuePath]]:
    """Every key and item of these plans; of those of one name and kind, in mappings of the same keys, the first."""
    found: dict[Any, tuple[int, ValuePath]] = {}
    for index, plan in enumerate(WHOLE):
        for path in keys_of(plan):
            kind = tuple(step if isinstance(step, str) else 0 for step in path)
            beside = [tuple(value_at(plan, path[:end])) for end in range(len(path)) if isinstance(path[end], str)]
            found.setdefault((kind, type(value_at(plan, path)), *beside[-2:]), (index, path))
    return list(found.values())


EVERY_KEY = every_key()


def with_value(plan: Any, path: ValuePath, value: Any) -> Any:
    changed = copy.deepcopy(plan)
    value_at(changed, path[:-1])[path[-1]] = value
    return changed


def codes_of(plan: Any) -> set[str]:
    report = Report("plan.yaml")
    text = decode(json.dumps(plan, ensure_ascii=False).encode("utf-8", "surrogatepass"), report)
    problems = loaded(text, report).problems
    return {
        problem.code for problem in problems if problem.severity == "error" and problem.message.text != SEVERAL_WINDOWS
    }


def test_the_valid_plans_have_every_key_of_the_format() -> None:
    def of(schema: dict[str, Any]) -> set[str]:
        return {name for part in parts(schema) for name in part.get("properties", ())}

    written = {path[-1] for _, path in EVERY_KEY if isinstance(path[-1], str)}
    assert written == of(SCHEMA)


@pytest.mark.parametrize("wrong", [[["x"]], {"không": "có"}, ""], ids=["list", "mapping", "nothing"])
def test_a_value_of_a_wrong_kind_is_refused_by_both(wrong: Any) -> None:
    for index, path in examples_of(EVERY_KEY):
        plan = with_value(WHOLE[index], path, wrong)
        assert codes_of(plan) & SHAPE, path
        assert is_refused(plan), path


def test_a_key_without_a_value_is_refused_as_an_editor_sees_it() -> None:
    for index, path in examples_of(EVERY_KEY):
        assert is_refused(with_value(WHOLE[index], path, None)), path


def test_a_key_that_is_left_out_or_added_is_refused_by_both_or_neither() -> None:
    for index, path in examples_of(EVERY_KEY):
        if isinstance(path[-1], str):
            plan = copy.deepcopy(WHOLE[index])
            mapping = value_at(plan, path[:-1])
            value = mapping.pop(path[-1])
            codes = codes_of(plan)
            assert bool(codes & SHAPE) <= is_refused(plan) <= bool(codes), path
            mapping[f"{path[-1]}-x"] = value
            assert "unknown-key" in codes_of(plan), path
            assert is_refused(plan), path


WORDS = st.sampled_from(
    [
        *("20", "020", "20 NGÀY", "2  tuần", "1 thang", "5 nga\u0300y", "-5", "1.5", "5 days", "7:30", "7 giờ 30 phút"),
        *("5h10-5h30", "từ 5h đến 6h", "từ 5h", "25:00", "none", "Không", "trước 1 ngày, 8h", "1 day before 08:00"),
        *("con", "CON.x", "conx", "a.", ".a", "a b", "đ", "a" * 100, "a" * 101, "1", "true", "false", "True", "vi"),
        *("2024", "12.2024", "7/5/2024", "7/5", "2024-05-07", "06/2024 - 08/2024", "hằng ngày", "Asia/Ho_Chi_Minh"),
    ]
)
VALUES = st.recursive(
    WORDS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(sorted({str(p[-1]) for _, p in EVERY_KEY})), inner, max_size=3)
    ),
    max_leaves=4,
)


@given(st.sampled_from(EVERY_KEY), VALUES)
def test_a_plan_with_any_value_in_any_place_is_refused_by_both_or_neither(
    where: tuple[int, ValuePath], value: Any
) -> None:
    plan = with_value(WHOLE[where[0]], where[1], value)
    codes = codes_of(plan)
    assert bool(codes & SHAPE) <= is_refused(plan) <= bool(codes)


@pytest.mark.parametrize(
    ("name", "fine"),
    [
        *((":", False), ("★", False), ("…", False), ("тест", False), ("một", True), ("Đ", True), ("e\u0302", True)),
        *((": 1", True), (1, True), ({"vi": ":"}, False), ({"en": ":"}, False), ({"en": ": A"}, True)),
        *(
            ({"vi": "★", "en": "Phase 1"}, False),
            ({"en": "Phase 1", "vi": "★"}, False),
            ({"vi": "Đợt", "en": ":"}, True),
        ),
    ],
)
def test_a_window_has_an_id_or_a_name_that_makes_one(name: Any, fine: bool) -> None:
    for window, right in [
        ({"name": name}, fine),
        ({"name": name, "id": "dot-1"}, True),
        ({"name": name, "id": ":"}, False),
    ]:
        windows = [{**window, "from": "1/5/2024", "to": "2/5/2024"}]
        plan = {"id": "x", "title": "x", "period": 2024, "events": [{"id": "e", "summary": "S", "windows": windows}]}
        assert (codes_of(plan) == set()) is right, window
        assert (refused(plan) == set()) is right, window


def test_the_letters_that_make_an_id_are_known_to_the_schema() -> None:
    for letter in map(chr, range(0x10000)):
        assert bool(re.search(MAKES_AN_ID, letter)) is bool(plain(letter)), hex(ord(letter))


PATTERNED = {
    name: kind for name, kind in vars(definitions).items() if isinstance(kind, Scalar) and kind.pattern.startswith("^")
}


def pattern_of(name: str) -> str:
    return str(SCHEMA["$defs"][name.lower().replace("_", "-")]["pattern"])


def reads(kind: Scalar[Any], text: str) -> bool:
    """Whether the text is such a value, as a plan reads it."""
    try:
        kind.convert(" ".join(unicodedata.normalize("NFC", text).split()))
    except Unreadable as error:
        return error.code in ("range-reversed", "no-such-time")
    return True


def test_these_kinds_are_known_to_the_letter() -> None:
    assert set(PATTERNED) == {"ID", "DURATION", "ALARM", "ALARM_OF_AN_ACTIVITY", "HOURS", "NO_RULE", "URL"}


WRITTEN = {
    "ID": ["a", "dien-bien-phu", "2024_x.1", "conx", "a" * 100],
    "DURATION": [
        *("20", "20ngày", "2 ngày", "2 day", "2 days", "2 tuần", "2 week", "2 weeks", "2 tháng", "2 month", "2 months"),
    ],
    "ALARM": [
        *("none", "không", "7:00", "07h", "8 giờ", "8 giờ 30", "trước 1 ngày, 8h00", "1 day before 08:00"),
        *("3 days 7h30", "2 ngày trước, lúc 7h", "2 days before at 23:59"),
    ],
    "HOURS": [
        "7h30",
        "07:30",
        "7 giờ 30 phút",
        "5h10 - 5h30",
        "5h10–5h30",
        "từ 5 giờ 10 phút đến 5h30",
        "from 5h to 6h",
        "07 giờ 00’ đến 08 giờ 00’",
        "06g 00 phút",
        "22h00 - 24h00",
        "lúc 2 giờ chiều",
    ],
    "ALARM_OF_AN_ACTIVITY": ["30 phút trước", "trước 1 giờ", "2 hours before", "07:00", "trước 1 ngày 8h00", "không"],
    "NO_RULE": ["none", "không"],
    "URL": ["https://banbo.example.vn/le", "http://b", "HTTPS://vi.example.org/wiki/Đại_đoàn_kết?a=1#b"],
}


@given(st.data(), st.sampled_from([(name, text) for name, texts in WRITTEN.items() for text in texts]))
def test_what_people_write_is_accepted_in_any_letters_and_spaces(data: st.DataObject, written: tuple[str, str]) -> None:
    name, text = written
    if name != "ID":
        text = "".join(data.draw(st.sampled_from([letter, letter.upper()])) for letter in text)
        text = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), text)
    space = data.draw(st.sampled_from([" ", "  ", "\n  ", "\u00a0"]))
    text = data.draw(st.sampled_from(["{}", " {}", "{}\n"])).format(text.replace(" ", space))
    assert reads(PATTERNED[name], text)
    assert re.search(pattern_of(name), text)


@given(st.data(), st.sampled_from(sorted(PATTERNED)))
def test_what_a_pattern_accepts_is_read(data: st.DataObject, name: str) -> None:
    text = data.draw(st.from_regex(pattern_of(name), fullmatch=True))
    assert reads(PATTERNED[name], text)


@given(st.data(), st.sampled_from(sorted(PATTERNED)))
def test_what_is_read_is_accepted_by_its_pattern(data: st.DataObject, name: str) -> None:
    text = data.draw(st.from_regex(pattern_of(name), fullmatch=True))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 2)))
    text = text[:start] + data.draw(st.text("0159 :.,-–hgiờngàytuầdsmb\u0300\u0302\n", max_size=2)) + text[end:]
    form = data.draw(st.sampled_from(["as it is", "NFC", "NFD"]))
    if form != "as it is":
        text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    if reads(PATTERNED[name], text):
        assert re.search(pattern_of(name), text)


def test_dates_have_a_year_and_days_are_no_numbers() -> None:
    events = [{"id": "e", "summary": "S", "date": 5.2024}]
    plan = {"id": "x", "title": "x", "period": 2024, "events": events}
    assert refused(plan) == set()
    assert refused({**plan, "revised": 2024}) == {("revised",)}
    assert refused({**plan, "period": "năm nay"}) == {("period",)}
    assert refused({**plan, "revised": "hôm nay"}) == {("revised",)}
    assert refused({**plan, "period": -1}) == {("period",)}


def test_a_choice_is_of_its_words_alone() -> None:
    plan = {"id": "x", "title": "x", "period": 2024, "events": []}
    for value, fine in [(1, True), ("1", True), (2, False), ("2", False), (True, False)]:
        assert (refused({**plan, "format": value}) == set()) is fine, value
    for value, fine in [("vi", True), ("fr", False), (1, False)]:
        assert (refused({**plan, "language": value}) == set()) is fine, value
