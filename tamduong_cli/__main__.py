"""The program's entry: the command `plan`, and `python -m tamduong_cli`."""

import gc
import signal
import sys

from tamduong_cli.cli import main


def run() -> None:
    """Run the command and exit with its code.

    The collector of reference cycles is off: a run is over before it would pay, and searching all
    that was imported costs a tenth of `plan windows`, most of it at exit, where freeze() prevents it.
    """
    gc.disable()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that files begun are cleared away
    code = main()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
