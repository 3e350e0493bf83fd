"""PR240: a note that travels with a number travels with what is computed from it, too.

Sums and differences take the note along by themselves. A rate ("entries a day") counts the same
things under another unit, so that its own ``carries`` must say what the reader has to know.
"""

from __future__ import annotations

from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.formula import FormulaError, Name, names_in, parse_formula
from printreport.model.tie_out import TieOut

__all__ = ["check_carried_notes"]


def check_carried_notes(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Look at what every derived value is computed from; shares count nothing."""
    del tie_out  # a note is no figure
    contract = dataset.contract
    for name, derived in contract.derived.items():
        if derived.carries or derived.unit == "share":
            continue
        try:
            names = names_in(parse_formula(derived.formula))
        except FormulaError:
            continue  # said by the check of the contract's names
        for used in names:
            owner = _owner(dataset, used)
            if owner:
                findings.warning(
                    "PR240",
                    f"`{name}` is computed from `{owner}`, which carries a note, and carries none itself",
                    derived.origin,
                    hint="`carries: …`",
                )
                break


def _owner(dataset: Dataset, name: Name) -> str:
    """Give what a name belongs to, where that carries a note; else nothing."""
    contract = dataset.contract
    for known in (contract.metrics.get(name.dotted), contract.derived.get(name.dotted)):
        if known is not None and known.carries:
            return name.dotted
    table = contract.tables.get(name.parts[0])
    return name.parts[0] if table is not None and table.carries else ""
