"""Imports go downward, heavy libraries load late, and what is imported is declared."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from house.sources import ROOT, SRC, modules, shown, tree

# library -> the only rooms of the house that may import it
ROOMS = {
    "matplotlib": {"draw"},
    "reportlab": {"draw", "compose", "write"},
    "rich": {"cli"},
    "typer": {"cli"},
    "click": {"cli"},
}
HEAVY = ("matplotlib", "numpy", "pandas", "reportlab")
# These come with, and are pinned by, the library on the right.
COMPANIONS = {"pydantic-core": "pydantic"}
# pandas finds its reader of spreadsheets by itself.
FOUND_BY_OTHERS = {"python-calamine"}


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Top-level name and line of each import of a file, those inside functions among them."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0], node.lineno


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_contracts_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=ROOT,
        env={"PYTHONPATH": str(SRC), "PATH": "", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("library", ROOMS)
def test_a_library_stays_in_its_rooms(library: str) -> None:
    strays = [
        f"{shown(path)}:{line}"
        for path in modules()
        for name, line in imports(path)
        if name == library and path.relative_to(SRC / "printreport").parts[0] not in ROOMS[library]
    ]
    assert not strays, f"{library} is for {sorted(ROOMS[library])} alone:\n" + "\n".join(strays)


@pytest.mark.parametrize(
    ("start", "heavy"),
    [
        ("import printreport", HEAVY),
        ("import printreport.cli", HEAVY),
        ("import printreport.model", HEAVY),
        ("import printreport.draw.charts.replay", ("matplotlib", "pandas")),
        (
            "import printreport.draw.charts.line, printreport.draw.charts.tile_map",
            ("matplotlib.figure", "matplotlib.backend_bases", "matplotlib.text", "pandas"),
        ),
    ],
)
def test_start_is_light(start: str, heavy: tuple[str, ...]) -> None:
    """The first breath of the library, of the command line and of charts pays for nothing needless."""
    code = f"{start}, sys; print(*[m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra, needed in project["optional-dependencies"].items():
        lines += needed if extra != "dev" else []
    declared = {normal(re.split(r"[^\w.-]", line)[0]) for line in lines}
    homes = packages_distributions()
    wanted: dict[str, str] = {}
    for path in modules():
        for name, line in imports(path):
            if name == "printreport" or name in sys.stdlib_module_names:
                continue
            for home in homes.get(name, [name]):
                wanted.setdefault(COMPANIONS.get(normal(home), normal(home)), f"{shown(path)}:{line}")
    missing = {home: place for home, place in wanted.items() if home not in declared}
    assert not missing, f"add to `dependencies` in pyproject.toml: {missing}"
    idle = declared - set(wanted) - FOUND_BY_OTHERS
    assert not idle, f"nothing imports these any more: {sorted(idle)}"
