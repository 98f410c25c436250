"""The program's entry: the command `plan`, and `python -m tamduong_cli`.

A run is over before collecting reference cycles would pay, and before taking apart all that was
imported would: the collector is off from the first import on, and the end is the system's exit.
Together they save a tenth of `plan windows` and `plan export`.

Until a command runs there is nothing to clear away, and Ctrl+C ends the program without a word; the line that sees
to it comes before all that takes time.
"""

import _signal  # type: ignore[import-not-found]  # what signal is made of; that would import enum first
import gc

gc.disable()
_HEARS_CTRL_C = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler  # not so in a script's background
if _HEARS_CTRL_C:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import contextlib  # noqa: E402
import os  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
from types import FrameType  # noqa: E402
from typing import TYPE_CHECKING, NoReturn  # noqa: E402

from tamduong_cli.cli import STOPPED, main  # noqa: E402

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


def run() -> None:
    """Run the command and exit with its code, what was written being flushed."""
    for each in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):  # so that files begun are cleared away
        if signal.getsignal(each) == signal.SIG_DFL:  # nohup has the second ignored
            signal.signal(each, lambda number, _: sys.exit(128 + number))
    sys.unraisablehook = _unraisable
    try:
        if _HEARS_CTRL_C:
            signal.signal(signal.SIGINT, _stop)
        code = main()
        if _HEARS_CTRL_C:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
    except KeyboardInterrupt:
        code = STOPPED
    if code == STOPPED:
        _end_as_stopped()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):  # main() has said what it could
                stream.flush()
    os._exit(code)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """End the command, by way of all that clears files away; another Ctrl+C does not cut that short."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _unraisable(trouble: "UnraisableHookArgs") -> None:
    """Where Ctrl+C met Python at work between two lines of ours and was lost, it comes again in a moment."""
    if trouble.exc_type is KeyboardInterrupt:
        import _thread

        signal.signal(signal.SIGINT, _stop)
        _thread.start_new_thread(_thread.interrupt_main, ())
    else:
        sys.__unraisablehook__(trouble)


def _end_as_stopped() -> NoReturn:
    """End as by Ctrl+C itself, so that a shell's loop ends with it; what was not written yet is not."""
    if sys.platform != "win32":  # whose code would be 3
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
    os._exit(STOPPED)


if __name__ == "__main__":
    run()
