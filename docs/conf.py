"""The pages as a small static site, one build a language: `sphinx-build -W -c docs -D language=vi docs/vi site/vi`."""

import re
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

import tamduong_cli

project = "plan"
version = release = tamduong_cli.__version__
extensions = ["myst_parser"]
locale_dirs = [str(Path(__file__).parent / "locale")]  # Sphinx asks for its words from wherever it is run
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"plan {release}"
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
suppress_warnings = ["misc.highlighting_failure"]  # examples of what is wrong, also as YAML

PAGES = re.compile(r"^- \[.+?\]\((.+?)\.md\)", re.MULTILINE)
BESIDE = re.compile(r"\[([^]]+)\]\(\.\./(en|vi)/(\w+)\.md\)")
OUTSIDE = re.compile(r"\[([^]]+)\]\(\.\./\.\./[^)]+\)")


def for_the_site(app: Sphinx, page: str, source: list[str]) -> None:
    """A page as the site has it: the index lists all pages, and no link leads out of the site.

    The other language is the folder beside this one, and of other files of the repository the name alone stands there.
    """
    source[0] = OUTSIDE.sub(r"\1", BESIDE.sub(r'<a href="../\2/\3.html">\1</a>', source[0]))
    if page == "index":
        source[0] += "\n".join(["", "```{toctree}", ":hidden:", "", *PAGES.findall(source[0]), "```", ""])


def setup(app: Sphinx) -> None:
    app.add_lexer("crontab", TextLexer)
    app.connect("source-read", for_the_site)
