"""Notes that values bring along: what was printed instead, what a value was before.

Stage 3. In: a corrected or restated value. Out: a sentence, in the report's language.
"""

from __future__ import annotations

from printreport.model.formula import FormatCall
from printreport.model.values import Correction, Value
from printreport.resolve.numbers import Numbers
from printreport.resolve.typography import Typesetter
from printreport.slotted import replace

__all__ = ["correction_note", "published_text", "restated_note"]


def correction_note(numbers: Numbers, value: Value) -> str:
    """Give the note of a corrected value: what was printed, and why it is not used or is odd."""
    correction = value.correction
    if correction is None:
        return ""
    because = correction.because.strip()
    if str(correction.published) == "lost":
        words = numbers.wording.say("lost_in_source")
    else:
        words = numbers.wording.say("printed_as", published=published_text(numbers, correction))
    join = ". " if because[:1].isupper() else "; "
    words = Typesetter(numbers.wording).typeset(f"{words}{join}{because}" if because else words)
    return words if words.endswith((".", "!", "?", "”")) else words + "."


def published_text(numbers: Numbers, correction: Correction) -> str:
    """Give a number as the source printed it; a bare one gets its separators."""
    text = str(correction.published)
    return numbers.decimal(int(text)) if text.isdecimal() and len(text) > 3 else text


def restated_note(numbers: Numbers, value: Value) -> str:
    """Give the note of a value that was changed after its year was locked: old, difference, reason."""
    restated = value.restated
    if restated is None:
        return ""
    before = numbers.print_value(replace(value, amount=restated.before, qualifier="exact"))
    gap = replace(value, amount=restated.after - restated.before, qualifier="exact")
    change = numbers.print_value(gap, (FormatCall("signed"),))
    reason = restated.reason.strip().rstrip(".")
    reason = reason[:1].upper() + reason[1:]
    return numbers.wording.say("restated", before=before.number, change=change.number, reason=reason)
