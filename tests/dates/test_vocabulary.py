"""One vocabulary: each spelling of each sign and word, put to each reader that may meet it."""

from __future__ import annotations

import ast
import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tamduong_cli.dates import vocabulary
from tamduong_cli.dates.alarm import parse_alarm
from tamduong_cli.dates.clock import parse_hours
from tamduong_cli.dates.duration import parse_duration
from tamduong_cli.dates.expression import contradictions, parse_date, parse_ends, parse_span
from tamduong_cli.dates.moving import moved, renewed, said_anew
from tamduong_cli.dates.recurrence import parse_repeat
from tamduong_cli.dates.relative import parse_moment, parse_week
from tamduong_cli.dates.slips import slips
from tamduong_cli.dates.slips_of_lunar_days import lunar_day
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language
from tamduong_cli.plan import date_kinds
from tamduong_cli.plan import format as definitions
from tamduong_cli.plan.schema import schema
from tests.conftest import plan_file
from tests.test_imports import PACKAGE, SOURCES

TODAY = datetime.date(2023, 12, 5)
ORIGIN, OLD, NEW = map(parse_date, ("7/5/1954", "7/5/2024", "7/5/2029"))
DEFINITIONS = schema(Language("en"))["$defs"]


def moment(text: str) -> object:
    return parse_moment(text, TODAY)


def week(text: str) -> object:
    return parse_week(text, TODAY)


def of_slips(text: str) -> list[str]:
    return [slip.code for slip in slips(text)]


def of_date(text: str) -> list[str]:
    return [code for code, _ in contradictions(text)]


def of_summary(text: str) -> list[str]:
    """What is said of an event of 18 April 2024, the 10th day of the third lunar month, with such a summary."""
    plan = f'id: x\ntitle: T\nperiod: 2024\nwindow: {{before: 1, after: 1}}\nevents: [{{id: e, summary: "{text}"'
    return [problem.code for problem in plan_file(f"{plan}, date: 18/4/2024}}]\n").problems]


def renewed_text(text: str) -> str:
    """A text of a plan, which is composed when it is read, said of the anniversary five years later."""
    return renewed(vocabulary.composed(text), ORIGIN, OLD, NEW)


def five_years_later(text: str) -> str:
    text = vocabulary.composed(text)
    first, last = parse_ends(text)
    later = moved(first, 5)
    return said_anew(text, (later, later if first is last else moved(last, 5)))


def says_the_schema(name: str) -> Callable[[str], object]:
    """Whether an editor takes the text for such a value, as the reader does."""
    return lambda text: re.search(DEFINITIONS[name]["pattern"], text) is not None


Reader = Callable[[str], object]
Row = tuple[Reader, str, str]
"""A reader, a text with {} in place of a spelling, and the plain text that the same must come of."""

HYPHENS = ["-", "‐", "‑", "⁃", "﹣", "－"]
LONG_DASHES = ["–", "‒", "—", "―", "−", "﹘"]
SPACES = [" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2007", "\u2009", "\u202f", "\u3000", " \u00a0 "]
STOPS = ["", ".", ",", ";", " .", "..."]
LUNAR = ["âm lịch", "Âm lịch", "Âm Lịch", "ÂM LỊCH", "âl", "ÂL", "Âl", "lunar", "Lunar", "LUNAR"]
LEAP = ["nhuận", "Nhuận", "NHUẬN", "leap", "Leap"]
TENTATIVE = ["dự kiến", "Dự kiến", "DỰ KIẾN", "tentative", "Tentative"]
TO = ["đến", "Đến", "ĐẾN", "đến hết", "to", "To", "TO"]
FROM = ["từ", "Từ", "TỪ", "from", "From"]
TUESDAY = ["thứ ba", "thứ Ba", "Thứ Ba", "THỨ BA", "thứ 3", "Thứ 3", "Tuesday", "tuesday", "TUESDAY"]
SUNDAY = ["chủ nhật", "Chủ nhật", "Chủ Nhật", "CHỦ NHẬT", "cn", "CN", "Sunday", "sunday"]

