"""The lunar calendar: every month against two sources, and what is said of days that it does not have."""

from __future__ import annotations

import datetime
import subprocess
import sys
from bisect import bisect_right
from itertools import pairwise
from pathlib import Path

import astronomy  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.lunar import SURE_YEARS, Lunar, anniversary, lunar_of
from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language

Calendar = dict[Lunar, Span]
"""The months of some lunar years, and their days."""

TABLES = Path(__file__).parent / "lunar" / "ho-ngoc-duc.txt"
DAY = datetime.timedelta(days=1)


def of_the_code() -> Calendar:
    """Every month that the code has in the sure years, leap or not."""
    months = {}
    for year in SURE_YEARS:
        for number in range(1, 13):
            months[Lunar(None, number, year)] = Lunar(None, number, year).span()
            leap = Lunar(None, number, year, leap=True)
            try:
                months[leap] = leap.span()
            except Unreadable:
                continue
    return months


def of_the_tables() -> Calendar:
    months = {}
    for line in TABLES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        year, tet, *lengths = line.split()
        first = datetime.date.fromisoformat(tet)
        for number, written in enumerate(lengths, start=1):
            for leap, length in enumerate(written.split("+")):
                last = first + (int(length) - 1) * DAY
                months[Lunar(None, number, int(year), bool(leap))] = Span(first, last)
                first = last + DAY
    return months


class Sky:
    """New moons, and the major terms of the sun with their longitudes, in UTC, around the sure years."""

    def __init__(self) -> None:
        begin = astronomy.Time.Make(SURE_YEARS[0] - 1, 10, 1, 0, 0, 0)
        end = astronomy.Time.Make(SURE_YEARS[-1] + 2, 3, 1, 0, 0, 0)
        self.moons: list[datetime.datetime] = []
        moment = begin
        while moment.ut < end.ut:
            moment = astronomy.SearchMoonPhase(0, moment, 40)
            self.moons.append(moment.Utc())
            moment = moment.AddDays(20)
        self.terms: list[tuple[datetime.datetime, int]] = []
        moment, longitude = begin, 210  # the sun comes there on 23 or 24 October
        while moment.ut < end.ut:
            moment = astronomy.SearchSunLongitude(longitude, moment, 40)
            self.terms.append((moment.Utc(), longitude))
            moment, longitude = moment.AddDays(20), (longitude + 30) % 360

    def calendar(self, offset: datetime.timedelta) -> Calendar:
        """The months by the rules, in days of the time zone `offset` from UTC.

        A month begins on the day of the new moon, and month 11 holds the winter solstice (270°). If thirteen months
        begin from one month 11 to the next, the first without a major term is leap.
        """
        firsts = [(moon + offset).date() for moon in self.moons]
        terms = [((moment + offset).date(), longitude) for moment, longitude in self.terms]
        with_term = {bisect_right(firsts, day) - 1 for day, _ in terms}
        solstices = [day for day, longitude in terms if longitude == 270]
        elevenths = [(bisect_right(firsts, day) - 1, day.year) for day in solstices]
        months = {}
        for (eleventh, year), (next_eleventh, _) in pairwise(elevenths):
            between = range(eleventh, next_eleventh)
            leap = next((i for i in between if i not in with_term), None) if len(between) == 13 else None
            number = 10
            for i in between:
                number += i != leap
                lunar_year = year + (number > 12)
                if lunar_year in SURE_YEARS:
                    month = Lunar(None, (number - 1) % 12 + 1, lunar_year, i == leap)
                    months[month] = Span(firsts[i], firsts[i + 1] - DAY)
        return months


@pytest.fixture(scope="module")
def sky() -> Sky:
    return Sky()


def test_every_month_of_the_sure_years_is_that_of_the_published_tables() -> None:
    assert of_the_code() == of_the_tables()


@pytest.mark.parametrize("seconds", [-120, 0, 120])
def test_every_month_of_the_sure_years_is_that_of_moon_and_sun_at_utc_7_two_minutes_either_way(
    sky: Sky, seconds: int
) -> None:
    assert of_the_code() == sky.calendar(datetime.timedelta(hours=7, seconds=seconds))


