"""The moment that SOURCE_DATE_EPOCH names, for files that are the same whenever they are built.

Source: reproducible-builds.org, "SOURCE_DATE_EPOCH specification".
"""

from __future__ import annotations

import datetime as dt
import os

from printreport.errors import UsageError

__all__ = ["source_date"]


def source_date() -> dt.datetime | None:
    """Give the moment in UTC; None where the variable is not set.

    Raises
    ------
    UsageError [PR003]
        It is no number of seconds, or lies past the year 9999.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not written:
        return None
    try:
        if not (written.isascii() and written.isdecimal()):
            raise ValueError(written)
        return dt.datetime.fromtimestamp(int(written), tz=dt.UTC)
    except (OverflowError, OSError, ValueError):
        shown = written if len(written) <= 40 else f"{written[:39]}…"
        said = f'SOURCE_DATE_EPOCH is "{shown}", seconds since 1970 were expected'
        raise UsageError(said, "`SOURCE_DATE_EPOCH=1654041600`") from None
