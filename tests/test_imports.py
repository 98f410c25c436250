"""The rooms of the house: who may import whom, who owns which library, and what each command loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Collection, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import PLAN, PROJECT

PACKAGE = PROJECT / "tamduong_cli"

ROOMS = [
    ["disks", "documentation", "installing", "letters", "resources"],
    ["language"],
    ["streams", "suggestions"],
    ["failure"],
    ["files"],
    ["dates"],
    ["old_encodings"],
    ["documents", "plan"],
    ["schedule"],
    ["calendars", "drafting", "understanding", "views"],
    ["publishing"],
    ["commands"],
    ["cli"],
    ["__main__"],
]
"""From the ground up: a room imports from those below it and from itself."""

OWNERS = {
    "yaml": ("plan/nodes.py",),
    "icalendar": ("calendars",),
    "lunar_vn": ("dates/lunar.py",),
    "dateutil": ("dates/duration.py", "dates/recurrence.py"),
    "rich": ("views/terminal",),
    "jinja2": ("views/sandbox.py", "views/templates.py"),
    "markupsafe": ("views/templates.py",),
    "segno": ("views/qr.py",),
    "xlsxwriter": ("views/xlsx.py",),
    "starlette": ("publishing/answers.py", "publishing/server.py"),
    "uvicorn": ("publishing/connection.py", "publishing/server.py"),
    "h11": ("publishing/connection.py",),
    "click": ("commands", "cli.py"),
    "zoneinfo": ("dates/zones.py", "calendars/events.py"),
    "tzdata": ("dates/zones.py",),
    "holidays": ("schedule/workdays.py",),
}


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found.add(node.module or "")
            if node.module == PACKAGE.name:
                found |= {f"{node.module}.{alias.name}" for alias in node.names if alias.name != "__version__"}
    return found


SOURCES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    floor = {room: number for number, rooms in enumerate(ROOMS) for room in rooms}
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    for module in imports_of(path):
        if module.startswith("tamduong_cli."):
            other = module.split(".")[1]
            assert other == room or floor[other] < floor[room], f"{room} imports {other}"


def test_no_modules_import_each_other() -> None:
    """Not within a room either, and not by way of others.

    An import inside a function counts: it is put there to load less, and would hide that two modules are one. An
    import under TYPE_CHECKING does not: it names a type, and nothing is ever loaded by it.
    """
    modules = {_name(path): path for path in SOURCES}
    graph = {
        name: {module for module in _imported(ast.parse(path.read_text(encoding="utf-8")), modules) if module != name}
        for name, path in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def _name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(node: ast.AST, modules: Collection[str]) -> Iterator[str]:
    """The modules of this program that a module imports, those that it names for their types only left out."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in modules)
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            names = (f"{node.module}.{alias.name}", f"{node.module}")
            yield from [name for name in names if name in modules][:1]
    children = ast.iter_child_nodes(node)
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        children = iter(node.orelse)
    for child in children:
        yield from _imported(child, modules)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_one_owner(path: Path) -> None:
    place = path.relative_to(PACKAGE).as_posix()
    for module in imports_of(path):
        owners = OWNERS.get(module.split(".")[0])
        assert owners is None or place.startswith(owners), f"{place} imports {module}"


def test_the_core_does_not_print_and_reads_no_clock() -> None:
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        place = path.relative_to(PACKAGE).as_posix()
        assert "print(" not in source.replace("console.print(", ""), place
        if place != "cli.py":
            assert "datetime.now(" not in source, place
            assert ".today()" not in source, place
        if not place.startswith(("commands", "cli.py")):
            assert "environ[" not in source, place


HEAVY = (
    "yaml",
    "rich",
    "icalendar",
    "jinja2",
    "markupsafe",
    "segno",
    "docx",
    "lxml",
    "xlsxwriter",
    "starlette",
    "uvicorn",
    "h11",
    "anyio",
    "asyncio",
    "lunar_vn",
    "dateutil",
    "zoneinfo",
    "json",
    "csv",
    "shutil",
    "difflib",
    "dataclasses",
)


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--version"], set()),
        (["--help"], set()),
        (["windows", "--help"], set()),
        (["windows", "--format", "json"], {"yaml", "zoneinfo", "json"}),
        (["windows", "--on", "05/12/2023", "--format", "markdown"], {"yaml", "zoneinfo"}),
        (["windows", "--format", "csv"], {"yaml", "zoneinfo", "csv"}),
        (["briefing", "2023-W49"], {"yaml", "zoneinfo"}),
        (["briefing", "2023-W49", "--format", "json"], {"yaml", "zoneinfo", "json"}),
        (["check"], {"yaml", "zoneinfo"}),
    ],
)
def test_a_command_loads_only_the_libraries_it_needs(arguments: list[str], loaded: set[str]) -> None:
    assert _loaded(f"from tamduong_cli.cli import main; main({['--plan', str(PLAN), *arguments]!r})") == loaded


