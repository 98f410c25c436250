"""The command `plan`: its global options, its commands, and the one place where exit codes are decided."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from tamduong_cli import __version__
from tamduong_cli.commands.declaring import OPTIONS_METAVAR, Documented, Option, Translated, option
from tamduong_cli.commands.invocation import Clock, Invocation
from tamduong_cli.commands.output import or_nowhere
from tamduong_cli.commands.paths import FilePath
from tamduong_cli.commands.plans import PlanRefused
from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import LANGUAGES, N_, Language, Message, of_user, use_for_click

DONE, FAILED = 0, 1  # 2 is Click's, for wrong usage; 3 a command's own, where nothing matched
STOPPED = 130
"""What a shell says of a program that Ctrl+C ended."""

COMMANDS = {
    "windows": N_("The campaign windows that are on."),
    "show": N_("Everything about an event, and how its window came about."),
    "units": N_("The units and their duties."),
    "briefing": N_("The week, ready to send."),
    "document": N_("The plan as the office's own document."),
    "timeline": N_("The campaigns as bars over the months, and where they overlap."),
    "anniversaries": N_("What the plan commemorates, year by year."),
    "check": N_("The problems in the plan."),
    "export": N_("Calendars, for the whole plan or for units."),
    "site": N_("Pages and calendars to subscribe to, for any web host."),
    "serve": N_("The same, served by this computer: a first look, or one office's Wi-Fi."),
    "diff": N_("What came, went, moved or changed since an earlier version."),
    "init": N_("A first plan, with comments, to write your own from."),
    "draft": N_("A new plan for other years, made from this one."),
    "schema": N_("The format of plan.yaml, for editors."),
}
"""Each command is the module of its name in `commands`; its line here spares loading it for `plan --help`."""


class PlanCommands(Documented, click.Group):
    """The command `plan`, which loads only the command that is run."""

    subcommand_metavar: Any = Translated()

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of the commands, in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of this name, loaded now; None where there is none."""
        if name not in COMMANDS:
            return None
        command = getattr(import_module(f"tamduong_cli.commands.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click does, but for an unknown name, which is told with the command that was likely meant.

        Raises click.UsageError.
        """
        if arguments[0] not in COMMANDS and not arguments[0].startswith("-"):
            from tamduong_cli.suggestions import with_suggestion

            message = with_suggestion(
                Message("there is no command '{found}'", found=arguments[0]), arguments[0], COMMANDS
            )
            raise click.UsageError(Invocation.of(context).user.render(message), context)
        return super().resolve_command(context, arguments)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands into the help, each with its line of `COMMANDS`."""
        from gettext import gettext as _

        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, line in COMMANDS.items()])


@click.group(
    "plan",
    cls=PlanCommands,
    options_metavar=OPTIONS_METAVAR,
    subcommand_metavar=N_("COMMAND [ARGS]..."),
    help=N_("Turn an office's plan (plan.yaml) into dated campaign windows, and those into calendars."),
    epilog=N_("Example: plan windows --on 05/12/2023"),
    page="index",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@option(
    "--plan",
    "plans",
    metavar=N_("FILE"),
    multiple=True,
    type=FilePath(),
    help=N_(
        "The plan, instead of $PLAN_FILE, plan.yaml here or in a folder above, or the example built in; "
        "- is standard input; may be repeated for several plans at once."
    ),
)
@option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="PLAN_LANG",
    help=N_("The language of everything; else the plan's for what is made from it, and yours for help and errors."),
)
@option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help=N_("Whether to use colour; auto does on a terminal, unless $NO_COLOR is set."),
)
@click.version_option(__version__, cls=Option, message="%(prog)s %(version)s", help=N_("Show the version and exit."))
@click.pass_obj
def plan(invocation: Invocation, plans: tuple[str, ...], lang: str | None, color: str) -> None:
    invocation.plan_options = plans
    invocation.language_option = lang
    invocation.color = color


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


def main(arguments: Sequence[str] | None = None, clock: Clock = _now) -> int:
    """Run the command and give its exit code: 0 done, 1 failed, 2 wrong usage, 3 nothing matched, 130 stopped."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    language = _asked_for(arguments) or of_user(os.environ)
    invocation = Invocation(clock, Language(language))
    use_for_click(invocation.user)
    try:
        with or_nowhere(sys.stdout):  # help and version are Click's to write
            code = plan.main(
                list(arguments), prog_name="plan", standalone_mode=False, obj=invocation, terminal_width=_help_width()
            )
            if sys.stdout is not None:
                sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except NoArgsIsHelpError as error:
        invocation.say_text(error.format_message())
        return error.exit_code
    except click.ClickException as error:
        invocation.say_text(_usage(error, invocation, arguments))
        return error.exit_code
    except PlanRefused as refused:
        invocation.say_problems(refused.files)
        return FAILED
    except Failure as failure:
        invocation.say(failure.message)
        return FAILED
    except OSError as error:
        invocation.say(Message("the operating system refused: {reason}", reason=reason(error)))
        return FAILED
    except click.Abort:
        invocation.say(Message("stopped"))
        return STOPPED


def _help_width() -> int:
    """How wide help is: the terminal, but no wider than reads well. Click's own way would import shutil."""
    try:
        columns = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns
    except (ValueError, OSError):
        columns = 80
    return max(50, min(columns, 100) - 2)


def _asked_for(arguments: Sequence[str]) -> str | None:
    """The language asked for by `--lang` or `$PLAN_LANG`, which even wrong usage is answered in."""
    asked = os.environ.get("PLAN_LANG")
    for index, argument in enumerate(arguments):
        if argument == "--lang":
            asked = arguments[index + 1] if index + 1 < len(arguments) else None
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in LANGUAGES else None


def _usage(error: click.ClickException, invocation: Invocation, arguments: Sequence[str]) -> str:
    """What was wrong with the command line, how it goes, and where the plan and other global options belong."""
    from gettext import gettext as _

    lines = []
    context = getattr(error, "ctx", None)
    if context is not None:
        lines.append(context.get_usage())
        lines.append(_("Try '{command} {option}' for help.").format(command=context.command_path, option="--help"))
    lines.append(_("Error: {message}").format(message=error.format_message()))
    if context is not None and context.parent is not None:
        file = next((argument for argument in arguments if argument.endswith((".yaml", ".yml"))), None)
        before = None
        if isinstance(error, click.NoSuchOption) and error.option_name in ("--plan", "--lang", "--color"):
            before = f"{error.option_name} …"
        elif file and f"({file}" in error.message:  # Click's “unexpected extra argument (plan.yaml)”
            before = f"--plan {file}"
        if before:
            command = context.info_name or ""
            hint = Message(
                "{option} stands before the command: plan {option} {command}", option=before, command=command
            )
            lines.append(invocation.user.render(hint))
    return "\n".join(lines)
