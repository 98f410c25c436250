"""What came, went, moved or changed between two versions of a plan, found by ids."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.language import Language
from tamduong_cli.schedule.changes import PlanChange, PlanItem, changes, items
from tamduong_cli.schedule.schedule import Schedule
from tests.conftest import PLAN, plan_file

PHASES = """
  - id: gio-to
    summary: Giỗ Tổ Hùng Vương
    date: 10/3/2024 âm lịch
    windows:
      - {name: Đợt 1, from: 01/3/2024, to: 10/3/2024, units: [ban-tuyen-giao, chi-hoi-van-hoc-nghe-thuat]}
      - {id: cao-diem, name: Cao điểm, before: 5, after: 2}

"""
OTHERS = """deadlines:
  - {id: bao-cao, summary: Báo cáo tổng kết, date: 20/12/2024}
  - {id: ke-hoach, summary: Gửi kế hoạch, event: dien-bien-phu, before: 105 ngày, units: [ban-tuyen-giao]}
activities:
  - {id: loa, summary: Phát thanh, event: dien-bien-phu, repeat: "hằng tuần thứ 3, thứ 5", time: 5h10 - 5h30}
  - {id: chieu-phim, summary: Chiếu phim, event: gio-to, window: cao-diem, date: [14/4/2024, 16/4/2024]}

