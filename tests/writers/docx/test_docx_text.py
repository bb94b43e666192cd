"""The words of a Word file are the Document's, all of them, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefings.document.model import (
    BarChart,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Role,
    Span,
    Text,
)
from briefings.document.text import TextUnit, document_text
from briefings.document.walk import iter_blocks
from briefings.errors import ContentError, Where
from briefings.theme.model import Theme
from briefings.writers.docx import write_docx
from briefings.writers.docx.addresses import relationship_target
from tests.documents import HOSTILE, hostile_document, properties, sample_document, text
from tests.writers.docx.awkward import arabic_document, awkward_document
from tests.writers.docx.opened import NS, Opened, attribute, name_of, nodes_of, open_docx, string_of


def units_of(opened: Opened) -> list[str]:
    """The paragraphs of a file, then its notes; links follow the paragraph they stand in."""
    units = list(_story(opened, "word/document.xml"))
    notes = (part for part in ("word/footnotes.xml", "word/endnotes.xml") if part in opened.blobs)
    return units + [unit for part in notes for unit in _story(opened, part)]


def _story(opened: Opened, part: str) -> Iterator[str]:
    targets = opened.relationships(part)
    numbers = _heading_numbers(opened)
    for paragraph in opened.all("//w:p", part):
        yield from _chart(opened, paragraph, targets)
        if any(attribute(style, "w:val").startswith("TOC") for style in paragraph.iter(name_of("w:pStyle"))):
            if (shown := _shown(paragraph)) and "TOCHeading" in etree.tostring(paragraph).decode():
                yield shown
            continue
        if words := _shown(paragraph).strip("\n") if part.endswith("notes.xml") else _shown(paragraph):
            yield numbers.get(paragraph, "") + (words[1:] if part.endswith("notes.xml") else words)
        for link in paragraph.iter(name_of("w:hyperlink")):
            if relation := attribute(link, "r:id"):
                yield targets[relation][1]


def _shown(paragraph: etree._Element) -> str:
    signs = {name_of("w:tab"): "\t", name_of("w:br"): "\n", name_of("w:softHyphen"): "\u00ad"}
    words = ""
    for run in paragraph.iter(name_of("w:r")):
        style = string_of(run, "w:rPr/w:rStyle/@w:val")
        for piece in run:
            if piece.tag == name_of("w:t") and style not in ("EndMark", "FootnoteReference"):
                words += piece.text or ""
            else:
                words += signs.get(piece.tag, "")
    # A further paragraph of an item in a box hangs from the box's edge and begins with a tab.
    style = string_of(paragraph, "w:pPr/w:pStyle/@w:val")
    return words.removeprefix("\t") if "Item" in style else words


def _heading_numbers(opened: Opened) -> dict[etree._Element, str]:
    """Count headings as Word does, by their style's list or their own."""
    bound = {name for name, style in opened.styles().items() if nodes_of(style, "w:pPr/w:numPr")}
    starts = {
        attribute(one, "w:numId"): {
            int(attribute(override, "w:ilvl")): int(attribute(override[0], "w:val"))
            for override in nodes_of(one, "w:lvlOverride")
        }
        for one in opened.all("//w:num", "word/numbering.xml")
    }
    counts, numbers = [0, 0, 0], {}
    for paragraph in opened.all("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]"):
        style = string_of(paragraph, "w:pPr/w:pStyle/@w:val")
        own = string_of(paragraph, "w:pPr/w:numPr/w:numId/@w:val")
        level = int(style[len("Heading")]) - 1
        if fixed := starts.get(own):
            numbers[paragraph] = ".".join(str(fixed[at]) for at in range(level + 1)) + " "
        elif own or style in bound:
            counts[level:] = [counts[level] + 1, *[0] * (2 - level)]
            numbers[paragraph] = ".".join(map(str, counts[: level + 1])) + " "
    return numbers


