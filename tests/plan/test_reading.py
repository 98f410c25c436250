"""Files to plans: example files that must read well, and example files with all that is to be said of them."""

from __future__ import annotations

import datetime
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.alarm import Alarm
from tamduong_cli.dates.clock import Hours
from tamduong_cli.dates.duration import Duration
from tamduong_cli.dates.expression import parse_date
from tamduong_cli.dates.lunar import Lunar
from tamduong_cli.dates.recurrence import parse_repeat
from tamduong_cli.language import Language
from tamduong_cli.plan import mending, nodes
from tamduong_cli.plan.format import PLAN
from tamduong_cli.plan.kinds import MappingOf
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.nodes import Loader, PythonLoader, compose, parse
from tamduong_cli.plan.problems import CODES, Problem, Report
from tamduong_cli.plan.source import decode
from tamduong_cli.schedule.loading import load, loaded
from tamduong_cli.views.problem_lines import lines
from tests.conftest import TESTS, Run, examples, plan_file, well_within_a_minute
from tests.plan import test_problems, test_source

EN = Language("en")
VALID = sorted((TESTS / "plans" / "valid").glob("*.yaml"))
INVALID = sorted((TESTS / "plans" / "invalid").glob("*.yaml"))

each_valid = pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
each_invalid = pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
each_loader = pytest.mark.parametrize("loader", [Loader, PythonLoader], ids=["fastest", "python"])


def problems_of(path: Path) -> Sequence[Problem]:
    """Every problem of a plan, those of its windows too, as `plan check` finds them."""
    return load(str(path), path.name).problems


def plan_of(text: str) -> Plan:
    file = plan_file(text)
    assert lines(file.problems, EN) == ""
    assert file.plan is not None
    return file.plan


@each_valid
def test_a_valid_plan_has_no_problem_at_all(path: Path) -> None:
    assert lines(problems_of(path), EN) == ""


@each_valid
def test_a_valid_plan_can_be_used(path: Path, run: Run) -> None:
    code, out, err = run("--plan", str(path), "check")
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{re.escape(str(path))}: no problems \([^)]+\)\n".encode(), out.replace(b"\n ", b" "))


@each_invalid
def test_an_invalid_plan_has_just_these_problems(path: Path) -> None:
    found = lines(problems_of(path), EN)
    assert found, "nothing is wrong with this plan"
    expected = path.with_suffix(".txt")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        expected.write_bytes(found.encode())
    assert found == expected.read_bytes().decode()


@each_invalid
def test_every_problem_can_be_said_in_vietnamese(path: Path) -> None:
    problems = problems_of(path)
    said = lines(problems, Language("vi")).splitlines()
    assert len(said) == len(problems)
    for line, problem in zip(said, problems, strict=True):
        kind = {"error": "lỗi", "warning": "cảnh báo"}[problem.severity]
        assert line.startswith(f"{problem.place}: {kind}: ")
        assert line.endswith(f" [{problem.code}]")
        assert EN.render(problem.message) not in line


def test_every_code_has_an_example() -> None:
    said = (
        "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in INVALID)
        + "".join(test_source.SAID)
        + test_problems.SAID
    )
    assert set(re.findall(r"\[([a-z0-9-]+)\]$", said, re.MULTILINE)) == set(CODES)


def test_every_list_of_problems_has_its_plan() -> None:
    lists = sorted((TESTS / "plans" / "invalid").glob("*.txt"))
    assert [path.stem for path in lists] == [path.stem for path in INVALID]


@pytest.mark.parametrize(
    "store",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: re.sub("(?m)^(?=.)", "  ", text),
        lambda text: unicodedata.normalize("NFD", text),
    ],
    ids=["CRLF", "CR", "byte order mark", "no line end", "indented as a whole", "decomposed"],
)
def test_the_same_plan_reads_the_same_however_it_is_stored(store: Callable[[str], str], tmp_path: Path) -> None:
    text = (TESTS / "plans" / "valid" / "every-key.yaml").read_bytes().decode()
    assert store(text) != text
    read = []
    for each in (text, store(text)):
        (tmp_path / "plan.yaml").write_bytes(each.encode())
        file = load("plan.yaml", "plan.yaml")
        assert lines(file.problems, EN) == ""
        read.append(re.sub(r"column=\d+", "", repr(file.plan)))
    assert read[0] == read[1]


def kinds_in(kind: Any) -> Iterator[MappingOf[Any]]:
    """Every kind of mapping in a kind of value."""
    if isinstance(kind, MappingOf):
        yield kind
        for key in kind.keys.values():
            yield from kinds_in(key.kind)
    for part in ("mapping", "short", "item"):
        if hasattr(kind, part):
            yield from kinds_in(getattr(kind, part))


