"""The resolved report as plain JSON: what every peer of the benchmarks sets.

``python benchmarks/peers/export.py content.json`` binds the flagship's layout to its data and writes the
result without a trace of our types: sections, blocks, rich text as runs, tables with their final cells,
charts with their numbers and labels. Nobody who reads it has to format, round or count anything.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printreport.model.content import ReportContent

ROOT = Path(__file__).resolve().parents[2]
DROPPED = {"place", "value", "values", "checks", "tick_value", "number_class", "expansion", "corrections"}
"""What only the ledger or the checks need; no word or number on a page comes from it."""
DROPPED_OF = {"ReportContent": {"left_out", "spoken"}, "ImageContent": {"credit"}}
LOOKS = {"bold": "b", "italic": "i", "raised": "sup"}

Json = dict[str, object] | list[object] | str | float | int | bool | None


def rich(runs: tuple[object, ...]) -> list[Json]:
    """Give a text as runs ``{"t": "words", "b": true, "link": "…", "note": "…"}``, like looks joined."""
    found: list[Json] = []
    for run in runs:
        look: dict[str, object] = {short: True for name, short in LOOKS.items() if getattr(run, name)} | {
            name: getattr(run, name) for name in ("link", "note") if getattr(run, name)
        }
        text = run.text  # type: ignore[attr-defined]
        last = found[-1] if found else None
        if (
            isinstance(last, dict)
            and "note" not in look
            and look == {k: v for k, v in last.items() if k != "t"}
        ):
            last["t"] = f"{last['t']}{text}"
        else:
            found.append({"t": text} | look)
    return found


def plain(value: object) -> Json:
    """Give a value of content as JSON; a block carries its kind, such as ``"kind": "table"``."""
    if is_dataclass(value) and not isinstance(value, type):
        name = type(value).__name__
        kind = name.removesuffix("Content")
        gone = DROPPED | DROPPED_OF.get(name, set())
        made = {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.name not in gone}
        return {"kind": kind[0].lower() + kind[1:]} | made if kind != name else made
    if isinstance(value, tuple):
        if value and type(value[0]).__name__ == "Run":
            return rich(value)
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if hasattr(value, "items"):
        return {str(key): plain(item) for key, item in value.items()}
    raise TypeError(f"no JSON for {type(value).__name__}")


def resolved(
    project: Path, year: int, layout: str | None = None, edition: str | None = None
) -> ReportContent:
    """Load, check and resolve; give the content of one report."""
    from printreport.pipeline.run import load_and_check, resolve_years

    run = load_and_check(project, layout, edition, None, None, None)
    resolve_years(run, [year])
    return run.contents[year]


def mark_again(value: Json, seen: set[str]) -> None:
    """Give each mark of a footnote but its first ``"again": true``, in the order of reading."""
    if isinstance(value, list):
        for item in value:
            mark_again(item, seen)
    elif isinstance(value, dict):
        note = value.get("note")
        if isinstance(note, str) and "t" in value:
            if note in seen:
                value["again"] = True
            seen.add(note)
        for item in value.values():
            mark_again(item, seen)  # type: ignore[arg-type]


def write_content(content: ReportContent, path: Path) -> None:
    """Write one report's JSON."""
    made = plain(content)
    mark_again(made["sections"], set())  # type: ignore[call-overload, index]
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_editions(project: Path, year: int, edition: str, folder: Path) -> int:
    """Write the content of every edition of a matrix into a folder; give their number."""
    from printreport.editions.results import Order
    from printreport.editions.workshop import open_workshop
    from printreport.pipeline.run import resolve_years

    folder.mkdir(parents=True, exist_ok=True)
    shop = open_workshop(Order(str(project), edition, (year,), ""))
    for made in shop.editions[year]:
        run = shop.template.run_of(made)
        resolve_years(run, [year])
        write_content(run.contents[year], folder / f"{made.stem}.json")
    return len(shop.editions[year])


def main() -> int:
    """Write the flagship's content to the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path, help="where the JSON goes; a folder for editions")
    parser.add_argument("--project", type=Path, default=ROOT, help="a project other than the flagship")
    parser.add_argument("--year", type=int, default=2021)
    parser.add_argument("--editions", help="an edition file with a matrix; the JSON go into a folder")
    options = parser.parse_args()
    if options.editions:
        print(write_editions(options.project, options.year, options.editions, options.file))
        return 0
    write_content(resolved(options.project, options.year), options.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
