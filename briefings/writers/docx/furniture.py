"""Page furniture: headers, footers, the marking, and the section they hang on.

The first page has lines of its own, which may be none; the marking stands on
it all the same. No content field is tagged here: furniture repeats the text.
"""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.document.model import NOWHERE, Furniture, RunningLine
from briefings.writers.docx.blocks import noting_faults
from briefings.writers.docx.inlines import PLAIN_VOICE, write_inlines
from briefings.writers.docx.manuscript import Manuscript, Telling
from briefings.writers.docx.page import page_properties
from briefings.writers.docx.wordml import DECLARATION, root, run

_KINDS = {"hdr": ("Header", "header", CT.WML_HEADER, RT.HEADER), "ftr": ("Footer", "footer", CT.WML_FOOTER, RT.FOOTER)}


def section(manuscript: Manuscript) -> str:
    """Write headers and footers into parts and give the section's properties (§17.6.17)."""
    with noting_faults(manuscript, NOWHERE):
        marked = bool(manuscript.document.furniture.marking)
        direction = "<w:bidi/>" if manuscript.is_right_to_left else ""
        return (
            f"<w:sectPr>{_references(manuscript)}{page_properties(manuscript.theme, has_marking=marked)}"
            f'<w:cols w:space="720"/><w:titlePg/>{direction}</w:sectPr>'
        )
    return "<w:sectPr/>"


def _references(manuscript: Manuscript) -> str:
    furniture = manuscript.document.furniture
    lines = (
        ("hdr", "default", furniture.header),
        ("hdr", "first", furniture.first_header or RunningLine()),
        ("ftr", "default", furniture.footer),
        ("ftr", "first", furniture.first_footer or furniture.footer),
    )
    return "".join(
        _reference(kind, pages, line, number, manuscript) for number, (kind, pages, line) in enumerate(lines, 1)
    )


def _reference(kind: str, pages: str, line: RunningLine, number: int, manuscript: Manuscript) -> str:
    style, word, content_type, relationship = _KINDS[kind]
    told = manuscript.for_part(Telling.FURNITURE)
    words = _line(line, told)
    has_its_look = (kind, pages) == ("hdr", "default") or (kind == "ftr" and words)
    style = told.styles.paragraph(style if has_its_look else "RunningLine")
    paragraphs = [f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p>']
    marking = _marking(manuscript.document.furniture, told)
    # The marking stands at the paper's edge: above the header's line, below the footer's.
    paragraphs = [marking, *paragraphs] if kind == "hdr" else [*paragraphs, marking]
    xml = f"{DECLARATION}{root(f'w:{kind}', 'w r mc w15')}{''.join(paragraphs)}</w:{kind}>"
    part = manuscript.parts.add(f"/word/{word}{number}.xml", content_type, xml, told.story)
    return f'<w:{word}Reference w:type="{pages}" r:id="{manuscript.story.relate(relationship, part)}"/>'


def _line(line: RunningLine, manuscript: Manuscript) -> str:
    left = write_inlines(line.left, manuscript, PLAIN_VOICE)
    right = write_inlines(line.right, manuscript, PLAIN_VOICE)
    return f"{left}<w:r><w:tab/></w:r>{right}" if right else left


def _marking(furniture: Furniture, manuscript: Manuscript) -> str:
    if not furniture.marking:
        return ""
    style = manuscript.styles.paragraph("Marking")
    words = run(furniture.marking, manuscript.properties_of(frozenset(), ""))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p>'
