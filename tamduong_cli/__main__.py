"""The program's entry: the command `plan`, and `python -m tamduong_cli`.

A run is over before collecting reference cycles would pay, and before taking apart all that was
imported would: the collector is off from the first import on, and the end is the system's exit.
Together they save a tenth of `plan windows` and `plan export`.
"""

import gc

gc.disable()

import contextlib  # noqa: E402
import os  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402

from tamduong_cli.cli import main  # noqa: E402


def run() -> None:
    """Run the command and exit with its code, what was written being flushed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that files begun are cleared away
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):  # main() has said what it could
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