TET = [
    (1985, "1985-01-21", "1985-02-20"),
    (2007, "2007-02-17", "2007-02-18"),
    (2023, "2023-01-22", "2023-01-22"),
    (2024, "2024-02-10", "2024-02-10"),
    (2030, "2030-02-02", "2030-02-03"),
]


@pytest.mark.parametrize(("year", "vietnam", "china"), TET)
def test_tet_is_vietnams_also_when_chinas_is_another_day(sky: Sky, year: int, vietnam: str, china: str) -> None:
    tet = datetime.date.fromisoformat(vietnam)
    assert Lunar(1, 1, year).span() == Span(tet, tet)
    assert lunar_of(tet) == Lunar(1, 1, year)
    first = sky.calendar(datetime.timedelta(hours=8))[Lunar(None, 1, year)].first
    assert first == datetime.date.fromisoformat(china)


DAYS = [
    # Giỗ Tổ Hùng Vương
    (Lunar(10, 3, 2022), "2022-04-10"),
    (Lunar(10, 3, 2023), "2023-04-29"),
    (Lunar(10, 3, 2024), "2024-04-18"),
    (Lunar(10, 3, 2025), "2025-04-07"),
    (Lunar(10, 3, 2026), "2026-04-26"),
    # months 2 of 2023
    (Lunar(30, 2, 2023), "2023-03-21"),
    (Lunar(1, 2, 2023, leap=True), "2023-03-22"),
    (Lunar(29, 2, 2023, leap=True), "2023-04-19"),
    (Lunar(1, 3, 2023), "2023-04-20"),
    # the end of a lunar year
    (Lunar(30, 12, 2023), "2024-02-09"),
    (Lunar(29, 12, 2024), "2025-01-28"),
    # the ends of the sure years, and of those that can be converted
    (Lunar(1, 1, 1976), "1976-01-31"),
    (Lunar(29, 12, 2050), "2051-02-10"),
    (Lunar(1, 1, 1900), "1900-01-31"),
    (Lunar(30, 12, 2099), "2100-02-08"),
]


@pytest.mark.parametrize(("lunar", "iso"), DAYS)
def test_a_lunar_day_is_a_day_and_back(lunar: Lunar, iso: str) -> None:
    day = datetime.date.fromisoformat(iso)
    assert lunar.span() == Span(day, day)
    assert lunar_of(day) == lunar


def test_every_day_of_the_sure_years_has_one_lunar_day_and_they_follow_each_other() -> None:
    day, past = datetime.date(1976, 1, 31), Lunar(30, 12, 1975)
    while day <= datetime.date(2051, 2, 10):
        lunar = lunar_of(day)
        assert lunar.span() == Span(day, day)
        assert lunar.day == 1 or (lunar.day is not None and lunar._replace(day=lunar.day - 1) == past)
        assert lunar.year in SURE_YEARS
        day, past = day + DAY, lunar


@given(st.dates(datetime.date(1900, 1, 31), datetime.date(2100, 2, 8)))
def test_every_day_that_can_be_converted_comes_back(day: datetime.date) -> None:
    lunar = lunar_of(day)
    assert lunar.span() == Span(day, day)
    assert lunar._replace(day=None).span().holds(day)