def _chart(opened: Opened, paragraph: etree._Element, targets: dict[str, tuple[str, str, bool]]) -> Iterator[str]:
    for drawing in nodes_of(paragraph, ".//wp:inline"):
        for chart in nodes_of(drawing, ".//c:chart"):
            yield from _chart_words(opened, targets[attribute(chart, "r:id")][1])
        yield string_of(drawing, "wp:docPr/@descr")


def _chart_words(opened: Opened, part: str) -> Iterator[str]:
    """The title, then each row's label with the number printed beside it."""
    yield "".join(one.text or "" for one in opened.all("//c:title//a:t", part))
    labels = opened.all("(//c:ser/c:cat)[1]//c:pt/c:v", part)
    shares = {
        point.get("idx"): point
        for series in opened.all("//c:ser[c:dLbls]", part)
        for point in nodes_of(series, "c:val//c:pt")
    }
    for row, label in enumerate(labels):
        share = shares.get(str(row))
        printed = f" {float(share.findtext('c:v', namespaces=NS) or 0) * 100:g} %" if share is not None else ""
        yield (label.text or "") + printed


def _as_written(unit: TextUnit) -> str:
    return relationship_target(unit.text) if unit.kind == "link" else unit.text


@pytest.mark.parametrize("make", [sample_document, awkward_document, arabic_document])
def test_a_file_says_what_the_document_says_in_the_same_order(make: Callable[[], Document], theme: Theme) -> None:
    document = make()
    wanted = [_as_written(unit) for unit in document_text(document)]
    assert units_of(open_docx(write_docx(document, theme))) == [one for one in wanted if one]


def test_hostile_characters_come_out_literally_everywhere(theme: Theme) -> None:
    document = hostile_document()
    opened = open_docx(write_docx(document, theme))
    words = [unit for unit in units_of(opened) if not unit.startswith("https:") and unit != "Head"]
    assert [word for word in words if HOSTILE not in word] == []
    assert len(words) == len(document_text(document)) - 2
    assert HOSTILE in opened.all("//w:tblCaption")[0].get(name_of("w:val"), "")


WRITABLE = st.text(
    st.characters(codec="utf-8", exclude_characters="".join(map(chr, [*range(9), *range(11, 32)])) + "\ufffe\uffff")
)


@given(st.lists(WRITABLE.filter(bool), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text_survives_in_prose_titles_links_and_fields(theme: Theme, words: list[str]) -> None:
    document = Document(
        properties(),
        (
            Heading(1, tuple(Text(word) for word in words), words[0]),
            Paragraph((Link("https://example.org/", text(words[-1])), Span(text(words[0]), field=words[-1]))),
        ),
    )
    heading, paragraph, link = units_of(open_docx(write_docx(document, theme)))
    assert (heading, paragraph, link) == ("".join(words), words[-1] + words[0], "https://example.org/")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ufffe", "\ud800"])
def test_a_character_no_file_can_hold_is_refused_with_its_place(theme: Theme, character: str) -> None:
    places = [Where("content/a.md", line, 1) for line in (3, 9)]
    blocks = tuple(Paragraph(text(f"a{character}b"), Role.BODY, where=where) for where in places)
    with pytest.raises(ContentError) as caught:
        write_docx(Document(properties(), blocks), theme)
    assert [problem.where for problem in caught.value.problems] == places
    assert f"U+{ord(character):04X}" in caught.value.problems[0].what


def test_a_chart_keeps_every_bar_and_figure(theme: Theme) -> None:
    (chart,) = (block.content for block in iter_blocks(sample_document()) if isinstance(block, Figure))
    assert isinstance(chart, BarChart)
    opened = open_docx(write_docx(sample_document(), theme))
    shown = list(_chart_words(opened, "word/charts/chart1.xml"))
    assert shown[0] == chart.title
    groups = [f"{name} {total}" for name, total in zip(chart.groups, chart.group_totals, strict=True)]
    assert [row for row in shown[1:] if row in groups] == groups
    assert [row for row in shown[1:] if row not in groups] == [f"{bar.label} {bar.display}" for bar in chart.bars]
