"""Sources from reference managers: CSL-JSON and BibTeX into a register."""

from briefings.references.bibtex import read_bibtex
from briefings.references.csl import read_csl
from briefings.references.register import Import, add_sources

__all__ = ["Import", "add_sources", "read_bibtex", "read_csl"]
