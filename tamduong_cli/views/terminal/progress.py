"""That long work goes on, and how far it is: a line on standard error while it lasts."""

from __future__ import annotations

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class ProgressLine:
    """A line that moves, with a text and the time since it is there; when it ends, nothing is left of it."""

    def __init__(self, color: bool) -> None:
        console = Console(stderr=True, no_color=None if color else True, highlight=False)
        columns = (SpinnerColumn("line"), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("", total=None)
        self._progress.start()

    def show(self, text: str) -> None:
        """How far it is now."""
        self._progress.update(self._task, description=text)

    def end(self) -> None:
        """Take the line away."""
        self._progress.stop()
