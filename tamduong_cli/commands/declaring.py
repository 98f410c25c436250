"""How commands and their options are declared, and the options that several commands share.

Help stands in the code in English; Click's objects below give it in the user's language when asked.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from tamduong_cli import documentation
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.paths import FilePath
from tamduong_cli.language import N_, Message

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

OPTIONS_METAVAR = N_("[OPTIONS]")
REQUIRED = N_("required")
"""What Click says of an option that must be there. It keeps the word in a variable, where Babel finds none."""

FORMAT_OF_ENDING = {
    ".csv": "csv",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".svg": "svg",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
}

_OTHER_PROGRAMS = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".xls", ".xlsx", ".ods", ".png", ".jpg", ".jpeg", ".zip")
"""Endings of files that no command writes which has formats, and of those that only one of them is."""

BACK_FROM_TODAY = re.compile("-[0-9]+[dwm]", re.IGNORECASE)
"""-2w, as `dates.relative` reads it."""

F = TypeVar("F", bound=Callable[..., Any])


class Translated:
    """A text of a Click object, kept in English and read in the user's language."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_english_{name}"

    def __get__(self, instance: object, owner: type) -> Any:
        text = getattr(instance, self._name, None)
        return gettext.gettext(text) if text else text

    def __set__(self, instance: object, text: str | None) -> None:
        setattr(instance, self._name, text)


class Option(click.Option):
    """An option whose help is in the user's language."""

    help: Any = Translated()
    metavar: Any = Translated()

    _source: ParameterSource | None = None
    """Where its value came from last; Click's context knows of a wrong one in some versions only."""

    def consume_value(self, context: click.Context, options: Mapping[str, Any]) -> tuple[Any, ParameterSource]:
        """As Click does, keeping where the value came from."""
        value, self._source = super().consume_value(context, options)
        return value, self._source

    def get_error_hint(self, context: click.Context | None) -> str:
        """What a wrong value is that of: the option, or the variable of the environment that has it."""
        if self._source is ParameterSource.ENVIRONMENT:
            return f"'{self.envvar}'"
        return super().get_error_hint(context)


class FormatOption(Option):
    """`--format`, which takes the names of these formats."""

    def __init__(self, declarations: Sequence[str], formats: Collection[str], **attributes: Any) -> None:
        super().__init__(declarations, type=click.Choice(list(formats)), **attributes)
        self.formats = formats


class Argument(click.Argument):
    """An argument whose name is in the user's language."""

    metavar: Any = Translated()


class DateArgument(Argument):
    """An argument that is a date, which may count back from today: -2w."""

    def process_value(self, context: click.Context, value: Any) -> Any:
        """As Click does, without the spaces around a date, one of which `Command.parse_args` may have put there."""
        return super().process_value(context, value.strip() if isinstance(value, str) else value)


