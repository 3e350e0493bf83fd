"""Digests: of our own sources, of the files that a run reads, of all that one edition is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from printreport.cache.by_identity import ByIdentity
from printreport.cache.inputs import digest_of
from printreport.cache.store import NO_STORE, Store
from printreport.model.canonical import canonical_bytes
from printreport.model.content import ReportContent
from printreport.model.ledger_values import LedgerValues
from printreport.model.long_rows import LongRows
from printreport.model.profile import Profile
from printreport.pipeline.digests import profile_digest
from printreport.pipeline.run import Run
from printreport.slotted import replace
from printreport.write.ledger_entry import facts_of

__all__ = ["content_digest", "inputs_digest", "version_digest"]

_READ = ("data", "layouts")


def version_digest(store: Store = NO_STORE) -> str:
    """Give the SHA-256 of the package's own sources: two versions of one number are told apart."""
    return store.made_by.partition(" ")[0]


def inputs_digest(run: Run) -> str:
    """Give the SHA-256 of what a run reads: data, layouts and themes, and the faces.

    Paths count as they are under the project, so that a copy of it elsewhere has the same digest.
    """
    made = hashlib.sha256()
    for name, path in _inputs(run):
        made.update(f"{name}\0{digest_of(path)}\0".encode())
    return made.hexdigest()


def _inputs(run: Run) -> Iterator[tuple[str, Path]]:
    root = run.project.root
    for folder in _READ:
        for path in sorted((root / folder).rglob("*")):
            inside = path.relative_to(root)
            if path.is_file() and not any(part.startswith(".") for part in inside.parts):
                yield inside.as_posix(), path
    for role, path in sorted(run.fonts.items()):
        yield f"{role} {path.name}", path


def content_digest(
    run: Run, content: ReportContent, profile: Profile, data: str = "", draft: bool = False
) -> str:
    """Give the SHA-256 of all that the pages of one edition are made from.

    The content as it is resolved, with what the ledger tells of its values; the look, the faces, the
    pictures, the profile, the version of the program and of its libraries. ``data`` is the digest of the
    data where the content has a long table, whose rows are made when they are asked for.
    """
    edition = run.edition
    ranks = (edition.pages, edition.rank, edition.without) if edition is not None else ()
    digests = run.section_digests(content)
    made = hashlib.sha256(
        "\0".join(
            [*digests, profile_digest(profile), repr(ranks), data, str(draft), _shared_digest(run)]
        ).encode()
    )
    long = tuple(section for section, digest in zip(content.sections, digests, strict=True) if not digest)
    values = content.values.single if isinstance(content.values, LedgerValues) else content.values
    for name, value in values.items():
        facts = facts_of(value, content.checks.get(name, ()))
        made.update(f"{name}\0{facts}\0".encode("utf-8", "surrogatepass"))
    made.update(canonical_bytes(replace(content, sections=long, values={}, checks={}), _INSTEAD))
    return made.hexdigest()


_INSTEAD: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {LongRows: lambda _: (tuple, ())}
"""What stands for the rows of long tables, which the digest of the data covers."""


_shared = ByIdentity(4)


def _shared_digest(run: Run) -> str:
    """Give the digest of what all editions share: look, faces, version; reckoned once for a theme."""

    def make() -> str:
        faces = (f"{role}\0{digest_of(path)}" for role, path in sorted(run.fonts.items()))
        text = "\0".join([repr(run.theme), *faces, run.store.made_by])
        return hashlib.sha256(text.encode()).hexdigest()

    return _shared.get(run.theme, make)
