"""Each catalogue has every string a person can see, Click's own included, and is compiled."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tamduong_cli import resources
from tamduong_cli.language import LANGUAGES, Language, Message, listed, of_user, plural
from tests.conftest import PROJECT, TESTS
from tests.lock import locked

in_each_translation = pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
KEYWORDS = {
    **dict.fromkeys(("_", "N_", "Message", "gettext")),
    **dict.fromkeys(("plural", "ngettext"), (1, 2)),
}
PACKAGE = PROJECT / "tamduong_cli"


Messages = set[str | tuple[str, ...]]


def messages_of(folder: Path) -> Messages:
    return {found[2] for found in extract_from_dir(str(folder), [("**.py", "python")], keywords=KEYWORDS)}


def catalogue(code: str) -> Catalog:
    with resource(code, "plan.po").open("rb") as file:
        return read_po(file, locale=code)


def resource(code: str, name: str) -> Path:
    return Path(resources.path(f"locale/{code}/LC_MESSAGES/{name}"))


def template_of_click() -> Catalog:
    """Click's words, of the version that its header names, as CONTRIBUTING.md has them extracted."""
    with (TESTS / "click.pot").open("rb") as file:
        return read_po(file)


def _forms(text: str | Sequence[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or [""])


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def words_of(messages: Catalog) -> Messages:
    return {message.id if isinstance(message.id, str) else tuple(message.id) for message in messages if message.id}


@in_each_translation
def test_a_catalogue_has_our_messages_and_clicks_each_translated_and_no_others(code: str) -> None:
    assert {message.id for message in catalogue(code) if message.id and not all(_forms(message.string))} == set()
    ours, clicks = messages_of(PACKAGE), words_of(template_of_click())
    assert (ours | clicks) - words_of(catalogue(code)) == set()
    assert words_of(catalogue(code)) - ours - clicks == set()


def test_clicks_words_are_those_of_the_version_that_the_tests_last_passed_on() -> None:
    """With another Click its own words change, which is nobody's mistake: its new ones are in English."""
    version = locked()["click"]
    assert template_of_click().version == version
    if metadata.version("click") != version:
        pytest.skip(f"Click's words are those of {version}")
    assert messages_of(Path(click.__file__).parent) - words_of(template_of_click()) == set()


@in_each_translation
def test_the_compiled_catalogue_is_that_of_its_source(code: str) -> None:
    def texts(messages: Catalog) -> set[str]:
        return {f"{message.id!s} = {message.string!s}" for message in messages if message.id}

    with resource(code, "plan.mo").open("rb") as file:
        compiled = read_mo(file)
    assert {text.translate(BRACKETS) for text in texts(compiled)} == {
        t.translate(BRACKETS) for t in texts(catalogue(code))
    }


BRACKETS = str.maketrans("", "", "[](),")
"""Babel reads plural forms as a list from one kind of file and as a tuple from the other."""


@in_each_translation
def test_translations_have_the_same_holes_are_composed_and_place_tones_alike(code: str) -> None:
    for message in catalogue(code):
        if not message.id:
            continue
        forms = [holes(form) for form in _forms(message.id)]
        for text in _forms(message.string):
            assert set.intersection(*forms) <= holes(text) <= set.union(*forms), message.id
        text = "\n".join(_forms(message.string))
        assert unicodedata.is_normalized("NFC", text)
        # hóa, ủy, thủy: the tone stands on the first vowel of an open syllable, on the second of a closed one.
        assert not re.search(r"o[áàảãạ](?!\w)|(?<!q)u[ýỳỷỹỵ](?!\w)|o[éèẻẽẹ](?!\w)", text, re.IGNORECASE), text


# the words for windows that are no campaigns

SHOWN = ("views", "schedule", "calendars")
"""What makes that which is in the plan's language; its shapes of JSON are told in the user's."""


def kinds(code: str) -> Catalog:
    with resource(code, "kind.po").open("rb") as file:
        return read_po(file, locale=code)


def shown() -> Messages:
    found = (each for folder in SHOWN for each in extract_from_dir(str(PACKAGE / folder), [("**.py", "python")]))
    return {each[2] for each in found if not each[0].startswith("json_")}


def test_what_is_said_of_campaigns_has_other_words_for_other_windows() -> None:
    vietnamese, english = kinds("vi"), kinds("en")
    assert words_of(vietnamese) == words_of(english)
    assert words_of(vietnamese) <= words_of(catalogue("vi"))
    needed = {
        message.id if isinstance(message.id, str) else tuple(message.id)
        for message in catalogue("vi")
        if re.search("tuyên truyền|campaign|communication", f"{message.id} {message.string}", re.IGNORECASE)
    }
    assert (needed & shown()) - words_of(vietnamese) == set()
    for catalog in (vietnamese, english):
        said = " ".join(form for message in catalog if message.id for form in _forms(message.string))
        assert not re.search("tuyên truyền|campaign|communication", said, re.IGNORECASE)


@pytest.mark.parametrize("code", LANGUAGES)
def test_those_words_have_the_same_holes_and_are_compiled(code: str) -> None:
    def said(messages: Catalog) -> dict[str, list[str]]:
        return {str(message.id).translate(BRACKETS): _forms(message.string) for message in messages if message.id}

    with resource(code, "kind.mo").open("rb") as file:
        assert said(read_mo(file)) == said(kinds(code))
    for message in kinds(code):
        wanted = set.union(*map(holes, _forms(message.id)))
        for form in _forms(message.string) if message.id else []:
            assert holes(form) == wanted, message.id
            assert unicodedata.is_normalized("NFC", form)


@pytest.mark.parametrize(("code", "words"), [("vi", "3 đợt, đơn vị"), ("en", "3 windows, units")])
def test_a_language_with_a_kind_has_all_other_words_too(code: str, words: str) -> None:
    language = Language(code, has_kind=True)
    assert f"{language.ngettext('{n} campaign', '{n} campaigns', 3).format(n=3)}, {language.gettext('units')}" == words
    assert Language(code).gettext("Campaign: {summary}") != language.gettext("Campaign: {summary}")


def name_of(call: ast.expr) -> str:
    function = call.func if isinstance(call, ast.Call) else None
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def text_of(call: ast.Call) -> ast.Call | None:
    """Of a call that fills the holes of a text, the one that has the text."""
    if name_of(call) in ("Message", "plural"):
        return call
    of_format = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == "format" else None
    return of_format if isinstance(of_format, ast.Call) and name_of(of_format) in KEYWORDS else None


def test_every_message_has_its_words_in_the_code_where_they_are_found_to_be_translated() -> None:
    """Not in an f-string, which no catalogue has, unless it is a text of holes alone: `{first} – {last}`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and name_of(call) in ("Message", "plural", "N_") and call.args:
                words = [part.value for part in ast.walk(call.args[0]) if isinstance(part, ast.Constant)]
                if isinstance(call.args[0], ast.JoinedStr):
                    assert not re.search(r"[^\W\d_]", "".join(map(str, words))), f"{path.name}:{call.lineno}"


def test_what_chooses_a_message_is_no_message() -> None:
    """`_(WORDS["past"])`: Babel before 2.17 takes the string in the brackets for a message of its own."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and name_of(call) in KEYWORDS and call.args:
                chosen = [part for part in ast.walk(call.args[0]) if isinstance(part, ast.Subscript)]
                keys = [part.slice.value for part in chosen if isinstance(part.slice, ast.Constant)]
                assert not any(isinstance(key, str) for key in keys), f"{path.name}:{call.lineno}"


def test_the_holes_of_a_message_are_those_that_its_keywords_fill() -> None:
    """Where both stand together: `Message("… {x}", x=…)`, `plural(…, n=…)`, `_("… {x}").format(x=…)`."""
    seen = set()
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said = text_of(call) if isinstance(call, ast.Call) else None
            forms = [form.value for form in said.args if isinstance(form, ast.Constant)] if said else []
            if isinstance(call, ast.Call) and forms and all(keyword.arg for keyword in call.keywords):
                holes = {name for form in map(str, forms) for _, name, _, _ in string.Formatter().parse(form) if name}
                number = {"n"} if len(forms) > 1 else set()  # it chooses the form, and need not be said
                assert {keyword.arg for keyword in call.keywords} | number == holes | number, f"{path}:{call.lineno}"
                seen.add(name_of(said or call))
    assert seen == {"Message", "plural", "_", "gettext", "ngettext"}


def test_every_string_that_help_shows_is_marked_for_the_catalogue() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in ("help", "metavar", "epilog", "short_help"):
                bare = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
                assert not bare, f"{path}:{node.value.lineno}"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "vi_VN", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "vi"}, "vi"),
        ({"LANG": "vi_VN", "LC_ALL": ""}, "vi"),
        ({"LC_ALL": "C", "LANG": "vi_VN"}, "en"),
    ],
)
def test_the_users_language_is_that_of_the_locale(environ: dict[str, str], language: str) -> None:
    assert of_user(environ) == language


