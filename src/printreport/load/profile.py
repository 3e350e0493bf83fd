"""Part of stage 1: a profile by its name, from a file of the project, or by path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from printreport.cache.inputs import note_name
from printreport.errors import UsageError
from printreport.findings import Findings, suggest
from printreport.load.project import Project
from printreport.model.profile import Profile
from printreport.profiles import PROFILES
from printreport.slotted import replace

__all__ = ["find_profile", "find_profiles", "profile_names"]


def profile_names(project: Project | None = None) -> list[str]:
    """Give the names of the shipped profiles and of those in ``layouts/profiles/``."""
    own = sorted(path.stem for path in _folder(project).glob("*.yaml")) if project is not None else []
    return [*PROFILES, *(name for name in own if name not in PROFILES)]


def find_profiles(names: Sequence[str], project: Project, findings: Findings) -> list[Profile]:
    """Give profiles, each once and in the order named; a name may hold several, with commas between.

    Raises
    ------
    UsageError [PR003]
        There is none of a name.
    """
    single = dict.fromkeys(part.strip() for name in names for part in name.split(",") if part.strip())
    found = [find_profile(name, project, findings) for name in single]
    return [profile for profile in found if profile is not None]


def find_profile(name: str, project: Project | None, findings: Findings) -> Profile | None:
    """Give a profile: a file by path, one of the project, or a shipped one; None after findings.

    Raises
    ------
    UsageError [PR003]
        There is none of that name.
    """
    path = _file(name, project)
    if path is None:
        if name in PROFILES:
            return PROFILES[name]
        known = profile_names(project)
        raise UsageError(
            f'there is no profile "{name}"; the profiles are {", ".join(known)}', suggest(name, known)
        )
    file = project.relative(path) if project is not None else path.as_posix()
    return _read(path, file, findings)


def _read(path: Path, file: str, findings: Findings) -> Profile | None:
    from printreport.load.validate import validate_entries
    from printreport.load.yaml_file import read_yaml
    from printreport.model.profile_file import ProfileSpec

    data = read_yaml(path, file, findings)
    spec = validate_entries(ProfileSpec, data, file, findings) if data is not None else None
    if spec is None:
        return None
    if spec.from_ not in PROFILES:
        message = f'`from` is "{spec.from_}", one of {", ".join(PROFILES)} was expected'
        findings.error("PR104", message, spec.place_of("from"), suggest(spec.from_, PROFILES))
        return None
    made = spec.profile(path.stem, PROFILES[spec.from_])
    return replace(made, icc=str(path.parent / spec.icc)) if spec.icc else made


def _folder(project: Project) -> Path:
    return project.layouts / "profiles"


def _file(name: str, project: Project | None) -> Path | None:
    paths = [Path(name)] if name.endswith((".yaml", ".yml")) else []
    if project is not None:
        paths += [_folder(project) / name, _folder(project) / f"{name}.yaml"]
    note_name(*paths)
    return next((path for path in paths if path.is_file()), None)