TABLE: list[tuple[str, list[str], list[Row]]] = [
    (
        "dash",
        HYPHENS + LONG_DASHES,
        [
            (parse_span, "01/12/2023 {} 10/01/2024", "01/12/2023 - 10/01/2024"),
            (parse_span, "01/12/2023{}10/01/2024", "01/12/2023 - 10/01/2024"),
            (parse_span, "8{}10/3/2024 âm lịch", "8 - 10/3/2024 âm lịch"),
            (parse_hours, "5h10 {} 5h30", "5h10 - 5h30"),
            (parse_hours, "5h10{}5h30", "5h10 - 5h30"),
            (says_the_schema("hours"), "5h10{}5h30", "5h10 - 5h30"),
            (parse_repeat, "hằng tuần thứ 2{}6", "hằng tuần thứ 2 - thứ 6"),
            (parse_repeat, "thứ 2 {} thứ 6 hằng tuần", "hằng tuần thứ 2 - thứ 6"),
            (moment, "{}2w", "-2w"),
            (week, "{}2w", "-2w"),
            (of_slips, "71 năm (7/5/1954{}7/5/2024)", "71 năm (7/5/1954 - 7/5/2024)"),
            (of_slips, "thứ Hai {} ngày 7/5/2024", "thứ Hai, ngày 7/5/2024"),
            (of_summary, "Lễ hội (8{}11/3 âm lịch)", "Lễ hội (8 - 11/3 âm lịch)"),
            (of_summary, "Lễ hội (8 {} 11/3 âm lịch)", "Lễ hội (8 - 11/3 âm lịch)"),
        ],
    ),
    (
        "hyphen",
        HYPHENS,
        [
            (parse_span, "7{0}5{0}2024", "7/5/2024"),
            (parse_span, "2024{0}05{0}07", "7/5/2024"),
            (moment, "2023{}W49", "2023-W49"),
            (of_slips, "thứ Hai, 7{0}5{0}2024", "thứ Hai, 7/5/2024"),
        ],
    ),
    (
        "space",
        SPACES,
        [
            (parse_span, "ngày{0}07{0}tháng{0}5{0}năm{0}2024", "7/5/2024"),
            (parse_span, "01/12/2023{0}-{0}10/01/2024", "01/12/2023 - 10/01/2024"),
            (parse_hours, "từ{0}5{0}giờ{0}10{0}phút{0}đến{0}5h30", "5h10 - 5h30"),
            (says_the_schema("hours"), "từ{0}5{0}giờ{0}10{0}phút{0}đến{0}5h30", "5h10 - 5h30"),
            (parse_alarm, "trước{0}1{0}ngày,{0}8h00", "trước 1 ngày, 8h00"),
            (says_the_schema("alarm"), "trước{0}1{0}ngày,{0}8h00", "trước 1 ngày, 8h00"),
            (parse_duration, "{0}20{0}ngày{0}", "20 ngày"),
            (says_the_schema("duration"), "{0}20{0}ngày{0}", "20 ngày"),
            (parse_repeat, "hằng{0}tuần{0}thứ{0}3", "hằng tuần thứ 3"),
            (parse_repeat, "FREQ=WEEKLY;{0}BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU"),
            (moment, "hôm{}nay", "hôm nay"),
            (week, "tuần{}sau", "tuần sau"),
            (of_slips, "thứ{0}Hai,{0}ngày{0}7/5/2024", "thứ Hai, ngày 7/5/2024"),
        ],
    ),
    (
        "stop at the end",
        STOPS,
        [
            (parse_span, "7/5/2024{}", "7/5/2024"),
            (parse_hours, "5h10 - 5h30{}", "5h10 - 5h30"),
            (says_the_schema("hours"), "5h10 - 5h30{}", "5h10 - 5h30"),
            (parse_alarm, "trước 1 ngày, 8h00{}", "trước 1 ngày, 8h00"),
            (parse_alarm, "không{}", "none"),
            (says_the_schema("alarm"), "không{}", "none"),
            (parse_duration, "20 ngày{}", "20 ngày"),
            (says_the_schema("duration"), "20 ngày{}", "20 ngày"),
            (parse_repeat, "hằng tuần thứ 3{}", "hằng tuần thứ 3"),
            (moment, "thứ 3{}", "thứ 3"),
            (week, "tuần 49 năm 2023{}", "2023-W49"),
        ],
    ),
    (
        "lunar",
        LUNAR,
        [
            (parse_date, "10/3/2024 {}", "10/3/2024 âm lịch"),
            (parse_date, "{} 10/3/2024", "10/3/2024 âm lịch"),
            (parse_date, "18/4/2024 (10/3 {})", "18/4/2024 (10/3 âm lịch)"),
            (moment, "10/3/2024 {}", "10/3/2024 âm lịch"),
            (of_date, "18/4/2024 ({} 11/3)", "18/4/2024 (âm lịch 11/3)"),
            (of_slips, "18/4/2024 (11/3 {})", "18/4/2024 (11/3 âm lịch)"),
            (of_slips, "18/4/2024, tức ngày 11/3 {}.", "18/4/2024 (11/3 âm lịch)"),
            (of_summary, "Giỗ Tổ (11/3 {})", "Giỗ Tổ (11/3 âm lịch)"),
            (of_summary, "Giỗ Tổ, 18/4/2024, tức 11/3 {}", "Giỗ Tổ, 18/4/2024 (11/3 âm lịch)"),
            (renewed_text, "7/5/2024 (29/3 {})", "7/5/2024"),
        ],
    ),
    (
        "leap",
        LEAP,
        [
            (parse_date, "1/2 {}/2023 âm lịch", "1/2 nhuận/2023 âm lịch"),
            (of_slips, "22/3/2023 (2/2 {} âm lịch)", "22/3/2023 (2/2 nhuận âm lịch)"),
            (lunar_day, "Lễ 1/2 nhuận âm lịch", "Lễ 1/2 nhuận âm lịch"),
        ],
    ),
    (
        "tentative",
        TENTATIVE,
        [
            (parse_date, "7/5/2024 ({})", "7/5/2024 (dự kiến)"),
            (parse_date, "{}: 7/5/2024", "7/5/2024 (dự kiến)"),
            (parse_ends, "01/12/2023 - 10/01/2024, {}", "01/12/2023 - 10/01/2024 (dự kiến)"),
            (lambda text: parse_date(five_years_later(text)), "30 tháng 4 năm 2024 ({})", "30/4/2024 (dự kiến)"),
        ],
    ),
    (
        "to",
        TO,
        [
            (parse_span, "01/12/2023 {} 10/01/2024", "01/12/2023 - 10/01/2024"),
            (parse_hours, "5h10 {} 5h30", "5h10 - 5h30"),
            (says_the_schema("hours"), "5h10 {} 5h30", "5h10 - 5h30"),
            (parse_repeat, "hằng tuần thứ 2 {} thứ 6", "hằng tuần thứ 2 - thứ 6"),
            (of_slips, "71 năm (7/5/1954 {} 7/5/2024)", "71 năm (7/5/1954 - 7/5/2024)"),
            (of_summary, "Lễ hội 8/3 {} 11/3 âm lịch", "Lễ hội (8 - 11/3 âm lịch)"),
        ],
    ),
    (
        "from",
        FROM,
        [
            (parse_span, "{} 01/12/2023 đến 10/01/2024", "01/12/2023 - 10/01/2024"),
            (parse_hours, "{} 5h10 đến 5h30", "5h10 - 5h30"),
            (says_the_schema("hours"), "{} 5h10 đến 5h30", "5h10 - 5h30"),
            (parse_repeat, "{} thứ 2 đến 6 hằng tuần", "hằng tuần thứ 2 - thứ 6"),
            (of_slips, "71 năm ({} 7/5/1954 - 7/5/2024)", "71 năm (7/5/1954 - 7/5/2024)"),
        ],
    ),
    (
        "Tuesday",
        TUESDAY,
        [
            (parse_date, "{}, 7/5/2024", "7/5/2024"),
            (parse_date, "7/5/2024 ({})", "7/5/2024"),
            (parse_repeat, "hằng tuần {}", "hằng tuần thứ 3"),
            (moment, "{}", "thứ 3"),
            (of_date, "{}, 10/3/2024 âm lịch", "thứ 3, 10/3/2024 âm lịch"),
            (of_date, "10/3/2024 âm lịch ({})", "thứ 3, 10/3/2024 âm lịch"),
            (of_date, "8/3/2024 âm lịch - {}, 12/4/2024 âm lịch", "thứ 3, 10/3/2024 âm lịch"),
            (of_slips, "{}, 8/5/2024", "thứ 3, 8/5/2024"),
            (of_slips, "8/5/2024 ({})", "thứ 3, 8/5/2024"),
            (of_summary, "Lễ kỷ niệm, {}, 18/4/2024", "Lễ kỷ niệm, thứ 3, 18/4/2024"),
            (lambda text: of_slips(renewed_text(text)), "{}, 7/5/2024", "7/5/2024"),
            (lambda text: parse_date(five_years_later(text)), "{}, 7/5/2024", "7/5/2024"),
        ],
    ),
    (
        "Sunday",
        SUNDAY,
        [
            (parse_date, "{}, 12/5/2024", "12/5/2024"),
            (parse_repeat, "hằng tuần {}", "hằng tuần chủ nhật"),
            (moment, "{}", "chủ nhật"),
            (of_date, "{}, 10/3/2024 âm lịch", "chủ nhật, 10/3/2024 âm lịch"),
            (of_slips, "{}, 8/5/2024", "chủ nhật, 8/5/2024"),
            (of_summary, "Lễ kỷ niệm, {}, 18/4/2024", "Lễ kỷ niệm, chủ nhật, 18/4/2024"),
        ],
    ),
]
CASES = [
    pytest.param(reader, text.format(spelling), plain, id=ascii(f"{what}: {text.format(spelling)}"))
    for what, spellings, rows in TABLE
    for spelling in spellings
    for reader, text, plain in rows
]


