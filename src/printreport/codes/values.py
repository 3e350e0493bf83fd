"""PR200 to PR219: values that contradict each other, and corrections that fit nothing."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["VALUES"]

VALUES: dict[str, Code] = {
    "PR203": Code(
        title="A row does not add up",
        text=(
            "The contract says with `equals` what a column must equal in each row, and in this "
            "row it does not. A sum claims no more than its parts know: rounded values count "
            "as the range they stand for."
        ),
        example=('error[PR203]: row "Family Abduction" adds up to 1,385 children, but its total says 1,358'),
        hint="correct the cell, or list it in corrections.yaml with `action: keep` and the reason",
    ),
    "PR204": Code(
        title="A column does not add up",
        text=(
            "The rows of a column of counts or money do not add up to the sum row that the "
            "contract names with `all`. Where rows are lost (`complete: false`) they may only "
            "add up to less."
        ),
        example='error[PR204]: column "active" adds up to 2,809, but the row "Total" says 2,890',
        hint="correct the cell, or list it in corrections.yaml with the reason",
    ),
    "PR205": Code(
        title="A tie does not hold",
        text=(
            "Values that the contract ties together do not agree, within what rounding and "
            'words such as "more than" allow.'
        ),
        example=("ties:\n  - cases_by_type.all.total = cases.total"),
        hint="correct one of them, or list it in corrections.yaml with the reason",
    ),
    "PR206": Code(
        title="A cell is blank without a reason",
        text=(
            "A cell of numbers holds nothing, and nothing says why. A blank is no zero: it is "
            "lost, or it does not apply."
        ),
        example="Colorado,56,,618",
        hint=("list the cell in corrections.yaml as `published: lost`, or give it a `status` in tables.yaml"),
    ),
    "PR207": Code(
        title="The printed text does not stand for the value",
        text=(
            "`printed` holds the text as the source prints it. Read as a number it is another "
            "one than `value`, and no correction explains it."
        ),
        example='{value: 29397681, printed: "29,397,681 million"}',
        hint="correct `value` or `printed`, or list the value in corrections.yaml with the reason",
    ),
    "PR208": Code(
        title="A quoted earlier value is another one",
        text=("A document quotes a value of an earlier year that is not what that year's own document says."),
        example="ncic.entries: {value: 337195, prior: {2020: 365384}}",
        hint="correct the quote, or state the restated value with its reason",
    ),
    "PR209": Code(
        title="A value names no known source",
        text=(
            "Every value says which document of `data/sources.yaml` it comes from, so that a "
            "reader can go and look."
        ),
        example="calls.received: {value: 94428}",
        hint="`source: …`, a document of data/sources.yaml",
    ),
    "PR210": Code(
        title="A running total falls",
        text=(
            "A value that counts since a start year is lower than in an earlier year, which "
            "can not be unless what is counted has changed."
        ),
        example="error[PR210]: `cases.recoveries_ever` is a running total, but it falls …",
        hint="correct the value, or say `comparable: false` with `why` in the contract",
    ),
    "PR211": Code(
        title="A correction names nothing",
        text=("An entry of corrections.yaml names a cell, a row or a metric that the year does not have."),
        example="- cell: cases_by_state.colorada.resolved",
        hint="write `table.row.column` as the tables have it",
    ),
    "PR212": Code(
        title="A correction contradicts the data",
        text=(
            "What a correction says was published is not what the data holds. The data keeps "
            "what is printed, even where it is wrong; the correction goes beside it."
        ),
        example="- {cell: calls.received, published: 94482, …}     # the data has 94,428",
        hint="write in `published` what the data holds, or `lost` for a blank cell",
    ),
    "PR213": Code(
        title="A correction that can not be applied",
        text=("A correction stands twice, lacks the value to use, or relabels something that is no row."),
        example=("- {cell: cases.total, published: 27733, action: correct, because: …}    # lacks `value`"),
        hint="one entry a cell, with the value to use",
    ),
    "PR214": Code(
        title="Shares do not add up to 100 %",
        text=(
            "The shares of one whole add up to more or less than rounding explains. It is an "
            "error where they are far off."
        ),
        example="error[PR214]: the shares add up to 109.99%",
        hint="correct the share, or list it in corrections.yaml with the reason",
        severity="warning",
    ),
    "PR215": Code(
        title="A share does not follow from its counts",
        text=(
            "A printed share is not the count divided by the whole that the contract names "
            "with `share_of`, to its printed digits."
        ),
        example='error[PR215]: row "Online" prints 12.4%, but 18 of 210 are 8.6%',
        hint="correct the share or the count, or list it in corrections.yaml with the reason",
    ),
}
