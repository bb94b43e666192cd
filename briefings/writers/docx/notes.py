"""Footnotes: a part of their own, with separators and links of their own.

A note's number is Word's business; the Document's numbers serve as ids, which
may not exceed 32 767 (§17.11.10) and never do in a brief people can read.
"""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.document.model import Note
from briefings.writers.docx.blocks import noting_faults
from briefings.writers.docx.characters import NOTE_MARK
from briefings.writers.docx.inlines import write_inlines
from briefings.writers.docx.manuscript import Manuscript, Telling
from briefings.writers.docx.wordml import DECLARATION, root, style_run_properties

_STYLE = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
_MARK = f"<w:r>{style_run_properties(NOTE_MARK)}<w:footnoteRef/></w:r>"
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'


def add_notes(manuscript: Manuscript) -> None:
    """Write the document's notes into a part; none when it has none."""
    if not manuscript.document.notes:
        return
    told = manuscript.for_part(Telling.NOTE)
    notes = "".join(_note(note, told) for note in manuscript.document.notes)
    xml = f"{DECLARATION}{root('w:footnotes', 'w r mc w15')}{_SEPARATORS}{notes}</w:footnotes>"
    part = manuscript.parts.add("/word/footnotes.xml", CT.WML_FOOTNOTES, xml, told.story)
    manuscript.story.relate(RT.FOOTNOTES, part)


def _note(note: Note, manuscript: Manuscript) -> str:
    with noting_faults(manuscript, note.where):
        words = write_inlines(note.inlines, manuscript)
        return f'<w:footnote w:id="{note.number}"><w:p>{_STYLE}{_MARK}{_SPACE}{words}</w:p></w:footnote>'
    return ""


# §17.11.23: ids -1 and 0 belong to the lines between text and notes; settings.xml names them too.
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{_STYLE}<w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
