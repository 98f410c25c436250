"""What Jinja2 makes of a template of one's own, whose mistakes are told in one line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tamduong_cli.views.sandbox import LARGEST, LONGEST, of_template
from tests.conftest import PLAN, Run, well_within_a_minute

WINDOW = {"summary": "Chiến thắng", "name": None, "first": "2024-04-17", "last": "2024-05-12", "date": None}
RECORD: Mapping[str, object] = {
    "language": "vi",
    "week": {"year": 2024, "number": 19, "first": "2024-05-06", "last": "2024-05-12"},
    "windows": [WINDOW],
    "last_window": None,
    "letter": {"title": "Tuần 19", "sections": [{"heading": "Lịch", "items": [{"text": "<b>", "notes": []}]}]},
}
NAMES = "language, week, windows, last_window, letter"


def made(source: str, name: str = "tin.txt") -> str:
    return of_template(source, name, RECORD)


def mistake(source: str, language: str = "en") -> str:
    with pytest.raises(Failure) as caught:
        made(source)
    return Language(language).render(caught.value.message)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("Kính gửi\n", "Kính gửi\n"),
        ("{{ week.number }}\n\n", "19\n\n"),
        ("{% for w in windows %}\n- {{ w.summary }}\n{% endfor %}\n", "- Chiến thắng\n"),
        ("{{ windows[0].name }}|{{ none }}|{{ false }}", "||False"),
        ("{% for part in letter.sections %}{{ part.items[0].text }}{% endfor %}", "<b>"),
        ("{{ week.items() | length }}", "4"),
        ("{{ week.first | numeric }}", "06/05/2024"),
        ("{{ week.first | in_words }}", "ngày 06 tháng 5 năm 2024"),
        ("{{ '2024-02-01' | in_words }}", "ngày 01 tháng 02 năm 2024"),
        ("{{ week.last | weekday }}, {{ week.first | weekday }}", "Chủ nhật, thứ Hai"),
        ("{% if nothing is defined %}?{% endif %}{{ nothing | default('-') }}", "-"),
        ("{{ windows | map(attribute='first') }}", "['2024-04-17']"),
        ("{{ [1, 2, 3] | reverse }} {{ [1, 2] | select }}", "[3, 2, 1] [1, 2]"),
        ("{% for row in [1, 2, 3] | batch(2) %}{{ row | join('+') }};{% endfor %}", "1+2;3;"),
        ("{% set up = language.upper %}{{ up() }} {{ language.upper() }}", "VI VI"),
        ("{% set comma = joiner(', ') %}{% for i in range(3) %}{{ comma() }}{{ i }}{% endfor %}", "0, 1, 2"),
        ("{% set odd = cycler('a', 'b') %}{{ odd.next() }}{{ odd.next() }}{{ odd.current }}", "aba"),
        ("{% set n = namespace(x=1) %}{% for i in [1, 2] %}{% set n.x = n.x + i %}{% endfor %}{{ n.x }}", "4"),
        ("{% for i in [1, 2] %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}", "1a2b"),
        ("{{ '{} {}'.format(language, 1) }} {{ '%s' % language }} {{ dict(a=1) }}", "vi 1 vi {'a': 1}"),
        ("{{ 'ab' * 2 }} {{ 2 * 'ab' }} {{ 2 ** 10 }} {{ 2 ** -1 }} {{ 3 * 4 }}", "abab abab 1024 0.5 12"),
    ],
)
def test_what_a_template_makes(source: str, text: str) -> None:
    assert made(source) == text


def test_days_are_in_the_language_of_the_briefing() -> None:
    source = "{{ week.first | weekday }} {{ week.first | in_words }} {{ week.first | numeric }}"
    assert of_template(source, "x", {**RECORD, "language": "en"}) == "Monday 6 May 2024 06/05/2024"


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("tin.html", True),
        ("tin.htm.j2", True),
        ("TIN.HTML.JINJA2", True),
        ("tin.xml.jinja", True),
        ("folder.txt/tin.svg", True),
        ("tin.txt", False),
        ("tin.txt.j2", False),
        ("tin.html/tin.md", False),
        ("html", False),
        ("tin.j2", False),
    ],
)
def test_what_is_inserted_is_escaped_in_markup_alone(name: str, escaped: bool) -> None:
    source = "<p>{{ letter.sections[0]['items'][0].text }}"
    assert made(source, name) == ("<p>&lt;b&gt;" if escaped else "<p><b>")


@pytest.mark.parametrize("name", ["tin.txt", "tin.html"])
def test_null_is_nothing_in_every_template(name: str) -> None:
    assert made("{{ none }}{{ last_window }}{{ windows[0].name }}", name) == ""


EACH_WRITES = [
    "{{ X }}",
    "{{ X if true }}",
    "{{ X | string }}",
    "{{ X | safe }}",
    "{{ X | e }}",
    "{{ X | upper }}",
    "{{ X | urlize }}",
    "{{ X | default('x') }}",
    "{{ X ~ '' }}",
    "{{ '%s' % X }}",
    "{{ '%r' | format(X) }}",
    "{{ '{}'.format(X) }}",
    "{{ '{!r:>9}'.format(X) }}",
    "{{ '{0[0]}'.format([X]) }}",
    "{{ [X] }}",
    "{{ {'a': [X]} }}",
    "{{ [X] ~ '' }}",
    "{{ [X] | string }}",
    "{{ [X] | pprint }}",
    "{{ [X] | join }}",
    "{{ [X] | map('string') | join }}",
    "{{ [[X]] | map('join') | join }}",
    "{{ [X] | tojson }}",
    "{{ {'a': X} | xmlattr }}",
    "{% set x %}{{ X }}{% endset %}{{ x }}",
    "{% filter upper %}{{ X }}{% endfilter %}",
    "{% macro m() %}{{ varargs }}{% endmacro %}{{ m(X) }}",
]


@pytest.mark.parametrize("name", ["tin.txt", "tin.html"])
@pytest.mark.parametrize("source", EACH_WRITES)
@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("''.join", "builtin_function_or_method"),
        ("week.items", "builtin_function_or_method"),
        ("1.5.hex", "builtin_function_or_method"),
        ("range", "function"),
        ("lipsum", "function"),
        ("dict", "type"),
        ("cycler(1)", "Cycler"),
        ("joiner()", "Joiner"),
        ("namespace()", "Namespace"),
        ("cycler(1).next", "method"),
    ],
)
def test_what_is_not_data_has_no_text(value: str, kind: str, source: str, name: str) -> None:
    with pytest.raises(Failure) as caught:
        made(source.replace("X", value), name)
    assert str(caught.value) == f"{name}:1: {kind} is not data"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("{% macro m() %}{% endmacro %}{{ m }}", "Macro"),
        ("{% for w in windows %}{{ loop }}{% endfor %}", "LoopContext"),
        ("{{ self }}", "TemplateReference"),
        ("{% block b %}{{ self.b }}{% endblock %}", "BlockReference"),
    ],
)
@pytest.mark.parametrize("name", ["tin.txt", "tin.html"])
def test_what_jinja_has_for_itself_has_none_either(source: str, kind: str, name: str) -> None:
    with pytest.raises(Failure) as caught:
        made(source, name)
    assert str(caught.value) == f"{name}:1: {kind} is not data"


@pytest.mark.parametrize("name", ["tin.txt", "tin.html"])
@pytest.mark.parametrize("source", ["{{ [nothing] }}", "{{ nothing ~ '' }}", "{{ [nothing] | pprint }}"])
def test_a_name_that_is_not_there_is_told_within_a_list_too(source: str, name: str) -> None:
    with pytest.raises(Failure) as caught:
        made(source, name)
    assert str(caught.value) == f"{name}:1: there is no 'nothing'; expected one of: {NAMES}"


ITS_OWN = "…"
"""In a message, what Jinja2 or Python itself says, which its next release may say in other words."""


def with_its_own(message: str, source: str) -> str:
    if ITS_OWN not in message:
        return message
    with pytest.raises(Exception) as caught:  # noqa: PT011
        SandboxedEnvironment(undefined=StrictUndefined).from_string(source).render(RECORD)
    return message.replace(ITS_OWN, str(getattr(caught.value, "message", caught.value)))


NOT_HERE = "a template is one file; include, import and extends are not for it"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        # how it is written
        ("{{ week.year }", f"tin.txt:1: {ITS_OWN}"),
        ("Tuần\n{% fro w in windows %}", f"tin.txt:2: {ITS_OWN}"),
        ("{{ week.first | in_word }}", f"tin.txt:1: {ITS_OWN}"),
        ("{# Tuần", f"tin.txt:1: {ITS_OWN}"),
        ("{% for i in [1] %}" * 21 + "{% endfor %}" * 21, "tin.txt: SyntaxError: too many statically nested blocks"),
        ("{{ dict(a=1, a=2) }}", "tin.txt: SyntaxError: keyword argument repeated: a"),
        # names
        ("\n\n{{ windws }}", "tin.txt:3: there is no 'windws'; did you mean 'windows'?"),
        ("{{ deadlines }}", f"tin.txt:1: there is no 'deadlines'; expected one of: {NAMES}"),
        ("{{ week.numbr }}", "tin.txt:1: there is no 'numbr'; did you mean 'number'?"),
        ("{{ week['numbr'] + 1 }}", "tin.txt:1: there is no 'numbr'; did you mean 'number'?"),
        ("{% if wek %}{% endif %}", "tin.txt:1: there is no 'wek'; did you mean 'week'?"),
        ("{{ lettr | tojson }}", "tin.txt:1: there is no 'lettr'; did you mean 'letter'?"),
        ("\n{{ {'text': letter.titel} | tojson }}", "tin.txt:2: there is no 'titel'; did you mean 'title'?"),
        ("{{ week.items }}", "tin.txt:1: builtin_function_or_method is not data"),
        ("{{ range }}", "tin.txt:1: function is not data"),
        ("{{ [range] | tojson }}", "tin.txt:1: function is not data"),
        ("{{ windows.summary }}", "tin.txt:1: a list has no 'summary'; go through it with 'for'"),
        ("{{ windows[1] }}", "tin.txt:1: there is no '1'"),
        (
            "{{ last_window.summary }}",
            "tin.txt:1: null has no 'summary'; ask with 'if' first whether there is something",
        ),
        ("{{ language.summary }}", "tin.txt:1: there is no 'summary'"),
        (
            "{% for w in windows %}\n{% if w.first %}\n{{ w.sumary }}\n{% endif %}\n{% endfor %}",
            "tin.txt:3: there is no 'sumary'; did you mean 'summary'?",
        ),
        (
            "{% macro line(w) %}\n{{ w.sumary }}\n{% endmacro %}\n{{ line(windows[0]) }}",
            "tin.txt:2: there is no 'sumary'; did you mean 'summary'?",
        ),
        ("{{ [] | first }}", f"tin.txt:1: {ITS_OWN}"),
        # days
        ("\n{{ 'mai' | numeric }}", "tin.txt:2: 'mai' is not a day such as 2024-05-07"),
        ("{{ '20240507' | weekday }}", "tin.txt:1: '20240507' is not a day such as 2024-05-07"),
        ("{{ '2024-W19-2' | in_words }}", "tin.txt:1: '2024-W19-2' is not a day such as 2024-05-07"),
        ("{{ '2024-02-30' | in_words }}", "tin.txt:1: '2024-02-30' is not a day such as 2024-05-07"),
        ("{{ 7 | numeric }}", "tin.txt:1: '7' is not a day such as 2024-05-07"),
        (
            "{{ windows[0].date | numeric }}",
            "tin.txt:1: null is not a day; ask with 'if' first whether there is one",
        ),
        ("{{ nothing | numeric }}", f"tin.txt:1: there is no 'nothing'; expected one of: {NAMES}"),
        # what cannot be worked out
        ("\n{{ 1 / 0 }}", f"tin.txt:2: ZeroDivisionError: {ITS_OWN}"),
        ("{{ 1 + 'a' }}", f"tin.txt:1: TypeError: {ITS_OWN}"),
        ("{{ '{x}'.format() }}", f"tin.txt:1: KeyError: {ITS_OWN}"),
        ("{{ 'a'.encode('x') }}", f"tin.txt:1: LookupError: {ITS_OWN}"),
        ("{{ [] | dictsort }}", f"tin.txt:1: AttributeError: {ITS_OWN}"),
        ("{{ cycler() }}", f"tin.txt:1: RuntimeError: {ITS_OWN}"),
        ("{{ 10 ** 400 * 1.5 }}", f"tin.txt:1: OverflowError: {ITS_OWN}"),
        # other files, and Python
        ("\n{% include 'x' %}", f"tin.txt:2: {NOT_HERE}"),
        ("{% include 'x' ignore missing %}", f"tin.txt:1: {NOT_HERE}"),
        ("{% extends 'x' %}", f"tin.txt:1: {NOT_HERE}"),
        ("{% import 'x' as x %}", f"tin.txt:1: {NOT_HERE}"),
        ("{% if false %}{% from 'x' import y %}{% endif %}", f"tin.txt:1: {NOT_HERE}"),
        ("{{ week.__class__ }}", "tin.txt:1: a template may not use '__class__'"),
        ("{{ ''['__class__'].__mro__ }}", "tin.txt:1: a template may not use '__class__'"),
        ("{{ week | attr('__class__') }}", "tin.txt:1: a template may not use '__class__'"),
        ("{{ '{0.__class__}'.format(week) }}", "tin.txt:1: a template may not use '__class__'"),
        ("{{ '{x.__class__}'.format_map({'x': 1}) }}", "tin.txt:1: a template may not use '__class__'"),
        ("{{ lipsum.__globals__ }}", "tin.txt:1: a template may not use '__globals__'"),
        ("{{ windows.append(1) }}", "tin.txt:1: a template may not use 'append'"),
        ("{{ week.update(year=1) }}", "tin.txt:1: a template may not use 'update'"),
        ("{% set week.year = 1 %}", f"tin.txt:1: {ITS_OWN}"),
        # what UTF-8 cannot write
        (
            r"{{ '\ud800' }}",
            r"tin.txt:1: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 0: "
            "surrogates not allowed",
        ),
    ],
)
def test_a_mistake_in_a_template_is_one_line(source: str, message: str) -> None:
    assert mistake(source) == with_its_own(message, source)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ 10 ** (10 ** 10) }}", "tin.txt:1: the result would be too large"),
        ("{{ (0 - 10) ** (10 ** 10) }}", "tin.txt:1: the result would be too large"),
        ("{{ 'a' * 10 ** 10 }}", "tin.txt:1: the result would be too large"),
        ("{{ 10 ** 10 * [1] }}", "tin.txt:1: the result would be too large"),
        (
            "{{ range(100001) }}",
            f"tin.txt:1: OverflowError: {ITS_OWN}",
        ),
        (
            "{% for a in range(100000) %}{% for b in range(100000) %}dài mãi {% endfor %}{% endfor %}",
            f"tin.txt: what it makes is longer than {LONGEST} characters",
        ),
        ("{{ 'a'.ljust(10 ** 15) }}", "tin.txt:1: MemoryError"),
    ],
)
def test_what_would_never_end_is_refused_at_once(source: str, message: str) -> None:
    with well_within_a_minute():
        assert mistake(source) == with_its_own(message, source)


@pytest.mark.parametrize(
    ("source", "beginning"),
    [
        ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", "tin.txt:2: RecursionError: maximum recursion depth"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "tin.txt: RecursionError: maximum recursion depth"),
    ],
)
def test_what_goes_too_deep_is_refused(source: str, beginning: str) -> None:
    assert mistake(source).startswith(beginning)


PIECES = [
    *("{{ ", " }}", "{% ", " %}", "{%- ", "{#", "#}", "\n", " ", "|"),
    *("for x in ", "if ", "set x = ", "endfor", "endif", "macro m() ", "endmacro", "block b ", "filter upper "),
    *("week", "windows", "x", "loop", "none", "'a'", "10", ".first", ".items", ".name", "[0]", "['x']", "m()"),
    *(
        "''.join",
        "cycler(1)",
        "range",
        " % ",
        "[",
        "]",
        "string",
        "pprint",
        "join",
        "batch(2)",
        "map(attribute='first')",
    ),
    *("(", ")", " + ", " * ", " ** ", " ~ ", " == ", " is defined", "numeric", "sort", "map('upper')", "dictsort"),
]


EXPRESSIONS = st.lists(st.sampled_from(PIECES[-30:]), max_size=9).map(lambda pieces: "{{ " + "".join(pieces) + " }}")


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | EXPRESSIONS, st.sampled_from(["tin.txt", "tin.html"])
)
def test_any_template_makes_a_text_without_addresses_or_is_refused_in_one_line(source: str, name: str) -> None:
    try:
        text = made(source, name)
    except Failure as failure:
        text = Language("en").render(failure.message)
        assert text.startswith(f"{name}:")
        assert "\n" not in text
    assert " at 0x" not in text


# through the command


def test_a_template_is_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_bytes("\ufeffTuần {{ week.number }}:\r\n{{ letter.title }}\r\n".encode())
    result = run("--plan", str(PLAN), "briefing", "2023-W49", "--template", "tin.txt")
    assert result == (0, "Tuần 49:\nCông tác tuyên truyền tuần 49 năm 2023\n".encode(), "")


def test_an_empty_template_makes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").touch()
    assert run("--plan", str(PLAN), "briefing", "--template", "tin.txt") == (0, b"", "")


def test_the_largest_template_is_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_bytes(b"{#" + b" " * (LARGEST - 5) + b"#}x")
    assert run("--plan", str(PLAN), "briefing", "--template", "tin.txt") == (0, b"x", "")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no file tin.txt"),
        ("Tuần".encode("utf-16"), "tin.txt is not UTF-8 text"),
        (b" " * (LARGEST + 1), "tin.txt has more than 1 MB, the most a template may have"),
        (b"\n{{ windws }}", "tin.txt:2: there is no 'windws'; did you mean 'windows'?"),
    ],
)
def test_a_template_that_cannot_be_used_is_told(content: bytes | None, message: str, run: Run, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "tin.txt").write_bytes(content)
    result = run("--plan", str(PLAN), "briefing", "--template", "tin.txt", "-o", "tin")
    assert result == (1, b"", f"plan: {message}\n")
    assert not (tmp_path / "tin").exists()


def test_a_template_takes_the_place_of_a_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").touch()
    result = run("--plan", str(PLAN), "briefing", "--template", "tin.txt", "--format", "text")
    assert result.code == 2
    assert result.err.endswith("Error: choose --format or --template; a template says how to write it\n")
