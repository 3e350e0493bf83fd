"""The text of a built report, as a reader's program takes it out, and numbers found in it as whole tokens."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from functools import cache
from pathlib import Path


@cache
def text_of(pdf: Path, layout: bool = False) -> str:
    """The text by pdftotext; ``layout`` keeps rows of tables on lines."""
    args = ["pdftotext", *(["-layout"] if layout else []), str(pdf), "-"]
    done = subprocess.run(args, capture_output=True, check=True)
    return (
        unicodedata.normalize("NFKC", done.stdout.decode("utf-8"))
        .replace("\u2212", "-")
        .replace("\u2013", "-")
    )


def flat(text: str) -> str:
    """One line, words of divided lines joined by a space."""
    return " ".join(text.split())


def has(text: str, token: str) -> bool:
    """Tell whether a number or word stands in a text, and not as a part of a longer one."""
    words = r"\s+".join(re.escape(part) for part in token.split())
    return re.search(rf"(?<![\w.,]){words}(?![\w%]|[.,]\d)", text, re.IGNORECASE) is not None


def count(text: str, token: str) -> int:
    """How often a number stands in a text as a whole token."""
    return len(re.findall(rf"(?<![\w.,]){re.escape(token)}(?![\w%]|[.,]\d)", text))
