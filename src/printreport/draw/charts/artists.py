"""What charts use of matplotlib, loaded in half the time in a process of our own.

matplotlib loads with it a grammar of font patterns, a library of pictures, and texts on every property of
thirty classes, made one after the other. While it is loaded, something small stands for each of these;
afterwards the real ones can be had again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from printreport.lean import is_own_process, stand_in

T = TypeVar("T")

__all__ = ["Affine2D", "Artist", "IdentityTransform", "Line2D", "Path", "Rectangle", "to_rgba"]

_STAND_INS: Mapping[str, Mapping[str, object]] = {
    # Their versions are checked; the first tells whether matplotlib's own default fonts are well written.
    "pyparsing": {"__version__": "99"},
    "kiwisolver": {"__version__": "99"},
    "dateutil": {"__version__": "99"},
    "matplotlib._fontconfig_pattern": {"parse_fontconfig_pattern": lambda _: {}},
    # For a picture of a color map.
    "PIL.Image": {},
    "PIL.PngImagePlugin": {"PngInfo": None},
    # Texts for `help`, and types for who checks them.
    "numpy._core._add_newdocs": {},
    "numpy._core._add_newdocs_scalars": {},
    "numpy._typing": {"NDArray": list},
}


@contextmanager
def _without(modules: Mapping[str, Mapping[str, object]]) -> Iterator[None]:
    """Let stand-ins be found in place of modules, for as long as others are loaded."""
    names = stand_in(modules)
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)


@contextmanager
def _undocumented() -> Iterator[None]:
    """Let classes of artists be made without texts on their properties."""
    from matplotlib import _docstring
    from matplotlib.artist import Artist

    texts = type(_docstring.interpd)
    kept = Artist.__dict__["_update_set_signature_and_docstring"], texts.__dict__["__call__"]
    Artist._update_set_signature_and_docstring = classmethod(lambda _: None)  # type: ignore[attr-defined]
    texts.__call__ = _as_it_is  # type: ignore[assignment]
    try:
        yield
    finally:
        Artist._update_set_signature_and_docstring, texts.__call__ = kept  # type: ignore[attr-defined, method-assign]


def _as_it_is(_: object, documented: T) -> T:
    return documented


with ExitStack() as _lean:
    if is_own_process():
        _lean.enter_context(_without(_STAND_INS))
        _lean.enter_context(_undocumented())
    from matplotlib.artist import Artist
    from matplotlib.colors import to_rgba
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D, IdentityTransform
