"""Documents made by hand, for tests of the writers.

`sample_document` holds every kind of block and inline at least once, in the
proportions of a real brief; `hostile_document` holds characters that have
broken other writers. Both are resolved: numbers are filled in. Nothing here
reads a file or a clock, so two calls give equal Documents.
"""

from __future__ import annotations

from datetime import UTC, datetime

from briefings.document.endnotes import with_endnotes
from briefings.document.model import (
    Align,
    Bar,
    BarChart,
    Block,
    BlockQuote,
    Box,
    BoxRole,
    Caption,
    Cell,
    Code,
    Column,
    CrossReference,
    Document,
    Emphasis,
    EndMark,
    Figure,
    Furniture,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    PageBreak,
    PageCount,
    PageNumber,
    Paragraph,
    Properties,
    Role,
    Row,
    RowKind,
    Rule,
    RunningLine,
    Span,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableOfContents,
    Text,
)
from briefings.document.resolve import resolve
from briefings.errors import Where

LOREM = (
    "The parties keep talking while the front hardly moves, and each side reads the other's patience as weakness. "
    "Sanctions bite slowly; conscription bites quickly. Neither capital has found a way to announce "
    "less than it promised, so mediators work on procedure, exchanges and infrastructure, where small agreements "
    "can be kept and seen to be kept. A durable arrangement would need verification that both armies can live with, "
    "money that arrives on time, and an answer to the question of guarantees that survives elections in several "
    "countries. "
)
"""Five sentences of body text, long enough for six or seven lines."""


def text(words: str) -> tuple[Inline, ...]:
    """Give plain characters as the inlines of a block."""
    return (Text(words),)


def paragraph(words: str | tuple[Inline, ...], role: Role = Role.BODY, line: int = 1) -> Paragraph:
    """Give a paragraph whose place is a line of a made-up file."""
    inlines = text(words) if isinstance(words, str) else words
    return Paragraph(inlines, role, where=Where("content/sample/introduction.md", line))


def bullets(*items: str | tuple[Inline, ...], ordered: bool = False, start: int = 1) -> List:
    """Give a list of one-paragraph items."""
    return List(tuple(ListItem((paragraph(item),)) for item in items), ordered, start)


def cell(*blocks: Block | str, is_header: bool = False, columns: int = 1) -> Cell:
    """Give a cell of blocks, strings standing for paragraphs."""
    made = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Cell(made, is_header, columns)


def row(*cells: str | Cell, kind: RowKind = RowKind.BODY, heads: int = 1) -> Row:
    """Give a row whose first `heads` cells are header cells."""
    made = (item if isinstance(item, Cell) else cell(item, is_header=index < heads) for index, item in enumerate(cells))
    return Row(tuple(made), kind)


def properties(language: str = "en-US") -> Properties:
    """Give the facts of the sample, at a fixed time."""
    return Properties(
        title="Waiting for the Other Side to Tire",
        authors=("Anna Kováčová", "Mehmet Yılmaz"),
        language=language,
        created=datetime(2025, 7, 22, 12, tzinfo=UTC),
        subject="Seven scenarios for the next twelve months",
        keywords=("scenarios", "ceasefire", "policy"),
        publisher="Centre for Sample Studies",
        series="Strategic Foresight Seminars",
        seminar="fy2025/08",
        edition="2025-07-22",
        audience="full",
    )


def furniture(marking: str = "") -> Furniture:
    """Give the running lines of the sample: series left, date right; page X of Y."""
    return Furniture(
        header=RunningLine(text("Strategic Foresight Seminars"), text("22 July 2025")),
        footer=RunningLine(
            text("Waiting for the Other Side to Tire"), (Text("Page "), PageNumber(), Text(" of "), PageCount())
        ),
        first_footer=RunningLine((), (Text("Page "), PageNumber(), Text(" of "), PageCount())),
        marking=marking,
    )


def chart(previous: bool = True) -> BarChart:
    """Give seven scenarios in two groups, with or without the edition before."""
    rows = (
        ("Prolonged attrition", 38, 0, 36),
        ("Frozen front", 14, 0, 16),
        ("Local breakthrough", 13, 0, 12),
        ("Wider war", 10, 0, 10),
        ("Framework agreement", 11, 1, 13),
        ("Armistice under monitoring", 9, 1, 9),
        ("Negotiated settlement", 5, 1, 4),
    )
    bars = tuple(Bar(label, pct, f"{pct} %", group, before if previous else None) for label, pct, group, before in rows)
    return BarChart("Probability of each scenario", ("Military", "Negotiated"), bars, ("75 %", "25 %"))


