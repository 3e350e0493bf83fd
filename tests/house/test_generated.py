"""Documents and schemas that are made from the sources are as fresh as the sources."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from house.sources import ROOT, SRC
from printreport.findings import Findings
from printreport.load.yaml_file import read_yaml

KINDS = {
    "layout": ["layouts/*.yaml", "examples/*/layouts/*.yaml"],
    "edition": ["layouts/editions/*.yaml", "examples/*/layouts/editions/*.yaml"],
    "profile": ["layouts/profiles/*.yaml", "examples/*/layouts/profiles/*.yaml"],
    "theme": ["layouts/themes/*.yaml", "examples/*/layouts/themes/*.yaml"],
    "contract": ["data/contract.yaml", "examples/*/data/contract.yaml"],
    "metrics": ["data/*/metrics.yaml", "examples/*/data/*/metrics.yaml"],
    "tables": ["data/*/tables.yaml", "examples/*/data/*/tables.yaml"],
    "corrections": ["data/*/corrections.yaml", "examples/*/data/*/corrections.yaml"],
    "sources": ["data/sources.yaml", "examples/*/data/sources.yaml"],
}
FILES = [(name, path) for name, globs in KINDS.items() for glob in globs for path in sorted(ROOT.glob(glob))]


def test_generated_files_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/make_docs.py", "--check"],
        cwd=ROOT,
        env={"PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run `python tools/make_docs.py`; stale are:\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda value: str(value).removeprefix(f"{ROOT}/"))
def test_the_projects_files_follow_their_schema(name: str, path: Path) -> None:
    schema = json.loads((ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    findings = Findings()
    data = read_yaml(path, path.name, findings)
    assert not findings.items
    errors = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in Draft202012Validator(schema).iter_errors(data)
    ]
    assert not errors, "\n".join(errors)
