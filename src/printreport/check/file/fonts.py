"""PR515: every font is embedded and maps its codes to characters, and no glyph is missing.

Source: ISO 19005-2, 6.2.11; ISO 14289-1, 7.21.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from printreport.check.file.decode import decoder_of
from printreport.check.file.tagged import TaggedFile
from printreport.findings import Findings

__all__ = ["check_fonts", "fonts_of", "is_embedded"]


def check_fonts(file: TaggedFile, findings: Findings) -> None:
    """Look at each font that a page names, and at each code that a page shows."""
    maps: dict[str, dict[int, str]] = {}
    for font in fonts_of(file.pdf):
        name = str(font.get("/BaseFont", "")).removeprefix("/")
        if not is_embedded(font):
            findings.error("PR515", f'the font "{name}" is not embedded')
        maps[f"{font.objgen}"] = decoder_of(font).unicode
        if not maps[f"{font.objgen}"]:
            findings.error("PR515", f'the font "{name}" does not say which characters its codes are')
    for stretch in file.painted:
        for key, code in sorted(stretch.codes):
            if key in maps and (code == 0 or (maps[key] and code not in maps[key])):
                said = f'page {stretch.page}: a glyph is missing after "{stretch.text.strip()[:40]}"'
                findings.error("PR515", said)


def fonts_of(pdf: Any) -> Iterator[Any]:  # noqa: ANN401  pikepdf's
    """Give each font that pages, and the forms on them, name: once."""
    seen: set[tuple[int, int]] = set()
    waiting = [page.obj.get("/Resources", {}) for page in pdf.pages]
    forms: set[tuple[int, int]] = set()
    while waiting:
        resources = waiting.pop(0)
        for font in dict(resources.get("/Font", {})).values():
            if font.objgen not in seen or not font.is_indirect:
                seen.add(font.objgen)
                yield font
        for form in dict(resources.get("/XObject", {})).values():
            if form.objgen not in forms and "/Resources" in form:
                forms.add(form.objgen)
                waiting.append(form.Resources)


def is_embedded(font: Any) -> bool:  # noqa: ANN401
    """Tell whether a font's program is in the file."""
    if font.get("/Subtype") == "/Type3":
        return True
    descendants = font.get("/DescendantFonts")
    inner = descendants[0] if descendants is not None and len(descendants) else font
    descriptor = inner.get("/FontDescriptor", {})
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
