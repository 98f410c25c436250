"""The pages are a whole: the same in both languages, no longer than a person reads, nothing twice, every link holds."""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tamduong_cli.cli import COMMANDS, plan
from tamduong_cli.dates.clock import parse_hours
from tamduong_cli.dates.duration import parse_duration
from tamduong_cli.dates.expression import parse_days, parse_ends
from tamduong_cli.dates.recurrence import parse_repeat
from tamduong_cli.dates.relative import parse_moment
from tamduong_cli.failure import Unreadable
from tests.docs.pages import LANGUAGES, PROJECT, READMES, blocks, folder, page, pages

ALL = [*chain.from_iterable(map(pages, LANGUAGES)), *sorted(PROJECT.glob("[A-Z]*.md"))]
NAMES = [path.stem for path in sorted(folder("en").glob("*.md"))]
SAME = ("sh", "bat", "crontab", "nginx", "jinja")
"""The kinds of blocks that are for a machine, and the same in both languages but for the names of what is one's own."""

each_page = pytest.mark.parametrize("path", dict.fromkeys(ALL), ids=lambda path: str(path.relative_to(PROJECT)))
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(text)


def by_hand(path: Path) -> str:
    """The text of a page without what is made."""
    text = re.sub(r"<!-- (\w+) -->.*?<!-- /\1 -->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"(?s)(```console\n)(.*?)```", lambda block: _commands(block[1], block[2]), text)


def _commands(fence: str, content: str) -> str:
    return fence + "".join(line for line in content.splitlines(keepends=True) if line.startswith("$ ")) + "```"


def headings(text: str) -> list[tuple[str, str]]:
    """The level of each heading, and its words as they are written."""
    parsed = tokens(text)
    return [(token.tag, parsed[at + 1].content) for at, token in enumerate(parsed) if token.type == "heading_open"]


def anchor(heading: str) -> str:
    """What a link to a heading has behind its #, as forges make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(text: str) -> list[str]:
    inline = chain.from_iterable(token.children or () for token in tokens(text))
    return [
        str(token.attrs.get("href") or token.attrs.get("src"))
        for token in inline
        if token.type in ("link_open", "image")
    ]


@each_page
def test_every_link_holds(path: Path) -> None:
    for link in links(path.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        target, _, place = MarkdownIt().normalizeLinkText(link).partition("#")
        there = (path.parent / target).resolve() if target else path
        assert there.exists(), link
        assert PROJECT in there.parents, link
        if place:
            anchors = [anchor(heading) for _, heading in headings(there.read_text(encoding="utf-8"))]
            assert anchors.count(place) == 1, link


def test_both_languages_have_the_same_pages() -> None:
    assert [path.stem for path in sorted(folder("vi").glob("*.md"))] == NAMES


@pytest.mark.parametrize("name", ["README", *NAMES])
def test_a_page_has_the_same_parts_in_both_languages(name: str) -> None:
    texts = [page(language, name) for language in LANGUAGES]
    assert len({tuple(level for level, _ in headings(text)) for text in texts}) == 1
    assert len({tuple(sorted(re.findall(r"^```(\w+)$", text, re.MULTILINE))) for text in texts}) == 1
    assert len({tuple(sorted(map(_page_of, links(text)))) for text in texts}) == 1
    for kind in SAME:
        assert len({tuple(map(_without_names, sorted(blocks(text, kind)))) for text in texts}) == 1


def _page_of(link: str) -> str:
    return Path(link).name.partition("#")[0].replace("README.vi.md", "README.md")


def _without_names(block: str) -> str:
    own = r"Subject: [^'\"]*|echo \"[^\"]*\"|our-plan|ke-hoach|province|tinh|district|xa"
    return re.sub(own, "…", block)


@pytest.mark.parametrize("path", [path for path in ALL if path.name != "CHANGELOG.md"], ids=lambda path: path.stem)
def test_a_page_is_no_longer_than_a_person_reads(path: Path) -> None:
    assert by_hand(path).count("\n") <= (200 if path in READMES.values() else 350)


@in_each_language
def test_the_index_has_every_page(language: str) -> None:
    listed = re.findall(r"^- \[.+?\]\((.+?)\.md\)", page(language, "index"), re.MULTILINE)
    assert sorted([*listed, "index"]) == NAMES


@in_each_language
def test_nothing_is_said_twice(language: str) -> None:
    english = [PROJECT / "ARCHITECTURE.md", PROJECT / "CONTRIBUTING.md"] if language == "en" else []
    said = Counter(
        " ".join(sentence.split())
        for path in [*pages(language), *english]
        for token in tokens(by_hand(path))
        if token.type == "inline"
        for sentence in re.split(r"(?<=[.:;])\s", token.content)
    )
    assert [sentence for sentence, times in said.items() if times > 1 and len(sentence) > 50] == []


OF_OTHERS = {"--upgrade", "--reinstall", "--user"}
"""Options of pip, of uv, of curl."""


@in_each_language
def test_commands_and_options_that_the_pages_name_are_there(language: str) -> None:
    every = options_of(plan).union(*map(options_of, commands().values())) | OF_OTHERS
    for path in pages(language):
        text = path.read_text(encoding="utf-8")
        lines = [line for kind in ("sh", "bat", "crontab") for block in blocks(text, kind) for line in runs(block)]
        for code in [*codes(by_hand(path)), *lines]:
            known = every
            if named := re.match(r"plan (?:--\w+ \S+ )*([a-z]+)", code):
                assert named[1] in COMMANDS, f"{path.name}: {code}"
                known = options_of(plan) | options_of(commands()[named[1]])
            assert set(re.findall(r"(?<!\S)--[a-z-]+", code)) <= known, f"{path.name}: {code}"


@functools.cache
def commands() -> dict[str, click.Command]:
    found = {name: plan.get_command(click.Context(plan), name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command}


def options_of(command: click.Command) -> set[str]:
    return {"--help"}.union(*(parameter.opts for parameter in command.params))


def runs(block: str) -> list[str]:
    """The lines of the program in a script, each from its name to what ends it."""
    return re.findall(r"(?:^|[\s/\\])(plan (?:--|[a-z])[^|&>\n]*)", block)


READERS: tuple[Callable[[str], object], ...] = (parse_ends, parse_days, parse_duration, parse_hours, parse_repeat)


@in_each_language
def test_what_the_page_of_dates_has_is_read(language: str) -> None:
    """Each example, as one of the things that the format has; of those for the command line, as a moment."""
    table, _, typed = page(language, "dates").rpartition("\n## ")
    examples = [code for row in table.splitlines() if row.startswith("| `") for code in codes(row.split("|")[1])]
    assert len(examples) > 30
    for example in examples:
        if not re.fullmatch(r"–|đến|to", example):  # what joins a range
            assert any(_reads(reader, example) for reader in READERS), example
    for example in codes(typed):
        parse_moment(example.strip("'\""), datetime.date(2023, 12, 5))


def codes(text: str) -> list[str]:
    return [child.content for token in tokens(text) for child in token.children or () if child.type == "code_inline"]


def _reads(reader: Callable[[str], object], text: str) -> bool:
    try:
        reader(text)
    except Unreadable:
        return False
    return True


def test_ci_runs_the_readmes_own_commands() -> None:
    ci = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    for language in LANGUAGES:
        commands = [line for block in blocks(page(language, "README"), "sh") for line in block.splitlines()]
        assert [line.split()[-1] for line in commands if line.startswith("python3 -m venv ")] == [
            "05/12/2023",
            ".venv/bin/pytest",
        ]
    assert 'readme() { grep -E "^python3 -m venv .*$1\\$" README.md; }' in ci
