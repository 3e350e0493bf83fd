"""The program's own words in English."""

from __future__ import annotations

__all__ = ["FRACTIONS", "NUMBERS", "QUOTES", "TEXTS", "ordinal", "singular"]

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
QUOTES = ("“", "”", "‘", "’")
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
FRACTIONS = (
    rf"\b(?:(?:{_SMALL}) (?:in|out of|of every) (?:{_SMALL}|twelve|twenty|fifty|a hundred)"
    r"|(?:one|two|three|four)[ -](?:thirds?|quarters?|fifths?|tenths?))\b"
)


def ordinal(number: int) -> str:
    """Give ``1st``, ``2nd``, ``11th``.

    >>> [ordinal(n) for n in (1, 2, 3, 11, 22, 113)]
    ['1st', '2nd', '3rd', '11th', '22nd', '113th']
    """
    if number % 100 in (11, 12, 13):
        return f"{number:,}th"
    return f"{number:,}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_IRREGULAR = {"children": "child", "people": "person", "families": "family", "men": "man", "women": "woman"}


def singular(unit: str) -> str:
    """Give the unit of one thing: ``calls`` → ``call``."""
    head, _, tail = unit.partition(" ")
    if head in _IRREGULAR:
        head = _IRREGULAR[head]
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return f"{head} {tail}" if tail else head


TEXTS: dict[str, str] = {
    "join_two": "{a} and {b}",
    "join_more": ", ",
    "join_last": "{a}, and {b}",
    # qualifiers
    "more_than": "more than {number}",
    "at_least": "at least {number}",
    "nearly": "nearly {number}",
    "about": "about {number}",
    "less_than": "fewer than {number}",
    "one_in": "{part} in {whole}",
    # comparisons
    "year_before": "the year before",
    "in_that_year": "in {year}",
    "compare_count_up": "{amount} more than {when}",
    "compare_count_down": "{amount} fewer than {when}",
    "compare_amount_up": "{amount} more than {when}",
    "compare_amount_down": "{amount} less than {when}",
    "compare_share_up": "{amount} higher than {when}",
    "compare_share_down": "{amount} lower than {when}",
    "compare_count_near": "about as many as {when}",
    "compare_amount_near": "about as much as {when}",
    "compare_share_near": "about the same as {when}",
    "compare_count_same": "as many as {when}",
    "compare_amount_same": "as much as {when}",
    "compare_share_same": "the same as {when}",
    "compare_first": "the first year with data",
    "rose": "rose",
    "fell": "fell",
    "stayed": "stayed the same",
    "up": "up",
    "down": "down",
    "level": "level",
    "more": "more",
    "fewer": "fewer",
    "as_many": "as many",
    "higher": "higher",
    "lower": "lower",
    "equal": "equal",
    "rise": "rise",
    "fall": "fall",
    "no_change": "no change",
    "standing": "{rank}",
    "standing_tied": "tied for {rank}",
    "ties_count": ", as many as {names}",
    "ties_amount": ", as much as {names}",
    "against_up": "{amount} above",
    "against_down": "{amount} below",
    "against_same": "the same as",
    "against_near": "about the same as",
    "points": "{number} points",
    "point": "{number} point",
    "rate_unit": "{unit} per {base}",
    # exhibits
    "table": "Table {number}",
    "figure": "Figure {number}",
    "source": "Source: {sources}.",
    "as_of": "as of {date}",
    "total": "Total",
    "others_row": "{count} others",
    "others_note": "Not shown: {count} others, {sum} together.",
    "others_note_rows": "Not shown: {count} others.",
    "continued": "continued",
    "footnote_link": "Footnote {number}",
    "footnote_back": "Back to the text",
    "as_printed": "as printed",
    "page_of": "{page} of {pages}",
    # statements of awards, in the words that their conditions give
    "award_doj": (
        "This project was supported by Award No. {number}, awarded by {agency}, U.S. Department of Justice. "
        "The opinions, findings, and conclusions or recommendations expressed in this publication are those "
        "of the authors and do not necessarily reflect those of the Department of Justice."
    ),
    "award_stevens": (
        "This project is supported by {agency} under Award No. {number} with {federal}, "
        "{federal_share} of its cost; {other}, or {other_share}, is paid from sources other than the federal "
        "government. The contents are those of the authors and do not necessarily represent the official "
        "views of, nor an endorsement by, {agency} or the U.S. government."
    ),
    "award_plain": "This work was supported by {agency} under Award No. {number}.",
    "data_category": "Category",
    "data_group": "Group",
    "change": "Change",
    "change_since": "Change since {year}",
    "share_of": "Share of {label}",
    "measure": "Measure",
    "value": "Number",
    "unit": "Counted in",
    "period": "Period",
    "who": "Who",
    "note": "Note",
    "in_year": "in {year}",
    "since": "since {year}",
    "since_until": "{since} to {year}",
    "since_start": "since the start",
    "end_of_year": "end of {year}",
    "fixed": "",
    "no_figure": "–",
    "no_figure_note": "– no figure in the source.",
    "lost_figure_note": "– lost in the source.",
    "not_comparable": "n/c",
    "not_comparable_note": "n/c not comparable: {why}.",
    "not_comparable_default": "the years count different things",
    "under": "under {to}",
    "from_to": "{start}–{to}",
    "or_more": "{start} or more",
    "scale": "0 to {most}",
    "all_rows": "all",
    "contents": "Contents",
    # corrections
    "printed_as": "Printed as {published}",
    "lost_in_source": "Lost in the source",
    "correction_what": "Figure",
    "correction_printed": "Printed",
    "correction_used": "Used",
    "correction_why": "Why",
    "correction_kept": "as printed",
    "correction_lost": "lost",
    # cover
    "dots": "One dot for each of {count} {unit}",
    "dots_per": "One dot for {per} of {count} {unit}",
    "dots_bright": "; the bright ones are {count} {label}",
    # alt text
    "alt_bar": "Bar chart",
    "alt_paired_bar": "Paired bar chart",
    "alt_stacked_bar": "Stacked bar chart",
    "alt_ranked_bar": "Ranked bar chart",
    "alt_share_bar": "Share bars",
    "alt_panels": "Small panels",
    "alt_tile_map": "Tile map of the states",
    "alt_line": "Line chart",
    "alt_heat_table": "Table with shaded cells",
    "alt_bar_table": "Table with bars in its cells",
    "alt_with": "{mark} with {count} {things}: {title}.",
    "alt_values_one": "value",
    "alt_values": "values",
    "alt_series": "{label}: {data}.",
    "alt_datum": "{category} {text}",
    "alt_gap": "{category} no figure",
    "alt_extremes": "Highest: {most} with {most_text}; lowest: {least} with {least_text}.",
    "alt_trend_up": "From {first} to {last} the number rose from {start} to {end}.",
    "alt_trend_down": "From {first} to {last} the number fell from {start} to {end}.",
    "alt_trend_level": "From {first} to {last} the number stayed at {end}.",
    "alt_rows": "{rows} rows and {columns} columns.",
    "alt_artwork_dots": "A field of dots, some of them bright; the line below says what they count.",
    "alt_artwork_bars": "Bars drawn from the data.",
    "subtotal": "{label}, together",
    "status_p": "provisional.",
    "status_r": "revised.",
    "status_e": "estimated.",
    "status_b": "break in the series.",
    "status_c": "not shown, to protect the people counted.",
    "status_x": "not available.",
    "status_z": "not applicable.",
    "ours": "worked out or corrected by us; the notes say how.",
    "restated": "Restated: {before} before ({change}). {reason}.",
}
