"""The store: bytes by kind and key, checked when read, bounded, safe when many processes write at once."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from itertools import count

from printreport.cache.place import cache_folder, is_private
from printreport.cache.versions import basis

TYPE_CHECKING = False  # `typing` costs as much as all of this module
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeVar

    T = TypeVar("T")

__all__ = ["MOST_BYTES", "NO_STORE", "Store", "freeze", "open_store", "thaw"]

MOST_BYTES = 256 * 1024 * 1024
MOST_OBJECTS = 512
_MAGIC = b"printreport 1\n"
_HEAD = len(_MAGIC) + 32
_KEPT_SHARE = 0.75
_STALE = 3600.0
_TOUCH_AFTER = 60.0
_numbers = count()


class Store:
    """Finished work by kind and key: in memory for this process, in a folder for the next.

    Nothing here raises over a folder that is missing, full, damaged or not ours: the work is then
    done again.

    Parameters
    ----------
    folder : str
        Empty for a store in memory alone.
    most : int [bytes]
        When there is more, what was not asked for longest goes.
    most_objects : int
        The same for what is in memory.
    made_by : str, optional
        What :func:`printreport.cache.versions.basis` has told another process.
    """

    keeps = True
    """Whether it is worth while to reckon keys."""

    def __init__(
        self,
        folder: str,
        most: int = MOST_BYTES,
        most_objects: int = MOST_OBJECTS,
        made_by: str | None = None,
    ) -> None:
        self.folder = folder
        self.most = most
        self.most_objects = most_objects
        self._objects: dict[tuple[str, str], Any] = {}
        self._readable: bool | None = None if folder else False
        self._writable = bool(folder)
        self._total: int | None = None
        self._made_by = made_by
        self._late: list[Callable[[], None]] | None = None

    def __reduce__(self) -> tuple[type[Store], tuple[str, int, int, str | None]]:
        """Go to another process by the folder; what is in memory stays here."""
        return Store, (self.folder, self.most, self.most_objects, self._made_by)

    @property
    def made_by(self) -> str:
        """Digests of our sources and of the libraries beside them, reckoned once."""
        if self._made_by is None:
            try:
                self._made_by = basis(self)
            except OSError:  # run from an archive: what we are can not be told, so nothing outlasts us
                self._made_by = os.urandom(16).hex()
        return self._made_by

    def key(self, *parts: object) -> str:
        """Give the key of a piece of work: a digest of our version, our libraries and its parts.

        ``parts`` are texts, bytes, numbers, None, and tuples and lists of these: what ``repr`` tells apart.
        """
        return sha256(repr((self.made_by, parts)).encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, kind: str, key: str) -> bytes | None:
        """Give what was kept; None where nothing was, or what there is has been damaged."""
        if self._readable is None:
            self._readable = is_private(self.folder)
        if not self._readable:
            return None
        path = self._path(kind, key)
        try:
            with open(path, "rb") as stream:
                data = stream.read()
                age = time.time() - os.fstat(stream.fileno()).st_mtime
        except OSError:
            return None
        value = data[_HEAD:]
        if data[:_HEAD] != _MAGIC + sha256(value).digest():
            _remove(path)
            return None
        if age > _TOUCH_AFTER:
            _touch(path)
        return value

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value under a temporary name, then under its own; a reader sees all of it or nothing."""
        if not self._writable or len(value) > self.most // 8:
            return
        if not self._readable:
            self._readable = is_private(self.folder, make=True)
            if not self._readable:
                self._writable = False
                return
        path = self._path(kind, key)
        part = f"{path}.{os.getpid()}-{next(_numbers)}.part"
        try:
            try:
                handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
                handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "wb") as stream:
                stream.write(_MAGIC + sha256(value).digest())
                stream.write(value)
            os.replace(part, path)
        except OSError:
            # Elsewhere than on POSIX what another process reads can not be replaced; it is the same.
            self._writable = os.path.exists(path)
            _remove(part)
            return
        self._grow(len(value) + _HEAD, key)

    def kept(
        self,
        kind: str,
        key: str,
        make: Callable[[], T],
        pack: Callable[[T], bytes],
        unpack: Callable[[bytes], T],
    ) -> T:
        """Give a value from memory or the folder; else make it, and keep it.

        The value must be one that nobody changes, for the next to ask gets the same object.
        """
        value = self.known(kind, key, unpack)
        if value is None:
            value = make()
            self.keep(kind, key, value, pack)
        return value

    def known(self, kind: str, key: str, unpack: Callable[[bytes], T]) -> T | None:
        """Give a value from memory or the folder; None where it is in neither."""
        value: T | None = self._objects.pop((kind, key), None)
        if value is None:
            value = self._unpacked(kind, key, unpack)
        if value is not None:
            self._remember(kind, key, value)
        return value

    def keep(self, kind: str, key: str, value: T, pack: Callable[[T], bytes]) -> None:
        """Keep a value that nobody changes, in memory and in the folder."""
        if self._writable and self._late is not None:
            self._late.append(lambda: self.put(kind, key, pack(value)))
        elif self._writable:
            self.put(kind, key, pack(value))
        self._remember(kind, key, value)

    def delay(self) -> None:
        """Keep what comes in memory alone until :meth:`catch_up`, while others wait for this process."""
        self._late = self._late or []

    def catch_up(self) -> None:
        """Keep in the folder what was delayed."""
        late, self._late = self._late or (), None
        for put in late:
            put()

    def _remember(self, kind: str, key: str, value: object) -> None:
        self._objects[kind, key] = value
        while len(self._objects) > self.most_objects:
            self._objects.pop(next(iter(self._objects)), None)

    def _unpacked(self, kind: str, key: str, unpack: Callable[[bytes], T]) -> T | None:
        data = self.get(kind, key)
        if data is None:
            return None
        try:
            return unpack(data)
        except Exception:  # noqa: BLE001  whatever is wrong with an entry, the work can be done again
            _remove(self._path(kind, key))
            return None

    def holds(self, kind: str) -> bool:
        """Tell whether anything of a kind is kept."""
        if any(known == kind for known, _ in self._objects):
            return True
        return bool(self.folder) and is_private(self.folder) and any(_scan(f"{self.folder}{os.sep}{kind}"))

    def entries(self) -> Iterator[tuple[str, str, int, float]]:
        """Give kind, path, size [bytes] and time of last use of each entry."""
        if not is_private(self.folder):
            return
        for kind in _scan(self.folder):
            if kind.is_dir(follow_symlinks=False):
                for entry in _scan(kind.path):
                    try:
                        found = entry.stat(follow_symlinks=False)
                    except OSError:
                        continue
                    yield kind.name, entry.path, found.st_size, found.st_mtime

    def clear(self) -> tuple[int, int]:
        """Delete all entries; give how many there were, and their bytes."""
        self._objects.clear()
        n_entries = n_bytes = 0
        for _, path, size, _ in list(self.entries()):
            if _remove(path):
                n_entries, n_bytes = n_entries + 1, n_bytes + size
        self._total = None
        return n_entries, n_bytes

    def _path(self, kind: str, key: str) -> str:
        return f"{self.folder}{os.sep}{kind}{os.sep}{key}"

    def _grow(self, size: int, key: str) -> None:
        """Count what was written, and make room where it is too much.

        The folder is looked through once in sixteen entries at first; then it is enough to count.
        """
        if self._total is not None:
            self._total += size
        elif key[:1] == "0":
            self._total = sum(each[2] for each in self.entries())
        if self._total is not None and self._total > self.most:
            self._total = self._make_room()

    def _make_room(self) -> int:
        """Delete what was not asked for longest, and parts that a killed process has left."""
        kept = []
        now = time.time()
        for _, path, size, used in self.entries():
            if path.endswith(".part") and now - used > _STALE:
                _remove(path)
            else:
                kept.append((used, path, size))
        total = sum(size for _, _, size in kept)
        for _, path, size in sorted(kept):
            if total <= self.most * _KEPT_SHARE:
                break
            _remove(path)
            total -= size
        return total


