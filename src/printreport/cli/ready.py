"""What a process that makes editions loads; it is imported before there is anything to make.

It stands here and not beside what it loads, whose package would be loaded before this process is lean.

matplotlib is left out where charts are kept: then there may be none to draw.
"""

from __future__ import annotations

from printreport.lean import on_a_long_stack, start_lean


def _load() -> None:
    start_lean()
    import markdown_it  # noqa: F401  texts and their hyphens ask for these two
    import pyphen  # noqa: F401

    import printreport.editions.local
    import printreport.pipeline.units
    import printreport.resolve.report
    import printreport.write.report
    import printreport.write.staging
    from printreport.cache.store import open_store

    if not open_store().holds("chart"):
        import printreport.draw.charts.board  # noqa: F401


on_a_long_stack(_load)
