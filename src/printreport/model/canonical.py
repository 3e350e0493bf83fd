"""Values as bytes that are alike for equal values, to be digested."""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from printreport.findings import Place

__all__ = ["NO_PLACES", "canonical_bytes"]

NO_PLACES: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {Place: attrgetter("instead")}
"""Leaves out where the author wrote it."""


def canonical_bytes(held: object, instead: Mapping[type, Callable[[Any], tuple[Any, ...]]]) -> bytes:
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
