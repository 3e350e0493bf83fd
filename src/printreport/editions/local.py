"""Editions made in several processes of this machine, each of which holds what was loaded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice, takewhile
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event

from printreport.editions.results import Order, Outcome
from printreport.editions.workshop import Job, Workshop, open_workshop
from printreport.findings import Finding
from printreport.lean import on_a_long_stack, settle, start_lean
from printreport.slotted import dataclass
from printreport.workers import Parcel, context_of_workers, end_with_parent

__all__ = ["Chunks", "make_in_processes"]

_AHEAD = 3
_MOST = 8
_SECONDS = 0.1
_SHARE = 4

Start = Callable[[int], ProcessPoolExecutor]

_shop: Workshop | None = None
_stop: Event | None = None


def make_in_processes(shop: Workshop, jobs: Iterable[Job], n_processes: int) -> Iterator[Outcome]:
    """Make editions in several processes, as they come.

    Where a process is ended from outside, what all of them were at is made once more, each edition by itself:
    one that ends its process again is told as failed [PR007].
    """
    chunks = Chunks(iter(jobs), shop.n_tasks, n_processes)
    context = context_of_workers()
    stop = context.Event()
    start = _starter(shop, context, stop)
    done = False
    while not done:
        lost: dict[Future[list[Outcome]], tuple[Job, ...]] = {}
        pool = start(n_processes)
        try:
            yield from _flow(pool, chunks, lost, n_processes * _AHEAD)
            done = True
        except BrokenProcessPool:
            pass
        except BaseException:
            stop.set()  # what was sent is not made any more
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        for job in (job for chunk in lost.values() for job in chunk):
            yield _alone(start, job)


@dataclass(slots=True)
class Chunks:
    """What a process is sent at once: each message costs the sender time, and is told of when all is made.

    So it is as many editions as are made in a moment, eight at most, and fewer towards the end, that all
    processes end at about the same time.

    Attributes
    ----------
    left : int
        Jobs that are not sent.
    seconds : float
        What an edition takes; 0 as long as none is made.
    """

    jobs: Iterator[Job]
    left: int
    n_processes: int
    seconds: float = 0.0

    def next(self) -> tuple[Job, ...]:
        """Give the next; nothing at the end."""
        most = min(_MOST, int(_SECONDS / self.seconds)) if self.seconds else 2
        chunk = tuple(islice(self.jobs, max(1, min(most, self.left // (_SHARE * self.n_processes)))))
        self.left -= len(chunk)
        return chunk


def _flow(
    pool: ProcessPoolExecutor,
    chunks: Chunks,
    open_chunks: dict[Future[list[Outcome]], tuple[Job, ...]],
    most: int,
) -> Iterator[Outcome]:
    """Keep the processes busy; what is under way stands in ``open_chunks``."""
    while True:
        while len(open_chunks) < most and (chunk := chunks.next()):
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
            chunks.seconds = sum(outcome.seconds for outcome in outcomes) / max(len(outcomes), 1)
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


def _starter(shop: Workshop, context: BaseContext, stop: Event) -> Start:
    """Give what starts processes that hold what this one has loaded: copies of it, or their own loading."""
    match context.get_start_method():
        case "fork":
            return lambda n: ProcessPoolExecutor(n, context, _take, (stop, shop))
        case "forkserver":
            parcel = Parcel(shop.sent())
            # What arrives is what it holds.
            return lambda n: ProcessPoolExecutor(n, context, _take_sent, (stop, parcel))  # type: ignore[arg-type]
        case _:
            return lambda n: ProcessPoolExecutor(n, context, _open, (stop, shop.order))


def _take(stop: Event, shop: Workshop) -> None:
    global _shop, _stop
    _shop, _stop = shop, stop
    settle()
    end_with_parent()


def _take_sent(stop: Event, shop: Workshop) -> None:
    shop.equip()
    _take(stop, shop)


def _open(stop: Event, order: Order) -> None:
    start_lean()
    _take(stop, open_workshop(order))


def _make(jobs: tuple[Job, ...]) -> list[Outcome]:
    shop, stop = _shop, _stop
    assert shop is not None, "the process was set up"
    assert stop is not None, "the process was set up"
    return on_a_long_stack(lambda: list(shop.make_all(takewhile(lambda _: not stop.is_set(), jobs))))
