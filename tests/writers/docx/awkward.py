"""Documents of rare shapes: what a brief seldom is, but may be."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefings.document.model import (
    Align,
    BlockQuote,
    Box,
    BoxRole,
    Cell,
    Column,
    CrossReference,
    Document,
    Emphasis,
    Figure,
    Furniture,
    Heading,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Picture,
    Role,
    Row,
    Rule,
    Span,
    Strong,
    Superscript,
    Table,
    TableOfContents,
    Text,
)
from tests.documents import LOREM, bullets, cell, furniture, paragraph, properties, row, scenario_table, text


def awkward_document() -> Document:
    """Things inside things, things twice, things at the very end."""
    deep = bullets("four")
    for level in ("three", "two", "one"):
        deep = List((ListItem((paragraph(level), deep)),), ordered=level == "two", start=4)
    small = Table((Column(1), Column(2, Align.CENTRE)), (row("a", "b", heads=2),), (row("c", "d"),))
    return Document(
        properties(),
        (
            paragraph("A brief of rare shapes", Role.TITLE),
            TableOfContents("", 3),
            Heading(1, (Text("Über "), Emphasis(text("all")), NoteReference("n", 1)), "x" * 90),
            Box(
                BoxRole.KEY,
                (
                    Heading(2, text("In a box"), "in a box"),
                    small,
                    deep,
                    BlockQuote((paragraph("q"),)),
                    List((ListItem((paragraph("i"), paragraph("more"))),)),
                ),
            ),
            BlockQuote((paragraph("Said."), bullets("in a quote")), text("Somebody"), language="fr"),
            List((ListItem((deep,)), ListItem(()), ListItem((paragraph("asked", Role.QUESTION), small))), ordered=True),
            small,
            small,
            PageBreak(),
            Table((Column(),), (row("no caption"),), (Row((cell(small),)), Row((Cell(()),))), id="bare"),
            Rule(),
            paragraph((Text("Again"), NoteReference("n", 1), CrossReference("bare", "that table"))),
            paragraph((CrossReference("nowhere", "lost"), Span(text("a"), field="f/1"), Span(text("b"), field="f/1"))),
            paragraph((Span((Span(text("deep"), field="g/" + "y" * 80),), "ar", "g"), Text("tab\there"))),
            paragraph((Strong((Link("https://x.test/ü?a=[1]&b=%zz", (Superscript(text("up")),)),)),), Role.LABEL),
            Paragraph(text("مرحبا"), language="ar"),
            Paragraph(text("日本語"), language="ja"),
            Heading(1, text("Last"), "last", "7"),
            PageBreak(),
            small,
        ),
        (Note("n", 1, (Text("A note "), NoteReference("n", 1), CrossReference("last", "Last"))),),
        Furniture(),
    )


def arabic_document() -> Document:
    """A brief that runs from right to left, with a passage that does not."""
    table = replace(scenario_table(), source=(), summary="جدول")
    return Document(
        replace(properties("ar"), title="ملخص السياسات"),
        (
            paragraph("ملخص السياسات", Role.TITLE),
            Heading(1, text("السيناريوهات"), "s"),
            paragraph((Text("نص عربي مع "), Span(text("English words"), language="en"), Text(" في الوسط."))),
            bullets("أولا", "ثانيا"),
            Box(BoxRole.KEY, (paragraph("الخلاصة", Role.LABEL), bullets("واحد"))),
            table,
        ),
        furniture=furniture(),
    )


def long_document(rows: int, sections: int) -> Document:
    """Many pages: sections of prose, and one table of many rows."""
    one = row("Prolonged attrition", "38 %", cell(bullets("Strikes on energy continue", "Talks on prisoners")))
    table = replace(scenario_table(), body=(one,) * rows)
    prose = tuple(
        block
        for number in range(sections)
        for block in (Heading(1, text(f"Section {number}"), f"s{number}"), paragraph(LOREM * 3), bullets("a", "b"))
    )
    return Document(properties(), (TableOfContents("Contents", 1), *prose, table), furniture=furniture())


def picture_document(path: Path, width: float = 900, height: float = 300) -> Document:
    """A picture twice, once with a caption's room and once bare."""
    picture = Picture(path, sha256(path.read_bytes()).hexdigest(), width, height)
    return Document(
        properties(), (Figure(picture, "A map of nothing"), Figure(picture, "The same", source=text("Source: us")))
    )


def wide_table(rows: int = 3) -> Table:
    """A table of words too long for an upright page."""
    names = [f"Entscheidungslage{number}" for number in range(1, 9)]
    body = tuple(row(*(f"Verhandlungsposition{number}" for number in range(8))) for _ in range(rows))
    return Table(tuple(Column() for _ in names), (row(*names, heads=8),), body, source=text("Source: nobody."))


def wide_document(rows: int = 60) -> Document:
    """Upright pages, a turned one over several pages, upright again, and a turned end."""
    prose = (Heading(1, text("Upright"), "upright"), paragraph(LOREM))
    again = (Heading(1, text("Upright again"), "again"), paragraph(LOREM))
    bare = replace(wide_table(2), source=())
    return Document(properties(), (*prose, wide_table(rows), *again, bare), furniture=furniture())
