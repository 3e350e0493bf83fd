"""What a run gives back: the files, and what checking found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from printreport.findings import Finding
from printreport.slotted import dataclass

__all__ = ["BuildReport", "BuildResult", "CheckReport"]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """One file that was built; ``left_out`` says in sentences what it lacks."""

    path: Path
    year: int
    profile: str
    pages: int
    sha256: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What checking found; ``seconds`` by stage."""

    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    ok: bool = True


@dataclass(frozen=True, slots=True)
class BuildReport(CheckReport):
    """What building gave: the files, next to what checking found."""

    files: tuple[BuildResult, ...] = ()
