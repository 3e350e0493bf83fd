"""In a process of our own matplotlib is loaded without what no chart needs, which can be had all the same."""

from __future__ import annotations

import subprocess
import sys

_DRAWS = """
from printreport.draw.charts.artists import Affine2D, Path, Rectangle, to_rgba
bar = Rectangle((1, 2), 3, 4, facecolor="#102030", hatch="/")
bar.set(linewidth=2.5)
path = bar.get_path().transformed(bar.get_patch_transform() + Affine2D().scale(2))
print(path.vertices.tolist(), to_rgba("red"), bar.get_linewidth(), bar.get_facecolor())
"""
_LEAN = f"""
import sys
from printreport.lean import start_lean
start_lean()
{_DRAWS}
heavy = ("pyparsing", "PIL.Image", "PIL.PngImagePlugin", "numpy._typing", "matplotlib._fontconfig_pattern")
assert not [name for name in heavy if name in sys.modules], heavy
import numpy.typing
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser
from PIL import Image, PngImagePlugin
from pandas import DataFrame
assert FontProperties("sans:bold").get_weight() == "bold"
assert Image.new("L", (2, 2)).tobytes() == bytes(4)
assert PngImagePlugin.PngInfo().chunks == []
assert numpy.typing.NDArray[int] is not None
assert len(DataFrame({{"a": [1, 2]}})) == 2
"""


def _output(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_artists_draw_as_those_of_the_whole_library() -> None:
    lean = _output(_LEAN)
    assert lean.count("\n") == 1
    assert lean == _output(_DRAWS)
