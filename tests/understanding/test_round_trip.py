"""A plan that is written as the office's document, and read from it again, is the same plan."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.documents.word import read
from tamduong_cli.language import LANGUAGES, Language
from tamduong_cli.plan.model import Plan, Points, Text
from tamduong_cli.plan.problems import Report
from tamduong_cli.plan.source import decode
from tamduong_cli.schedule.compared_keys import keys_of
from tamduong_cli.schedule.dated import Dated
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.understanding.draft import draft
from tamduong_cli.views.papers.plan_document import plan_document
from tamduong_cli.views.papers.word import docx as word
from tests.conftest import PLAN, TESTS, examples

Through = Callable[[bytes], bytes]
"""What is done with a document between writing and reading it."""

VALID = TESTS / "plans" / "valid"


def resolved(content: bytes) -> Schedule | None:
    report = Report("plan.yaml")
    return loaded(decode(content, report), report).schedule


def written(schedule: Schedule, language: Language) -> bytes:
    return word(plan_document(schedule, None, True, language))


def read_again(content: bytes, language: Language) -> tuple[str, Schedule]:
    """The draft that is read from a document, and its schedule; nothing in it is to be asked."""
    made = draft(read(content, "kh.docx"), "kh.docx", None, language)
    schedule = resolved(made.text.encode())
    assert schedule is not None, made.text
    return made.text, schedule


def told(points: Points, code: str) -> list[str]:
    return [point.in_(code) for point in points.points]


def said(value: Any, code: str) -> Any:
    """A value of the plan in one language, with what it names by id alone, and without places in a file."""
    if isinstance(value, Text):
        return value.in_(code)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [said(each, code) for each in value]
    return getattr(value, "id", value)


def of_plan(schedule: Schedule, code: str) -> dict[str, Any]:
    """All that a document says of a plan."""
    plan: Plan = schedule.plan
    windows = {
        (window.event.id, window.rule.phase): (
            window.span,
            window.basis,
            said(window.rule.name, code),
            said(window.rule.kind, code) if window.rule.kind else said(plan.kind, code),
            [unit.id for unit in window.units],
            [event.id for event in window.events],
            window.tentative,
        )
        for window in schedule.windows
    }
    items: list[Dated] = [*schedule.deadlines, *schedule.activities]
    held = {
        item.id: (
            item.kind,
            said(item.summary, code),
            item.event and item.event.id,
            [unit.id for unit in item.units],
            item.tentative,
            [said(getattr(item.record, key, None), code) for key in ("location", "url", "contact", "lead", "units")],
        )
        for item in items
    }
    return {
        "id": plan.id,
        "title": plan.title.in_(code),
        "period": plan.period,
        "windows": windows,
        "held": held,
        "deadlines": {item.id: (item.day, item.deadline.before, item.deadline.after) for item in schedule.deadlines},
        "activities": {
            item.id: (item.days, item.activity.time, item.activity.repeat, item.window and item.window.rule.phase)
            for item in schedule.activities
        },
        "events": {
            event.id: (
                event.summary.in_(code),
                said(event.short, code),
                event.origin and event.origin.span,
                event.date and (event.date.span, event.date.by_moon),
                event.is_tentative,
                [said(getattr(event, key), code) for key in ("location", "url", "contact", "lead")],
                told(event.messages, code),
                plan.has_no_window(event),
            )
            for event in plan.events
        },
        "units": [
            (unit.id, unit.name.in_(code), told(unit.duties, code), unit.events and {each.id for each in unit.events})
            for unit in plan.units
        ],
        "points": [told(points, code) for points in (plan.objectives, plan.requirements, plan.channels)],
        "rule": plan.window and (plan.window.before, plan.window.after, plan.window.is_none),
    }


def assert_the_same(schedule: Schedule, language: Language, through: Through = lambda same: same) -> str:
    text, again = read_again(through(written(schedule, language)), language)
    assert "# TODO: " not in text
    before, after = of_plan(schedule, language.code), of_plan(again, language.code)
    for part, value in before.items():
        assert after[part] == value, part
    return text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [PLAN, *sorted(VALID.glob("*.yaml"))], ids=lambda path: path.stem)
def test_each_plan_of_the_tests_is_the_same_again(path: Path, language: str) -> None:
    schedule = resolved(path.read_bytes())
    assert schedule is not None
    assert_the_same(schedule, Language(language))


NOT_SAID = {
    "revised": "the day of issue is the document's own",
    "timezone": "where the office is goes without saying",
    "language": "that of the document",
    "style": "how calendars look",
    "alarms": "when calendars remind",
    "workdays": "what is checked",
    "parent.ref": "a place in an earlier document",
    "signatory.ref": "a place in an earlier document",
    "recipients.ref": "a place in an earlier document",
}
"""Keys of which a document says nothing, and why; what it does not say either is a text in another language."""


def records(plan: Plan) -> Iterator[tuple[str, str, Any]]:
    """Everything in a plan that has keys: what kind it is, what it is known by, and it itself."""
    yield "plan", plan.id, plan
    for event in plan.events:
        yield "event", event.id, event
        yield from (("window", f"{event.id} {rule.phase}", rule) for rule in event.own_windows)
    yield from (("window", rule.id, rule) for rule in plan.windows)
    yield from (("deadline", item.id, item) for item in plan.deadlines)
    yield from (("activity", item.id, item) for item in plan.activities)
    yield from (("unit", unit.id, unit) for unit in plan.units)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_key_is_said_and_read_again_or_is_listed(code: str) -> None:
    """A key of the format that the document does not say, or that is not read from it, is named here."""
    language = Language(code)
    schedule = resolved((VALID / "every-key.yaml").read_bytes())
    assert schedule is not None
    _, again = read_again(written(schedule, language), language)
    found = {(kind, id): keys_of(kind, record, language) for kind, id, record in records(again.plan)}
    lost = []
    for kind, id, record in records(schedule.plan):
        for key, value in keys_of(kind, record, language).items():
            if not {key, key.split(".")[0]} & set(NOT_SAID) and found[kind, id].get(key) != value:
                lost.append((kind, id, key, value, found[kind, id].get(key)))
    assert lost == []


# Any plan that an office might write

NAMES = st.sampled_from(
    [
        "Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ",
        "Ngày Thương binh - Liệt sĩ 27/7",
        "Sơ kết: giữa nhiệm kỳ 2020-2025",
        "Đại hội Đảng bộ xã lần thứ XXI (nhiệm kỳ 2025 - 2030)",
        "Giỗ Tổ Hùng Vương (10/3 âm lịch)",
        "Mừng Đảng, mừng Xuân; đón Tết",
        "Ngày hội “Toàn dân đoàn kết”",
        "30/4 và 1/5",
        "Tuần lễ: từ ngày hội đến ngày mùa",
        "70 years of the liberation",
    ]
)
POINTS = st.sampled_from(
    [
        "Đường lối kháng chiến: toàn dân, toàn diện",
        "Treo cờ từ ngày 30/4 đến hết ngày 02/5/2024",
        "Báo cáo kết quả trước ngày 15/12/2024",
        "Ngày 28/6/1909, Toàn quyền Đông Dương ra Nghị định thành lập tỉnh.",
        "Vì sao phải học tập?",
        "Tuyên truyền trên facebook, fanpage, kênh youtube...",
        "1. Quán triệt; 2. Tổ chức thực hiện",
        "- Hướng về cơ sở",
        "I. Mục đích",
        "trước 20 ngày và sau 05 ngày",
        "Nơi nhận: các đơn vị",
        "KẾ HOẠCH",
    ]
)
UNITS = st.sampled_from(
    [
        "Phòng Văn hóa và Thông tin huyện",
        "Đảng ủy các xã, thị trấn; Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện",
        "Đoàn Thanh niên",
        "Đoàn Thanh niên; Hội Phụ nữ",
        "Trạm Y tế (bộ phận dân số)",
        "Công an xã",
    ]
)
IDS = st.from_regex(r"\A[a-z][a-z0-9._-]{0,6}[a-z0-9]\Z")
LONG_IDS = st.from_regex(r"\A[A-Za-z0-9_](?:[A-Za-z0-9._-]{20,90}[a-z0-9])\Z")
DAYS = st.dates(datetime.date(2023, 3, 1), datetime.date(2024, 10, 1))
LENGTHS = st.sampled_from(["0 ngày", "5 ngày", "20 ngày", "2 tuần", "1 tháng"])
KINDS = st.sampled_from(["Cao điểm", "Treo cờ, băng rôn", "Ra quân"])
REPEATS = st.sampled_from(
    [
        *("hằng ngày", "hằng tuần thứ 3, thứ 5", "hằng tháng ngày 1, 15", "3 ngày một lần", "FREQ=MONTHLY;BYDAY=1MO"),
        *("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;UNTIL=20240501;BYDAY=TU,FR"),
    ]
)
PHASES = st.sampled_from(["Đợt 1", "Đợt 2: cao điểm", "Ra quân – tổng kết"])
TITLES = st.sampled_from(["Kế hoạch tuyên truyền năm 2024", "Tuyên truyền các ngày lễ lớn", "Plan for 2024"])
PLACES = st.sampled_from(["Nhà văn hóa xã", "Sân vận động (khu A); cổng chính", "Hội trường UBND: tầng 2"])


def dmy(day: datetime.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


@st.composite
def ends(draw: st.DrawFn, has_date: bool) -> dict[str, Any]:
    first = draw(DAYS)
    last = first + datetime.timedelta(draw(st.integers(0, 60)))
    kinds = ["days", "months", "lunar"] + (["lengths", "mixed"] if has_date else [])
    kind = draw(st.sampled_from(kinds))
    if kind == "months":
        return {"from": f"{first.month:02}/{first.year}", "to": f"{last.month:02}/{last.year}"}
    if kind == "lunar":
        return {"from": "10/3/2024 âm lịch", "to": "15/3/2024 âm lịch"}
    if kind == "lengths":
        return {"before": draw(LENGTHS), "after": draw(LENGTHS)}
    if kind == "mixed":
        return {"before": draw(LENGTHS), "to": "31/12/2024"}
    return {"from": dmy(first), "to": dmy(last)}


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A plan as its file has it."""
    ids = iter(draw(st.lists(st.one_of(IDS, LONG_IDS), min_size=26, max_size=26, unique_by=str.lower)))
    several = st.lists(POINTS, max_size=3, unique=True)

    def maybe(**values: st.SearchStrategy[Any]) -> dict[str, Any]:
        return {key: draw(value) for key, value in values.items() if draw(st.booleans())}

    names = draw(st.lists(UNITS, max_size=3, unique=True))
    units = [{"id": next(ids), "name": name, **maybe(duties=several)} for name in names]
    of_units = (
        st.lists(st.sampled_from([unit["id"] for unit in units]), min_size=1, unique=True) if units else st.nothing()
    )

    def who() -> dict[str, Any]:
        return maybe(units=of_units, lead=of_units) if units else {}

    events: list[dict[str, Any]] = []
    for name in draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)):
        event: dict[str, Any] = {"id": next(ids), "summary": name, **maybe(messages=several, short=st.just("Tên gọn"))}
        if draw(st.booleans()):
            event["date"] = draw(st.one_of(DAYS.map(dmy), st.sampled_from(["06/2024", "10/3/2024 âm lịch"])))
            event |= maybe(origin=st.sampled_from(["7/5/1954", "10/1946", "1930"]))
            event |= maybe(
                location=PLACES, contact=st.just("Đ/c A, 0912 345 678"), url=st.just("https://xa.example.vn/a")
            )
        if "date" not in event or draw(st.booleans()):
            has_date = "date" in event
            if draw(st.booleans()):
                event["window"] = {**draw(ends(has_date)), **who(), **maybe(kind=KINDS, tentative=st.just("true"))}
            else:
                phases = draw(
                    st.lists(
                        st.sampled_from(["Đợt 1", "Đợt 2: cao điểm", "Ra quân – tổng kết"]), min_size=1, unique=True
                    )
                )
                event["windows"] = [{"name": phase, **draw(ends(has_date)), **who()} for phase in phases]
        event |= maybe(tentative=st.just("true"))
        events.append(event)
    dated = [event["id"] for event in events if "date" in event]
    deadlines = []
    for _ in range(draw(st.integers(0, 2))):
        item: dict[str, Any] = {"id": next(ids), "summary": draw(NAMES), **who(), **maybe(location=PLACES)}
        if draw(st.booleans()) and dated:
            item |= {"event": draw(st.sampled_from(dated)), draw(st.sampled_from(["before", "after"])): draw(LENGTHS)}
        else:
            item["date"] = dmy(draw(DAYS))
        deadlines.append(item)
    held = [event for event in events if "window" in event or "date" in event]
    activities = []
    for event in held[: draw(st.integers(0, 2))]:
        item = {"id": next(ids), "summary": draw(POINTS), "event": event["id"], **who(), **maybe(location=PLACES)}
        if draw(st.booleans()):
            item["repeat"] = draw(REPEATS)
        else:
            item["date"] = draw(st.lists(DAYS.map(dmy), min_size=1, max_size=3, unique=True))
        activities.append(item | maybe(time=st.sampled_from(["7h30", "5h10 - 5h30", "22h00 - 24h00"])))
    rule = draw(st.one_of(st.just("none"), st.fixed_dictionaries({"before": LENGTHS, "after": LENGTHS})))
    return {
        "id": next(ids),
        "title": draw(
            st.sampled_from(["Kế hoạch tuyên truyền năm 2024", "Tuyên truyền các ngày lễ lớn", "Plan for 2024"])
        ),
        "issuer": draw(st.sampled_from(["Ủy ban nhân dân xã Nà Lưa", "Huyện ủy Tam Đường"])),
        "period": draw(st.sampled_from(["2024", "2023 - 2024", "2022 - 2025", "01/9/2023 - 31/5/2024"])),
        "window": rule,
        "events": events,
        **({"units": units} if units else {}),
        **({"deadlines": deadlines} if deadlines else {}),
        **({"activities": activities} if activities else {}),
        **maybe(objectives=several, requirements=several, channels=several, kind=KINDS),
    }


