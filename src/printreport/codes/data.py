"""PR220 and up: tables and metrics that can not be read as what the contract says they are."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["DATA"]

DATA: dict[str, Code] = {
    "PR221": Code(
        title="Not a table that can be read",
        text=(
            "The file has no rows, rows of different lengths, an open quote, or columns told "
            "apart by something else than commas."
        ),
        example="Family Abduction,269,1,116,1,385      # numbers with commas need quotes",
        hint='put a cell that holds a comma in quotes: `"1,385"`',
    ),
    "PR222": Code(
        title="An unknown column, or one that stands twice",
        text="The first row of the file has a label that is no column of the contract.",
        example="Case type,active,resloved,total",
        hint="write the column's id or one of its labels, or add the column to data/contract.yaml",
    ),
    "PR223": Code(
        title="A column is missing",
        text="The contract has a column that the file does not.",
        example="Case type,active,total",
        hint="add the column, or say `lacks: …` in tables.yaml where the source does not have it",
    ),
    "PR224": Code(
        title="A cell is not of its column's type",
        text="The contract says what the cells of a column hold, and this one does not hold it.",
        example='error[PR224]: cell "n/a" was expected to be a count such as 1,385',
        hint="write what the source prints; leave a lost cell blank",
    ),
    "PR225": Code(
        title="Numbers that have run together",
        text=(
            "A cell holds several numbers without anything between them, as damaged copies of "
            "tables do. They are never split by guessing."
        ),
        example="2,04225,03027,072",
        hint="blank the cell, and list it in corrections.yaml as `published: lost`",
    ),
    "PR226": Code(
        title="A row stands twice",
        text="Two rows have the same label, or labels of one id.",
        example=("Texas,512,1,204\nTexas,512,1,204"),
        hint="take one of them out, or tell them apart by their labels",
    ),
    "PR227": Code(
        title="An unknown row",
        text="A row has no label, or one that the contract does not list.",
        example="Runaway (endangered),…",
        hint="list the label under `ids` of the table in data/contract.yaml",
    ),
    "PR228": Code(
        title="A mark for a cell that does not exist",
        text="`status` in tables.yaml names a row or a column that the table does not have.",
        example="status: {other.activ: p}",
        hint="write `row.column` by their ids",
    ),
    "PR229": Code(
        title="A table or metric that the contract does not know",
        text="What is counted is said once, in data/contract.yaml; a year can only fill it in.",
        example="data/2021/cases_by_stat.csv",
        hint="add it to data/contract.yaml, or correct its name",
    ),
    "PR230": Code(
        title="A table without its file",
        text=("tables.yaml names a table, and the year's folder has no file or no sheet of that name."),
        example="cases_by_type: {file: cases.csv, source: …}",
        hint="name the file with `file`, or the sheet with `sheet`",
    ),
    "PR231": Code(
        title="A value's own statement is not understood",
        text="`rounded` is no precision, or `prior` quotes the value of its own year.",
        example="{value: 21700000, rounded: a bit}",
        hint="`rounded: 0.1 million`",
    ),
    "PR233": Code(
        title="A name means two things",
        text=(
            "A metric, a derived value and a table may not share a name, and no row but the "
            "sum row is called `all`: a formula could mean either."
        ),
        example=("metrics: {cases.total: …}\ntables: {cases: …}"),
        hint="give one of them another name",
    ),
    "PR234": Code(
        title="The contract names something that it does not hold",
        text=(
            "A formula of the contract (`equals`, `ties`, `derived`, `share_of`) has a name or "
            "a sign in it that means nothing."
        ),
        example="equals: active + resloved",
        hint="write the name as the contract has it",
    ),
}
