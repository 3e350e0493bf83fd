"""Part of stage 1: the layout file, kept as far as it is right.

A block or section with an error is left out of the spec, so that the rest is checked in the same run.
"""

from __future__ import annotations

import os
from pathlib import Path

from printreport.cache.inputs import note_name
from printreport.cache.store import NO_STORE, Store
from printreport.errors import ReadError, UsageError
from printreport.findings import Findings, Place, suggest
from printreport.load.kept import kept_spec
from printreport.load.project import Project
from printreport.load.validate import validate_entries
from printreport.load.yaml_file import read_yaml_text
from printreport.model.blocks.prose import ProseSpec
from printreport.model.layout import EditionSpec, LayoutSpec

__all__ = ["find_edition", "find_layout", "load_edition", "load_layout"]


def check_readable(path: Path, file: str) -> None:
    """Refuse what has the name of a file, but is a folder or a link that leads nowhere.

    Raises
    ------
    ReadError [PR004]
    """
    if os.path.lexists(path) and not path.is_file():
        what = "it is a folder" if path.is_dir() else "it is a link that leads to no file"
        raise ReadError(f'"{file}" can not be read: {what}')


def find_layout(project: Project, name: str | None) -> Path:
    """Find a layout: by path, by name in ``layouts/``, or the only one (else ``impact.yaml``).

    Raises
    ------
    UsageError [PR003]
        There is none, or several without one that is called ``impact.yaml``.
    """
    files = {path.stem: path for path in project.layout_files()}
    if name is not None:
        note_name(name, project.layouts / name)
        for path in (Path(name), project.layouts / name):
            if path.is_file() and name:
                return path
        if name.endswith((".yaml", ".yml")):
            for path in (project.layouts / name, Path(name)):
                check_readable(path, project.relative(path))
        if name in files:
            return files[name]
    elif os.path.lexists(project.layouts / "impact.yaml"):
        path = project.layouts / "impact.yaml"
        check_readable(path, project.relative(path))
        return path
    elif len(files) == 1:
        return next(iter(files.values()))
    known = ", ".join(sorted(files)) or "none"
    said = f'there is no layout "{name}"' if name else "`layouts/` has no layout to choose"
    raise UsageError(f"{said}; the layouts are {known}", suggest(name or "", files))


def find_edition(project: Project, name: str) -> Path:
    """Find an edition by path, or by name in ``layouts/editions/``.

    Raises
    ------
    UsageError [PR003]
        There is none of that name.
    """
    folder = project.layouts / "editions"
    note_name(name)
    for path in (Path(name), folder / name, folder / f"{name}.yaml"):
        if path.is_file():
            return path
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    raise UsageError(
        f'there is no edition "{name}"; the editions are {", ".join(known) or "none"}', suggest(name, known)
    )


def load_layout(path: Path, file: str, findings: Findings, store: Store = NO_STORE) -> LayoutSpec | None:
    """Read a layout; findings PR100 to PR110 for what is wrong in it.

    Returns
    -------
    LayoutSpec or None
        Without the sections and blocks that have errors; None where not even the report's own
        keys can be read.
    """

    def read(text: str, found: Findings) -> LayoutSpec | None:
        data = read_yaml_text(text, file, found)
        if data is None and not found.items:
            said = "the file is empty, a layout with `report` and `sections` was expected"
            found.error("PR102", said, Place(file))
        _build_blocks()
        return None if data is None else validate_entries(LayoutSpec, data, file, found, _entry_of)

    return kept_spec("layout", path, file, findings, store, read)


def load_edition(path: Path, file: str, findings: Findings, store: Store = NO_STORE) -> EditionSpec | None:
    """Read an edition; None after findings."""

    def read(text: str, found: Findings) -> EditionSpec | None:
        data = read_yaml_text(text, file, found)
        _build_blocks()
        return None if data is None else validate_entries(EditionSpec, data, file, found)

    return kept_spec("edition", path, file, findings, store, read)


def _build_blocks() -> None:
    """Build what validates every kind of block, once: the layout and the edition take it over."""
    from printreport.model.validated import build

    build(ProseSpec)


def _entry_of(path: tuple[str | int, ...]) -> int:
    """Give the length of the part of a path that leads to the innermost block or section."""
    depth = len(path)
    while depth > 1 and not (
        isinstance(path[depth - 1], int) and path[depth - 2] in ("blocks", "side", "sections")
    ):
        depth -= 1
    return depth
