"""Problems as lines for people and as rows."""

from __future__ import annotations

from collections.abc import Sequence

from tamduong_cli.language import N_, Language
from tamduong_cli.plan.problems import Problem, Severity
from tamduong_cli.views.listing import Listing

_SEVERITY: dict[Severity, str] = {"error": N_("error"), "warning": N_("warning")}


def lines(problems: Sequence[Problem], language: Language) -> str:
    """One line a problem: plan.yaml:42:11: error: what is wrong [code]."""
    return "".join(
        f"{problem.place}: {language.gettext(_SEVERITY[problem.severity])}: "
        f"{language.render(problem.message)} [{problem.code}]\n"
        for problem in problems
    )


def listing(problems: Sequence[Problem], language: Language) -> Listing:
    """One row a problem."""
    _ = language.gettext
    headings = (_("File"), _("Line"), _("Column"), _("Severity"), _("Code"), _("Message"))
    rows = tuple(
        (
            problem.place.file,
            problem.place.line,
            problem.place.column,
            _(_SEVERITY[problem.severity]),
            problem.code,
            language.render(problem.message),
        )
        for problem in problems
    )
    return Listing(headings, rows)
