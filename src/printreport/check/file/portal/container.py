"""PR562, PR563: what a file must not hold: a lock, a portfolio, forms, layers, scripts, attachments, links.

Source: NIH eRA, PDF guidelines (flattened, no portfolio, no security); NSF PAPPG II.C (no links).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from printreport.check.file.portal.opened import PortalFile, Rect, at
from printreport.check.file.tagged import is_dictionary
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["check_container"]

_FLAT = frozenset({"/Link", "/Popup"})


def check_container(file: PortalFile, rules: PortalRules, findings: Findings) -> None:
    """Look for what a receiver can not take apart, run or print."""
    if file.pdf.is_encrypted:
        findings.add(at("PR562", "error", "the file is encrypted", file.name))
    if not rules.flattened:
        return
    root = file.pdf.Root
    for message in _in_the_catalog(root, file.pdf):
        findings.add(at("PR563", "error", message, file.name))
    for number, page in enumerate(file.pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            _annotation(annotation, number, file, rules, findings)


def _in_the_catalog(root: Any, pdf: Any) -> Iterator[str]:  # noqa: ANN401  pikepdf's
    if "/Collection" in root:
        yield "the file is a portfolio, a single document was expected"
    form = root.get("/AcroForm", {})
    if is_dictionary(form) and len(form.get("/Fields", [])):
        fields = list(form.Fields)
        signed = any(field.get("/FT") == "/Sig" for field in fields)
        yield f"the file has {len(fields):,} form fields{', a signature among them' if signed else ''}"
    layers = root.get("/OCProperties", {})
    if is_dictionary(layers) and len(layers.get("/OCGs", [])):
        yield f"the file has {len(layers.OCGs):,} layers"
    action = root.get("/OpenAction")
    names = root.get("/Names", {})
    if (is_dictionary(names) and "/JavaScript" in names) or _is_script(action):
        yield "the file holds JavaScript"
    if len(pdf.attachments):
        yield f"the file has {len(pdf.attachments):,} attachments"


def _is_script(action: Any) -> bool:  # noqa: ANN401
    return is_dictionary(action) and action.get("/S") == "/JavaScript"


def _annotation(
    annotation: Any,  # noqa: ANN401
    page: int,
    file: PortalFile,
    rules: PortalRules,
    findings: Findings,
) -> None:
    kind = annotation.get("/Subtype")
    sides = [float(side) for side in annotation.get("/Rect", (0, 0, 0, 0))]
    rect: Rect = (sides[0], sides[1], sides[2], sides[3])
    action = annotation.get("/A")
    if _is_script(action):
        findings.add(at("PR563", "error", "a link runs JavaScript", file.name, page, rect))
    elif kind not in _FLAT:
        name = str(kind).removeprefix("/")
        findings.add(
            at("PR563", "error", f"a note or field ({name}) is not flattened", file.name, page, rect)
        )
    elif is_dictionary(action) and "/URI" in action and not rules.links:
        message = f'a link leads to "{action.URI}", and the receiver takes no addresses'
        findings.add(at("PR564", "error", message, file.name, page, rect))
