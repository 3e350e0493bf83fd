"""PR530-PR548: what a print shop would send back."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["PRESS"]

PRESS: dict[str, Code] = {
    "PR530": Code(
        title="Page boxes that a shop can not cut by",
        text=(
            "Each page needs a trim box, where it is cut, inside a bleed box, inside the media box. Without "
            "them the shop guesses."
        ),
        example="error[PR530]: page 3: there is no trim box, so that the shop can not know where to cut",
        hint="build with `--profile print`, or set the boxes in the program that made the file",
    ),
    "PR531": Code(
        title="Artwork that ends at the edge",
        text=(
            "A ground or a picture touches the edge of the page but does not go on over it. The knife is "
            "never exact: a white sliver would show. The page was rendered to see it."
        ),
        example="error[PR531]: page 1: artwork at the left edge does not reach 9 pt over the trim",
        hint="let it reach 3 mm (0.125 in) over the edge",
    ),
    "PR532": Code(
        title="More ink than dries",
        text=(
            "The inks of one spot add up to more than the press can dry; sheets stick together and show "
            "through. The plates are rendered by ghostscript where it is installed, else the objects are "
            "added up."
        ),
        example="error[PR532]: page 4: 382 % of ink lie on one spot (measured), at most 300 % were expected",
        hint="a `cmyk` recipe with less ink, or pictures converted by the shop's ICC profile",
    ),
    "PR533": Code(
        title="Colors for screens",
        text=(
            "An area, text or a picture is in RGB. A press has four inks, and what the shop makes of it is "
            "not what was seen."
        ),
        example="error[PR533]: page 2: a picture is painted in DeviceRGB",
        hint="convert it to CMYK by the shop's ICC profile",
    ),
    "PR534": Code(
        title="Black text made of several inks",
        text=(
            "Small black text is printed from more than one plate. Plates are never in perfect register, so "
            "that letters get colored fringes."
        ),
        example='error[PR534]: page 5: the text "In 2021 the center" is black made of C75 M68 Y67 K90',
        hint="`cmyk: [0, 0, 0, 100]`",
    ),
    "PR535": Code(
        title="Overprint that is missing, or too much",
        text=(
            "Black text should be printed over its ground: where it knocks it out, the smallest shift shows "
            "paper. White must never overprint, since it has no ink and vanishes."
        ),
        example='warning[PR535]: page 7: the black text "One in six" knocks out its ground',
        severity="warning",
    ),
    "PR536": Code(
        title="A line too thin to print",
        text="A line is thinner than the plate holds: it breaks, or is not there at all.",
        example="error[PR536]: page 9: a line is 0.10 pt wide, at least 0.25 pt were expected",
        hint="0.25 pt or more",
    ),
    "PR537": Code(
        title="A picture with too few pixels",
        text=(
            "A picture has fewer pixels an inch, at the size it is printed, than the screen of the press "
            "resolves. Below two thirds of it one sees the pixels, which is an error."
        ),
        example="warning[PR537]: page 2: a picture has 240 pixels an inch, at least 300 were expected",
        hint="a larger picture, or a smaller place for it",
        severity="warning",
    ),
    "PR538": Code(
        title="Type too small to print",
        text=(
            "Type below 6 pt in black, or 8 pt in several inks or white on a ground, fills up or breaks. The "
            "marks of notes, of one or two signs, may be a quarter smaller."
        ),
        example='warning[PR538]: page 3: the text "Source" is 5.5 pt, at least 6 pt were expected',
        severity="warning",
    ),
    "PR539": Code(
        title="Text too near the edge",
        text="Text stands so near the edge of the page that the knife may reach it.",
        example='error[PR539]: page 3: the text "Page 3" is 4 pt from the trim, at least 18 pt were expected',
        hint="0.25 in (6 mm) or more from the edge",
    ),
    "PR540": Code(
        title="A font is not in the file",
        text="The program of a font is not embedded, so that the shop prints with what it has instead.",
        example='error[PR540]: the font "Helvetica" is not embedded',
    ),
    "PR541": Code(
        title="Transparency where the shop takes none",
        text="Something lets its ground shine through, and the condition is of a workflow that flattens.",
        example="error[PR541]: page 2: a image is transparent, and the shop flattens",
        hint="ask whether PDF/X-4 is taken, and inspect for `press:offset-300`",
    ),
    "PR542": Code(
        title="A locked file",
        text="The file is encrypted, if only against changes. A shop must be able to impose and trap it.",
        example="error[PR542]: the file is encrypted, so that the shop can not impose it",
    ),
    "PR543": Code(
        title="Form fields or annotations on the page",
        text="Fields, notes and links are no print: some devices print what they show, and others do not.",
        example="error[PR543]: page 1: an annotation (Link) lies on what is printed",
        hint="build with `--profile print`",
    ),
    "PR544": Code(
        title="Scripts and actions",
        text="The file runs something when it is opened, which no file for a press may.",
        example="error[PR544]: the file has scripts",
    ),
    "PR545": Code(
        title="Files inside the file",
        text="The file carries attachments, which a press does not print and a shop may refuse.",
        example='error[PR545]: the file carries 24 attachments, the first is "by_state.csv"',
        hint="build with `--profile print`",
    ),
    "PR546": Code(
        title="Pages of several sizes",
        text="A page has another trimmed size than the others, so that it can not be bound with them.",
        example="error[PR546]: page 7: the page is 792 × 612 pt, 612 × 792 pt as the others were expected",
    ),
    "PR547": Code(
        title="A page count that can not be folded",
        text="A stitched booklet is made of sheets of four pages.",
        example="error[PR547]: the file has 26 pages, a multiple of 4 was expected for stitching",
        hint="add blank pages before the back page",
    ),
    "PR548": Code(
        title="No word on the printing condition",
        text=(
            "The file has no PDF/X output intent, or one for screens, or lacks something that the part of "
            "PDF/X it claims asks for. The shop can not know which inks and paper its colors were made for."
        ),
        example="warning[PR548]: the file does not say for which printing condition it was made …",
        hint="build with `--profile print`, with `--icc` where the shop has a profile of its own",
        severity="warning",
    ),
}
