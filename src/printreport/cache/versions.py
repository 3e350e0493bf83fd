"""What made a piece of work: our own source files, the Python that runs them, the libraries beside it."""

from __future__ import annotations

import os
import sys
import time
from hashlib import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from printreport.cache.store import Store

__all__ = ["basis", "libraries", "package_folder", "source_mark", "sources"]

_SETTLED = 2.0
"""A file changed less than this many seconds ago may be changed again within a tick of its clock."""


def package_folder() -> str:
    """Give the folder of our source files."""
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def libraries() -> str:
    """Give a digest of the Python that runs, and of the name and version of every distribution it finds.

    Names of metadata folders hold the version (Core metadata, "Recording installed projects"); reading
    the metadata itself takes longer than all else that is done before an unchanged report is told of.
    """
    found: set[str] = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    told = sys.version, sys.platform, sys.flags.optimize, sorted(found)
    return sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def source_mark() -> str:
    """Give a digest of names, sizes and times of our source files.

    This is what Python itself goes by when it takes a module from its compiled form.
    """
    folder = package_folder()
    return _mark_of(folder, _sources(folder))


def _mark_of(folder: str, found: Iterable[tuple[str, os.stat_result]]) -> str:
    rows = sorted((path[len(folder) :], status.st_size, status.st_mtime_ns) for path, status in found)
    return sha256(repr((folder, rows)).encode("utf-8", "surrogatepass")).hexdigest()


def basis(store: Store) -> str:
    """Give digests of all that makes, apart from what it is made of."""
    return f"{sources(store)} {libraries()}"


def sources(store: Store) -> str:
    """Give a digest of our source files; the store remembers it by their mark."""
    folder = package_folder()
    found = dict(_sources(folder))
    mark = _mark_of(folder, found.items())
    kept = store.get("source", mark)
    if kept is None:
        digest = sha256()
        for path in sorted(found):
            with open(path, "rb", buffering=0) as stream:
                data = stream.read()
            name = path[len(folder) :].replace(os.sep, "/")
            digest.update(repr((name, len(data))).encode("utf-8", "surrogatepass"))
            digest.update(data)
        kept = digest.hexdigest().encode()
        if time.time() - max((status.st_mtime for status in found.values()), default=0.0) > _SETTLED:
            store.put("source", mark, kept)
    return kept.decode()


def _sources(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path, entry.stat()
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _sources(entry.path)
