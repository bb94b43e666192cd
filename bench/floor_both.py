"""Floor: both files from one process, as a script for one brief would do it."""

from __future__ import annotations

import sys

import floor_docx
import floor_pdf

if __name__ == "__main__":
    floor_docx.write(sys.argv[1])
    floor_pdf.write(sys.argv[2])
