"""An award that paid for what a report tells, and the statement that it obliges one to print."""

from __future__ import annotations

from typing import Literal

from printreport.model.placed import Formula, PlacedStr, Text
from printreport.model.spec import Spec

__all__ = ["AwardSpec", "Statement"]

Statement = Literal["doj-disclaimer", "stevens", "plain"]


class AwardSpec(Spec):
    """One award, and the statement it asks for.

    Source: OJP, award condition on acknowledgement in publications (disclaimer); the yearly
    appropriations act for Labor, HHS and Education, "Stevens amendment" (percent and dollars).
    """

    number: PlacedStr
    """Number of the award."""
    agency: Text
    """Who made the award, as it stands in the sentence."""
    statement: Statement = "plain"
    """`doj-disclaimer` (Department of Justice), `stevens` (percent and dollars), `plain` (who paid)."""
    federal: Formula | None = None
    """Dollars that come from it, for `stevens`."""
    other: Formula | None = None
    """Dollars that come from elsewhere, for `stevens`."""
