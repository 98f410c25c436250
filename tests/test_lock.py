"""The lock and who differs from it, and whose warnings fail a test."""

from __future__ import annotations

import re
import warnings
from importlib import metadata

import pytest
from packaging.requirements import Requirement

from tests.lock import LOCK, differing, locked


def test_the_lock_has_every_package_that_the_tests_need() -> None:
    requirements = [Requirement(line) for line in metadata.requires("tamduong-cli") or ()]
    needed = {
        requirement.name
        for requirement in requirements
        if requirement.marker is None
        or any(requirement.marker.evaluate({"extra": extra}) for extra in ("dev", "docs", "serve", "workdays"))
    }
    assert needed - locked().keys() == set()


def test_the_lock_is_of_exact_versions_and_says_nothing_of_where_they_are_from() -> None:
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    shown = [line for line in lines if not line.startswith("#")]
    assert [line for line in shown if not re.fullmatch(r"[a-z0-9.-]+==[0-9][0-9a-z.]*(?: ; [a-z_]+ .+)?", line)] == []
    assert [line for line in lines if "//" in line] == []


def test_packages_of_another_version_and_those_that_the_lock_lacks_are_named() -> None:
    lock = {"babel": "2.19.0", "click": "8.5.1", "jinja2": "3.1.6"}
    found = [("tamduong-cli", "0.1.0"), ("New_One", "1.0"), ("Jinja2", "3.1.7"), ("babel", "2.19.0"), ("pip", "26")]
    assert list(differing(found, lock)) == [("jinja2", "3.1.6", "3.1.7"), ("new-one", "-", "1.0")]


@pytest.mark.parametrize("module", ["tamduong_cli", "tamduong_cli.views.papers.word", "tests.test_lock"])
def test_a_warning_that_our_code_causes_is_an_error(module: str) -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn_explicit("no more", DeprecationWarning, "x.py", 1, module)


def test_a_warning_that_a_library_causes_is_none() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.warn_explicit("no more", DeprecationWarning, "x.py", 1, "click.core")
    assert [str(warning.message) for warning in caught] == ["no more"]
