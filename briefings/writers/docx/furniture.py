"""Page furniture: headers, footers and the marking.

The first page has lines of its own, which may be none; the marking stands on
it all the same. No content field is tagged here: furniture repeats the text.
"""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.part import Part

from briefings.document.model import Furniture, RunningLine
from briefings.writers.docx.draft_mark import behind_the_text
from briefings.writers.docx.house_furniture import house_lines
from briefings.writers.docx.inlines import PLAIN_VOICE, write_inlines
from briefings.writers.docx.looks import Look
from briefings.writers.docx.manuscript import Manuscript, Telling
from briefings.writers.docx.wordml import DECLARATION, root, run

_KINDS = {"hdr": ("Header", "header", CT.WML_HEADER), "ftr": ("Footer", "footer", CT.WML_FOOTER)}


def add_furniture(manuscript: Manuscript, *, is_wide: bool) -> list[tuple[str, str, Part]]:
    """Write headers and footers into parts: kind, the pages they stand on, the part (§17.10)."""
    furniture = manuscript.document.furniture
    lines = (
        ("hdr", "default", furniture.header),
        ("hdr", "first", furniture.first_header or RunningLine()),
        ("ftr", "default", furniture.footer),
        ("ftr", "first", furniture.first_footer or furniture.footer),
    )
    first_number = 5 if is_wide else 1
    return [
        (kind, pages, _part(kind, pages, line, number, manuscript, Look(is_wide=is_wide)))
        for number, (kind, pages, line) in enumerate(lines, first_number)
    ]


def _part(kind: str, pages: str, line: RunningLine, number: int, manuscript: Manuscript, look: Look) -> Part:
    style, word, content_type = _KINDS[kind]
    told = manuscript.for_part(Telling.FURNITURE)
    paragraphs = [_house_lines(kind, pages, style, told) or _our_line(kind, pages, style, line, told, look)]
    marking = _marking(manuscript.document.furniture, told)
    # The marking stands at the paper's edge: above the header's line, below the footer's.
    paragraphs = [marking, *paragraphs] if kind == "hdr" else [*paragraphs, marking]
    if kind == "hdr" and manuscript.document.furniture.draft:
        paragraphs.append(behind_the_text(manuscript, number, paragraphs.pop()))
    xml = f"{DECLARATION}{root(f'w:{kind}', 'w r wp a pic v o mc w15')}{''.join(paragraphs)}</w:{kind}>"
    return manuscript.parts.add(f"/word/{word}{number}.xml", content_type, xml, told.story)


def _our_line(kind: str, pages: str, style: str, line: RunningLine, manuscript: Manuscript, look: Look) -> str:
    words = _line(line, manuscript)
    has_its_look = (kind, pages) == ("hdr", "default") or (kind == "ftr" and words)
    style = manuscript.styles.paragraph(style if has_its_look else "RunningLine", look)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p>'


def _house_lines(kind: str, pages: str, style: str, manuscript: Manuscript) -> str:
    """Write what the house document shows there; nothing where it shows nothing."""
    house, sheet = manuscript.house, manuscript.styles.house
    story = house.stories.get((kind, pages)) if house else None
    return house_lines(story, sheet, manuscript, style) if story and sheet else ""


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
