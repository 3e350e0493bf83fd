"""The project that the working directory is in, and its years."""

from __future__ import annotations

from pathlib import Path

__all__ = ["project_root", "years_to_run"]


def project_root() -> Path:
    """Give the folder that the places of findings are relative to.

    Raises
    ------
    UsageError [PR003]
        The working directory is in no project.
    """
    from printreport.load.project import find_project

    return find_project().root


def years_to_run(years: list[int] | None, every: bool) -> list[int] | None:
    """Give the years to run: those typed, with ``--all`` every year with data; None for the newest.

    Raises
    ------
    UsageError [PR003]
        The working directory is in no project.
    """
    from printreport.load.project import find_project

    return list(find_project().years) if every else years
