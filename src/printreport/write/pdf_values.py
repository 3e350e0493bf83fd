"""Values as a PDF writes them: numbers, texts, names, arrays and dictionaries, in ASCII.

Source: ISO 32000-1, 7.3 (objects) and 7.9.2 (strings).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = ["array", "dictionary", "name", "number", "order_of", "reference", "text_string"]

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_REGULAR = frozenset(map(chr, range(0x21, 0x7F))) - frozenset("()<>[]{}/%#")


@lru_cache(maxsize=1 << 12)
def number(value: float) -> str:
    """Write a number with at most three decimals, without trailing zeros.

    Examples
    --------
    >>> number(12.0), number(-0.12345), number(1e-9)
    ('12', '-0.123', '0')
    """
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def text_string(text: str) -> str:
    r"""Write a text string: as it is where it is ASCII, else as UTF-16 in hexadecimal digits.

    Examples
    --------
    >>> text_string("Lamps (2021)"), text_string("é")
    ('(Lamps \\(2021\\))', '<FEFF00E9>')
    """
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def order_of(text: str) -> bytes:
    """Give the bytes of a text string, by which names in a name tree are sorted (ISO 32000-1, 7.9.6)."""
    if text.isascii() and text.isprintable():
        return text.encode("ascii")
    return b"\xfe\xff" + text.encode("utf-16-be", "replace")


def name(text: str) -> str:
    """Write a name.

    Examples
    --------
    >>> name("TD"), name("text/csv")
    ('/TD', '/text#2Fcsv')
    """
    if _REGULAR.issuperset(text):
        return f"/{text}"
    return "/" + "".join(
        each if each in _REGULAR else "".join(f"#{byte:02X}" for byte in each.encode("utf-8"))
        for each in text
    )


def reference(number: int) -> str:
    """Write a reference to an object."""
    return f"{number} 0 R"


def array(parts: Iterable[str]) -> str:
    """Write an array of values that are written already."""
    return f"[{' '.join(parts)}]"


def dictionary(keys: Mapping[str, str]) -> str:
    """Write a dictionary of values that are written already; those without a value are left out.

    Examples
    --------
    >>> dictionary({"Type": "/Page", "Rotate": "", "Tabs": "/S"})
    '<</Type /Page/Tabs /S>>'
    """
    return f"<<{''.join(f'/{key} {value}' for key, value in keys.items() if value)}>>"
