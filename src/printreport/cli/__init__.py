"""The command line: one file a command, and the only place that prints.

In: the words typed. Out: results on stdout, findings and progress on stderr, an exit code.
"""

from __future__ import annotations

from time import perf_counter

__all__ = ["COMMANDS", "INTERRUPTED", "command", "main", "since_start"]

_STARTED = perf_counter()
INTERRUPTED = 130
_MOST_DIGITS = 9

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

COMMANDS = {
    "build": "printreport.cli.build:build",
    "editions": "printreport.cli.editions:editions",
    "check": "printreport.cli.check:check",
    "audit": "printreport.cli.audit:audit",
    "across": "printreport.cli.across:across",
    "trace": "printreport.cli.trace:trace",
    "diff": "printreport.cli.diff:diff",
    "package": "printreport.cli.package:package",
    "explain": "printreport.cli.explain:explain",
    "inspect": "printreport.cli.inspect:inspect",
    "impose": "printreport.cli.impose:impose",
    "schema": "printreport.cli.schema:schema",
    "cache": "printreport.cli.cache:cache",
}
"""Command → "module:function", in the order of the help; loaded when it is asked for."""


def command(name: str) -> Callable[..., object]:
    """Give the function of a command."""
    from importlib import import_module

    module, _, function = COMMANDS[name].partition(":")
    found: Callable[..., object] = getattr(import_module(module), function)
    return found


def since_start() -> float:
    """Give the time since the command line was begun to be read [s]."""
    return perf_counter() - _STARTED


def main() -> None:
    """Run the command line and end the process with its exit code."""
    import sys

    try:
        done = _done(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are loaded
        print("interrupted", file=sys.stderr)
        done = INTERRUPTED
    _end(done)


def _done(words: list[str]) -> int:
    from printreport.cache.unchanged import repeat

    done = repeat(words)
    if done is not None:
        return done
    count = _wanted_processes(words)
    if count > 1:
        from printreport.workers import begin_workers

        begin_workers(count, _load_ready)
    from printreport.lean import on_a_long_stack

    return on_a_long_stack(lambda: _run(words))


def _end(code: int) -> NoReturn:
    """End the process as it stands: to take all it holds to pieces takes a tenth of the time of a report."""
    import atexit
    import os
    import sys

    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):  # it was closed, or its reader has gone
            continue
    os._exit(code)


def _run(words: list[str]) -> int:
    from printreport.cli.boundary import run

    return run(words)


def _load_ready() -> None:
    import printreport.cli.ready  # noqa: F401  what a process that makes editions needs


def _wanted_processes(words: list[str]) -> int:
    """Tell how many processes with a core are asked for, before the options are read as they should be."""
    import os

    if words[:1] != ["editions"]:
        return 1
    for word, following in zip(words, [*words[1:], ""], strict=False):
        for start in ("-j", "--jobs="):
            said = following if word in {"-j", "--jobs"} else word.removeprefix(start)
            if word.startswith(start.rstrip("=")) and said.isdecimal() and len(said) < _MOST_DIGITS:
                return min(int(said), os.cpu_count() or 1)
    return 1
