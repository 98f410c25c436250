"""Time zones by their names in the IANA database (RFC 6557), the same on every computer.

Which names there are is read from the package tzdata, not from the computer's own database: that is of another age on
each, has what is no place (`right/`, `posixrules`, `localtime`), and finds `asia/tokyo` where a disk does.
"""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Collection

from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import Message
from tamduong_cli.letters import plain
from tamduong_cli.resources import content_of

VIETNAM = "Asia/Ho_Chi_Minh"

_NOWHERE = {"localtime", "posixrules", "Factory"}
"""What stands among the names, and is wherever the computer is, or nowhere."""

_VIETNAMESE = re.compile(
    r"\b(?:viet-?nam|ha-?noi|sai-?gon|ho-?chi-?minh|hue|da-?nang|can-?tho|hai-?phong|indochina|dong-duong|se-asia-standard)"
    r"|\b(?:vn|vnt|ict|hcm|hcmc|tp-?hcm)\b"
)
"""What says Việt Nam, in a text as `letters.plain` has it: the country, its cities, Windows' name, what phones say."""

_LONGEST = 100
"""No name of the database is so long."""

_OFFSET = re.compile(r"(?:gmt|utc|z)? ?([+-])? ?0?([0-9]|1[0-4])(?:[:h]?00)?", re.IGNORECASE)
"""GMT+7, +07:00."""


def parse_zone(text: str) -> str:
    """The name of a time zone, written exactly as the database does. Raises Unreadable, and Failure as `zone` does."""
    if text != VIETNAM:
        names = _names()
        if names and text not in names:
            message = Message("'{found}' is not a time zone; write {meant}", found=text, meant=_meant(text, names))
            raise Unreadable("unknown-timezone", message)
    zone(text)
    return text


def _names() -> set[str]:
    """The names of the package tzdata; where it was left out, those of the computer's own database."""
    try:
        import tzdata  # type: ignore[import-untyped]
    except ModuleNotFoundError:
        return zoneinfo.available_timezones() - _NOWHERE
    return set(content_of(tzdata, "zones").decode().split()) - _NOWHERE


def zone(name: str) -> zoneinfo.ZoneInfo:
    """The time zone of this name. Raises Failure where the computer does not have it, nor any other."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        from tamduong_cli.installing import line_to_install

        message = Message(
            "this computer does not know the time zone {name}; type: {command}",
            name=name,
            command=line_to_install("tzdata"),
        )
        raise Failure(message) from None


def _meant(text: str, names: Collection[str]) -> str:
    """The name that was likely meant: of that offset, of the same words, or nearly so; else VIETNAM."""
    if offset := _OFFSET.fullmatch(text):
        hours = int(f"{offset[1] or '+'}{offset[2]}")
        return VIETNAM if hours == 7 else f"Etc/GMT{-hours:+}" if hours else "Etc/UTC"  # whose signs are POSIX's
    written = plain(text[:_LONGEST])
    if _VIETNAMESE.search(written):
        return VIETNAM
    alike = {plain(name): name for name in sorted(names)}
    places = {plain(name.rpartition("/")[2]): name for name in sorted(names, reverse=True)}
    words = written.split("-")
    for first in range(len(words)):  # of a path too, which ends in the name
        end = "-".join(words[first:])
        if found := alike.get(end) or places.get(end):
            return found
    import difflib

    near = difflib.get_close_matches(written, alike, 1, 0.8)
    return alike[near[0]] if near else VIETNAM
