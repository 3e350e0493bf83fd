"""Charts drawn in a second process, which loads matplotlib while this one still reads and resolves.

Loading numpy and matplotlib takes as long as all other stages of a usual report. Whatever goes wrong over
there, the chart is drawn here; the lists are the same to the byte.
"""

from __future__ import annotations

import os
import pickle
import sys
import weakref
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from printreport.draw.charts.display import DisplayList

if TYPE_CHECKING:
    import subprocess

    from printreport.draw.charts.style import ChartStyle
    from printreport.model.exhibits import ChartContent

__all__ = ["ChartProcess", "has_second_core", "serve"]

_SERVE = """
from printreport.lean import on_a_long_stack, start_lean
start_lean()
def run():
    from printreport.draw.charts.apart import serve
    serve()
on_a_long_stack(run)
"""
_PROTOCOL = 5


def has_second_core() -> bool:
    """Tell whether a second process would have a core to itself."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


class ChartProcess:
    """Another Python that draws charts; it ends with this object, at the latest with this process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[..., ChartProcess] | None = None

    def __enter__(self) -> ChartProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start it, unless it runs or can not be started."""
        import subprocess

        if self._process is not None or not sys.executable:
            return
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _SERVE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return
        self._end = weakref.finalize(self, _end, self._process)

    def draw(
        self, content: ChartContent, width: float, style: ChartStyle, fonts: Mapping[str, Path]
    ) -> DisplayList | None:
        """Draw a chart as :func:`printreport.draw.charts.draw_chart` does; None where it can not."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            pickle.dump((content, width, style, dict(fonts)), process.stdin, _PROTOCOL)
            process.stdin.flush()
            told: str = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.PickleError):
            self.close()
            return None
        return DisplayList.from_json(told) if told else None

    def close(self) -> None:
        """End it."""
        self._process = None
        if self._end is not None:
            self._end()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            if stream is not None:
                stream.close()
    process.wait()


def serve(source: IO[bytes] | None = None, target: IO[bytes] | None = None) -> None:
    """Draw charts as they are asked for on stdin, until it ends; empty text stands for one that failed."""
    import printreport.draw.charts.board  # noqa: F401  what takes long is loaded before it is asked for
    from printreport.draw.charts import draw_chart
    from printreport.draw.fonts import Faces

    source, target = source or sys.stdin.buffer, target or sys.stdout.buffer
    faces: Faces | None = None
    while True:
        try:
            content, width, style, fonts = pickle.load(source)
        except EOFError:
            return
        faces = faces or Faces(fonts)
        try:
            told = draw_chart(content, width, style, faces).to_json()
        except Exception:  # noqa: BLE001  it is drawn again where the fault can be told
            told = ""
        pickle.dump(told, target, _PROTOCOL)
        target.flush()
