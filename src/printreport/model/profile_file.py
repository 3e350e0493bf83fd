"""A profile of one's own, as a YAML file: a shipped profile with other rules. Fields are its keys."""

from __future__ import annotations

from typing import Literal

from printreport.model.placed import Length
from printreport.model.portal import PageNumbers, PortalRules
from printreport.model.profile import Profile
from printreport.model.spec import Spec, field
from printreport.slotted import replace

__all__ = ["ProfileSpec", "RulesSpec"]


class RulesSpec(Spec):
    """What the receiver rules; what is not written stays as in the profile it is made from."""

    source: str | None = None
    """Where the rules stand: a document, a call for applications."""
    read: str | None = field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    """The day on which they were read, such as `"2026-11-22"`."""
    page_width: Length | None = None
    """The widest page."""
    page_height: Length | None = None
    """The highest page."""
    margin: Length | None = None
    """Least width at each edge that is free of text."""
    type_size: Length | None = None
    """Least size of running text; tables and charts may be smaller."""
    lines_per_inch: float | None = field(default=None, ge=0)
    """The most lines of running text to an inch."""
    characters_per_inch: float | None = field(default=None, ge=0)
    """The most characters of running text to an inch."""
    page_numbers: PageNumbers | None = None
    """`wanted`: the file numbers its pages; `forbidden`: it must not."""
    page_limit: int | None = field(default=None, ge=0)
    """The most pages."""
    name_length: int | None = field(default=None, ge=0)
    """The most characters of the file's name, `.pdf` counted."""
    name_signs: str | None = None
    """Signs allowed in the name beside letters without accents and digits."""
    file_bytes: int | None = field(default=None, ge=0)
    """The most bytes of one file."""
    package_bytes: int | None = field(default=None, ge=0)
    """The most bytes of all files of a submission."""
    package_files: int | None = field(default=None, ge=0)
    """The most files of a submission."""
    flattened: bool | None = None
    """Whether forms, signatures, layers, scripts and attachments are refused."""
    single_column: bool | None = None
    """Whether text must run in one column."""
    searchable: bool | None = None
    """Whether text must be text."""
    embedded: bool | None = None
    """Whether every font must be in the file."""
    links: bool | None = None
    """Whether links to web addresses are allowed."""
    zipped: bool | None = None
    """Whether a submission may be one .zip file."""


class ProfileSpec(Spec):
    """A profile of one's own."""

    from_: str = field(default="screen", alias="from")
    """The shipped profile that it is made from."""
    title: str | None = None
    """What the file is for."""
    page: str | None = None
    """The page size of the theme."""
    furniture: bool | None = None
    """Whether running heads and folios are set."""
    running_head: bool | None = None
    """Whether the furniture has running heads."""
    folio: Literal["number", "of_total"] | None = None
    """`number`, or `of_total` for "1 of 8"."""
    single_column: bool | None = None
    """Whether text is set in one column."""
    links_out: bool | None = None
    """Whether web addresses are links."""
    icc: str | None = None
    """The ICC profile of a print shop, from the folder of this file."""
    ink_limit: float | None = field(default=None, ge=100, le=400)
    """The most ink on one spot, in percent of one solid plate."""
    bleed: Length | None = None
    """How far grounds that touch an edge reach over it."""
    preflight: str | None = None
    """What the finished file is inspected for, such as `press:offset-280`."""
    rules: RulesSpec | None = None
    """What the receiver rules."""

    def profile(self, name: str, base: Profile) -> Profile:
        """Give the profile: the one it is made from, with what is written here."""
        own = {key: value for key, value in _written(self).items() if key not in ("from_", "rules")}
        rules = base.rules
        if self.rules is not None:
            rules = replace(rules or PortalRules(), **_written(self.rules))  # type: ignore[arg-type]
        return replace(base, name=name, rules=rules, **own)  # type: ignore[arg-type]


def _written(spec: Spec) -> dict[str, object]:
    """Give the keys that are written in a file, with their values."""
    return {name: value for name in spec.model_fields if (value := getattr(spec, name)) is not None}
