"""The error boundary: whatever happens inside a command ends as a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from printreport.cli import INTERRUPTED
from printreport.errors import (
    FindingsError,
    OutputError,
    PlacedError,
    PrintReportError,
    ReadError,
    UsageError,
)
from printreport.lean import start_lean

__all__ = ["run"]

DEFECT = 70


def run(words: Sequence[str]) -> int:
    """Run the command that the words ask for.

    Returns
    -------
    int
        0 fine, 1 findings, 2 usage, 3 a file that can not be read, 4 an output that can not be
        written, 70 a defect of printreport, 130 interrupted.
    """
    _open_streams()
    start_lean()
    from typer.exceptions import TyperException

    from printreport.cache.inputs import Inputs
    from printreport.cache.unchanged import is_remembered, remember
    from printreport.cli.app import app_for
    from printreport.cli.said import Said

    try:
        watch: AbstractContextManager[Inputs | None] = Inputs() if is_remembered(words) else nullcontext()
        with watch as inputs:
            ended = app_for(words)(list(words), prog_name="printreport", standalone_mode=False)
        _flush()
        if ended == INTERRUPTED:  # as typer tells it
            print("interrupted", file=sys.stderr)
        if isinstance(ended, Said) and inputs is not None:
            remember(words, inputs, ended.texts)
    except TyperException as error:
        if not words:
            print(error.message, file=sys.stderr)
            return UsageError.exit_code
        from printreport.cli.usage import explain_usage

        return _tell(explain_usage(error), words)
    except PrintReportError as error:
        return _tell(error, words)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        return 1
    except OSError as error:
        if error.errno is None:
            return _tell_defect(error)
        return _tell(_unreadable(error), words)
    except Exception as error:  # noqa: BLE001  the boundary: anything else is a defect of ours
        return _tell_defect(error)
    return ended if isinstance(ended, int) else 0


def _open_streams() -> None:
    """Give the streams that the shell has closed somewhere to go, so that no file takes their numbers."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  until the end


def _flush() -> None:
    """Write out what was printed.

    Raises
    ------
    OutputError [PR005]
        There is no room for it.
    BrokenPipeError
        The reader has gone.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _close_stdout()
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(f"the standard output can not be written: {reason}") from error


def _close_stdout() -> None:
    """Send what is left in the buffer nowhere, lest it raise once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unreadable(error: OSError) -> PrintReportError:
    reason = (error.strerror or "unknown reason").lower()
    if error.filename is None:
        _close_stdout()
        return OutputError(f"the standard output can not be written: {reason}")
    return ReadError(f'"{error.filename}" can not be read: {reason}')


def _tell(error: PrintReportError, words: Sequence[str]) -> int:
    """Print an error that stopped the command, in the form that was asked for."""
    from printreport.cli.output import print_findings, print_json
    from printreport.findings import NOWHERE, Finding

    if isinstance(error, FindingsError):
        findings = list(error.findings)
    else:
        place = error.place if isinstance(error, PlacedError) else NOWHERE
        findings = [Finding(error.code, "error", error.message, place, hint=error.hint)]
    form = _form(words)
    if form == "json":
        print_json([], {}, findings, [])
    else:
        print_findings(findings, form, _root())
    return error.exit_code


def _root() -> Path | None:
    from printreport.cli.project_root import project_root

    try:
        return project_root()
    except UsageError:
        return None


def _form(words: Sequence[str]) -> str:
    """Find the form of output in words that may be wrong elsewhere."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        form = word.partition("=")[2] if word.startswith("--format=") else following
        if word.startswith("--format") and form in ("json", "github"):
            return form
    return "text"


def _tell_defect(error: Exception) -> int:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="printreport-", suffix=".txt", delete=False
    ) as file:
        file.write(f"printreport {' '.join(sys.argv[1:])}\n\n")
        file.writelines(traceback.format_exception(error))
    said = " ".join(str(error).split())[:160]
    print(
        f"printreport has a defect: {type(error).__name__}: {said} (the full trace is in {file.name})",
        file=sys.stderr,
    )
    return DEFECT
