"""`plan site`: pages and calendars to subscribe to, as a folder for any web host."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from tamduong_cli.commands.arguments import bad_value
from tamduong_cli.commands.calendars import (
    CHANGED,
    calendar_options,
    overwriting_options,
    refuse_damaged,
    refuse_much_cancelled,
    report_in_json,
    reporting_options,
    settings,
    tell,
)
from tamduong_cli.commands.declaring import command, option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.paths import FilePath
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import N_, Message, plural

if TYPE_CHECKING:
    from tamduong_cli.calendars.updating import Moment, Update
    from tamduong_cli.commands.output import Output, Read
    from tamduong_cli.publishing.site import SiteFiles, SiteSettings
    from tamduong_cli.schedule.schedule import Schedule

WHERE_TO = Message("say where to: -o FOLDER")

base_url_option = option(
    "--base-url",
    metavar=N_("ADDRESS"),
    help=N_("Where the site is on the web, such as https://example.vn/plan/; QR codes and addresses need it."),
)


@command(
    "site",
    N_(
        "Make a site: pages that show the plan, and calendars that phones subscribe to.\n\n"
        "A page for the whole plan and one for each unit, with its windows, its duties, and how to subscribe; the "
        "calendars are in the folder 'calendars'. Any web host can serve it. Made again into the same folder, it is "
        "brought up to date: addresses stay, files that did not change are not touched, other files are left alone."
    ),
    N_("Example: plan site --base-url https://example.vn/plan/ -o public"),
    "site",
)
@option(
    "-o",
    "--output",
    metavar=N_("FOLDER"),
    required=True,
    type=FilePath(WHERE_TO, allow_dash=False),
    help=N_("The folder to make it in."),
)
@base_url_option
@calendar_options
@overwriting_options
@reporting_options
@click.pass_obj
def site(
    invocation: Invocation,
    output: str,
    base_url: str | None,
    style: str | None,
    alarms: tuple[str, ...],
    no_alarm: bool,
    force: bool,
    allow_cancel: bool,
    dry_run: bool,
    report: str,
    exit_code: bool,
) -> int:
    from tamduong_cli.publishing.site import SiteSettings

    address = address_of(base_url)
    asked = settings(style, alarms, no_alarm)
    schedule = invocation.schedule()
    making = SiteSettings(invocation.language(*schedule.plans), asked, address, force)
    invocation.say_whose(schedule)
    when = invocation.moment(schedule.plan)
    made, changed = keep(invocation, schedule, making, when, output, allow_cancel, dry_run, report)
    if address is None:
        invocation.say(Message("without --base-url the pages have no QR codes, and no addresses to subscribe to"))
    refuse_damaged(invocation, made.damaged.values())
    return CHANGED if exit_code and changed else 0


def address_of(base_url: str | None) -> str | None:
    """The site's address with a slash at its end. Raises click.BadParameter for what is not one."""
    if base_url is None:
        return None
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
        usable = usable and not (parts.query or parts.fragment)
        usable = usable and base_url.isascii() and base_url.isprintable() and not set(' "<>\\^`{|}') & set(base_url)
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        message = Message("'{found}' is not an address such as https://example.vn/plan/", found=base_url)
        raise bad_value(message, "--base-url")
    return base_url.removesuffix("/") + "/"


def keep(
    output: Output,
    schedule: Schedule,
    making: SiteSettings,
    when: Moment,
    folder: str,
    allow_cancel: bool,
    dry_run: bool = False,
    report: str = "text",
) -> tuple[SiteFiles, Collection[str]]:
    """Bring the site in a folder up to date, and tell what changed: the site, and the files that did.

    Raises Failure.
    """
    from tamduong_cli.publishing.site import Earlier, site

    made: list[SiteFiles] = []

    def place(path: str) -> str:
        return os.path.join(folder, *path.split("/"))

    def updates() -> dict[str, Update]:
        return {place(path): update for path, update in made[0].updates.items()}

    def make(read: Read) -> Mapping[str, bytes]:
        made[:] = [site(schedule, making, when, Earlier(lambda path: read(place(path)), _there(folder), place))]
        if not dry_run:
            refuse_much_cancelled(output, updates(), allow_cancel, made[0].damaged.values())
        return {place(path): content for path, content in made[0].files.items()}

    changed = output.update_files(make, dry_run=dry_run, force=making.force)
    pages = [path for path in changed if path.endswith(".html")]
    if report == "json":
        report_in_json(output, updates(), changed, list(map(place, made[0].damaged)), dry_run, pages)
    else:
        tell(output, updates(), changed, dry_run)
        if pages and dry_run:
            output.say(plural("would write {n} page", "would write {n} pages", n=len(pages)))
        elif pages:
            output.say(plural("wrote {n} page", "wrote {n} pages", n=len(pages)))
    if dry_run:
        refuse_much_cancelled(output, updates(), allow_cancel, made[0].damaged.values(), dry_run)
    return made[0], changed


def _there(folder: str) -> Iterator[str]:
    """The paths, from the root of a site in a folder, where its earlier pages of units and calendars may be."""
    from tamduong_cli.files import names_in
    from tamduong_cli.publishing.site import CALENDARS, UNITS

    for room, ending in ((CALENDARS, ".ics"), (UNITS, ".html")):
        for name in names_in(os.path.join(folder, room)):
            if name.endswith(ending) and _can_be_id(name.removesuffix(ending)):
                yield f"{room}/{name}"


def _can_be_id(name: str) -> bool:
    """Whether a unit or a plan can have this name in its address; a copy, 'van-hoa (1)', cannot."""
    from tamduong_cli.plan.kinds import identifier

    try:
        return identifier(name) == name
    except Unreadable:
        return False
