"""What is found in the documents of a folder: `python -m tests.understanding.figures [FOLDER]`."""

from __future__ import annotations

import sys
from functools import reduce
from pathlib import Path

from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tests.understanding.making import CORPUS, expected_of, names_in
from tests.understanding.scoring import Score, draft_of, score_of, wanted_of


def line(name: str, score: Score) -> str:
    """The figures of a document, or of all."""
    wanted, given = len(score.wanted), len(score.given)
    return (
        f"{name:<24} {wanted:4} things, found {_percent(len(score.found), wanted)}, "
        f"right {_percent(len(score.right), wanted)}, wrongly found {_percent(len(score.wrong), given)}, "
        f"without a TODO {_percent(len(score.silent), given)}, never {len(score.never)}, "
        f"left over {len(score.unused)} sentences"
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    – %"


def scores(folder: Path) -> dict[str, Score]:
    """The figures of each document of a folder; of one that is refused nothing is found."""
    found = {}
    for name in names_in(folder):
        expected = expected_of(folder, name)
        try:
            found[name] = score_of(expected, draft_of(folder, name))
        except Failure as failure:
            print(f"{name}: {Language('en').render(failure.message)}", file=sys.stderr)
            found[name] = Score(tuple(thing for thing in wanted_of(expected) if not thing.may_be_left_out))
    return found


def main(folder: Path) -> None:
    """Print the figures of a folder."""
    found = scores(folder)
    for name, score in found.items():
        print(line(name, score))
    print(line("all", reduce(Score.and_, found.values(), Score())))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
