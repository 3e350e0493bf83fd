"""A theme fitted to what a receiver rules: page size, margins, least type, most lines and characters.

In: a theme and a profile. Out: the theme to draw with. A profile without rules changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from printreport.draw.fonts import Faces
from printreport.model.portal import PortalRules
from printreport.model.profile import Profile
from printreport.model.theme import PageSpec, ThemeSpec, TypeStyle

__all__ = ["EXHIBIT_ROLES", "fitted_theme"]

EXHIBIT_ROLES = frozenset({"table", "table_head", "table_note", "axis", "folio", "head"})
"""Text of tables, charts and page furniture, which may be smaller than running text."""

_SAMPLE = (
    "The center opened new cases in the year on behalf of families, police and child welfare agencies. "
    "By the last day of the year most of them were resolved, and the others were still active."
)
_SAFETY = 1.03
"""Lines differ; the average is kept this much under the most characters an inch."""

_HEAD_ROOM = 16.0
_FOOT_ROOM = 10.0
"""What the margins give back [pt] where no running head or folio stands in them."""


def fitted_theme(theme: ThemeSpec, profile: Profile, fonts: Mapping[str, Path]) -> ThemeSpec:
    """Give the theme as a profile's rules ask for it.

    Running text grows to the least size, and its leading with it; text that is large enough, and
    text of tables and charts, stays. Margins grow to the least that is free of text.

    Parameters
    ----------
    fonts : mapping of str to Path
        The font file of each face role; the width of their characters counts.
    """
    rules = profile.rules
    if rules is None:
        return theme
    name = profile.page or theme.page
    page = _page(theme.pages.get(name) or theme.pages[theme.page], rules, profile)
    if name not in theme.pages and rules.page_width:
        page = page.model_copy(update={"width": rules.page_width, "height": rules.page_height})
    faces = Faces(fonts)
    styles = {
        role: style if role in EXHIBIT_ROLES else _running(style, rules, faces)
        for role, style in theme.styles.items()
    }
    grid = theme.grid
    if profile.single_column:
        grid = grid.model_copy(update={"text_columns": grid.columns})
    update = {"page": name, "pages": {**theme.pages, name: page}, "styles": styles, "grid": grid}
    return theme.model_copy(update={**update, "baseline": styles["body"].leading})


def _page(page: PageSpec, rules: PortalRules, profile: Profile) -> PageSpec:
    top = page.top - (0.0 if profile.furniture and profile.running_head else _HEAD_ROOM)
    bottom = page.bottom - (0.0 if profile.furniture else _FOOT_ROOM)
    return page.model_copy(
        update={
            "top": max(top, rules.margin),
            "bottom": max(bottom, rules.margin),
            "inner": max(page.inner, rules.margin),
            "outer": max(page.outer, rules.margin),
        }
    )


def _running(style: TypeStyle, rules: PortalRules, faces: Faces) -> TypeStyle:
    """Give the style of running text at the size that the rules ask for at least."""
    size = max(style.size, rules.type_size)
    if rules.characters_per_inch:
        one = faces.face(style.face).width(_SAMPLE, 1.0) / len(_SAMPLE) + style.tracking / size
        size = max(size, round(_SAFETY * 72.0 / (rules.characters_per_inch * one) + 0.05, 1))
    leading = style.leading * size / style.size
    if rules.lines_per_inch:
        leading = max(leading, 72.0 / rules.lines_per_inch)
    if size == style.size and leading == style.leading:
        return style
    return style.model_copy(update={"size": size, "leading": round(leading, 2)})
