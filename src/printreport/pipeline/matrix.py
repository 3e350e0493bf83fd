"""The editions of a matrix as runs that share what was loaded and checked once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.errors import UsageError
from printreport.findings import Findings
from printreport.load.layout import load_edition
from printreport.model.axis import Axes, Matrix, MatrixEdition
from printreport.model.tie_out import TieOut
from printreport.pipeline.run import Run, resolve_years
from printreport.pipeline.selection import check_choice, with_own_sections
from printreport.slotted import dataclass, replace

if TYPE_CHECKING:
    from printreport.model.layout import EditionSpec, LayoutSpec
    from printreport.resolve.context import Context

__all__ = [
    "Template",
    "check_editions",
    "check_matrix",
    "has_matrix",
    "matrix_of",
    "refuse_matrix",
    "resolve_matrix",
]


def has_matrix(run: Run) -> bool:
    """Tell whether the edition of a run stands for many."""
    return run.edition is not None and bool(run.edition.matrix)


def check_matrix(run: Run, edition: EditionSpec) -> None:
    """Say what is wrong in the axes of a matrix, whatever the year [PR114, PR302, PR303]."""
    if run.dataset is None or not edition.matrix:
        return
    from printreport.resolve.matrix import matrix_errors

    matrix_errors(edition, run.dataset, run.findings)


def check_editions(run: Run, years: Sequence[int]) -> None:
    """Check the files in ``layouts/editions/`` that are made from the layout of a run, and their matrices."""
    if run.layout is None:
        return
    for path in sorted((run.project.layouts / "editions").glob("*.yaml")):
        edition = load_edition(path, run.project.relative(path), run.findings, run.store)
        if edition is None or edition.from_ not in (Path(run.layout_file).name, Path(run.layout_file).stem):
            continue
        check_choice(*with_own_sections(run.layout, edition), run.findings)
        check_matrix(run, edition)
        if edition.matrix:
            _check_first(run, edition, years)


def _check_first(run: Run, edition: EditionSpec, years: Sequence[int]) -> None:
    """Name every edition of a matrix, and resolve one: what is wrong in its formulas is mostly so in all."""
    assert run.layout is not None, "there is a layout"
    layout, chosen = with_own_sections(run.layout, edition)
    template = Template(replace(run, layout=layout, edition=chosen))
    for year in years:
        matrix = matrix_of(run, edition, year)
        if not matrix:
            continue
        one = template.run_of(matrix[0])
        resolve_years(one, [year])
        for finding in one.findings:
            if finding.severity != "info":
                run.findings.add(finding)


def matrix_of(run: Run, edition: EditionSpec, year: int) -> Matrix:
    """Give the editions of a matrix for a year; findings PR115 and PR116 go to the run."""
    if run.layout is None or run.dataset is None:
        return Matrix()
    from printreport.resolve.matrix import expand_matrix

    return expand_matrix(_context(run, year), edition, _stem(run, edition))


def resolve_matrix(run: Run, year: int) -> None:
    """Resolve every edition of a matrix, for what is wrong in one of them alone."""
    assert run.edition is not None, "there is a matrix"
    template = Template(run)
    for made in matrix_of(run, run.edition, year):
        one = template.run_of(made)
        resolve_years(one, [year])
        for finding in one.findings:
            run.findings.add(finding)
        run.contents.setdefault(year, one.contents[year])


def _context(run: Run, year: int) -> Context:
    from printreport.resolve.basis import Basis
    from printreport.resolve.report import report_context

    assert run.layout is not None, "there is a layout"
    assert run.dataset is not None, "there is data"
    if run.basis is None:
        run.basis = Basis(run.dataset)
    return report_context(run.layout.report, run.basis, year, run.findings, run.project.root)


def _stem(run: Run, edition: EditionSpec) -> str:
    return Path(edition.origin.file).stem or Path(run.layout_file).stem


@dataclass(slots=True)
class Template:
    """Makes the run of one edition after the other out of the run that loaded their matrix."""

    base: Run
    layouts: dict[str, LayoutSpec] = field(default_factory=dict)

    def run_of(self, made: MatrixEdition) -> Run:
        """Give a run of its own findings and contents, which shares everything else."""
        base = self.base
        edition = base.edition
        assert edition is not None, "there is a matrix"
        update: dict[str, object] = {}
        axes = made.axes
        if "audience" in axes:
            update["audience"] = (axes["audience"].word,)
        if "profile" in axes:
            update["profile"] = axes["profile"].word
        return replace(
            base,
            findings=Findings(),
            seconds={},
            progress=None,
            layout=self._layout(axes),
            edition=edition.model_copy(update=update) if update else edition,
            tie_out=TieOut(under=base.tie_out),
            contents={},
            shortened={},
            dropped=[],
            axes=axes,
        )

    def _layout(self, axes: Axes) -> LayoutSpec | None:
        base = self.base.layout
        if base is None or "language" not in axes:
            return base
        language = axes["language"].word
        if language not in self.layouts:
            report = base.report.model_copy(update={"language": language})
            self.layouts[language] = base.model_copy(update={"report": report})
        return self.layouts[language]


def refuse_matrix(run: Run) -> None:
    """Refuse to build one file of an edition that stands for many.

    Raises
    ------
    UsageError [PR003]
    """
    if has_matrix(run) and run.edition is not None and not run.axes:
        name = Path(run.edition.origin.file).name
        raise UsageError(
            f'"{name}" has a matrix, of which many files are made', f"printreport editions {name}"
        )
