"""Footnotes or endnotes: a part of their own, with separators and links.

A note's number is Word's business; the Document's numbers serve as ids, which
may not exceed 32 767 (§17.11.10) and never do in a brief people can read.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.document.model import Document, Note
from briefings.writers.docx.blocks import noting_faults
from briefings.writers.docx.characters import ENDNOTE_MARK, NOTE_MARK
from briefings.writers.docx.inlines import write_inlines
from briefings.writers.docx.manuscript import Manuscript, Telling
from briefings.writers.docx.wordml import DECLARATION, root, style_run_properties

_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
DECIMAL = '<w:numFmt w:val="decimal"/>'
"""Endnotes would else be counted i, ii, iii (§17.11.18)."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What Word's two kinds of notes differ in."""

    name: str
    style: str
    mark: str
    content_type: str
    relationship: str

    @property
    def look(self) -> str:
        return f'<w:pPr><w:pStyle w:val="{self.style}"/></w:pPr>'


_FOOT = _Kind("footnote", "FootnoteText", NOTE_MARK, CT.WML_FOOTNOTES, RT.FOOTNOTES)
_END = _Kind("endnote", "EndnoteText", ENDNOTE_MARK, CT.WML_ENDNOTES, RT.ENDNOTES)


def add_notes(manuscript: Manuscript) -> None:
    """Write the document's notes into a part; none when it has none."""
    if not manuscript.document.notes:
        return
    kind, told = _kind_of(manuscript.document), manuscript.for_part(Telling.NOTE)
    notes = "".join(_note(note, kind, told) for note in manuscript.document.notes)
    name = f"w:{kind.name}s"
    xml = f"{DECLARATION}{root(name, 'w r mc w15')}{_separators(kind)}{notes}</{name}>"
    part = manuscript.parts.add(f"/word/{kind.name}s.xml", kind.content_type, xml, told.story)
    manuscript.story.relate(kind.relationship, part)


def notes_settings(document: Document) -> str:
    """What the settings say of notes: where they stand, and which of them are lines (§17.11.4, §17.11.12)."""
    if not document.notes:
        return ""
    known = "".join(f'<w:{_kind_of(document).name} w:id="{number}"/>' for number in (-1, 0))
    if document.endnotes:
        return f"<w:endnotePr>{DECIMAL}{known}</w:endnotePr>"
    return f"<w:footnotePr>{known}</w:footnotePr>"


def _kind_of(document: Document) -> _Kind:
    return _END if document.endnotes else _FOOT


def _note(note: Note, kind: _Kind, manuscript: Manuscript) -> str:
    with noting_faults(manuscript, note.where):
        words = write_inlines(note.inlines, manuscript)
        mark = f"<w:r>{style_run_properties(kind.mark)}<w:{kind.name}Ref/></w:r>"
        return f'<w:{kind.name} w:id="{note.number}"><w:p>{kind.look}{mark}{_SPACE}{words}</w:p></w:{kind.name}>'
    return ""


def _separators(kind: _Kind) -> str:
    # §17.11.23: ids -1 and 0 belong to the lines between text and notes; the settings name them too.
    return "".join(
        f'<w:{kind.name} w:type="{line}" w:id="{number}"><w:p>{kind.look}<w:r><w:{line}/></w:r></w:p></w:{kind.name}>'
        for line, number in (("separator", -1), ("continuationSeparator", 0))
    )
