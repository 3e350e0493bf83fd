"""What a process that makes editions loads; it is imported before there is anything to make.

It stands here and not beside what it loads, whose package would be loaded before this process is lean.

matplotlib is left out where charts are kept: then there may be none to draw.
"""

from __future__ import annotations

from printreport.lean import on_a_long_stack, start_lean

_LANGUAGE = "en-US"
"""Of a report that names none; for another, what is made here is made in vain, while nothing waits for it."""


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
    _warm_up()


def _warm_up() -> None:
    """Make what each worker would make for itself; the process that reads the project is not done yet."""
    from printreport.draw.hyphenation import hyphenator
    from printreport.resolve.markup import markdown
    from printreport.resolve.numbers import Numbers
    from printreport.slotted import compile_all

    Numbers(_LANGUAGE).decimal(1_000.5, 1)
    hyphenator(_LANGUAGE)
    markdown()
    compile_all()


on_a_long_stack(_load)