"""
SOURCE = PLAN.read_text(encoding="utf-8")
BASE = SOURCE.replace("\nchannels: ", PHASES + OTHERS + "channels: ")
"""The source plan, with each kind of thing in it that can come, go, move or change."""

VI = Language("vi")

DIEN_BIEN_PHU = BASE[BASE.index("  - id: dien-bien-phu") : BASE.index("  - id: thanh-lap-tinh")]
UNIT = BASE[BASE.index("  - id: dang-uy-mat-tran-doan-the") : BASE.index("recipients:")]
TACH_TINH = "{from: 01/12/2023, to: 10/01/2024, ref: II.3}"
TEN_OF_THE_LUNAR_THIRD = "10/3/2024 âm lịch"


class Edit(NamedTuple):
    """An edit of the plan, and what it changes, each as `brief` has it."""

    old: str
    new: str
    expected: list[str]


EDITS = {
    "a date": Edit(
        "    date: 7/5/2024",
        "    date: 10/5/2024",
        [
            "moved deadline ke-hoach: first, last; +3, +3",
            "moved event dien-bien-phu: first, last; +3, +3",
            "moved window dien-bien-phu: first, last; +3, +3",
            "moved activity loa: first, last; +5, +5",
        ],
    ),
    "an event came": Edit(
        "  - id: thanh-lap-tinh\n",
        "  - id: ngay-sinh-bac\n    summary: Ngày sinh Bác\n    date: 19/5/2024\n\n  - id: thanh-lap-tinh\n",
        ["came event ngay-sinh-bac with 2024-04-29 – 2024-05-24"],
    ),
    "an event went": Edit(
        BASE[BASE.index("  - id: so-ket-giua-nhiem-ky") : BASE.index("  - id: giai-phong")],
        "",
        ["went event so-ket-giua-nhiem-ky with 2023-06-01 – 2023-08-31"],
    ),
    "an id": Edit(
        "  - id: thanh-lap-tinh\n",
        "  - id: tinh\n",
        ["went event thanh-lap-tinh with 2024-06-08 – 2024-07-03", "came event tinh with 2024-06-08 – 2024-07-03"],
    ),
    "the end of a window": Edit(TACH_TINH, "01/12/2023 - 15/01/2024", ["moved window tach-tinh: last [ref]; +0, +5"]),
    "both ends of a window": Edit(
        TACH_TINH, "03/12/2023 - 05/01/2024", ["moved window tach-tinh: first, last [ref]; +2, -5"]
    ),
    "how a window is written, and not its days": Edit(
        TACH_TINH, "{before: 31, after: 9}", ["changed window tach-tinh [from, to, ref, before, after]"]
    ),
    "the plan's rule": Edit(
        "window: {before: 20 ngày, after: 5 ngày, ref: II.3}",
        "window: {before: 3 tuần, after: 5}",
        [
            "moved window giai-phong-thi-tran-lai-chau: first; -1, +0",
            "moved window dien-bien-phu: first; -1, +0",
            "moved activity loa: first; -2, +0",
            "moved window thanh-lap-tinh: first; -1, +0",
            "moved window thanh-lap-dang-bo-tinh: first; -1, +0",
            "changed plan tam-duong-2023-2024 [window.before, window.ref]",
        ],
    ),
    "the plan's rule, to the same days": Edit(
        "window: {before: 20 ngày, after: 5 ngày, ref: II.3}",
        "window: {before: 20, after: 5, ref: II.4}",
        ["changed plan tam-duong-2023-2024 [window.ref]"],
    ),
    "a phase": Edit("to: 10/3/2024, ", "to: 12/3/2024, ", ["moved window gio-to/dot-1: last; +0, +2"]),
    "a phase came": Edit(
        "      - {id: cao-diem",
        "      - {name: Treo cờ, from: 18/4/2024, to: 18/4/2024}\n      - {id: cao-diem",
        ["came window gio-to/treo-co"],
    ),
    "a phase went": Edit(
        "      - {name: Đợt 1, from: 01/3/2024, to: 10/3/2024, units: [ban-tuyen-giao, chi-hoi-van-hoc-nghe-thuat]}\n",
        "",
        ["went window gio-to/dot-1"],
    ),
    "a phase's name": Edit("name: Cao điểm, b", "name: Tuần cao điểm, b", ["changed window gio-to/cao-diem: name"]),
    "windows for a window": Edit(
        f"window: {TACH_TINH}",
        "windows: [{name: Đợt 1, from: 01/12/2023, to: 10/01/2024}]",
        ["went window tach-tinh", "came window tach-tinh/dot-1"],
    ),
    "a lunar date": Edit(
        TEN_OF_THE_LUNAR_THIRD,
        "11/3/2024 âm lịch",
        ["moved event gio-to: first, last; +1, +1", "moved window gio-to/cao-diem: first, last; +1, +1"],
    ),
    "a lunar date written as a Gregorian one": Edit(
        TEN_OF_THE_LUNAR_THIRD, "18/4/2024", ["changed event gio-to [date]"]
    ),
    "a date to the month": Edit(
        "    date: 28/6/2024",
        "    date: 06/2024",
        [
            "moved event thanh-lap-tinh: first, last; -27, +2",
            "moved window thanh-lap-tinh: first, last; -27, +2",
        ],
    ),
    "a date for an event that had none": Edit(
        "    window: {from: 06/2023, to: 08/2023, ref: II.3}",
        "    date: 15/7/2023\n    window: 06/2023 - 08/2023",
        [
            "changed event so-ket-giua-nhiem-ky: first, last",
            "changed window so-ket-giua-nhiem-ky [ref]",
        ],
    ),
    "a summary": Edit(
        "vi: Kỷ niệm 115 năm thành", "vi: Kỷ niệm 115 năm Ngày thành", ["changed event thanh-lap-tinh: summary"]
    ),
    "a summary in the other language": Edit("en: 115th anniversary of", "en: 115 years since", []),
    "letters in another form": Edit("vi: Kỷ niệm 115 năm thành", "vi: Kỷ niệm 115 năm thành", []),
    "an origin": Edit("    origin: 28/6/1909", "    origin: 06/1909", ["changed event thanh-lap-tinh: origin"]),
    "messages": Edit("      - Bối cảnh lịch sử, quá", "      - Quá", ["changed event thanh-lap-tinh: points"]),
    "the order of messages": Edit(
        "      - Ý nghĩa sự ra đời của Ban cán sự đảng Lai Châu, tiền thân của Đảng bộ tỉnh Lai Châu ngày nay\n"
        "      - Quá trình 75 năm xây dựng và trưởng thành của Đảng bộ tỉnh\n",
        "      - Quá trình 75 năm xây dựng và trưởng thành của Đảng bộ tỉnh\n"
        "      - Ý nghĩa sự ra đời của Ban cán sự đảng Lai Châu, tiền thân của Đảng bộ tỉnh Lai Châu ngày nay\n",
        ["changed event thanh-lap-dang-bo-tinh: points"],
    ),
    "a duty": Edit(
        "      - Tổ chức tuyên truyền theo thế mạnh của ngành\n",
        "",
        ["changed unit trung-tam-van-hoa-the-thao-truyen-thong: points"],
    ),
    "tentative": Edit(
        "    date: 28/6/2024",
        "    date: 28/6/2024 (dự kiến)",
        ["changed event thanh-lap-tinh: tentative", "changed window thanh-lap-tinh: tentative"],
    ),
    "units by name": Edit(
        "units: [ban-tuyen-giao, chi-hoi-van-hoc-nghe-thuat]",
        "units: [ban-tuyen-giao, phong-van-hoa-thong-tin]",
        ["changed window gio-to/dot-1: units; + phong-van-hoa-thong-tin - chi-hoi-van-hoc-nghe-thuat"],
    ),
    "units by their events": Edit(
        "  - id: phong-van-hoa-thong-tin\n",
        "  - id: phong-van-hoa-thong-tin\n    events: [dien-bien-phu]\n",
        [
            f"changed {thing}: units; - phong-van-hoa-thong-tin"
            for thing in (
                "window so-ket-giua-nhiem-ky",
                "window giai-phong-thi-tran-lai-chau",
                "window tach-tinh",
                "window gio-to/cao-diem",
                "activity chieu-phim",
                "window thanh-lap-tinh",
                "window thanh-lap-dang-bo-tinh",
            )
        ],
    ),
    "a unit came": Edit("units:\n", "units:\n  - {id: doan, name: Huyện đoàn}\n", ["came unit doan"]),
    "a unit went": Edit(UNIT, "", ["went unit dang-uy-mat-tran-doan-the"]),
    "a unit's name": Edit(
        "vi: Chi hội Văn học, nghệ thuật huyện\n",
        "vi: Hội Văn học\n",
        ["changed unit chi-hoi-van-hoc-nghe-thuat: summary"],
    ),
    "a deadline": Edit("date: 20/12/2024", "date: 17/12/2024", ["moved deadline bao-cao: first, last; -3, -3"]),
    "a deadline came": Edit(
        "deadlines:\n",
        "deadlines:\n  - {id: so-ket, summary: Báo cáo sơ kết, date: 30/6/2024}\n",
        ["came deadline so-ket"],
    ),
    "a deadline's units": Edit(
        "before: 105 ngày, units: [ban-tuyen-giao]",
        "before: 105 ngày",
        [
            "changed deadline ke-hoach: units; + phong-van-hoa-thong-tin trung-tam-van-hoa-the-thao-truyen-thong "
            "chi-hoi-van-hoc-nghe-thuat dang-uy-mat-tran-doan-the"
        ],
    ),
    "an activity's time": Edit("time: 5h10 - 5h30", "time: 17h", ["changed activity loa: time"]),
    "how an activity repeats": Edit("thứ 3, thứ 5", "thứ 5", ["changed activity loa: repeat"]),
    "where an activity ends": Edit(
        "hằng tuần thứ 3, thứ 5",
        "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20240430",
        ["moved activity loa: last; +0, -9"],
    ),
    "a day of an activity": Edit(
        "[14/4/2024, 16/4/2024]", "[14/4/2024, 15/4/2024, 16/4/2024]", ["changed activity chieu-phim: days"]
    ),
    "the last day of an activity": Edit(
        "[14/4/2024, 16/4/2024]", "[14/4/2024, 17/4/2024]", ["moved activity chieu-phim: last, days; +0, +1"]
    ),
    "an activity went": Edit(OTHERS[OTHERS.index("  - {id: chieu-phim") : -1], "", ["went activity chieu-phim"]),
}
"""One edit of each kind."""


@lru_cache
def schedule_of(text: str) -> Schedule:
    file = plan_file(text)
    assert file.schedule, file.problems
    return file.schedule


def edited(name: str) -> str:
    old, new, _ = EDITS[name]
    assert BASE.count(old) == 1
    return BASE.replace(old, new)


def found(old: str, new: str, language: Language = VI) -> tuple[PlanChange, ...]:
    return changes(items(schedule_of(old), language), items(schedule_of(new), language))


def brief(change: PlanChange) -> str:
    item = change.item
    text = f"{change.way} {item.kind} {item.id}" + (f"/{item.phase}" if item.phase else "")
    if change.fields:
        text += ": " + ", ".join(change.fields)
    if change.keys:
        text += f" [{', '.join(key.name for key in change.keys)}]"
    if change.way == "moved":
        text += f"; {change.first_by:+}, {change.last_by:+}"
    for sign, units in (("+", change.units_added), ("-", change.units_gone)):
        if units:
            text += ("; " if ";" not in text else " ") + " ".join((sign, *units))
    if change.windows:
        text += " with " + ", ".join(f"{window.first} – {window.last}" for window in change.windows)
    return text


@pytest.mark.parametrize("name", EDITS)
def test_each_kind_of_edit(name: str) -> None:
    assert [brief(change) for change in found(BASE, edited(name))] == EDITS[name].expected


@pytest.mark.parametrize("name", EDITS)
def test_the_way_back_is_the_mirror(name: str) -> None:
    there, back = found(BASE, edited(name)), found(edited(name), BASE)
    assert {mirrored(change) for change in map(as_text, there)} == set(map(as_text, back))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_plan_does_not_differ_from_itself(language: str) -> None:
    assert found(BASE, BASE, Language(language)) == ()


def test_a_text_changes_in_the_language_that_it_is_told_in() -> None:
    new = edited("a summary in the other language")
    assert [brief(change) for change in found(BASE, new, Language("en"))] == ["changed event thanh-lap-tinh: summary"]


def test_a_unit_that_is_new_is_told_once_and_where_it_is_named() -> None:
    new = BASE.replace("units:\n", "units:\n  - {id: doan, name: Huyện đoàn}\n", 1)
    new = new.replace("before: 105 ngày, units: [ban-tuyen-giao]", "before: 105 ngày, units: [ban-tuyen-giao, doan]")
    assert [brief(change) for change in found(BASE, new)] == [
        "changed deadline ke-hoach: units; + doan",
        "came unit doan",
    ]


DAYS = st.dates(datetime.date(2023, 12, 20), datetime.date(2024, 1, 10))
TEXTS = st.sampled_from(["A", "B", "C"])
UNITS = st.none() | st.dictionaries(st.sampled_from(["u", "v", "w"]), st.just("Đơn vị"))


@st.composite
def versions(draw: st.DrawFn) -> tuple[PlanItem, ...]:
    """Things as a plan has them: a window has its event, and nothing is there twice."""
    drawn: dict[Any, PlanItem] = {}
    for kind in ("event", "deadline", "activity", "unit"):
        for id in draw(st.sets(st.sampled_from("abc"))):
            first, last = sorted(draw(st.tuples(DAYS, DAYS)))
            item = PlanItem(kind, id, summary=draw(TEXTS), first=first, last=last, tentative=draw(st.booleans()))
            if kind in ("event", "unit") and draw(st.booleans()):
                item = item._replace(first=None, last=None, points=draw(st.tuples(TEXTS, TEXTS)))
            drawn[item.key] = item
            for phase in draw(st.sets(st.sampled_from("xy"))) if kind == "event" else ():
                first, last = sorted(draw(st.tuples(DAYS, DAYS)))
                window = PlanItem("window", id, phase, item.summary, draw(TEXTS), first, last, units=draw(UNITS))
                drawn[window.key] = window._replace(named=draw(st.booleans()))
    return tuple(drawn.values())


@given(versions(), versions())
def test_old_things_and_their_changes_give_the_new_things(old: tuple[PlanItem, ...], new: tuple[PlanItem, ...]) -> None:
    then = {item.key: item for item in old}
    for change in changes(old, new):
        for item in (change.item, *change.windows):
            then.pop(item.key, None)
            if change.new:
                then[item.key] = item
    assert {comparable(item) for item in then.values()} == {comparable(item) for item in new}


@given(versions(), versions())
def test_the_way_back_of_any_two_versions_is_the_mirror(old: tuple[PlanItem, ...], new: tuple[PlanItem, ...]) -> None:
    there, back = changes(old, new), changes(new, old)
    assert {mirrored(change) for change in map(as_text, there)} == set(map(as_text, back))
    assert len(there) == len(back)


@given(versions(), versions())
def test_changes_come_in_one_order_with_each_thing_together(
    old: tuple[PlanItem, ...], new: tuple[PlanItem, ...]
) -> None:
    told = changes(old, new)
    assert told == changes(old[::-1], new[::-1])
    owners = [change.item.owner for change in told]
    assert len([owner for i, owner in enumerate(owners) if i == 0 or owners[i - 1] != owner]) == len(set(owners))
    for change in told:
        assert change.fields if change.old and change.new else not change.fields


@given(versions())
def test_any_version_does_not_differ_from_itself(version: tuple[PlanItem, ...]) -> None:
    assert changes(version, version[::-1]) == ()


def comparable(item: PlanItem) -> PlanItem:
    """The item without what is not compared: a window's summary, which is its event's, and what units are called."""
    return item._replace(summary="" if item.kind == "window" else item.summary, units=None, named=False)


Text = tuple[str, str, frozenset[str], tuple[int | None, int | None], str, str, frozenset[str]]


def as_text(change: PlanChange) -> Text:
    return (
        repr(change.old),
        repr(change.new),
        frozenset(change.fields),
        (change.first_by, change.last_by),
        repr(sorted(change.units_added)),
        repr(sorted(change.units_gone)),
        frozenset(map(repr, change.windows)),
    )


def mirrored(change: Text) -> Text:
    old, new, fields, (first, last), added, gone, windows = change
    back = (None if first is None else -first, None if last is None else -last)
    return new, old, fields, back, gone, added, windows
