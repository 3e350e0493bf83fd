"""A resolved report of made-up content, and the stages after it run in this process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from printreport.compose.builder import PageBuilder
from printreport.compose.page import Page
from printreport.draw.story import Story, draw_report
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
from printreport.write.report import Written, write_report
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
    pages: list[Page]
    findings: Findings
    profile: Profile

    def write(self, path: Path, watermark: str = "") -> Written:
        """Run the last stage."""
        with Staging() as staging:
            written = write_report(
                self.story, self.pages, self.content, self.style, self.profile, path, self.findings, staging,
                watermark,
            )  # fmt: skip
            staging.publish()
        return written


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
    findings = Findings()
    story = draw_report(content, look, str(root or "."))
    pages = PageBuilder(story, look, profile, findings).build()
    return Made(content, look, story, pages, findings, profile)
