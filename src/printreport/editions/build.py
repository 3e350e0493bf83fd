"""A run over all editions of a matrix: made, noted in the journal, told in the manifest."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.cache.inputs import digest_of
from printreport.cache.store import NO_STORE, open_store
from printreport.editions.digests import version_digest
from printreport.editions.gathered import Gathered
from printreport.editions.journal import Journal
from printreport.editions.results import EditionsReport, Order, Outcome, Task
from printreport.editions.workshop import Job, Kept, Workshop, open_workshop
from printreport.errors import UsageError
from printreport.lean import settle
from printreport.load.project import find_project
from printreport.pipeline.run import Progress
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from printreport.editions.local import Crew

__all__ = ["Watcher", "build_editions", "folder_of"]

Watcher = Callable[[Outcome, int, int], None]
"""Is told each outcome, how many editions are done, and how many there are."""


def build_editions(  # noqa: PLR0913  one parameter an option
    edition: str,
    years: Sequence[int] | None = None,
    *,
    project: str | Path | None = None,
    layout: str | Path | None = None,
    profile: Sequence[str] = (),
    theme: str | Path | None = None,
    page: str | None = None,
    output: str | Path | None = None,
    only: Sequence[str] = (),
    jobs: int = 1,
    scheduler: str = "",
    resume: bool = False,
    draft: bool = False,
    strict: bool = False,
    verify: bool = False,
    cache: bool = True,
    progress: Progress | None = None,
    watcher: Watcher | None = None,
) -> EditionsReport:
    """Build every edition of a matrix.

    Parameters
    ----------
    edition : str
        A file of ``layouts/editions/`` with a ``matrix``, by name or path.
    years : sequence of int, optional
        The newest year with data where none is given.
    output : path, optional
        The folder of the files and of their ``manifest.json``; ``out/<edition>`` in the project.
    only : sequence of str
        Names of editions, or values of an axis: the others are passed over.
    jobs : int
        Processes on this machine.
    scheduler : str
        Address of a dask scheduler whose workers make the editions, such as ``tcp://10.0.0.5:8786``.
    resume : bool
        Leave what a former run has made and would be made again just so.
    cache : bool
        Take over finished work from the user's cache, and keep there what is done; the files are the same.
    watcher : callable, optional
        Is told each edition as it is done.

    Returns
    -------
    EditionsReport
        ``ok`` is false where an edition failed; all others are written.

    Raises
    ------
    UsageError [PR003]
        There is no edition, year, profile, layout or theme of that name, or the edition has no matrix or
        none that gives an edition.
    ReadError [PR004]
        A file can not be read at all.
    OutputError [PR005]
        The folder can not be written.
    ClusterError [PR006]
        The workers of the scheduler can not be used.
    """
    if jobs < 1:
        raise UsageError(f"`--jobs` is {jobs}, 1 or more was expected")
    found = find_project(Path(project) if project is not None else None)
    folder = folder_of(edition, output, found.root)
    order = Order(
        project=str(found.root.resolve()),
        edition=edition,
        years=tuple(years or ()),
        folder=str(folder.resolve()),
        layout=str(layout) if layout is not None else None,
        theme=str(theme) if theme is not None else None,
        page=page,
        profiles=tuple(profile),
        only=tuple(only),
        strict=strict,
        draft=draft,
        verify=verify,
        cache=cache,
    )
    store = open_store() if cache else NO_STORE
    if jobs > 1:
        store.delay()  # other processes wait for what this one reads, and not for what it keeps of it
    try:
        with _crew(jobs, scheduler) as crew:
            shop = open_workshop(order, progress, crew.share if crew is not None else None)
            return _build(shop, folder, crew, scheduler, resume, watcher)
    finally:
        store.catch_up()


def _crew(jobs: int, scheduler: str) -> AbstractContextManager[Crew | None]:
    """Start several processes where they are asked for; they load while this one reads the project."""
    if jobs < 2 or scheduler:
        return nullcontext()
    from printreport.editions.local import Crew

    try:
        return Crew(jobs)
    except OSError:
        return nullcontext()


def _build(
    shop: Workshop, folder: Path, crew: Crew | None, scheduler: str, resume: bool, watcher: Watcher | None
) -> EditionsReport:
    """Make the editions of a workshop, by a crew where there is one."""
    gathered = Gathered()
    gathered.take("", shop.run.findings)
    has_none = not any(shop.editions.values())
    if shop.is_refused or (has_none and shop.run.findings.has_errors()):
        return EditionsReport(gathered.findings(), (), shop.run.seconds, ok=False)
    if has_none:
        raise UsageError(
            f'the matrix of "{shop.order.edition}" gives no edition: each of its axes needs a value'
        )
    former = {task.key: task.number for task in shop.tasks()} if resume else None
    settle()
    with Journal(folder, shop.n_tasks, former) as journal:
        run = _Run(shop, journal, gathered, watcher, resume)
        with _made(shop, run.jobs(), crew, scheduler) as outcomes:
            # Now, while other processes work, and not before they can or when they have ended.
            head = _head(shop)
            if shop.order.cache:
                open_store().catch_up()
            run.follow(outcomes)
        manifest = journal.finish(head)
    return run.report(manifest)


@contextmanager
def _made(
    shop: Workshop, todo: Iterator[Job], crew: Crew | None, scheduler: str
) -> Generator[Iterator[Outcome], None, None]:
    """Make editions where it was asked for: on a cluster, in several processes, or here."""
    if scheduler:
        from printreport.editions.cluster import make_on_cluster

        with closing(make_on_cluster(shop, todo, scheduler)) as outcomes:
            yield outcomes
    elif crew is not None:
        crew.begin(shop, todo)
        with closing(crew.outcomes()) as outcomes:
            yield outcomes
    else:
        yield shop.make_all(todo)


def folder_of(edition: str, output: str | Path | None, root: Path) -> Path:
    """Give the folder of the files of an edition: the one asked for, or ``out/<edition>`` in the project."""
    return Path(output) if output is not None else root / "out" / Path(edition).stem


@dataclass(slots=True)
class _Run:
    """One run: what is still to do, and what became of the rest."""

    shop: Workshop
    journal: Journal
    gathered: Gathered
    watcher: Watcher | None
    resume: bool
    counts: dict[str, int] = field(default_factory=lambda: {"built": 0, "kept": 0, "failed": 0})
    n_pages: int = 0

    def jobs(self) -> Iterator[Job]:
        """Give each file to make, with what is known of the one that a former run has made."""
        for task in self.shop.tasks():
            yield task, self._kept(task) if self.resume else None

    def _kept(self, task: Task) -> Kept | None:
        """Give the content of the file that stands there, where it is the one that was made of it."""
        record = self.journal.get(task.number)
        if record is None or not record["ok"] or record["file"] != task.file:
            return None
        path = self.journal.folder / task.file
        digests = (digest_of(path), digest_of(path.with_suffix(".ledger.json")))
        return str(record["content"]) if digests == (record["sha256"], record["ledger_sha256"]) else None

    def follow(self, outcomes: Iterable[Outcome]) -> None:
        """Note each outcome as it comes."""
        total, seconds = self.shop.n_tasks, self.shop.run.seconds
        for outcome in outcomes:
            self.counts[outcome.state] += 1
            self.n_pages += outcome.pages
            if outcome.state != "kept":
                self.journal.note(outcome.task.number, outcome.record())
            self.gathered.take(outcome.task.edition, outcome.findings, outcome.left_out)
            for stage, taken in outcome.stages.items():
                seconds[stage] = seconds.get(stage, 0.0) + taken
            if self.watcher is not None:
                self.watcher(outcome, sum(self.counts.values()), total)

    def report(self, manifest: Path) -> EditionsReport:
        """Give what the run came to."""
        return EditionsReport(
            self.gathered.findings(),
            self.gathered.sentences(),
            self.shop.run.seconds,
            ok=not self.counts["failed"],
            n_built=self.counts["built"],
            n_kept=self.counts["kept"],
            n_failed=self.counts["failed"],
            n_pages=self.n_pages,
            manifest=manifest,
        )


def _head(shop: Workshop) -> dict[str, object]:
    """Give what the manifest says of all editions."""
    import printreport

    edition = shop.run.edition
    return {
        "printreport": printreport.__version__,
        "sources": version_digest(shop.run.store),
        "matrix": edition.origin.file if edition is not None else "",
        "layout": shop.run.layout_file,
        "years": list(shop.years),
        "inputs": shop.inputs,
    }
