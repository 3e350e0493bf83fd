"""Editions made on this machine: in this process, or in several that load everything once."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from printreport.editions.results import Order, Outcome, Task
from printreport.editions.workshop import Kept, Workshop, open_workshop
from printreport.findings import Finding

__all__ = ["make_here", "make_in_processes"]

Job = tuple[Task, Kept | None]
_CHUNK = 8
_PLATFORM: str = sys.platform
_AHEAD = 3
_MOST_TRIES = 2

_shop: Workshop | None = None


def make_here(shop: Workshop, jobs: Iterable[Job]) -> Iterator[Outcome]:
    """Make one edition after the other in this process."""
    folder = Path(shop.order.folder)
    for task, kept in jobs:
        yield shop.make(task, folder, kept)


def make_in_processes(shop: Workshop, jobs: Iterable[Job], n_processes: int) -> Iterator[Outcome]:
    """Make editions in several processes, as they come.

    A process that is ended from outside loses what it was at: it is made once more, one by one, and told
    as failed [PR007] where its process ends again.
    """
    source = iter(jobs)
    waiting: deque[tuple[tuple[Job, ...], int]] = deque()

    def following() -> tuple[tuple[Job, ...], int] | None:
        if waiting:
            return waiting.popleft()
        chunk = tuple(islice(source, _CHUNK))
        return (chunk, 1) if chunk else None

    done = False
    while not done:
        open_chunks: dict[Future[list[Outcome]], tuple[tuple[Job, ...], int]] = {}
        with _pool(shop, n_processes) as pool:
            try:
                while True:
                    while len(open_chunks) < n_processes * _AHEAD and (chunk := following()) is not None:
                        open_chunks[pool.submit(_make, chunk[0])] = chunk
                    if not open_chunks:
                        done = True
                        break
                    finished, _ = wait(open_chunks, return_when=FIRST_COMPLETED)
                    for future in finished:
                        outcomes = future.result()
                        del open_chunks[future]
                        yield from outcomes
            except BrokenProcessPool:
                yield from _tried_again(open_chunks.values(), waiting)
            except GeneratorExit:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _tried_again(
    chunks: Iterable[tuple[tuple[Job, ...], int]], waiting: deque[tuple[tuple[Job, ...], int]]
) -> Iterator[Outcome]:
    """Put what was lost back in line, each edition for itself; give those that were lost before."""
    for jobs, tries in chunks:
        for job in jobs:
            if tries < _MOST_TRIES + (len(jobs) == 1):
                waiting.append(((job,), tries + 1))
                continue
            said = f'the process that made the edition "{job[0].edition}" ended before it was done'
            yield Outcome(job[0], "failed", findings=(Finding("PR007", "error", said, hint="`--resume`"),))


def _pool(shop: Workshop, n_processes: int) -> ProcessPoolExecutor:
    """Give processes that hold what this one has loaded: a copy of it, or their own loading of it."""
    if _PLATFORM == "linux":
        return ProcessPoolExecutor(n_processes, multiprocessing.get_context("fork"), _take, (shop,))
    return ProcessPoolExecutor(n_processes, multiprocessing.get_context("spawn"), _open, (shop.order,))


def _take(shop: Workshop) -> None:
    global _shop  # noqa: PLW0603  one workshop a process
    _shop = shop


def _open(order: Order) -> None:
    _take(open_workshop(order))


def _make(jobs: tuple[Job, ...]) -> list[Outcome]:
    assert _shop is not None, "the process was set up"
    return list(make_here(_shop, jobs))
