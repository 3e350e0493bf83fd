"""Digests of content: what pages are made of, apart from where the author wrote it.

A word added on one line moves all that stands below it to other lines; the pages stay as they are.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from printreport.cache.by_identity import ByIdentity
from printreport.model.canonical import NO_PLACES, canonical_bytes
from printreport.model.content import ImageContent
from printreport.model.long_rows import LongRows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from printreport.model.content import ReportContent
    from printreport.model.profile import Profile

__all__ = ["profile_digest", "section_digests"]


def section_digests(
    content: ReportContent, root: Path, digest_of: Callable[[Path], str], shared: ByIdentity
) -> tuple[str, ...]:
    """Give a digest of each section: its content, its footnotes, the pictures it shows.

    A section with a long table has none: to read all of it takes as long as to set it.

    Parameters
    ----------
    root : Path
        What paths of pictures are relative to.
    digest_of : callable
        Gives the digest of a file; empty where it can not be read.
    shared : ByIdentity
        Holds the bytes of sections: editions of a matrix have some in common.
    """
    pictures: dict[str, str] = {}

    def picture(image: ImageContent) -> tuple[Any, ...]:
        if image.path not in pictures:
            pictures[image.path] = digest_of(root / image.path)
        kept = tuple(getattr(image, name) for name in ImageContent.__slots__ if name != "place")
        return tuple, ((pictures[image.path], *kept),)

    keys = [(_written(key, picture)[2:-1], note) for key, note in content.footnotes.items()]
    made = []
    for section in content.sections:
        try:
            written = shared.get(section, partial(_written, section, picture))
        except _LongTableError:
            made.append("")
            continue
        notes = [note for key, note in keys if key in written]
        made.append(sha256(written + _written(notes, picture)).hexdigest())
    return tuple(made)


def profile_digest(profile: Profile) -> str:
    """Give a digest of a profile, and of the ICC profile that it names."""
    from printreport.write.ink import condition_of

    condition = condition_of(profile)
    inks = condition.profile if condition is not None else b""
    return sha256(repr(profile).encode() + sha256(inks).digest()).hexdigest()


def _written(held: object, picture: Callable[[ImageContent], tuple[Any, ...]]) -> bytes:
    return canonical_bytes(held, {**NO_PLACES, ImageContent: picture, LongRows: _refuse})


class _LongTableError(Exception):
    """There are rows that are made when they are asked for."""


def _refuse(rows: LongRows) -> tuple[Any, ...]:
    raise _LongTableError
