"""The manifest of a run: a journal that grows by a line an edition, and the file made of it at the end.

A line is written when its file has taken its name; where several processes work, when one of them has made
what it was sent. So a run that is cut off at any moment (a signal that can not be caught among them) leaves a
journal of all but the last moment's work. A torn last line is passed over.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from printreport.errors import OutputError

__all__ = ["JOURNAL", "MANIFEST", "Journal"]

MANIFEST = "manifest.json"
JOURNAL = "manifest.jsonl"
_NOWHERE = -1
_OWN = ("edition", "year", "profile", "file", "ok", "content", "sha256", "ledger_sha256")


class Journal:
    """The records of a folder of editions by their number; only where each stands is held in memory.

    Parameters
    ----------
    folder : Path
        Where the editions are written; it is made.
    n_records : int
        How many records there may be.
    former : mapping of str to int, optional
        Take over what the manifest and the journal of a former run say of these keys, which now have these
        numbers; else begin anew.

    Raises
    ------
    OutputError [PR005]
        The folder can not be written.
    """

    def __init__(self, folder: Path, n_records: int, former: Mapping[str, int] | None = None) -> None:
        self.folder = folder
        self.path = folder / JOURNAL
        self._at = array("q", [_NOWHERE]) * n_records
        with _writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            part = folder / f".{JOURNAL}.{os.getpid()}.part"
            with part.open("wb") as file:
                if former is not None:
                    self._take_over(file, former)
            part.replace(self.path)
            self._file: IO[bytes] = self.path.open("r+b")
            self._file.seek(0, os.SEEK_END)

    def _take_over(self, file: IO[bytes], numbers: Mapping[str, int]) -> None:
        for line, key in self._former():
            if key in numbers:
                self._at[numbers[key]] = file.tell()
            file.write(line + b"\n")

    def _former(self) -> Iterator[tuple[bytes, str]]:
        for name in (MANIFEST, JOURNAL):
            with suppress(FileNotFoundError), (self.folder / name).open("rb") as file:
                for line in file:
                    text = line.strip().rstrip(b",")
                    record = _record(text)
                    if record is not None:
                        yield text, _key(record)

    def note(self, number: int, record: dict[str, Any]) -> None:
        """Write the record of one edition, in place of a former one."""
        with _writing(self.folder):
            self._at[number] = self._file.seek(0, os.SEEK_END)
            self._file.write(_compact(record).encode() + b"\n")
            self._file.flush()

    def get(self, number: int) -> dict[str, Any] | None:
        """Give the last record of an edition."""
        at = self._at[number]
        if at == _NOWHERE:
            return None
        self._file.seek(at)
        return _record(self._file.readline())

    def finish(self, head: dict[str, Any]) -> Path:
        """Write the manifest with the records in the order of their numbers, and drop the journal."""
        target = self.folder / MANIFEST
        part = self.folder / f".{MANIFEST}.{os.getpid()}.part"
        with _writing(self.folder):
            with part.open("wb") as file:
                lines = [
                    f"{json.dumps(key)}: {json.dumps(held, ensure_ascii=False)}" for key, held in head.items()
                ]
                file.write(("{" + ",\n".join([*lines, '"editions": [']) + "\n").encode())
                separator = b""
                for number in range(len(self._at)):
                    record = self.get(number)
                    if record is not None:
                        file.write(
                            separator + json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
                        )
                        separator = b",\n"
                file.write(b"\n]}\n")
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            self._file.close()
            self.path.unlink(missing_ok=True)  # another run in this folder has ended before
        return target

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def _compact(held: object) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _record(line: bytes) -> dict[str, Any] | None:
    """Read a line; None where it is no record, as the last one of a run that was cut off."""
    if not line.startswith(b'{"edition":'):
        return None
    try:
        made = json.loads(line)
    except ValueError:
        return None
    return made if isinstance(made, dict) and all(name in made for name in _OWN) else None


def _key(record: dict[str, Any]) -> str:
    return f"{record['edition']}@{record['year']}:{record['profile']}"


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Make what the system refuses an :class:`OutputError`."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        hint = "`--output` with another folder"
        raise OutputError(f'"{folder}" can not be written: {reason}', hint) from error
