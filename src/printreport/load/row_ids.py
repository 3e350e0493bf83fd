"""Part of stage 1: the ids of a table's rows by their printed labels.

In: labels as a file prints them, and the contract. Out: ids, and findings for what it does not know.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence

from printreport.findings import Findings, Place, suggest
from printreport.model.contract import TableContract
from printreport.model.dataset import ALL

__all__ = ["RowIds", "same_label", "snake_case"]

_NEAR = 0.9
_NO_WORD = re.compile(r"[^\w\n]+", re.ASCII)


def snake_case(label: str) -> str:
    """Give the id that a printed label has where the contract states none.

    Examples
    --------
    >>> snake_case("Lost, Injured & Missing")
    'lost_injured_and_missing'
    """
    folded = unicodedata.normalize("NFKD", label.replace("&", " and ")).casefold()
    kept = "".join(sign for sign in folded if not unicodedata.combining(sign) and sign not in "'’")
    return re.sub(r"\W+", "_", kept).strip("_")


def same_label(label: str) -> str:
    """Give a label as it is compared: blanks, case and the form of the apostrophe do not count."""
    return " ".join(label.replace("’", "'").split()).casefold()


class RowIds:
    """Takes up the rows of one table.

    Attributes
    ----------
    labels : dict of row id to str
        As they are printed, in the order of the file.
    """

    def __init__(self, table_id: str, contract: TableContract, findings: Findings) -> None:
        self.labels: dict[str, str] = {}
        self._table_id = table_id
        self._contract = contract
        self._findings = findings
        all_label = same_label(contract.rows.all) if contract.rows.all else ""
        self._all = {snake_case(contract.rows.all), "all"} if all_label else {"all"}
        self._near = range(0)
        if all_label:
            # Two texts are alike by twice what they share over what both have: lengths alone refuse most.
            least = int(len(all_label) * _NEAR / (2 - _NEAR))
            self._near = range(least, int(len(all_label) * (2 - _NEAR) / _NEAR) + 2)

    def take(self, label: str, place: Place) -> str:
        """Enter a row; give its id, empty where it has none of its own, which is told."""
        row_id = _row_id(label, place, self._table_id, self._contract, self._findings)
        if row_id in self.labels:
            said = f'row "{label}" stands here a second time (`{row_id}`)'
            self._findings.error("PR226", said, place)
            return ""
        if row_id:
            self.labels[row_id] = label.strip()
        return row_id

    def take_all(self, labels: Sequence[str], place: Callable[[int], Place]) -> list[int] | None:
        """Enter many rows; give the numbers of those that have an id, None where all have.

        ``place`` gives that of the label of a row by its number.
        """
        row_ids = self._plain_ids(labels)
        if (
            row_ids is not None
            and len(set(row_ids)) == len(row_ids)
            and self.labels.keys().isdisjoint(row_ids)
        ):
            # Fresh texts: one kept of a block would keep the room of its neighbors from being used.
            fresh = "\n".join(map(str.strip, labels)).split("\n")
            self.labels.update(zip(row_ids, fresh, strict=True))
            return None
        kept = [at for at, label in enumerate(labels) if self.take(label, place(at))]
        return kept if len(kept) < len(labels) else None

    def _plain_ids(self, labels: Sequence[str]) -> list[str] | None:
        """Give the ids of labels that nothing in the contract could mean otherwise; else None."""
        rows = self._contract.rows
        text = "\n".join(labels)
        if rows.ids or rows.order or not text.isascii() or "&" in text or "'" in text:
            return None
        row_ids = [row_id.strip("_") for row_id in _NO_WORD.sub("_", text.casefold()).split("\n")]
        if len(row_ids) != len(labels) or "" in row_ids or not self._all.isdisjoint(row_ids):
            return None
        if any(len(label) in self._near for label in labels) and any(
            _near_label(same_label(label), {}, rows.all) for label in labels if len(label) in self._near
        ):
            return None
        return row_ids


def _row_id(label: str, place: Place, table_id: str, contract: TableContract, findings: Findings) -> str:
    """Give the id of a row by its printed label."""
    rows = contract.rows
    same = same_label(label)
    if not same:
        findings.error("PR227", f"a row of table `{table_id}` has no label", place)
        return ""
    if rows.all and same == same_label(rows.all):
        return ALL
    for row_id, labels in rows.ids.items():
        if same in (same_label(row_id), *map(same_label, labels)):
            return row_id
    snake = snake_case(label)
    if snake in rows.ids or snake in rows.order:
        return snake
    known = list(rows.order) or list(rows.ids)
    near = _near_label(same, rows.ids, rows.all)
    if not snake:
        said = f'row "{label.strip()}" of table `{table_id}` has no letter or digit to be named by'
        findings.error("PR227", said, place, hint="list the label under `ids` in data/contract.yaml")
        return ""
    if rows.order or near:
        findings.error(
            "PR227",
            f'table `{table_id}` has the unknown row "{label.strip()}"',
            place,
            hint=f'"{near}", or list the label under `ids` in data/contract.yaml'
            if near
            else suggest(snake, known),
        )
        return ""
    return snake


def _near_label(same: str, ids: dict[str, tuple[str, ...]], all_label: str) -> str:
    """Give the known label that a row label is a misspelling of, if any."""
    known = {same_label(label): label for labels in ids.values() for label in labels}
    if all_label:
        known[same_label(all_label)] = all_label
    near = difflib.get_close_matches(same, known, n=1, cutoff=_NEAR)
    return known[near[0]] if near else ""
