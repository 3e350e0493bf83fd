"""What a run has read: files by digest, listings of folders, names that were looked for.

Every reading of a file of the author's, and of what ships with us, is told here by the one who reads,
with the very bytes that were read. Where nobody asks, telling costs nothing.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from hashlib import file_digest, sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

    AnyPath = str | os.PathLike[str]

__all__ = [
    "Inputs",
    "digest_of",
    "note_file",
    "note_folder",
    "note_name",
    "note_output",
    "read_file",
    "tree_digest",
]

ABSENT = ""
_DEEPEST = 8
_MOST_NAMES = 20_000


class Inputs:
    """What was read and written while it is watched; ``with Inputs() as inputs: …``.

    Attributes
    ----------
    files, outputs : dict of path to str
        SHA-256 of what was read or written.
    folders : dict of path to str
        Digest of all names below, however deep.
    names : dict of path to str
        What stood there: ``file``, ``folder``, or nothing.
    is_whole : bool
        False where something was read that can not be followed.
    """

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.folders: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.outputs: dict[str, str] = {}
        self.is_whole = True
        self._tokens: list[object] = []

    def __enter__(self) -> Inputs:
        self._tokens.append(_watching.set(self))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _watching.reset(self._tokens.pop())  # type: ignore[arg-type]

    def holds(self) -> bool:
        """Tell whether all that was read and written is still as it was."""
        return (
            all(digest_of(path) == digest for path, digest in self.files.items())
            and all(kind_of(path) == kind for path, kind in self.names.items())
            and all(listing(path) == digest for path, digest in self.folders.items())
            and all(digest_of(path) == digest for path, digest in self.outputs.items())
        )


_watching: ContextVar[Inputs | None] = ContextVar("watching", default=None)


def digest_of(path: AnyPath) -> str:
    """Give the SHA-256 of a file in hexadecimal; empty where it can not be read."""
    try:
        with open(path, "rb", buffering=0) as stream:
            return file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ABSENT


def kind_of(path: AnyPath) -> str:
    """Tell what stands at a path: ``file``, ``folder`` or nothing."""
    return "folder" if os.path.isdir(path) else "file" if os.path.isfile(path) else ABSENT


def listing(folder: AnyPath) -> str:
    """Give a digest of all names below a folder; empty where there is none, or they are too many."""
    rows: list[tuple[str, str]] = []
    try:
        if not _list(os.fspath(folder), "", rows, 0):
            return ABSENT
    except OSError:
        return ABSENT
    return sha256(repr(sorted(rows)).encode("utf-8", "surrogatepass")).hexdigest()


def _list(folder: str, above: str, rows: list[tuple[str, str]], depth: int) -> bool:
    if depth > _DEEPEST or len(rows) > _MOST_NAMES:
        return False
    with os.scandir(folder) as entries:
        for entry in entries:
            is_folder = entry.is_dir()
            name = f"{above}{entry.name}"
            rows.append((name, "folder" if is_folder else "file" if entry.is_file() else "link"))
            if entry.is_symlink():
                rows.append((name, os.path.realpath(entry.path)))
            if is_folder and not _list(entry.path, f"{name}/", rows, depth + 1):
                return False
    return True


def read_file(path: AnyPath) -> bytes:
    """Read a file, and tell of it; raises OSError as ``open`` does."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        note_name(path)
        raise
    note_file(path, data)
    return data


def note_file(path: AnyPath, data: bytes | None = None) -> None:
    """Tell of a file that was read; ``data`` are its bytes, read again where a library has read them."""
    inputs = _watching.get()
    if inputs is not None:
        digest = digest_of(path) if data is None else sha256(data).hexdigest()
        if inputs.files.setdefault(os.path.abspath(path), digest) != digest:
            inputs.is_whole = False  # changed while we worked


def note_folder(path: AnyPath) -> None:
    """Tell of a folder whose names were gone through, at any depth."""
    inputs = _watching.get()
    if inputs is not None and os.path.abspath(path) not in inputs.folders:
        inputs.folders[os.path.abspath(path)] = digest = listing(path)
        if not digest and os.path.lexists(path):
            inputs.is_whole = False


def tree_digest(folder: AnyPath) -> str | None:
    """Give a digest of the names and contents of all files below a folder, and tell of each as read.

    Returns
    -------
    str or None
        None where they can not all be read, or links lead in or out, so that a name may mean another file.
    """
    note_folder(folder)
    top = os.fspath(folder)
    rows: list[tuple[str, str]] = []
    try:
        if not _list(top, "", rows, 0) or any(kind not in ("file", "folder") for _, kind in rows):
            return None
        digests = []
        for name, kind in sorted(rows):
            if kind == "file":
                digests.append((name, sha256(read_file(os.path.join(top, name))).hexdigest()))
    except OSError:
        return None
    return sha256(repr((sorted(rows), digests)).encode("utf-8", "surrogatepass")).hexdigest()


def note_name(*paths: AnyPath) -> None:
    """Tell of paths at which something was looked for, whether it was there or not."""
    inputs = _watching.get()
    if inputs is not None:
        for path in paths:
            inputs.names.setdefault(os.path.abspath(path), kind_of(path))


def note_output(path: AnyPath) -> None:
    """Tell of a file that was written."""
    inputs = _watching.get()
    if inputs is not None:
        inputs.outputs[os.path.abspath(path)] = digest_of(path)
