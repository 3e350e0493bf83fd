"""What a process of our own does without: never called where printreport is a library in another program."""

from __future__ import annotations

import gc
import os
import sys
import warnings

__all__ = ["start_lean"]


def start_lean() -> None:
    """Let this process look for rubbish seldom, and leave out what no report needs."""
    # A report is made of many small values that stay until its end: looking for rubbish among them again
    # and again takes a tenth of the time.
    gc.set_threshold(50_000, 20, 50)
    # Else pydantic asks every distribution that is installed for plug-ins, which takes longer than it does.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Solid axes are a fifth of what matplotlib loads; it warns that it does without.
    sys.modules.setdefault("mpl_toolkits.mplot3d", None)  # type: ignore[arg-type]
    warnings.filterwarnings("ignore", "Unable to import Axes3D")
