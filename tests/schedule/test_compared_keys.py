"""Every key of the format is compared by `plan diff`, or listed as one that is not, with the reason."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tamduong_cli.calendars.writing import calendar
from tamduong_cli.language import Language
from tamduong_cli.plan.kinds import Either, Key, Kind, ListOf, MappingOf
from tamduong_cli.schedule.changes import PlanChange, changes, items
from tamduong_cli.schedule.compared_keys import MAPPINGS, NOT_COMPARED, keys_of, words_for
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.change_words import facts
from tamduong_cli.views.notice import notice
from tests.schedule.test_changes import schedule_of

VI, EN = Language("vi"), Language("en")

HELD = {"location": "Sân vận động", "url": "https://a.vn", "contact": "Anh A", "lead": ["v"]}
PLAN: dict[str, Any] = {
    "format": "1",
    "id": "x",
    "title": "Kế hoạch",
    "superior": "Tỉnh ủy",
    "issuer": "Huyện ủy",
    "number": "47-KH/HU",
    "date": "4/12/2023",
    "place": "Tam Đường",
    "parent": {"ref": "0", "number": "1-KH", "date": "1/2/2023", "issuer": "Tỉnh ủy", "title": "Về kỷ niệm"},
    "period": "2023 - 2024",
    "revised": "1/3/2023",
    "kind": "Treo cờ",
    "timezone": "Asia/Ho_Chi_Minh",
    "language": "vi",
    "style": "spans",
    "workdays": "false",
    "alarms": {"window": "1 day before 08:00", "date": "07:00", "deadline": "none", "activity": "07:00"},
    "objectives": {"ref": "I.1", "points": ["A", "B"]},
    "requirements": ["A"],
    "window": {"before": "20 days", "after": "5", "ref": "II.3"},
    "windows": [
        {"id": "j", "name": "Đợt chung", "from": "1/8/2024", "to": "9/8/2024", "events": ["e", "g"], "kind": "Cờ"}
        | {"lead": ["v"], "units": ["u"], "tentative": "false", "ref": "II.8"},
    ],
    "events": [
        {
            "id": "e",
            "ref": "II.1",
            "summary": "Ngày Chiến thắng",
            "short": "Chiến thắng",
            "origin": "7/5/1954",
            "date": "7/5/2024",
            "tentative": "false",
            **HELD,
            "windows": [
                {
                    "id": "a",
                    "name": "Đợt 1",
                    "from": "1/4/2024",
                    "to": "10/4/2024",
                    "kind": "Cờ",
                    "lead": ["v"],
                    "units": ["u"],
                }
                | {"ref": "II.4"},
                {"id": "b", "name": "Đợt 2", "before": "5", "after": "2", "tentative": "false"},
            ],
            "messages": {"ref": "II.1", "points": ["A"]},
        },
        {"id": "f", "summary": "Ngày khác", "date": "19/5/2024", "window": {"before": "5", "to": "19/5/2024"}},
        {"id": "g", "summary": "Ngày thứ ba", "date": "2/9/2024"},
    ],
    "deadlines": [
        {"id": "d", "ref": "III.1", "summary": "Báo cáo", "date": "15/12/2023", "units": ["u"], "tentative": "false"}
        | HELD,
        {"id": "c", "summary": "Gửi kế hoạch", "event": "e", "before": "105"},
        {"id": "k", "summary": "Tổng kết", "event": "e", "after": "10"},
    ],
    "activities": [
        {
            "id": "p",
            "ref": "III.2",
            "summary": "Phát thanh",
            "event": "e",
            "window": "a",
            "repeat": "daily",
            "time": "5h10 - 5h30",
            "units": ["u"],
            "tentative": "false",
            **HELD,
        },
        {"id": "q", "summary": "Họp mặt", "event": "f", "date": ["18/5/2024"]},
    ],
    "channels": {"ref": "II.2", "points": ["Báo"]},
    "units": [
        {"id": "u", "ref": "III.3", "name": "Phòng", "duties": ["A"], "events": ["e", "f", "g"]},
        {"id": "v", "name": "Hội"},
    ],
    "recipients": ["Lưu"],
    "signatory": {"ref": "IV", "authority": "T/M", "title": "Bí thư", "name": "Cao"},
}

OTHER: dict[tuple[str, ...], Any] = {
    ("id",): "y",
    ("title",): "Kế hoạch khác",
    ("issuer",): "Huyện ủy khác",
    ("superior",): "Tỉnh ủy khác",
    ("number",): "48-KH/HU",
    ("date",): "5/12/2023",
    ("place",): "Lai Châu",
    **{("parent", key): value for key, value in (("ref", "9"), ("number", "2-KH"), ("date", "2/2/2023"))},
    ("parent", "issuer"): "Tỉnh ủy khác",
    ("parent", "title"): "Về việc khác",
    ("period",): "2023 - 2025",
    ("revised",): "2/3/2023",
    ("kind",): "none",
    ("timezone",): "Asia/Bangkok",
    ("language",): "en",
    ("style",): "milestones",
    ("workdays",): "true",
    **{("alarms", key): "06:00" for key in ("window", "date", "deadline", "activity")},
    ("objectives", "ref"): "I.9",
    ("objectives", "points"): ["B", "A"],
    ("requirements",): ["A", "B"],
    **{("window", key): value for key, value in (("before", "21"), ("after", "6"), ("ref", "II.9"))},
    ("windows", "0", "name"): "Đợt chung lớn",
    ("windows", "0", "from"): "2/8/2024",
    ("windows", "0", "to"): "10/8/2024",
    ("windows", "0", "events"): ["e", "f", "g"],
    ("windows", "0", "kind"): "none",
    ("windows", "0", "lead"): ["u"],
    ("windows", "0", "units"): ["u", "v"],
    ("windows", "0", "tentative"): "true",
    ("windows", "0", "ref"): "II.9",
    ("events", "0", "ref"): "II.9",
    ("events", "0", "summary"): "Ngày Toàn thắng",
    ("events", "0", "short"): "Toàn thắng",
    ("events", "0", "windows", "0", "kind"): "Cao điểm",
    ("events", "0", "origin"): "7/5/1955",
    ("events", "0", "date"): "8/5/2024",
    ("events", "0", "tentative"): "true",
    **{
        (things, "0", key): value
        for things in ("events", "deadlines", "activities")
        for key, value in (("location", "Hội trường"), ("url", "https://b.vn"), ("contact", "Chị B"), ("lead", ["u"]))
    },
    ("events", "0", "windows", "0", "lead"): ["u"],
    ("events", "0", "messages", "ref"): "II.9",
    ("events", "0", "messages", "points"): ["B"],
    ("events", "0", "windows", "0", "name"): "Đợt đầu",
    ("events", "0", "windows", "0", "from"): "2/4/2024",
    ("events", "0", "windows", "0", "to"): "11/4/2024",
    ("events", "0", "windows", "0", "units"): ["u", "v"],
    ("events", "0", "windows", "0", "ref"): "II.9",
    ("events", "0", "windows", "1", "before"): "6",
    ("events", "0", "windows", "1", "after"): "3",
    ("events", "0", "windows", "1", "tentative"): "true",
    ("deadlines", "0", "ref"): "III.9",
    ("deadlines", "0", "summary"): "Báo cáo khác",
    ("deadlines", "0", "date"): "16/12/2023",
    ("deadlines", "0", "units"): ["u", "v"],
    ("deadlines", "0", "tentative"): "true",
    ("deadlines", "1", "event"): "f",
    ("deadlines", "1", "before"): "15 tuần",
    ("deadlines", "2", "after"): "11",
    ("activities", "0", "ref"): "III.9",
    ("activities", "0", "summary"): "Truyền thanh",
    ("activities", "0", "window"): "b",
    ("activities", "0", "repeat"): "weekly on Monday",
    ("activities", "0", "time"): "5h10 - 5h31",
    ("activities", "0", "units"): ["u", "v"],
    ("activities", "0", "tentative"): "true",
    ("activities", "1", "event"): "g",
    ("activities", "1", "date"): ["18/5/2024", "19/5/2024"],
    ("channels", "ref"): "II.9",
    ("channels", "points"): ["Báo", "Loa"],
    ("units", "0", "ref"): "III.9",
    ("units", "0", "name"): "Phòng khác",
    ("units", "0", "duties"): ["B"],
    ("units", "0", "events"): ["e", "f"],
    ("recipients",): ["Lưu", "Báo"],
    **{("signatory", key): "Khác" for key in ("ref", "authority", "title", "name")},
}
"""Another value for each key, by its path in the plan."""

WRITTEN_OTHERWISE: dict[tuple[str, ...], Any] = {
    ("window", "before"): "20 ngày",
    ("window", "after"): "05",
    ("events", "0", "date"): "2024-05-07",
    ("events", "0", "windows", "0", "from"): "01/04/2024",
    ("deadlines", "1", "before"): "105 days",
    ("activities", "0", "time"): "05:10 đến 05:30",
    ("alarms", "date"): "7h",
    ("period",): "từ 2023 đến 2024",
}
"""The same values in other words."""


def schedule_with(path: tuple[str, ...], value: Any) -> Schedule:
    plan = copy.deepcopy(PLAN)
    place: Any = plan
    for step in path[:-1]:
        place = place[int(step) if isinstance(place, list) else step]
    place[path[-1]] = value
    return schedule_of(json.dumps(plan, ensure_ascii=False))


BASE = schedule_of(json.dumps(PLAN, ensure_ascii=False))


def differences(new: Schedule, language: Language = VI) -> tuple[PlanChange, ...]:
    return changes(items(BASE, language), items(new, language))


def compared(kind: Kind[Any], path: str = "") -> Iterator[tuple[str, Key[Any]]]:
    """Every key of the format with its path, those of the mappings in it too."""
    if isinstance(kind, Either):
        kind = kind.mapping
    if isinstance(kind, ListOf):
        yield from compared(kind.item, path)
    if isinstance(kind, MappingOf):
        for name, key in kind.keys.items():
            yield f"{path}{name}", key
            yield from compared(key.kind, f"{path}{name}.")


def test_every_key_has_another_value_to_be_told_here() -> None:
    here = {".".join(step for step in path if not step.isdigit()) for path in OTHER}
    apart = {"plan": "", "event": "events.", "window": "events.windows.", "activity": "activities."}
    apart |= {"deadline": "deadlines.", "unit": "units."}
    listed = {apart[kind] + name for kind, name in NOT_COMPARED} | {"windows.id"}  # which is an identity, too
    whole = {path.rpartition(".")[0] for path in here}  # a mapping is told by its keys
    left = {path for path, _ in compared(MAPPINGS["plan"])} - here - whole - listed
    left -= {path for path in left if path.startswith("events.window.")}  # as those of one of several
    left -= {f"{path}.{key}" for path in here for key in ("ref", "points")}  # a list of points may be bare
    assert left == set()


@pytest.mark.parametrize("path", OTHER, ids=".".join)
def test_another_value_is_a_difference(path: tuple[str, ...]) -> None:
    found = differences(schedule_with(path, OTHER[path]))
    assert found
    assert all(change.way != "changed" or facts(change, VI) or change.days_differ for change in found)


@pytest.mark.parametrize("path", WRITTEN_OTHERWISE, ids=".".join)
def test_the_same_value_in_other_words_is_none(path: tuple[str, ...]) -> None:
    assert differences(schedule_with(path, WRITTEN_OTHERWISE[path])) == ()


def test_what_changes_a_calendar_is_a_difference() -> None:
    """The texts of the other language are in no calendar; all else that a calendar says is compared."""
    changing = []
    for path, value in OTHER.items():
        new = schedule_with(path, value)
        before, after = (calendar(schedule, VI).to_ical() for schedule in (BASE, new))
        if before != after:
            changing.append(path)
            assert differences(new), path
    assert len(changing) >= 35


def test_keys_that_are_not_compared_are_keys_and_have_a_reason() -> None:
    for (kind, name), why in NOT_COMPARED.items():
        assert name in MAPPINGS[kind].keys
        assert why
        assert name not in keys_of(kind, MAPPINGS[kind].blank, VI)


def test_no_two_keys_of_a_mapping_have_the_same_words() -> None:
    for kind, mapping in MAPPINGS.items():
        words = [words_for(kind, name) for name in mapping.keys]
        for language in (VI, EN):
            said = [", ".join(map(language.gettext, each)) for each in words]
            twice = {word for word in said if said.count(word) > 1}
            # one is in place of the other
            assert twice <= {EN.gettext("campaign"), VI.gettext("campaign")}, kind


def test_a_change_of_a_key_is_told_by_its_words() -> None:
    def told(path: tuple[str, ...], language: Language) -> list[str]:
        new = schedule_with(path, OTHER[path])
        return [fact.text for change in differences(new, language) for fact in facts(change, language)]

    assert told(("alarms", "window"), EN) == ["reminders, campaign: 06:00 (before: 1 day before, 08:00)"]
    assert told(("alarms", "deadline"), EN) == ["reminders, deadline: 06:00 (before: none)"]
    assert told(("alarms", "window"), VI) == ["nhắc hẹn, đợt tuyên truyền: 06:00 (trước đây: trước 1 ngày, 08:00)"]
    assert told(("channels", "points"), VI) == ["hình thức tuyên truyền, thêm: Loa"]
    assert told(("objectives", "points"), EN) == ["objectives in another order"]
    assert told(("units", "0", "ref"), EN) == ["source: III.9 (before: III.3)"]


SAID = [
    (("units", "1", "events"), ["e", "f", "g"], ["events: e, f, g (before: every event)"]),
    (("deadlines", "2", "units"), ["u", "v"], ["units: u, v (before: every unit)"]),
    (("events", "1", "window"), {"before": "5", "after": "0"}, ["the same days, said in another way"]),
    (("window", "before"), "3 weeks", ["rule for windows, before the date: 3 weeks (before: 20 days)"]),
]


@pytest.mark.parametrize(("path", "value", "facts_"), SAID, ids=[".".join(path) for path, _, _ in SAID])
def test_how_a_key_that_says_something_else_is_told(path: tuple[str, ...], value: Any, facts_: list[str]) -> None:
    new = schedule_with(path, value)
    assert [fact.text for change in differences(new, EN) for fact in facts(change, EN)] == facts_


def test_a_notice_of_the_plans_own_keys_does_not_say_its_id() -> None:
    found = differences(schedule_with(("alarms", "date"), "none"))
    assert notice(found, BASE.plan, VI) == (
        "Kế hoạch có các thay đổi sau: “Kế hoạch”: nhắc hẹn, ngày kỷ niệm: không có (trước đây: 07:00). "
        "Đề nghị các đơn vị cập nhật.\n"
    )
