"""`plan`, a scheduler for commemoration plans: one YAML file, its dated windows, their calendars.

What stands in `__all__` is for other programs, and stays as it is or is said to change; all else may change. Each name
is loaded when it is first asked for.
"""

TYPE_CHECKING = False  # that of typing, which is not loaded for it: the program's entry comes after this file

if TYPE_CHECKING:
    from tamduong_cli.calendars.writing import calendar
    from tamduong_cli.failure import Failure
    from tamduong_cli.language import Language
    from tamduong_cli.plan.problems import Problem
    from tamduong_cli.schedule.loading import Loaded, load
    from tamduong_cli.schedule.schedule import Schedule

__version__ = "0.1.0"

__all__ = ["Failure", "Language", "Loaded", "Problem", "Schedule", "__version__", "calendar", "load"]

_HOMES = {
    "Failure": "failure",
    "Language": "language",
    "Loaded": "schedule.loading",
    "Problem": "plan.problems",
    "Schedule": "schedule.schedule",
    "calendar": "calendars.writing",
    "load": "schedule.loading",
}


if not TYPE_CHECKING:  # which would take any name for one that there is

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
