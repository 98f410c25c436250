"""`plan serve`: the site from this computer, for a first look and for the phones on one network."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from tamduong_cli.commands.arguments import bad_value
from tamduong_cli.commands.calendars import (
    allow_cancel_option,
    calendar_options,
    force_option,
    refuse_much_cancelled,
    settings,
    tell,
)
from tamduong_cli.commands.declaring import command, option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.output import Output
from tamduong_cli.commands.paths import FilePath
from tamduong_cli.commands.plans import PlanRefused
from tamduong_cli.commands.site import WHERE_TO, address_of, base_url_option, keep
from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import N_, Message

if TYPE_CHECKING:
    from tamduong_cli.calendars.events import Settings
    from tamduong_cli.schedule.schedule import Schedule

PORT = 8000


@command(
    "serve",
    N_(
        "Serve the site of 'plan site' from this computer, for a first look or for the phones on one Wi-Fi.\n\n"
        "It follows the plan: what is saved is served at once, and while the plan has errors what was there before. "
        "Only this computer reaches it, unless --host is an address of it that others on the network know; then all of "
        "them do. It can be read and nothing else."
    ),
    N_("Example: plan serve --host 0.0.0.0 -o public"),
    "site",
)
@option(
    "--host",
    metavar=N_("ADDRESS"),
    default="127.0.0.1",
    help=N_("The address of this computer to serve at; 0.0.0.0 is all it has. Left out, others do not reach it."),
)
@option(
    "--port",
    metavar=N_("NUMBER"),
    default=str(PORT),
    help=N_("The port, 8000 if left out; 0 is any that is free."),
)
@option(
    "-o",
    "--output",
    metavar=N_("FOLDER"),
    type=FilePath(WHERE_TO, allow_dash=False),
    help=N_("Keep the site in this folder, as 'plan site' does; else phones may miss changes between two runs."),
)
@base_url_option
@calendar_options
@force_option
@allow_cancel_option
@click.pass_obj
def serve(
    invocation: Invocation,
    host: str,
    port: str,
    output: str | None,
    base_url: str | None,
    style: str | None,
    alarms: tuple[str, ...],
    no_alarm: bool,
    force: bool,
    allow_cancel: bool,
) -> None:
    from tamduong_cli.publishing.listening import listen
    from tamduong_cli.publishing.watching import stamps, watch

    try:
        from tamduong_cli.publishing.answers import ServedSite
        from tamduong_cli.publishing.server import run_server, server_for
    except ModuleNotFoundError:
        from tamduong_cli.installing import line_to_install

        raise Failure(
            Message(
                "plan serve needs Starlette and uvicorn, which are not installed; type: {command}",
                command=line_to_install("starlette", "uvicorn"),
            )
        ) from None

    base = address_of(base_url)
    asked = settings(style, alarms, no_alarm)
    number = _port(port)
    paths = [file.path for file in invocation.plan_files if file.once is None]
    for file in invocation.plan_files:
        if file.once is not None:
            invocation.say(Message("{name} is read once, so that what changes in it is not served", name=file.name))
    with listen(host, number) as listening:
        place = _place(listening, host, base)
        making = _LiveSite(invocation, asked, place.root, output, force, allow_cancel)
        before = stamps(paths)
        site = ServedSite(making.anew())

        def look() -> tuple[object, ...]:
            return invocation.today(making.schedule.plan), stamps(paths)

        def rebuild() -> None:
            try:
                site.show(making.anew())
            except (PlanRefused, Failure, OSError) as error:
                _tell_trouble(invocation, error)

        def introduce() -> None:
            invocation.say_whose(making.schedule)
            _introduce(invocation, place, output is not None)

        seen = invocation.today(making.schedule.plan), before
        run_server(server_for(site), listening, watch(look, seen, rebuild), introduce, invocation.say)


def _port(text: str) -> int:
    """The number of a port. Raises click.BadParameter."""
    if text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535:
        return int(text)
    message = Message("'{found}' is not a port, a number up to 65535", found=text)
    raise bad_value(message, "--port")


class _Place(NamedTuple):
    """Where the site is: the address of its root, here and as its pages have it, each with a slash at its end."""

    here: str
    root: str
    is_reached: bool
    """Whether others reach it."""
    in_the_network: str | None
    """What others on the network call this computer, where that is known and they do not reach it so far."""


def _place(listening: socket.socket, host: str, base_url: str | None) -> _Place:
    from tamduong_cli.publishing.listening import (
        address_in_the_network,
        authority,
        is_for_every_network,
        is_for_this_computer_alone,
    )

    outside = None
    reached = not is_for_this_computer_alone(listening)
    if not reached:
        outside = address_in_the_network()
    elif is_for_every_network(listening):
        found = address_in_the_network()
        reached, host = found is not None, found or "localhost"
    here = f"http://{authority(host, listening)}/"
    return _Place(here, base_url or here, reached or base_url is not None, outside)


class _LiveSite:
    """The site, made anew from the plans whenever asked; what it was is the memory of its calendars."""

    schedule: Schedule
    """What it was made from last."""

    def __init__(
        self,
        invocation: Invocation,
        settings: Settings,
        root: str,
        folder: str | None,
        force: bool,
        allow_cancel: bool,
    ) -> None:
        self._invocation = invocation
        self._settings = settings
        self._root = root
        self._folder = folder
        self._force = force
        self._allow_cancel = allow_cancel
        self._files: Mapping[str, bytes] = {}

    def anew(self) -> Mapping[str, bytes]:
        """The files as they are now; what became of the calendars is said. Raises PlanRefused, Failure."""
        from tamduong_cli.publishing.site import Earlier, SiteSettings, site

        schedule = self._invocation.schedule()
        making = SiteSettings(self._invocation.language(*schedule.plans), self._settings, self._root, self._force)
        when = self._invocation.moment(schedule.plan)
        if self._folder is not None:
            made, _changed = keep(self._invocation, schedule, making, when, self._folder, self._allow_cancel)
            files = made.files
            for message in made.damaged.values():
                self._invocation.say(message)
        else:
            made = site(schedule, making, when, Earlier(self._files.get, self._files))
            files = made.files
            refuse_much_cancelled(self._invocation, made.updates, self._allow_cancel)
            if self._files:
                changed = [path for path in files if self._files.get(path) != files[path]]
                tell(self._invocation, made.updates, changed, dry_run=False)
        self.schedule, self._files = schedule, files
        return files


def _only_here(outside: str | None) -> Message:
    """That no phone reaches it, and by which address one would."""
    if outside is None:
        return Message("only this computer reaches it")
    return Message(
        "only this computer reaches it; for phones on the same network add --host {address}", address=outside
    )


def _introduce(output: Output, place: _Place, is_kept: bool) -> None:
    """Say where the site is, who reaches it, and how a phone subscribes."""
    if place.root == place.here:
        output.say(Message("the site is at {address}; Ctrl+C ends it", address=place.here))
    else:
        message = Message(
            "the site is at {address}, and its pages say {root}; Ctrl+C ends it", address=place.here, root=place.root
        )
        output.say(message)
    if not place.is_reached:
        output.say(_only_here(place.in_the_network))
    if place.is_reached and _show_code(output, place.root):
        output.say(Message("scan the code with a phone's camera: it opens the site, whose pages have the calendars"))
    if not is_kept:
        output.say(
            Message(
                "what phones were told is forgotten when it ends, so that they may miss a change; -o FOLDER keeps it"
            )
        )


def _show_code(output: Output, address: str) -> bool:
    """The address as a QR code, where a terminal can show it; whether it could."""
    from tamduong_cli.views import qr

    if not qr.terminal(address):
        output.say(Message("that is too long for a QR code"))
        return False
    return output.draw(partial(qr.terminal, address))


def _tell_trouble(output: Output, error: PlanRefused | Failure | OSError) -> None:
    if isinstance(error, PlanRefused):
        output.say_problems(error.files)
    elif isinstance(error, OSError):
        output.say(Message("the operating system refused: {reason}", reason=reason(error)))
    else:
        output.say(error.message)
    output.say(Message("the site stays as it was until that is put right"))
