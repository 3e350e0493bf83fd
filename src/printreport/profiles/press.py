"""Press conditions, data only; ``PRESS_CONDITIONS`` is the registry. A shop's own word goes before them."""

from __future__ import annotations

from printreport.model.press import PressCondition

__all__ = ["PRESS_CONDITIONS"]

_CONDITIONS = (
    PressCondition(
        name="offset-300",
        title="Sheetfed offset on coated paper",
        source="ISO 12647-2 with FOGRA39: total ink at most 300 %; PDF/X-4 (ISO 15930-7)",
        ink_limit=300.0,
    ),
    PressCondition(
        name="offset-280",
        title="Web offset, and shops that flatten",
        source="common shop rule: total ink at most 280 %; PDF/X-1a (ISO 15930-4), which has no transparency",
        ink_limit=280.0,
        transparency=False,
    ),
    PressCondition(
        name="digital-240",
        title="Digital press with dry toner",
        source="common shop rule: total ink at most 240 %, saddle stitched",
        ink_limit=240.0,
        safety=18.0,
    ),
)
PRESS_CONDITIONS: dict[str, PressCondition] = {each.name: each for each in _CONDITIONS}