@pytest.mark.parametrize(("reader", "text", "plain"), CASES)
def test_every_spelling_is_the_same_to_every_reader(reader: Reader, text: str, plain: str) -> None:
    assert reader(text) == reader(plain)
    if text.isprintable():
        assert reader(unicodedata.normalize("NFD", text)) == reader(plain)


def test_the_plain_texts_are_read_and_found_wrong() -> None:
    """That all come out alike would also be true of readers that find nothing."""
    found = {reader.__name__: {str(reader(plain)) for other, _, plain in ROWS if other is reader} for reader in FINDERS}
    assert found == {
        "of_slips": {"['weekday']", "['lunar-date']", "['year-count']"},
        "of_date": {"['weekday']", "['lunar-date']"},
        "of_summary": {"['weekday']", "['lunar-date']", "[]"},
    }


ROWS = [row for _, _, rows in TABLE for row in rows]
FINDERS = (of_slips, of_date, of_summary)


@pytest.mark.parametrize("dash", LONG_DASHES, ids=ascii)
@pytest.mark.parametrize("text", ["7{0}5{0}2024", "2024{0}05{0}07", "tháng 6{}2023"])
def test_a_long_dash_is_no_part_of_a_date(text: str, dash: str) -> None:
    with pytest.raises(Unreadable):
        parse_date(text.format(dash))


