"""Resolving: which days a window has, and what a day is to it."""

from __future__ import annotations

from tamduong_cli.plan.reading import read_plan
from tamduong_cli.schedule.windows import Schedule, resolve
from tests.conftest import PLAN

SOURCE_WINDOWS = [
    # event, date, first, last, days, basis: the table of the design
    ("so-ket-giua-nhiem-ky", None, "2023-06-01", "2023-08-31", 92, "event"),
    ("giai-phong-thi-tran-lai-chau", "2023-12-12", "2023-11-22", "2023-12-17", 26, "rule"),
    ("tach-tinh", "2024-01-01", "2023-12-01", "2024-01-10", 41, "event"),
    ("dien-bien-phu", "2024-05-07", "2024-04-17", "2024-05-12", 26, "rule"),
    ("thanh-lap-tinh", "2024-06-28", "2024-06-08", "2024-07-03", 26, "rule"),
    ("thanh-lap-dang-bo-tinh", "2024-10-10", "2024-09-20", "2024-10-15", 26, "rule"),
]


def test_the_windows_of_the_source_document() -> None:
    plan = read_plan(str(PLAN)).plan
    assert plan is not None
    schedule = resolve(plan)
    assert isinstance(schedule, Schedule)
    found = [
        (
            window.event.id,
            window.event.date and window.event.date.isoformat(),
            window.first.isoformat(),
            window.last.isoformat(),
            window.days,
            window.basis,
        )
        for window in schedule.windows
    ]
    assert found == SOURCE_WINDOWS
    assert all(window.rule.ref == "II.3" for window in schedule.windows)
