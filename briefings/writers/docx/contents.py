"""The table of contents: a TOC field that is already filled.

Every entry is a link to its heading. Page numbers stand there when the caller
knows them from a layout; without them the entries have none, rather than
wrong ones, and Word puts them in when a reader updates the field.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefings.document.model import Heading, TableOfContents
from briefings.writers.docx.blocks import Setting, pieces_of_block
from briefings.writers.docx.fields import END, begin, field
from briefings.writers.docx.looks import Line, Piece, Solid
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.outline import plain
from briefings.writers.docx.wordml import run


@pieces_of_block.register
def _(block: TableOfContents, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    listed = [heading for heading in manuscript.outline.headings if heading.level <= block.depth]
    if not listed:
        return []
    lines = _entries(listed, manuscript, setting)
    lines[0].content = begin(f'TOC \\o "1-{block.depth}" \\h \\z \\u') + lines[0].content
    lines[-1].content += END
    title = [_line("TOCHeading", run(block.title), setting)] if block.title else []
    return [Solid(_frame(manuscript.anchors.control())), *title, *lines, Solid("</w:sdtContent></w:sdt>")]


def _frame(control: int) -> str:
    """Write the start of the content control by which Word knows a table of contents (§17.5.2.12)."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{control}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
    )


def _entries(headings: Sequence[Heading], manuscript: Manuscript, setting: Setting) -> list[Line]:
    return [_line(f"TOC{heading.level}", _entry(heading, manuscript), setting) for heading in headings]


def _line(style: str, content: str, setting: Setting) -> Line:
    return Line(style, content, setting.look())


def _entry(heading: Heading, manuscript: Manuscript) -> str:
    target = manuscript.anchors.name("id", heading.id)
    words = plain(heading.inlines)
    properties = manuscript.properties_of(frozenset(), "")
    shown = run(f"{heading.number}\u2002{words}" if heading.number else words, properties)
    page = manuscript.pages.get(heading.id)
    if page is not None:
        shown += "<w:r><w:tab/></w:r>" + field(f"PAGEREF {target} \\h", run(str(page), properties))
    return f'<w:hyperlink w:anchor="{target}" w:history="1">{shown}</w:hyperlink>'
