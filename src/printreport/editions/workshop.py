"""A process that makes editions: everything loaded and checked once, then one file after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import partial
from itertools import count
from pathlib import Path

from printreport.cache.inputs import digest_of
from printreport.cache.store import Store, open_store
from printreport.editions.digests import content_digest, inputs_digest
from printreport.editions.results import Order, Outcome, Task
from printreport.errors import FindingsError, PlacedError, ReadError, UsageError
from printreport.findings import suggest
from printreport.load.profile import find_profiles
from printreport.model.axis import Matrix, MatrixEdition
from printreport.model.ledger_values import LedgerValues
from printreport.model.profile import Profile
from printreport.model.tie_out import TieOut
from printreport.pipeline.files import make_file, preflight, read_back
from printreport.pipeline.looks import Looks
from printreport.pipeline.matrix import Template, check_matrix, has_matrix, matrix_of
from printreport.pipeline.results import BuildResult
from printreport.pipeline.run import Progress, Run, load_and_check, resolve_years, wanted_years
from printreport.resolve.basis import Basis
from printreport.slotted import dataclass, replace

__all__ = ["Job", "Kept", "Rest", "Workshop", "open_workshop"]

_MOST_KEPT = 200
"""Pages of more editions than this are not kept in the user's cache: thousands would drive all else out."""

_MOST_SHARED = 128
"""Pages that are kept in memory then: those that many editions have in common are asked for again soon."""

Rest = Callable[[Run], "Workshop"]
"""What a workshop has beside the run that was loaded."""
Kept = str
"""The digest of the content of a file that a former run has made, and that stands there whole."""
Job = tuple[Task, Kept | None]


@dataclass(slots=True)
class Workshop:
    """The run that loaded the matrix, its editions by year, and its profiles by name."""

    order: Order
    run: Run
    template: Template
    years: tuple[int, ...]
    profiles: dict[str, Profile]
    editions: dict[int, Matrix] = field(default_factory=dict)
    _inputs: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether what was loaded and checked forbids to build anything."""
        return self.run.is_refused(self.order.draft, self.order.strict)

    @property
    def inputs(self) -> str:
        """The digest of the files that the run reads."""
        if not self._inputs:
            self._inputs = inputs_digest(self.run)
        return self._inputs

    def equip(self) -> None:
        """Get what the editions share in this process: faces, and what is resolved once."""
        run = self.run
        if run.theme is not None:
            run.looks = Looks(run.theme, run.fonts)
        if run.dataset is not None:
            run.basis = Basis(run.dataset)

    def rest(self) -> Rest:
        """Give what makes this workshop of the run as it was loaded, in another process that has it."""
        run = self.run
        held = (self.order, self.years, self.profiles, self.editions, self._inputs)
        return partial(_join, held, run.tie_out, run.store)

    @property
    def n_tasks(self) -> int:
        """How many files there are to make."""
        return sum(map(len, self.editions.values())) * self._n_files

    def tasks(self) -> Iterator[Task]:
        """Give every file to make: by year, edition and profile."""
        number = count()
        for year, editions in self.editions.items():
            for made in editions:
                for profile in self._profiles_of(made):
                    suffix = "" if profile.name == "screen" else f"-{profile.name}"
                    yield Task(made.name, year, profile.name, f"{made.stem}{suffix}.pdf", next(number))

    @property
    def _n_files(self) -> int:
        """How many files are made of an edition."""
        is_axis = self.run.edition is not None and "profile" in self.run.edition.matrix
        return 1 if is_axis else len(self.profiles)

    def _profiles_of(self, made: MatrixEdition) -> list[Profile]:
        chosen = made.axes.get("profile")
        return [self.profiles[chosen.word]] if chosen is not None else list(self.profiles.values())

    def _edition_of(self, task: Task) -> MatrixEdition:
        at = task.number // self._n_files
        for year, editions in self.editions.items():
            if year == task.year:
                break
            at -= len(editions)
        made = self.editions[task.year][at]
        if made.name != task.edition:  # a process that loads the project for itself found it otherwise
            raise ReadError(f'edition "{task.edition}" is another one now: the project was changed')
        return made

    def make_all(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Make one edition after the other in the folder of the order."""
        folder = Path(self.order.folder)
        for task, kept in jobs:
            yield self.make(task, folder, kept)

    def make(self, task: Task, folder: Path, kept: Kept | None = None) -> Outcome:
        """Make one file in a folder, unless it stands there as it would be made.

        Whatever is wrong in this edition alone is in its outcome; the former file then stays as it is.

        Raises
        ------
        OutputError [PR005]
            The file can not be written.
        """
        start = time.perf_counter()
        run = self.template.run_of(self._edition_of(task))
        path = folder / task.file
        content, built = "", None
        try:
            resolve_years(run, [task.year])
            if not run.is_refused(self.order.draft, self.order.strict):
                profile = self.profiles[task.profile]
                made = run.contents[task.year]
                # What a long table prints is told by the data that it stands in.
                data = self.inputs if isinstance(made.values, LedgerValues) else ""
                content = content_digest(run, made, profile, data, self.order.draft)
                if kept is not None and kept == content:
                    return self._outcome(task, run, start, content, None)
                built = self._write(run, task, path, profile)
        except FindingsError as error:
            for finding in error.findings:
                run.findings.add(finding)
            built = None
        except PlacedError as error:
            run.findings.error(error.code, error.message, error.place, error.hint)
            built = None
        return self._outcome(task, run, start, content, built, failed=built is None)

    def _write(self, run: Run, task: Task, path: Path, profile: Profile) -> BuildResult | None:
        from printreport.write.staging import Staging

        draft = self.order.draft
        with Staging() as staging:
            built = make_file(run, path, task.year, profile, draft, staging)
            preflight(run, path, profile, staging)
            if self.order.verify:
                read_back(run, path, task.year, profile, draft, staging)
            if run.is_refused(draft, self.order.strict):
                return None
            staging.publish()
        return built

    def _outcome(
        self,
        task: Task,
        run: Run,
        start: float,
        content: str,
        built: BuildResult | None,
        failed: bool = False,
    ) -> Outcome:
        told = partial(
            Outcome,
            task,
            seconds=time.perf_counter() - start,
            content=content,
            findings=tuple(run.findings),
            left_out=run.left_out(),
            stages=run.seconds,
        )
        if built is None:
            return told("failed" if failed else "kept")
        content_made = run.contents[task.year]
        values = content_made.values
        names = values.single if isinstance(values, LedgerValues) else values
        marks = [mark for name in names for mark in content_made.checks.get(name, ())]
        checks = {
            state: sum(mark.state == state for mark in marks) for state in ("passed", "explained", "failed")
        }
        ledger = digest_of(built.path.with_suffix(".ledger.json"))
        return told("built", built.sha256, ledger, built.pages, checks=checks)


