"""What a command says on its streams, kept while it is said, to be said again when nothing has changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

__all__ = ["Said"]


class Said:
    """Texts in the order said, each with the name of its stream: ``stdout`` or ``stderr``."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Keep what is printed inside; it is printed all the same."""
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Ear("stdout", before[0], self.texts), _Ear("stderr", before[1], self.texts)
        try:
            yield
        finally:
            sys.stdout, sys.stderr = before


class _Ear:
    """A stream that notes what passes through it."""

    def __init__(self, name: str, stream: TextIO, texts: list[tuple[str, str]]) -> None:
        self._name, self._stream, self._texts = name, stream, texts

    def write(self, text: str) -> int:
        self._texts.append((self._name, text))
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
