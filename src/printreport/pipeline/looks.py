"""Themes fitted to profiles and the faces they are set in, loaded once for all files of a run."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from printreport.slotted import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from printreport.cache.store import Store
    from printreport.draw.fonts import Faces
    from printreport.draw.style import Style
    from printreport.model.profile import Profile
    from printreport.model.theme import ThemeSpec

__all__ = ["Looks"]


@dataclass(slots=True)
class Looks:
    """Gives the style of each file: its own charts and glyphs, on faces that all files share."""

    theme: ThemeSpec
    fonts: Mapping[str, Path]
    fitted: dict[str, ThemeSpec] = field(default_factory=dict)
    faces: Faces | None = None
    fonts_digest: str = ""

    def style(self, profile: Profile, language: str, store: Store) -> Style:
        """Give the style of one file."""
        from printreport.draw.fitted import fitted_theme
        from printreport.draw.fonts import Faces
        from printreport.draw.style import Style

        theme = self.fitted.get(profile.name)
        if theme is None:
            theme = self.fitted[profile.name] = fitted_theme(self.theme, profile, self.fonts)
        if self.faces is None:
            self.faces = Faces(self.fonts)
        margin = profile.rules.margin if profile.rules is not None else 0.0
        style = Style(theme, self.fonts, language, margin, store, self.faces.for_a_file())
        if self.fonts_digest:
            style.fonts_digest = self.fonts_digest
        elif store.keeps:
            self.fonts_digest = style.fonts_digest
        return style
