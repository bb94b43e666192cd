"""The Word writer: a Document and a Theme become a DOCX file."""

from briefings.writers.docx.writer import write_docx

__all__ = ["write_docx"]
