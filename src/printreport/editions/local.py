"""Editions made in several processes of this machine, each of which holds what was loaded once."""

from __future__ import annotations

import pickle
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from printreport.editions.results import Outcome
from printreport.editions.workshop import Job, Workshop
from printreport.findings import Finding
from printreport.lean import settle
from printreport.slotted import dataclass
from printreport.workers import Worker, WorkerEndedError, start_workers

__all__ = ["made_in_processes"]

_AHEAD = 2
"""Editions that a process has at most: the one that it is at, and the next, so that it need not wait."""

Make = Callable[[Job], Outcome]


@contextmanager
def made_in_processes(
    shop: Workshop, jobs: Iterator[Job], n_processes: int
) -> Generator[Iterator[Outcome], None, None]:
    """Let several processes make editions, from now on; what is given are the outcomes as they come.

    Where a process is ended from outside, another takes its place. The edition that it was at is made once
    more when all others are, in a process of its own: one that ends that too is told as failed [PR007].
    Where this is left before all are made, what the processes are at is waited for.
    """
    if not sys.executable:  # in a program that has a Python within itself, there is none to start
        yield shop.make_all(jobs)
        return
    begin = partial(_open, pickle.dumps(shop.sent(), pickle.HIGHEST_PROTOCOL))
    with _Crew(begin, jobs) as crew:
        crew.start(n_processes)
        yield crew.outcomes()


def _open(packed: bytes) -> Make:
    """Begin to make editions, in a process that was sent what they share."""
    shop: Workshop = pickle.loads(packed)
    shop.equip()
    settle()
    folder = Path(shop.order.folder)
    return lambda job: shop.make(job[0], folder, job[1])


def _failed(job: Job) -> Outcome:
    said = f'the process that made the edition "{job[0].edition}" ended before it was done'
    return Outcome(job[0], "failed", findings=(Finding("PR007", "error", said, hint="`--resume`"),))


@dataclass(slots=True)
class _Hand:
    """A process, and the editions it was sent and has not made: it is at the first."""

    worker: Worker
    jobs: deque[Job] = field(default_factory=deque)


@dataclass(slots=True)
class _Crew:
    """Processes that make editions.

    Attributes
    ----------
    begin : callable
        Gives each process what makes an edition.
    jobs : iterator of Job
        What is not sent yet.
    lost : list of Job
        What a process was at when it ended.
    told : queue
        What each process has made or raised; that it has ended comes last.
    """

    begin: Callable[[], Make]
    jobs: Iterator[Job]
    lost: list[Job] = field(default_factory=list)
    hands: list[_Hand] = field(default_factory=list)
    listeners: list[Thread] = field(default_factory=list)
    told: SimpleQueue[tuple[_Hand, Outcome | Exception]] = field(default_factory=SimpleQueue)

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        """Wait until they have made what they are at."""
        for hand in self.hands:
            hand.worker.close()
        for listener in self.listeners:
            listener.join()
        for hand in self.hands:
            hand.worker.wait()

    def start(self, count: int) -> None:
        """Start so many processes more."""
        for worker in start_workers(count):
            worker.send(self.begin)
            hand = _Hand(worker)
            self.hands.append(hand)
            self._supply(hand)
            self.listeners.append(Thread(target=self._listen, args=(hand,), daemon=True))
            self.listeners[-1].start()

    def outcomes(self) -> Iterator[Outcome]:
        """Give what becomes of all editions."""
        yield from self._made()
        for job in self.lost:
            with _Crew(self.begin, iter((job,))) as alone:
                alone.start(1)
                yield from alone._made()
                yield from map(_failed, alone.lost)

    def _made(self) -> Iterator[Outcome]:
        """Give what is made, until all that is not lost is."""
        while any(hand.jobs for hand in self.hands):
            hand, told = self.told.get()
            if isinstance(told, WorkerEndedError):
                self._replace(hand)
            elif isinstance(told, Exception):
                raise told
            else:
                hand.jobs.popleft()
                self._supply(hand)
                yield told

    def _supply(self, hand: _Hand) -> None:
        """Send a process what it can take."""
        for job in islice(self.jobs, _AHEAD - len(hand.jobs)):
            hand.jobs.append(job)
            hand.worker.send(job)

    def _listen(self, hand: _Hand) -> None:
        """Pass on what a process answers, in a thread of its own."""
        ended = False
        while not ended:
            told: Outcome | Exception
            try:
                told = hand.worker.receive()
            except Exception as error:  # noqa: BLE001  raised where the outcome is waited for
                told = error
                ended = isinstance(error, WorkerEndedError)
            self.told.put((hand, told))

    def _replace(self, hand: _Hand) -> None:
        """Let others make what a process that has ended was sent, but for the edition that it was at."""
        self.hands.remove(hand)
        hand.worker.close()
        hand.worker.wait()
        if hand.jobs:
            self.lost.append(hand.jobs.popleft())
            self.jobs = chain(hand.jobs, self.jobs)
            self.start(1)
            for other in self.hands:
                self._supply(other)