@pytest.mark.parametrize("dash", HYPHENS + LONG_DASHES, ids=ascii)
def test_a_text_said_of_another_anniversary_keeps_its_dashes(dash: str) -> None:
    text = f"70 năm (1954{dash}2024), thứ Ba {dash} 7/5/2024"
    assert renewed_text(text) == f"75 năm (1954{dash}2029), thứ Hai {dash} 7/5/2029"
    assert five_years_later(f"7/5/2024 {dash} 12/5/2024") == f"7/5/2029 {dash} 12/5/2029"


@pytest.mark.parametrize("hyphen", HYPHENS, ids=ascii)
def test_a_date_with_hyphens_is_moved_and_keeps_them(hyphen: str) -> None:
    assert renewed_text(f"thứ Ba, 7{hyphen}5{hyphen}2024") == f"thứ Hai, 7{hyphen}5{hyphen}2029"
    assert renewed_text(f"thứ Ba, 2024{hyphen}05{hyphen}07") == f"thứ Hai, 2029{hyphen}05{hyphen}07"


@pytest.mark.parametrize("number", range(7))
def test_every_weekday_has_all_its_names(number: int) -> None:
    names = [name for name, its in vocabulary.WEEKDAY_NUMBERS.items() if its == number]
    assert names == WEEKDAYS[number]
    monday = datetime.date(2024, 5, 6)
    day = monday + datetime.timedelta(days=number)
    for name in names:
        assert parse_moment(name, monday).first == day
        assert of_slips(f"{name}, {day.day}/5/2024") == of_date(f"{name}, {day.day}/5/2024") == []


