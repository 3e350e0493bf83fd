"""Build with Typst, tagged: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import sys
from pathlib import Path

import typst
from reading import FONTS, Job, jobs

HERE = Path(__file__).resolve().parent


def inputs(job: Job) -> dict[str, str]:
    """Give what the document reads."""
    found = {"content": str(job.content.resolve())}
    if job.appendix is not None and job.words is not None:
        found |= {"appendix": str(job.appendix.resolve()), "appendix_words": str(job.words.resolve())}
    return found


def main() -> int:
    """Compile each report; one compiler keeps fonts and what it has memoized for all of them."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(HERE / "report.typ", root=HERE.anchor, font_paths=fonts)
    for job in jobs(__doc__ or ""):
        compiler.compile(
            output=job.output, format="pdf", sys_inputs=inputs(job), pdf_standards=["ua-1", "a-2a"]
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
