"""What the writers of blocks and inlines share while one file is written.

A manuscript is made for one call of `write_docx` and thrown away with it;
nothing in it outlives the file, so the same input always gives the same ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from docx.opc.part import Part

from briefings.document.model import Document
from briefings.errors import Problem
from briefings.theme.columns import WordMeasure
from briefings.theme.model import Theme
from briefings.writers.docx.anchors import Anchors
from briefings.writers.docx.house import HouseDocument
from briefings.writers.docx.languages import is_right_to_left, language_mark
from briefings.writers.docx.numbering import Numbering
from briefings.writers.docx.outline import Outline, outline_of
from briefings.writers.docx.package import Parts, Story
from briefings.writers.docx.stylesheet import StyleSheet


class Telling(Enum):
    """Which part of the file is being written."""

    BODY = "body"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One file while it is written, and the part of it that is in hand."""

    document: Document
    theme: Theme
    styles: StyleSheet
    numbering: Numbering
    anchors: Anchors
    outline: Outline
    parts: Parts
    story: Story
    pages: Mapping[str, int] = field(default_factory=dict)
    """Page of each heading by id, where a layout is known."""
    telling: Telling = Telling.BODY
    notes_marked: set[str] = field(default_factory=set)
    """Ids of notes whose mark stands in the text already."""
    media: dict[str, Part] = field(default_factory=dict)
    """Pictures by digest, so that one used twice is stored once."""
    charts: list[Part] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    """Text of each content field as first shown, by address: the base of a later round trip."""
    counts: dict[str, int] = field(default_factory=dict)
    """Last number of each kind of caption."""
    problems: list[Problem] = field(default_factory=list)
    house: HouseDocument | None = None
    measure: WordMeasure = field(kw_only=True)
    run_properties: dict[tuple[frozenset[str], str], str] = field(default_factory=dict)

    @property
    def is_right_to_left(self) -> bool:
        return is_right_to_left(self.document.properties.language)

    def for_part(self, telling: Telling) -> Manuscript:
        """Take another part in hand: same styles and names, relationships of its own."""
        return replace(self, story=Story(), telling=telling)

    def properties_of(self, marks: frozenset[str], language: str) -> str:
        """Write the properties of runs with these marks in this language; empty for plain ones."""
        key = (marks, language)
        known = self.run_properties.get(key)
        if known is None:
            known = self.run_properties[key] = self._properties_of(marks, language)
        return known

    def _properties_of(self, marks: frozenset[str], language: str) -> str:
        style = self.styles.marked(marks)
        inner = f'<w:rStyle w:val="{style}"/>' if style else ""
        if is_right_to_left(language or self.document.properties.language):
            inner += "<w:rtl/>"
        inner += language_mark(language)
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def new_manuscript(
    document: Document, theme: Theme, pages: Mapping[str, int], house: HouseDocument | None = None
) -> Manuscript:
    """Lay out an empty file for a document."""
    outline = outline_of(document)
    levels = outline.numbered_levels()
    styles = StyleSheet(
        theme,
        document.properties.language,
        numbered_levels=levels,
        house=house.styles if house else None,
    )
    numbering = Numbering(theme, levels)
    return Manuscript(
        document,
        theme,
        styles,
        numbering,
        Anchors(),
        outline,
        Parts(),
        Story(),
        pages,
        house=house,
        measure=WordMeasure(theme),
    )
