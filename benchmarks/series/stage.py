"""Where the benchmarks work: an environment with the peers, copies of the flagship, made-up long data."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from measure import Work

ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).resolve().parents[1] / "peers"
BUILDERS = {
    "typst": "build_typst.py",
    "reportlab": "build_reportlab.py",
    "emboss-pdf": "build_emboss.py",
    "fpdf2": "build_fpdf2.py",
    "weasyprint": "build_weasyprint.py",
}
OURS = "printreport"
YEAR = 2021
WORD = "Most misreadings"
"""The beginning of a sentence of the layout; its first word is what changes."""


def user_cache() -> Path:
    """Give the folder for what can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "printreport-benchmarks"


def peers_python(folder: Path) -> Path:
    """Give the Python of an environment with the peers; it is made where it is lacking or out of date."""
    wanted = PEERS / "requirements.txt"
    python = folder / "bin" / "python"
    mark = folder / ".requirements"
    digest = hashlib.sha256(wanted.read_bytes()).hexdigest()
    if not (python.exists() and mark.exists() and mark.read_text(encoding="utf-8") == digest):
        print(f"installing the peers in {folder}")
        if not python.exists():
            venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", wanted], check=True)
        mark.write_text(digest, encoding="utf-8")
    return python


def versions(python: Path) -> dict[str, str]:
    """Give the versions of what is measured."""
    names = ("typst", "weasyprint", "fpdf2", "reportlab", "emboss-pdf", "pandas", "matplotlib")
    code = f"from importlib.metadata import version; print(*(version(n) for n in {names!r}))"
    done = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    found = dict(zip(names, done.stdout.split(), strict=True))
    sha = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return {OURS: f"{_our_version()} ({sha.stdout.strip() or 'no commit'})"} | found


def _our_version() -> str:
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


@dataclass(slots=True)
class Stage:
    """A folder to work in, and which peers take part."""

    folder: Path
    python: Path
    peers: Sequence[str]
    rounds: int
    most: int = 50_000
    """No series goes further than so many rows, editions or charts."""
    facts: dict[str, int] = field(default_factory=dict)
    """Counts of what the peers are given to set: tables, charts, editions."""

    def environment(self, cache: str) -> dict[str, str]:
        """Give what our processes need: this checkout, and a cache of their own."""
        return {"PYTHONPATH": str(ROOT / "src"), "PRINTREPORT_CACHE": str(self.folder / "caches" / cache)}

    def clear(self, cache: str) -> None:
        """Empty one of our caches."""
        shutil.rmtree(self.folder / "caches" / cache, ignore_errors=True)

    def project(self, name: str) -> Path:
        """Copy the flagship's layouts and data, to be changed."""
        target = self.folder / "projects" / name
        shutil.rmtree(target, ignore_errors=True)
        for part in ("layouts", "data"):
            shutil.copytree(ROOT / part, target / part)
        return target

    def change_word(self, project: Path) -> None:
        """Put a word into the layout that never stood there before."""
        layout = project / "layouts" / "impact.yaml"
        text = (ROOT / "layouts" / "impact.yaml").read_text(encoding="utf-8")
        if text.count(WORD) != 1:
            raise ValueError(f'"{WORD}" does not stand once in the layout')
        letters = "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=8)).capitalize()
        layout.write_text(text.replace(WORD, WORD.replace("Most", letters)), encoding="utf-8")

    def build(self, project: Path, output: Path, *options: str) -> list[str]:
        """Give our command."""
        return [sys.executable, "-m", OURS, "build", str(YEAR), "--output", str(output), *options]

    def works_of_peers(
        self, label: str, content: Path, options: Sequence[str] = (), limit: float = 900.0
    ) -> list[Work]:
        """Give the work of each peer on the same content."""
        works = []
        for peer in self.peers:
            folder = self.folder / "out" / label
            folder.mkdir(parents=True, exist_ok=True)
            output = folder / (peer if content.is_dir() else f"{peer}.pdf")
            command = [str(self.python), str(PEERS / BUILDERS[peer]), str(content), str(output), *options]
            works.append(Work(peer, command, output, limit=limit))
        return works

    def export(self, project: Path, name: str, editions: str = "") -> Path:
        """Write the content of a project's report for the peers, or of each edition of a matrix."""
        path = self.folder / (name if editions else f"{name}.json")
        command = [sys.executable, str(PEERS / "export.py"), str(path), "--project", str(project)]
        command += ["--editions", editions] if editions else []
        subprocess.run(command, check=True, env=os.environ | self.environment("export"))
        files = sorted(path.glob("*.json")) if editions else [path]
        text = files[0].read_text(encoding="utf-8")
        tables, charts = text.count('"kind": "table"'), text.count('"kind": "chart"')
        # The table that is drawn as a picture belongs to its chart.
        tables -= text.count('"mark": "heat_table"') + text.count('"mark": "bar_table"')
        self.facts = {"editions": len(files), "tables": tables, "charts": charts}
        return path
