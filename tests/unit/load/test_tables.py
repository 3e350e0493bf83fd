"""CSV and spreadsheets become typed tables whose cells know their place."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from printreport.errors import ReadError
from printreport.findings import Findings
from printreport.load.csv_text import scan_csv
from printreport.load.tables import load_table, snake_case
from printreport.load.validate import validate
from printreport.load.yaml_file import read_yaml_text
from printreport.model.contract import TableContract, TableSourceSpec
from printreport.model.dataset import DataTable

CONTRACT = """\
unit: animals
rows:
  key: kennel
  label: Kennel
  all: All kennels
  ids:
    north: [North, Northern kennel]
    owners_own: [Owner’s own]
columns:
  adopted: {type: count, label: Adopted animals, labels: [Rehomed]}
  share: {type: percent}
  note: text
"""


def load(
    tmp_path: Path, text: str | bytes, spec: str = "{}", contract: str = CONTRACT
) -> tuple[DataTable | None, list[str]]:
    findings = Findings()
    made: Any = validate(TableContract, read_yaml_text(contract, "c.yaml", findings), "c.yaml", findings)
    entry: Any = validate(TableSourceSpec, read_yaml_text(spec, "t.yaml", findings), "t.yaml", findings)
    assert len(findings) == 0
    path = tmp_path / "kennels.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    table = load_table(path, "k.csv", "kennels", 2021, made, entry, findings)
    return table, [f"{item.place} {item.code} {item.message}" for item in findings]


GOOD = (
    'Kennel,Rehomed,share,note\nNorth,"1,116",21.50%,"a, ""b"""\nSouth,"2,358",NA,x\nAll kennels,"3,474",,\n'
)


def test_a_good_table(tmp_path: Path) -> None:
    table, said = load(tmp_path, GOOD.replace("NA", "78.50%"), "{source: s, at: page 3}")
    assert said == []
    assert table is not None
    assert table.row_ids == ("north", "south", "all")
    assert table.columns == ("adopted", "share", "note")
    assert table.labels["all"] == "All kennels"
    cell = table.cell("north", "adopted")
    assert (cell.text, cell.amount, cell.published) == ("1,116", 1116, 1116)
    assert str(cell.place) == "k.csv:2:8"
    assert cell.place.length == 5
    assert table.cell("north", "share").decimals == 2
    assert table.cell("north", "note").text == 'a, "b"'
    assert str(table.cell("all", "share").place) == "k.csv:4:21"
    assert table.cell("all", "share").is_blank
    assert table.source is not None
    assert table.source.locator == "page 3"
    frame = table.to_pandas()
    assert frame.loc["north", "adopted"] == 1116
    assert frame.index.name == "kennel"


def test_na_is_text_and_not_missing(tmp_path: Path) -> None:
    _, said = load(tmp_path, GOOD)
    assert said == ['k.csv:3:15 PR224 cell "NA" was expected to be a percentage such as 21.50%']


