"""The table of contents: the outline with page numbers, every entry a link.

Page numbers are known only when all pages are laid out, and drawing happens
after that, so a contents list costs no second pass: room is kept for the
numbers, which are set when their line is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefings.document.model import Heading, TableOfContents, Text
from briefings.document.text import plain_text
from briefings.theme.model import TextStyle
from briefings.writers.pdf.inlines import Setter, Surroundings
from briefings.writers.pdf.letters import Letters, Target, style_letters
from briefings.writers.pdf.paragraphs import set_lines
from briefings.writers.pdf.strips import LineStrip, Strip

if TYPE_CHECKING:
    from briefings.writers.pdf.blocks import Composer
    from briefings.writers.pdf.place import Place
    from briefings.writers.pdf.sheet import Sheet

_NUMBER_ROOM = 26.0
_NUMBER_WIDTH = 16.0
"""Of which the dots leave this much free."""
_DOT_STEP = 5.0


@dataclass(slots=True, eq=False)
class EntryStrip(LineStrip):
    """The last line of an entry: dots and the page's number at the right edge."""

    left: float = 0.0
    right: float = 0.0
    style: TextStyle | None = None
    letters: Letters | None = None
    around: Surroundings | None = None
    target: str = ""
    pages: dict[str, int] = field(default_factory=dict)
    """Id to 0-based page; filled once the pages are laid out."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        LineStrip.draw(self, sheet, x, y)
        if self.letters is None or self.style is None or self.around is None:
            return
        page = Text(str(self.pages.get(self.target, 0) + 1))
        chunks = Setter(self.around).set((page,), self.letters)
        number = set_lines(
            chunks, replace(self.style, indent_left=0.0), _NUMBER_ROOM, align="start" if self.begins_right else "end"
        )[0]
        if self.begins_right:
            left = x - self.x + self.left
            begin, stop = left + _NUMBER_WIDTH, x + min(run.x for run in self.runs) - 6
        else:
            left = x - self.x + self.right - _NUMBER_ROOM
            begin, stop = x + max(run.x + run.width for run in self.runs) + 6, left + _NUMBER_ROOM - _NUMBER_WIDTH
        if stop - begin > 3 * _DOT_STEP:
            sheet.dots(begin, y - self.baseline, stop - begin, _DOT_STEP, self.style.colour)
        for run in number.runs:
            sheet.text(left + run.x, y - self.baseline, run)


def compose(composer: Composer, block: TableOfContents, place: Place) -> list[Strip]:
    """Measure the contents list."""
    flow: list[Strip] = []
    if block.title:
        flow += composer.lines((Text(block.title),), "contents_title", place, place.element.add("P"))
        for strip in flow[1:]:
            strip.breakable = False
    toc = place.element.add("TOC")
    for number, heading in enumerate(headings(composer, block.depth)):
        entry = _entry(composer, heading, replace(place, element=toc.add("TOCI")))
        if number < 2:
            entry[0].breakable = not flow
        if number == 0 and flow:
            entry[0].gap = composer.theme.style("contents_title").space_after
        flow += entry
    return flow


def headings(composer: Composer, depth: int) -> list[Heading]:
    """Give the headings of the outline down to a level."""
    return [block for block in composer.document.blocks if isinstance(block, Heading) and block.level <= depth]


def _entry(composer: Composer, heading: Heading, place: Place) -> list[LineStrip]:
    style = composer.theme.style("contents1" if heading.level == 1 else "contents2")
    link = place.element.add("Reference").add("Link")
    # Words alone: a link or the mark of a note in a heading belongs to the heading, not to its entry.
    words = Text(plain(heading).replace(" ", "\u00a0\u00a0", 1) if heading.number else plain(heading))
    letters = style_letters(composer.fonts, style, link, place.language)
    target = Target(id=heading.id, element=link, contents=plain(heading))
    letters = replace(letters, target=target, inks={})
    chunks = Setter(composer.around()).set((words,), letters)
    inner = place.inset(style.indent_left * max(heading.level - 1, 0), _NUMBER_ROOM)
    lines = set_lines(chunks, style, inner.width, language=place.language)
    for line in lines[:-1]:
        line.x = inner.left
    last = lines[-1]
    # Heard as "Policy levers 8", not "levers8".
    last.runs[-1].operands.append(letters.fonts.word(" ")[0][1])
    entry = EntryStrip(last.height, inner.left, baseline=last.baseline, runs=last.runs, breakable=len(lines) < 2)
    entry.left, entry.begins_right = place.left, place.begins_right
    entry.right, entry.style, entry.letters, entry.around = place.right, style, letters, composer.around()
    entry.target, entry.pages = heading.id, composer.pages_by_id
    return [*lines[:-1], entry]


def plain(heading: Heading) -> str:
    """Give a heading as it is heard: number and words."""
    words = plain_text(heading.inlines).replace("\n", " ")
    return f"{heading.number} {words}" if heading.number else words
