"""Rewrites what of the pages is made: `python -m tests.docs`."""

from tests.docs.made import renewed
from tests.docs.pages import LANGUAGES, pages

for language in LANGUAGES:
    for path in pages(language):
        path.write_text(renewed(path, language), encoding="utf-8")