@pytest.mark.parametrize(
    ("message", "vi", "en"),
    [
        (Message("there is no event '{found}'", found="x"), "không có sự kiện 'x'", "there is no event 'x'"),
        (plural("{n} day", "{n} days", n=1), "1 ngày", "1 day"),
        (plural("{n} day", "{n} days", n=2), "2 ngày", "2 days"),
        (
            Message("{before} before and {after} after", before=plural("{n} day", "{n} days", n=20), after="5"),
            "trước 20 ngày và sau 5",
            "20 days before and 5 after",
        ),
        (Message("{date} (lunar {lunar})", date="18/04/2024", lunar="10/3"), "18/04/2024 (10/3 âm lịch)", None),
        (
            Message("{date} (lunar {lunar})", date="22/03/2023", lunar=Message("{lunar} leap", lunar="1/2")),
            "22/03/2023 (1/2 nhuận âm lịch)",
            "22/03/2023 (lunar 1/2 leap)",
        ),
        (Message("there is no file {name}", name="a\x1b[31m\nb{}"), "không có tệp a\\x1b[31m\\nb{}", None),
        (Message("there is no file {name}", name="á" * 400), "không có tệp " + "á" * 299 + "…", None),
    ],
)
def test_a_message_is_rendered_in_both_languages_and_what_it_quotes_does_nothing(
    message: Message, vi: str, en: str | None
) -> None:
    assert Language("vi").render(message) == vi
    assert en is None or Language("en").render(message) == en


def test_a_text_is_said_as_it_is_and_a_message_in_the_language() -> None:
    assert Language("vi").said("there is no event '{found}'") == "there is no event '{found}'"
    assert Language("vi").said(Message("there is no event '{found}'", found="x")) == "không có sự kiện 'x'"


def test_messages_are_listed_with_commas() -> None:
    days = [plural("{n} day", "{n} days", n=n) for n in (1, 2, 3)]
    assert Language("en").said(listed(days)) == "1 day, 2 days, 3 days"
    assert Language("vi").said(listed(days)) == "1 ngày, 2 ngày, 3 ngày"
    assert Language("vi").said(listed(["7/5/2024"])) == "7/5/2024"
