"""PR216 to PR219 and PR235 to PR245: figures that do not bear each other out over tables and years."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["AUDIT"]

AUDIT: dict[str, Code] = {
    "PR216": Code(
        title="A running total does not grow by its years",
        text=(
            "`adds` of the contract names the metric of a year that a running total grows by. An exact "
            'total must grow by just that (an error where it does not). A bound such as "more than 600" '
            "that moves less still holds, but says less than it could; one that moves more is no "
            "difference of a year's work."
        ),
        example=(
            "warning[PR216]: `deployments_ever` grows by 0 from more than 1,200 in 2020 to more than "
            "1,200 in 2021, but `deployments` counts 34"
        ),
        hint="list it in corrections.yaml with `action: keep`, `explains: running_total` and the reason",
        severity="warning",
    ),
    "PR217": Code(
        title="A hedge on an exact number",
        text=(
            'A number after "more than", "nearly" and their like is a rounded one. With its last digit, or '
            "more digits than `hedge_digits` of the contract's tolerances allow, either the word or the "
            "number is not meant."
        ),
        example="unidentified_cases: {value: 723, qualifier: more_than}",
        hint="take the qualifier out, or list it in corrections.yaml with `explains: hedge`",
        severity="warning",
    ),
    "PR218": Code(
        title="A number was cut off, or rounded the wrong way",
        text=(
            "A rounded number and the exact one that it is tied to are less than a unit of its last place "
            "apart, but the exact one does not round to it."
        ),
        example="65.4 million beside parts that add up to 65,465,314, which rounds to 65.5 million",
        hint="round it anew, or list it in corrections.yaml with `explains: rounding`",
        severity="warning",
    ),
    "PR219": Code(
        title="The head of a column says another kind of number",
        text=(
            "The head says Count over percentages, or Percent over counts, so that a reader takes the "
            "figures for what they are not."
        ),
        example="Sex,Count\nFemale,94%",
        hint="list a cell of the column in corrections.yaml with `action: relabel` and the reason",
    ),
    "PR235": Code(
        title="A stated change is not the change of the values",
        text=(
            "`change_of` of the contract says which value a stated change speaks of, and the values of "
            "both years give another one."
        ),
        example='{value: 0.4, qualifier: more_than, printed: "40%"} where 1,000 became 1,300',
        hint="correct the statement or a value, or list the statement in corrections.yaml with the reason",
    ),
    "PR236": Code(
        title="A suppressed cell can be computed back",
        text=(
            "`suppress` keeps small counts of a table from being printed, but rows and columns that add "
            "up leave one number for the blank, or the only numbers that small cells can hold."
        ),
        example="North,c,30,33      # 33 - 30 = 3",
        hint="keep back a further cell of its row and column: `suppress: {below: 5, also: [north.waiting]}`",
    ),
    "PR237": Code(
        title="A value of a locked year was changed",
        text=(
            "`printreport audit --lock 2020` stored the values of the year in data/2020/locked.json, and "
            "one of them is another now, or gone. What was published may change only with a word on it."
        ),
        example="error[PR237]: `cases.total` of the locked year 2020 is 29,783, but was locked as 29,782",
        hint="`restated: {from: 29782, to: 29783, reason: …}` at the value, or the old number",
    ),
    "PR238": Code(
        title="A restatement does not fit",
        text=(
            "`restated` says from what to what a value was changed, and either the locked value or the "
            "present one is another."
        ),
        example="cases.total: {value: 29783, restated: {from: 29000, to: 29783, reason: late cases}}",
        hint="`from` is the locked value, `to` the one that is used",
    ),
    "PR239": Code(
        title="A status mark that does not fit",
        text=(
            "The key knows b (break), c (confidential), e (estimated), p (provisional), r (revised), "
            "x (not available) and z (not applicable). c, x and z stand in the place of a number, the "
            "others beside one."
        ),
        example="status: {north.adopted: x}      # and the cell holds 12",
        hint="another mark, or none",
    ),
    "PR240": Code(
        title="A note does not travel with what is computed",
        text=(
            "A derived value counts the same things as one that carries a note, and would be printed "
            "without it. Sums and differences take the note along by themselves; a rate has another unit "
            "and needs its own."
        ),
        example="entries_per_day: {formula: ncic.entries / calendar.days}",
        hint="`carries: Entries, not children.`",
        severity="warning",
    ),
    "PR241": Code(
        title="A value is of another order than in other years",
        text=(
            "A metric is many times what it was, or a small part of it, as happens where thousands are "
            "typed for units. `magnitude` of the contract's tolerances says how many times."
        ),
        example="calls.received: {value: 94}      # 94,428 the year before",
        hint="see whether both years count in the same unit",
        severity="warning",
    ),
    "PR243": Code(
        title="A tie can not be checked for a year",
        text=(
            "The year has one side of the tie, but the other can not be reckoned: a row is not in the "
            "table, a cell holds no number, or the formula is none that ties are reckoned with. A metric "
            "or a table that the year does not keep at all is passed over without a word."
        ),
        example="ties:\n  - kennels.east.taken = dogs.total      # 2021 has no row `east`",
        hint="fill in what is lacking, or take that side out of the tie",
        severity="warning",
    ),
    "PR244": Code(
        title="A count is less than zero",
        text="A column of counts holds a negative number, which is hardly a number of things.",
        example="North,-6,16",
        hint="the number without its sign, or another type for the column, such as `rate`",
        severity="warning",
    ),
    "PR245": Code(
        title="A currency that does not exist",
        text="`currency` is a code of ISO 4217, three capital letters that the language data knows.",
        example="gifts: {label: gifts, unit: EUR, currency: EURO}",
        hint="`currency: EUR`",
    ),
    "PR242": Code(
        title="The lock of a year can not be read",
        text="locked.json is written by `printreport audit --lock` and not edited by hand.",
        example='{"year": 2020, "values": [1, 2]}',
        hint="take it from version control, or lock the year anew",
    ),
}
