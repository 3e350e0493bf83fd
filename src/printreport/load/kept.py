"""Part of stage 1: specs that were read before, found again by the text of their file."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from printreport.cache.store import NO_STORE, Store, freeze, thaw
from printreport.findings import Finding, Findings
from printreport.load.yaml_file import load_text

__all__ = ["kept_spec"]

T = TypeVar("T")


def kept_spec(
    kind: str,
    path: Path,
    file: str,
    findings: Findings,
    store: Store,
    read: Callable[[str, Findings], T],
) -> T | None:
    """Give what reading a file makes of its text, with the findings of the first time.

    Parameters
    ----------
    file : str
        The file as places name it, which are part of the spec.
    read : callable of (text, findings)

    Raises
    ------
    ReadError [PR004]
        The file is missing or may not be read.
    """
    text = load_text(path, file, findings)
    if text is None:
        return None
    if store is NO_STORE:
        return read(text, findings)

    def make() -> tuple[T, tuple[Finding, ...]]:
        found = Findings()
        return read(text, found), tuple(found.items)

    key = store.key(kind, file, sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    kept: tuple[T, tuple[Finding, ...]] = store.kept(kind, key, make, freeze, thaw)
    spec, found = kept
    for finding in found:
        findings.add(finding)
    return spec
