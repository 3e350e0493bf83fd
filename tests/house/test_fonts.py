"""The embedded families: licensed, static, unmodified in name, and fit to set figures with."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from house.sources import ROOT, shown

FAMILIES = sorted(path for path in (ROOT / "fonts").iterdir() if path.is_dir())
FACES = sorted((ROOT / "fonts").glob("*/*.ttf"))
# Typographic characters that the report's own machinery sets: dashes, quotes, spaces, signs, footnote marks.
NEEDED = "−–—“”‘’…×±·•€°©®†‡§¹²³\u00a0\u2009\u202f"
WEIGHTS = {"400Regular", "400Regular_Italic", "600SemiBold", "700Bold"}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.name)
def test_a_family_brings_license_origin_and_weights(family: Path) -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (family / "LICENSE").read_text(encoding="utf-8")
    origin = (family / "ORIGIN.md").read_text(encoding="utf-8")
    assert "version" in origin
    assert "License" in origin
    weights = {path.stem.split("_", 1)[1] for path in family.glob("*.ttf")}
    assert weights >= WEIGHTS, f"{shown(family)} lacks {sorted(WEIGHTS - weights)}"


@pytest.mark.parametrize("face", FACES, ids=lambda path: path.stem)
def test_a_face_can_be_embedded_and_sets_figures_in_columns(face: Path) -> None:
    font = TTFont(face, lazy=True)
    assert "glyf" in font, "ReportLab embeds TrueType outlines only"
    assert "fvar" not in font, "of a variable font only the default instance would be embedded"
    assert font["OS/2"].fsType == 0, "the font forbids embedding"
    characters = font.getBestCmap()
    missing = [f"U+{ord(c):04X}" for c in NEEDED if ord(c) not in characters]
    assert not missing
    widths = [font["hmtx"][characters[ord(digit)]][0] for digit in "0123456789"]
    # One unit in a thousand is 0.01 pt at text size: no eye sees it in a column.
    assert max(widths) - min(widths) <= font["head"].unitsPerEm / 1000
    features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert "kern" in features