KNOWN = "the lunar calendar is known for the lunar years 1900 to 2099 only"
ZERO = "no day, month, quarter or year is 0"
REFUSED = [
    # a day that the month does not have
    (
        Lunar(30, 3, 2024),
        "no-such-day",
        "30/3/2024 âm lịch is not a day of the lunar calendar; month 3 of lunar year 2024 ends on the 29th",
    ),
    (
        Lunar(31, 3, 2024),
        "no-such-day",
        "31/3/2024 âm lịch is not a day of the lunar calendar; month 3 of lunar year 2024 ends on the 29th",
    ),
    (
        Lunar(31, 4, 2025),
        "no-such-day",
        "31/4/2025 âm lịch is not a day of the lunar calendar; month 4 of lunar year 2025 ends on the 29th",
    ),
    (
        Lunar(31, 12, 2023),
        "no-such-day",
        "31/12/2023 âm lịch is not a day of the lunar calendar; month 12 of lunar year 2023 ends on the 30th",
    ),
    (
        Lunar(99, 12, 2099),
        "no-such-day",
        "99/12/2099 âm lịch is not a day of the lunar calendar; month 12 of lunar year 2099 ends on the 30th",
    ),
    (
        Lunar(30, 2, 2023, leap=True),
        "no-such-day",
        "30/2 nhuận/2023 âm lịch is not a day of the lunar calendar; leap month 2 of lunar year 2023 ends on the 29th",
    ),
    (
        Lunar(10**20, 2, 2023),
        "no-such-day",
        "100000000000000000000/2/2023 âm lịch is not a day of the lunar calendar; "
        "month 2 of lunar year 2023 ends on the 30th",
    ),
    (
        Lunar(-1, 2, 2023),
        "no-such-day",
        "-1/2/2023 âm lịch is not a day of the lunar calendar; month 2 of lunar year 2023 ends on the 30th",
    ),
    (Lunar(0, 3, 2024), "no-such-day", f"0/3/2024 âm lịch: {ZERO}"),
    # a month that the year does not have
    (Lunar(1, 0, 2024), "no-such-day", f"1/0/2024 âm lịch: {ZERO}"),
    (Lunar(None, 0, 2024), "no-such-day", f"0/2024 âm lịch: {ZERO}"),
    (Lunar(1, 13, 2024), "no-such-day", "1/13/2024 âm lịch: there is no month 13"),
    (Lunar(None, 13, 2024), "no-such-day", "13/2024 âm lịch: there is no month 13"),
    (Lunar(1, 2, 2024, leap=True), "no-such-day", "1/2 nhuận/2024 âm lịch: lunar year 2024 has no leap month"),
    (Lunar(None, 2, 2024, leap=True), "no-such-day", "2 nhuận/2024 âm lịch: lunar year 2024 has no leap month"),
    (
        Lunar(1, 4, 2023, leap=True),
        "no-such-day",
        "1/4 nhuận/2023 âm lịch: lunar year 2023 has a leap month 2, not 4",
    ),
    (
        Lunar(None, 8, 2033, leap=True),
        "no-such-day",
        "8 nhuận/2033 âm lịch: lunar year 2033 has a leap month 11, not 8",
    ),
    # a year that cannot be converted
    (Lunar(1, 1, 1899), "out-of-range", f"1/1/1899 âm lịch: {KNOWN}"),
    (Lunar(None, 12, 1899), "out-of-range", f"12/1899 âm lịch: {KNOWN}"),
    (Lunar(1, 1, 2100), "out-of-range", f"1/1/2100 âm lịch: {KNOWN}"),
    (Lunar(1, 1, 0), "out-of-range", f"1/1/0 âm lịch: {KNOWN}"),
    (Lunar(30, 13, 9999, leap=True), "out-of-range", f"30/13 nhuận/9999 âm lịch: {KNOWN}"),
]


