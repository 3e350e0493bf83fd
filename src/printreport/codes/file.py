"""PR5xx: what is wrong with the finished file."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["FILE"]

FILE: dict[str, Code] = {
    "PR501": Code(
        title="Text outside the reading order",
        text=(
            "A page holds text that belongs to no paragraph, table or figure of the structure, "
            "so that a reader who listens would miss it. That is a defect of printreport worth "
            "reporting."
        ),
        example='warning[PR501]: page 3 has text outside the reading order: "…"',
        severity="warning",
    ),
}
