"""What checking found of each value: ticked to its source, foots, cross-foots, agrees, explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Check", "CheckMark", "State", "TieOut"]

Check = Literal[
    "source", "foots", "cross_foots", "recalculates", "ties", "printed", "prior", "running_total", "hedge",
    "head", "locked",
]  # fmt: skip
State = Literal["passed", "explained", "failed"]


@dataclass(frozen=True, slots=True)
class CheckMark:
    """One check that a value took part in; ``detail`` says against what."""

    check: Check
    state: State
    detail: str = ""


@dataclass(slots=True)
class TieOut:
    """The marks of every value, by its ledger id (``cases.total@2021``)."""

    marks: dict[str, list[CheckMark]] = field(default_factory=dict)

    def note(self, ids: Iterable[str], check: Check, state: State, detail: str = "") -> None:
        """Set one mark at each of the values."""
        mark = CheckMark(check, state, detail)
        for name in ids:
            marks = self.marks.setdefault(name, [])
            if mark not in marks:
                marks.append(mark)

    def frozen(self) -> Mapping[str, tuple[CheckMark, ...]]:
        """Give the marks as they are kept with a report."""
        return {name: tuple(marks) for name, marks in self.marks.items()}
