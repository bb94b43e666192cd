"""The Word writer: a Document and a Theme become a DOCX file."""

from briefings.writers.docx.house import HouseDocument, read_house
from briefings.writers.docx.writer import write_docx

__all__ = ["HouseDocument", "read_house", "write_docx"]
