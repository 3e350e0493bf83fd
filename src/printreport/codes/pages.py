"""PR4xx: what does not fit on a page, or falls on it badly."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["PAGES"]

PAGES: dict[str, Code] = {
    "PR400": Code(
        title="Something that can not be drawn",
        text=(
            "A part of the report can not be drawn as the layout asks; the message says what "
            "and why. Nothing was written."
        ),
    ),
    "PR411": Code(
        title="A block is higher than a page",
        text=(
            "A block that can not be broken, or a note at the foot, has more height than a page gives it, "
            "so it would run over the edge. Nothing was written; a draft shows the page."
        ),
        example=('error[PR411]: block "by_state" is 812 pt high, but its page has room for 640 pt'),
        hint="give it less, such as `top`, a `height`, or two blocks",
    ),
    "PR412": Code(
        title="A table is wider than its frame",
        text=("Even with every column at its least width (its longest word) the table does not fit."),
        example=('error[PR412]: table "race_by_age" needs 540 pt at least, but its frame is 504 pt wide'),
        hint="`page: wide`, or drop a column, or a smaller `type_size`",
    ),
    "PR413": Code(
        title="A cover with too many words",
        text="Title and subtitle leave no room on the cover. Nothing was written.",
        example="error[PR413]: the cover's title has 400 characters, more than its page holds",
        hint="a shorter `title`",
    ),
    "PR414": Code(
        title="More pages than allowed, and nothing left to leave out",
        text=(
            "An edition or the receiver of a file allows a number of pages. Sections and blocks with a "
            "`rank` were left out, the highest first, and what has no rank is still longer. Type is never "
            "made smaller for it."
        ),
        example="error[PR414]: nih has 5 pages where 4 are allowed, and nothing that is left has a rank",
        hint="`rank: 1` at a section or block that may go, or under `rank:` of the edition",
    ),
    "PR421": Code(
        title="A character without a glyph",
        text=(
            "The face that sets the text has no picture for a character, so that a box would "
            "be printed. Nothing was written."
        ),
        example=('error[PR421]: "✓" (U+2713) has no glyph in SourceSans3_400Regular.ttf; it would be a box'),
        hint="another character, or a theme whose face has it",
    ),
}
