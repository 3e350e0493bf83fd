"""Where the cache is: a folder of the user's own that nobody else may write to."""

from __future__ import annotations

import os
import stat
import sys

__all__ = ["VARIABLE", "cache_folder", "is_private"]

VARIABLE = "PRINTREPORT_CACHE"
"""Names another folder; a relative path counts as none, for it would mean another one everywhere."""

LAYOUT = "store-1"
"""The folder inside it that is ours alone; the number grows with the form of the entries."""


def cache_folder() -> str:
    """Give the path of the store's folder, which need not be there yet; empty where there can be none.

    Source: XDG Base Directory Specification 0.8 (a relative ``XDG_CACHE_HOME`` is to be ignored); Apple,
    "File System Programming Guide", Library/Caches; Microsoft, "KNOWNFOLDERID", LocalAppData.
    """
    if named := os.environ.get(VARIABLE):
        return os.path.join(named, LAYOUT) if os.path.isabs(named) else ""
    home = os.path.expanduser("~")
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):
            base = os.path.join(home, ".cache")
    return os.path.join(base, "printreport", LAYOUT) if os.path.isabs(base) else ""


def is_private(folder: str, make: bool = False) -> bool:
    """Tell whether a folder is there, is no link, is the user's own, and closed to everybody else.

    What is kept is trusted as far as the program itself is: so nobody else may have put it there.

    Parameters
    ----------
    make : bool
        Make the folder, with mode 0700, where it is not there.
    """
    try:
        if make:
            os.makedirs(folder, mode=0o700, exist_ok=True)
        found = os.lstat(folder)
    except (OSError, ValueError):
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return os.name == "nt" or (found.st_uid == os.geteuid() and not found.st_mode & 0o077)
