"""The structure tree: what the page's marks mean, in reading order.

Elements are made from the Document in its order; drawing only adds the marks
(page and number of marked content) to them. An element made `when_drawn` (a
link, a passage in another language) takes its place among its parent's kids
at its first mark, which is its place in the text. What carries no element is
an artifact, so forgetting a tag can lose meaning but never validity.
Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Mark:
    """One run of marked content on one page."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class LinkArea:
    """An annotation that belongs to an element: a clickable area."""

    page: int
    annotation: int
    """Object number of the annotation."""


@dataclass(slots=True, eq=False)
class Element:
    """One structure element."""

    tag: str
    parent: Element | None = None
    kids: list[Element | Mark | LinkArea] = field(default_factory=list)
    is_placed: bool = True
    """Whether the parent's kids already hold it."""
    alt: str = ""
    language: str = ""
    id: str = ""
    attributes: str = ""
    """PDF syntax of the attribute dictionaries' inside."""

    def add(self, tag: str, *, when_drawn: bool = False, **properties: str) -> Element:
        """Give this element a kid."""
        kid = Element(tag, self, is_placed=not when_drawn, **properties)  # type: ignore[arg-type]
        if not when_drawn:
            self.kids.append(kid)
        return kid

    def place(self) -> None:
        """Take the place among the parent's kids, if not yet taken."""
        if not self.is_placed and self.parent is not None:
            self.is_placed = True
            self.parent.place()
            self.parent.kids.append(self)


ARTIFACT = Element("Artifact")
"""Stands for no element: decoration, repetition, page furniture."""


def cell_attributes(scope: str, columns: int) -> str:
    """Write a cell's attributes: what a header heads, and how far it spans."""
    parts = ["/O /Table"]
    if scope:
        parts.append(f"/Scope /{scope}")
    if columns > 1:
        parts.append(f"/ColSpan {columns}")
    return f"<< {' '.join(parts)} >>" if len(parts) > 1 else ""


def prune(element: Element) -> None:
    """Drop elements that nothing was drawn for: empty paragraphs and cells' blocks."""
    for kid in element.kids:
        if isinstance(kid, Element):
            prune(kid)
    # An empty cell keeps its place in its row; other empty elements only puzzle readers.
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.tag in ("TD", "TH")]
