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
from briefings.errors import ContentError, Problem
from briefings.theme.model import Theme
from briefings.writers.docx import contents, figures, lists, tables
from briefings.writers.docx.blocks import Setting, finished, noting_faults, pieces_of
from briefings.writers.docx.faces import NO_FACES, Faces, drawing_theme, font_table
from briefings.writers.docx.font_files import embedded_fonts
from briefings.writers.docx.house import HouseDocument
from briefings.writers.docx.looks import Line, Solid
from briefings.writers.docx.manuscript import Manuscript, new_manuscript
from briefings.writers.docx.notes import add_notes
from briefings.writers.docx.package import Story
from briefings.writers.docx.properties import add_properties
from briefings.writers.docx.record import add_record
from briefings.writers.docx.sections import Sections
from briefings.writers.docx.settings import settings
from briefings.writers.docx.wordml import DECLARATION, root

_KINDS_OF_BLOCKS = (contents, figures, lists, tables)
"""Importing them is what makes `pieces_of_block` know their blocks."""


def write_docx(
    document: Document,
    theme: Theme,
    *,
    pages: Mapping[str, int] | None = None,
    house: HouseDocument | None = None,
    warnings: list[Problem] | None = None,
) -> bytes:
    """Write a document as DOCX.

    `pages` gives the page of each heading by its id, for the table of contents. `house` overrides the theme's
    styles, page, headers and footers; what it lacks is noted in `warnings`.
    Raises:  ContentError for characters and pictures that a Word file cannot hold, all of them at once.
    """
    manuscript = new_manuscript(document, house.dressed(theme) if house else theme, pages or {}, house)
    body = _body(manuscript)
    add_notes(manuscript)
    with noting_faults(manuscript, NOWHERE):
        _add_rest(manuscript)
    if manuscript.problems:
        raise ContentError(manuscript.problems)
    if house is not None and warnings is not None:
        warnings += house.lacks(manuscript.styles.lacking())
    xml = f"{DECLARATION}{root('w:document', 'w r wp a pic c mc w15')}<w:body>{body}</w:body></w:document>"
    manuscript.parts.add_main(xml, manuscript.story)
    return manuscript.parts.zipped()


def _body(manuscript: Manuscript) -> str:
    pieces = pieces_of(manuscript.document.blocks, manuscript, Setting(manuscript.theme.page.text_width))
    if pieces and isinstance(pieces[-1], Solid) and pieces[-1].is_table:
        pieces.append(
            Line("TableText", "", is_wide=pieces[-1].is_wide)
        )  # Word adds a paragraph after a closing table, in a style of its choice
    sections = Sections(manuscript)
    pieces = sections.divided(pieces)
    return finished(pieces, manuscript) + sections.last(pieces)


def _add_fonts(manuscript: Manuscript, faces: Faces) -> None:
    """Write the font table, and the fonts themselves where the theme embeds them."""
    theme, story = manuscript.theme, Story()
    embedded = embedded_fonts(theme, manuscript.parts, story) if theme.embed_fonts else {}
    xml = font_table(theme, faces, embedded)
    part = manuscript.parts.add("/word/fontTable.xml", CT.WML_FONT_TABLE, xml, story)
    manuscript.story.relate(RT.FONT_TABLE, part)


def _add_rest(manuscript: Manuscript) -> None:
    """Write the parts that the text decided on."""
    theme, styles = manuscript.theme, manuscript.styles
    faces = manuscript.house.faces if manuscript.house else NO_FACES
    for name, content_type, relationship, xml in (
        ("styles", CT.WML_STYLES, RT.STYLES, styles.xml()),
        ("numbering", CT.WML_NUMBERING, RT.NUMBERING, manuscript.numbering.xml(styles.ids())),
        ("settings", CT.WML_SETTINGS, RT.SETTINGS, settings(manuscript)),
        ("theme/theme1", CT.OFC_THEME, RT.THEME, drawing_theme(theme, faces)),
    ):
        manuscript.story.relate(relationship, manuscript.parts.add(f"/word/{name}.xml", content_type, xml))
    _add_fonts(manuscript, faces)
    add_record(manuscript)
    add_properties(manuscript.document.properties, manuscript.parts)
