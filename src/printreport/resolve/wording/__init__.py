"""The words that the program itself says, by language; ``language: es`` is a real setting.

Stage 3. In: a BCP 47 tag. Out: a :class:`Wording`. A language is one module with one dict of
sentences (``TEXTS``), its number words and its rule for ordinals; every language has the same keys.
"""

from __future__ import annotations

from collections.abc import Callable

from printreport.resolve.wording import english, spanish
from printreport.slotted import dataclass

__all__ = ["LANGUAGES", "Wording", "wording_for"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language.

    ``numbers`` are the words from zero up; ``quotes`` the opening and closing double and single
    quotes; ``fractions`` a pattern for fractions typed in words.
    """

    code: str
    texts: dict[str, str]
    numbers: tuple[str, ...]
    quotes: tuple[str, str, str, str]
    fractions: str
    ordinal: Callable[[int], str]
    singular: Callable[[str], str]

    def say(self, key: str, **words: object) -> str:
        """Give a sentence with its gaps filled."""
        return self.texts[key].format(**words)

    def number(self, amount: int) -> str:
        """Give a number in words, or in digits where it has no word here."""
        return self.numbers[amount] if 0 <= amount < len(self.numbers) else str(amount)

    def join(self, words: list[str]) -> str:
        """Give a list as running text: ``a, b, and c``."""
        if len(words) < 2:
            return "".join(words)
        if len(words) == 2:
            return self.texts["join_two"].format(a=words[0], b=words[1])
        return self.texts["join_last"].format(a=self.texts["join_more"].join(words[:-1]), b=words[-1])


LANGUAGES: dict[str, Wording] = {
    "en": Wording(
        "en",
        english.TEXTS,
        english.NUMBERS,
        english.QUOTES,
        english.FRACTIONS,
        english.ordinal,
        english.singular,
    ),
    "es": Wording(
        "es",
        spanish.TEXTS,
        spanish.NUMBERS,
        spanish.QUOTES,
        spanish.FRACTIONS,
        spanish.ordinal,
        spanish.singular,
    ),
}


def wording_for(language: str) -> Wording | None:
    """Give the words of a language tag such as ``en-US``; None where there are none."""
    return LANGUAGES.get(language.replace("_", "-").split("-")[0].lower())
