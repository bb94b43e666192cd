"""Cut the flow of strips into pages.

Each page takes what it can hold and ends at the last place where it may.
Notes take their room at the foot of the page as soon as the line with their
mark is placed; a long one may run on to the next page. Each strip is looked at
once or twice, so the work grows with the number of strips. Promise: every
strip is on exactly one page, in order, and every note begins on the page of
its mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefings.theme.model import PageStyle
from briefings.writers.pdf.strips import LineStrip, Strip
from briefings.writers.pdf.tables import RowStrip

NOTES_GAP = 12.0
"""Between the text and the first note, the rule in its middle."""
_LONG_NOTE = 5
"""Lines from which a note may run on to the next page."""
_FEWEST_LINES = 2
"""Of a divided note, on either page."""


@dataclass(slots=True, eq=False)
class Placed:
    """A strip and where its top stands below the top of the text area."""

    strip: Strip
    top: float
    is_repeat: bool = False


@dataclass(slots=True, eq=False)
class Page:
    """What stands on one page."""

    number: int
    """0-based."""
    is_landscape: bool = False
    strips: list[Placed] = field(default_factory=list)
    notes: list[tuple[str, list[LineStrip]]] = field(default_factory=list)
    """Notes, or the parts of them, at the foot."""

    @property
    def notes_height(self) -> float:
        lines = sum(line.height + line.gap for _, note in self.notes for line in note)
        return lines + NOTES_GAP if self.notes else 0.0


@dataclass(slots=True)
class Paginator:
    """Fills pages one after the other."""

    style: PageStyle
    notes: Mapping[str, list[LineStrip]]
    pages: list[Page] = field(default_factory=list)
    carried: list[tuple[str, list[LineStrip]]] = field(default_factory=list)
    """Rests of notes that the next page begins with."""

    def paginate(self, flow: Sequence[Strip]) -> list[Page]:
        """Give the pages of a flow; at least one."""
        pending = list(flow)
        while pending and pending[-1].new_page:
            pending.pop()
        index = 0
        while index < len(pending) or self.carried:
            index = self._fill(pending, index)
        if not self.pages:
            self.pages.append(Page(0))
        return self.pages

    def height(self, page: Page) -> float:
        """Give the height of a page's text area."""
        style = self.style
        paper = style.width if page.is_landscape else style.height
        top = style.first_margin_top if page.number == 0 and style.first_margin_top else style.margin_top
        return paper - top - style.margin_bottom

    def _fill(self, flow: list[Strip], start: int) -> int:
        """Make one page; give the index of the strip that begins the next."""
        while start < len(flow) and flow[start].new_page:
            start += 1
        page = Page(len(self.pages), start < len(flow) and flow[start].is_landscape)
        self.pages.append(page)
        page.notes, self.carried = self.divide(self.carried, self.height(page) * 0.9)
        room = _Room(self, page, self.height(page))
        index = start
        while index < len(flow):
            strip = flow[index]
            if strip.new_page or strip.is_landscape != page.is_landscape:
                return index
            if not room.add(strip, _chained(flow, index) if strip.notes else 0.0):
                return self._break(flow, room, start, index)
            index += 1
        return index

    def _break(self, flow: list[Strip], room: _Room, start: int, index: int) -> int:
        """End a page before `index` or, where that may not be, before an earlier strip."""
        strip = flow[index]
        if isinstance(strip, RowStrip) and strip.total > room.height and self._divide_row(flow, room, index):
            return index + 1
        end = index
        while end > start and not flow[end].breakable:
            end -= 1
        if end > start:
            room.keep(end - start)
            return end
        if index > start:
            # One long chain of strips that belong together: it must be parted somewhere.
            return index
        return self._oversize(flow, room, index)

    def _oversize(self, flow: list[Strip], room: _Room, index: int) -> int:
        """Place a strip that an empty page cannot hold with its notes."""
        if room.page.notes:
            # Notes from the page before take the room; the next page will have it.
            return index
        room.force(flow[index])
        return index + 1

    def _divide_row(self, flow: list[Strip], room: _Room, index: int) -> bool:
        """Divide a row that is higher than a page; its first part ends this one."""
        row = flow[index]
        parts = row.split(room.left(row)) if isinstance(row, RowStrip) else None
        if parts is None:
            return False
        flow[index : index + 1] = parts
        if not room.add(parts[0]):
            room.force(parts[0])
        return True

    def divide(
        self, notes: list[tuple[str, list[LineStrip]]], room: float
    ) -> tuple[list[tuple[str, list[LineStrip]]], list[tuple[str, list[LineStrip]]]]:
        """Divide notes into what fits `room` and what is carried to the next page."""
        fitting: list[tuple[str, list[LineStrip]]] = []
        rest: list[tuple[str, list[LineStrip]]] = []
        used = NOTES_GAP
        for name, lines in notes:
            count = 0
            while not rest and count < len(lines) and used + lines[count].height <= room:
                used += lines[count].height
                count += 1
            if count:
                fitting.append((name, lines[:count]))
            if count < len(lines):
                rest.append((name, lines[count:]))
        return fitting, rest


