"""Write the generated documents and schemas anew, from the specs, the registry of codes and the command line.

``python tools/make_docs.py`` writes; with ``--check`` it only says which files are stale, and ends with 1.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import sys
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import MISSING
from pathlib import Path

from printreport.cli.schema import SCHEMA_NAMES, schema_text
from printreport.cli.schema_words import docs_of_keys, plain_words
from printreport.model import award, contract, layout, profile_file, theme
from printreport.model.blocks import BLOCKS
from printreport.model.blocks.block import BlockSpec, ExhibitSpec
from printreport.model.layout import SECTIONS, SectionBase
from printreport.model.spec import Spec, SpecField

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "tools" / "docs"
MADE = "<!-- Made by tools/make_docs.py; change the sources it is made from, not this file. -->\n"
SIMPLE = {
    "Text": "text",
    "Formula": "formula",
    "Length": "length",
    "PlacedStr": "text",
    "str": "word",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "Block": "[block](#blocks)",
    "SectionSpec": "[section](#sections)",
    "PaletteColors": "mapping of name to [color](#color)",
    "PageNumbers": "`free`, `forbidden` or `wanted`",
    "Statement": "`doj-disclaimer`, `stevens` or `plain`",
    "None": "",
}


def title_of(spec: type[Spec]) -> str:
    """Give the heading under which a spec is told: its kind, or its name in words."""
    kind = spec.model_fields.get("kind")
    if kind is not None and issubclass(spec, BlockSpec | SectionBase) and isinstance(kind.default, str):
        return kind.default
    name = spec.__name__.removesuffix("Spec")
    return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name).strip()


def anchor(title: str) -> str:
    """Give the anchor of a heading."""
    return title.lower().replace(" ", "-")


def link(spec: type[Spec]) -> str:
    """Give a link to the heading of a spec."""
    return f"[{title_of(spec)}](#{anchor(title_of(spec))})"


def words_of_node(node: ast.expr, module: types.ModuleType) -> str:
    """Say what a type is in words, from how it is written in the spec."""
    match node:
        case ast.Constant(value=None):
            return ""
        case ast.Name(id=name) if name in SIMPLE:
            return SIMPLE[name]
        case ast.Name(id=name):
            return words_of_type(vars(module)[name])
        case ast.BinOp(left=left, right=right):
            return " or ".join(filter(None, (words_of_node(left, module), words_of_node(right, module))))
        case ast.Subscript(value=ast.Name(id=name), slice=inner):
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            if name == "Literal":
                return choices(ast.literal_eval(part) for part in parts)
            if name == "Annotated":
                made = words_of_node(parts[0], module)
                short = any("shorthand" in ast.unparse(part) for part in parts[1:])
                return f"{made} or word" if short else made
            if name in ("tuple", "list"):
                fixed = len(parts) > 1 and ast.unparse(parts[1]) != "..."
                return (
                    f"list of {len(parts)} numbers" if fixed else f"list of {words_of_node(parts[0], module)}"
                )
            if name == "dict":
                key = {"int": "year", "str": "name"}.get(
                    ast.unparse(parts[0]), words_of_node(parts[0], module)
                )
                return f"mapping of {key} to {words_of_node(parts[1], module)}"
    raise TypeError(f"no words for {ast.unparse(node)}")


def words_of_type(kind: object) -> str:
    """Say what a type object is in words."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return choices(args)
    if origin is typing.Annotated:
        short = any(
            "shorthand" in getattr(getattr(part, "convert", None), "__qualname__", "") for part in args[1:]
        )
        return words_of_type(args[0]) + (" or word" if short else "")
    if origin is types.UnionType:
        return " or ".join(words_of_type(each) for each in args)
    if origin is tuple:
        return f"list of {words_of_type(args[0])}, or one"
    if isinstance(kind, type) and issubclass(kind, Spec):
        return link(kind)
    name = getattr(kind, "__name__", str(kind))
    return SIMPLE[name]


