"""What a process of our own does without: never called where printreport is a library in another program."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    T = TypeVar("T")

__all__ = ["is_own_process", "on_a_long_stack", "settle", "stand_in", "start_lean"]

_own: list[bool] = []
_FRAME = 66_000
"""Slots of the frame that makes Python get a long piece at once: a mebibyte, of which it takes a half."""
_RARELY, _SELDOM = 200_000, 50_000
"""New objects after which Python looks for garbage: more than loading modules and a project makes, and for a
run over many reports."""

_STAND_INS: Mapping[str, Mapping[str, object]] = {
    "pydantic.plugin._loader": {"get_plugins": tuple},
}
"""Modules that are imported for nothing that a report needs, and load half the standard library: what asks
for plug-ins, though there shall be none."""


def on_a_long_stack(run: Callable[[], T]) -> T:
    """Call a function whose calls all have their frames in one piece of memory.

    Python gets room for frames in pieces of 16 KiB (from 3.11 on), and gives a piece back whenever a call
    returns across its edge. To load modules, each deep inside the loading of another, does so two thousand
    times, which is a tenth of the time it takes. What is got and not used is no memory.
    """
    return run()


on_a_long_stack.__code__ = on_a_long_stack.__code__.replace(co_stacksize=_FRAME)


def start_lean() -> None:
    """Let this process look for garbage seldom, and leave out what no report needs."""
    _own.append(True)
    # A report is made of many small values that stay until its end: looking for garbage among them again
    # and again takes a tenth of the time.
    gc.set_threshold(_RARELY, 20, 50)
    # Else pydantic asks every distribution that is installed for plug-ins, which takes longer than it does.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    stand_in(_STAND_INS)
    # A report has no matrices; threads for them would be started all the same.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What a person's own matplotlibrc says must not change a report; an empty one takes its place.
    if os.name == "posix":
        os.environ["MATPLOTLIBRC"] = os.devnull


def stand_in(modules: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Let modules that are not loaded yet be found as ones that hold no more than this; give their names."""
    names = [name for name in modules if name not in sys.modules]
    for name in names:
        sys.modules[name] = type(sys)(name)
        vars(sys.modules[name]).update(modules[name])
    return names


def settle() -> None:
    """Look for garbage more often from now on, and not among what was loaded: many reports are made of it."""
    if is_own_process():  # another program may have put objects to rest itself
        gc.freeze()
        gc.set_threshold(_SELDOM, 20, 50)


def is_own_process() -> bool:
    """Tell whether this process does nothing else than what we ask of it."""
    return bool(_own)
