"""A golden case: a few lines of layout and data over a small project, and what is said about them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
EXPECTED = {"findings.txt"}


@pytest.fixture
def case_project(tmp_path: Path) -> Callable[[Path], Path]:
    """``case_project(case)``: the small project with the files of the case laid over it."""

    def lay(case: Path) -> Path:
        project = tmp_path / "project"
        shutil.copytree(HERE / "base", project)
        for path in sorted(case.rglob("*")):
            inside = path.relative_to(case).as_posix()
            if path.is_dir() or inside in EXPECTED:
                continue
            target = project / ("layouts/impact.yaml" if inside == "layout.yaml" else inside)
            target.parent.mkdir(parents=True, exist_ok=True)
            # An empty file stands for one that the case does without.
            if path.stat().st_size:
                shutil.copyfile(path, target)
            else:
                target.unlink()
        return project

    return lay
