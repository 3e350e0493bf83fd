"""Stage 3, resolve: layout and data become content.

In: a layout, the data, a year. Out: a :class:`ReportContent` in which every word and number is
final, and each printed number is in the ledger. Trouble is collected for the whole layout.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from printreport.findings import Findings
from printreport.model.axis import Axes
from printreport.model.content import ReportContent, SpokenWords
from printreport.model.dataset import Dataset
from printreport.model.layout import EditionSpec, LayoutSpec, ReportSpec
from printreport.model.ledger_values import LedgerValues
from printreport.model.source_date import source_date
from printreport.model.text import plain_text
from printreport.resolve.basis import Basis
from printreport.resolve.context import Context
from printreport.resolve.digits import DigitRules
from printreport.resolve.evaluate import Evaluator
from printreport.resolve.inputs import with_inputs
from printreport.resolve.numbers import Numbers
from printreport.resolve.results import MissingData
from printreport.resolve.sections import Choice, Sections
from printreport.resolve.shared_sections import Watched
from printreport.resolve.text import resolve_line, resolve_optional
from printreport.resolve.wording import LANGUAGES, wording_for

__all__ = ["report_context", "resolve_report"]


def resolve_report(
    layout: LayoutSpec,
    dataset: Dataset,
    year: int,
    findings: Findings,
    *,
    root: Path,
    edition: EditionSpec | None = None,
    axes: Axes | None = None,
    basis: Basis | None = None,
) -> ReportContent:
    """Bind a layout to the data of a year.

    Parameters
    ----------
    layout : LayoutSpec
        Any part of a layout: what did not pass validation may be missing.
    dataset : Dataset
        All years; ``@previous`` and comparisons need them.
    year : int
    findings : Findings
        Takes up everything that is wrong [PR301-PR327]; nothing stops the run.
    root : Path
        The project's folder, for pictures and tile maps.
    edition : EditionSpec, optional
        Which sections and blocks, for whom.
    axes : mapping of str to AxisValue, optional
        What varies over the editions of a matrix, as it is in this one.
    basis : Basis, optional
        Of this data set, where several reports are made of it.

    Returns
    -------
    ReportContent
        With placeholders where a formula is wrong; such content is printed in drafts only.
    """
    basis = basis or Basis(dataset)
    data = basis.dataset.years.get(year)
    layout = basis.worded(layout, year, findings)
    if edition is not None:
        own = {name: getattr(edition, name) for name in ("title", "head", "subject")}
        changes = {name: text for name, text in own.items() if text is not None}
        if changes:
            layout = layout.model_copy(update={"report": layout.report.model_copy(update=changes)})
    ctx = report_context(layout.report, basis, year, findings, root, axes)
    title = _plain(ctx, layout.report.title)
    organization = _plain(ctx, layout.report.organization)
    ctx.evaluator.words = {"report.title": title, "report.organization": organization}
    sections = Sections(ctx, _choice(edition)).resolve(layout.sections)
    report = layout.report
    values = with_inputs(ctx.values, ctx.evaluator)
    _check_awards(ctx)
    head = resolve_optional(ctx, report.head, "the running head")
    return ReportContent(
        title=title,
        organization=organization,
        year=year,
        language=report.language,
        sections=sections,
        values=LedgerValues(values, ctx.long_values) if ctx.long_values else values,
        footnotes=ctx.footnotes,
        corrections=data.corrections if data is not None else (),
        left_out=tuple(ctx.left_out),
        subject=_plain(ctx, report.subject) if report.subject is not None else "",
        keywords=report.keywords,
        rights=_plain(ctx, report.rights) if report.rights is not None else "",
        date=_date(report, findings),
        head=head,
        spoken=_spoken(ctx),
    )


def _check_awards(ctx: Context) -> None:
    """Say which awards of the report have no statement in what is printed."""
    for award in ctx.report.awards:
        if award.number not in ctx.acknowledged:
            message = f'award "{award.number}" is listed, but its statement is not printed in this edition'
            place = award.place_of("number")
            ctx.findings.error("PR330", message, place, "`- kind: acknowledgements` in a section that stays")


def _spoken(ctx: Context) -> SpokenWords:
    say = ctx.wording.say
    return SpokenWords(
        say("footnote_link", number="{number}"),
        say("footnote_back"),
        say("data_category"),
        say("data_group"),
        say("as_printed"),
        say("page_of", page="{page}", pages="{pages}"),
    )


def report_context(
    report: ReportSpec,
    basis: Basis,
    year: int,
    findings: Findings,
    root: Path,
    axes: Axes | None = None,
) -> Context:
    """Give what the resolving of one report shares; a warning [PR328] where its language has no words."""
    if wording_for(report.language) is None:
        message = f'there are no words for the language "{report.language}"; English words are used'
        known = ", ".join(f"`{code}`" for code in LANGUAGES)
        findings.warning("PR328", message, report.place_of("language"), f"one of {known}")
    numbers = Numbers(report.language)
    fractions = numbers.wording.fractions
    rules = DigitRules(report.names, basis.years, fractions)
    evaluator = Evaluator(basis.dataset, numbers, axes=Watched(axes or {}), lookup=basis.lookup)
    return Context(
        report,
        basis.dataset,
        year,
        findings,
        root,
        numbers,
        evaluator,
        rules,
        statuses=basis.statuses,
        shared=basis.shared if axes else None,
    )


def _plain(ctx: Context, text: str) -> str:
    try:
        return plain_text(resolve_line(ctx, text, "label"))
    except MissingData as missing:
        ctx.findings.error("PR321", f"the report's own words need what is lacking: {missing.reason}")
        return ""


def _choice(edition: EditionSpec | None) -> Choice:
    if edition is None:
        return Choice()
    return Choice(
        frozenset(edition.only),
        frozenset(edition.without),
        frozenset(edition.audience),
        edition.chapters == "follow",
        edition.chapters == "joined",
    )


def _date(report: ReportSpec, findings: Findings) -> str:
    """Give the report's date: ``report.date``, else SOURCE_DATE_EPOCH, else none; never the clock."""
    if report.date:
        try:
            return dt.date.fromisoformat(report.date).isoformat()
        except ValueError:
            message = f'date "{report.date}" is no day; year-month-day is expected'
            findings.error("PR329", message, report.place_of("date"), "`date: 2022-06-30`")
            return ""
    moment = source_date()
    return moment.date().isoformat() if moment is not None else ""