def scenario_table() -> Table:
    """Give the scenario table: grouped rows, bullets in cells, a total."""
    behaviours = (
        (
            "Prolonged attrition",
            "38 %",
            ("Strikes on energy continue", "Mobilisation by other names", "Talks on prisoners"),
        ),
        ("Frozen front", "14 %", ("Fire dies down without a paper", "Lines are fortified")),
        (
            "Local breakthrough",
            "13 %",
            ("One sector gives way", "Reserves are moved in haste", "Allies hurry deliveries"),
        ),
        ("Wider war", "10 %", ("A third state is hit", "Article 4 consultations")),
    )
    talks = (
        ("Framework agreement", "11 %", ("Principles are signed", "Details are left to commissions")),
        ("Armistice under monitoring", "9 %", ("Observers deploy", "Heavy weapons withdraw")),
        ("Negotiated settlement", "5 %", ("Guarantees are ratified",)),
    )

    def rows(items: tuple[tuple[str, str, tuple[str, ...]], ...]) -> tuple[Row, ...]:
        return tuple(row(label, chance, cell(bullets(*acts))) for label, chance, acts in items)

    return Table(
        columns=(Column(3), Column(1.5, Align.END), Column(6)),
        head=(row("Scenario", "Probability", "Behaviours to watch", heads=3),),
        body=(
            Row((cell("Military", is_header=True, columns=3),), RowKind.GROUP),
            *rows(behaviours),
            row("All military", "75 %", "", kind=RowKind.TOTAL),
            Row((cell("Negotiated", is_header=True, columns=3),), RowKind.GROUP),
            *rows(talks),
            row("All negotiated", "25 %", "", kind=RowKind.TOTAL),
        ),
        id="table-scenarios",
        caption=Caption("Table", 1, text("Seven scenarios to July 2026")),
        source=text("Source: seminar participants, second round; medians."),
        summary="Each row is a scenario with its probability and what would show it.",
        where=Where("content/sample/scenarios.csv", 1),
    )


def sample_notes() -> tuple[Note, ...]:
    """Give three notes: a short one, one with a link, a long one."""
    link = Link(
        "https://example.org/reports/2025/monitoring-a-line-of-contact-from-the-air", text("Monitoring from the air")
    )
    return (
        Note("n1", 1, text("Interviews were held under the Chatham House Rule.")),
        Note("n2", 2, (Text("Institute for Examples, "), Emphasis((link,)), Text(", 3 May 2025."))),
        Note("n3", 3, text("The estimate is conditional. " + LOREM)),
    )


def front_matter() -> tuple[Block, ...]:
    """Give what stands above the first heading."""
    return (
        paragraph("Centre for Sample Studies", Role.MASTHEAD),
        paragraph("Strategic Foresight Seminar 8", Role.KICKER),
        Paragraph(text("Waiting for the Other Side to Tire"), Role.TITLE, id="title"),
        paragraph("Scenarios for the war's fourth year", Role.SUBTITLE),
        paragraph("Anna Kováčová and Mehmet Yılmaz", Role.BYLINE),
        paragraph("22 July 2025", Role.DATELINE),
        paragraph(
            "Attrition remains the likeliest course; talks will go on beside it, not instead of it.", Role.STANDFIRST
        ),
        Box(
            BoxRole.KEY,
            (
                paragraph("Key judgements", Role.LABEL),
                bullets(
                    (Strong(text("Attrition is likely")), Text(" (38 %) to outlast the winter.")),
                    "A negotiated end within a year is unlikely: 25 % in all.",
                    "Warning time for a wider war is days, not weeks.",
                ),
            ),
            id="key",
        ),
    )


