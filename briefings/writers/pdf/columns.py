"""How wide a table's columns are, and whether the table fits upright.

The Document's shares rule as long as every column can hold its longest word;
what a narrow column lacks is taken from the wide ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefings.document.model import Cell, Table
from briefings.theme.columns import share_out
from briefings.theme.fonts import shown_text
from briefings.theme.uses import Use, cell_style, is_bold_cell, uses_of

if TYPE_CHECKING:
    from briefings.writers.pdf.blocks import Composer

_LONGEST_WORD = 24
"""Letters up to which a word must fit its column whole; longer ones may be broken."""
_HAIR = 0.05
"""Points: taking the padding off again may round to less than the word, which would then be broken."""


def column_widths(table: Table, least: Sequence[float], width: float) -> list[float]:
    """Give each column's width; they add up to `width`."""
    return share_out(width, [column.share for column in table.columns], least)


def least_widths(composer: Composer, table: Table) -> list[float]:
    """Give the width of each column's longest word, padding included."""
    padding = 2 * composer.theme.table.cell_padding_x
    measure = _WordMeasure(composer)
    least = [0.0] * len(table.columns)
    for rows, in_head in ((table.head, True), (table.body, False)):
        for row in rows:
            column = 0
            for cell in row.cells:
                if cell.columns == 1 and column < len(least):
                    style = cell_style(row, in_head=in_head)
                    least[column] = max(least[column], measure.widest(cell, style, bold=is_bold_cell(cell, row)))
                column += cell.columns
    return [width + padding + _HAIR for width in least]


class _WordMeasure:
    """Measures the longest words of cells; what was measured once is remembered."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.known: dict[tuple[str, str, bool, bool], float] = {}

    def widest(self, cell: Cell, style: str, *, bold: bool) -> float:
        """Give the width of a cell's longest word."""
        return max(
            (self._word(word, use) for use in uses_of(cell.blocks, style, bold=bold) for word in _words(use.text)),
            default=0.0,
        )

    def _word(self, word: str, use: Use) -> float:
        key = (word, use.style, use.bold, use.italic)
        if key not in self.known:
            style = self.composer.theme.style(use.style)
            fonts = self.composer.fonts.set(
                style.family, bold=style.bold or use.bold, italic=style.italic or use.italic
            )
            shown = shown_text(word, style)
            width = sum(run[2] for run in fonts.word(shown)) * style.size / 1000
            self.known[key] = width + len(shown) * style.letter_spacing + style.indent_left
        return self.known[key]


def _words(text: str) -> Iterable[str]:
    # Only an ordinary space parts words here: "38 %" with a no-break space stays whole.
    return (word for word in text.replace("-", "- ").split(" ") if 0 < len(word) <= _LONGEST_WORD)
