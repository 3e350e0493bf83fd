"""What is done to whole columns comes to the same as what is done to each cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from printreport.draw.tables.cells import CellSetter
from printreport.draw.tables.patterns import Patterns
from printreport.load.cells import CellError, parse_cell
from printreport.load.long_columns import ColumnReader
from printreport.model.contract import ColumnType
from printreport.model.formula import parse_format
from printreport.model.text import Run
from printreport.model.values import Value
from printreport.resolve.column_printer import column_printer
from printreport.resolve.numbers import Numbers
from table_kit import default_style

AMOUNTS = st.one_of(
    st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=30),
    st.lists(st.integers(0, 20_000), min_size=1, max_size=30),
    st.lists(st.integers(0, 10**7).map(lambda number: number / 100), min_size=1, max_size=30),
)


@given(
    AMOUNTS,
    st.sampled_from(["en-US", "en-GB", "es", "es-MX", "de", "fr", "sv"]),
    st.sampled_from(
        ["", "number", "number(1)", "number(3)", "compact", "money", "money(2)", "signed", "unit"]
    ),
    st.sampled_from(["USD", "EUR", "children", ""]),
)
def test_a_column_prints_as_each_of_its_numbers(
    amounts: list[float | int], language: str, format_: str, unit: str
) -> None:
    if "money" in format_ and unit not in ("USD", "EUR"):
        unit = "USD"
    numbers = Numbers(language)
    is_whole = isinstance(amounts[0], int)
    value = Value("a.b.c@2024", amounts[0], unit=unit, decimals=None if is_whole else 2)
    formats = parse_format(format_) if format_ else ()
    decimals = 0 if is_whole else 2
    printer = column_printer(numbers, value, formats, amounts, decimals)
    made = printer.texts(amounts, [decimals] * len(amounts))
    assert made == [printer.slowly(amount, decimals) for amount in amounts]


def test_plain_numbers_are_printed_in_bulk() -> None:
    value = Value("a.b.c@2024", 5, unit="children")
    for language in ("en-US", "es", "de"):
        assert column_printer(Numbers(language), value, (), [1, 20_000], 0).places == 0
    money = Value("a.b.c@2024", 5.25, unit="USD", decimals=2)
    assert column_printer(Numbers("en-US"), money, parse_format("money(2)"), [1.25, 20_000.5], 2).places == 2


CELLS = st.one_of(
    st.integers(-3000, 10**6).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.floats(0, 1000).map("{:.1f}".format),
    st.floats(0, 100).map("{:.2f}%".format),
    st.sampled_from(["", " ", "x", "(12)", "$4", "007", "2024-01-31", "1e5", "٣", "1_0", "+7", "NaN"]),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=12), min_size=1, max_size=4), st.sampled_from(
    ["count", "money", "rate", "percent", "share", "text", "date"]
))  # fmt: skip
def test_a_column_holds_what_each_cell_says(blocks: list[list[str]], kind: ColumnType) -> None:
    reader = ColumnReader(kind)
    odd: set[int] = set()
    texts: list[str] = []
    for block in blocks:
        odd.update(len(texts) + at for at in reader.take(block))
        texts += block
    column = reader.column()
    for row, text in enumerate(texts):
        assert column.text(row) == text or row in odd
        if row in odd:
            continue
        if not text:
            assert kind in ("text", "date")
            continue
        try:
            parsed = parse_cell(text, kind)
        except CellError:
            raise AssertionError(f"{text} is no {kind}, and was not told to be odd") from None
        assert column.amount(row) == parsed.amount
        assert type(column.amount(row)) is type(parsed.amount)
        assert column.decimals_of(row) == parsed.decimals


@given(
    st.lists(
        st.text(st.sampled_from("0123456789,.-–()%$ €G'"), min_size=1, max_size=12), min_size=1, max_size=20
    )
)
def test_a_text_is_as_wide_as_its_pattern(texts: list[str]) -> None:
    style = default_style()
    for role in ("sans", "sans-semibold", "serif"):
        face = style.face(role)
        for text, pattern in zip(texts, Patterns(face).of(texts), strict=True):
            assert len(text) == len(pattern)
            assert face.shape(text).advance == face.shape(pattern).advance
            assert face.shape(text).kerns == face.shape(pattern).kerns


def test_numbers_of_one_form_are_measured_once() -> None:
    style = default_style()
    setter = CellSetter(style, style.text("table"))
    patterns = set(setter.patterns([f"{number:,}" for number in range(1000, 9999, 7)], strong=False))
    assert patterns == {"0,000"}
    assert setter.size_of((Run("0,000"),), False) == setter.size_of((Run("7,314"),), False)
