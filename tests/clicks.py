"""What Click says of wrong usage, by the Click that is here: its words change with its releases."""

from __future__ import annotations

import click


def usage(command: str, message: str) -> tuple[int, bytes, str]:
    """The result of wrong usage of a command, given as in its first line of help: `show [OPTIONS] EVENT`."""
    name, _, arguments = command.partition(" ")
    formatter = click.HelpFormatter()
    formatter.write_usage(f"plan {name}", arguments)
    return 2, b"", f"{formatter.getvalue()}Try 'plan {name} --help' for help.\nError: {message}\n"


def invalid(name: str, message: str) -> str:
    """A value of an option or argument that we refuse, and our reason."""
    return click.BadParameter(message, param_hint=f"'{name}'").format_message()


def mistaken(arguments: list[str], *parameters: click.Parameter) -> str:
    """What a command with these options and arguments has against its command line."""
    try:
        click.Command("plan", params=list(parameters)).main(arguments, standalone_mode=False)
    except click.UsageError as error:
        return error.format_message()
    raise AssertionError(arguments)


def not_one_of(option: str, value: str, *choices: str) -> str:
    return mistaken([option, value], click.Option([option], type=click.Choice(choices)))


def missing(argument: str) -> str:
    return mistaken([], click.Argument([argument], metavar=argument))


def unexpected(argument: str) -> str:
    return mistaken([argument])


def of_click(error: str) -> str:
    """The message in an answer to wrong usage, where it is Click's own and only has to be one line."""
    return error.rstrip("\n").rpartition("\nError: ")[2]
