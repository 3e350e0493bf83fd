"""The parser never fails but by a FormulaError inside the text, and writes what it reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from printreport.model.formula import (
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
    parse_formula,
    write_formula,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz_"
WORDS = st.text(LETTERS, min_size=1, max_size=6).filter(lambda word: word not in ("and", "or", "not"))
NUMBERS = st.one_of(st.integers(0, 10**9), st.integers(0, 10**6).map(lambda number: number / 8)).map(Number)
NAMES = st.builds(
    Name,
    st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    st.one_of(st.none(), st.just("previous"), st.integers(1900, 2100)),
)


def _is_no_division_by_nothing(expr: Binary) -> bool:
    """A literal zero under the line is refused on reading."""
    return not (expr.operator == "/" and isinstance(expr.right, Number) and not expr.right.value)


SUMS = st.recursive(
    st.one_of(NUMBERS, NAMES),
    lambda inner: st.one_of(
        st.builds(Binary, st.sampled_from("+-*/"), inner, inner).filter(_is_no_division_by_nothing),
        st.builds(Negative, inner),
        st.builds(Call, WORDS, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=12,
)
CLAUSES = st.builds(Compare, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), SUMS, SUMS)
CONDITIONS = st.one_of(
    SUMS, CLAUSES, st.builds(Not, CLAUSES), st.builds(Logic, st.sampled_from(["and", "or"]), CLAUSES, CLAUSES)
)
FORMATS = st.builds(FormatCall, WORDS, st.lists(st.integers(0, 9), max_size=2).map(tuple))
FORMULAS = st.one_of(CONDITIONS, st.builds(Piped, SUMS, st.lists(FORMATS, min_size=1, max_size=3).map(tuple)))


@given(FORMULAS)
def test_what_is_written_reads_back(expr: Expr) -> None:
    text = write_formula(expr)
    assert write_formula(parse_formula(text)) == text


def read(text: str) -> Expr | FormulaError:
    try:
        return parse_formula(text)
    except FormulaError as error:
        return error


@given(st.one_of(st.text(), st.text("ab.@*+-/()|,<>=! 0129[]{}'\"")))
def test_any_text_is_a_formula_or_a_finding_inside_it(text: str) -> None:
    found = read(text)
    if isinstance(found, FormulaError):
        assert found.code in ("PR305", "PR306")
        assert 0 <= found.offset <= len(text)
        assert found.length >= 1
    else:
        assert write_formula(parse_formula(write_formula(found))) == write_formula(found)


@given(st.sampled_from(["(", "-", "not ", "f(", "a+"]), st.integers(200, 3000))
def test_deep_or_long_formulas_end_in_a_finding_not_a_crash(piece: str, times: int) -> None:
    found = read(piece * times + "a" + ")" * (times if "(" in piece else 0))
    assert isinstance(found, FormulaError)
    assert found.code == "PR305"
