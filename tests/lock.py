"""The lock: the exact versions on which the tests last passed, which pip reads as constraints.

Run as a program, it says which packages here are of another version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).parents[1] / "constraints.txt"
NOT_LOCKED = {"pip", "setuptools", "tamduong-cli", "uv"}
"""What every environment has, ours, and what is not the tests' own."""


def locked() -> dict[str, str]:
    """Each package's version, as the lock has it for this Python and this system."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    requirements = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate()
    }


def differing(found: Iterable[tuple[str, str]], lock: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Name, locked version and found version of each package that the lock has in another version or not at all."""
    for name, version in sorted((canonicalize_name(name), version) for name, version in found):
        if name not in NOT_LOCKED and lock.get(name) != version:
            yield name, lock.get(name, "-"), version


if __name__ == "__main__":
    here = [(found.name, found.version) for found in metadata.distributions()]
    differ = list(differing(here, locked()))
    print(
        "These packages are not as constraints.txt has them:"
        if differ
        else "All packages are as constraints.txt has them."
    )
    for name, lock, found in differ:
        print(f"  {name:30} {lock:20} now {found}")
