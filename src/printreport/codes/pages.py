"""PR4xx: what does not fit on a page, or falls on it badly."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["PAGES"]

PAGES: dict[str, Code] = {
    "PR412": Code(
        title="A table is wider than its frame",
        text=("Even with every column at its least width (its longest word) the table does not fit."),
        example=('error[PR412]: table "race_by_age" needs 540 pt at least, but its frame is 504 pt wide'),
        hint="`page: wide`, or drop a column, or a smaller `type_size`",
    ),
}