class Documented(click.Command):
    """A command whose help is in the user's language, and ends with an example and where to read on."""

    help: Any = Translated()
    epilog: Any = Translated()
    options_metavar: Any = Translated()

    def __init__(self, *arguments: Any, page: str, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.page = page
        """The name of its page in the documentation."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """As Click does, and the page that tells more."""
        super().format_epilog(context, formatter)
        more = Message("More: {page}", page=documentation.page(self.page, Invocation.of(context).user.code))
        with formatter.indentation():
            formatter.write_text(Invocation.of(context).user.render(more))


class Command(Documented):
    """A command that is given what to do by its options and arguments."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """As Click does, but for a date that begins as an option does, and is none with a space before it."""
        try:
            return super().parse_args(context, list(args))
        except click.NoSuchOption:
            spaced = [f" {each}" if re.fullmatch(BACK_FROM_TODAY, each) else each for each in args]
            if spaced == args or not any(isinstance(each, DateArgument) for each in self.params):
                raise
        return super().parse_args(context, spaced)

    def invoke(self, context: click.Context) -> Any:
        """As Click does, unless the output is named as a file of another format. Raises click.UsageError."""
        self._refuse_the_name_of_another_format(context)
        return super().invoke(context)

    def _refuse_the_name_of_another_format(self, context: click.Context) -> None:
        """A file that is named like a format that the command has, and gets another, would not open."""
        output = context.params.get("output") or ""
        ending = output[output.rfind(".") :].lower() if "." in output else ""
        named = FORMAT_OF_ENDING.get(ending)
        option = next((option for option in self.params if isinstance(option, FormatOption)), None)
        if option is None or context.params.get("template"):
            return
        found = context.params["format_"] or next(iter(option.formats))
        if named != found and ending in _OTHER_PROGRAMS and named not in option.formats:
            from tamduong_cli.commands.arguments import misused

            message = Message("{path} would be {found}, and no {ending}", path=output, found=found, ending=ending)
            raise misused(message)
        if named is None:
            return
        if named != found and named in option.formats:
            from tamduong_cli.commands.arguments import misused

            message = Message(
                "{path} would be {found} by its format, and {named} by its name; write --format {named}",
                path=output,
                found=found,
                named=named,
            )
            raise misused(message)


def command(name: str, help: str, example: str, page: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with its help and an example that runs, both in English, marked with N_, and its page in the docs."""
    attributes = {"help": help, "epilog": example, "page": page, "options_metavar": OPTIONS_METAVAR}
    return click.command(name, cls=Command, **attributes)


def option(*declarations: str, **attributes: Any) -> Callable[[F], F]:
    """An option; its help and metavar are in English, marked with N_."""
    return click.option(*declarations, cls=Option, **attributes)


def argument(*declarations: str, **attributes: Any) -> Callable[[F], F]:
    """An argument; its metavar is in English, marked with N_."""
    return click.argument(*declarations, cls=Argument, **attributes)


def date_argument(*declarations: str, **attributes: Any) -> Callable[[F], F]:
    """An argument that is a date, as `argument` is."""
    return click.argument(*declarations, cls=DateArgument, **attributes)


TABLE_IS_FOR_PEOPLE = N_("How to write it; table is for people, xlsx for Excel.")


def format_option(
    formats: Collection[str], help: str = TABLE_IS_FOR_PEOPLE, has_default: bool = True
) -> Callable[[F], F]:
    """The option for one of a command's formats; left out it gives the first, or None where there is no default."""
    default = next(iter(formats)) if has_default else None
    return click.option("--format", "format_", cls=FormatOption, formats=formats, default=default, help=help)


def _complete(ids: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Complete the ids of the plan's `events` or `units`; a plan with errors completes nothing."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from tamduong_cli.commands.invocation import Invocation

        invocation = Invocation.of(context)
        if plans := context.find_root().params.get("plans"):  # Click completes without running the group
            invocation.plan_options = plans
        items = []
        for plan in invocation.plans_quietly():
            named = {
                "events": [(event.id, event.summary) for event in plan.events],
                "units": [(unit.id, unit.name) for unit in plan.units],
            }[ids]
            items += [CompletionItem(id, help=text.in_(plan.language)) for id, text in named]
        items = list({item.value: item for item in items}.values())
        return [item for item in items if item.value.startswith(incomplete)]

    return complete


complete_event = _complete("events")
complete_unit = _complete("units")

on_option = option("--on", metavar=N_("DATE"), help=N_("The day to look from, instead of today."))
event_option = option(
    "--event",
    "events",
    multiple=True,
    metavar=N_("EVENT"),
    shell_complete=complete_event,
    help=N_("Only this event; may be repeated."),
)
unit_option = option(
    "--unit",
    "units",
    multiple=True,
    metavar=N_("UNIT"),
    shell_complete=complete_unit,
    help=N_("Only what concerns this unit; may be repeated."),
)
output_option = option(
    "-o",
    "--output",
    metavar=N_("FILE"),
    type=FilePath(),
    default="-",
    help=N_("Write to this file instead of standard output (-)."),
)