def body_matter() -> tuple[Block, ...]:
    """Give two sections of prose with every inline in them."""
    return (
        TableOfContents("Contents", 2),
        Heading(1, text("What endures"), "what-endures", "1"),
        paragraph(LOREM, Role.LEAD),
        paragraph(
            (
                Text("Participants spoke of "),
                Strong(text("three constants")),
                Text(" and "),
                Emphasis((Text("one "), Strong(text("surprise")))),
                Text("; see "),
                CrossReference("table-scenarios", "Table 1"),
                Text(" and "),
                CrossReference("what-would-change", "What would change our minds"),
                Text("."),
                NoteReference("n1", 1),
                Text(" Read "),
                Link("https://example.org/a?b=1&c=2", (Text("the "), Emphasis(text("earlier brief")))),
                Text(", write to "),
                Link("mailto:desk@example.org", text("desk@example.org")),
                Text(", or run "),
                Code("briefings build"),
                Text(". CO"),
                Subscript(text("2")),
                Text(" and 10"),
                Superscript(text("6")),
                Text(" are set small. The word "),
                Span(text("Zeitenwende"), language="de"),
                Text(" and "),
                Span(text("attrition"), field="scenarios/attrition/label"),
                Text(" are spans;"),
                LineBreak(),
                Text("a line break stands before this clause."),
                NoteReference("n2", 2),
            )
        ),
        Heading(2, text("On the ground"), "on-the-ground", "1.1"),
        paragraph(LOREM + LOREM),
        bullets("First, a short point.", "Second, a longer one. " + LOREM),
        List(
            (
                ListItem((paragraph("An item with a list inside:"), bullets("inner one", "inner two"))),
                ListItem((paragraph("An item of two paragraphs."), paragraph("This is the second."))),
            ),
            ordered=True,
            start=3,
        ),
        BlockQuote((paragraph("Nobody signs while the map is moving."),), text("A participant")),
        Heading(3, text("A detail"), "a-detail"),
        paragraph((Text("The estimate is conditional."), NoteReference("n3", 3), Text(" " + LOREM))),
        Box(BoxRole.ASIDE, (paragraph("Aside", Role.LABEL), paragraph(LOREM))),
    )


def end_matter() -> tuple[Block, ...]:
    """Give the scenarios, the levers and what closes a brief."""
    return (
        Heading(1, text("What may come"), "what-may-come", "2"),
        scenario_table(),
        Figure(
            chart(),
            "Bar chart: attrition leads with 38 %, a settlement closes with 5 %.",
            "figure-scenarios",
            Caption("Figure", 1, text("Probabilities, with those of the edition before")),
            text("Source: seminar participants."),
        ),
        Heading(1, text("What would change our minds"), "what-would-change", "3"),
        bullets(
            "A ceasefire on energy that holds for a month.", "A vote on guarantees in two parliaments.", ordered=True
        ),
        Paragraph((Text("We shall know more in the autumn."), EndMark())),
        Rule(),
        Box(
            BoxRole.CHANGES, (paragraph("Changes since the last edition", Role.LABEL), paragraph("Attrition up by 2."))
        ),
        Box(BoxRole.NOTICE, (paragraph("As of 22 July 2025.", Role.BODY),)),
        paragraph("The views are the authors' own.", Role.DISCLAIMER),
        PageBreak(),
        Heading(1, text("About the authors"), "about"),
        paragraph((Strong(text("Anna Kováčová")), Text(" works on deterrence.")), Role.BIO),
        paragraph("Senior Fellow", Role.META),
        paragraph("What would you ask first?", Role.QUESTION),
        paragraph("Said in the room", Role.ATTRIBUTION),
        paragraph("Source: none", Role.SOURCE),
        paragraph("Set by briefings.", Role.COLOPHON),
    )


def sample_document(marking: str = "TLP:GREEN") -> Document:
    """Give a brief with every kind of block and inline."""
    blocks = (*front_matter(), *body_matter(), *end_matter())
    return Document(properties(), blocks, sample_notes(), furniture(marking))


def endnoted_document() -> Document:
    """Give the same brief with its notes at the end of the text."""
    return resolve(with_endnotes(sample_document()))


HOSTILE = (
    'A & B <c>, {{ 7*7 }}, *, |, "quotes" ‘single’, 😀, №, ğ, non\u2011breaking, '
    "Є, İstanbul, Ελλάδα, a\\b, %, 100\u00a0%"
)
"""Characters that must come out literally in every format."""


def hostile_document() -> Document:
    """Give `HOSTILE` as title, heading, caption, cell, note, item and link text."""
    hostile = text(HOSTILE)
    table = Table(
        (Column(1), Column(1)),
        (row(HOSTILE, "Head", heads=2),),
        (row(HOSTILE, HOSTILE),),
        "t",
        Caption("Table", 1, hostile),
        hostile,
    )
    blocks: tuple[Block, ...] = (
        Paragraph(hostile, Role.TITLE, id="title"),
        Heading(1, hostile, "h"),
        Paragraph((*hostile, NoteReference("n", 1))),
        bullets(HOSTILE),
        Paragraph((Link("https://example.org/?q=%22&r=(1)", hostile),)),
        table,
        Figure(
            BarChart(HOSTILE, (HOSTILE,), (Bar(HOSTILE, 100, "100 %"),)), HOSTILE, "f", Caption("Figure", 1, hostile)
        ),
    )
    return Document(properties(), blocks, (Note("n", 1, hostile),), furniture())
