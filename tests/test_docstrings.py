"""What the code says of itself: each public thing says what it is, and the examples are true."""

from __future__ import annotations

import doctest
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest

import tamduong_cli
from tamduong_cli.schedule.dated import Dated

MODULES = [
    tamduong_cli,
    *(import_module(found.name) for found in pkgutil.walk_packages(tamduong_cli.__path__, f"{tamduong_cli.__name__}.")),
]
SOURCES = {module: Path(module.__file__ or "").read_text(encoding="utf-8") for module in MODULES}
PROTOCOLS: list[type] = [Dated]
"""What has all members of one of these is such a thing, and need not say again what its members are."""

in_each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)


@in_each_module
def test_all_that_is_public_says_what_it_is(module: ModuleType) -> None:
    assert module.__doc__
    assert [name for name, words in _public(module) if not words] == []


def _public(module: ModuleType) -> Iterator[tuple[str, str | None]]:
    """The functions, commands and classes of a module with the members of these, each with what it says it is."""
    for name, value in vars(module).items():
        if name.startswith("_"):
            continue
        if isinstance(value, click.Command):
            yield name, value.help
        elif (inspect.isroutine(inspect.unwrap(value)) or inspect.isclass(value)) and _is_of(module, name, value):
            of_python = f"{name}("  # with which it begins what it says of a NamedTuple that says nothing
            yield name, None if (value.__doc__ or "").startswith(of_python) else value.__doc__
            if inspect.isclass(value):
                yield from ((f"{name}.{member}", _said_of(value, member)) for member in _members(value))


def _is_of(module: ModuleType, name: str, value: object) -> bool:
    """Whether it is defined there under this name, and neither imported nor made by a function."""
    return (getattr(value, "__module__", None), getattr(value, "__qualname__", None)) == (module.__name__, name)


def _members(of: type) -> list[str]:
    """The names of a class's own public methods and properties, those that only type checkers see left out."""
    kinds = (property, cached_property, classmethod, staticmethod)
    return [
        name
        for name, value in vars(of).items()
        if not name.startswith("_") and (inspect.isfunction(value) or isinstance(value, kinds))
    ]


def _said_of(of: type, member: str) -> str | None:
    """What a member is, in the words of the class, of one that it builds on here, or of a protocol that it has."""
    ours = [each for each in of.__mro__ if each.__module__.startswith(tamduong_cli.__name__)]
    protocols = [each for each in PROTOCOLS if all(hasattr(of, name) for name in _members(each))]
    said = (vars(each)[member].__doc__ for each in (*ours, *protocols) if member in vars(each))
    return next(filter(None, said), None)


@pytest.mark.parametrize(
    "module", [module for module in MODULES if ">>> " in SOURCES[module]], ids=lambda module: module.__name__
)
def test_the_examples_are_true(module: ModuleType) -> None:
    """All of them: one that stands where Python knows of no docstring would never be run."""
    failed, run = doctest.testmod(module)
    assert (failed, run) == (0, SOURCES[module].count(">>> "))
    assert run
