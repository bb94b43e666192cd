"""Documents and the house theme for the PDF writer's tests, loaded once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from briefings.document.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Note,
    NoteReference,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
)
from briefings.theme.load import load_theme
from briefings.theme.model import Theme
from tests.documents import LOREM, cell, furniture, paragraph, properties, row, text

HOUSE = Path(__file__).parents[3] / "templates" / "themes" / "house" / "theme.yaml"


@lru_cache(maxsize=1)
def house() -> Theme:
    """Give the house theme."""
    return load_theme(HOUSE)


def document(*blocks: Block, notes: tuple[Note, ...] = (), language: str = "en-US") -> Document:
    """Give a document of some blocks."""
    return Document(properties(language), blocks, notes, furniture())


def noted(number: int, words: str = LOREM) -> Paragraph:
    """Give a paragraph with a note's mark in its midst."""
    return Paragraph((Text(words), NoteReference(f"n{number}", number), Text(" " + words)))


def long_report(sections: int, notes: int) -> Document:
    """Give a report of many pages with footnotes spread over it."""
    blocks: list[Block] = [paragraph("A long report", Role.TITLE)]
    made = []
    for section in range(sections):
        blocks.append(Heading(1, text(f"Section {section + 1}"), f"s{section}"))
        if section < notes:
            made.append(Note(f"n{section + 1}", section + 1, text(f"Note {section + 1}. " + LOREM * (section % 3))))
            blocks.append(noted(section + 1))
        blocks += [paragraph(LOREM * 2), Heading(2, text("Detail"), f"d{section}"), paragraph(LOREM * 3)]
    return document(*blocks, notes=tuple(made))


def long_table(rows: int) -> Document:
    """Give a table of many rows."""
    body = tuple(row(f"Row {number}", f"{number} %", LOREM[: 20 + number * 7 % 200]) for number in range(rows))
    table = Table((Column(1), Column(1), Column(4)), (row("Name", "Share", "Words", heads=3),), body, "t")
    return document(paragraph("A long table", Role.TITLE), table)


def wide_table() -> Document:
    """Give a table that is too wide for an upright page, with text around it."""
    head = tuple(f"Organisation{number}" for number in range(11))
    cells = tuple(f"internationally{number}" for number in range(11))
    table = Table(tuple(Column() for _ in head), (row(*head, heads=11),), (row(*cells),) * 3, "wide")
    return document(paragraph("Wide", Role.TITLE), paragraph(LOREM), table, paragraph(LOREM))


def scripts() -> Document:
    """Give text in Greek, Cyrillic and Turkish."""
    return document(
        paragraph("Ελλάδα, Україна, Türkiye", Role.TITLE),
        replace(paragraph("Οι συνομιλίες συνεχίζονται, όσο το μέτωπο δεν κινείται. " * 4), language="el"),
        replace(
            paragraph("Переговори тривають, доки фронт майже не рухається, а є ще й Ґданськ і Європа. " * 4),
            language="uk",
        ),
        replace(
            paragraph("Görüşmeler sürüyor, cephe ise neredeyse hiç kımıldamıyor; İstanbul ve Iğdır. " * 4),
            language="tr",
        ),
    )


def tall_row() -> Document:
    """Give a table with a row that is higher than a page."""
    tall = Row((cell("Tall", is_header=True), Cell(tuple(paragraph(LOREM) for _ in range(25)))))
    return document(
        paragraph(LOREM),
        Table((Column(1), Column(3)), (row("A", "B", heads=2),), (row("short", "one"), tall, row("a", "b")), "t"),
    )
