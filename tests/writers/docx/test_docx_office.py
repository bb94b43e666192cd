"""Word files before the programs that read them: validator and LibreOffice.

Both are large and not everybody has them: `OOXML_VALIDATOR` names the
validator's binary, and LibreOffice is looked for on the path when
`BRIEFINGS_OFFICE` is set. Without them these tests are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from briefings.theme.model import Theme
from briefings.writers.docx import write_docx
from tests.reading_back import squeeze
from tests.writers.docx.opened import open_docx
from tests.writers.docx.test_docx_parts import BOOK, DOCUMENTS
from tests.writers.docx.test_docx_text import units_of

VALIDATOR = os.environ.get("OOXML_VALIDATOR", "")
OFFICE = shutil.which("soffice") if os.environ.get("BRIEFINGS_OFFICE") else None

needs_validator = pytest.mark.skipif(not VALIDATOR, reason="OOXML_VALIDATOR names no binary")
needs_office = pytest.mark.skipif(not OFFICE, reason="BRIEFINGS_OFFICE is not set or there is no soffice")
pytestmark = pytest.mark.timeout(300)


def _errors(path: Path) -> list[object]:
    done = subprocess.run([VALIDATOR, str(path)], capture_output=True, text=True, check=False)
    return list(json.loads(done.stdout)["errors"])


@needs_validator
@pytest.mark.parametrize("name", DOCUMENTS)
def test_microsoft_s_validator_finds_no_error(theme: Theme, tmp_path: Path, name: str) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(write_docx(DOCUMENTS[name](), theme))
    assert _errors(path) == []


@needs_validator
def test_microsoft_s_validator_finds_no_error_in_the_workbook(sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(open_docx(sample).blobs[BOOK])
    assert _errors(path) == []


@needs_validator
def test_microsoft_s_validator_is_awake(sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(sample[:-40])
    assert _errors(path) != []


@needs_office
@pytest.mark.parametrize("name", ["sample", "awkward", "long"])
def test_libreoffice_loses_no_word(theme: Theme, tmp_path: Path, name: str) -> None:
    content = write_docx(DOCUMENTS[name](), theme)
    (tmp_path / "brief.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "brief.docx")], check=True, capture_output=True)
    printed = _printed(tmp_path / "brief.pdf")
    units = [unit for unit in units_of(open_docx(content)) if not unit.startswith(("http", "mailto", "Bar chart:"))]
    words = {_letters(word) for unit in units for word in unit.split()}
    assert {word for word in words if word not in printed} == set()


def _printed(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(str(path)) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return _letters("".join(pages))


def _letters(words: str) -> str:
    """Letters only: note marks stand between words, and lines may end in a hyphen."""
    return "".join(filter(str.isalpha, squeeze(words))).casefold()