def keys_in(value: Any) -> Iterator[tuple[type, str]]:
    """Every key that stands in a part of a plan, or in the parts of it, with what that is."""
    if isinstance(value, tuple):
        source = getattr(value, "source", None)
        if source:
            yield from ((type(value), key) for key in source.places)
        for part in value:
            yield from keys_in(part)


def test_every_key_of_the_format_stands_in_the_example() -> None:
    plan = plan_of(PLAN_TEXT)
    assert set(keys_in(plan)) == {(kind.make, key) for kind in kinds_in(PLAN) for key in kind.keys}


def test_what_windows_deadlines_and_activities_are_read_as() -> None:
    plan = load(str(TESTS / "plans" / "valid" / "every-key.yaml")).plan
    assert plan is not None
    event = plan.events[2]
    assert event.date is not None
    assert (event.date.lunar, event.date.day) == (Lunar(10, 3, 2024), datetime.date(2024, 4, 18))
    assert (event.tentative, event.is_tentative, event.window) == (True, True, None)
    first, peak = event.windows
    assert (first.phase, first.name.in_("vi"), first.ref) == ("dot-1", "Đợt 1", "II.4")
    assert (first.start, first.end) == (parse_date("5/4/2024"), None)
    assert (first.before, first.after, first.units, first.tentative) == (None, Duration(5), None, False)
    assert (peak.id, peak.phase, peak.name.by_language) == ("cao-diem", "cao-diem", {"vi": "Cao điểm", "en": "Peak"})
    assert (peak.start, peak.end) == (None, parse_date("18/4/2024"))
    assert (peak.before, peak.after) == (Duration(2), None)
    assert peak.units is not None
    assert [unit.id for unit in peak.units] == ["van-hoa"]
    report, outline, review = plan.deadlines
    assert (report.id, report.ref, report.date, report.tentative) == (
        "bao-cao",
        "IV.1",
        parse_date("16/12/2024"),
        False,
    )
    assert (report.summary.by_language, report.event) == ({"vi": "Báo cáo kết quả", "en": "Report"}, None)
    assert outline.event is not None
    assert (outline.event.id, outline.before, outline.after, outline.units) == (
        "dien-bien-phu",
        Duration(105),
        None,
        None,
    )
    assert (review.before, review.after, review.tentative) == (None, Duration(1, "months"), True)
    broadcast, incense = plan.activities
    assert broadcast.event is not None
    assert (broadcast.event.id, broadcast.window, broadcast.dates) == ("dien-bien-phu", None, ())
    assert broadcast.repeat == parse_repeat("FREQ=WEEKLY;BYDAY=TU,TH")
    assert broadcast.time == Hours(datetime.time(5, 10), datetime.time(5, 30))
    assert incense.window is not None
    assert (incense.window.id, incense.repeat, incense.time) == ("cao-diem", None, Hours(datetime.time(7, 30)))
    assert incense.dates == (parse_date("9/3/2024 âm lịch"), parse_date("18/4/2024"))
    assert plan.alarms.deadline == Alarm(5, datetime.time(8))


def test_the_alarm_of_a_deadline_is_three_days_before_unless_said_otherwise() -> None:
    head = "id: x\ntitle: T\nperiod: 2024\nevents: []\n"
    assert plan_of(head).alarms.deadline == Alarm(3, datetime.time(8))
    assert plan_of(f"{head}alarms: {{window: none}}\n").alarms.deadline == Alarm(3, datetime.time(8))
    assert plan_of(f"{head}alarms: {{deadline: none}}\n").alarms.deadline is None
    assert plan_of(f"{head}alarms: không\n").alarms.deadline is None


HEAD = "format: 1\nid: x\ntitle: Kế hoạch\nperiod: 2024\nwindow: {before: 20, after: 5}\n"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("true", "true"),
        ("null", "null"),
        ("~", "~"),
        ("1.10", "1.10"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("2024-05-07", "2024-05-07"),
        ("=", "="),
        ("<<", "<<"),
        ("+84 231", "+84 231"),
        ("-5", "-5"),
        ("Điện Biên Phủ", "Điện Biên Phủ"),
        ("171-KH/BTGTU", "171-KH/BTGTU"),
        ("a # không phải chữ", "a"),
        ("Việc#1", "Việc#1"),
        ('"no"', "no"),
        ("'1.10'", "1.10"),
        ('"a\\tb\\nc \\u1EBF"', "a b c ế"),
        ("'it''s'", "it's"),
        ("một hai\n   ba", "một hai ba"),
        ("|\n   một\n   hai\n", "một hai"),
        (">-\n   một\n   hai\n", "một hai"),
        ("một\u00a0hai", "một hai"),
    ],
)
def test_a_value_is_read_as_it_is_written(written: str, text: str) -> None:
    plan = plan_of(f"{HEAD}parent:\n  number: {written}\nevents: []\n")
    assert plan.parent is not None
    assert plan.parent.number == text
    plan = plan_of(f"{HEAD}objectives:\n  - {written}\nevents: []\n")
    assert [point.in_("vi") for point in plan.objectives.points] == [text]


