"""The closed grammar inside ``{{ }}`` and formula fields: tokens, tree, parser.

In: a placed string. Out: a tree of frozen nodes that know their offset in that string. Nothing is
evaluated here, and there is no way from a formula to Python.

::

    formula    = condition { "|" format { format } }
    condition  = clause { ("and" | "or") clause }
    clause     = "not" clause | sum [ ("==" | "!=" | "<=" | ">=" | "<" | ">") sum ]
    sum        = product { ("+" | "-") product }
    product    = factor { ("*" | "/") factor }
    factor     = "-" factor | number | "(" condition ")" | call | name
    call       = word "(" [ condition { "," condition } ] ")"
    name       = word { "." (word | "*") } [ "@" (year | "previous") ]
    format     = word [ "(" [ number { "," number } ] ")" ]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from printreport.model.formula_tree import (
    Binary,
    Call,
    Compare,
    Expr,
    FormatCall,
    FormulaError,
    Logic,
    Name,
    Negative,
    Not,
    Number,
    Piped,
    calls_in,
    names_in,
    with_names,
    write_formula,
)
from printreport.slotted import dataclass

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
    "parse_format",
    "parse_formula",
    "parse_tie",
    "with_names",
    "write_formula",
]

MAX_DEPTH = 60
MAX_TOKENS = 400
MAX_DIGITS = 15

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.]))"
    r"|(?P<name>[^\W\d]\w*(?:\.(?:\w+|\*))*(?:@(?:\d{4}|previous)(?!\w))?)"
    r"|(?P<sign>==|!=|<=|>=|[-+*/()|,<>=])"
)
_COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    offset: int


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    offset = start
    while offset < end:
        match = _TOKEN.match(text, offset, end)
        if match is None:
            stretch = re.compile(r"[^\s()|,+*/]+").match(text, offset, end)
            found = stretch[0] if stretch else text[offset]
            hint = ""
            if "[" in found or "]" in found:
                hint = "write rows and columns with dots: `table.row.column`"
            elif "'" in found or '"' in found:
                hint = "names stand without quotes"
            raise FormulaError(
                "PR305",
                f'formula holds "{found}", which is no name, number or sign',
                offset,
                len(found),
                hint,
            )
        kind = match.lastgroup or ""
        if kind != "space":
            yield _Token(kind, match[0], offset)
        offset = match.end()
    yield _Token("end", "", end)


class _Parser:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.end = end
        self.tokens = list(_tokens(text, start, end))
        if len(self.tokens) > MAX_TOKENS:
            raise FormulaError(
                "PR305", f"formula has more than {MAX_TOKENS} parts", self.tokens[MAX_TOKENS].offset
            )
        self.index = 0
        self.depth = 0

    @property
    def token(self) -> _Token:
        return self.tokens[self.index]

    def take(self, *signs: str) -> _Token | None:
        token = self.token
        if token.kind in ("sign", "name") and token.text in signs:
            self.index += 1
            return token
        return None

    def wrong(self, expected: str) -> FormulaError:
        token = self.token
        if token.kind == "end":
            return FormulaError(
                "PR305", f"formula ends where {expected} is expected", max(token.offset - 1, 0)
            )
        return FormulaError(
            "PR305", f'formula has "{token.text}" where {expected} is expected', token.offset, len(token.text)
        )

    def expect(self, sign: str) -> _Token:
        token = self.take(sign)
        if token is None:
            raise self.wrong(f'"{sign}"')
        return token

    def finish(self) -> None:
        if self.token.kind != "end":
            hint = "two names need a sign between them" if self.token.kind in ("name", "number") else ""
            error = self.wrong("its end or a sign")
            error.hint = hint
            raise error

    def piped(self) -> Expr:
        operand = self.condition()
        bar = self.token
        formats: list[FormatCall] = []
        while self.take("|"):
            formats.extend(self.formats())
        self.finish()
        return Piped(operand, tuple(formats), bar.offset) if formats else operand

    def formats(self) -> list[FormatCall]:
        made = [self.format()]
        while self.token.kind == "name":
            made.append(self.format())
        return made

    def format(self) -> FormatCall:
        token = self.token
        if token.kind != "name":
            raise self.wrong("the name of a format")
        self.index += 1
        arguments: list[float | int] = []
        length = len(token.text)
        if self.take("("):
            while self.token.kind == "number":
                arguments.append(_number(self.token.text))
                self.index += 1
                if not self.take(","):
                    break
            close = self.expect(")")
            length = close.offset + 1 - token.offset
        return FormatCall(token.text, tuple(arguments), token.offset, length)

    def condition(self) -> Expr:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError("PR305", f"formula is nested more than {MAX_DEPTH} deep", self.token.offset)
        left = self.clause()
        while token := self.take("and", "or"):
            operator: Literal["and", "or"] = "and" if token.text == "and" else "or"
            left = Logic(operator, left, self.clause(), token.offset, len(token.text))
        self.depth -= 1
        return left

    def clause(self) -> Expr:
        if token := self.take("not"):
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise FormulaError("PR305", f"formula is nested more than {MAX_DEPTH} deep", token.offset)
            made = Not(self.clause(), token.offset, 3)
            self.depth -= 1
            return made
        left = self.sum()
        token = self.token
        if token.kind == "sign" and token.text == "=":
            raise FormulaError("PR305", 'formula has "=" where "==" is expected', token.offset, 1, "`==`")
        if token.kind == "sign" and token.text in _COMPARISONS:
            self.index += 1
            right = self.sum()
            return Compare(token.text, left, right, token.offset, len(token.text))  # type: ignore[arg-type]
        return left

    def sum(self) -> Expr:
        left = self.product()
        while token := self.take("+", "-"):
            left = Binary("+" if token.text == "+" else "-", left, self.product(), token.offset)
        return left

    def product(self) -> Expr:
        left = self.factor()
        while token := self.take("*", "/"):
            right = self.factor()
            if token.text == "/" and isinstance(right, Number) and not right.value:
                raise FormulaError("PR305", "formula divides by zero", token.offset)
            left = Binary("*" if token.text == "*" else "/", left, right, token.offset)
        return left

    def factor(self) -> Expr:
        token = self.token
        if token.kind == "number":
            self.index += 1
            if len(token.text.partition(".")[0]) > MAX_DIGITS:
                said = f"formula holds a number of more than {MAX_DIGITS} digits"
                raise FormulaError("PR305", said, token.offset, len(token.text))
            return Number(_number(token.text), token.offset, len(token.text))
        if self.take("-"):
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise FormulaError("PR305", f"formula is nested more than {MAX_DEPTH} deep", token.offset)
            made = Negative(self.factor(), token.offset)
            self.depth -= 1
            return made
        if self.take("("):
            inner = self.condition()
            self.expect(")")
            return inner
        if token.kind == "name" and token.text not in ("and", "or", "not"):
            self.index += 1
            if self.token.text == "(" and self.token.kind == "sign":
                return self.call(token)
            return _name(token)
        raise self.wrong("a name or a number")

    def call(self, token: _Token) -> Call:
        if "." in token.text or "@" in token.text:
            raise FormulaError("PR306", f"`{token.text}` is no function", token.offset, len(token.text))
        self.expect("(")
        arguments: list[Expr] = []
        if not self.take(")"):
            arguments.append(self.condition())
            while self.take(","):
                arguments.append(self.condition())
            self.expect(")")
        return Call(token.text, tuple(arguments), token.offset, len(token.text))


def _number(text: str) -> float | int:
    return float(text) if "." in text else int(text[:300])


def _name(token: _Token) -> Name:
    dotted, _, when = token.text.partition("@")
    year: int | Literal["previous"] | None = None
    if when:
        year = "previous" if when == "previous" else int(when)
    return Name(tuple(dotted.split(".")), year, token.offset, len(token.text))


@lru_cache(maxsize=2_048)
def parse_formula(text: str, start: int = 0, end: int | None = None) -> Expr:
    """Read a formula, or the stretch of a text that holds one.

    Offsets in the tree and in errors count from the start of ``text``, so that
    ``PlacedStr.at`` gives their place.

    Raises
    ------
    FormulaError
        PR305 where the text is outside of the grammar, PR306 where no function is called.

    Examples
    --------
    >>> write_formula(parse_formula("a.b/(c.d@2020 - 1) | percent(1)"))
    'a.b / (c.d@2020 - 1) | percent(1)'
    """
    return _parsed(text, start, len(text) if end is None else end)


# A layout is evaluated once for each of many editions; trees are frozen, so that they can be shared.
@lru_cache(maxsize=4096)
def _parsed(text: str, start: int, stop: int) -> Expr:
    if not text[start:stop].strip():
        raise FormulaError("PR305", "formula is empty; a name or a number is expected", start)
    return _Parser(text, start, stop).piped()


@lru_cache(maxsize=512)
def parse_format(text: str) -> tuple[FormatCall, ...]:
    """Read a ``format:`` field such as ``percent(1)`` or ``signed percent``."""
    if not text.strip():
        return ()
    parser = _Parser(text, 0, len(text))
    formats = parser.formats()
    while parser.take("|"):
        formats.extend(parser.formats())
    parser.finish()
    return tuple(formats)


def parse_tie(text: str) -> tuple[Expr, ...]:
    """Read a tie ``a = b = c``: two or more sums that must agree."""
    parser = _Parser(text, 0, len(text))
    sides = [parser.sum()]
    while parser.take("=", "=="):
        sides.append(parser.sum())
    parser.finish()
    if len(sides) < 2:
        raise FormulaError("PR305", 'a tie has two sides with "=" between them', 0, len(text))
    return tuple(sides)
