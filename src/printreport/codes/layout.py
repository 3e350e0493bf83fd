"""PR1xx: what is wrong in the YAML of a layout, a theme or a data file, whatever it means."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["LAYOUT"]

LAYOUT: dict[str, Code] = {
    "PR100": Code(
        title="The file is not YAML",
        text=(
            "The reader of YAML can not make sense of the file at this place. What stands "
            "after it was not read, so there may be more to find once this is right."
        ),
        example='title: Our year: in numbers      # a ": " inside a value',
        hint='put the value in quotes: `title: "Our year: in numbers"`',
    ),
    "PR101": Code(
        title="Unknown key",
        text=(
            "A mapping has a key that is not one of its kind. Nothing is guessed: a misspelled "
            "key would otherwise be left out without a word."
        ),
        example="colums: [active, resolved, total]",
        hint=(
            "the nearest known key is in the message; `docs/layout-files.md` and "
            "`docs/data-files.md` list the keys of each kind"
        ),
    ),
    "PR102": Code(
        title="A key is missing",
        text=(
            "A mapping lacks a key without which it means nothing, such as the `data` of a "
            "table or the `kind` of a block."
        ),
        example=("- kind: chart            # lacks `mark`\n  data: cases_by_state"),
        hint="add the key",
    ),
    "PR103": Code(
        title="A value of the wrong type",
        text=("A key holds text where a number is expected, a list where a mapping is, and the like."),
        example="columns: two             # expected was a whole number",
        hint="write a value of the type that the message names",
    ),
    "PR104": Code(
        title="Not one of the choices",
        text="A key that takes one of a few words has another.",
        example="style: pretty            # expected was `plain` or `financial`",
        hint="write one of the words that the message lists",
    ),
    "PR105": Code(
        title="Unknown kind of section or block",
        text="The `kind` of a section or a block is not one that printreport knows.",
        example="- kind: tabel",
        hint="write one of the kinds that the message lists",
    ),
    "PR106": Code(
        title="An id stands twice",
        text=(
            "Links, messages, editions and the words of a year go by the ids of sections and "
            "blocks, so each id is given once in a layout."
        ),
        example=("- {kind: prose, id: intro, text: One}\n- {kind: prose, id: intro, text: Two}"),
        hint="give the second one a name of its own",
    ),
    "PR107": Code(
        title="A key stands twice",
        text="YAML readers differ in which of two values they keep, so two are refused.",
        example=("title: One\ntitle: Two"),
        hint="take one of them out",
    ),
    "PR108": Code(
        title="Anchors, aliases and tags are not read",
        text=(
            "`&name`, `*name` and `!tag` are refused: a file should say what it means where it "
            "means it. A text that begins with one of these signs needs quotes."
        ),
        example="note: *see the appendix*",
        hint='put the text in quotes: `note: "*see the appendix*"`',
    ),
    "PR109": Code(
        title="A value begins with {{ and has no quotes",
        text=(
            "YAML reads a brace as the beginning of a mapping, so a text that begins with a "
            "bound value needs quotes."
        ),
        example="title: {{ cases.total }} cases",
        hint='`title: "{{ cases.total }} cases"`',
    ),
    "PR110": Code(
        title="Not a text file of this project",
        text="The file is not UTF-8, is too big, or nests deeper than any layout does.",
        example=("error[PR110]: the byte 0xE9 is no UTF-8 text, the encoding of all files of a project"),
        hint="save the file with the encoding UTF-8",
    ),
    "PR111": Code(
        title="A heading skips a level",
        text=(
            "Those who listen go from heading to heading, and a level that is left out sounds like a part "
            "that is missing. The title of a chapter is level 1, `##` is level 2, `###` is level 3."
        ),
        example="### The call center       # with no `## ` before it in its chapter",
        hint="`## `, or a heading of the level between, above it",
    ),
    "PR112": Code(
        title="No title or no language",
        text=(
            "The title of the report stands in the window and is the first thing that is said; its language "
            "tells how everything is pronounced; the title of a chapter is its heading. None may be empty, "
            "and a language is a tag such as `en-US` (BCP 47)."
        ),
        example='report: {title: "", organization: Ferry Library, language: English}',
        hint="`title: …`, `language: en-US`",
    ),
    "PR113": Code(
        title="An edition names what its layout lacks",
        text=(
            "An edition chooses and ranks sections and blocks by their ids; one of them is in no section "
            "of the layout it is made from. What was to stay would be missing without a word."
        ),
        example="only: [by_tpye]",
        hint="the nearest id is in the message",
    ),
    "PR114": Code(
        title="An axis of a matrix that makes no editions",
        text=(
            "Each axis of a matrix is the rows of a table or a list of words, under a name that means "
            "nothing else: no table, no value, no row, no word of the grammar. A word stands in a list "
            "once, and one that chooses an audience must be one."
        ),
        example="matrix: {town: by_town}      # the rows were meant",
        hint="`matrix: {town: by_town.rows}`, or `matrix: {language: [en-US, es]}`",
    ),
    "PR115": Code(
        title="Two editions would be one file",
        text=(
            "Two editions of a matrix have the same name of file, on some system at least: capital and small "
            "letters count as the same. One would take the place of the other."
        ),
        example='file: "{{ year }}"           # the same for every town',
        hint="a name that each axis stands in",
    ),
    "PR116": Code(
        title="A file name that is not safe",
        text=(
            "The name of an edition's file holds a sign that leads to another folder or that some system "
            "refuses, is kept for a device, ends in a dot, or is too long; or it asks for data that the "
            "year lacks."
        ),
        example='file: "{{ town }}"           # of a town called "St. Mary/East"',
        hint="`{{ town | slug }}`",
    ),
    "PR131": Code(
        title="A font file is missing",
        text=(
            "A theme names a font file that is neither under `fonts/` of the project nor among "
            "those that come with printreport."
        ),
        example="sans: {regular: plex/Plex.ttf, …}",
        hint="put the file under `fonts/`, or name one of those that are there",
    ),
    "PR132": Code(
        title="Text does not stand out from its ground",
        text=(
            "The contrast of a text's color and the color under it is below 4.5:1 (WCAG 2.1, 1.4.3), so "
            "that it is hard to read for many and unreadable for some."
        ),
        example='muted: {rgb: "#9AA5AF", cmyk: [0, 0, 0, 40]}     # 2.5:1 on white paper',
        hint="a darker color on a light ground, or a lighter one on a dark ground",
    ),
    "PR133": Code(
        title="Graphics do not stand out from their ground",
        text=(
            "The contrast of bars, lines or marks and the color under them is below 3:1 (WCAG 2.1, 1.4.11)."
        ),
        example='secondary: {rgb: "#8FD0D8", cmyk: [40, 0, 15, 0]}     # 1.7:1 on white paper',
        hint="a darker color on a light ground, or a lighter one on a dark ground",
    ),
    "PR134": Code(
        title="Color alone tells things apart",
        text=(
            "Two colors that a chart sets beside each other are equally light, so that they look the same "
            "in gray and to those who do not see the difference of color (WCAG 2.1, 1.4.1)."
        ),
        example='shade_3: {rgb: "#8FBDC2", …}\nshade_4: {rgb: "#C28F8F", …}     # as light as shade_3',
        hint="make one of them clearly darker",
    ),
}
