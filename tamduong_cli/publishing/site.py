"""A site: the pages of a schedule and the calendars they lead to, as files of one folder.

Its addresses are those of plans and units, so that they stay what they are while the plan changes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import quote

from tamduong_cli.calendars.contents import IDENTITY, Contents
from tamduong_cli.calendars.events import Settings
from tamduong_cli.calendars.reading_back import Damaged, earlier
from tamduong_cli.calendars.updating import Moment, Update, brought_up_to_date
from tamduong_cli.calendars.writing import calendar, calendars, published, timezone_alone
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language, Message
from tamduong_cli.publishing.news import changes
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.site.layout import GENERATOR
from tamduong_cli.views.site.news import GENERATOR as FEED_GENERATOR
from tamduong_cli.views.site.news import path_of_changes
from tamduong_cli.views.site.pages import INDEX, gone_page, pages, path_of_unit

CALENDARS = "calendars"
UNITS = "units"
NO_JEKYLL = ".nojekyll"
"""An empty file, without which GitHub Pages leaves out what begins with _, as the page of a unit may."""


class SiteSettings(NamedTuple):
    """How a site is made."""

    language: Language
    settings: Settings
    base_url: str | None = None
    """The absolute address of its root, with a slash at its end; None where it is not known."""
    force: bool = False
    """Whether files that are damaged, or not ours, are written over."""


class Earlier(NamedTuple):
    """The site as it is so far."""

    read: Callable[[str], bytes | None]
    """What stands at a path, from the site's root, with slashes; None where nothing does."""
    paths: Iterable[str] = ()
    """Those where something of its calendars and pages of units may stand."""
    name: Callable[[str], str] = str
    """What messages call a path."""


class SiteFiles(NamedTuple):
    """The files of a site by their paths from its root, with slashes, and what became of its calendars."""

    files: dict[str, bytes]
    updates: dict[str, Update]
    damaged: dict[str, Message]
    """Why calendars are left as they are, which stops no other."""


def site(schedule: Schedule, making: SiteSettings, moment: Moment, before: Earlier) -> SiteFiles:
    """The site of these plans as it is to be now.

    Units with one id in several plans are one unit. Of those that are in no plan any more the calendar is kept until
    its subscribers were told that its events are cancelled, and a page says that the unit left. Raises Failure where a
    file of another kind stands in the way.
    """
    of_plans = {plan.id: posixpath.join(CALENDARS, f"{plan.id}.ics") for plan in schedule.plans}
    units = {unit.id: unit for plan in schedule.plans for unit in plan.units}
    of_units = {id: posixpath.join(CALENDARS, f"{id}.ics") for id in units}
    both = of_plans.keys() & of_units.keys()
    if both:
        raise Failure(Message("'{id}' is the id of a plan and of a unit, whose calendars need two", id=min(both)))
    drawn: dict[str, Contents] = {}
    for plan in schedule.plans:
        made_of = calendar(schedule.of_plan(plan), making.language, making.settings)
        drawn[of_plans[plan.id]] = _addressed(made_of, of_plans[plan.id], INDEX, making.base_url)
    of_each = calendars(schedule, making.language, making.settings, units.values())
    for id, made_of in zip(units, of_each, strict=True):
        drawn[of_units[id]] = _addressed(made_of, of_units[id], path_of_unit(id), making.base_url)
    updates: dict[str, Update] = {}
    damaged: dict[str, Message] = {}
    for path, each in drawn.items():
        there, name = before.read(path), before.name(path)
        try:
            updates[path] = brought_up_to_date(each, there, name, moment, making.language, making.force)
        except Damaged as error:
            damaged[path] = error.message
    made: dict[str, str] = {}
    for path, page in pages(schedule, moment.today, making.language, of_plans, of_units, making.base_url):
        _read_ours(path, GENERATOR, making, before)
        made[path] = page
    left: list[str] = []
    for path in sorted(set(before.paths) - made.keys() - drawn.keys()):
        there = before.read(path) or b""
        folder, id = posixpath.split(posixpath.splitext(path)[0])
        if path == path_of_unit(id) and GENERATOR.encode() in there:
            made[path] = gone_page(id, schedule, making.language)
        elif folder == CALENDARS and (calendar_left := _without_events(there, path, schedule)):
            if any(calendar_left.values(IDENTITY) == each.values(IDENTITY) for each in drawn.values()):
                continue  # a copy of one that is there
            left.append(path)
            updates[path] = brought_up_to_date(calendar_left, there, path, moment, making.language)
    if left and not making.force and not any(before.read(path) for path in of_plans.values()):
        raise Failure(
            Message(
                "the site there is that of another plan, with {path}; go on with both, --plan OLD --plan NEW, or "
                "--force",
                path=before.name(left[0]),
            )
        )
    files = {path: page.encode() for path, page in made.items()}
    files |= {path: update.calendar.to_ical() for path, update in updates.items()}
    files |= {path: before.read(path) or b"" for path in damaged}
    for path, update in updates.items():
        id = posixpath.splitext(posixpath.basename(path))[0]
        path = path_of_changes(id)
        page = path_of_unit(id) if path_of_unit(id) in made else INDEX
        earlier_ones = _read_ours(path, FEED_GENERATOR, making, before) or b""
        files[path] = changes(update, earlier_ones, schedule, path, page, making.base_url, making.language).encode()
    if any(posixpath.basename(path).startswith("_") for path in files):
        files[NO_JEKYLL] = b""
    return SiteFiles(files, updates, damaged)


def _read_ours(path: str, generator: str, making: SiteSettings, before: Earlier) -> bytes | None:
    """What stands at the path of a page or a feed. Raises Failure where that is not ours, unless it is forced."""
    there = before.read(path)
    if not there or generator.encode() in there:
        return there
    if making.force:
        return None
    name = before.name(path)
    raise Failure(Message("{path} is a file that plan did not make; --force writes all the same", path=name))


def _addressed(made: Contents, path: str, page: str, base_url: str | None) -> Contents:
    """A calendar that says where it and its page are, where that is known."""
    return made if base_url is None else published(made, base_url + quote(path), base_url + quote(page))


def _without_events(content: bytes, path: str, schedule: Schedule) -> Contents | None:
    """A calendar of ours as that of a unit or a plan that left; None where it is no calendar of ours."""
    try:
        return earlier(content, path)._replace(events=(), timezones=timezone_alone(schedule.plan))
    except Failure:
        return None
