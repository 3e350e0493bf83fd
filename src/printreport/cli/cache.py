"""``printreport cache``: what is kept between runs, how much of it there is, and away with it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

__all__ = ["cache"]


class Act(StrEnum):
    """What to do with the cache."""

    info = "info"
    clear = "clear"


def cache(
    act: Annotated[Act, typer.Argument(metavar="[info|clear]", help="Show it, or empty it.")] = Act.info,
) -> None:
    """Show where finished work is kept between runs, how much of it, and of what kind; or delete it.

    Nothing is lost by clearing it but time. `PRINTREPORT_CACHE` names another folder for it.
    """
    from printreport.cache.place import VARIABLE, cache_folder
    from printreport.cache.store import MOST_BYTES, Store

    folder = cache_folder()
    if not folder:
        print(f"no cache: `{VARIABLE}` holds no absolute path")
        return
    store = Store(folder)
    if act is Act.clear:
        n_entries, n_bytes = store.clear()
        print(f"{_entries(n_entries)} deleted, {_size(n_bytes)}")
        return
    print(folder)
    sizes: dict[str, list[int]] = {}
    for kind, _, size, _ in store.entries():
        sizes.setdefault(kind, []).append(size)
    for kind, each in sorted(sizes.items()):
        print(f"{kind:<10} {_entries(len(each)):>14} {_size(sum(each)):>10}")
    total = [size for each in sizes.values() for size in each]
    print(f"{'all':<10} {_entries(len(total)):>14} {_size(sum(total)):>10} of {_size(MOST_BYTES)}")


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def _size(n_bytes: int) -> str:
    for unit, factor in (("MiB", 1 << 20), ("KiB", 1 << 10)):
        if n_bytes >= factor:
            return f"{n_bytes / factor:,.1f} {unit}"
    return f"{n_bytes:,} B"
