"""Typed characters → typeset ones: curly quotes, dashes, the ellipsis, non-breaking spaces.

Stage 3. In: characters as an author types them. Out: final characters.
"""

from __future__ import annotations

import re

from printreport.resolve.wording import Wording

__all__ = ["Typesetter"]

_PIECES = re.compile(r"---|--|\.\.\.|[\"']")
_OPENERS = frozenset(" \t\n\u00a0([{–—\u2009/")


class Typesetter:
    """Typesets one text from left to right; remembers the character before the next piece."""

    def __init__(self, wording: Wording) -> None:
        self.quotes = wording.quotes
        self.before = ""

    def typeset(self, text: str) -> str:
        r"""Give the typeset characters of the next piece of the text.

        >>> from printreport.resolve.wording import LANGUAGES
        >>> Typesetter(LANGUAGES["en"]).typeset('"It\'s 2--3 --- so..."')
        '“It’s 2–3 — so…”'
        """
        out: list[str] = []
        last = 0
        for match in _PIECES.finditer(text):
            before = text[match.start() - 1] if match.start() else self.before
            out.append(text[last : match.start()])
            if match[0] in "\"'" and match.start() == last and out[:-1]:
                before = out[-2]
            after = text[match.end() : match.end() + 1]
            out.append(self._piece(match[0], before, after))
            last = match.end()
        out.append(text[last:])
        made = "".join(out)
        if made:
            self.before = made[-1]
        return made

    def _piece(self, typed: str, before: str, after: str) -> str:
        if typed == "---":
            return "—"
        if typed == "--":
            return "–"
        if typed == "...":
            return "…"
        opens = (not before or before in _OPENERS or before in self.quotes[0] + self.quotes[2]) and (
            bool(after) and not after.isspace()
        )
        if typed == '"':
            return self.quotes[0] if opens else self.quotes[1]
        # an apostrophe before digits ('90s) or inside a word is no opening quote
        if opens and not after.isdigit():
            return self.quotes[2]
        return "’"
