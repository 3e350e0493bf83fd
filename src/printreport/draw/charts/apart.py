"""Charts drawn in a second process, which loads matplotlib while this one still reads and resolves.

Loading numpy and matplotlib takes as long as all other stages of a usual report. Whatever goes wrong over
there, the chart is drawn here; the lists are the same to the byte.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from printreport.draw.charts.display import DisplayList
from printreport.workers import Worker, WorkerEndedError, start_python

if TYPE_CHECKING:
    from printreport.draw.charts.style import ChartStyle
    from printreport.model.exhibits import ChartContent

__all__ = ["ChartProcess", "has_second_core"]

_Order = tuple["ChartContent", float, "ChartStyle", dict[str, Path]]


def has_second_core() -> bool:
    """Tell whether a second process would have a core to itself."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


class ChartProcess:
    """Another Python that draws charts; it ends with this object, at the latest with this process."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def __enter__(self) -> ChartProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start it, unless it runs or can not be started."""
        if self._worker is not None:
            return
        with suppress(OSError):
            self._worker = start_python(quiet=True)
            self._worker.send(_drawer)

    def draw(
        self, content: ChartContent, width: float, style: ChartStyle, fonts: Mapping[str, Path]
    ) -> DisplayList | None:
        """Draw a chart as :func:`printreport.draw.charts.draw_chart` does; None where it can not."""
        worker = self._worker
        if worker is None:
            return None
        try:
            worker.send((content, width, style, dict(fonts)))
            told: str = worker.receive()
        except WorkerEndedError:
            self.close()
            return None
        except Exception:  # noqa: BLE001  it is drawn again where the fault can be told
            return None
        return DisplayList.from_json(told)

    def close(self) -> None:
        """End it."""
        if self._worker is not None:
            self._worker.kill()
        self._worker = None


def _drawer() -> Callable[[_Order], str]:
    """Give what draws charts over there; what takes long is loaded before it is asked for."""
    import printreport.draw.charts.board  # noqa: F401
    from printreport.draw.charts import draw_chart
    from printreport.draw.fonts import Faces

    faces: Faces | None = None

    def draw(order: _Order) -> str:
        nonlocal faces
        content, width, style, fonts = order
        faces = faces or Faces(fonts)
        return draw_chart(content, width, style, faces).to_json()

    return draw
