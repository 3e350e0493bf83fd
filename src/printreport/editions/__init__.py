"""Many reports from one layout: the editions of a matrix, built in one process, in several, or on a cluster.

In: an edition file with a ``matrix``. Out: a file for each edition, a manifest that tells of all of them.
A driver on top of the pipeline: what can be loaded and checked once is loaded and checked once.
"""

from __future__ import annotations

from printreport.editions.build import build_editions
from printreport.editions.results import EditionsReport, Order, Outcome

__all__ = ["EditionsReport", "Order", "Outcome", "build_editions"]
