"""The tool that changes digits: what it changes, what it counts as caught."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def mutate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutate", ROOT / "tools" / "mutate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutate"] = module
    spec.loader.exec_module(module)
    return module


def test_cells_with_totals_are_caught_and_the_data_is_left_alone(mutate: ModuleType, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "golden" / "base" / "data", tmp_path / "data")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    outcomes = mutate.mutate(tmp_path, 60, 7)
    assert len(outcomes) == 60
    assert {path: path.read_bytes() for path in before} == before
    cells = [each for each in outcomes if each.target.kind == mutate.WITH_TOTALS]
    assert len(cells) > 10
    assert all(each.codes for each in cells)
    lone = [each for each in outcomes if each.target.kind == mutate.LONE]
    assert all(each.target.reason == "a lone figure with nothing to tie to" for each in lone)


def test_the_same_seed_changes_the_same_digits(mutate: ModuleType) -> None:
    base = ROOT / "tests" / "golden" / "base"
    assert mutate.mutate(base, 5, 3) == mutate.mutate(base, 5, 3)


@pytest.mark.slow
def test_over_95_percent_of_the_flagships_cells_with_totals_are_caught(mutate: ModuleType) -> None:
    outcomes = mutate.mutate(ROOT, 60, 1)
    cells = [each for each in outcomes if each.target.kind == mutate.WITH_TOTALS]
    assert sum(bool(each.codes) for each in cells) / len(cells) > mutate.LEAST
