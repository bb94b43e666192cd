"""What a brief's links can point at, gathered before a word is written.

One walk over the Document finds headings, captions and every block with an
id. Nothing that is not here can be linked to, so no link dangles.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefings.document.model import Box, Caption, Document, Figure, Heading, Inline, Paragraph, Table
from briefings.document.text import plain_text
from briefings.document.walk import iter_blocks


@dataclass(slots=True)
class Outline:
    """The targets of one document."""

    headings: list[Heading] = field(default_factory=list)
    """In reading order, those in boxes and quotations too."""
    captions: dict[str, str] = field(default_factory=dict)
    """Id of a table or figure to its printed number: ``Table 1``."""
    targets: dict[str, str] = field(default_factory=dict)
    """Id of anything that can be linked to, to the text it is known by."""

    def numbered_levels(self) -> frozenset[int]:
        """Levels whose headings all have numbers, so that their style may carry them."""
        bare = {heading.level for heading in self.headings if not heading.number}
        return frozenset({heading.level for heading in self.headings} - bare)


def outline_of(document: Document) -> Outline:
    """Walk a document and gather its targets."""
    found = Outline()
    for block in iter_blocks(document):
        match block:
            case Heading():
                found.headings.append(block)
                found.targets[block.id] = plain(block.inlines)
            case Table() | Figure() if block.id:
                found.targets[block.id] = label(block.caption)
                if label(block.caption):
                    found.captions[block.id] = label(block.caption)
            case Paragraph() | Box() if block.id:
                found.targets[block.id] = ""
    return found


def label(caption: Caption | None) -> str:
    """Give the number of a caption as it is printed; empty when it has none.

    >>> label(Caption("Table", 2, ()))
    'Table 2'
    """
    return f"{caption.word} {caption.number}" if caption and caption.word and caption.number else ""


def plain(inlines: tuple[Inline, ...]) -> str:
    """Give the words of inlines in one line, without marks and notes."""
    return plain_text(inlines).replace("\n", " ")
