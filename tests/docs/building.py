"""The pages made into the site that a web host serves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.docs.pages import PROJECT


def build(language: str, root: Path) -> Path:
    """The folder of a language in `root`, made by Sphinx, which has nothing to say of it."""
    line = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", "docs", "-D", f"language={language}"]
    line += ["-d", str(root / "trees" / language), f"docs/{language}", str(root / language)]
    result = subprocess.run(line, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8")
    assert (result.returncode, result.stderr) == (0, "")
    return root / language