class _NoStore(Store):
    """Keeps nothing, so that all work is done anew."""

    keeps = False

    def __init__(self) -> None:
        super().__init__("")

    def __reduce__(self) -> str:  # type: ignore[override]
        return "NO_STORE"

    def key(self, *parts: object) -> str:
        return ""

    def kept(
        self,
        kind: str,
        key: str,
        make: Callable[[], T],
        pack: Callable[[T], bytes],
        unpack: Callable[[bytes], T],
    ) -> T:
        return make()

    def known(self, kind: str, key: str, unpack: Callable[[bytes], T]) -> T | None:
        return None

    def keep(self, kind: str, key: str, value: T, pack: Callable[[T], bytes]) -> None:
        return None


NO_STORE: Store = _NoStore()
"""For ``--no-cache``, and for whoever is given no store."""

_open: dict[str, Store] = {}


def open_store() -> Store:
    """Give the store of this user, the same for the whole process."""
    folder = cache_folder()
    if folder not in _open:
        _open[folder] = Store(folder)
    return _open[folder]


def freeze(value: object) -> bytes:
    """Give an object of ours as bytes, for :func:`thaw`."""
    import pickle

    return pickle.dumps(value, protocol=5)


def thaw(data: bytes) -> Any:  # noqa: ANN401  whatever it was
    """Give the object that :func:`freeze` was given.

    Unpickling can run any code: so it is done with nothing but entries of a folder that belongs to
    the user who runs the program and that nobody else may write to, which :func:`is_private` has
    found before a single entry is read. Who can write there can write to the program as well.
    """
    import pickle

    return pickle.loads(data)


def _scan(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _touch(path: str) -> bool:
    try:
        os.utime(path)
    except OSError:
        return False
    return True


def _remove(path: str) -> bool:
    try:
        os.unlink(path)
    except OSError:
        return False
    return True
