"""PR540-PR548: what the file as a whole has or lacks.

Source: ISO 15930-7, 6.3 (fonts), 6.16 (annotations), 6.18 (actions and scripts), 6.2 (identification).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from printreport.check.file.fonts import fonts_of, is_embedded
from printreport.check.file.press.matrix import Rect, overlaps
from printreport.check.file.press.sheet import PressFile, PressPage, tell
from printreport.check.file.tagged import is_dictionary
from printreport.findings import Findings

__all__ = [
    "check_actions",
    "check_annotations",
    "check_attachments",
    "check_embedding",
    "check_encryption",
    "check_intent",
    "check_page_count",
    "check_page_sizes",
    "check_transparency",
]

_PRESS = "http://www.npes.org/pdfx/ns/id/"
_SLACK = 0.5


def check_embedding(file: PressFile, findings: Findings) -> None:
    """Find fonts whose program is not in the file."""
    names = sorted(
        {
            str(font.get("/BaseFont", "")).removeprefix("/")
            for font in fonts_of(file.pdf)
            if not is_embedded(font)
        }
    )
    for name in names:
        findings.error("PR540", f'the font "{name}" is not embedded')


def check_transparency(file: PressFile, findings: Findings) -> None:
    """Find what lets its ground shine through, where the shop's workflow takes none."""
    if file.condition.transparency:
        return
    for page in file.pages:
        found: list[tuple[str, Rect | None]] = [
            (f"a {mark.kind} is transparent, and the shop flattens", mark.rect)
            for mark in page.marks
            if mark.transparent
        ]
        tell(findings, "PR541", "error", page, found)


def check_encryption(file: PressFile, findings: Findings) -> None:
    """Find a file that is locked, if only against changes."""
    if file.pdf.is_encrypted:
        findings.error("PR542", "the file is encrypted, so that the shop can not impose it")


def check_annotations(file: PressFile, findings: Findings) -> None:
    """Find form fields, and annotations on what is printed."""
    form = file.pdf.Root.get("/AcroForm")
    if is_dictionary(form) and len(form.get("/Fields", [])):
        findings.error("PR543", f"the file has {len(form.Fields):,} form fields")
    for page in file.pages:
        found: list[tuple[str, Rect | None]] = []
        for annotation in page.page.obj.get("/Annots", []):
            kind = str(annotation.get("/Subtype", "")).removeprefix("/")
            sides = tuple(float(side) for side in annotation.get("/Rect", (0, 0, 0, 0)))
            rect: Rect = (sides[0], sides[1], sides[2], sides[3])
            if kind not in ("TrapNet", "PrinterMark") and overlaps(rect, page.bleed):
                found.append((f"an annotation ({kind}) lies on what is printed", rect))
        tell(findings, "PR543", "error", page, found)


def check_actions(file: PressFile, findings: Findings) -> None:
    """Find scripts and actions."""
    root = file.pdf.Root
    names = root.get("/Names", {})
    if "/JavaScript" in names:
        findings.error("PR544", "the file has scripts")
    for key in ("/OpenAction", "/AA"):
        if key in root and _is_action(root[key]):
            findings.error("PR544", f"the file acts when it is opened (`{key[1:]}`)")
    for page in file.pages:
        if "/AA" in page.page.obj:
            tell(findings, "PR544", "error", page, [("the page acts when it is opened", None)])


def _is_action(value: Any) -> bool:  # noqa: ANN401
    """Tell an action from a place to open the file at."""
    return is_dictionary(value)


def check_attachments(file: PressFile, findings: Findings) -> None:
    """Find files inside the file, which a press does not print."""
    names = sorted(file.pdf.attachments)
    if names:
        findings.error(
            "PR545",
            f"the file carries {len(names):,} attachments, the first is {names[0]!r}".replace("'", '"'),
        )


def check_page_sizes(file: PressFile, findings: Findings) -> None:
    """Find pages of another trimmed size than most."""
    are_trimmed = any(page.has_trim for page in file.pages)
    pages = [page for page in file.pages if page.has_trim or not are_trimmed]
    sizes = Counter(_size(page) for page in pages)
    if len(sizes) < 2:
        return
    usual = sizes.most_common(1)[0][0]
    for page in pages:
        size = _size(page)
        if max(abs(size[0] - usual[0]), abs(size[1] - usual[1])) > _SLACK:
            said = (
                f"the page is {size[0]:g} × {size[1]:g} pt, "
                f"{usual[0]:g} × {usual[1]:g} pt as the others were expected"
            )
            tell(findings, "PR546", "error", page, [(said, page.trim)])


def _size(page: PressPage) -> tuple[float, float]:
    width, height = page.trim[2] - page.trim[0], page.trim[3] - page.trim[1]
    if int(page.page.obj.get("/Rotate", 0)) % 180:
        width, height = height, width
    return round(width, 1), round(height, 1)


def check_page_count(file: PressFile, findings: Findings) -> None:
    """Find a count of pages that sheets can not be folded to."""
    count, multiple = len(file.pages), file.condition.multiple_of
    if count % multiple:
        findings.error(
            "PR547",
            f"the file has {count:,} pages, a multiple of {multiple} was expected for stitching",
            hint=f"add {-count % multiple} blank pages before the back page",
        )


def check_intent(file: PressFile, findings: Findings) -> None:
    """Find a file that does not say for which printing condition it was made."""
    intents = [each for each in file.pdf.Root.get("/OutputIntents", []) if str(each.get("/S")) == "/GTS_PDFX"]
    with file.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        claim = str(meta.get(f"{{{_PRESS}}}GTS_PDFXVersion", ""))
    if not intents:
        severity = findings.error if claim else findings.warning
        severity(
            "PR548", "the file does not say for which printing condition it was made (no PDF/X output intent)"
        )
        return
    profile = intents[0].get("/DestOutputProfile")
    if profile is not None and int(profile.get("/N", 4)) not in (1, 4):
        findings.error("PR548", "the output intent is a condition for screens, one of a press was expected")
    if claim:
        _check_claim(file, claim, findings)


def _check_claim(file: PressFile, claim: str, findings: Findings) -> None:
    """Look for what PDF/X wants in the information dictionary."""
    info = file.pdf.docinfo
    lacks = [key for key in ("Title", "CreationDate", "ModDate", "Trapped") if f"/{key}" not in info]
    if lacks:
        findings.warning("PR548", f"the file claims {claim}, but its information lacks {', '.join(lacks)}")
    if "/ID" not in file.pdf.trailer:
        findings.error("PR548", f"the file claims {claim}, but has no identifier in its trailer")