def test_export_loads_no_more_than_icalendar_does() -> None:
    # --output, since Click searches for near names (difflib) before it takes -o for a short option
    export = _loaded(f"from tamduong_cli.cli import main; main({['--plan', str(PLAN), 'export', '--output', '-']!r})")
    assert export == _loaded("import yaml, zoneinfo, icalendar")


def test_a_table_loads_rich_and_not_icalendar() -> None:
    code = (
        "import sys\nfrom tamduong_cli.cli import main\n"
        f"main({['--plan', str(PLAN), 'windows']!r})\n"
        "sys.exit('rich.table' not in sys.modules or 'icalendar' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)


def test_no_command_loads_the_shapes_of_its_json() -> None:
    for command in (["windows", "--format", "json"], ["briefing", "--format", "json"], ["diff", str(PLAN)]):
        arguments = ["--plan", str(PLAN), *command]
        code = f"from tamduong_cli.cli import main; main({arguments!r})"
        assert _loaded(code, ("tamduong_cli.views.json_shapes", "tamduong_cli.views.json_parts")) == set()


LAZY = (
    "lunar_vn",
    "dateutil",
    "tamduong_cli.dates.clock",
    "tamduong_cli.dates.lunar",
    "tamduong_cli.dates.recurrence",
    "tamduong_cli.schedule.activities",
    "tamduong_cli.schedule.deadlines",
    "tamduong_cli.schedule.workdays",
    "holidays",
)
"""What a plan without lunar dates, deadlines and activities does without."""

OF_LUNAR_DATES = {"lunar_vn", "tamduong_cli.dates.lunar"}
OF_ACTIVITIES = {"tamduong_cli.schedule.activities"}


@pytest.mark.parametrize(
    ("part", "loaded"),
    [
        ("events: [{id: e, summary: S, date: 7/5/2024}]", set()),
        ("events: [{id: e, summary: S, origin: 10/1944, date: 10/2024}]", set()),
        ("events: [{id: e, summary: S, date: 7/5/2024 (dự kiến), tentative: true}]", set()),
        ("events: [{id: e, summary: S, windows: [{name: Đợt 1, from: 1/5/2024, to: 9/5/2024}]}]", set()),
        ("events: [{id: e, summary: S, date: 10/3/2024 âm lịch}]", OF_LUNAR_DATES),
        ("events: [{id: e, summary: S, window: 8 - 10/3/2024 âm lịch}]", OF_LUNAR_DATES),
        (
            "events: []\ndeadlines: [{id: d, summary: S, date: 7/5/2024}]",
            {"tamduong_cli.schedule.deadlines"},
        ),
        ("workdays: true\nevents: [{id: e, summary: S, date: 7/5/2024}]", set()),
        (
            "workdays: true\nevents: []\ndeadlines: [{id: d, summary: S, date: 7/5/2024}]",
            {"tamduong_cli.schedule.deadlines", "tamduong_cli.schedule.workdays", "holidays", "dateutil"},
        ),
        (
            "events: [{id: e, summary: S, date: 7/5/2024}]\n"
            "activities: [{id: a, summary: S, event: e, date: 7/5/2024}]",
            OF_ACTIVITIES,
        ),
        (
            "events: [{id: e, summary: S, date: 7/5/2024}]\n"
            "activities: [{id: a, summary: S, event: e, date: 7/5/2024, time: 7h30}]",
            {*OF_ACTIVITIES, "tamduong_cli.dates.clock"},
        ),
        (
            "events: [{id: e, summary: S, date: 7/5/2024}]\n"
            "activities: [{id: a, summary: S, event: e, repeat: hằng ngày}]",
            {*OF_ACTIVITIES, "tamduong_cli.dates.recurrence", "dateutil"},
        ),
    ],
    ids=[
        "day",
        "month",
        "tentative",
        "windows",
        "lunar date",
        "lunar window",
        "deadline",
        "working days without a deadline",
        "working days",
        "activity on a day",
        "activity at a time",
        "activity that repeats",
    ],
)
def test_a_plan_loads_only_what_it_has_a_use_for(part: str, loaded: set[str], tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(f"id: x\ntitle: T\nperiod: 2024\nwindow: {{before: 20, after: 5}}\n{part}\n", encoding="utf-8")
    for command in (["check"], ["windows", "--all", "--format", "json"]):
        arguments = ["--plan", str(path), *command]
        assert _loaded(f"from tamduong_cli.cli import main; assert main({arguments!r}) == 0", LAZY) == loaded


def test_the_plan_that_comes_with_the_program_loads_none_of_it() -> None:
    for command in (["check"], ["windows"], ["show", "dien-bien-phu"], ["units"]):
        arguments = ["--plan", str(PLAN), *command]
        assert _loaded(f"from tamduong_cli.cli import main; assert main({arguments!r}) == 0", LAZY) == set()


def _loaded(code: str, names: tuple[str, ...] = HEAVY) -> set[str]:
    """Which of these libraries are loaded after the code has run in a fresh interpreter."""
    code += f"\nimport sys; print(*[name for name in {names!r} if name in sys.modules], file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    return set(result.stderr.splitlines()[-1].split())
