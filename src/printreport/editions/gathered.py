"""What is found in many editions, told once: the same finding of fifty states is one finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from printreport.findings import Finding
from printreport.slotted import dataclass, replace

__all__ = ["Gathered"]

_NAMED = 3
_MOST = 2_000


@dataclass(slots=True)
class Gathered:
    """Findings and sentences on what is left out, each with the editions it is in."""

    found: dict[Finding, list[str]] = field(default_factory=dict)
    counts: dict[Finding, int] = field(default_factory=dict)
    left_out: dict[str, None] = field(default_factory=dict)
    n_untold: int = 0

    def take(self, edition: str, findings: Iterable[Finding], left_out: Iterable[str] = ()) -> None:
        """Take up what was found in one edition, or in all of them where ``edition`` is empty."""
        for finding in findings:
            if finding not in self.found and len(self.found) >= _MOST:
                self.n_untold += finding.severity != "info"
                continue
            names = self.found.setdefault(finding, [])
            self.counts[finding] = self.counts.get(finding, 0) + 1
            if edition and len(names) < _NAMED and edition not in names:
                names.append(edition)
        for sentence in left_out:
            if len(self.left_out) < _MOST:
                self.left_out.setdefault(sentence)

    def sentences(self) -> tuple[str, ...]:
        """Give what is left out, a sentence each."""
        more = f"{self.n_untold:,} more findings of other editions are in the manifest alone"
        return (*self.left_out, *((more,) if self.n_untold else ()))

    def findings(self) -> tuple[Finding, ...]:
        """Give each finding once, by file and line."""
        made = [self._told(finding, names) for finding, names in self.found.items()]
        return tuple(sorted(made, key=Finding.sort_key))

    def _told(self, finding: Finding, names: list[str]) -> Finding:
        if not names:
            return finding
        others = self.counts[finding] - len(names)
        plural = "" if len(names) + max(others, 0) == 1 else "s"
        listed = ", ".join(f'"{name}"' for name in names) + (f" and {others:,} more" if others > 0 else "")
        return replace(finding, used_by=(*finding.used_by, f"edition{plural} {listed}"))
