"""Many editions in one process: 52 of four pages each, and a thousand and ten thousand of one page."""

from __future__ import annotations

from series.stage import Stage


def run_states(stage: Stage) -> dict[str, object] | None:
    """Measure the editions by state."""
    print("  not yet")
    return None


def run_bulk(stage: Stage) -> dict[str, object] | None:
    """Measure the statements."""
    print("  not yet")
    return None