WEEKDAYS = [
    ["thứ hai", "monday", "thứ 2"],
    ["thứ ba", "tuesday", "thứ 3"],
    ["thứ tư", "wednesday", "thứ 4"],
    ["thứ năm", "thursday", "thứ 5"],
    ["thứ sáu", "friday", "thứ 6"],
    ["thứ bảy", "saturday", "thứ 7"],
    ["chủ nhật", "sunday", "cn"],
]


def test_the_tables_have_every_sign_and_word() -> None:
    assert set(vocabulary.DASHES) == {*HYPHENS, *LONG_DASHES}
    assert set(vocabulary.HYPHENS) == {*HYPHENS}
    assert {*vocabulary.LUNAR_MARKS} == {spelling.lower() for spelling in LUNAR}
    for pattern, spellings in [("LEAP", LEAP), ("TENTATIVE", TENTATIVE), ("TO", TO), ("FROM", FROM)]:
        words = vars(vocabulary)[pattern].removeprefix("(?:").removesuffix(")").split("|")
        assert set(words) == {spelling.lower() for spelling in spellings}, pattern


def test_the_names_of_lunar_years_come_again_after_sixty() -> None:
    names = [vocabulary.lunar_year_name(year) for year in range(1924, 1984)]
    assert len(set(names)) == 60
    assert names[0] == vocabulary.lunar_year_name(1984) == "Giáp Tý"
    assert vocabulary.lunar_year_name(2024) == "Giáp Thìn"
    assert all(re.fullmatch(vocabulary.LUNAR_YEAR, name.lower()) for name in names)


def words_in(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are no messages, which people read, and no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in MARKERS:
            said |= {id(part) for argument in node.args for part in ast.walk(argument)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            said.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in said and isinstance(node.value, str):
            yield node.lineno, node.value


MARKERS = {"Message", "N_", "_", "gettext", "plural"}
ONLY_IN_THE_VOCABULARY = {
    "several dashes": r"[-‐‑‒–—―−].?[‐‑‒–—―−]",
    "a weekday": r"(?i)\bthứ (?:hai|ba|tư|năm|sáu|bảy|[2-7\[(])|chủ nhật|\bcn\b",
    "a weekday in English": r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "a lunar mark": r"(?i)âm lịch|\bâl\b|(?<![\w-])lunar(?![\w-])",
    "a month": r"January|February|December|giêng|chạp",
    "whether it is settled": r"dự kiến",
    "a part of the day": r"\bchiều\b|\bsáng\b",
    "a lunar year's name": r"(?i)\bgiáp\b|\bthìn\b|\bquí\b",
    "a unit in both languages": r"(?:ngày|tuần|tháng)\|(?:day|week|month)",
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_other_module_spells_them(path: Path) -> None:
    if path == PACKAGE / "dates" / "vocabulary.py":
        words = str(vars(vocabulary))
        assert [what for what, pattern in ONLY_IN_THE_VOCABULARY.items() if not re.search(pattern, words)] == []
        return
    found = [
        (what, line, text)
        for line, text in words_in(path)
        for what, pattern in ONLY_IN_THE_VOCABULARY.items()
        if re.search(pattern, text)
    ]
    assert found == []
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"(?:0x|\\u)(?:201[0-5]|2212)", source)
    assert "unicodedata" not in source or path.name in ("letters.py", "schema.py", "events.py", "text_widths.py")


def test_the_schema_is_made_of_it() -> None:
    for kind in (date_kinds.HOURS, definitions.ALARM, definitions.DURATION):
        assert kind.pattern.endswith(f"{vocabulary.STOP} ?$")
    assert date_kinds.DAY.pattern == date_kinds.DATE.pattern == vocabulary.A_YEAR