CASES = {
    "ragged": (
        "kennel,adopted,share,note\nNorth,1,116,5%,x\nSouth,2\n",
        [
            "k.csv:2 PR221 the row has 5 cells, the first row has 4",
            "k.csv:3 PR221 the row has 2 cells, the first row has 4",
        ],
    ),
    "unknown column": (
        "kennel,adoptd,share,note\nNorth,1,5%,x\n",
        ['k.csv:1:8 PR222 table `kennels` has the unknown column "adoptd"'],
    ),
    "missing column": (
        "kennel,adopted,share\nNorth,1,5%\n",
        ["k.csv:1 PR223 table `kennels` lacks the column `note`"],
    ),
    "doubled column": (
        "kennel,adopted,Rehomed,share,note\nNorth,1,1,5%,x\n",
        ["k.csv:1:16 PR222 table `kennels` has the column `adopted` twice"],
    ),
    "no row labels": (
        "adopted,share,note\n1,5%,x\n",
        ["k.csv:1:1 PR223 table `kennels` lacks the column `kennel`, which names the rows"],
    ),
    "doubled row": (
        "kennel,adopted,share,note\nNorth,1,5%,x\nNorthern kennel,2,5%,x\n",
        ['k.csv:3:1 PR226 row "Northern kennel" stands here a second time (`north`)'],
    ),
    "misspelled row": (
        "kennel,adopted,share,note\nNorthern kenel,1,5%,x\n",
        ['k.csv:2:1 PR227 table `kennels` has the unknown row "Northern kenel"'],
    ),
    "row without a label": (
        "kennel,adopted,share,note\n,1,5%,x\n",
        ["k.csv:2:1 PR227 a row of table `kennels` has no label"],
    ),
    "run together": (
        'kennel,adopted,share,note\nNorth,"2,04225,030",5%,x\n',
        [
            (
                'k.csv:2:8 PR225 cell "2,04225,030" holds several numbers run together, '
                "perhaps 2,042 and 25,030; one was expected"
            )
        ],
    ),
    "semicolons": (
        "kennel;adopted\nNorth;1\n",
        ['k.csv:1 PR221 the columns are told apart by ";", commas were expected'],
    ),
    "open quote": (
        'kennel,adopted,share,note\nNorth,"1,5%,x\n',
        ["k.csv:2:7 PR221 a quote opens here and is not closed"],
    ),
    "null character": (
        "kennel,adopted\nNor\0th,1\n",
        ["k.csv:2 PR221 a null character stands in the file; it is no CSV text"],
    ),
    "no rows": ("kennel,adopted,share,note\n", ["k.csv PR221 the table has no rows"]),
    "empty file": ("", ["k.csv PR221 the table has no rows"]),
    "another encoding": (
        "kennel,adopted,share,note\nCaf\u00e9,1,5%,x\n".encode("latin-1"),
        ["k.csv:2:4 PR110 the byte 0xE9 is no UTF-8 text, the encoding of all files of a project"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_findings(tmp_path: Path, case: str) -> None:
    text, expected = CASES[case]
    assert load(tmp_path, text)[1] == expected


def test_columns_the_source_lacks(tmp_path: Path) -> None:
    table, said = load(tmp_path, "kennel,adopted\nNorth,1\n", "{lacks: [share, note]}")
    assert said == []
    assert table is not None
    assert table.columns == ("adopted",)


def test_blank_lines_breaks_in_cells_and_bom(tmp_path: Path) -> None:
    text = '\ufeffkennel,adopted,share,note\r\n\r\nNorth,1,5%,"two\r\nlines"\r\n,,,\r\nSouth,2,6%,x'
    table, said = load(tmp_path, text)
    assert said == []
    assert table is not None
    assert [str(table.cell(row, "adopted").place) for row in table.row_ids] == ["k.csv:3:7", "k.csv:6:7"]
    assert table.cell("north", "note").text == "two\r\nlines"


def test_labels_are_compared_without_case_blanks_and_kind_of_apostrophe(tmp_path: Path) -> None:
    table, said = load(tmp_path, "KENNEL,adopted,share,note\nowner's  Own,1,5%,x\nall Kennels,1,5%,x\n")
    assert said == []
    assert table is not None
    assert table.row_ids == ("owners_own", "all")


def test_order_makes_the_rows_a_closed_list(tmp_path: Path) -> None:
    contract = CONTRACT.replace("  all: All", "  order: [north, east]\n  all: All")
    _, said = load(tmp_path, "kennel,adopted,share,note\nEast,1,5%,x\nWest,1,5%,x\n", contract=contract)
    assert said == ['k.csv:3:1 PR227 table `kennels` has the unknown row "West"']


def test_status(tmp_path: Path) -> None:
    text = "kennel,adopted,share,note\nNorth,1,5%,x\n"
    table, said = load(tmp_path, text, "{status: {north.adopted: p}}")
    assert said == []
    assert table is not None
    assert table.cell("north", "adopted").status == ("p",)
    assert load(tmp_path, text, "{status: {nord.adopted: p}}")[1] == [
        "t.yaml:1:2 PR228 `status` names `nord.adopted`, and the table has no such cell"
    ]


def test_missing_file(tmp_path: Path) -> None:
    findings = Findings()
    contract: Any = validate(TableContract, read_yaml_text(CONTRACT, "c", findings), "c", findings)
    for name in ("none.csv", "none.xlsx"):
        with pytest.raises(ReadError):
            load_table(tmp_path / name, name, "kennels", 2021, contract, TableSourceSpec(), findings)


def test_snake_case() -> None:
    assert snake_case("Parent/Guardian") == "parent_guardian"
    assert snake_case("Guardian’s Partner") == "guardians_partner"
    assert snake_case("  Größe & Maß ") == "grosse_and_mass"
    assert snake_case("12-14") == "12_14"


def test_scan_of_a_quoted_field_at_the_end() -> None:
    findings = Findings()
    records = scan_csv('a,"b"\n"c,d",\n', "f.csv", findings)
    assert records is not None
    assert [record.fields for record in records] == [
        (("a", 1, 1), ("b", 1, 4)),
        (("c,d", 2, 2), ("", 2, 7)),
    ]


def write_xlsx(path: Path, rows: list[list[object]], name: str = "Sheet1") -> None:
    """Write the least spreadsheet there is (ECMA-376), with inline strings."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(row):
            at = f"{chr(65 + column)}{number}"
            if isinstance(value, str):
                cells.append(f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>')
            elif value is not None:
                cells.append(f'<c r="{at}"><v>{value}</v></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        file.writestr(
            "xl/workbook.xml",
            f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            f'<sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        file.writestr(
            "xl/worksheets/sheet1.xml",
            f'{head}<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
        )


def test_a_spreadsheet(tmp_path: Path) -> None:
    findings = Findings()
    contract: Any = validate(TableContract, read_yaml_text(CONTRACT, "c", findings), "c", findings)
    path = tmp_path / "kennels.xlsx"
    rows: list[list[object]] = [
        ["Kennel", "Adopted animals", "share", "note"],
        ["North", 1116, 0.215, "x"],
        ["South", 2358, 0.785, "007"],
        ["All kennels", 3474, None, None],
    ]
    write_xlsx(path, rows, "Numbers")
    table = load_table(path, "k.xlsx", "kennels", 2021, contract, TableSourceSpec(sheet="Numbers"), findings)
    assert list(findings) == []
    assert table is not None
    assert table.cell("north", "adopted").amount == 1116
    assert table.cell("south", "share").amount == 0.785
    assert table.cell("south", "note").text == "007"
    assert table.cell("all", "share").is_blank
    assert str(table.cell("south", "adopted").place) == "k.xlsx, cell B3"
    assert (
        load_table(path, "k.xlsx", "kennels", 2021, contract, TableSourceSpec(sheet="Other"), findings)
        is None
    )
    assert [item.code for item in findings] == ["PR230"]
    path.write_bytes(b"PK no spreadsheet")
    findings = Findings()
    assert load_table(path, "k.xlsx", "kennels", 2021, contract, TableSourceSpec(), findings) is None
    assert [item.code for item in findings] == ["PR221"]