@pytest.mark.parametrize("written", ["no", "010", "1.10", "0x1F", "null", "1e3", "2024-05-07", "true"])
def test_an_id_is_read_as_it_is_written(written: str) -> None:
    plan = plan_of(
        f"{HEAD}events: [{{id: {written}, summary: S, date: 7/5/2024}}]\nunits: [{{id: {written}, name: N}}]\n"
    )
    assert (plan.events[0].id, plan.units[0].id) == (written, written)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_text_is_composed_and_its_columns_are_those_of_the_file(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, HEAD + "events:\n  - {id: e, summary: Điện Biên Phủ, date: 30/2/2024}\n")
    problem = plan_file(text).problems[0]
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :] == "30/2/2024}"
    plan = plan_of(text.replace("30/2", "7/5"))
    assert plan.events[0].summary.in_("vi") == "Điện Biên Phủ"
    assert plan.title.in_("vi") == "Kế hoạch"


def test_a_key_that_is_stored_decomposed_is_named_composed() -> None:
    text = unicodedata.normalize("NFD", f"{HEAD}events: []\nmàu sắc: x\n")
    assert lines(plan_file(text).problems, EN).startswith(
        "plan.yaml:7:1: error: unknown key 'màu sắc'; expected one of: superior, issuer, "
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@each_loader
def test_a_tab_is_named_at_its_line_whatever_ends_lines(loader: type[Any], end: str) -> None:
    for text in ("id: x\nevents:\n\t- id: e\n", "id: x\nevents:\n  - id: e\n\tdate: 7/5/2024\n"):
        report = Report("plan.yaml")
        assert compose(text.replace("\n", end), report, loader) is None
        line = text.splitlines().index(next(line for line in text.splitlines() if "\t" in line)) + 1
        assert lines(report.problems, EN) == f"plan.yaml:{line}:1: error: a tab; indent with spaces [syntax]\n"


ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
TOO_LONG = "plan.yaml:1:1: error: aliases (*) make this file many times as long as it is [alias-bomb]\n"
TOO_DEEP = "plan.yaml:1:1: error: lists and mappings stand more than 32 levels inside each other [too-deep]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ALIAS_BOMB, TOO_LONG),
        (f"a: &a {'x' * 100_000}\nb: [{', '.join(['*a'] * 9_000)}]\n", TOO_LONG),
        (f"a: &a {'x' * 10_000}\nb: &b [*a, *a, *a]\nc: [{', '.join(['*b'] * 3_000)}]\n", TOO_LONG),
        (f"a: &a {{b: {'x' * 100_000}}}\nb: [{', '.join(['{<<: *a}'] * 3_000)}]\n", TOO_LONG),
        (f"a: &a {'x' * 100_000}\nb:\n" + "  ? *a\n  : *a\n" * 3_000, TOO_LONG),
        ("a: &a [*a]\n", TOO_LONG),
        ("a: &a {b: *a}\n", TOO_LONG),
        ("a: &a\n  - b: [*a, *a]\n", TOO_LONG),
        ("[" * 100_000, TOO_DEEP),
        ("[" * 100_000 + "]" * 100_000, TOO_DEEP),
        ("{a: " * 100_000, TOO_DEEP),
        ("- " * 100_000 + "a\n", TOO_DEEP),
        ("? " * 100_000 + "a\n", TOO_DEEP),
        ("".join(" " * level + "a:\n" for level in range(1000)), TOO_DEEP),
    ],
    ids=[
        "alias bomb",
        "long text again and again",
        "long text in a list again and again",
        "long text in a mapping again and again",
        "long text as keys",
        "list in itself",
        "mapping in itself",
        "list in a list in itself",
        "open brackets",
        "brackets",
        "braces",
        "items",
        "keys",
        "indentation",
    ],
)
@each_loader
def test_a_file_without_end_is_refused_at_once(loader: type[Any], text: str, said: str) -> None:
    report = Report("plan.yaml")
    with well_within_a_minute():
        assert compose(text, report, loader) is None
    assert lines(report.problems, EN) == said


@each_loader
def test_a_file_of_more_values_than_a_plan_has_is_refused(loader: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "MOST_NODES", 1000)
    for text in ("[" + "a, " * 1001 + "]", "- a\n" * 1001, "".join(f"k{number}: a\n" for number in range(501))):
        report = Report("plan.yaml")
        assert compose(text, report, loader) is None
        assert lines(report.problems, EN) == "plan.yaml:1:1: error: the file has more than 1000 values [too-large]\n"
    assert compose("- a\n" * 998, Report("plan.yaml"), loader) is not None
    report = Report("plan.yaml")
    assert compose("a: &a\n" + "- a\n" * 900 + "b: *a\nc: *a\n", report, loader) is None
    assert lines(report.problems, EN) == TOO_LONG


