"""Documents as PDF: typeset, tagged (PDF/UA-1) and fit for archives (PDF/A-2a)."""

from briefings.writers.pdf.writer import write_pdf

__all__ = ["write_pdf"]
