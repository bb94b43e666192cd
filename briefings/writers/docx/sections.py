"""Sections: upright pages, and turned ones for tables that are too wide.

A section ends with a paragraph that carries its properties (§17.6.18); the
last one's stand at the end of the body. Each names the same headers and
footers; on turned pages their lines reach the other margin there.
"""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.document.model import NOWHERE
from briefings.writers.docx.blocks import noting_faults
from briefings.writers.docx.furniture import add_furniture
from briefings.writers.docx.looks import Line, Piece, Solid
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.notes import DECIMAL
from briefings.writers.docx.page import page_properties

_KINDS = {"hdr": ("header", RT.HEADER), "ftr": ("footer", RT.FOOTER)}


class Sections:
    """The sections of one file; headers and footers are written when the first section needs them."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._references: dict[bool, str] = {}
        self._count = 0

    def divided(self, pieces: list[Piece]) -> list[Piece]:
        """Put the end of a section wherever the pages turn."""
        divided: list[Piece] = []
        for piece in pieces:
            if divided and piece.is_wide != divided[-1].is_wide:
                self._end(divided)
            divided.append(piece)
        return divided

    def last(self, pieces: list[Piece]) -> str:
        """Write the properties of the last section."""
        return self._properties(is_wide=bool(pieces) and pieces[-1].is_wide)

    def _end(self, pieces: list[Piece]) -> None:
        """Let the section end with the last paragraph; behind a table with one made for it."""
        before = pieces[-1]
        if isinstance(before, Solid):
            before = Line("TableText", "", is_wide=before.is_wide)
            pieces.append(before)
        before.section = self._properties(is_wide=before.is_wide)

    def _properties(self, *, is_wide: bool) -> str:
        """Write the properties of a section (§17.6.17); only the first has a first page of its own."""
        manuscript = self._manuscript
        self._count += 1
        with noting_faults(manuscript, NOWHERE):
            paper = page_properties(
                manuscript.theme, has_marking=bool(manuscript.document.furniture.marking), is_wide=is_wide
            )
            title = "<w:titlePg/>" if self._count == 1 else ""
            direction = "<w:bidi/>" if manuscript.is_right_to_left else ""
            # LibreOffice reads the kind of number here, Word in the settings (§17.11.11).
            numbers = f"<w:endnotePr>{DECIMAL}</w:endnotePr>" if manuscript.document.endnotes else ""
            return (
                f'<w:sectPr>{self._named(is_wide)}{numbers}{paper}<w:cols w:space="720"/>{title}{direction}</w:sectPr>'
            )
        return "<w:sectPr/>"

    def _named(self, is_wide: bool) -> str:
        """Write the references to headers and footers; the parts are made once for each way the pages lie."""
        known = self._references.get(is_wide)
        if known is None:
            known = self._references[is_wide] = "".join(
                f'<w:{_KINDS[kind][0]}Reference w:type="{pages}" '
                f'r:id="{self._manuscript.story.relate(_KINDS[kind][1], part)}"/>'
                for kind, pages, part in add_furniture(self._manuscript, is_wide=is_wide)
            )
        return known
