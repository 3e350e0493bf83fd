"""The tree of a formula: frozen nodes that know their offset in the text they were read from.

In: nothing. Out: the nodes of the closed grammar, :class:`FormulaError`, and the writing back of a
tree as text. The parser is :mod:`printreport.model.formula`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from printreport.slotted import dataclass, replace

__all__ = [
    "Binary",
    "Call",
    "Compare",
    "Expr",
    "FormatCall",
    "FormulaError",
    "Logic",
    "Name",
    "Negative",
    "Not",
    "Number",
    "Piped",
    "calls_in",
    "names_in",
    "with_names",
    "write_formula",
]


class FormulaError(ValueError):
    """A formula that can not be read or evaluated; ``offset`` and ``length`` say where in its text."""

    def __init__(self, code: str, message: str, offset: int = 0, length: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message = code, message
        self.offset, self.length, self.hint = offset, max(length, 1), hint


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    value: float | int
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Name:
    """``cases.total``, ``cases_by_state.*.total``, ``calls.received@previous``."""

    parts: tuple[str, ...]
    year: int | Literal["previous"] | None = None
    offset: int = 0
    length: int = 1

    @property
    def dotted(self) -> str:
        """The name without its year."""
        return ".".join(self.parts)


@dataclass(frozen=True, slots=True)
class Negative:
    """``- x``."""

    operand: Expr
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Binary:
    """``a + b`` and its like; ``offset`` is that of the sign."""

    operator: Literal["+", "-", "*", "/"]
    left: Expr
    right: Expr
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Compare:
    """``a < b`` and its like."""

    operator: Literal["==", "!=", "<", "<=", ">", ">="]
    left: Expr
    right: Expr
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Logic:
    """``a and b``, ``a or b``."""

    operator: Literal["and", "or"]
    left: Expr
    right: Expr
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    """``not a``."""

    operand: Expr
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Call:
    """``top(cases_by_state.*.total, 3)``."""

    function: str
    arguments: tuple[Expr, ...]
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class FormatCall:
    """``percent(1)`` after a bar."""

    name: str
    arguments: tuple[float | int, ...] = ()
    offset: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Piped:
    """An expression and the formats that it is printed in."""

    operand: Expr
    formats: tuple[FormatCall, ...]
    offset: int = 0
    length: int = 1


Expr = Number | Name | Negative | Binary | Compare | Logic | Not | Call | Piped


def names_in(expr: Expr) -> Iterator[Name]:
    """Give every name in a formula, left to right."""
    match expr:
        case Name():
            yield expr
        case Negative() | Not() | Piped():
            yield from names_in(expr.operand)
        case Binary() | Compare() | Logic():
            yield from names_in(expr.left)
            yield from names_in(expr.right)
        case Call():
            for argument in expr.arguments:
                yield from names_in(argument)
        case Number():
            pass


def with_names(expr: Expr, changed: Callable[[Name], Name]) -> Expr:
    """Give a formula with every name changed, each node at its old offset."""
    match expr:
        case Name():
            return changed(expr)
        case Negative() | Not() | Piped():
            return replace(expr, operand=with_names(expr.operand, changed))
        case Binary() | Compare() | Logic():
            return replace(expr, left=with_names(expr.left, changed), right=with_names(expr.right, changed))
        case Call():
            return replace(expr, arguments=tuple(with_names(each, changed) for each in expr.arguments))
        case Number():
            return expr


def calls_in(expr: Expr) -> Iterator[Call]:
    """Give every call in a condition that is not under a ``not``."""
    match expr:
        case Call():
            yield expr
        case Piped():
            yield from calls_in(expr.operand)
        case Logic():
            yield from calls_in(expr.left)
            yield from calls_in(expr.right)
        case _:
            pass


_RANK = {"or": 0, "and": 0, "+": 3, "-": 3, "*": 4, "/": 4}


def _write(expr: Expr, within: int) -> str:
    match expr:
        case Number():
            return repr(expr.value)
        case Name():
            return expr.dotted + (f"@{expr.year}" if expr.year else "")
        case Call():
            return f"{expr.function}({', '.join(_write(argument, 0) for argument in expr.arguments)})"
        case Negative():
            return f"-{_write(expr.operand, 5)}"
        case Not():
            made, rank = f"not {_write(expr.operand, 1)}", 1
        case Compare():
            made, rank = f"{_write(expr.left, 3)} {expr.operator} {_write(expr.right, 3)}", 2
        case Binary() | Logic():
            rank = _RANK[expr.operator]
            # the right side binds tighter: a - (b - c) keeps its parentheses
            made = f"{_write(expr.left, rank)} {expr.operator} {_write(expr.right, rank + 1)}"
        case Piped():
            calls = [
                c.name + (f"({', '.join(repr(a) for a in c.arguments)})" if c.arguments else "")
                for c in expr.formats
            ]
            return " | ".join([_write(expr.operand, 0), *calls])
    return f"({made})" if rank < within else made


def write_formula(expr: Expr) -> str:
    """Give the canonical text of a formula, which reads back to the same tree."""
    return _write(expr, 0)
