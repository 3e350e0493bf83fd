"""What a finished file can be inspected for, by name: the presses and the portals."""

from __future__ import annotations

from pathlib import Path

from printreport.errors import UsageError
from printreport.findings import Findings, suggest
from printreport.profiles import PROFILES
from printreport.profiles.press import PRESS_CONDITIONS

__all__ = ["PREFLIGHTS", "preflight_file"]

_PRESS = "press:"
PREFLIGHTS: tuple[str, ...] = (
    *(f"{_PRESS}{name}" for name in PRESS_CONDITIONS),
    *(name for name, profile in PROFILES.items() if profile.rules is not None),
)
"""All names."""


def preflight_file(path: Path, target: str, findings: Findings, name: str = "") -> None:
    """Hold a file to the rules of a press or a portal.

    Parameters
    ----------
    target : str
        "press:offset-300", or a profile with rules such as "nih".
    name : str
        What the file will be called, where it stands under another name.

    Raises
    ------
    UsageError [PR003]
        There is no such press or portal.
    ReadError [PR004]
        The file can not be read.
    """
    if target not in PREFLIGHTS:
        hint = suggest(target, PREFLIGHTS)
        raise UsageError(
            f'there are no rules "{target}"; files are inspected for {", ".join(PREFLIGHTS)}',
            f"`--for {hint[1:-1]}`" if hint else "",
        )
    if target.startswith(_PRESS):
        from printreport.check.file.press import check_press

        check_press(path, PRESS_CONDITIONS[target.removeprefix(_PRESS)], findings)
        return
    from printreport.check.file.portal import check_portal

    rules = PROFILES[target].rules
    assert rules is not None, "PREFLIGHTS holds profiles with rules"
    check_portal(path, rules, findings, name=name or path.name)
