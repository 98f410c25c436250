"""The files that come with the program, read by what loaded the program itself: from a folder, or from a zip.

That is `importlib.resources` without what it imports, such as zipfile and tempfile, which start-up would pay for.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

PACKAGE = os.path.dirname(__file__)

_loader: Any = __spec__.loader if __spec__ else None


def path(name: str) -> str:
    """Where a file of the package is, `templates/site/style.css`, or one beside it, `../plan.yaml`.

    In a zip it begins with the zip's path as it was run, `./plan.pyz`, by which alone a zip knows its files.
    """
    folder = PACKAGE
    while name.startswith("../"):
        folder, name = os.path.dirname(folder), name.removeprefix("../")
    return os.path.join(folder, *name.split("/"))


def content(name: str) -> bytes:
    """What a file of the package holds. Raises OSError where there is none."""
    found: bytes = _loader.get_data(path(name))
    return found


def content_of(package: ModuleType, name: str) -> bytes:
    """What a file of another package holds. Raises OSError where there is none."""
    loader: Any = package.__spec__.loader if package.__spec__ else None
    found: bytes = loader.get_data(os.path.join(os.path.dirname(package.__file__ or ""), name))
    return found


def text(name: str) -> str:
    """The text of a file of the package, with \n for line ends. Raises OSError where there is none."""
    return content(name).decode().replace("\r\n", "\n")
