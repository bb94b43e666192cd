"""The formats a brief can be written in, and the writer of each.

A writer turns a Document and a Theme into the bytes of one file, and
nothing else: it touches no disk but the theme's fonts and the document's
pictures, and the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from briefings.document.model import Document
from briefings.theme.model import Theme

FORMATS = ("docx", "pdf", "html")

Writer = Callable[[Document, Theme], bytes]


def writer_of(form: str) -> Writer:
    """The writer of a format.

    Raises: KeyError for a name outside `FORMATS` (a bug, not user error).
    """
    # Imported here: each brings a library that takes longer to load than most briefs take to write,
    # and a process that writes one format should not pay for the others.
    match form:
        case "docx":
            from briefings.writers.docx import write_docx

            return write_docx
        case "pdf":
            from briefings.writers.pdf import write_pdf

            return write_pdf
        case "html":
            from briefings.writers.html import write_html

            return write_html
        case _:
            raise KeyError(form)