def choices(words: Iterable[object]) -> str:
    """List words as code."""
    return ", ".join(f"`{word}`" for word in words)


def default_of(field: SpecField) -> str:
    """Say what a key is where it is not written."""
    if field.is_required:
        return "**needed**"
    value = field.default
    if value is MISSING or value in (None, "", ()) or isinstance(value, Spec):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def keys_table(spec: type[Spec], without: Iterable[type[Spec]] = ()) -> Iterator[str]:
    """Give the table of a spec's keys, without those of the specs that are told elsewhere."""
    elsewhere = {name for other in without for name in other.model_fields}
    rows = []
    for name, field in spec.model_fields.items():
        if (name in elsewhere and name not in inspect.get_annotations(spec)) or (
            name == "kind" and issubclass(spec, BlockSpec | SectionBase)
        ):
            continue
        key = field.alias or name
        owner = next(each for each in spec.__mro__ if name in inspect.get_annotations(each))
        node = ast.parse(inspect.get_annotations(owner)[name], mode="eval").body
        module = sys.modules[owner.__module__]
        rows.append(
            (f"`{key}`", words_of_node(node, module), default_of(field), docs_of_keys(spec).get(key, ""))
        )
    if rows:
        yield "| Key | Takes | Default | Meaning |"
        yield "|---|---|---|---|"
        for row in rows:
            yield "| " + " | ".join(plain_words(cell).replace("|", "\\|") for cell in row) + " |"
        yield ""


def told(spec: type[Spec], level: int, without: Iterable[type[Spec]] = (), title: str = "") -> Iterator[str]:
    """Give the heading of a spec, what it is, and its keys."""
    yield f"{'#' * level} {title or title_of(spec)}"
    yield ""
    yield plain_words(inspect.getdoc(spec) or "")
    yield ""
    yield from keys_table(spec, without)


def parts_of(spec: type[Spec]) -> Iterator[type[Spec]]:
    """Give the specs that a spec's module has for its parts, in the order of the source."""
    module = sys.modules[spec.__module__]
    for other in vars(module).values():
        mine = isinstance(other, type) and issubclass(other, Spec) and other.__module__ == spec.__module__
        if mine and not issubclass(other, BlockSpec) and other is not spec:
            yield other


def layout_files() -> str:
    """Give docs/layout-files.md."""
    lines = [MADE, (TEXTS / "layout-files.md").read_text(encoding="utf-8")]
    lines += ["## The report", "", "What stands under `report:`.", "", *keys_table(layout.ReportSpec)]
    lines += told(award.AwardSpec, 3)
    lines += [
        "## Sections",
        "",
        "Every section takes these keys beside its `kind`.",
        "",
        *keys_table(SectionBase),
    ]
    done: set[type] = set()
    for kind, spec in SECTIONS.items():
        if spec in done:
            lines += [f"### {kind}", "", f"The same as {link(spec)}, for notes and method.", ""]
            continue
        done.add(spec)
        lines += told(spec, 3, [SectionBase], kind)
    for spec in (layout.ArtworkSpec, layout.NumeralSpec, layout.ContactSpec):
        lines += told(spec, 3)
    lines += ["## Blocks", "", "Every block takes these keys beside its `kind`.", "", *keys_table(BlockSpec)]
    lines += ["Tables and charts take these as well.", "", *keys_table(ExhibitSpec, [BlockSpec])]
    for kind, spec in BLOCKS.items():
        lines += told(spec, 3, [BlockSpec, ExhibitSpec], kind)
        for part in parts_of(spec):
            lines += told(part, 4)
    lines += grammar()
    lines += ["## Themes", "", "A file of `layouts/themes/`.", "", *keys_table(theme.ThemeSpec)]
    for part in (theme.PageSpec, theme.GridSpec, theme.ColorSpec, theme.FaceSpec, theme.TypeStyle):
        lines += told(part, 3)
    lines += ["## Editions", "", "A file of `layouts/editions/`.", "", *keys_table(layout.EditionSpec)]
    lines += told(layout.PagesSpec, 3)
    lines += ["## Profiles", "", "A file of `layouts/profiles/`.", "", *keys_table(profile_file.ProfileSpec)]
    lines += told(profile_file.RulesSpec, 3)
    return finished(lines)


