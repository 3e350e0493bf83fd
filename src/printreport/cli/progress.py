"""Progress: a line that moves on a terminal, silence in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["progress"]


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str], None] | None]:
    """Give a function that shows what is being done, or None where nobody watches.

    Parameters
    ----------
    quiet : bool
        Say nothing even on a terminal (``--format json`` or ``github``).
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield status.update