def _chained(flow: Sequence[Strip], index: int) -> float:
    """Give the height of the strips that may not be parted from the one at `index`."""
    height = 0.0
    for strip in flow[index + 1 : index + 6]:
        if strip.breakable or strip.new_page:
            break
        height += strip.gap + strip.total
    return height


class _Room:
    """The room that is left on a page while it is being filled."""

    def __init__(self, paginator: Paginator, page: Page, height: float) -> None:
        self.paginator = paginator
        self.page = page
        self.height = height
        self.y = 0.0
        self.notes_height = page.notes_height
        self._history: list[tuple[int, int, int]] = []
        """After each strip: strips placed, notes placed, notes carried."""

    def left(self, strip: Strip) -> float:
        """Give the room that is left for a strip."""
        return self.height - self.y - self.notes_height - self._repeat_height(strip) - strip.gap

    def _repeat_height(self, strip: Strip) -> float:
        if isinstance(strip, RowStrip) and strip.head and not self.page.strips:
            return sum(row.height for row in strip.head)
        return 0.0

    def add(self, strip: Strip, chained: float = 0.0) -> bool:
        """Place a strip, and its notes at the foot, if there is room for all of it.

        `chained` is the height of what must stand on the same page after it.
        """
        gap = strip.gap if self.page.strips else 0.0
        bottom = self.y + self._repeat_height(strip) + gap + strip.total
        if bottom > self.height - self.notes_height + 0.01:
            return False
        if strip.notes and not self._add_notes(strip, bottom, chained):
            return False
        self._place(strip, gap)
        return True

    def force(self, strip: Strip) -> None:
        """Place a strip whatever room it needs."""
        notes = [(name, self.paginator.notes[name]) for name in strip.notes if name in self.paginator.notes]
        fitting, rest = self.paginator.divide(notes, self.height - self.notes_height - self.y - strip.total)
        self.page.notes += fitting
        self.paginator.carried += rest
        self._place(strip, 0.0)

    def _place(self, strip: Strip, gap: float) -> None:
        if isinstance(strip, RowStrip) and strip.head and not self.page.strips:
            for row in strip.head:
                self.page.strips.append(Placed(row, self.y, is_repeat=True))
                self.y += row.height
        self.page.strips.append(Placed(strip, self.y + gap + strip.pad_top))
        self.y += gap + strip.total
        self._history.append((len(self.page.strips), len(self.page.notes), len(self.paginator.carried)))

    def _add_notes(self, strip: Strip, bottom: float, chained: float) -> bool:
        notes = [(name, self.paginator.notes[name]) for name in strip.notes if name in self.paginator.notes]
        if not notes:
            return True  # they stand at the end of the text
        height = sum(line.height + line.gap for _, lines in notes for line in lines)
        separator = 0.0 if self.page.notes else NOTES_GAP
        free = self.height - bottom - self.notes_height - separator
        if height + chained <= free + 0.01 and not self.paginator.carried:
            self.page.notes += notes
            self.notes_height += height + separator
            return True
        return self._divide_last(notes, free - chained)

    def _divide_last(self, notes: list[tuple[str, list[LineStrip]]], free: float) -> bool:
        """Begin the last of some notes here and carry its rest, if it is a long one."""
        *whole, (name, lines) = notes
        free -= sum(line.height + line.gap for _, note in whole for line in note)
        count = 0
        while count < len(lines) and free >= lines[count].height + lines[count].gap:
            free -= lines[count].height + lines[count].gap
            count += 1
        count = min(count, len(lines) - _FEWEST_LINES)
        if len(lines) < _LONG_NOTE or count < _FEWEST_LINES or self.paginator.carried:
            return False
        self.page.notes += [*whole, (name, lines[:count])]
        self.paginator.carried.append((name, lines[count:]))
        self.notes_height = self.page.notes_height
        return True

    def keep(self, count: int) -> None:
        """Take back all but the first `count` strips placed, with their notes."""
        strips, notes, carried = self._history[count - 1]
        del self.page.strips[strips:]
        del self.page.notes[notes:]
        del self.paginator.carried[carried:]
