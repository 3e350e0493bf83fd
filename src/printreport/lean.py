"""What a process of our own does without: never called where printreport is a library in another program."""

from __future__ import annotations

import gc
import os
import sys
import warnings

__all__ = ["is_own_process", "start_lean"]

_own: list[bool] = []


def start_lean() -> None:
    """Let this process look for rubbish seldom, and leave out what no report needs."""
    _own.append(True)
    # A report is made of many small values that stay until its end: looking for rubbish among them again
    # and again takes a tenth of the time.
    gc.set_threshold(50_000, 20, 50)
    # Else pydantic asks every distribution that is installed for plug-ins, which takes longer than it does.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What a person's own matplotlibrc says must not change a report; an empty one takes its place.
    if os.name == "posix":
        os.environ["MATPLOTLIBRC"] = os.devnull
    # Solid axes are a fifth of what matplotlib loads; it warns that it does without.
    sys.modules.setdefault("mpl_toolkits.mplot3d", None)  # type: ignore[arg-type]
    warnings.filterwarnings("ignore", "Unable to import Axes3D")


def is_own_process() -> bool:
    """Tell whether this process does nothing else than what we ask of it."""
    return bool(_own)
