"""Pages that come with the program, made from the records that commands give as JSON: they can say nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from tamduong_cli.language import Language
from tamduong_cli.views.templates import of_program


def briefing_page(record: Mapping[str, object]) -> str:
    """A briefing as one web page that asks for nothing else; it is right in an e-mail, too."""
    language = Language(str(record["language"]))
    return of_program("briefing.html", {**record, "audience": language.gettext("For: {units}")})
