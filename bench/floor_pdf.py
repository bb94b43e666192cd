"""Floor: the brief as somebody would write it by hand with ReportLab's Platypus.

Embedded fonts, as a real brief has, but no tags, no notes and no checks.
"""

from __future__ import annotations

import sys
from pathlib import Path

import floor_text as text
import fontpkg_ibm_plex_serif
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

BODY = ParagraphStyle("body", fontName="Text", fontSize=10, leading=14, spaceAfter=6)
HEAD = ParagraphStyle("head", fontName="Bold", fontSize=14, leading=18, spaceBefore=10, spaceAfter=4)
CELL = ParagraphStyle("cell", fontName="Text", fontSize=8.5, leading=11)
GRID = [("LINEBELOW", (0, 0), (-1, -1), 0.5, "#888888"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def write(path: str) -> None:
    register_fonts()
    story: list[Flowable] = [
        Paragraph(text.TITLE, HEAD),
        Paragraph(text.BYLINE, BODY),
        Paragraph(text.STANDFIRST, BODY),
    ]
    for heading, paragraphs in text.SECTIONS.items():
        story.append(Paragraph(heading, HEAD))
        story.extend(Paragraph(paragraph, BODY) for paragraph in paragraphs)
    story += [Paragraph("Scenarios", HEAD), scenario_table(), Paragraph("Policy levers", HEAD), lever_table()]
    story.extend(Paragraph(note, CELL) for note in text.NOTES)
    SimpleDocTemplate(path, pagesize=A4, title=text.TITLE).build(story, page_number, page_number)


def register_fonts() -> None:
    fonts = Path(fontpkg_ibm_plex_serif.__file__).parent
    for name, face in (("Text", "Regular"), ("Bold", "Bold")):
        registerFont(TTFont(name, str(next(fonts.rglob(f"*Serif-{face}.ttf")))))


def page_number(canvas: object, document: SimpleDocTemplate) -> None:
    canvas.setFont("Text", 8)
    canvas.drawRightString(540, 30, f"Page {document.page}")


def scenario_table() -> Table:
    behaviours = [Paragraph(behaviour, CELL, bulletText="•") for behaviour in text.BEHAVIOURS]
    rows = [[Paragraph(label, CELL), f"{share} %", behaviours] for label, share in text.SCENARIOS]
    return Table([["Scenario", "Probability", "Behaviour"], *rows], [170, 70, 220], style=GRID, repeatRows=1)


def lever_table() -> Table:
    return Table([[Paragraph(words, CELL) for words in lever] for lever in text.LEVERS], [90, 200, 80, 90], style=GRID)


if __name__ == "__main__":
    write(sys.argv[1])
