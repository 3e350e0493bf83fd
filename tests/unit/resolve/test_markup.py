"""A line without a sign of markup is not handed to Markdown, and comes out the same."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from printreport.resolve import markup
from printreport.resolve.markup import LANG_CLOSE, LANG_OPEN, parse_line

SIGNS = st.text(
    alphabet="ab1 -+#.~|=:\"'()\u00a0\u2014*_[]<>&!`\\\n\t" + chr(LANG_OPEN) + LANG_CLOSE, max_size=12
)


def refuse(code: str, message: str, line: int, stretch: str, hint: str) -> None:
    """Say nothing: what Markdown makes of a line is compared, not judged."""


@example("# no head here")
@example("  1. no list  ")
@example("a\\*b")
@example("two\nlines")
@given(SIGNS)
def test_the_short_way_gives_what_markdown_gives(text: str) -> None:
    line = text.replace("\n", " ").strip(" ")
    by_markdown = markup._inline(markup._line_tokens(line), [("fr", "")], 0, refuse)
    assert parse_line(text, [("fr", "")], refuse) == by_markdown
