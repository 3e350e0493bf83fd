"""A resolved report of made-up content, and the stages after it run in this process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from printreport.compose.composition import Composition
from printreport.compose.page import Page, Unit
from printreport.draw.paragraph import TextBlock
from printreport.draw.story import SectionStory, Story
from printreport.draw.style import Style
from printreport.findings import Findings
from printreport.model.content import (
    ArtworkContent,
    ChapterContent,
    ContentsContent,
    CoverContent,
    FactContent,
    KeyFactsContent,
    ReportContent,
    SectionContent,
)
from printreport.model.profile import Profile
from printreport.model.text import Footnote
from printreport.model.values import SourceRef, Value
from printreport.write.ink import ink_of
from printreport.write.painter import UnitPainter
from printreport.write.report import ReportWriter, Written
from printreport.write.staging import Staging
from specimen.look import fresh_style
from specimen.words import prose_content, rich

SCREEN = Profile(name="screen", title="Screen")


@dataclass
class Made:
    """A report after composing."""

    content: ReportContent
    style: Style
    story: Story
    units: list[Unit]
    findings: Findings
    profile: Profile

    def write(self, path: Path, watermark: str = "") -> Written:
        """Run the last stage."""
        with Staging() as staging:
            ink = ink_of(self.style.theme.colors, self.profile)
            painter = UnitPainter(self.story, self.content, self.style, self.profile, ink, watermark)
            with ReportWriter(self.content, self.style, self.profile, ink, path, staging) as writer:
                for unit in self.units:
                    painter.take(unit)
                    writer.put(painter.paint(unit), unit.n_before)
                written = writer.finish()
            staging.publish()
        return written

    @property
    def pages(self) -> list[Page]:
        """All pages."""
        return [page for unit in self.units for page in unit.pages]


class DrawnStory(Story):
    """A story whose sections are made by hand."""

    def __init__(self, sections: Sequence[SectionStory], style: Style, notes: dict[str, TextBlock]) -> None:
        super().__init__(report(), style, ".")
        self.sections = list(sections)
        self.notes = notes

    def __len__(self) -> int:
        return len(self.sections)

    def section(self, index: int) -> SectionStory:
        """Give a section as it was made."""
        return self.sections[index]

    def note_order(self) -> tuple[str, ...]:
        """Give the notes in the order in which they were handed over."""
        return tuple(self.notes)

    def number_notes(self, order: Sequence[str], settled: int) -> None:
        """Let the numbers be: the marks are drawn already."""


def paged(story: Story, style: Style, profile: Profile = SCREEN) -> tuple[list[Unit], Findings]:
    """Compose a story."""
    findings = Findings()
    return Composition(story, style, profile, findings).units(), findings


def facts(name: str, count: int, look: str = "cards", columns: int = 3) -> KeyFactsContent:
    """Key facts: each a bound number."""
    made = tuple(
        FactContent(
            rich("1,204", value="boats.total@2021"), rich(f"boats at pier {number}"), rich("in the year")
        )
        for number in range(1, count + 1)
    )
    return KeyFactsContent(name, made, look, columns)  # type: ignore[arg-type]


def report(*sections: SectionContent, **keys: object) -> ReportContent:
    """A report with the given sections."""
    values = {
        "boats.total@2021": Value(
            "boats.total@2021", 1204, "boats", 2021, "2021", source=SourceRef("harbor-book", "page 4")
        )
    }
    notes = {
        name: Footnote(name, rich(f"{name}: a boat that calls twice counts twice.")) for name in "abcdef"
    }
    return ReportContent(
        "Lights of the harbor",
        "Society of Keepers",
        2021,
        "en-US",
        sections,
        values,
        notes,
        **keys,  # type: ignore[arg-type]
    )


def full_report() -> ReportContent:
    """Cover, contents, and chapters of every length with marks, heads, cards and columns."""
    cover = CoverContent(
        "cover",
        rich("Lights of the harbor"),
        rich("Society of Keepers"),
        rich("What the lamps were for"),
        ArtworkContent("dot_field", 1204, 130, key=rich("One dot, one boat: 1,204."), alt="A field of dots"),
    )
    contents = ContentsContent("contents", rich("Contents"), blocks=(prose_content("reading", 2),))
    one = ChapterContent(
        "lamps",
        rich("The lamps"),
        rich("PART ONE"),
        rich("Of 1,204 boats that called, one in ten came by night."),
        numeral=rich("1,204", value="boats.total@2021"),
        numeral_label=rich("boats"),
        blocks=(
            facts("lamp_facts", 6),
            prose_content("glass", 4, "Glass and oil", columns=2, note="a"),
            prose_content("rope", 6, "Rope", note="b"),
            prose_content("salt", 7, "Salt", columns=2),
        ),
    )
    two = ChapterContent(
        "boats",
        rich("The boats"),
        rich("PART TWO"),
        rich("Four villages send them."),
        blocks=(prose_content("village", 9, "Villages", note="c"), prose_content("book", 9, "The book", 2)),
    )
    return report(cover, contents, one, two)


def compose(
    content: ReportContent, style: Style | None = None, profile: Profile = SCREEN, root: Path | None = None
) -> Made:
    """Run the stages draw and compose."""
    look = style or fresh_style()
    story = Story(content, look, str(root or "."))
    units, findings = paged(story, look, profile)
    return Made(content, look, story, units, findings, profile)