@each_loader
def test_as_many_levels_as_are_allowed_are_read(loader: type[Any]) -> None:
    assert compose("[" * 32 + "]" * 32, Report("plan.yaml"), loader) is not None
    assert compose("[" * 33 + "]" * 33, Report("plan.yaml"), loader) is None


@each_loader
def test_aliases_that_a_plan_may_have_are_read(loader: type[Any]) -> None:
    duties = "a: &a\n" + "  - Tuyên truyền trên hệ thống loa truyền thanh\n" * 20
    units = "b:\n" + "  - *a\n" * 300
    long_texts = "c:\n" + f"  - {'x' * 1_000}\n" * 2_500 + "d: &d y\ne: *d\n"
    for text in (duties + units, long_texts):
        report = Report("plan.yaml")
        assert compose(text, report, loader) is not None
        assert report.problems == []


def test_a_small_alias_stands_for_what_it_names() -> None:
    plan = load(str(TESTS / "plans" / "valid" / "aliases.yaml")).plan
    assert plan is not None
    first, second = plan.events
    assert first.messages == second.messages
    assert [point.in_("vi") for point in second.messages.points] == ["Đường lối kháng chiến", "Thắng lợi vĩ đại"]
    assert first.window == second.window


def test_a_slip_that_aliases_repeat_is_said_once() -> None:
    text = f"{HEAD}events: []\nobjectives: &a [[x]]\nrequirements: *a\nrecipients: *a\n"
    assert lines(plan_file(text).problems, EN) == (
        "plan.yaml:7:17: error: found a list; expected a text [wrong-kind]\n"
    )


def tree(node: Any) -> Any:
    """A node with its places, to compare what two parsers make of a text."""
    mark = (node.tag, node.start_mark.line, node.start_mark.column)
    if isinstance(node.value, str):
        return (*mark, node.style or "", node.value)
    return (
        *mark,
        [[tree(part) for part in child] if isinstance(child, tuple) else tree(child) for child in node.value],
    )


@pytest.mark.parametrize(
    "text",
    [
        "%YAML 2.0\n---\nid: x\n",
        "? Lễ\n",
        "id: ? x\n",
        "a: !<b\n",
        "- - a: [\n",
        "id: x\n  <<: y\n",
        "[}",
        "a\n...\nb\n",
    ],
)
@each_loader
def test_what_is_not_yaml_is_said_in_words_of_ours(
    loader: type[Any], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "parse", lambda text, report: parse(text, report, loader))
    said = "".join(lines(plan_file(text).problems, language) for language in (EN, Language("vi")))
    assert "[syntax]" in said
    for words in ("while ", "did not find", "expected <", "scanning", "parsing", "not allowed", "block ", "node"):
        assert words not in said


@pytest.mark.parametrize("path", VALID + INVALID, ids=lambda path: path.stem)
def test_both_parsers_find_the_same(path: Path) -> None:
    text = decode(path.read_bytes(), report := Report(path.name))
    if text is None or report.problems:
        return

    def found(loader: type[Any]) -> Any:
        report = Report(path.name)
        root = compose(text, report, loader)
        said = [(problem.code, problem.place.line, EN.render(problem.message)) for problem in report.problems]
        return root and tree(root), said

    assert found(Loader) == found(PythonLoader)


PLAN_TEXT = (TESTS / "plans" / "valid" / "every-key.yaml").read_text(encoding="utf-8")


@examples(500)
@given(st.data())
def test_a_plan_with_any_piece_put_out_of_place_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PLAN_TEXT)))
    end = data.draw(st.integers(start, min(len(PLAN_TEXT), start + 20)))
    piece = data.draw(
        st.sampled_from(["", "\t", ": ", "- ", "*a", "&a ", "{", "}", "[", "]", '"', "'", "|", "!", "\n", "~"])
    )
    file = plan_file(PLAN_TEXT[:start] + piece + PLAN_TEXT[end:])
    problems = file.problems
    last = PLAN_TEXT.count("\n") + 3
    assert all(1 <= problem.place.line <= last and problem.place.column >= 1 for problem in problems)
    assert lines(problems, EN).count("\n") == len(problems)
    assert (file.schedule is None) == any(problem.severity == "error" for problem in problems)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    report = Report("plan.yaml")
    file = loaded(decode(text.encode("utf-8", "surrogatepass"), report), report)
    assert file.plan is None
    assert file.problems
