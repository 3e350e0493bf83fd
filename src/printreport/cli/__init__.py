"""The command line: one file a command, and the only place that prints.

In: the words typed. Out: results on stdout, findings and progress on stderr, an exit code.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and end the process with its exit code."""
    import sys

    from printreport.cli.boundary import run

    sys.exit(run(sys.argv[1:]))
