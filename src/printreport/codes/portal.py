"""PR560 to PR573: what the receiver of a file does not take, found on the finished file."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["PORTAL"]

PORTAL: dict[str, Code] = {
    "PR560": Code(
        title="A name that the receiver does not take",
        text=(
            "The name of the file is too long for a portal, or holds signs that it refuses. Letters without "
            "accents, digits, - and _ are taken everywhere, up to 32 of them before the suffix."
        ),
        example='error[PR560]: the name "R&D.pdf" has "&", which the receiver does not take',
        hint="`printreport package`, which gives names that are taken everywhere",
    ),
    "PR561": Code(
        title="The file is too large for the receiver",
        text="The file has more bytes than the portal takes.",
        example="error[PR561]: the file has 31,004,112 bytes, and 29,000,000 are allowed",
        hint="smaller pictures, or a short edition",
    ),
    "PR562": Code(
        title="The file is locked",
        text="The file is encrypted or opens with a password only, so that the portal can not take it apart.",
        example="error[PR562]: the file is encrypted",
        hint="`qpdf --decrypt in.pdf out.pdf`",
    ),
    "PR563": Code(
        title="The file is not flat",
        text=(
            "The file is a portfolio, or holds form fields, signatures, layers, scripts, comments or "
            "attachments. A portal joins files into one and prints them; none of this survives, or the "
            "upload is refused."
        ),
        example="error[PR563]: the file has 3 form fields, a signature among them",
        hint="print the file to a new PDF",
    ),
    "PR564": Code(
        title="A link to an address that the receiver does not take",
        text="Reviewers are not to be led to the outside: the rules take links within the file only.",
        example='error[PR564]: a link leads to "https://example.org", and the receiver takes no addresses',
    ),
    "PR565": Code(
        title="A page of a size that the receiver does not take",
        text=(
            "A page is larger than the paper that the receiver prints on, or the pages are of several sizes."
        ),
        example="error[PR565]: page 2 is 11.69 × 16.54 in, and 8.50 × 11.00 in is the most",
        hint="`--page letter`",
    ),
    "PR566": Code(
        title="More pages than the receiver takes",
        text="The file has more pages than the receiver reads; what is over is cut off or the file refused.",
        example="error[PR566]: the file has 12 pages, and 10 are allowed",
        hint="`--edition` of a short form, or `rank` at what may be left out",
    ),
    "PR567": Code(
        title="Text in the margin",
        text=(
            "Text stands nearer to the edge of the page than the receiver allows. Lines and grounds of color "
            "may; a page number may where the receiver wants one."
        ),
        example='error[PR567]: page 3: "Annual report" stands 0.31 in from the top edge, where 0.50 in …',
    ),
    "PR568": Code(
        title="Running text is too small",
        text=(
            "Running text is smaller than the receiver's least size. Tables, charts and their captions may "
            "be smaller. A page limit is met by leaving out, not by smaller type."
        ),
        example='error[PR568]: page 2: "The center opened new cases" is 9 pt, and 11 pt is the least',
    ),
    "PR569": Code(
        title="Lines stand too close",
        text="More lines stand to the inch than the receiver allows.",
        example=(
            'error[PR569]: page 2: the lines at "By the last day" stand 6.8 to the inch, and 6 are the most'
        ),
    ),
    "PR570": Code(
        title="Letters stand too close",
        text=(
            "Over the running lines of a page there are more characters to the inch than the receiver allows."
        ),
        example="error[PR570]: page 1 has 16.2 characters to the inch, and 15 are the most",
        hint="a wider typeface, or a larger size",
    ),
    "PR571": Code(
        title="Page numbers where the receiver sets its own, or none where it wants them",
        text=(
            "Some receivers join files and number the pages themselves, so that a file must not; others want "
            "the pages numbered by the sender."
        ),
        example='error[PR571]: page 2 has the page number "2", and the receiver sets its own',
        hint="the profile of the receiver: `printreport build --profile nih`",
    ),
    "PR572": Code(
        title="Text that can not be searched",
        text=(
            "A font is not embedded, or a page is a picture of text, which no machine and no "
            "screen reader reads."
        ),
        example='error[PR572]: the font "Helvetica" is not embedded',
    ),
    "PR573": Code(
        title="Text in columns",
        text="The receiver asks for text in one column, and lines of text stand beside each other.",
        example="error[PR573]: page 2 has text in columns, one column was expected",
        hint="`single_column: true` in the profile",
    ),
}
