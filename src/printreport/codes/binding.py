"""PR3xx: names, formulas, formats and claims in the words of the report."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["BINDING"]

BINDING: dict[str, Code] = {
    "PR301": Code(
        title="The data has it for another year",
        text=(
            "A formula asks for a year in which the value was not given. Without a year in it "
            "(`@2019`) the text would be left out instead."
        ),
        example=("error[PR301]: text asks for `calls.received@2019`, but the data has it for 2021 only"),
        hint="ask for a year that has it, or add the year's value as a `prior`",
    ),
    "PR302": Code(
        title="Unknown name",
        text=("A formula names a metric, a table or a derived value that the contract does not have."),
        example="{{ cases.totl }}",
        hint="write the name as the contract has it",
    ),
    "PR303": Code(
        title="Unknown row",
        text="A formula or a block names a row that the table has in no year.",
        example="{{ cases_by_type.family_abdction.total }}",
        hint="a row's id is its label in snake_case, or stands under `ids` in the contract",
    ),
    "PR304": Code(
        title="Unknown column",
        text="A formula or a block names a column that the table does not have.",
        example="{{ cases_by_type.all.totl }}",
        hint="write the column's id as the contract has it",
    ),
    "PR305": Code(
        title="A formula that can not be read",
        text=(
            "The text is outside of the grammar of formulas. They are names, numbers, the four "
            "operations, comparisons and a closed list of functions and formats; there is "
            "nothing else in them."
        ),
        example="{{ cases_by_type['all'] }}",
        hint="`{{ cases_by_type.all.total }}`; docs/layout-files.md has the whole grammar",
    ),
    "PR306": Code(
        title="A function that does not exist, or wrong arguments",
        text="The grammar has a closed list of functions, each with a number of arguments.",
        example="{{ average(cases_by_state.*.total) }}",
        hint="the message says what was expected; docs/layout-files.md lists the functions",
    ),
    "PR307": Code(
        title="A format that does not exist",
        text=(
            "After the bar in `{{ value | format }}` stands the name of a format, with at most "
            "the decimals it takes."
        ),
        example="{{ cases.total | persent }}",
        hint="docs/layout-files.md lists the formats",
    ),
    "PR308": Code(
        title="A format that does not fit the value",
        text=(
            "Percent is for shares, money for amounts of a currency: a format that would print "
            "a wrong statement is refused."
        ),
        example="{{ cases.total | percent }}",
        hint="leave the format out, or print a share",
    ),
    "PR309": Code(
        title="Units do not go together",
        text="Children and calls can not be added, and a share needs two values of one unit.",
        example="{{ cases.total + calls.received }}",
        hint="add or compare values of one unit",
    ),
    "PR310": Code(
        title="A worded claim is not true",
        text=(
            "`more_than`, `about` and `one_in` put a value into words, and are checked against it each time."
        ),
        example="{{ more_than(cases.total, 28000) }}      # there are 27,733",
        hint="claim what the value bears out; the message names the nearest",
    ),
    "PR311": Code(
        title="A number typed into text",
        text=(
            "A number in the text that is not bound will not follow the data when it changes. "
            "Numbers in words and data years count too."
        ),
        example="In 2021 we took 94,428 calls.",
        hint=(
            "`In {{ year }} we took {{ calls.received }}.`, or list a name that has digits "
            "under `names` of the report"
        ),
        severity="warning",
    ),
    "PR312": Code(
        title="The text has something that text does not have",
        text=(
            "Text is a subset of Markdown: paragraphs, two levels of headings, emphasis, "
            "lists, links, footnotes. Pictures, tables and quotations are blocks of their own; "
            "HTML and code there is none."
        ),
        example="text: <b>Important</b>",
        hint="`**Important**`; or a block of the kind that the message names",
    ),
    "PR313": Code(
        title="A link leads nowhere known",
        text=(
            "A link begins with https://, mailto: or #. After # stands the id of a section or block, or the "
            "words of a heading in small letters, joined by underscores."
        ),
        example="[our site](www.example.org)",
        hint="`[our site](https://www.example.org)`",
    ),
    "PR314": Code(
        title="A footnote without its mark or text",
        text=(
            "Every mark `[^name]` has a text `[^name]: …` in the same block, and the other way "
            "round. A text without a mark is a warning."
        ),
        example="Entries are not children.[^ncic]",
        hint="`[^ncic]: text` on a line of its own",
    ),
    "PR315": Code(
        title="Years that do not compare",
        text=(
            "The contract says that the value is not counted alike over the years, so no "
            "change, growth or comparison is made of it."
        ),
        example="{{ change(volunteers) }}",
        hint="leave the comparison out, or print both values with their notes",
    ),
    "PR316": Code(
        title="Braces that are not closed",
        text="`{{` opens a bound value and `}}` closes it, on both sides of the same text.",
        example="{{ cases.total }",
        hint="`{{ cases.total }}`",
    ),
    "PR317": Code(
        title="Words of the year that fit nothing",
        text=(
            "words.yaml puts other words in the place of the layout's, by the ids of sections "
            "and blocks, and this entry names an id or a key that the layout does not have."
        ),
        example=("by_stat:\n  title: The areas whose figures can be proved"),
        hint="write the id as the layout has it",
    ),
    "PR318": Code(
        title="A picture that is not there",
        text=(
            "The file of a picture does not exist, lies outside of the project, or is of a "
            "kind that is not read."
        ),
        example="file: images/pier.bmp",
        hint="a .png or .jpg below the project's folder",
    ),
    "PR319": Code(
        title="A picture without a text alternative",
        text=(
            "A reader who does not see the picture needs words in its place, unless the picture says nothing."
        ),
        example="- {kind: image, id: pier, file: images/pier.png}",
        hint="`alt: …`, or `decorative: true`",
    ),
    "PR320": Code(
        title="Left out for want of data",
        text=(
            "A section, block, row or fact needs data that the year does not have. It is left "
            "out, and the run says so; with `required: true` that is an error."
        ),
        example=('info[PR320]: block "states" is left out: table `cases_by_state` has no data for 2016'),
        hint="nothing, or `required: true`",
        severity="info",
    ),
    "PR321": Code(
        title="Data that is required is missing",
        text=(
            "A section or block with `required: true`, or the report's own words, need data "
            "that the year does not have."
        ),
        example=('error[PR321]: block "states" is required, but table `cases_by_state` has no data for 2016'),
        hint="add the data, or take `required` out",
    ),
    "PR323": Code(
        title="A number, a column or a condition was expected",
        text="The formula gives something else than this place needs.",
        example=("facts:\n  - {value: top(cases_by_state.*.total, 3)}      # names, not a number"),
        hint="`table.row.column` for a number, `table.*.column` for a column",
    ),
    "PR324": Code(
        title="A column that says nothing",
        text=(
            "A column of a table is one of the data (`column`), computed (`compute`), a share or a change."
        ),
        example=("columns:\n  - {label: Resolved}"),
        hint="`column: resolved`",
    ),
    "PR325": Code(
        title="A derived value is computed from itself",
        text="The formulas of derived values lead back to where they began.",
        example="derived: {a.b: {formula: c.d}, c.d: {formula: a.b}}",
        hint="take the circle out of data/contract.yaml",
    ),
    "PR326": Code(
        title="An unknown sort order",
        text="`sort` is the id of a column, or `label`, and after it `ascending` or `descending`.",
        example="sort: total upwards",
        hint="`sort: total descending`",
    ),
    "PR327": Code(
        title="A tile map that can not be used",
        text=(
            "`geo` of a chart names a file of `data/geo/` that says where the tile of each row "
            "stands. The file is missing, or a line of it is not understood."
        ),
        example="row,code,line,column",
        hint="a CSV with the row's id, its short code, and its row and column of the grid",
    ),
    "PR328": Code(
        title="A language without words",
        text=(
            'printreport says some words of its own ("continued", "about as many as"), and has '
            "none in this language."
        ),
        example="language: fr-FR",
        hint="one of the languages that the message lists",
        severity="warning",
    ),
    "PR329": Code(
        title="A date that is no day",
        text="`date` of the report is written as year, month and day.",
        example="date: June 2022",
        hint="`date: 2022-06-30`",
    ),
    "PR330": Code(
        title="An award without its statement",
        text=(
            "The report lists an award under `awards`, but what is printed has no block `acknowledgements` "
            "with its statement: the layout has none, or the edition leaves it out. The condition of an "
            "award asks for its statement in each publication that the award paid for."
        ),
        example='error[PR330]: award "15PJDP-21-GK-01234" is listed, but its statement is not printed in …',
        hint="`- kind: acknowledgements` in a section that stays, and its id in `only` of the edition",
    ),
    "PR331": Code(
        title="A statement of an award that can not be made",
        text=(
            "A block `acknowledgements` names an award that the report does not list, or the award lacks "
            "what its statement tells: `stevens` tells the dollars that come from the award and those that "
            "do not."
        ),
        example='error[PR331]: award "90XX0001" lacks `federal` or `other`, which its statement tells',
        hint="`federal: grants.federal` and `other: grants.other` at the award",
    ),
}
