"""Processes that work side by side: how they are started, and how they end with the one that started them.

A process that is begun early loads modules while this one still reads its input; when that is done, workers
are forked from it, which have all modules at once. Only a process of our own begins one: it costs a program
that never asks for workers, and its workers would not know what has changed in that program since.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from multiprocessing.context import BaseContext

__all__ = ["begin_workers", "context_of_workers", "end_with_parent"]

_begun: list[BaseContext] = []
_PLATFORM: str = sys.platform


def begin_workers(modules: Sequence[str]) -> None:
    """Begin the process that workers are forked from, and let it load modules; where it can not, nothing."""
    if _PLATFORM != "linux":
        return
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    try:
        forkserver.ensure_running()
    except OSError:
        return
    _begun.append(context)


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