def _join(
    held: tuple[Order, tuple[int, ...], dict[str, Profile], dict[int, Matrix], str],
    tie_out: TieOut,
    store: Store,
    loaded: Run,
) -> Workshop:
    order, years, profiles, editions, inputs = held
    run = replace(loaded, tie_out=tie_out, store=store)
    shop = Workshop(order, run, Template(run), years, profiles, editions, inputs)
    shop.equip()
    return shop


def open_workshop(
    order: Order, progress: Progress | None = None, loaded: Callable[[Run], object] | None = None
) -> Workshop:
    """Load and check everything that the editions share, and name them all.

    ``loaded`` is told the run when all is read and nothing is checked.

    Raises
    ------
    UsageError [PR003]
        The edition has no matrix, or there is none of a name that was asked for.
    """
    # What is made once for all editions is kept in memory at least.
    store = open_store() if order.cache else Store("")
    chosen = (order.project, order.layout, order.edition, order.theme, order.page, progress)
    run = load_and_check(*chosen, store=store, loaded=loaded)
    if run.edition is not None and not has_matrix(run) and not run.findings.has_errors():
        name = Path(run.edition.origin.file).name
        raise UsageError(
            f'"{name}" has no matrix, so that it is one file', f"printreport build --edition {name}"
        )
    years = tuple(wanted_years(run.project, order.years or None))
    profiles = _profiles(order, run)
    shop = Workshop(order, run, Template(run), years, profiles)
    if run.edition is None or run.layout is None or run.dataset is None or not has_matrix(run):
        return shop
    check_matrix(run, run.edition)
    shop.equip()
    with run.stage("resolve"):
        for year in years:
            shop.editions[year] = matrix_of(run, run.edition, year)
    _choose(shop)
    _check_files(shop)
    if sum(map(len, shop.editions.values())) > _MOST_KEPT:
        run.store = Store("", most_objects=_MOST_SHARED, made_by=store.made_by)
    return shop


def _profiles(order: Order, run: Run) -> dict[str, Profile]:
    edition = run.edition
    named = order.profiles or ((edition.profile if edition is not None else "") or "screen",)
    axis = edition.matrix.get("profile") if edition is not None else None
    if axis is not None:
        named = tuple(map(str, axis.values))
    found = find_profiles(named, run.project, run.findings)
    return {profile.name: profile for profile in found}


def _choose(shop: Workshop) -> None:
    """Keep the editions that were asked for: by their name, the stem of their file, or a value of an axis."""
    if not shop.order.only:
        return
    known: set[str] = set()
    for year, editions in shop.editions.items():
        kept: list[int] = []
        for at, made in enumerate(editions):
            own = {made.name, made.stem, *(value.id for value in made.values)}
            known |= own
            if own & set(shop.order.only):
                kept.append(at)
        shop.editions[year] = editions.only(kept)
    for name in shop.order.only:
        if name not in known and not shop.run.findings.has_errors():
            raise UsageError(f'there is no edition "{name}"', suggest(name, sorted(known)))


def _check_files(shop: Workshop) -> None:
    """Refuse two files of one name, of several years or profiles [PR115]; those of one have their own."""
    if len(shop.years) * len(shop.profiles) == 1:
        return
    seen: dict[str, Task] = {}
    edition = shop.run.edition
    assert edition is not None, "there is a matrix"
    for task in shop.tasks():
        name = task.file.casefold()
        if name in seen:
            message = (
                f'the editions "{seen[name].key}" and "{task.key}" would both be written to "{task.file}"'
            )
            place = edition.file.place if edition.file.place.line else edition.place_of("matrix")
            shop.run.findings.error("PR115", message, place, "`{{ year }}` in the name of the file")
            return
        seen[name] = task
