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
    under: TieOut | None = None
    """Marks set before, which are told with these and never changed."""

    def note(self, ids: Iterable[str], check: Check, state: State, detail: str = "") -> None:
        """Set one mark at each of the values."""
        mark = CheckMark(check, state, detail)
        for name in ids:
            marks = self.marks.setdefault(name, [])
            if mark not in marks and (self.under is None or mark not in self.under.marks.get(name, ())):
                marks.append(mark)

    def frozen(self, names: Iterable[str]) -> Mapping[str, tuple[CheckMark, ...]]:
        """Give the marks of some values as they are kept with a report."""
        under: Mapping[str, list[CheckMark]] = self.under.marks if self.under is not None else {}
        made = ((name, (*under.get(name, ()), *self.marks.get(name, ()))) for name in names)
        return {name: marks for name, marks in made if marks}
