"""Inks: recipes first, the ICC profile for the rest, within the limit; black text overprints, white never."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from printreport.draw.canvas import PageGeometry
from printreport.errors import ReadError, UsageError
from printreport.model.structure import StructureElement
from printreport.model.theme import ColorSpec
from printreport.profiles import PROFILES
from printreport.write.canvas import PageCanvas
from printreport.write.condition import read_condition
from printreport.write.ink import CmykInk, Ink, RgbInk, gray_of, ink_of, rgb_of
from printreport.write.pictures import limited, rgb_to_cmyk
from printreport.write.sheet import Sheet
from specimen.drawn import Drawn
from specimen.look import theme
from specimen.pdf import operators

CONDITION = read_condition("ISOcoated_v2_300_bas")


def spec(rgb: str, cmyk: tuple[float, float, float, float] | None = None) -> ColorSpec:
    return ColorSpec(rgb=rgb, cmyk=cmyk)


def inks(text: str) -> list[float]:
    return [float(part) for part in text.split()[:-1]]


def test_a_recipe_is_taken_as_it_is_written() -> None:
    ink = CmykInk({"sea": spec("#FF0000", (90, 20, 0, 5))}, CONDITION, 300)
    assert ink.operator("sea") == "0.9 0.2 0 0.05 k"
    assert ink.operator("sea", stroke=True) == "0.9 0.2 0 0.05 K"


def test_a_color_without_a_recipe_goes_through_the_profile() -> None:
    made = inks(CmykInk({"red": spec("#D02020")}, CONDITION, 300).operator("red"))
    assert made[0] < 0.3
    assert made[1] > 0.8
    assert made[2] > 0.7


def test_no_recipe_goes_over_the_limit() -> None:
    colors = {"deep": spec("#000000", (100, 100, 100, 100)), "black": spec("#000000")}
    for limit in (300, 240, 150):
        ink = CmykInk(colors, CONDITION, limit)
        for name in colors:
            assert sum(inks(ink.operator(name))) <= limit / 100 + 1e-9
    assert inks(CmykInk(colors, CONDITION, 250).operator("deep")) == [0.5, 0.5, 0.5, 1.0]


@pytest.mark.parametrize("ink", [(1.0, 0.9, 0.8, 0.7), (0.0, 0.0, 0.0, 1.0), (1.0, 1.0, 1.0, 1.0)])
def test_the_limit_holds_and_black_stays(ink: tuple[float, float, float, float]) -> None:
    for limit in (3.0, 2.4, 1.2):
        made = limited(ink, limit)
        assert sum(made) <= max(limit, ink[3]) + 1e-9
        assert made[3] == ink[3]


def test_black_alone_overprints_and_white_does_not() -> None:
    colors = {
        "ink": spec("#222222", (0, 0, 0, 100)),
        "white": spec("#FFFFFF", (0, 0, 0, 0)),
        "sea": spec("#004466", (90, 40, 0, 60)),
    }
    ink = CmykInk(colors, CONDITION, 300)
    assert [name for name in colors if ink.overprints(name)] == ["ink"]


def test_text_of_the_flagships_themes_is_black_alone() -> None:
    ink = ink_of(theme().colors, PROFILES["print"])
    assert ink.overprints("ink")
    assert ink.overprints("muted")
    assert ink.operator("ink") == "0 0 0 1 k"


def test_grays_keep_the_contrast_of_their_colors() -> None:
    def light(gray: float) -> float:
        return gray / 12.92 if gray <= 0.04045 else ((gray + 0.055) / 1.055) ** 2.4

    ink = ink_of(theme().colors, PROFILES["office"])
    for name, color in theme().colors.items():
        red, green, blue = rgb_of(color.rgb)
        luminance = 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)
        (gray,) = inks(ink.operator(name))
        assert light(gray) == pytest.approx(luminance, abs=2e-3), name
    assert gray_of((0.0, 0.0, 0.0)) == 0


class Painted:
    """One page with black text, white text and a picture, in an ink."""

    def __init__(self, ink: Ink, picture: Path | None = None) -> None:
        def paint(canvas: PageCanvas, root: StructureElement) -> None:
            with canvas.artifact("Background"):
                canvas.fill_rect(-9, -9, 318, 218, "primary")
            with canvas.artifact("Pagination"):
                canvas.text(20, 100, "ab", "sans", 10, "ink")
                canvas.text(20, 80, "cd", "sans", 10, "on_primary")
                canvas.text(20, 60, "ef", "sans", 10, "ink")
            if picture is not None:
                with canvas.artifact("Layout"):
                    canvas.image(str(picture), 100, 100, 20, 20)

        geometry = PageGeometry(300, 200, 20, 20, 20, 20, bleed=9.0)
        drawn = Drawn(paint, ink=ink, sheet=Sheet(9.0, 27.0, marks=True), geometry=geometry, links=False)
        self.pdf = drawn.pdf
        self.page = self.pdf.pages[0]

    def image(self) -> Any:
        """The picture on the page."""
        found = [each for each in self.page.obj.Resources.XObject.values() if each.Subtype == "/Image"]
        assert len(found) == 1
        return found[0]


def test_overprint_is_on_for_black_text_only() -> None:
    painted = Painted(ink_of(theme().colors, PROFILES["print"]))
    state, seen = "", []
    for operands, name in operators(painted.page):
        if name == "gs":
            state = str(operands[0])
        elif name in ("Tj", "TJ"):
            seen.append(state)
    assert seen[:3] == ["/Over", "/Under", "/Over"]
    states = painted.page.obj.Resources.ExtGState
    assert (bool(states.Over.op), int(states.Over.OPM), bool(states.Under.op)) == (True, 1, False)


def test_boxes_lie_in_each_other_and_marks_outside_of_the_bleed() -> None:
    painted = Painted(ink_of(theme().colors, PROFILES["print"]))
    boxes = [
        [float(side) for side in painted.page.obj[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")
    ]
    assert boxes == [[0, 0, 372, 272], [27, 27, 345, 245], [36, 36, 336, 236]]
    assert painted.page.obj.Resources.ColorSpace.All[1] == "/All"
    from printreport.check.file.press.objects import marks_of

    registered = [mark for mark in marks_of(painted.page) if mark.space.colorants == ("All",)]
    assert len(registered) == 8 + 4 * 3
    for mark in registered:
        x0, y0, x1, y1 = mark.rect
        assert x1 <= 27 or x0 >= 345 or y1 <= 27 or y0 >= 245


def test_no_operator_of_a_press_file_is_rgb(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    Image.new("RGBA", (8, 8), (200, 30, 40, 128)).save(picture)
    painted = Painted(ink_of(theme().colors, PROFILES["print"]), picture)
    used = {name for _, name in operators(painted.page)}
    assert not used & {"rg", "RG", "g", "G"}
    image = painted.image()
    assert image.ColorSpace == "/DeviceCMYK"
    assert image.SMask.ColorSpace == "/DeviceGray"


def test_a_picture_keeps_the_limit(tmp_path: Path) -> None:
    import numpy as np

    picture = tmp_path / "dark.png"
    gradient = Image.linear_gradient("L")
    Image.merge("RGB", (gradient, gradient.rotate(90), gradient.rotate(180))).save(picture)
    for limit in (300.0, 200.0):
        painted = Painted(CmykInk(theme().colors, CONDITION, limit), picture)
        image = painted.image()
        pixels = np.asarray(pikepdf.PdfImage(image).as_pil_image(), dtype=int)
        assert pixels.shape == (256, 256, 4)
        assert pixels.sum(axis=2).max() <= limit * 2.55


def test_gray_pictures_stay_on_the_black_plate_and_colors_become_gray_for_the_office(tmp_path: Path) -> None:
    gray, color = tmp_path / "gray.png", tmp_path / "color.png"
    Image.new("L", (4, 4), 90).save(gray)
    Image.new("RGB", (4, 4), (200, 30, 40)).save(color)
    for profile, path in (("print", gray), ("office", color), ("office", gray)):
        painted = Painted(ink_of(theme().colors, PROFILES[profile]), path)
        assert painted.image().ColorSpace == "/DeviceGray"


def test_a_screen_file_has_colors_and_pictures_as_they_are() -> None:
    ink = ink_of(theme().colors, PROFILES["screen"])
    assert isinstance(ink, RgbInk)
    assert ink.operator("paper") == "1 1 1 rg"
    assert ink.picture("a.png") == "a.png"


def test_the_shipped_profile_is_one_of_a_press() -> None:
    assert (CONDITION.identifier, CONDITION.registry) == ("FOGRA39", "http://www.color.org")
    assert sum(rgb_to_cmyk((0.0, 0.0, 0.0), CONDITION.path)) <= 3.02
    assert rgb_to_cmyk((1.0, 1.0, 1.0), CONDITION.path) == (0, 0, 0, 0)


def test_a_shops_own_profile_is_named_custom_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    own = tmp_path / "shop.icc"
    own.write_bytes(CONDITION.profile)
    assert (read_condition(str(own)).identifier, read_condition(str(own)).registry) == ("Custom", "")
    screen = tmp_path / "screen.icc"
    screen.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    with pytest.raises(UsageError, match="RGB, one of a printer for CMYK"):
        read_condition(str(screen))
    nothing = tmp_path / "nothing.icc"
    nothing.write_bytes(b"x" * 200)
    with pytest.raises(UsageError, match="no ICC profile"):
        read_condition(str(nothing))
    with pytest.raises(ReadError, match="there is no file"):
        read_condition(str(tmp_path / "missing.icc"))
