"""How wide a table's columns must be, and when a table needs a turned page.

The decision that Word and PDF share. The Document's shares rule as long as
every column can hold its longest word; what a narrow column lacks is taken
from the wide ones; a table whose words do not fit an upright page is set on a
landscape one. Pure but for the faces, whose widths are read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefings.document.model import NOWHERE, Block, Cell, List, Paragraph, Role, Table, Text
from briefings.theme.fonts import INVISIBLE, FaceChooser, shown_text
from briefings.theme.model import PageStyle, Theme
from briefings.theme.truetype import read_face
from briefings.theme.uses import Use, cell_style, is_bold_cell, uses_of

_LONGEST_WORD = 24
"""Letters up to which a word must fit its column whole; longer ones may be broken."""


def needs_landscape(least: Sequence[float], width: float, turned_width: float) -> bool:
    """Say whether the columns' longest words are wider than an upright page, and a turned one is wider.

    >>> needs_landscape([300, 300], 450, 700), needs_landscape([200, 200], 450, 700)
    (True, False)
    """
    return sum(least) > width and turned_width > width


def turned_width(page: PageStyle) -> float:
    """Give the width of the text on a turned page: the paper lies on its side, the margins keep their sides."""
    return page.height - page.margin_inner - page.margin_outer


def share_out(width: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Divide `width` by shares, giving no column less than its least while there is enough.

    >>> share_out(100, [1, 1], [0, 80])
    [20.0, 80]
    """
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    fixed: dict[int, float] = {}
    while True:
        room = width - sum(fixed.values())
        open_shares = sum(share for number, share in enumerate(shares) if number not in fixed)
        tight = {
            number: least[number]
            for number, share in enumerate(shares)
            if number not in fixed and room * share / open_shares < least[number]
        }
        if not tight:
            return [fixed.get(number, room * share / open_shares) for number, share in enumerate(shares)]
        fixed |= tight


class WordMeasure:
    """Measures the longest words of a theme's cells; what was measured once is remembered."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._choosers: dict[tuple[str, bool, bool], FaceChooser] = {}
        self._texts: dict[tuple[str, str, bool], float] = {}
        self._known: dict[tuple[str, str, bool, bool], float] = {}

    def least_widths(self, table: Table) -> list[float]:
        """Give the width of each column's longest word, padding included; cells that span columns do not count."""
        least = [0.0] * len(table.columns)
        for rows, in_head in ((table.head, True), (table.body, False)):
            for row in rows:
                column = 0
                for cell in row.cells:
                    if cell.columns == 1 and column < len(least):
                        style = cell_style(row, in_head=in_head)
                        least[column] = max(least[column], self._widest(cell, style, bold=is_bold_cell(cell, row)))
                    column += cell.columns
        return [width + 2 * self._theme.table.cell_padding_x for width in least]

    def _widest(self, cell: Cell, style: str, *, bold: bool) -> float:
        plain: list[str] = []
        if _gather_plain(cell.blocks, plain):
            return max([self._plain(text, style, bold) for text in plain], default=0.0)
        uses = uses_of(cell.blocks, style, bold=bold)
        return max((self._word(word, use) for use in uses for word in _words(use.text)), default=0.0)

    def _plain(self, text: str, style: str, bold: bool) -> float:
        """Give the width of a text's longest word; tables say the same things again and again."""
        found = self._texts.get((text, style, bold))
        if found is None:
            use = Use(text, style, NOWHERE, bold)
            found = max((self._word(word, use) for word in _words(text)), default=0.0)
            self._texts[text, style, bold] = found
        return found

    def _word(self, word: str, use: Use) -> float:
        key = (word, use.style, use.bold, use.italic)
        if key not in self._known:
            style = self._theme.style(use.style)
            shown = shown_text(word, style)
            bold, italic = style.bold or use.bold, style.italic or use.italic
            advances = self._advances(shown, style.family, bold=bold, italic=italic)
            self._known[key] = advances * style.size / 1000 + len(shown) * style.letter_spacing + style.indent_left
        return self._known[key]

    def _advances(self, word: str, family: str, *, bold: bool, italic: bool) -> float:
        """Give the width of a word per 1000 em, without kerning."""
        key = (family, bold, italic)
        if key not in self._choosers:
            self._choosers[key] = FaceChooser(self._theme, family, bold=bold, italic=italic)
        chosen = [self._choosers[key].choose(letter) for letter in word if letter not in INVISIBLE]
        faces = [(read_face(face.path), letter) for face, letter in filter(None, chosen)]
        return float(sum(file.advances[file.glyphs[letter]] * file.scale for file, letter in faces))


def _gather_plain(blocks: Iterable[Block], texts: list[str]) -> bool:
    """Gather the texts of body paragraphs and lists of them; False for anything that has more to it.

    Nearly all cells are such, and what follows every mark takes five times as long.
    """
    for block in blocks:
        if isinstance(block, List):
            if not all(_gather_plain(item.blocks, texts) for item in block.items):
                return False
        elif isinstance(block, Paragraph) and block.role is Role.BODY:
            if not all(isinstance(inline, Text) for inline in block.inlines):
                return False
            texts += [inline.text for inline in block.inlines if isinstance(inline, Text)]
        else:
            return False
    return True


def _words(text: str) -> Iterable[str]:
    # Only an ordinary space parts words here: "38 %" with a no-break space stays whole.
    return (word for word in text.replace("-", "- ").split(" ") if 0 < len(word) <= _LONGEST_WORD)
