"""Files for one submission: built for their receiver, named so that it takes them, told in a manifest."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from printreport.errors import OutputError, UsageError
from printreport.findings import Findings
from printreport.load.layout import find_edition
from printreport.load.profile import find_profile
from printreport.load.project import find_project
from printreport.model.portal import PortalRules
from printreport.model.profile import Profile
from printreport.pipeline.results import BuildReport, BuildResult
from printreport.pipeline.run import Progress, wanted_years
from printreport.slotted import dataclass, replace

__all__ = ["PackageReport", "package_report", "portal_name"]

_NAME_LENGTH = 32
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class PackageReport:
    """What packaging gave: the folder or .zip file (None after errors), and the builds of its files."""

    path: Path | None
    builds: tuple[BuildReport, ...]

    @property
    def ok(self) -> bool:
        """Whether the package was made."""
        return self.path is not None


def portal_name(words: str, taken: Sequence[str] = ()) -> str:
    """Give a file name that every portal takes: ``[A-Za-z0-9_-]{1,32}.pdf``, none of those taken.

    Examples
    --------
    >>> portal_name("Evidence & reach, 2021")
    'Evidence_reach_2021.pdf'
    """
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", words).strip("_-")[:_NAME_LENGTH].rstrip("_-") or "report"
    name, number = f"{stem}.pdf", 1
    while name in taken:
        number += 1
        tail = f"_{number}"
        name = f"{stem[: _NAME_LENGTH - len(tail)]}{tail}.pdf"
    return name


def package_report(
    year: int | None,
    receiver: str,
    *,
    editions: Sequence[str] = (),
    project: str | Path | None = None,
    layout: str | None = None,
    output: str | Path | None = None,
    zipped: bool = False,
    progress: Progress | None = None,
) -> PackageReport:
    """Build the files of one submission, read each back, and put them with a manifest into one place.

    Parameters
    ----------
    receiver : str
        A profile with rules, such as ``grants-gov``.
    editions : sequence of str
        A file is made of each; of the whole layout where none is named.
    output : path, optional
        The folder, or with ``zipped`` the .zip file; in ``out/`` of the project where none is given.

    Returns
    -------
    PackageReport
        After an error nothing is put there, and a former package stays as it is.

    Raises
    ------
    UsageError [PR003]
        There is no such receiver, edition or year, or it takes no .zip files.
    OutputError [PR005]
        The folder holds something else.
    """
    found = find_project(Path(project) if project is not None else None)
    profile = find_profile(receiver, found, Findings())
    if profile is None or profile.rules is None:
        raise UsageError(f'"{receiver}" has no rules for what it receives', "`--for grants-gov`")
    if zipped and not profile.rules.zipped:
        raise UsageError(f"{profile.name} takes no .zip files", "leave out `--zip`, and upload the files")
    wanted = wanted_years(found, None if year is None else [year])[0]
    place = Path(output) if output is not None else found.root / "out" / f"package-{wanted}-{profile.name}"
    folder = place.with_suffix("") if place.suffix == ".zip" else place
    _check_place(folder)
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        builds = _build(found.root, wanted, receiver, editions, layout, part, progress)
        if not all(build.ok for build in builds):
            return PackageReport(None, builds)
        builds = (*builds[:-1], _within(builds, profile.rules))
        if not builds[-1].ok:
            return PackageReport(None, builds)
        _write_manifest(part, profile, builds, editions)
        return PackageReport(_publish(part, folder, zipped), builds)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _check_place(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / _MANIFEST).is_file():
        raise OutputError(f'"{folder}" holds something else than a package', "`--output` with another folder")


def _build(
    root: Path,
    year: int,
    receiver: str,
    editions: Sequence[str],
    layout: str | None,
    part: Path,
    progress: Progress | None,
) -> tuple[BuildReport, ...]:
    from printreport.pipeline import build_report

    builds: list[BuildReport] = []
    names: list[str] = []
    for edition in editions or (None,):
        words = f"{Path(layout or 'impact').stem}-{year}"
        if edition is not None:
            words += f"-{find_edition(find_project(root), edition).stem}"
        names.append(portal_name(words, names))
        builds.append(
            build_report(
                [year],
                project=root,
                layout=layout,
                edition=edition,
                profile=(receiver,),
                output=part / names[-1],
                verify=True,
                progress=progress,
            )
        )
    return tuple(builds)


def _within(builds: Sequence[BuildReport], rules: PortalRules) -> BuildReport:
    """Hold all files together to the rules of a submission; gives the last build with what was found."""
    files = [file for build in builds for file in build.files]
    n_bytes = sum(file.path.stat().st_size for file in files)
    found = Findings(list(builds[-1].findings))
    if rules.package_bytes and n_bytes > rules.package_bytes:
        found.error("PR561", f"all files have {n_bytes:,} bytes, and {rules.package_bytes:,} are allowed")
    if rules.package_files and len(files) > rules.package_files:
        found.error("PR561", f"there are {len(files)} files, and {rules.package_files} are allowed")
    return replace(builds[-1], findings=tuple(found), ok=not found.has_errors())


def _write_manifest(
    part: Path, profile: Profile, builds: Sequence[BuildReport], editions: Sequence[str]
) -> None:
    from printreport import __version__

    assert profile.rules is not None, "a receiver has rules"
    made = {
        "receiver": profile.name,
        "rules": {"source": profile.rules.source, "read": profile.rules.read},
        "made_by": f"printreport {__version__}",
        "files": [
            _entry(build.files[0], edition, build)
            for build, edition in zip(builds, editions or ("",), strict=True)
        ],
    }
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    (part / _MANIFEST).write_text(text, encoding="utf-8")


def _entry(file: BuildResult, edition: str, build: BuildReport) -> dict[str, Any]:
    from printreport.check.file import FILE_CHECKS
    from printreport.check.file.portal import PORTAL_CHECKS

    return {
        "file": file.path.name,
        "sha256": file.sha256,
        "bytes": file.path.stat().st_size,
        "pages": file.pages,
        "profile": file.profile,
        "edition": edition,
        "year": file.year,
        "checks_passed": [*PORTAL_CHECKS, *FILE_CHECKS, "reading_order", "ledger"],
        "warnings": [f"{item.code} {item.message}" for item in build.findings if item.severity == "warning"],
        "left_out": list(file.left_out),
    }


def _publish(part: Path, folder: Path, zipped: bool) -> Path:
    """Let the package take its name: the folder, or one .zip file of the files and the manifest."""
    try:
        if zipped:
            return _zip(part, folder.with_suffix(".zip"))
        if folder.exists():
            shutil.rmtree(folder)
        part.replace(folder)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(
            f'"{folder}" can not be written: {reason}', "`--output` with another folder"
        ) from error
    return folder


def _zip(part: Path, path: Path) -> Path:
    """Write the files in the order of their names, all of one date, so that two packages are alike."""
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for file in sorted(part.iterdir()):
            if not file.name.endswith(".ledger.json"):
                entry = zipfile.ZipInfo(file.name)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                package.writestr(entry, file.read_bytes())
    return path
