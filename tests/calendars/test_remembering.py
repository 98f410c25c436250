"""What is remembered of a calendar that is damaged, with --force, and of two that were out in one place."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.calendars.contents import Contents
from tamduong_cli.calendars.reading_back import Damaged, earlier
from tamduong_cli.calendars.remembering import Source
from tamduong_cli.calendars.updating import Update, brought_up_to_date
from tests.calendars.test_updating import EN, PHASES, VI, A, B, drawn, moment
from tests.calendars.test_writing import check_bytes
from tests.conftest import examples

C = B.replace("id: b", "id: c").replace("Sự kiện B", "Sự kiện C")


def told(*plans: str) -> bytes:
    """What the last of some plans makes of the calendars of those before it, an hour between them."""
    content = None
    for hour, events in enumerate(plans):
        content = brought_up_to_date(drawn(events), content, "x.ics", moment(hour=hour), VI).calendar.to_ical()
    assert content
    return content


OUT = told(A + B + C, A.replace("7/5", "8/5") + B, A.replace("7/5", "9/5") + B)
"""Event a moved twice, c left: its window and its day are cancelled."""
SECTIONS = {
    "a-window": (2, False),
    "a": (2, False),
    "b-window": (0, False),
    "b": (0, False),
    "c-window": (1, True),
    "c": (1, True),
}
"""SEQUENCE, and whether it is cancelled, of each event, in the order of the file."""
NOW = A.replace("7/5", "9/5") + B


def forced(content: bytes, events: str = NOW) -> Update:
    update = brought_up_to_date(drawn(events), content, "x.ics", moment(hour=9), VI, force=True)
    check_bytes(update.calendar.to_ical())
    return update


def states(contents: Contents) -> dict[str, tuple[int, bool]]:
    """SEQUENCE, and whether it is cancelled, by what each event is called in SECTIONS."""
    names = {event.uid: name for event, name in zip(earlier(OUT, "x.ics").events, SECTIONS, strict=True)}
    return {names[event.uid]: (event.sequence, event.is_cancelled) for event in contents.events if event.uid in names}


def in_event(number: int, change: Callable[[bytes], bytes]) -> bytes:
    """The calendar with one of its events changed."""
    parts = OUT.split(b"BEGIN:VEVENT\r\n")
    changed = change(parts[number + 1])
    assert changed != parts[number + 1]
    parts[number + 1] = changed
    return b"BEGIN:VEVENT\r\n".join(parts)


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(old, new, 1)


def test_the_calendar_that_is_out() -> None:
    assert states(earlier(OUT, "x.ics")) == SECTIONS


@pytest.mark.parametrize(
    ("number", "change", "expected"),
    [
        # what its SEQUENCE was is known
        (0, replacing(b"LAST-MODIFIED:2", b"LAST-MODIFIED:X"), {"a-window": (3, False)}),
        (1, replacing(b"DTSTART;VALUE=DATE:2", b"DTSTART;VALUE=DATE:x"), {"a": (3, False)}),
        (1, replacing(b"SUMMARY:", b"SUMMARY:\0\0\0\0"), {"a": (3, False)}),
        (3, replacing(b"LAST-MODIFIED:2", b"LAST-MODIFIED:X"), {"b": (1, False)}),
        (3, replacing(b"END:VEVENT\r\n", b""), {"b": (1, False)}),
        # it is not: higher than any
        (3, replacing(b"SEQUENCE:0", b"SEQUENCE:x"), {"b": (3, False)}),
        (3, replacing(b"SEQUENCE:0\r\n", b""), {"b": (3, False)}),
        (3, replacing(b"SEQUENCE:0", b"SEQUENCE:-1"), {"b": (3, False)}),
        (3, replacing(b"UID:", b"UDI:"), {"b": (3, False)}),
        (3, replacing(b"\r\nUID:", b"\r\nUID:x"), {"b": (3, False)}),
        # what says the same all the same is not damaged
        (3, replacing(b"STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT", b"TRANSP:TRANSPARENT\r\nSTATUS:CONFIRMED"), {}),
        # what is cancelled cannot be told again, but where it would go on is known
        (5, replacing(b"DTSTART;VALUE=DATE:2", b"DTSTART;VALUE=DATE:x"), {"c": None}),
    ],
)
def test_one_damaged_event_begins_anew_and_the_others_keep_their_places(
    number: int, change: Callable[[bytes], bytes], expected: dict[str, tuple[int, bool] | None]
) -> None:
    update = forced(in_event(number, change))
    places = {name: place for name, place in {**SECTIONS, **expected}.items() if place}
    assert states(update.calendar) == places
    untouched = {event.uid: event for event in earlier(OUT, "x.ics").events}
    for event in update.calendar.events:
        if untouched[event.uid].sequence == event.sequence:
            assert event.lines == untouched[event.uid].lines
    assert len(update.damage) == len(expected)
    if None in expected.values():
        back = brought_up_to_date(drawn(NOW + C), update.calendar.to_ical(), "x.ics", moment(hour=11), VI)
        assert states(back.calendar)["c"] == (2, False)


def test_which_event_is_damaged_is_told() -> None:
    damage = [
        (in_event(1, replacing(b"LAST-MODIFIED:2", b"LAST-MODIFIED:X")), ["the event 'Sự kiện A' cannot be read"]),
        (in_event(1, replacing(b"SUMMARY:", b"SUMARY:")), [f"the event '{drawn(NOW).events[1].uid}' cannot be read"]),
    ]
    for content, expected in damage:
        said = [EN.render(message) for message in forced(content).damage]
        assert said == [f"x.ics is damaged: {each}, and begins anew" for each in expected]
    nameless = in_event(1, lambda part: part.replace(b"UID:", b"UDI:").replace(b"SUMMARY:", b"SUMARY:"))
    assert [EN.render(message) for message in forced(nameless).damage] == [
        "x.ics is damaged: an event in it cannot be read"
    ]


WHOLE = "x.ics is damaged: it ends too early, or a line of it cannot be read; what can be read of it is kept"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (OUT[:-1], {}),
        (OUT.replace(b"END:VCALENDAR\r\n", b""), {}),
        (OUT + b"END:VCALENDAR\r\n", {}),
        (b"<html>\r\n" + OUT, {}),
        (OUT.replace(b"X-WR-CALNAME", b"X-PLAN-DROPPED:x\r\nX-WR-CALNAME"), {}),
        (OUT.replace(b"X-WR-CALNAME", b"X-PLAN-KEPT:x\r\nX-WR-CALNAME"), {}),
        (OUT.replace(b"X-WR-CALNAME", b"\xff\xff"), {}),
        (OUT.replace(b"PRODID:", b"PRDOID;"), {}),
        # what is missing may have had any SEQUENCE
        (b"BEGIN:VEVENT\r\n".join(OUT.split(b"BEGIN:VEVENT\r\n")[:4]), {"b": (3, False), "c": None, "c-window": None}),
    ],
    ids=range(9),
)
def test_of_a_file_that_is_cut_or_has_other_lines_the_events_that_are_whole_are_remembered(
    content: bytes, expected: dict[str, tuple[int, bool] | None]
) -> None:
    update = forced(content)
    places = {name: place for name, place in {**SECTIONS, **expected}.items() if place}
    assert states(update.calendar) == places
    is_cut = b"PRODID:" in content
    assert [EN.render(message) for message in update.damage] == [WHOLE] * is_cut


def test_two_events_that_became_one_where_lines_are_lost_are_damage() -> None:
    cut = OUT.index(b"STATUS:CONFIRMED")
    second = OUT.index(b"BEGIN:VEVENT", cut)
    for content in (OUT[:cut] + OUT[second + 14 :], OUT[: cut + 9] + OUT[second:]):
        with pytest.raises(Damaged):
            earlier(content, "x.ics", drawn(NOW).events)
        assert states(forced(content).calendar) == {**SECTIONS, "a-window": (3, False), "a": (3, False)}


def test_of_one_uid_twice_the_newer_is_remembered() -> None:
    parts = OUT.split(b"BEGIN:VEVENT\r\n")
    parts[1:1] = [parts[1].replace(b"SEQUENCE:2", b"SEQUENCE:7")]
    assert states(forced(b"BEGIN:VEVENT\r\n".join(parts)).calendar) == {**SECTIONS, "a-window": (7, False)}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Notes\n",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR",
        OUT.replace(b"-//tamduong-cli//plan//VI", b"-//Other//EN"),
    ],
    ids=range(5),
)
def test_what_is_not_ours_is_no_memory(content: bytes) -> None:
    update = forced(content)
    assert {(event.sequence, event.value("DTSTAMP")) for event in update.calendar.events} == {(0, "20240401T090000Z")}
    assert update.damage == ()


@examples(300)
@given(st.integers(0, len(OUT)), st.integers(0, 400), st.binary(max_size=20))
def test_whatever_is_damaged_no_event_that_can_be_read_falls_back(at: int, length: int, bytes_: bytes) -> None:
    content = OUT[:at] + bytes_ + OUT[at + length :]
    update = brought_up_to_date(drawn(NOW), content, "x.ics", moment(hour=9), VI, force=True)
    after = states(earlier(update.calendar.to_ical(), "x.ics"))
    parts = content.split(b"BEGIN:VEVENT\r\n")
    if b"PRODID:-//tamduong-cli//plan//VI\r\n" not in parts[0]:
        return
    for name, part in zip(SECTIONS, OUT.split(b"BEGIN:VEVENT\r\n")[1:], strict=True):
        whole = part.partition(b"END:VEVENT\r\n")
        if b"\nBEGIN:VEVENT\r\n" + whole[0] + whole[1] in content:
            assert after[name] == SECTIONS[name]
        elif name in after and SECTIONS[name][1]:
            assert after[name] >= SECTIONS[name]


# a mark in front


@pytest.mark.parametrize(
    "marked",
    [
        codecs.BOM_UTF8 + OUT,
        codecs.BOM_UTF8 + OUT.replace(b"\r\n", b"\n"),
        codecs.BOM_UTF8 + OUT + b"\r\n\r\n",
        codecs.BOM_UTF16_LE + OUT.decode().encode("utf-16-le"),
        codecs.BOM_UTF16_BE + OUT.decode().encode("utf-16-be"),
    ],
    ids=["CRLF", "LF", "blank lines", "UTF-16", "big-endian"],
)
def test_a_byte_order_mark_is_taken_away_and_no_event_changes(marked: bytes) -> None:
    update = brought_up_to_date(drawn(NOW), marked, "x.ics", moment(hour=9), VI)
    assert (update.changes, update.calendar.to_ical()) == ((), OUT)
    cut = forced(marked[:-40])
    assert {**SECTIONS, **states(cut.calendar)} == SECTIONS


# two that were out in one place


OLD = told(A + B + C)
OLDER = told(A + B + C, A.replace("7/5", "8/5") + B + C)


def with_previous(content: bytes | None, previous: bytes, events: str = NOW) -> Update:
    source = Source(previous, "y.ics")
    update = brought_up_to_date(drawn(events), content, "x.ics", moment(hour=9), VI, previous=source)
    check_bytes(update.calendar.to_ical())
    return update


@pytest.mark.parametrize("older", [OLD, OLDER])
def test_of_two_calendars_the_newer_of_each_event_is_remembered(older: bytes) -> None:
    for update in (with_previous(OUT, older), with_previous(older, OUT)):
        assert (update.changes, states(update.calendar)) == ((), SECTIONS)
    moved = A.replace("7/5", "10/5") + B
    for update in (with_previous(OUT, older, moved), with_previous(older, OUT, moved)):
        assert states(update.calendar) == {**SECTIONS, "a": (3, False), "a-window": (3, False)}


def test_what_only_one_of_them_has_is_remembered() -> None:
    without_c, without_b = told(A + B, NOW), told(A + C, A.replace("7/5", "8/5"))
    for update in (with_previous(without_c, without_b), with_previous(without_b, without_c)):
        found = states(update.calendar)
        assert (found["c"], found["b"]) == ((1, True), (0, False))
        assert found["a"][0] >= 1


def test_what_one_dropped_goes_on_from_there() -> None:
    late = moment(moment().today.replace(year=2026))
    dropped = brought_up_to_date(drawn(NOW), OUT, "x.ics", late, VI).calendar
    assert set(dropped.dropped.values()) == {1}
    for content, previous in ((dropped.to_ical(), OLD), (OLD, dropped.to_ical())):
        assert states(with_previous(content, previous, NOW + C).calendar)["c"] == (2, False)
        assert "c" not in states(with_previous(content, previous).calendar)


def test_a_window_that_kept_a_uid_keeps_it_whichever_knows_of_it() -> None:
    first = drawn(PHASES).to_ical()
    renamed = drawn(PHASES.replace("Một", "Đợt một"))
    kept = brought_up_to_date(renamed, first, "x.ics", moment(hour=4), VI).calendar
    for content, previous in ((kept.to_ical(), first), (first, kept.to_ical())):
        source = Source(previous, "y.ics")
        update = brought_up_to_date(renamed, content, "x.ics", moment(hour=9), VI, previous=source)
        assert (update.changes, update.calendar.to_ical()) == ((), kept.to_ical())


def test_what_is_damaged_in_one_and_whole_in_the_other_goes_on_from_the_newer() -> None:
    broken = in_event(0, replacing(b"LAST-MODIFIED:2", b"LAST-MODIFIED:X"))
    for content, previous in ((broken, OLD), (OLD, broken)):
        update = brought_up_to_date(
            drawn(NOW), content, "x.ics", moment(hour=9), VI, force=True, previous=Source(previous, "y.ics")
        )
        assert states(update.calendar) == {**SECTIONS, "a-window": (3, False)}
