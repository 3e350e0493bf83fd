"""Tables: measured once, split in one pass, tagged as they are painted."""

from printreport.draw.tables.columns import TableTooWideError, fit_columns
from printreport.draw.tables.table import TableFlowable

__all__ = ["TableFlowable", "TableTooWideError", "fit_columns"]
