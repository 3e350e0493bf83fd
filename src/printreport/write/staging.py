"""Files under temporary names until all of a run are whole; then they take the place of the former."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from printreport.cache.inputs import note_output
from printreport.errors import OutputError

__all__ = ["Staging"]

_HIDDEN = sys.intern(".new")
"""What names of parts begin with. The rest is set as a suffix, since pathlib interns each name that it takes
apart: those of ten thousand files would widen for good the table that Python keeps of interned texts."""


class Staging:
    """The files of one run; without :meth:`publish` they leave no trace."""

    def __init__(self) -> None:
        self._parts: dict[Path, Path] = {}

    def part(self, path: Path) -> Path:
        """Give the temporary name under which a file is written, in the same folder.

        It is this process's own, so that two builds of one file do not write into each other.

        Raises
        ------
        OutputError [PR005]
            The folder can not be made.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(error, path) from error
        part = path.with_name(_HIDDEN).with_suffix(f".{path.name}.{os.getpid()}.part")
        return self._parts.setdefault(path, part)

    def publish(self) -> None:
        """Let every file take its name.

        Raises
        ------
        OutputError [PR005]
            A file can not be replaced.
        """
        while self._parts:
            path, part = next(iter(self._parts.items()))
            try:
                part.replace(path)
            except OSError as error:
                raise _unwritable(error, path) from error
            note_output(path)
            del self._parts[path]

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for part in self._parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
        # An OSError without a number comes from a library that reads, not from the system that writes.
        if isinstance(error, OSError) and error.errno is not None and self._parts:
            by_part = {str(part): path for path, part in self._parts.items()}
            path = by_part.get(str(error.filename), list(self._parts)[-1])
            raise _unwritable(error, path) from error


def _unwritable(error: OSError, path: Path) -> OutputError:
    reason = (error.strerror or "unknown reason").lower()
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        reason = "a file stands where its folder should be"
    return OutputError(f'"{path}" can not be written: {reason}', "`--output` with another folder")
