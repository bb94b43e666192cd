"""Notes at the end of the text: strips of the flow like any other.

A note is kept whole where it is short, and never leaves one line alone; the
first of them stays with the heading above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefings.writers.pdf.strips import LineStrip

_FEWEST = 2
"""Lines of a note on either page."""


def endnote_lines(notes: Iterable[list[LineStrip]]) -> Iterator[LineStrip]:
    """Give the lines of notes in order, each with the places where a page may end before it."""
    is_first = True
    for lines in notes:
        for number, line in enumerate(lines):
            rest = len(lines) - number
            line.breakable = not is_first if number == 0 else number >= _FEWEST and rest >= _FEWEST
            yield line
        is_first = False
