"""Floor: the brief as somebody would write it by hand with python-docx."""

from __future__ import annotations

import sys

import floor_text as text
from docx import Document
from docx.shared import Pt


def write(path: str) -> None:
    document = Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_heading(text.TITLE, 0)
    document.add_paragraph(text.BYLINE)
    document.add_paragraph(text.STANDFIRST)
    for heading, paragraphs in text.SECTIONS.items():
        document.add_heading(heading, 1)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
    scenario_table(document)
    lever_table(document)
    for note in text.NOTES:
        document.add_paragraph(note, style="List Number")
    document.save(path)


def scenario_table(document: Document) -> None:
    document.add_heading("Scenarios", 1)
    table = document.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    for cell, head in zip(table.rows[0].cells, ("Scenario", "Probability", "Behaviour"), strict=True):
        cell.text = head
    for label, share in text.SCENARIOS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, f"{share} %"
        for behaviour in text.BEHAVIOURS:
            cells[2].add_paragraph(behaviour, style="List Bullet")


def lever_table(document: Document) -> None:
    document.add_heading("Policy levers", 1)
    table = document.add_table(rows=0, cols=4, style="Light Grid Accent 1")
    for lever in text.LEVERS:
        for cell, words in zip(table.add_row().cells, lever, strict=True):
            cell.text = words


if __name__ == "__main__":
    write(sys.argv[1])
