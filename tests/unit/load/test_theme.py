"""Themes: found by name or file, complete in every color and style, with files for their faces."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from printreport.errors import UsageError
from printreport.findings import Findings
from printreport.load.project import Project, find_project
from printreport.load.theme import find_theme, font_files, load_theme
from printreport.model.theme import COLOR_ROLES, STYLE_ROLES
from specimen.look import ROOT, THEME_FILE

THEMES = ROOT / "layouts" / "themes"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "data" / "2021").mkdir(parents=True)
    shutil.copytree(THEMES, tmp_path / "layouts" / "themes")
    return find_project(tmp_path)


def changed(tmp_path: Path, pattern: str, by: str) -> tuple[Path, int]:
    """A copy of the theme with one stretch changed, and the line it stands in."""
    text = THEME_FILE.read_text("utf-8")
    made, n_changes = re.subn(pattern, by, text, count=1, flags=re.MULTILINE)
    assert n_changes == 1
    path = tmp_path / "mine.yaml"
    path.write_text(made, encoding="utf-8")
    match = re.search(pattern, text, re.MULTILINE)
    assert match is not None
    return path, text.count("\n", 0, match.start()) + 1


def only(findings: Findings) -> tuple[str, int, str]:
    (finding,) = list(findings)
    return finding.code, finding.place.line, finding.message


@pytest.mark.parametrize("path", sorted(THEMES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_theme_is_complete_and_has_its_fonts(path: Path) -> None:
    findings = Findings()
    theme = load_theme(path, path.name, findings)
    assert theme is not None, [item.message for item in findings]
    files = font_files(theme, [ROOT / "fonts"], findings)
    assert len(findings) == 0, [item.message for item in findings]
    assert set(COLOR_ROLES) <= set(theme.colors)
    assert set(STYLE_ROLES) <= set(theme.styles)
    assert {style.face for style in theme.styles.values()} <= set(files)
    assert {style.color for style in theme.styles.values()} <= set(theme.colors)
    assert {"letter", "a4"} <= set(theme.pages)
    assert min(style.size for style in theme.styles.values()) >= 8


def test_a_second_theme_ships() -> None:
    assert len(list(THEMES.glob("*.yaml"))) >= 2


def test_text_is_dark_enough_on_its_ground() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for text of 18 pt or more."""

    def luminance(rgb: str) -> float:
        parts = [int(rgb[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for path in sorted(THEMES.glob("*.yaml")):
        theme = load_theme(path, path.name, Findings())
        assert theme is not None
        for name, style in theme.styles.items():
            on_cover = name.startswith(("cover_", "contact", "imprint_on_ground"))
            on_band = name.startswith("opener_") or name == "chapter_title"
            role = theme.cover_ground if on_cover else "paper"
            if on_band and theme.opener == "band":
                role = "primary"
            ground = luminance(theme.colors[role].rgb)
            text = luminance(theme.colors[style.color].rgb)
            ratio = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
            assert ratio >= (3 if style.size >= 18 else 4.5), f"{path.stem}: {name} has {ratio:.1f} to 1"


@pytest.mark.parametrize("name", ["harbor", "themes/harbor.yaml", "harbor.yaml"])
def test_a_theme_is_found_by_name_and_by_file(project: Project, name: str) -> None:
    assert find_theme(project, name, []) == project.layouts / "themes" / "harbor.yaml"


def test_a_theme_of_the_project_goes_before_a_shipped_one(project: Project, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    for name in ("harbor", "other"):
        shutil.copy(THEME_FILE, shipped / f"{name}.yaml")
    assert find_theme(project, "harbor", [shipped]).parent == project.layouts / "themes"
    assert find_theme(project, "other", [shipped]) == shipped / "other.yaml"


def test_an_unknown_theme_tells_which_there_are(project: Project) -> None:
    with pytest.raises(UsageError) as caught:
        find_theme(project, "harbour", [])
    assert "harbor" in caught.value.message
    assert caught.value.hint == "`harbor`"


def test_a_page_size_may_be_chosen(tmp_path: Path) -> None:
    letter = load_theme(THEME_FILE, "x", Findings())
    a4 = load_theme(THEME_FILE, "x", Findings(), "a4")
    assert letter is not None
    assert a4 is not None
    assert (letter.pages[letter.page].width, letter.pages[letter.page].height) == (612, 792)
    assert a4.pages[a4.page].width == pytest.approx(595.28, abs=0.01)
    assert a4.pages[a4.page].height == pytest.approx(841.89, abs=0.01)


def test_an_unknown_page_size_is_the_caller_s_mistake() -> None:
    with pytest.raises(UsageError) as caught:
        load_theme(THEME_FILE, "x", Findings(), "a5")
    assert "letter, a4" in caught.value.message


def test_a_missing_color_is_a_finding_at_its_mapping(tmp_path: Path) -> None:
    path, _ = changed(tmp_path, r"^  zebra: .*\n", "")
    line = path.read_text("utf-8").splitlines().index("colors:") + 1
    findings = Findings()
    assert load_theme(path, "mine.yaml", findings) is None
    assert only(findings) == ("PR102", line, "`colors` lacks the key `zebra`")


def test_a_missing_style_is_a_finding(tmp_path: Path) -> None:
    path, _ = changed(tmp_path, r"^  folio: .*\n", "")
    findings = Findings()
    assert load_theme(path, "mine.yaml", findings) is None
    assert only(findings)[0] == "PR102"
    assert "`folio`" in only(findings)[2]


@pytest.mark.parametrize(
    ("pattern", "by", "code"),
    [
        (r"^opener: band", "opener: bend", "PR104"),
        (r"^page: letter", "page: leter", "PR104"),
        (r"^hyphenate: true", "hyphenat: true", "PR101"),
        (r"^baseline: 13.5", "baseline: tall", "PR103"),
        (r'^  ink: \{rgb: "#1F2A36"', '  ink: {rgb: "dark"', "PR103"),
        (r"top: 74pt", "top: 74px", "PR103"),
    ],
)
def test_a_mistake_is_a_finding_at_its_line(tmp_path: Path, pattern: str, by: str, code: str) -> None:
    path, line = changed(tmp_path, pattern, by)
    findings = Findings()
    assert load_theme(path, "mine.yaml", findings) is None
    assert only(findings)[:2] == (code, line)


@pytest.mark.parametrize(("key", "field"), [("color", "color: primry_text"), ("face", "face: slab")])
def test_a_style_of_an_unknown_color_or_face_is_a_finding(tmp_path: Path, key: str, field: str) -> None:
    """Found when the theme is read, and not when the first text of that style is drawn."""
    path, line = changed(tmp_path, r"^  folio: \{.*\}$", f"  folio: {{size: 8, leading: 10.5, {field}}}")
    findings = Findings()
    assert load_theme(path, "mine.yaml", findings) is None
    assert only(findings)[1] == line


def test_a_missing_font_file_is_a_finding_at_its_key(tmp_path: Path) -> None:
    path, line = changed(tmp_path, r"^    italic: source-sans-3/.*$", "    italic: source-sans-3/Slanted.ttf")
    findings = Findings()
    theme = load_theme(path, "mine.yaml", findings)
    assert theme is not None
    files = font_files(theme, [ROOT / "fonts"], findings)
    assert only(findings)[:2] == ("PR131", line)
    assert "sans-italic" not in files


def test_fonts_of_the_project_go_before_those_that_ship(tmp_path: Path) -> None:
    theme = load_theme(THEME_FILE, "x", Findings())
    assert theme is not None
    own = tmp_path / "fonts" / "source-sans-3"
    own.mkdir(parents=True)
    shutil.copy(ROOT / "fonts" / "source-sans-3" / "SourceSans3_400Regular.ttf", own)
    files = font_files(theme, [tmp_path / "fonts", ROOT / "fonts"], Findings())
    assert files["sans"].parent == own
    assert files["sans-bold"].is_relative_to(ROOT / "fonts")


def test_without_a_semibold_italic_the_italic_is_taken(tmp_path: Path) -> None:
    path, _ = changed(tmp_path, r"^    semibold_italic: source-sans-3/.*\n", "")
    theme = load_theme(path, "mine.yaml", Findings())
    assert theme is not None
    files = font_files(theme, [ROOT / "fonts"], Findings())
    assert files["sans-semibold-italic"] == files["sans-italic"]
