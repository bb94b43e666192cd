"""The formats a brief can be written in, and the writer of each.

A writer turns a Document and a Theme into the bytes of one file, and
nothing else: it touches no disk but the theme's fonts and house document and
the document's pictures, and the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from briefings.document.model import Document, TableOfContents
from briefings.document.walk import iter_blocks
from briefings.errors import BriefingsError, Problem
from briefings.theme.model import Theme

FORMATS = ("docx", "pdf", "html")


class Writer(Protocol):
    """Turns a Document and a Theme into the bytes of one file, and may note warnings."""

    def __call__(self, document: Document, theme: Theme, warnings: list[Problem] | None = None, /) -> bytes: ...


def writer_of(form: str) -> Writer:
    """The writer of a format.

    Raises: KeyError for a name outside `FORMATS` (a bug, not user error).
    """
    # Imported here: each brings a library that takes longer to load than most briefs take to write,
    # and a process that writes one format should not pay for the others.
    match form:
        case "docx":
            from briefings.writers.docx import read_house, write_docx

            def write_word(document: Document, theme: Theme, warnings: list[Problem] | None = None) -> bytes:
                house = read_house(theme.house) if theme.house else None
                pages = _contents_pages(document, theme) if house is None else {}
                return write_docx(document, theme, pages=pages, house=house, warnings=warnings)

            return write_word
        case "pdf":
            from briefings.writers.pdf import write_pdf

            return lambda document, theme, _=None: write_pdf(document, theme)
        case "html":
            from briefings.writers.html import write_html

            return lambda document, theme, _=None: write_html(document, theme)
        case _:
            raise KeyError(form)


def page_lines(document: Document, theme: Theme) -> tuple[int, ...]:
    """Give the number of lines on each page of the PDF, without drawing anything."""
    from briefings.writers.pdf import page_lines as lines_on_pages  # as slow to load as the writer it belongs to

    return lines_on_pages(document, theme)


def _contents_pages(document: Document, theme: Theme) -> Mapping[str, int]:
    """Give the page of each heading for a table of contents in Word, as the PDF has them.

    Laid out whether a PDF is asked for or not, so that the same brief is the same file; not at all without a
    table of contents. What cannot be laid out has entries without numbers, which Word fills in on request.
    """
    if not any(isinstance(block, TableOfContents) for block in iter_blocks(document)):
        return {}
    from briefings.writers.pdf import heading_pages  # the layout: as slow to load as the writer it belongs to

    try:
        return heading_pages(document, theme)
    except BriefingsError:
        return {}
