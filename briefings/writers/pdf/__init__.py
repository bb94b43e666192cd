"""Documents as PDF: typeset, tagged (PDF/UA-1) and fit for archives (PDF/A-2a)."""

from briefings.writers.pdf.writer import heading_pages, page_lines, write_pdf

__all__ = ["heading_pages", "page_lines", "write_pdf"]
