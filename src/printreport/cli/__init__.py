"""The command line: one file a command, and the only place that prints.

In: the words typed. Out: results on stdout, findings and progress on stderr, an exit code.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and end the process with its exit code."""
    import sys

    from printreport.cache.unchanged import repeat

    words = sys.argv[1:]
    done = repeat(words)
    if done is None:
        from printreport.cli.boundary import run

        done = run(words)
    sys.exit(done)
