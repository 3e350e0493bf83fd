"""PR5xx: what is wrong with the finished file."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["FILE"]

FILE: dict[str, Code] = {
    "PR501": Code(
        title="Text outside the reading order",
        text=(
            "A page holds text that belongs to no paragraph, table or figure of the structure, "
            "so that a reader who listens would miss it. Nothing was written. That is a defect of "
            "printreport worth reporting."
        ),
        example='error[PR501]: page 3 has text outside the reading order: "…"',
    ),
    "PR511": Code(
        title="Marks on the page and the structure do not agree",
        text=(
            "The finished file was read back: each marked stretch of a page belongs to one element of the "
            "structure, and the parent tree says to which. Here one does not. That is a defect of "
            "printreport worth reporting."
        ),
        example="error[PR511]: page 2: mark 14 is owned by no element",
    ),
    "PR512": Code(
        title="An element of the structure lacks what it must say",
        text=(
            "A figure needs a text alternative and a box, a head of a table its scope, a link its "
            "destination in words, a note an id, a heading the level above it. Read back from the file, "
            "one of them is lacking. That is a defect of printreport worth reporting."
        ),
        example="error[PR512]: page 7: a TH has no scope",
    ),
    "PR513": Code(
        title="Text is hidden from those who listen",
        text=(
            "Text of the report is marked as decoration of the page. Only running heads, page numbers and "
            "what is repeated on a later page may be. That is a defect of printreport worth reporting."
        ),
        example='error[PR513]: page 4: text is hidden in an artifact of Layout: "27,733 cases"',
    ),
    "PR514": Code(
        title="The file is not read in the order of the story",
        text=(
            "The words of the structure, one after the other, are compared with the words of the report. "
            "Something is lacking, or stands at another place. That is a defect of printreport worth "
            "reporting."
        ),
        example='error[PR514]: "Cases and their outcomes" is not read after "The national database"',
    ),
    "PR515": Code(
        title="A font of the file is not whole",
        text=(
            "A font is not embedded, does not say which characters its codes are, or lacks a glyph that a "
            "page shows. That is a defect of printreport worth reporting."
        ),
        example='error[PR515]: the font "Helvetica" is not embedded',
    ),
    "PR516": Code(
        title="The file does not say what it is",
        text=(
            "The title, the language, the bookmarks, the tab order or the structure is lacking in the "
            "finished file. A report without a title is refused before (PR102)."
        ),
        example="error[PR516]: the file has headings, but no bookmarks",
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
