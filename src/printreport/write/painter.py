"""Units of pages → painted pages and their piece of the structure tree, which know no document.

Stage 6, first half.
"""

from __future__ import annotations

from collections.abc import Iterator

from printreport.compose.furniture import draw_page
from printreport.compose.page import Unit
from printreport.draw.story import Story
from printreport.draw.style import Style
from printreport.model.content import ReportContent
from printreport.model.profile import Profile
from printreport.model.structure import StructureElement
from printreport.write.alt_places import alt_places
from printreport.write.canvas import PageCanvas
from printreport.write.ink import Ink
from printreport.write.painted import PaintedPage, PaintedUnit
from printreport.write.sheet import Sheet
from printreport.write.tags import level_headings

__all__ = ["UnitPainter"]


class UnitPainter:
    """Paints the units of a story.

    Parameters
    ----------
    watermark : str
        Set across each page of a draft.

    Attributes
    ----------
    level : int
        Of the last heading of the units before; to be set where some of those were not painted here.
    """

    def __init__(
        self,
        story: Story,
        content: ReportContent,
        style: Style,
        profile: Profile,
        ink: Ink,
        watermark: str = "",
    ) -> None:
        self.story = story
        self.content = content
        self.style = style
        self.profile = profile
        self.watermark = watermark
        self.level = 0
        self._canvas = PageCanvas(
            style,
            ink,
            content.spoken,
            profile.links_out,
            profile.links,
            Sheet(profile.bleed, profile.slug, profile.marks),
        )

    def take(self, unit: Unit) -> None:
        """Set the levels of the headings of a unit, right after the unit before it; painting may wait."""
        self.level = level_headings(_roots(unit), self.level)

    def paint(self, unit: Unit) -> PaintedUnit:
        """Paint a whole unit."""
        return self.close(unit, tuple(self.pages(unit)))

    def pages(self, unit: Unit) -> Iterator[PaintedPage]:
        """Paint the pages of a unit one by one; :meth:`close` gives what is known after the last."""
        canvas, story = self._canvas, self.story
        notes = {key: note.element for key, note in story.notes.items() if note.element is not None}
        canvas.inline.begin(notes, unit.notes_before)
        for page in unit.pages:
            canvas.start_page(page.geometry)
            draw_page(canvas, page, self.style, story.head, self.profile.furniture)
            if self.watermark:
                _draw_watermark(canvas, self.watermark)
            yield canvas.end_page(f"{self.content.title} · {page.number}", not page.full_page)

    def close(self, unit: Unit, pages: tuple[PaintedPage, ...] = ()) -> PaintedUnit:
        """Give the tree of a unit whose pages are painted, and the numbers of its alternatives."""
        roots = _roots(unit)
        sections = self.content.sections[unit.first : unit.last + 1]
        alternatives = tuple(alt_places(roots, sections, self._canvas.sheet.margin))
        return PaintedUnit(pages, self._canvas.end_unit(roots), alternatives, self.level)


def _roots(unit: Unit) -> list[StructureElement]:
    return [
        kid for section in unit.sections for kid in section.root.kids if isinstance(kid, StructureElement)
    ]


def _draw_watermark(canvas: PageCanvas, text: str) -> None:
    page = canvas.geometry
    with canvas.artifact("Watermark"):
        face = canvas.style.face("sans-bold")
        width = face.width(text, 11)
        canvas.fill_rect(page.width - width - 34, page.height - 26, width + 16, 18, "alert")
        canvas.text(
            page.width - width - 26,
            page.height - 21,
            text,
            "sans-bold",
            11,
            "paper",
            number_class="reference",
        )
