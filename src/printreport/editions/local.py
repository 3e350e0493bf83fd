"""Editions made in several processes of this machine, each of which holds what was loaded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from printreport.editions.results import Order, Outcome
from printreport.editions.workshop import Job, Workshop, open_workshop
from printreport.findings import Finding
from printreport.lean import on_a_long_stack, settle, start_lean
from printreport.workers import Parcel, context_of_workers, end_with_parent

__all__ = ["chunks_of", "make_in_processes"]

_MOST = 8
"""Editions that a process is sent at once; towards the end fewer, so that all end at about the same time."""
_AHEAD = 3
_SHARE = 4
"""No more is sent at once than what is left, shared among so many times the processes."""

Start = Callable[[int], ProcessPoolExecutor]

_shop: Workshop | None = None


def make_in_processes(shop: Workshop, jobs: Iterable[Job], n_processes: int) -> Iterator[Outcome]:
    """Make editions in several processes, as they come.

    Where a process is ended from outside, what all of them were at is made once more, each edition by itself:
    one that ends its process again is told as failed [PR007].
    """
    chunks = chunks_of(iter(jobs), shop.n_tasks, n_processes)
    start = _starter(shop)
    done = False
    while not done:
        lost: dict[Future[list[Outcome]], tuple[Job, ...]] = {}
        pool = start(n_processes)
        try:
            yield from _flow(pool, chunks, lost, n_processes * _AHEAD)
            done = True
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        for job in (job for chunk in lost.values() for job in chunk):
            yield _alone(start, job)


def chunks_of(jobs: Iterator[Job], left: int, n_processes: int) -> Iterator[tuple[Job, ...]]:
    """Give what is sent at once, of so many jobs that are left."""
    while chunk := tuple(islice(jobs, min(_MOST, max(1, left // (_SHARE * n_processes))))):
        left -= len(chunk)
        yield chunk


def _flow(
    pool: ProcessPoolExecutor,
    chunks: Iterator[tuple[Job, ...]],
    open_chunks: dict[Future[list[Outcome]], tuple[Job, ...]],
    most: int,
) -> Iterator[Outcome]:
    """Keep the processes busy; what is under way stands in ``open_chunks``."""
    while True:
        while len(open_chunks) < most and (chunk := next(chunks, None)) is not None:
            # Noted first: where the processes have just ended, it is not sent and not lost.
            ticket: Future[list[Outcome]] = Future()
            open_chunks[ticket] = chunk
            future = pool.submit(_make, chunk)
            del open_chunks[ticket]
            open_chunks[future] = chunk
        if not open_chunks:
            return
        finished, _ = wait(open_chunks, return_when=FIRST_COMPLETED)
        for future in finished:
            outcomes = future.result()
            del open_chunks[future]
            yield from outcomes


def _alone(start: Start, job: Job) -> Outcome:
    """Make one edition in a process of its own."""
    with start(1) as pool:
        try:
            (outcome,) = pool.submit(_make, (job,)).result()
            return outcome
        except BrokenProcessPool:
            said = f'the process that made the edition "{job[0].edition}" ended before it was done'
            return Outcome(job[0], "failed", findings=(Finding("PR007", "error", said, hint="`--resume`"),))


def _starter(shop: Workshop) -> Start:
    """Give what starts processes that hold what this one has loaded: copies of it, or their own loading."""
    context = context_of_workers()
    match context.get_start_method():
        case "fork":
            return lambda n: ProcessPoolExecutor(n, context, _take, (shop,))
        case "forkserver":
            parcel = Parcel(shop.sent())
            # What arrives is what it holds.
            return lambda n: ProcessPoolExecutor(n, context, _take_sent, (parcel,))  # type: ignore[arg-type]
        case _:
            return lambda n: ProcessPoolExecutor(n, context, _open, (shop.order,))


def _take(shop: Workshop) -> None:
    global _shop  # noqa: PLW0603  one workshop a process
    _shop = shop
    end_with_parent()


def _take_sent(shop: Workshop) -> None:
    shop.equip()
    settle()
    _take(shop)


def _open(order: Order) -> None:
    start_lean()
    shop = open_workshop(order)
    settle()
    _take(shop)


def _make(jobs: tuple[Job, ...]) -> list[Outcome]:
    shop = _shop
    assert shop is not None, "the process was set up"
    return on_a_long_stack(lambda: list(shop.make_all(jobs)))
