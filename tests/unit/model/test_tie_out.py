"""The marks of values: one by one, and those of long tables by column."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.model.ledger_values import LedgerValues
from printreport.model.tie_out import CheckMark, ColumnMark, Marks, TieOut
from printreport.model.values import Value

ROWS = ("a", "b", "all")


class Cells:
    """The values of a table ``t`` with the column ``c``."""

    def get(self, name: str) -> Value | None:
        return Value(name, 1) if name in list(self) else None

    def __iter__(self) -> Iterator[str]:
        return (f"t.{row}.c@2024" for row in ROWS)


def test_marks_of_a_column_are_those_of_each_cell() -> None:
    tie_out = TieOut()
    tie_out.note_column(("t", "c", 2024), ROWS, ColumnMark("source", "passed", "book"))
    tie_out.note_column(
        ("t", "c", 2024), ROWS, ColumnMark("cross_foots", "passed", "row {row}", frozenset("b"))
    )
    tie_out.note(["t.b.c@2024"], "cross_foots", "failed", "row b")
    tie_out.note(["x@2024"], "ties", "passed")
    values = LedgerValues({"x@2024": Value("x@2024", 2)}, [Cells()])
    marks = tie_out.frozen(values)
    assert isinstance(marks, Marks)
    assert marks["t.a.c@2024"] == (
        CheckMark("source", "passed", "book"),
        CheckMark("cross_foots", "passed", "row a"),
    )
    assert marks["t.b.c@2024"] == (
        CheckMark("source", "passed", "book"),
        CheckMark("cross_foots", "failed", "row b"),
    )
    assert marks.get("t.c.c@2024", ()) == ()
    assert marks.get("t.a.d@2024", ()) == ()
    assert set(marks) == {"x@2024", *Cells()}
    assert len(marks) == 4


def test_marks_of_a_run_come_after_those_under_it() -> None:
    under = TieOut()
    under.note_column(("t", "c", 2024), ROWS, ColumnMark("source", "passed", "book"))
    under.note(["x@2024"], "ties", "passed")
    over = TieOut(under=under)
    over.note(["x@2024"], "ties", "passed")
    over.note(["t.a.c@2024"], "recalculates", "passed", "x")
    marks = over.frozen(LedgerValues({"x@2024": Value("x@2024", 2)}, [Cells()]))
    assert marks["x@2024"] == (CheckMark("ties", "passed"),)
    assert [mark.check for mark in marks["t.a.c@2024"]] == ["source", "recalculates"]


def test_values_of_a_long_table_are_values() -> None:
    values = LedgerValues({"x@2024": Value("x@2024", 2), "t.a.c@2024": Value("t.a.c@2024", 9)}, [Cells()])
    assert values["t.a.c@2024"].amount == 9
    assert values["t.b.c@2024"].amount == 1
    assert "t.none.c@2024" not in values
    assert list(values) == ["x@2024", "t.a.c@2024", "t.b.c@2024", "t.all.c@2024"]
    assert len(values) == 4