@pytest.mark.parametrize(("lunar", "code", "message"), REFUSED)
def test_a_lunar_date_that_is_not_there_says_what_is(lunar: Lunar, code: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        lunar.span()
    assert (caught.value.code, Language("en").render(caught.value.message)) == (code, message)


@pytest.mark.parametrize("iso", ["0001-01-01", "1899-12-31", "1900-01-30", "2100-02-09", "2101-01-01", "9999-12-31"])
def test_a_day_beyond_the_lunar_years_that_are_known_is_refused(iso: str) -> None:
    day = datetime.date.fromisoformat(iso)
    with pytest.raises(Unreadable) as caught:
        lunar_of(day)
    written = f"{day.day:02}/{day.month:02}/{day.year:04}"
    assert (caught.value.code, Language("en").render(caught.value.message)) == ("out-of-range", f"{written}: {KNOWN}")


@given(
    st.none() | st.integers(),
    st.integers() | st.integers(1, 12),
    st.integers() | st.integers(1890, 2110),
    st.booleans(),
)
def test_any_numbers_are_days_or_refused_and_nothing_else(day: int | None, month: int, year: int, leap: bool) -> None:
    refused = None
    try:
        span = Lunar(day, month, year, leap).span()
    except Unreadable as error:
        refused = error
    if refused is None:
        assert span.days in ((29, 30) if day is None else (1,))
        assert lunar_of(span.last) == Lunar(day or span.days, month, year, leap)
    else:
        assert refused.code in ("no-such-day", "out-of-range")
        assert Language("en").render(refused.message)


@pytest.mark.parametrize(
    ("lunar", "written", "short"),
    [
        (Lunar(10, 3, 2024), "10/3/2024 âm lịch", "10/3"),
        (Lunar(1, 2, 2023, leap=True), "1/2 nhuận/2023 âm lịch", "1/2 nhuận"),
        (Lunar(None, 3, 2024), "3/2024 âm lịch", "3"),
        (Lunar(None, 2, 2023, leap=True), "2 nhuận/2023 âm lịch", "2 nhuận"),
    ],
)
def test_a_lunar_date_as_it_is_written(lunar: Lunar, written: str, short: str) -> None:
    assert (lunar.written(), lunar.short()) == (written, short)


ANNIVERSARIES = [
    (Lunar(10, 3, 2000), 2024, Lunar(10, 3, 2024)),
    (Lunar(10, 3, 1000), 2024, Lunar(10, 3, 2024)),
    (Lunar(10, 3, 2024), 2024, Lunar(10, 3, 2024)),
    (Lunar(None, 3, 2000), 2024, Lunar(None, 3, 2024)),
    # the 30th, in a month of 30 days and in one of 29
    (Lunar(30, 12, 2000), 2023, Lunar(30, 12, 2023)),
    (Lunar(30, 12, 2023), 2024, Lunar(29, 12, 2024)),
    (Lunar(29, 12, 2024), 2023, Lunar(29, 12, 2023)),
    # a leap month, in years with that one, with another, and with none
    (Lunar(15, 2, 2004, leap=True), 2023, Lunar(15, 2, 2023, leap=True)),
    (Lunar(15, 2, 2004, leap=True), 2020, Lunar(15, 2, 2020)),
    (Lunar(15, 2, 2004, leap=True), 2024, Lunar(15, 2, 2024)),
    (Lunar(None, 2, 2004, leap=True), 2024, Lunar(None, 2, 2024)),
    # an ordinary month, in a year in which a leap one follows it
    (Lunar(15, 2, 2022), 2023, Lunar(15, 2, 2023)),
    # both: leap month 6 of 1987 has a 30th, month 6 of 1988 has not
    (Lunar(30, 6, 1987, leap=True), 1988, Lunar(29, 6, 1988)),
]


@pytest.mark.parametrize(("origin", "year", "observed"), ANNIVERSARIES)
def test_an_anniversary_is_observed_on_a_day_of_the_year(origin: Lunar, year: int, observed: Lunar) -> None:
    assert anniversary(origin, year) == observed


@pytest.mark.parametrize("year", [1899, 2100])
def test_an_anniversary_in_a_year_that_cannot_be_converted_is_refused(year: int) -> None:
    with pytest.raises(Unreadable) as caught:
        anniversary(Lunar(10, 3, 2024), year)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (
        "out-of-range",
        f"3/{year} âm lịch: {KNOWN}",
    )


@given(st.dates(datetime.date(1900, 1, 31), datetime.date(2100, 2, 8)), st.integers(1900, 2099))
def test_every_day_has_an_anniversary_in_every_year(day: datetime.date, year: int) -> None:
    origin = lunar_of(day)
    observed = anniversary(origin, year)
    assert lunar_of(observed.span().first) == observed
    assert (observed.month, observed.year) == (origin.month, year)
    assert anniversary(origin, origin.year) == origin


def test_the_package_is_imported_only_for_a_lunar_date() -> None:
    code = (
        "import sys\nfrom tamduong_cli.dates.lunar import Lunar\n"
        "before = 'lunar_vn' in sys.modules\nLunar(1, 1, 2024).span()\n"
        "sys.exit(before or 'lunar_vn' not in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
