"""Processes that work side by side: how they are started, and how they end with the one that started them.

A process that is begun early loads modules while this one still reads its input; when that is done, workers
are forked from it, which have all modules at once. Only a process of our own begins one: it costs a program
that never asks for workers, and its workers would not know what has changed in that program since.

It is multiprocessing's fork server, in a copy of this process. A Python of its own, as multiprocessing would
start one, and another for its tracker of resources, take some time of both cores before the first of our
modules is loaded.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import reduction, util
from multiprocessing.context import BaseContext
from typing import Protocol

__all__ = ["Parcel", "begin_workers", "context_of_workers", "end_with_parent"]

_begun: list[BaseContext] = []
_PLATFORM: str = sys.platform
_OPEN_FILES = "/proc/self/fd"
_N_STREAMS = 3


def begin_workers(modules: Sequence[str]) -> None:
    """Begin the process that workers are forked from, and let it load modules; where it can not, nothing."""
    if _PLATFORM != "linux":
        return
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    try:
        with _in_copies():
            forkserver.ensure_running()
    except OSError:
        return
    _begun.append(context)


@contextmanager
def _in_copies() -> Iterator[None]:
    """Let multiprocessing start its own processes as copies of this one, where that is safe."""
    if threading.active_count() > 1 or not _can_close_files():
        yield
        return
    kept = util.spawnv_passfds
    util.spawnv_passfds = _run_in_copy  # type: ignore[assignment]
    try:
        yield
    finally:
        util.spawnv_passfds = kept


def _can_close_files() -> bool:
    """Tell whether a copy can tell what to close: where a stream is closed, another file has its number."""
    try:
        for stream in range(_N_STREAMS):
            os.fstat(stream)
        os.listdir(_OPEN_FILES)
    except OSError:
        return False
    return True


def _run_in_copy(_: object, words: Sequence[str], passed: Sequence[int]) -> int:
    """Run in a copy of this process what a new Python is told to run by its last word; give its number."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        for name in os.listdir(_OPEN_FILES):
            if int(name) >= _N_STREAMS and int(name) not in passed:
                with suppress(OSError):  # it was that of the list itself
                    os.close(int(name))
        exec(words[-1], {})
        code = 0
    except (SystemExit, KeyboardInterrupt):
        code = 0
    except BaseException:  # noqa: BLE001  told, for nobody else can
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


class Parcel:
    """An object for workers that are forked from a process begun early; each gets it as it was, not this.

    It is packed once, and each reads it for itself: through its pipe, one would wait for the other.
    """

    def __init__(self, held: object) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  open as long as a worker may begin
        pickle.dump(held, self._file, pickle.HIGHEST_PROTOCOL)
        self._file.flush()

    def __reduce__(self) -> tuple[Callable[[_Passed], object], tuple[_Passed]]:
        return _unpacked, (reduction.DupFd(self._file.fileno()),)


class _Passed(Protocol):
    def detach(self) -> int: ...


def _unpacked(passed: _Passed) -> object:
    handle = passed.detach()
    # All share the place that a file is read at; so it is read from its start, and not from there.
    packed = os.pread(handle, os.fstat(handle).st_size, 0)
    os.close(handle)
    return pickle.loads(packed)


def context_of_workers() -> BaseContext:
    """Give what workers are started by: a process begun early, a copy of this one, or a new Python."""
    if _begun:
        return _begun[0]
    return multiprocessing.get_context("fork" if _PLATFORM == "linux" else "spawn")


def end_with_parent() -> None:
    """Let this worker end when the process that started it is killed, so that it can not wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()
