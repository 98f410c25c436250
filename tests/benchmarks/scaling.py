"""Large plans: the time of `check` and `export` for each event must not grow with the number of events.

    python tests/benchmarks/scaling.py [--most 10000]

Runs in the environment it is started in, and prints seconds and microseconds an event for plans
that double in size up to the largest.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAD = """format: 1
id: large
title: Kế hoạch lớn
period: 2000 - 2100
window: {before: 20 days, after: 5 days}
units:
  - {id: a, name: Đơn vị A, duties: [Treo băng rôn]}
  - {id: b, name: Đơn vị B}
events:
"""


def plan_of(size: int) -> str:
    """A plan with so many events, each with three messages."""
    events = []
    for number in range(size):
        day = datetime.date(2000, 1, 1) + datetime.timedelta(days=number * 3 % 36000)
        events.append(
            f"  - id: e{number}\n    ref: II.{number}\n    summary: Kỷ niệm {day.year - 1900} năm sự kiện {number}\n"
            f"    origin: {day.day if (day.month, day.day) != (2, 29) else 28}/{day.month}/1900\n"
            f"    date: {day.day if (day.month, day.day) != (2, 29) else 28}/{day.month}/{day.year}\n"
            f"    messages:\n      - Ý nghĩa của sự kiện {number}\n      - Bài học kinh nghiệm\n      - Thành tựu\n"
        )
    return HEAD + "".join(events)


def seconds(*arguments: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "tamduong_cli", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=10_000)
    most = parser.parse_args().most
    sizes = [most // 8, most // 4, most // 2, most]
    with tempfile.TemporaryDirectory() as folder:
        for command in (["check"], ["export", "-o", "-"]):
            print(f"plan {' '.join(command)}")
            for size in sizes:
                path = Path(folder, f"{size}.yaml")
                path.write_text(plan_of(size), encoding="utf-8")
                best = min(seconds("--plan", str(path), *command) for _ in range(3))
                print(f"  {size:6} events {best:7.2f} s {best / size * 1e6:7.0f} µs an event")
    return 0


if __name__ == "__main__":
    sys.exit(main())
