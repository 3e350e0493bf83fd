"""printreport: YAML section definitions and yearly data in, an annual impact PDF out.

From Python::

    from printreport import build_report, check_report

    report = build_report([2021])
    for finding in report.findings:
        print(finding.severity, finding.code, finding.place, finding.message)

The functions load their stages on first use, so that the import itself costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` takes longer to import than an unchanged report to verify
if TYPE_CHECKING:
    from printreport.pipeline import BuildReport, BuildResult, CheckReport, build_report, check_report

__all__ = ["BuildReport", "BuildResult", "CheckReport", "__version__", "build_report", "check_report"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the pipeline when one of its names is first asked for."""
    if name in __all__:
        from printreport import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
