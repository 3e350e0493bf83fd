"""Nothing changed: a build that was done before is told of again, once all it read and wrote is verified.

In: the words typed. Out: what the build had said, and its exit code; or nothing, and the build is to
be done. The record of a build names each file that was read and each folder that was gone through,
with digests; all are read and hashed anew, and so are the files that were written.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from hashlib import sha256

from printreport.cache.inputs import Inputs
from printreport.cache.store import open_store
from printreport.cache.versions import libraries, source_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NOTICE", "SLOT", "SWITCH", "is_remembered", "remember", "repeat"]

KIND = "run"
SWITCH = "--no-cache"
NOTICE = "unchanged: inputs and output verified"

_VARIABLES = (
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_WORKSPACE",
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "MPLCONFIGDIR",
    "NO_COLOR",
    "PATH",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "SOURCE_DATE_EPOCH",
    "TERM",
    "TZ",
    "VERAPDF_JAR",
)
"""What of the environment a build or its messages hang on."""

SLOT = "\0seconds"
"""Stands in what is said for the seconds it took: no path and no message holds it."""
_SLOT = '"\\u0000seconds"'


def _key(words: Sequence[str]) -> str:
    try:
        folder = os.getcwd()
    except OSError:
        return ""
    settings = [os.environ.get(name) for name in _VARIABLES]
    mark = source_mark()
    parts = (list(words), folder, settings, _on_terminal(), mark, libraries())
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _on_terminal() -> tuple[bool, ...]:
    return tuple(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))


def is_remembered(words: Sequence[str]) -> bool:
    """Tell whether a command may be told of again: what others read and write need not be followed."""
    return words[:1] == ["build"] and SWITCH not in words


def repeat(words: Sequence[str]) -> int | None:
    """Say again what a build had said, if not one byte of what it read and wrote has changed.

    Returns
    -------
    int or None
        The exit code; None where the build is to be done.
    """
    start = time.perf_counter()
    if not is_remembered(words) or "--open" in words or None in (sys.stdout, sys.stderr):
        return None
    try:
        key = _key(words)
        data = open_store().get(KIND, key) if key else None
        if data is None:
            return None
        inputs = Inputs()
        inputs.files, inputs.folders, inputs.names, inputs.outputs, said = marshal.loads(data)
        if not inputs.holds():
            return None
    except (OSError, ValueError, EOFError, TypeError):
        return None
    try:
        for name, text in said:
            taken = f'{{"verify": {time.perf_counter() - start:.3f}}}'
            stream = sys.stdout if name == "stdout" else sys.stderr
            stream.write(text.replace(_SLOT, taken))
        if not any(_SLOT in text for _, text in said):
            sys.stderr.write(f"{NOTICE}\n")
        sys.stdout.flush()
    except (OSError, ValueError):
        return None
    return 0


def remember(words: Sequence[str], inputs: Inputs, said: Sequence[tuple[str, str]]) -> None:
    """Keep the record of a build that went well.

    Parameters
    ----------
    said : sequence of (stream, text)
        What it printed on ``stdout`` and ``stderr``, in order.
    """
    if not inputs.is_whole or not inputs.outputs or not all(inputs.outputs.values()):
        return
    key = _key(words)
    if key:
        told = [(str(name), str(text)) for name, text in said]
        record = (inputs.files, inputs.folders, inputs.names, inputs.outputs, told)
        open_store().put(KIND, key, marshal.dumps(record))
