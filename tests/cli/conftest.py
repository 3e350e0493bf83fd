"""A project of a few lines that builds in a moment, and that a test may spoil."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"
SMALL = Path(__file__).resolve().parents[1] / "golden" / "base"


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A copy of the small project of the golden tests."""
    shutil.copytree(SMALL, tmp_path / "small")
    return tmp_path / "small"


@pytest.fixture
def wrong_project(small_project: Path) -> Path:
    """The small project with a cell that contradicts its row and column."""
    table = small_project / "data/2024/by_town.csv"
    text = table.read_text(encoding="utf-8")
    assert "320,230,550" in text
    table.write_text(text.replace("320,230,550", "320,203,550"), encoding="utf-8")
    return small_project


@pytest.fixture
def run_code() -> Callable[[str], subprocess.CompletedProcess[str]]:
    """``run_code("import …")``: lines of Python in a process of their own, with printreport at hand."""
    return lambda code: subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=False,
    )
