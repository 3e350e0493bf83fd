"""Editions made in several processes of this machine, each of which holds what was loaded once."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import field
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from printreport.editions.results import Outcome
from printreport.editions.workshop import Job, Rest, Workshop
from printreport.findings import Finding
from printreport.lean import settle
from printreport.pipeline.run import Run
from printreport.slotted import dataclass
from printreport.workers import Worker, WorkerEndedError, start_workers

__all__ = ["Bench", "Crew"]

_AHEAD = 2
"""Editions that a process has at most: the one that it is at, and the next, so that it need not wait."""
_N_SHARED = 2
"""What a process takes before its first edition: the run that was loaded, and what else there is."""


class Bench:
    """What makes editions in another process: sent the run that was loaded, what else there is, and jobs.

    So it has unpacked the run when the first process has checked it.
    """

    def __init__(self) -> None:
        self._run: Run | None = None
        self._shop: Workshop | None = None

    def __call__(self, order: bytes | Rest | Job) -> Outcome | None:
        """Take what is shared, or make an edition."""
        if isinstance(order, bytes):
            self._run = pickle.loads(order)
            return None
        if callable(order):
            assert self._run is not None, "it was sent before"
            self._shop = order(self._run)
            settle()
            return None
        assert self._shop is not None, "it was sent before"
        task, kept = order
        return self._shop.make(task, Path(self._shop.order.folder), kept)


@dataclass(slots=True)
class _Hand:
    """A process, what it has taken, and the editions it was sent and has not made: it is at the first."""

    worker: Worker
    jobs: deque[Job] = field(default_factory=deque)
    n_taken: int = 0


class Crew:
    """Several processes that make editions; they load what they need from now on.

    Where one is ended from outside, another takes its place. The edition that it was at is made once more
    when all others are, in a process of its own: one that ends that too is told as failed [PR007]. Where no
    process can be started, this one makes what is left. Where all this is left before its end, what the
    processes were sent is waited for.

    Raises
    ------
    OSError
        None can be started.
    """

    def __init__(self, count: int, shared: bytes = b"") -> None:
        self._count, self._shared = count, shared
        self._shop: Workshop | None = None
        self._jobs: Iterator[Job] = iter(())
        self._lost: list[Job] = []
        self._hands: list[_Hand] = []
        self._listeners: list[Thread] = []
        self._told: SimpleQueue[tuple[_Hand, Outcome | Exception | None]] = SimpleQueue()
        self._start(min(count, os.cpu_count() or 1))

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        """Wait until they have made what they were sent."""
        if self._shop is None:  # there is nothing that they could be at
            for hand in self._hands:
                hand.worker.kill()
            return
        for hand in self._hands:
            hand.worker.close()
        for listener in self._listeners:
            listener.join()
        for hand in self._hands:
            hand.worker.wait()

    def share(self, run: Run) -> None:
        """Send all of them what was loaded."""
        self._shared = pickle.dumps(run.bare(), pickle.HIGHEST_PROTOCOL)
        for hand in self._hands:
            hand.worker.send(self._shared)

    def begin(self, shop: Workshop, jobs: Iterator[Job]) -> None:
        """Let them make editions, in no more processes than there are editions."""
        self._shop, self._jobs = shop, jobs
        for hand in self._hands:
            hand.worker.send(shop.rest())
            self._supply(hand)
        with suppress(OSError):
            self._start(max(min(self._count, shop.n_tasks) - len(self._hands), 0))

    def outcomes(self) -> Generator[Outcome, None, None]:
        """Give what becomes of all editions, as they come."""
        yield from self._made()
        assert self._shop is not None, "they have begun"
        if not self._hands:
            yield from self._shop.make_all(self._jobs)
        for job in self._lost:
            try:
                alone = Crew(1, self._shared)
            except OSError:
                yield _failed(job)
                continue
            with alone:
                alone.begin(self._shop, iter((job,)))
                yield from alone._made()
                yield from map(_failed, (*alone._lost, *alone._jobs))

    def _made(self) -> Iterator[Outcome]:
        """Give what is made, until all that is not lost is."""
        while any(hand.jobs for hand in self._hands):
            hand, told = self._told.get()
            if isinstance(told, WorkerEndedError):
                self._replace(hand)
            elif isinstance(told, Exception):
                raise told
            elif told is None:
                hand.n_taken += 1
            else:
                hand.jobs.popleft()
                self._supply(hand)
                yield told

    def _start(self, count: int) -> None:
        for worker in start_workers(count):
            worker.send(Bench)
            if self._shared:
                worker.send(self._shared)
            if self._shop is not None:
                worker.send(self._shop.rest())
            hand = _Hand(worker)
            self._hands.append(hand)
            self._supply(hand)
            self._listeners.append(Thread(target=self._listen, args=(hand,), daemon=True))
            self._listeners[-1].start()

    def _supply(self, hand: _Hand) -> None:
        """Send a process what it can take."""
        for job in islice(self._jobs, _AHEAD - len(hand.jobs)):
            hand.jobs.append(job)
            hand.worker.send(job)

    def _listen(self, hand: _Hand) -> None:
        """Pass on what a process answers, in a thread of its own."""
        ended = False
        while not ended:
            told: Outcome | Exception | None
            try:
                told = hand.worker.receive()
            except Exception as error:  # noqa: BLE001  raised where the outcome is waited for
                told = error
                ended = isinstance(error, WorkerEndedError)
            self._told.put((hand, told))

    def _replace(self, hand: _Hand) -> None:
        """Let others make what a process that has ended was sent, but for the edition that it was at.

        One that ended before it was at any has no other in its place: it would end there as well.
        """
        self._hands.remove(hand)
        hand.worker.kill()
        was_ready = hand.n_taken >= _N_SHARED
        if was_ready and hand.jobs:
            self._lost.append(hand.jobs.popleft())
        left = [*hand.jobs, *islice(self._jobs, 1)]
        self._jobs = chain(left, self._jobs)
        if was_ready and left:
            with suppress(OSError):
                self._start(1)
        for other in self._hands:
            self._supply(other)


def _failed(job: Job) -> Outcome:
    said = f'the process that made the edition "{job[0].edition}" ended before it was done'
    return Outcome(job[0], "failed", findings=(Finding("PR007", "error", said, hint="`--resume`"),))
