"""Start-up against its floor: each command's time over that of importing what it cannot do without.

    python tests/benchmarks/startup.py [--runs 20]

Installs the project and yaml2ics (from PyPI) each into a fresh environment, runs every command in
turn, so that the machine's moods fall on all alike, and prints medians and their ratios. Exits
with 1 when a ratio is over its bound.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).parents[2]
BIN = "Scripts" if sys.platform == "win32" else "bin"

BOUNDS = (
    ("plan --version", "import click", 1.15),
    ("plan --help", "import click", 1.15),
    ("plan windows --format json", "import click, yaml", 1.45),
    ("plan briefing --format text", "import click, yaml", 1.5),
    ("plan windows", "import click, yaml, rich.table, rich.console", 1.4),
    ("plan windows --on 05/12/2023", "import click, yaml, rich.table, rich.console", 1.4),
    ("plan export -o -", "import click, yaml, icalendar", 1.4),
    ("plan export -o -", "yaml2ics", 0.95),
)


def environment(folder: Path, *packages: str) -> Path:
    """Make an environment with these packages; the folder of its programs."""
    venv.create(folder, with_pip=True)
    programs = folder / BIN
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", *packages], check=True)
    return programs


def six_windows(plan: Path, folder: Path) -> Path:
    """The windows of the built-in plan, with their descriptions, as yaml2ics has them."""
    import yaml
    from icalendar import Calendar

    content = subprocess.run([plan, "export", "--no-alarm", "-o", "-"], check=True, capture_output=True).stdout
    events = [
        {
            "summary": str(event["summary"]),
            "description": str(event["description"]),
            "begin": event.decoded("dtstart"),
            "end": event.decoded("dtend"),
        }
        for event in Calendar.from_ical(content).walk("VEVENT")
        if (event.decoded("dtend") - event.decoded("dtstart")).days > 1
    ]
    assert len(events) == 6
    path = folder / "windows.yaml"
    path.write_text(yaml.safe_dump({"name": "Tam Đường", "events": events}, allow_unicode=True), encoding="utf-8")
    return path


def medians(commands: dict[str, Sequence[str]], runs: int, folder: Path) -> dict[str, float]:
    """Median seconds of each command, all run in turn, in a folder without a plan."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
            if run:  # the first one warms the disk
                times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = environment(folder / "plan", str(PROJECT))
        theirs = environment(folder / "yaml2ics", "yaml2ics")
        commands: dict[str, Sequence[str]] = {
            "yaml2ics": [str(theirs / "yaml2ics"), str(six_windows(ours / "plan", folder))]
        }
        for command, floor, _ in BOUNDS:
            commands[command] = [str(ours / "plan"), *command.split()[1:]]
            if floor.startswith("import"):
                commands[floor] = [str(ours / "python"), "-c", floor]
        found = medians(commands, runs, folder)
    print(f"{'command':30} {'ms':>7}  {'over':46} {'ms':>7} {'ratio':>6} {'bound':>6}")
    failed = False
    for command, floor, bound in BOUNDS:
        ratio = found[command] / found[floor]
        failed |= ratio > bound
        mark = "  over its bound" if ratio > bound else ""
        print(
            f"{command:30} {found[command] * 1000:7.1f}  {floor:46} {found[floor] * 1000:7.1f} "
            f"{ratio:6.2f} {bound:6.2f}{mark}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
