"""Editions made by the workers of a dask cluster, which send the files back as bytes.

Every worker loads and checks the project by itself, once, from a folder of the same path; its version of
printreport and the digest of what it reads must be those of this machine. The files are written here: a
worker needs no folder in common with this machine, and a file has one writer, however often it was made.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.editions.digests import version_digest
from printreport.editions.results import Order, Outcome
from printreport.editions.workshop import Job, Workshop, open_workshop
from printreport.errors import ClusterError, PrintReportError
from printreport.findings import Finding
from printreport.slotted import dataclass, replace
from printreport.write.staging import Staging

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["make_on_cluster"]

_CHUNK = 4
_AHEAD = 3
_SECONDS = 15
_EXTRA = 'pip install "printreport[cluster]"'


@dataclass(frozen=True, slots=True)
class _Made:
    """An edition as a worker sends it: what became of it, the file and its ledger."""

    outcome: Outcome
    pdf: bytes = b""
    ledger: bytes = b""


def make_on_cluster(shop: Workshop, jobs: Iterable[Job], address: str) -> Generator[Outcome, None, None]:
    """Make editions on the workers of a scheduler, as they come.

    What a worker was at when it was lost is made by another; an edition that takes several workers
    with it is told as failed [PR007].

    Raises
    ------
    ClusterError [PR006]
        ``dask.distributed`` is not installed, the scheduler can not be reached or has no worker, or a worker
        has another version of printreport or other files of the project.
    OutputError [PR005]
        A file can not be written.
    """
    client = _client(address)
    try:
        _check_workers(client, shop)
        yield from _follow(client, shop, iter(jobs))
    finally:
        client.close()


def _client(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError("`--scheduler` needs dask.distributed, which is not installed", _EXTRA) from error
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f'there is no scheduler at "{address}"'
        raise ClusterError(message, "`--scheduler tcp://HOST:8786`") from error
    return client


def _check_workers(client: Client, shop: Workshop) -> None:
    """Let every worker load the project, and refuse one that has another version or other files."""
    answers = client.run(_stand_ready, shop.order)
    if not answers:
        client.close()
        raise ClusterError("the scheduler has no worker", "`dask worker ADDRESS --nthreads 1`")
    for worker, answer in sorted(answers.items()):
        wrong = _difference(answer, shop)
        if wrong:
            raise ClusterError(f"worker {worker} {wrong}", "the same version and project on every worker")


def _difference(answer: tuple[str, str, str], shop: Workshop) -> str:
    version, inputs, trouble = answer
    if version != version_digest():
        return "has another version of printreport than this machine"
    if trouble:
        return f"can not open the project: {trouble}"
    return "" if inputs == shop.inputs else "has other data or layouts than this machine"


def _follow(client: Client, shop: Workshop, jobs: Iterator[Job]) -> Iterator[Outcome]:
    from distributed import as_completed

    expected = (version_digest(), shop.inputs)
    n_threads = max(sum(client.nthreads().values()), 1)
    open_chunks: dict[str, tuple[Job, ...]] = {}

    def submitted(chunk: tuple[Job, ...]) -> Future:
        future = client.submit(_make, shop.order, expected, chunk, pure=False)
        open_chunks[future.key] = chunk
        return future

    first = [submitted(chunk) for _ in range(n_threads * _AHEAD) if (chunk := tuple(islice(jobs, _CHUNK)))]
    coming = as_completed(first, loop=client.loop)
    for future in coming:
        chunk = open_chunks.pop(future.key)
        yield from _outcomes(future, chunk, Path(shop.order.folder))
        following = tuple(islice(jobs, _CHUNK))
        if following:
            coming.add(submitted(following))


def _outcomes(future: Future, chunk: tuple[Job, ...], folder: Path) -> Iterator[Outcome]:
    """Write what a worker has sent; where it could not be made, say why."""
    from distributed.scheduler import KilledWorker

    try:
        made: list[_Made] = future.result()
    except KilledWorker:
        for task, _ in chunk:
            said = f'the process that made the edition "{task.edition}" ended before it was done'
            yield Outcome(task, "failed", findings=(Finding("PR007", "error", said, hint="`--resume`"),))
        return
    for each in made:
        if each.outcome.state == "built":
            _write(folder / each.outcome.task.file, each)
        yield each.outcome


def _write(path: Path, made: _Made) -> None:
    with Staging() as staging:
        staging.part(path).write_bytes(made.pdf)
        staging.part(path.with_suffix(".ledger.json")).write_bytes(made.ledger)
        staging.publish()


# -- what runs on a worker ----------------------------------------------------------------------------

_lock = threading.Lock()
_shops: dict[Order, Workshop] = {}


def _opened(order: Order) -> Workshop:
    """Give the workshop of an order; it is loaded once, and one is kept."""
    if order not in _shops:
        _shops.clear()
        _shops[order] = open_workshop(order)
    return _shops[order]


def _stand_ready(order: Order) -> tuple[str, str, str]:
    """Give this worker's version, the digest of what it reads, and what it stumbles over."""
    with _lock:
        _shops.clear()
        try:
            return version_digest(), _opened(order).inputs, ""
        except PrintReportError as error:
            return version_digest(), "", error.message


def _make(order: Order, expected: tuple[str, str], jobs: tuple[Job, ...]) -> list[_Made]:
    """Make editions in a folder of this worker's own, and send them."""
    # The faces and what was loaded are shared, and made for one thread at a time.
    with _lock, tempfile.TemporaryDirectory(prefix="printreport-") as place:
        shop = _opened(order)
        if (version_digest(), shop.inputs) != expected:
            message = (
                "a worker that came later has another version of printreport, or other files of the project"
            )
            raise ClusterError(message, "the same version and project on every worker")
        return [_sent(shop.make(task, Path(place), kept), Path(place)) for task, kept in jobs]


def _sent(outcome: Outcome, folder: Path) -> _Made:
    if outcome.state != "built":
        return _Made(outcome)
    path = folder / outcome.task.file
    ledger = path.with_suffix(".ledger.json")
    made = _Made(replace(outcome, stages=dict(outcome.stages)), path.read_bytes(), ledger.read_bytes())
    path.unlink()
    ledger.unlink()
    return made
