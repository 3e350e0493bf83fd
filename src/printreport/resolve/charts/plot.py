"""One plotted number: amount, printed label, ledger id.

Stage 3. In: a value. Out: a :class:`DatumContent`; what is learned of unit and share is kept.
"""

from __future__ import annotations

from dataclasses import field

from printreport.findings import Place
from printreport.model.blocks.chart import ChartSpec
from printreport.model.exhibits import DatumContent
from printreport.model.formula import FormatCall, FormulaError
from printreport.model.text import plain_text
from printreport.model.values import Value
from printreport.resolve.context import Context
from printreport.resolve.exhibit import Exhibit
from printreport.resolve.numbers import is_currency
from printreport.resolve.text import resolve_line
from printreport.slotted import dataclass

__all__ = ["COMPACT_FROM", "Plot"]

COMPACT_FROM = 10_000_000
"""Counts from here on print short on a chart: ``29.4 million``."""

_SIGNS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "about": "≈ ", "nearly": "≈ "}


@dataclass(slots=True)
class Plot:
    """A chart while its data is bound."""

    ctx: Context
    spec: ChartSpec
    exhibit: Exhibit
    values: list[Value] = field(default_factory=list)
    formats: tuple[FormatCall, ...] | None = None
    is_wrong: bool = False

    def wrong(self, error: FormulaError, text: str, place: Place) -> None:
        """Make a finding of a wrong formula; what then lacks is not for want of data."""
        self.is_wrong = True
        self.ctx.wrong(error, text, place)

    def text(self, value: Value, formats: tuple[FormatCall, ...] = ()) -> str:
        """Give the direct label of a value; a sign stands for the words of its qualifier."""
        if self.formats is None:
            self.formats = self.ctx.formats(self.spec.format, value, self.spec.place_of("format"))
        formats = self.formats or formats
        counts = value.unit != "share" and not is_currency(value.unit)
        if not formats and counts and abs(value.amount) >= COMPACT_FROM:
            formats = (FormatCall("compact"),)
        printed = self.ctx.numbers.print_value(value, formats)
        sign = _SIGNS.get(value.qualifier, "") if printed.before else ""
        return sign + printed.number + printed.after

    def datum(
        self,
        value: Value,
        category: str,
        formats: tuple[FormatCall, ...] = (),
        *,
        position: float | None = None,
        emphasis: bool = False,
        derived: bool = False,
        code: str = "",
        group: str = "",
        tick: Value | None = None,
    ) -> DatumContent:
        """Give the datum of a value and enter it into the ledger."""
        self.values.append(value)
        self.exhibit.uses(value)
        text = self.text(value, formats)
        self.ctx.note_marks(value, text)
        correction = value.correction
        return DatumContent(
            category,
            value.amount,
            text=text,
            value=self.ctx.register(value),
            position=position,
            emphasis=emphasis,
            derived=derived or (correction is not None and correction.action == "derive"),
            code=code,
            group=group,
            marks=",".join(self.exhibit.status_marks(value.status)),
            tick=float(tick.amount) if tick is not None else None,
            tick_text=self._tick_text(tick, value) if tick is not None else "",
            tick_value=self.ctx.register(tick) if tick is not None else "",
        )

    def _tick_text(self, tick: Value, value: Value) -> str:
        """Give a tick's number with the decimals of the bar's."""
        if tick.unit == value.unit == "share" and not self.formats:
            return self.text(tick, (FormatCall("percent", (value.decimals or 0,)),))
        return self.text(tick)

    def label(self, text: str | None, value: Value | None, fallback: str) -> str:
        """Give the label of a place on the axis."""
        if text is not None:
            return plain_text(resolve_line(self.ctx, text, "label"))
        return (value.label if value is not None else "") or fallback

    @property
    def is_share(self) -> bool:
        """Whether shares are plotted."""
        return bool(self.values) and all(value.unit == "share" for value in self.values)

    @property
    def unit(self) -> str:
        """The unit that all plotted values have, or an empty string."""
        units = {value.unit for value in self.values}
        return units.pop() if len(units) == 1 else ""

    def check_units(self) -> None:
        """Refuse unlike things on one axis (PR309)."""
        units = sorted({value.unit or "plain numbers" for value in self.values})
        if len(units) > 1:
            message = f"one axis can not show {' and '.join(units)}"
            self.ctx.findings.error(
                "PR309", message, self.spec.origin, "`mark: panels`", (f'block "{self.ctx.block_id}"',)
            )
