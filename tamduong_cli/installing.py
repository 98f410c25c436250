"""How to get a library that only some commands need into the Python that runs this program, and into no other."""

from __future__ import annotations

import importlib.util
import os
import sys


def line_to_install(*packages: str) -> str:
    """What to type at a prompt.

    pipx and `uv tool` leave a file in the environments that they make; those of uv have no pip. A program that is a zip
    takes what its interpreter has.
    """
    names = " ".join(packages)
    if _is_in_environment("pipx_metadata.json"):
        return f"pipx inject {_quoted(os.path.basename(sys.prefix))} {names}"
    python = _quoted(sys.executable or "python3")
    if _is_in_environment("uv-receipt.toml") or importlib.util.find_spec("pip") is None:
        return f"uv pip install --python {python} {names}"
    return f"{python} -m pip install {names}"


def _is_in_environment(name: str) -> bool:
    return os.path.exists(os.path.join(sys.prefix, name))


def _quoted(word: str) -> str:
    """One word for the system's shell."""
    if os.name == "nt":
        return f'"{word}"' if set(word) & set(" &()[]{}^=;!'+,`~") else word
    import shlex

    return shlex.quote(word)
