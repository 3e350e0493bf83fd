"""Names in columns, from the layout or from a text column of the data."""

from __future__ import annotations

from printreport.model.blocks.names import NameGroupSpec, NamesSpec
from printreport.model.content import NamesContent
from printreport.model.formula import FormulaError
from printreport.model.text import Rich, Run
from printreport.resolve.context import Context
from printreport.resolve.results import MissingData
from printreport.resolve.rows import find_table
from printreport.resolve.text import resolve_line, resolve_optional

__all__ = ["resolve_names"]


def resolve_names(ctx: Context, spec: NamesSpec) -> NamesContent:
    """Give the groups that hold a name.

    Raises
    ------
    MissingData
        No group has one.
    """
    groups: list[tuple[Rich, tuple[Rich, ...]]] = []
    reason = "it holds no names"
    for group in spec.groups:
        try:
            names = _names(ctx, group)
        except MissingData as missing:
            reason = missing.reason
            ctx.omit(f'a group of "{ctx.block_id}"', reason, group.origin)
            continue
        if names:
            label = resolve_optional(ctx, group.label, f'a heading of "{ctx.block_id}"', "label")
            groups.append((label, names))
    if not groups:
        raise MissingData(reason)
    title = resolve_optional(ctx, spec.title, f'the title of "{ctx.block_id}"')
    return NamesContent(ctx.block_id, tuple(groups), max(1, spec.columns), title, spec.origin)


def _names(ctx: Context, group: NameGroupSpec) -> tuple[Rich, ...]:
    names = [resolve_line(ctx, name, "label") for name in group.names]
    if group.data:
        table = find_table(ctx, group.data, group.place_of("data"))
        if table is not None and not group.column:
            names += [(Run(table.labels[row], number_class="name"),) for row in table.body_rows()]
        elif table is not None:
            try:
                ctx.evaluator.lookup.check_column(table.id, group.column, 0, len(group.column))
            except FormulaError as error:
                ctx.wrong(error, group.column, group.place_of("column"))
                return tuple(names)
            cells = [table.cells[row, group.column] for row in table.body_rows()]
            names += [(Run(cell.text, number_class="name"),) for cell in cells if cell.text.strip()]
    return tuple(names)
