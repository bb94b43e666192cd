"""Read figures: a picture inside the workspace, or a bar chart and its data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefings.document.model import Bar, BarChart, Block, Figure, Paragraph, Picture, Role
from briefings.document.text import plain_text
from briefings.errors import ContentError, Where
from briefings.templating.markup_tables import TableReader
from briefings.templating.markup_tree import Element

_PERCENT = re.compile(r"\d{1,3}(?:\.\d{1,6})?")
OpenPicture = Callable[[str, Where], Picture]
"""Gives the picture at a path; raises ContentError when there is none to print."""


class FigureReader(TableReader):
    """Reads figures and joins each with the source line after it."""

    def __init__(self, open_picture: OpenPicture) -> None:
        super().__init__()
        self._open_picture = open_picture

    def figure(self, element: Element, language: str) -> tuple[Block, ...]:
        del language
        content = self._chart(element) if element.kind == "bars" else self._picture(element)
        alt = self._alt(element)
        if content is None or not alt:
            return ()
        identity, caption = self.caption(element, "figcaption")
        return (Figure(content, alt, identity, caption, where=element.where),)

    def _alt(self, element: Element) -> str:
        images = element.elements("img")
        if element.kind == "bars":
            alt, name = element.attributes.get("data-alt", ""), "data-alt"
        else:
            alt, name = (images[0].attributes.get("alt", "") if images else ""), "alt"
        alt = " ".join(alt.split())
        if not alt and (images or element.kind == "bars"):
            self.add(images[0] if images else element, "a figure does not say in words what it shows", f"add {name}=…")
        return alt

    def _picture(self, element: Element) -> Picture | None:
        images = element.elements("img")
        if len(images) != 1 or element.elements("table"):
            self.add(element, "<figure> holds one <img>", 'or a <table>, with class="bars"')
            return None
        try:
            return self._open_picture(images[0].attributes.get("src", ""), images[0].where)
        except ContentError as refused:
            self.problems.extend(refused.problems)
            return None

    # --- charts --------------------------------------------------------------------

    def _chart(self, element: Element) -> BarChart | None:
        tables = element.elements("table")
        bodies = tables[0].elements("tbody") if tables else []
        bars = tuple(
            bar for index, body in enumerate(bodies) for row in body.elements("tr") if (bar := self._bar(row, index))
        )
        if len(tables) != 1 or element.elements("img") or not bars:
            self.add(element, "a chart holds one <table> with its bars", "write <tbody> with a <tr> for each bar")
            return None
        totals = tuple(body.attributes.get("data-total", "") for body in bodies)
        return BarChart(
            title=element.attributes.get("data-title", ""),
            groups=tuple(body.attributes.get("data-group", "") for body in bodies),
            bars=bars,
            group_totals=totals if any(totals) else (),
        )

    def _bar(self, row: Element, group: int) -> Bar | None:
        labels, numbers = row.elements("th"), row.elements("td")
        if len(labels) != 1 or len(numbers) != 1:
            self.add(row, "a bar is one <th> and one <td>", "write its label, then its number")
            return None
        percent = self._percent(numbers[0], "data-percent")
        previous = self._percent(numbers[0], "data-previous") if "data-previous" in numbers[0].attributes else None
        label, display = (plain_text(self.inlines(cell.children)) for cell in (labels[0], numbers[0]))
        return Bar(label, percent, display, group, previous, row.kind == "total")

    def _percent(self, cell: Element, attribute: str) -> float:
        written = cell.attributes.get(attribute, "")
        if _PERCENT.fullmatch(written) and float(written) <= 100:
            return float(written)
        self.add(cell, f'{attribute}="{written}" is not a percentage', "write a number from 0 to 100, such as 37.5")
        return 0.0


def with_sources(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with each figure given the source line that follows it."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        is_source = isinstance(block, Paragraph) and block.role is Role.SOURCE
        if is_source and isinstance(before, Figure) and not before.source:
            joined[-1] = replace(before, source=block.inlines)  # type: ignore[union-attr]  # a Paragraph, just tested
        else:
            joined.append(block)
    return tuple(joined)