def grammar() -> Iterator[str]:
    """Give the part about bound values."""
    from printreport.model.formats import FORMATS
    from printreport.resolve.functions import FUNCTIONS

    yield (TEXTS / "grammar.md").read_text(encoding="utf-8")
    yield f"Functions: {', '.join(f'`{function.shape}`' for function in FUNCTIONS.values())}."
    yield ""
    yield f"Formats: {', '.join(f'`{name}(n)`' if most else f'`{name}`' for name, most in FORMATS.items())}."
    yield ""


def data_files() -> str:
    """Give docs/data-files.md."""
    lines = [MADE, (TEXTS / "data-files.md").read_text(encoding="utf-8")]
    told_files = {
        "data/contract.yaml": (
            contract.Contract,
            ["MetricContract", "TableContract", "RowsSpec", "ColumnSpec", "DerivedSpec"],
        ),
        "data/sources.yaml": (contract.SourceSpec, []),
        "data/YEAR/metrics.yaml": (contract.MetricValueSpec, []),
        "data/YEAR/tables.yaml": (contract.TableSourceSpec, []),
        "data/YEAR/corrections.yaml": (contract.CorrectionSpec, []),
    }
    for file, (spec, parts) in told_files.items():
        lines += told(spec, 2, title=file)
        for part in parts:
            lines += told(getattr(contract, part), 3)
    return finished(lines)


def findings() -> str:
    """Give docs/findings.md."""
    from printreport.codes import GROUPS

    lines = [MADE, (TEXTS / "findings.md").read_text(encoding="utf-8")]
    for group, codes in GROUPS.items():
        lines += [f"## {group}", ""]
        for name, code in codes.items():
            lines += [f"### {name}: {code.title}", "", f"*{code.severity}.* {code.text}", ""]
            if code.example:
                lines += ["```", code.example, "```", ""]
            if code.hint:
                lines += [f"Try: {code.hint}.", ""]
    return finished(lines)


def cli() -> str:
    """Give docs/cli.md."""
    import typer.main

    from printreport.cli.app import app_for

    lines = [MADE, (TEXTS / "cli.md").read_text(encoding="utf-8")]
    group: typing.Any = typer.main.get_command(app_for(()))
    for name, command in group.commands.items():
        lines += [f"## printreport {name}", "", plain_words(command.help or ""), ""]
        lines += ["| Argument or option | Meaning |", "|---|---|"]
        for parameter in command.params:
            is_option = parameter.param_type_name == "option"
            shown = (
                ", ".join(f"`{text}`" for text in parameter.opts) if is_option else f"`{parameter.metavar}`"
            )
            if is_option and parameter.metavar:
                shown += f" {parameter.metavar}"
            lines.append(f"| {shown} | {parameter.help} |")
        lines.append("")
    return finished(lines)


def finished(lines: Iterable[str]) -> str:
    """Join lines to a text without doubled blank lines."""
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.rstrip("\n") + "\n"


def made() -> dict[Path, str]:
    """Give every generated file with its text."""
    files = {ROOT / "schemas" / f"{name}.json": schema_text(name) for name in SCHEMA_NAMES}
    docs = {"layout-files": layout_files, "data-files": data_files, "findings": findings, "cli": cli}
    return files | {ROOT / "docs" / f"{name}.md": make() for name, make in docs.items()}


def main() -> int:
    """Write or check every generated file; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--check", action="store_true", help="write nothing, end with 1 where a file is stale"
    )
    is_check = parser.parse_args().check
    texts = made()
    stale = [path for path in texts if not path.exists() or path.read_text(encoding="utf-8") != texts[path]]
    for path in stale:
        if not is_check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(texts[path], encoding="utf-8")
        print(path.relative_to(ROOT))
    return int(is_check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
