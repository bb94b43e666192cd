"""A Document as a Word file.

The whole way in one screen: the text is written first, for it decides which
styles, lists, notes and pictures the file needs; then those; then the zip.
Pure but for the pictures it reads: same Document and Theme, same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.document.model import NOWHERE, Document
from briefings.errors import ContentError
from briefings.theme.model import Theme
from briefings.writers.docx import contents, figures, lists, tables
from briefings.writers.docx.blocks import Setting, finished, noting_faults, pieces_of
from briefings.writers.docx.faces import drawing_theme, font_table
from briefings.writers.docx.furniture import section
from briefings.writers.docx.looks import Line, Solid
from briefings.writers.docx.manuscript import Manuscript, new_manuscript
from briefings.writers.docx.notes import add_notes
from briefings.writers.docx.properties import add_properties
from briefings.writers.docx.record import add_record
from briefings.writers.docx.settings import settings
from briefings.writers.docx.wordml import DECLARATION, root

_KINDS_OF_BLOCKS = (contents, figures, lists, tables)
"""Importing them is what makes `pieces_of_block` know their blocks."""


def write_docx(document: Document, theme: Theme, *, pages: Mapping[str, int] | None = None) -> bytes:
    """Write a document as DOCX.

    `pages` gives the page of each heading by its id, for the table of contents.
    Raises:  ContentError for characters and pictures that a Word file cannot hold, all of them at once.
    """
    manuscript = new_manuscript(document, theme, pages or {})
    body = _body(manuscript) + section(manuscript)
    add_notes(manuscript)
    with noting_faults(manuscript, NOWHERE):
        _add_rest(manuscript)
    if manuscript.problems:
        raise ContentError(manuscript.problems)
    xml = f"{DECLARATION}{root('w:document', 'w r wp a pic c mc w15')}<w:body>{body}</w:body></w:document>"
    manuscript.parts.add_main(xml, manuscript.story)
    return manuscript.parts.zipped()


def _body(manuscript: Manuscript) -> str:
    pieces = pieces_of(manuscript.document.blocks, manuscript, Setting(manuscript.theme.page.text_width))
    if pieces and isinstance(pieces[-1], Solid) and pieces[-1].is_table:
        pieces.append(Line("TableText", ""))  # Word adds a paragraph after a closing table, in a style of its choice
    return finished(pieces, manuscript)


def _add_rest(manuscript: Manuscript) -> None:
    """Write the parts that the text decided on."""
    theme, styles = manuscript.theme, manuscript.styles
    for name, content_type, relationship, xml in (
        ("styles", CT.WML_STYLES, RT.STYLES, styles.xml()),
        ("numbering", CT.WML_NUMBERING, RT.NUMBERING, manuscript.numbering.xml(styles.ids())),
        ("settings", CT.WML_SETTINGS, RT.SETTINGS, settings(manuscript)),
        ("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table(theme)),
        ("theme/theme1", CT.OFC_THEME, RT.THEME, drawing_theme(theme)),
    ):
        manuscript.story.relate(relationship, manuscript.parts.add(f"/word/{name}.xml", content_type, xml))
    add_record(manuscript)
    add_properties(manuscript.document.properties, manuscript.parts)
