"""Whatever stands in a file: no traceback, every problem within the file, and our own words in both languages.

With EXAMPLES=10000 in the environment there are a hundred times as many examples.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tamduong_cli.language import Language, Message
from tamduong_cli.plan.problems import CODES, Report
from tamduong_cli.plan.source import text_of
from tamduong_cli.schedule.loading import Loaded, loaded
from tamduong_cli.views.problem_lines import github, lines, listing, problems_page
from tamduong_cli.views.records import problems_record
from tests.conftest import PLAN, TESTS, examples

LANGUAGES = (Language("en"), Language("vi"))
PLANS = [
    PLAN.read_text(encoding="utf-8"),
    (TESTS / "plans" / "valid" / "every-key.yaml").read_text(encoding="utf-8"),
]
THE_PARSERS_OWN = re.compile(
    r"could not|found (?:character|undefined|unknown|a tab|duplicate|unexpected)|while (?:scanning|parsing)"
    r"|did not find|expected <|expected (?:the node|alphabetic|a single|comment|chomping|digit|URI|directive)"
    r"|mapping values|simple key|block (?:end|mapping|collection|sequence)|\bscalar\b|\btoken\b"
)

fuzzed = settings(examples(100), suppress_health_check=list(HealthCheck))


def parts(message: Message) -> Iterator[Message]:
    """A message and those in it."""
    yield message
    for value in message.values.values():
        if isinstance(value, Message):
            yield from parts(value)


def checked(content: bytes) -> Loaded:
    """What comes of loading a file, whose problems are shown in every way that there is."""
    report = Report("plan.yaml")
    file = loaded(text_of(content, report), report)
    source = re.split("\r\n|\r|\n", file.text or "")
    for problem in file.problems:
        place = problem.place
        assert place.column >= 1
        if file.text is not None:
            assert 1 <= place.line <= len(source), problem
            assert place.column <= len(source[place.line - 1]) + 1, problem
        assert problem.code in CODES
        said = [language.render(problem.message) for language in LANGUAGES]
        assert said[0] != said[1], said
        assert all(text.isprintable() and len(text) < 4_000 for text in said), said
        assert not [part for part in parts(problem.message) if THE_PARSERS_OWN.search(part.text)], said
        assert not [part for part in parts(problem.message) if "words" in part.values], said
    for language in LANGUAGES:
        assert lines(file.problems, language).count("\n") == len(file.problems)
        assert github(file.problems, language).count("\n") == len(file.problems)
        assert len(listing(file.problems, language).rows) == len(file.problems)
        page = problems_page([file], language, 80)
        assert all(line.isprintable() for line in page.split("\n"))
        json.dumps(problems_record(file.problems, language))
    assert (file.schedule is None) == any(problem.severity == "error" for problem in file.problems)
    return file


SIGNS = st.sampled_from(
    [
        *"\t:-*&!|>%@`#?,[]{}'\"\\~=<\n\r \u00a0\u3000\u200b\u2028\ufeff\u00ad\uf0b7\ufffd•–…“”ệĐ0",
        *(": ", "- ", " #", "? ", "&a ", "*a", "!!str ", "!x ", "<<: ", "---", "...", "%YAML 1.2", "|2-", ">+", "\\x"),
        *(
            "\\u12",
            "\r\n",
            "Káº¿",
            "KÕ ho¹ch",
            "K? ho?ch",
            "\x1b[31m",
            "😀",
            "❤\ufe0f",
            "\u0301",
            "{vi: ",
            "null",
            "true",
        ),
        *("30/2/2024", "10/3 âm lịch"),
    ]
)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A plan with a few of the slips of people and programs: lines lost, doubled, swapped, indented, signs, a cut."""
    text = draw(st.sampled_from(PLANS))
    for _ in range(draw(st.integers(1, 4))):
        found = text.split("\n")
        at = draw(st.integers(0, len(found) - 1))
        other = draw(st.integers(0, len(found) - 1))
        line = found[at]
        column = draw(st.integers(0, len(line)))
        match draw(
            st.sampled_from(["sign", "delete", "double", "swap", "indent", "join", "cut", "drop", "paste", "end"])
        ):
            case "sign":
                found[at] = line[:column] + draw(SIGNS) + line[column:]
            case "delete":
                del found[at]
            case "double":
                found.insert(at, line)
            case "swap":
                found[at], found[other] = found[other], line
            case "indent":
                found[at] = draw(st.sampled_from(["", " ", "  ", "\t", "\u00a0 ", " " * 40])) + line.lstrip()
            case "join":
                found[at : at + 2] = [" ".join(found[at : at + 2])]
            case "cut":
                found[at] = line[:column]
            case "drop":
                found[at] = line[:column] + line[column + 1 :]
            case "paste":
                found[at] = line[:column] + found[other] + line[column:]
            case _:
                found = [*found[:at], line[:column]]
        text = "\n".join(found) or "\n"
    return text


WORDS = st.sampled_from(
    [
        *(
            "id",
            "title",
            "events",
            "date",
            "window",
            "units",
            "summary",
            "before",
            "after",
            "messages",
            "points",
            "repeat",
        ),
        *("time", "7/5/2024", "20 days", "06/2023 - 08/2023", "hằng tuần", "vi", "en", "a", "Kỷ niệm 70 năm", "", "~"),
        *("thứ 2", "7h30", "'a'", '"b\\u200b"', '"\\', "'", "[", "{", "&a a", "*a", "*b", "!t a", "|\n x\n", ">\n"),
        *("# x", "a: b: c", "- a", "? a", "%a", "@a"),
    ]
)


@st.composite
def fragments(draw: st.DrawFn) -> str:
    """Text that is nearly YAML: keys, items, and what stands in brackets, at any indentation."""
    written = []
    for _ in range(draw(st.integers(1, 12))):
        indent = " " * draw(st.integers(0, 6))
        dash = draw(st.sampled_from(["", "", "- ", "-", "- - ", "? ", ": "]))
        colon = draw(st.sampled_from([": ", ":", " : ", "", ": [", ": {", ", "]))
        close = draw(st.sampled_from(["", "", "", "]", "}", ",", " # x"]))
        written.append(indent + dash + draw(WORDS) + colon + draw(WORDS) + close)
    return "\n".join(written) + draw(st.sampled_from(["", "\n", "\r", "\n...\n", "\n---\na: b\n"]))


@fuzzed
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(content: bytes) -> None:
    checked(content)


@fuzzed
@given(mutations())
def test_a_plan_with_slips(text: str) -> None:
    checked(text.encode("utf-8", "surrogatepass"))


@fuzzed
@given(st.data())
def test_a_plan_with_bytes_changed(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(PLANS)).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    checked(bytes(content))


@fuzzed
@example("id:id\n - idid\n7/5/2024: id")
@example("? a: id\n   - id:id\nid: id\nid: id\nid: id\nid: id\n   - id: id")
@given(fragments())
def test_what_is_nearly_yaml(text: str) -> None:
    checked(text.encode())


def test_every_invalid_plan_is_within_these_rules() -> None:
    for path in sorted((TESTS / "plans").glob("*/*.yaml")):
        checked(Path(path).read_bytes())
