"""The look that the tests set text in: the project's own theme and fonts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from printreport.draw.style import Style
from printreport.findings import Findings
from printreport.load.theme import font_files, load_theme
from printreport.model.theme import ThemeSpec

ROOT = Path(__file__).resolve().parents[2]
THEME_FILE = ROOT / "layouts" / "themes" / "harbor.yaml"


@cache
def theme(page: str = "letter") -> ThemeSpec:
    """The theme ``harbor`` on a page size."""
    findings = Findings()
    made = load_theme(THEME_FILE, "layouts/themes/harbor.yaml", findings, page)
    assert made is not None, list(findings)
    return made


@cache
def fonts() -> dict[str, Path]:
    """The font file of each face role of the theme."""
    findings = Findings()
    found = font_files(theme(), [ROOT / "fonts"], findings)
    assert not len(findings), list(findings)
    return dict(found)


@cache
def style() -> Style:
    """One style that tests share; what a test measures with it stays measured."""
    return Style(theme(), fonts())


def fresh_style(page: str = "letter", language: str = "en-US", **changes: object) -> Style:
    """A style of its own, with fields of the theme changed."""
    return Style(theme(page).model_copy(update=changes), fonts(), language)
