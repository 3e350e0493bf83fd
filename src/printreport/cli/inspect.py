"""``printreport inspect``: what a PDF says of itself, ours or not, and whether it keeps its word."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from printreport.check.file.facts import FileFacts
    from printreport.check.file.validators import Verdict
    from printreport.findings import Findings

__all__ = ["inspect"]


class ReportForm(StrEnum):
    """How the report on a file is printed."""

    text = "text"
    json = "json"


def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="Any PDF.")],
    tags: Annotated[
        bool, typer.Option("--tags", help="Print the structure as a screen reader takes it.")
    ] = False,
    target: Annotated[
        str | None,
        typer.Option("--for", metavar="RULES", help="A press or a portal, such as press:offset-300 or nih."),
    ] = None,
    form: Annotated[
        ReportForm, typer.Option("--format", help="text for people, json for programs.")
    ] = ReportForm.text,
) -> None:
    """Report what a PDF says of itself: conformance, structure, fonts, boxes, images, links, metadata.

    With --for it is held to the rules of a press (press:offset-300, press:offset-280,
    press:digital-240) or of a portal (nih, grants-gov, …), ours or not; errors end with exit code 1.

    Its claims are judged by veraPDF where it is installed (on the PATH, or by VERAPDF_JAR), else by
    page-validation. A claim that does not hold ends with exit code 1.
    """
    from printreport.check.file import check_tagged
    from printreport.check.file.facts import facts_of
    from printreport.check.file.spoken import spoken_lines
    from printreport.check.file.tagged import read_tagged
    from printreport.check.file.validators import validate
    from printreport.findings import Findings

    if target is not None:
        _preflight(file, target, form)
        return
    findings = Findings()
    with read_tagged(file) as opened:
        if tags and form is ReportForm.text:
            for line in spoken_lines(opened):
                print(line)
            return
        facts = facts_of(opened)
        check_tagged(opened, findings)
        lines = list(spoken_lines(opened)) if tags else []
    verdicts = validate(file, facts.claims)
    if form is ReportForm.json:
        _print_json(file, facts, verdicts, findings, lines)
    else:
        for line in _text(file, facts, verdicts, findings):
            print(line)
    if any(verdict.passed is False for verdict in verdicts):
        raise typer.Exit(1)


def _preflight(file: Path, target: str, form: ReportForm) -> None:
    """Hold the file to rules, and tell what breaks them by page and rectangle."""
    from printreport.check.file.preflight import preflight_file
    from printreport.cli.output import count_line, print_findings
    from printreport.findings import Findings

    findings = Findings()
    preflight_file(file, target, findings)
    found = list(findings)
    if form is ReportForm.json:
        _print_findings(file, target, findings)
    else:
        print_findings(found, "text", None)
        print(f"{file.name} for {target}: {count_line(found) or 'nothing wrong'}")
    if findings.has_errors():
        raise typer.Exit(1)


def _print_findings(file: Path, target: str, findings: Findings) -> None:
    import json

    made = {
        "file": file.name,
        "for": target,
        "findings": [
            {
                "code": item.code,
                "severity": item.severity,
                "message": item.message,
                "page": item.page,
                "rect": list(item.rect) if item.rect is not None else None,
                "hint": item.hint,
            }
            for item in findings
        ],
    }
    print(json.dumps(made, ensure_ascii=False, indent=2))


def _print_json(
    file: Path, facts: FileFacts, verdicts: tuple[Verdict, ...], findings: Findings, lines: list[str]
) -> None:
    import json
    from dataclasses import asdict

    made = {
        "file": file.name,
        "bytes": file.stat().st_size,
        **asdict(facts),
        "verdicts": [asdict(verdict) for verdict in verdicts],
        "read_back": [{"code": item.code, "message": item.message} for item in findings],
    }
    if lines:
        made["tags"] = lines
    print(json.dumps(made, ensure_ascii=False, indent=2))


def _text(file: Path, facts: FileFacts, verdicts: tuple[Verdict, ...], findings: Findings) -> Iterator[str]:
    pages = f"{facts.pages:,} page{'' if facts.pages == 1 else 's'}"
    locked = ", encrypted" if facts.encrypted else ""
    yield f"{file.name}: PDF {facts.version}, {pages}, {file.stat().st_size:,} bytes{locked}"
    yield f"claims: {', '.join(facts.claims) or 'none'}"
    yield from _verdicts(facts, verdicts)
    yield from _read_back(facts, findings)
    for name, value in facts.metadata.items():
        yield f"{name}: {value}"
    yield f"language of the file: {facts.language or 'not named'}"
    yield f"output intents: {', '.join(facts.output_intents) or 'none'}"
    yield f"bookmarks: {facts.bookmarks:,}"
    if facts.tagged:
        yield f"structure: {', '.join(f'{count:,} {role}' for role, count in facts.elements.items())}"
        yield from (f"  {'  ' * (level - 1)}H{level} {text}" for level, text in facts.headings)
    yield f"fonts: {len(facts.fonts)}"
    for font in facts.fonts:
        lacks = [] if font.embedded else ["not embedded"]
        lacks += [] if font.has_unicode else ["no map to characters"]
        yield f"  {font.name} ({', '.join([font.kind, *lacks])})"
    for group in facts.boxes:
        boxes = ", ".join(f"{name} {_sides(box)}" for name, box in group.boxes.items())
        yield f"boxes of {_pages(group.pages)}: {boxes} pt"
    yield f"images: {len(facts.images)}"
    for image in facts.images:
        size = f"{image.width:,} × {image.height:,} pixels"
        yield f"  page {image.page}: {size}, {image.space}, {image.bits} bits"
    yield f"links: {len(facts.links)}"
    yield from (
        f"  page {link.page}: {link.target} ({link.contents or 'says nothing'})" for link in facts.links
    )
    yield f"attachments: {', '.join(facts.attachments) or 'none'}"


def _verdicts(facts: FileFacts, verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    if facts.claims and not verdicts:
        yield "  not judged: neither veraPDF nor page-validation is installed"
    for verdict in verdicts:
        says = {True: "holds", False: "does not hold", None: "could not be judged"}[verdict.passed]
        yield f"  {verdict.claim} {says} ({verdict.tool})"
        yield from (f"    {failure}" for failure in verdict.failures)


def _read_back(facts: FileFacts, findings: Findings) -> Iterator[str]:
    if not facts.tagged:
        yield "structure: none; a screen reader gets no headings, no tables, no order"
        return
    count = len(findings)
    yield f"read back: {f'{count} findings' if count > 1 else 'one finding' if count else 'nothing wrong'}"
    yield from (f"  {item.code} {item.message}" for item in findings)


def _sides(box: tuple[float, ...]) -> str:
    return " ".join(f"{side:g}" for side in box)


def _pages(pages: tuple[int, ...]) -> str:
    if len(pages) == pages[-1] - pages[0] + 1:
        return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]}–{pages[-1]}"
    return f"pages {', '.join(map(str, pages[:12]))}{' …' if len(pages) > 12 else ''}"
