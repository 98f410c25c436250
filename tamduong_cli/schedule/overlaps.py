"""Where campaigns overlap: the days on which those of several events are on at once."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.plan.model import Event, Plan
from tamduong_cli.schedule.windows import Window

_DAY = datetime.timedelta(days=1)


class Overlap(NamedTuple):
    """A run of days, first and last included, on which campaigns for the same two or more events are on."""

    span: Span
    windows: tuple[Window, ...]
    """Those with a day in the run, by first day; an event may have several."""

    @property
    def events(self) -> tuple[tuple[Plan, Event], ...]:
        """The events with their plans, each once, in the order of their windows; of a window for several events it
        is the window itself.
        """
        return tuple((window.plan, window.event) for window in self.by_event)

    @property
    def by_event(self) -> tuple[Window, ...]:
        """A window of each of them."""
        return tuple({_key(window): window for window in self.windows}.values())


def overlaps(windows: Iterable[Window]) -> tuple[Overlap, ...]:
    """The runs of days with campaigns for two or more events, in order; a new one begins when the events change.

    Windows of one event, such as a peak within a campaign, do not overlap with each other here, nor does a window for
    several events with those of one of them.
    """
    found: list[Overlap] = []
    for span, on in _runs(windows):
        joint = {(window.plan.id, event.id) for window in on for event in window.joint}
        on = tuple(window for window in on if _key(window) not in joint)
        if len({_key(window) for window in on}) < 2:
            continue
        before = found[-1] if found else None
        if before and before.span.last + _DAY == span.first and set(map(_key, before.windows)) == set(map(_key, on)):
            both = {(*_key(window), window.rule.phase): window for window in (*before.windows, *on)}
            found[-1] = Overlap(Span(before.span.first, span.last), tuple(both.values()))
        else:
            found.append(Overlap(span, on))
    return tuple(found)


def _runs(windows: Iterable[Window]) -> Iterator[tuple[Span, tuple[Window, ...]]]:
    """The runs of days in which the same windows are on, with these, by first day."""
    ordered = sorted(windows, key=lambda window: window.span)
    turns = sorted({day for window in ordered for day in (window.first, window.last + _DAY)})
    on: list[Window] = []
    next_ = 0
    for begin, end in itertools.pairwise(turns):
        on = [window for window in on if window.last >= begin]
        while next_ < len(ordered) and ordered[next_].first == begin:
            on.append(ordered[next_])
            next_ += 1
        if on:
            yield Span(begin, end - _DAY), tuple(on)


def _key(window: Window) -> tuple[str, str]:
    return window.plan.id, window.event.id
