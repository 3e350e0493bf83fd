"""PR5xx: what is wrong with the finished file."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["FILE"]

FILE: dict[str, Code] = {
    "PR501": Code(
        title="Text outside the reading order",
        text=(
            "A page holds text that belongs to no paragraph, table or figure of the structure, "
            "so that a reader who listens would miss it. That is a defect of printreport worth "
            "reporting."
        ),
        example='warning[PR501]: page 3 has text outside the reading order: "…"',
        severity="warning",
    ),
    "PR520": Code(
        title="A number of the file is not in its ledger",
        text=(
            "The finished file was read back, and a number stands on a page where the ledger has none. "
            "Every number has an entry with its page and rectangle. That is a defect of printreport worth "
            "reporting."
        ),
        example='error[PR520]: page 3 prints "27733" at (235, 61), and the ledger has no number there',
    ),
    "PR521": Code(
        title="The ledger says what the file does not",
        text=(
            "The ledger has a number at a place where the file, read back, has another one or none, or a "
            "value without a source. The ledger may be of another build of the file."
        ),
        example='error[PR521]: the ledger has "27,733" on page 1 at (262, 55), but no number is read there',
        hint="`printreport build --verify`, which writes both anew",
    ),
    "PR522": Code(
        title="A bar does not have the length of its value",
        text=(
            "The bars of a chart were measured as painted, and one is longer or shorter than its value "
            "is on the scale of the others. That is a defect of printreport worth reporting."
        ),
        example="error[PR522]: page 9: the bar of `calls.received@2021` does not have the length of 94,428",
    ),
    "PR523": Code(
        title="A computed value comes out otherwise the second time",
        text=(
            "What the report computes is reckoned a second time by the arithmetic of the checks, and the "
            "two disagree. That is a defect of printreport worth reporting."
        ),
        example="error[PR523]: `cases.resolved_share@2021` was computed as 0.9, but reckoned a second time …",
    ),
    "PR524": Code(
        title="A value is printed otherwise in another file",
        text=(
            "Several files of one year were laid side by side by their ledgers, and a value differs among "
            "them: one was built of older data, or with another correction."
        ),
        example=(
            "error[PR524]: `cases.total@2021` is 27,733 in impact-2021.pdf, but 27,732 in impact-2021-nih.pdf"
        ),
        hint="build all files in one run: `printreport build 2021 --profile screen,nih`",
    ),
}
