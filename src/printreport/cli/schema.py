"""``printreport schema``: the JSON Schema of each file that an author edits, or that a run writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["SCHEMA_NAMES", "schema", "schema_text"]

SCHEMA_NAMES = (
    "layout", "theme", "edition", "profile", "contract", "metrics", "tables", "corrections", "sources",
    "ledger", "manifest", "locked",
)  # fmt: skip


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help=f"One of {', '.join(SCHEMA_NAMES)}.")],
) -> None:
    """Print the JSON Schema of a file that an author edits, or of a ledger or lock that a run writes.

    An editor that knows the schema completes keys and marks mistakes while one types.
    """
    from printreport.errors import UsageError
    from printreport.findings import suggest

    if name not in SCHEMA_NAMES:
        raise UsageError(
            f'there is no schema "{name}"; there are {", ".join(SCHEMA_NAMES)}', suggest(name, SCHEMA_NAMES)
        )
    print(schema_text(name), end="")


def schema_text(name: str) -> str:
    """Give the JSON Schema (2020-12) of one kind of file, as the text of a file."""
    from printreport.cli.schema_made import MADE_SCHEMAS
    from printreport.cli.schema_words import tidy_schema

    made = MADE_SCHEMAS[name] if name in MADE_SCHEMAS else tidy_schema(_adapter(name), name)
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _adapter(name: str) -> TypeAdapter[object]:
    from printreport.model import contract, layout, profile_file, theme
    from printreport.model.validated import adapter_of

    match name:
        case "layout":
            return adapter_of(layout.LayoutSpec)
        case "theme":
            return adapter_of(theme.ThemeSpec)
        case "edition":
            return adapter_of(layout.EditionSpec)
        case "profile":
            return adapter_of(profile_file.ProfileSpec)
        case "contract":
            return adapter_of(contract.Contract)
        case "metrics":
            return adapter_of(dict[str, contract.MetricValueSpec])
        case "tables":
            return adapter_of(dict[str, contract.TableSourceSpec])
        case "corrections":
            return adapter_of(tuple[contract.CorrectionSpec, ...])
    return adapter_of(dict[str, contract.SourceSpec])
