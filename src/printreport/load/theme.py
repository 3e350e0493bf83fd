"""Part of stage 1: a theme by name or file, and the font files its faces name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from printreport.cache.inputs import note_name
from printreport.cache.store import NO_STORE, Store
from printreport.errors import UsageError
from printreport.findings import Findings, Place, suggest
from printreport.load.font_file import font_fault
from printreport.load.kept import kept_spec
from printreport.load.project import Project
from printreport.load.validate import validate
from printreport.load.yaml_file import read_yaml_text
from printreport.model.theme import COLOR_ROLES, FACE_ROLES, STYLE_ROLES, FaceSpec, ThemeSpec

__all__ = ["find_theme", "font_files", "load_theme"]


_CLOSEST = 0.8
_LEAST_FRAME = 120
_LEAST_COLUMN = 4.0


def find_theme(project: Project, name: str, packaged: Iterable[Path]) -> Path:
    """Find a theme by its name, or by its path from ``layouts/`` or the working directory.

    Raises
    ------
    UsageError [PR003]
        There is none of that name.
    """
    if name.endswith((".yaml", ".yml")):
        note_name(project.layouts / name, name)
        for path in (project.layouts / name, Path(name)):
            if path.is_file():
                return path
    themes = project.theme_files(packaged)
    found = themes.get(Path(name).stem)
    if found is None:
        known = ", ".join(sorted(themes)) or "none"
        raise UsageError(f'there is no theme "{name}"; the themes are {known}', suggest(name, themes))
    return found


def load_theme(
    path: Path, file: str, findings: Findings, page: str | None = None, store: Store = NO_STORE
) -> ThemeSpec | None:
    """Read a theme; None after findings.

    Parameters
    ----------
    page : str, optional
        A page size of the theme to take instead of the one it names.

    Raises
    ------
    UsageError [PR003]
        The theme has no page of that name.
    """

    def read(text: str, found: Findings) -> ThemeSpec | None:
        data = read_yaml_text(text, file, found)
        if data is None and not found.items:
            said = "the file is empty, a theme with `colors` and `styles` was expected"
            found.error("PR102", said, Place(file))
        return None if data is None else validate(ThemeSpec, data, file, found)

    theme = kept_spec("theme", path, file, findings, store, read)
    if theme is None:
        return None
    if page is not None:
        if page not in theme.pages:
            raise UsageError(
                f'the theme "{theme.name}" has no page "{page}"; its pages are {", ".join(theme.pages)}',
                suggest(page, theme.pages),
            )
        theme = theme.model_copy(update={"page": page})
    complete = True
    for what, have, need in (("colors", theme.colors, COLOR_ROLES), ("styles", theme.styles, STYLE_ROLES)):
        for role in need:
            if role not in have:
                complete = False
                findings.error("PR102", f"`{what}` lacks the key `{role}`", theme.place_of(what))
    complete = _check_styles(theme, findings) and complete
    complete = _check_frames(theme, findings) and complete
    if theme.page not in theme.pages:
        said = f'`page` is "{theme.page}", one of {", ".join(theme.pages)} was expected'
        findings.error("PR104", said, theme.place_of("page"), hint=suggest(theme.page, theme.pages))
        complete = False
    return theme if complete else None


def _check_styles(theme: ThemeSpec, findings: Findings) -> bool:
    """Check that every style names a color and a face of the theme, and its lines do not overlap."""
    right = True
    if theme.cover_ground not in theme.colors:
        right = False
        known = tuple(theme.colors)
        said = f'`cover_ground` is "{theme.cover_ground}", one of {", ".join(known)} was expected'
        place = theme.place_of("cover_ground")
        findings.error("PR104", said, place, hint=suggest(theme.cover_ground, known))
    for style in theme.styles.values():
        for key, name, known in (
            ("color", style.color, tuple(theme.colors)),
            ("face", style.face, FACE_ROLES),
        ):
            if name not in known:
                right = False
                said = f'`{key}` is "{name}", one of {", ".join(known)} was expected'
                findings.error("PR104", said, style.place_of(key), hint=suggest(name, known))
        if style.leading < _CLOSEST * style.size:
            right = False
            said = f"`leading` is {style.leading:g} for type of {style.size:g} pt, so that lines overlap"
            findings.error(
                "PR103", said, style.place_of("leading"), hint=f"`leading: {style.size * 1.3:.4g}`"
            )
    return right


def _check_frames(theme: ThemeSpec, findings: Findings) -> bool:
    """Check that margins and gutters leave room for text on every page size."""
    before = len(findings)
    grid = theme.grid
    if grid.text_columns > grid.columns:
        said = f"`text_columns` is {grid.text_columns}, but the grid has {grid.columns} columns"
        findings.error("PR103", said, grid.place_of("text_columns"))
    for name, page in theme.pages.items():
        width, height = page.width - page.inner - page.outer, page.height - page.top - page.bottom
        for key, room, what in (("inner", width, "wide"), ("top", height, "high")):
            if room < _LEAST_FRAME:
                said = f"the margins of page `{name}` leave a frame {max(room, 0):.4g} pt {what}"
                findings.error("PR103", f"{said}, {_LEAST_FRAME} pt is the least", page.place_of(key))
        if (
            width >= _LEAST_FRAME
            and (width - grid.gutter * (grid.columns - 1)) / grid.columns < _LEAST_COLUMN
        ):
            said = f"`gutter` is {grid.gutter:g} pt, which leaves {grid.columns} columns no room on page"
            findings.error("PR103", f"{said} `{name}`", grid.place_of("gutter"))
    return len(findings) == before


def font_files(theme: ThemeSpec, folders: Iterable[Path], findings: Findings) -> Mapping[str, Path]:
    """Give the font file of each face role; a missing file is a finding [PR131].

    ``folders`` are searched in order: the project's ``fonts/`` before those of printreport.
    """
    where = tuple(folders)
    paths: dict[str, Path] = {}
    for family, spec in theme.faces.items():
        for role, key in _roles(spec):
            name = getattr(spec, key)
            found = next((path for folder in where if (path := _below(folder, name)) is not None), None)
            if found is None:
                findings.error("PR131", f'there is no font file "{name}" under `fonts/`', spec.place_of(key))
            elif fault := font_fault(found):
                findings.error("PR131", f'the font file "{name}" {fault}', spec.place_of(key))
            else:
                paths[family + role] = found
    return paths


def _below(folder: Path, name: str) -> Path | None:
    """Give a file of a folder, which may not lead out of it; None where there is none."""
    try:
        note_name(folder / name)
        path = (folder / name).resolve()
        return path if path.is_file() and path.is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # a name no file system takes, links in a circle
        return None


def _roles(spec: FaceSpec) -> tuple[tuple[str, str], ...]:
    both = "semibold_italic" if spec.semibold_italic else "italic"
    return (
        ("", "regular"), ("-italic", "italic"), ("-semibold", "semibold"),
        ("-semibold-italic", both), ("-bold", "bold"),
    )  # fmt: skip
