"""The style, the layout and the types of the sources, by the tools that `make check` runs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from house.sources import ROOT


def run(*args: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *args], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"`{' '.join(args)}` says:\n{done.stdout}{done.stderr}"


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", "--quiet", "--output-format", "concise", ".")


def test_ruff_would_format_nothing() -> None:
    run("ruff", "format", "--check", ".")


@pytest.mark.slow
def test_types_fit() -> None:
    run("mypy", "--no-error-summary")
