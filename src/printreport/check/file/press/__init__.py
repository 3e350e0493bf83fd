"""Press preflight: checks of any finished PDF against what a print shop asks. One concern a file.

In: a file and a :class:`~printreport.model.press.PressCondition`. Out: findings with page and rectangle.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from printreport.check.file.press.bleed import check_bleed
from printreport.check.file.press.boxes import check_boxes
from printreport.check.file.press.colors import check_black_text, check_overprint, check_rgb
from printreport.check.file.press.detail import check_pictures, check_rules, check_safety, check_type_size
from printreport.check.file.press.sheet import PressFile
from printreport.check.file.press.total_ink import check_total_ink
from printreport.check.file.press.whole import (
    check_actions,
    check_annotations,
    check_attachments,
    check_embedding,
    check_encryption,
    check_intent,
    check_page_count,
    check_page_sizes,
    check_transparency,
)
from printreport.check.file.tagged import open_pdf
from printreport.findings import Findings
from printreport.model.press import PressCondition

__all__ = ["PRESS_CHECKS", "check_press"]

PRESS_CHECKS: dict[str, Callable[[PressFile, Findings], None]] = {
    "boxes": check_boxes,
    "bleed": check_bleed,
    "total_ink": check_total_ink,
    "rgb": check_rgb,
    "black_text": check_black_text,
    "overprint": check_overprint,
    "rules": check_rules,
    "pictures": check_pictures,
    "type_size": check_type_size,
    "safety": check_safety,
    "embedding": check_embedding,
    "transparency": check_transparency,
    "encryption": check_encryption,
    "annotations": check_annotations,
    "actions": check_actions,
    "attachments": check_attachments,
    "page_sizes": check_page_sizes,
    "page_count": check_page_count,
    "intent": check_intent,
}


def check_press(path: Path, condition: PressCondition, findings: Findings) -> None:
    """Run every press check on a file [PR530-PR548].

    Raises
    ------
    ReadError [PR004]
        The file can not be read.
    """
    with open_pdf(path) as pdf:
        file = PressFile(path, pdf, condition)
        for check in PRESS_CHECKS.values():
            check(file, findings)