@examples(60)
@given(plan=plans(), language=st.sampled_from(LANGUAGES))
def test_any_plan_is_the_same_again(plan: dict[str, Any], language: str) -> None:
    schedule = resolved(json.dumps(plan, ensure_ascii=False).encode())
    if schedule is not None:
        assert_the_same(schedule, Language(language))


MINIMAL = {"id": "p", "title": "Kế hoạch năm 2025", "issuer": "UBND xã A", "period": "2025", "window": "none"}
DAY = {"id": "a", "summary": "Ngày hội", "date": "2/9/2025"}
OWN = {"from": "1/6/2025", "to": "5/6/2025"}
HELD = {**DAY, "window": OWN}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "rest",
    [
        {"events": [{**DAY, "id": f"e{number}", "messages": [f"Ý nghĩa {number}"]} for number in range(105)]},
        {"events": [{"id": "a", "summary": "Ngày hội (2025)", "window": OWN}]},
        {"events": [{"id": "a", "summary": "Đại hội (dự kiến)", "window": OWN}]},
        {"events": [{"id": "a", "summary": "Party congress (tentative)", "window": OWN, "tentative": True}]},
        {"events": [{**DAY, "summary": "Đại hội (dự kiến)", "window": {"before": "3 ngày", "after": "0 ngày"}}]},
        {"events": [{**DAY, "date": "2/9/2025 (dự kiến)", "window": OWN}]},
        {"events": [{**DAY, "date": "2/9/2025 (dự kiến)", "tentative": True, "window": OWN}]},
        {"events": [{"id": "a", "summary": "Hè", "window": OWN, "location": "Nhà văn hóa", "contact": "Đ/c A"}]},
        {"events": [DAY], "deadlines": [{"id": "d", "summary": "Gửi: chậm nhất một bản", "date": "1/6/2025"}]},
        {"events": [DAY], "deadlines": [{"id": "d", "summary": "Nơi nhận: các xã", "date": "1/6/2025"}]},
        {
            "events": [HELD],
            "activities": [{"id": "d", "summary": "Họp", "date": "1/6/2025", "event": "a", "location": "Nhà A (cũ)"}],
        },
        {
            "events": [HELD],
            "activities": [
                {"id": "d", "summary": "Họp (đơn vị: tự chọn) ở xã", "event": "a", "repeat": "hằng tuần thứ 2"}
            ],
        },
        {
            "events": [HELD],
            "activities": [{"id": "d", "summary": "Chợ", "event": "a", "repeat": "FREQ=WEEKLY;INTERVAL=2;WKST=SU"}],
        },
    ],
    ids=lambda rest: str(rest)[:90],
)
def test_a_plan_that_was_once_another_is_the_same_again(rest: dict[str, Any], language: str) -> None:
    schedule = resolved(json.dumps(MINIMAL | rest, ensure_ascii=False).encode())
    assert schedule is not None
    assert_the_same(schedule, Language(language))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "around",
    [
        {"signatory": {"name": "Sùng A Hồ"}},
        {"signatory": {"name": "TS. Trần Văn C", "title": "Trưởng ban"}},
        {"signatory": {"authority": "TM. Ủy ban nhân dân", "title": "KT. Chủ tịch – Phó Chủ tịch", "name": "Lò A"}},
        {"superior": "Huyện ủy Tam Đường"},
        {"date": "15/1/2025"},
        {"place": "Bản Bo"},
        {"parent": {"title": "Tuyên truyền năm 2025", "date": "1/1/2025"}},
        {"parent": {"number": "171-KH/BTGTU", "title": "Việc A; B (C), D"}},
        {"parent": {"number": "171-KH/BTGTU", "issuer": "Ban Tuyên giáo Tỉnh ủy", "date": "1/1/2025"}},
    ],
    ids=str,
)
@pytest.mark.parametrize("issuer", [{}, {"issuer": "Ủy ban nhân dân xã A"}], ids=["nobody", "issuer"])
def test_what_stands_around_the_text_is_the_same_again(
    around: dict[str, Any], issuer: dict[str, Any], code: str
) -> None:
    plan = {**MINIMAL, "issuer": "", "events": [HELD], **around, **issuer}
    schedule = resolved(json.dumps({key: value for key, value in plan.items() if value}, ensure_ascii=False).encode())
    assert schedule is not None
    language = Language(code)
    _, again = read_again(written(schedule, language), language)
    before, after = (keys_of("plan", found.plan, language) for found in (schedule, again))
    assert after | {"language": "vi"} == before
