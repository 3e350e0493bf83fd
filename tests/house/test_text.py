"""What the repository says: nothing of the machine it was written on, nothing of where packages come from."""

from __future__ import annotations

import re
from pathlib import Path

from house.sources import ROOT, kept_files, shown

# Spelled in pieces, so that this file passes its own test.
MACHINE_PATH = re.compile(r"(?<![\w.~$}])/(?:wo" r"rk|ro" r"ot|ho" r"me/\w+|Us" r"ers/\w+|op" r"t/\w+)/")
PACKAGE_HOST = re.compile(
    r"pypi\.o" r"rg|pythonho" r"sted\.|registry\.np" r"mjs|repo1?\.mav" r"en|deb\.deb" r"ian", re.IGNORECASE
)


def text_of(path: Path) -> str:
    """The file as text; empty where it is a binary file."""
    content = path.read_bytes()
    if b"\0" in content:
        return ""
    return content.decode("utf-8", errors="replace")


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{shown(path)}:{n}: {line.strip()[:100]}"
        for path in kept_files()
        for n, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_path_of_a_machine() -> None:
    assert (ROOT / "pyproject.toml") in kept_files()
    assert not (found := places(MACHINE_PATH)), "\n".join(found)


def test_no_package_host() -> None:
    assert not (found := places(PACKAGE_HOST)), "\n".join(found)


def test_the_lock_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.findall(r"\w+://\S+|^-.*|#.*", lock, re.MULTILINE)


def test_text_files_end_with_one_newline() -> None:
    kinds = {".py", ".md", ".toml", ".yaml", ".csv", ".lock", ""}
    odd = [
        shown(path)
        for path in kept_files()
        if path.suffix in kinds
        and "fonts" not in path.parts
        and (text := text_of(path))
        and (not text.endswith("\n") or text.endswith("\n\n") or "\r" in text)
    ]
    assert not odd, (
        "these files end without a newline, with several, or hold a carriage return:\n" + "\n".join(odd)
    )
