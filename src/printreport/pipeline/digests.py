"""Digests of content: what pages are made of, apart from where the author wrote it.

A word added on one line moves all that stands below it to other lines; the pages stay as they are.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from printreport.findings import Place
from printreport.model.content import ImageContent
from printreport.model.long_rows import LongRows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from printreport.model.content import ReportContent
    from printreport.model.profile import Profile

__all__ = ["plain_bytes", "profile_digest", "section_digests"]


def section_digests(content: ReportContent, root: Path, digest_of: Callable[[Path], str]) -> tuple[str, ...]:
    """Give a digest of each section: its content, its footnotes, the pictures it shows.

    A section with a long table has none: to read all of it takes as long as to set it.

    Parameters
    ----------
    root : Path
        What paths of pictures are relative to.
    digest_of : callable
        Gives the digest of a file; empty where it can not be read.
    """
    pictures: dict[str, str] = {}

    def picture(image: ImageContent) -> tuple[Any, ...]:
        if image.path not in pictures:
            pictures[image.path] = digest_of(root / image.path)
        kept = tuple(getattr(image, name) for name in ImageContent.__slots__ if name != "place")
        return tuple, ((pictures[image.path], *kept),)

    made = []
    for section in content.sections:
        try:
            written = _written(section, picture)
        except _LongTableError:
            made.append("")
            continue
        notes = [note for key, note in content.footnotes.items() if _written(key, picture)[2:-1] in written]
        made.append(sha256(written + _written(notes, picture)).hexdigest())
    return tuple(made)


def profile_digest(profile: Profile) -> str:
    """Give a digest of a profile, and of the ICC profile that it names."""
    from printreport.write.ink import condition_of

    condition = condition_of(profile)
    inks = condition.profile if condition is not None else b""
    return sha256(repr(profile).encode() + sha256(inks).digest()).hexdigest()


def _written(held: object, picture: Callable[[ImageContent], tuple[Any, ...]]) -> bytes:
    return plain_bytes(held, {Place: _nowhere, ImageContent: picture, LongRows: _refuse})


def plain_bytes(held: object, instead: Mapping[type, Callable[[Any], tuple[Any, ...]]]) -> bytes:
    """Give the bytes of a value: alike for equal values, whatever objects their parts share.

    Parameters
    ----------
    instead : mapping of type to callable
        What gives a function and its arguments, in place of an object of the type.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 3)  # later ones cut the bytes into frames
    # Without its memory of objects, equal values come out the same. No part of content holds itself.
    pickler.fast = True
    pickler.dispatch_table = {**copyreg.dispatch_table, **instead}
    pickler.dump(held)
    return stream.getvalue()


class _LongTableError(Exception):
    """There are rows that are made when they are asked for."""


def _refuse(rows: LongRows) -> tuple[Any, ...]:
    raise _LongTableError


def _nowhere(place: Place) -> tuple[Any, ...]:
    return str, ()
