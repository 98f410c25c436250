"""A site of many units: the CPU time of its pages, of all of it, and of making it again when nothing changed.

    python tests/benchmarks/sites.py [--units 300] [--events 60]

Runs in the environment it is started in. All are made in one process, one after the other; the last is given as its
part of the second.
"""

from __future__ import annotations

import argparse
import datetime
import time
from collections.abc import Callable
from typing import TypeVar

from tamduong_cli.calendars.events import Settings
from tamduong_cli.calendars.updating import Moment
from tamduong_cli.language import Language
from tamduong_cli.plan.problems import Report
from tamduong_cli.publishing.site import Earlier, SiteSettings, site
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.views.site.pages import pages, path_of_unit

T = TypeVar("T")

HEAD = """format: 1
id: province
title: Kế hoạch tuyên truyền kỷ niệm các ngày lễ lớn, sự kiện lịch sử quan trọng năm 2024
issuer: Ban Tuyên giáo Tỉnh ủy
period: 2024
window: {before: 20 days, after: 5 days}
channels: [Báo chí; phát thanh, "Hội nghị, nói chuyện chuyên đề", Pa-nô; áp phích; băng-rôn]
"""


def plan_of(units: int, events: int) -> str:
    """A plan whose units have all events, each of them with three messages and a deadline."""
    lines = [HEAD, "units:\n"]
    for number in range(units):
        duties = "[Treo băng-rôn trên các trục đường chính, 'Phát thanh tin, bài mỗi tuần ba buổi']"
        lines.append(f"  - {{id: xa-{number}, name: Xã số {number}, duties: {duties}}}\n")
    lines.append("events:\n")
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(days=number * 366 // events) for number in range(events)]
    for number, day in enumerate(days):
        lines.append(
            f"  - id: su-kien-{number}\n    summary: Kỷ niệm Ngày truyền thống thứ {number} của tỉnh\n"
            f"    date: {day.day}/{day.month}/2024\n    messages:\n"
            "      - Ý nghĩa lịch sử của sự kiện và truyền thống vẻ vang của Đảng bộ, nhân dân các dân tộc trong tỉnh\n"
            "      - Những thành tựu của địa phương trong phát triển kinh tế, văn hóa, xã hội\n"
            "      - Bài học kinh nghiệm trong công tác xây dựng Đảng\n"
        )
    lines.append("deadlines:\n")
    for number in range(events):
        lines.append(
            f"  - {{id: bao-cao-{number}, summary: Báo cáo kết quả đợt {number}, event: su-kien-{number}, after: 7}}\n"
        )
    return "".join(lines)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """How many seconds of CPU it takes, and what it gives."""
    begin = time.process_time()
    found = work()
    return time.process_time() - begin, found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--events", type=int, default=60)
    given = parser.parse_args()
    found = loaded(plan_of(given.units, given.events), Report("plan.yaml"))
    assert found.plan
    assert found.schedule
    plan = found.plan
    schedule = found.schedule
    language = Language("vi")
    on = datetime.date(2024, 4, 30)
    moment = Moment(datetime.datetime(2024, 4, 30, tzinfo=datetime.timezone.utc), on)
    making = SiteSettings(language, Settings(), "https://example.vn/plan/")
    feeds = {unit.id: path_of_unit(unit.id) for unit in plan.units}
    of_pages, _ = timed(lambda: dict(pages(schedule, on, language, {plan.id: "plan.ics"}, feeds, making.base_url)))
    of_all, made = timed(lambda: site(schedule, making, moment, Earlier(lambda path: None)))
    again, unchanged = timed(lambda: site(schedule, making, moment, Earlier(made.files.get, made.files)))
    assert unchanged.files == made.files
    size = sum(map(len, made.files.values()))
    print(f"{given.units} units, {given.events} events, {len(made.files)} files, {size:,} bytes")
    print(f"  pages  {of_pages:6.2f} s")
    print(f"  all    {of_all:6.2f} s")
    print(f"  again  {again:6.2f} s, {again / of_all:.2f} of all")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
