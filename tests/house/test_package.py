"""What `pip install` hands out: the fonts and themes inside the package, and a lock that fits."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import printreport
from house.sources import ROOT, SRC

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins() -> dict[str, str]:
    """Name → version of each line of the lock."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return {canonicalize_name(n): v for n, v in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE)}


def test_the_lock_holds_what_the_project_asks_for() -> None:
    pinned = pins()
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    unfit = [
        line
        for line in wanted
        if (version := pinned.get(canonicalize_name((need := Requirement(line)).name))) is None
        or version not in need.specifier
    ]
    assert not unfit, f"run `make lock`: the lock does not fit {unfit}"


def test_every_pin_has_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=\w)", lock, flags=re.MULTILINE)
    assert not [entry.split()[0] for entry in entries if entry and "--hash=sha256:" not in entry]


def test_one_version() -> None:
    assert printreport.__version__ == PROJECT["version"]
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8") or (
        "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    )


@pytest.mark.slow
def test_the_wheel_brings_fonts_and_themes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    fonts = {f"printreport/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "fonts").glob("*/*")}
    themes = {f"printreport/themes/{path.name}" for path in (ROOT / "layouts" / "themes").glob("*.yaml")}
    sources = {path.relative_to(SRC).as_posix() for path in (SRC / "printreport").rglob("*.py")}
    assert themes, "layouts/themes holds no theme"
    assert not (fonts | themes | sources | {"printreport/py.typed"}) - packed
