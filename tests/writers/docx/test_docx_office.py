"""Word files before the programs that read them: validator and LibreOffice.

Both are large and not everybody has them: `make test-office` brings them and
names them in `OOXML_VALIDATOR` and `BRIEFINGS_OFFICE`. Without them these
tests are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.reading_back import squeeze
from tests.writers.docx.opened import Opened, open_docx, words_of
from tests.writers.docx.shelf import NAMES, word_file
from tests.writers.docx.test_docx_parts import BOOK
from tests.writers.docx.test_docx_text import units_of

VALIDATOR = os.environ.get("OOXML_VALIDATOR", "")
OFFICE = shutil.which("soffice") if os.environ.get("BRIEFINGS_OFFICE") else None

needs_validator = pytest.mark.skipif(not VALIDATOR, reason="OOXML_VALIDATOR names no binary")
needs_office = pytest.mark.skipif(not OFFICE, reason="BRIEFINGS_OFFICE is not set or there is no soffice")
pytestmark = pytest.mark.timeout(300)

TURNED = "wide"


def _errors(path: Path) -> list[object]:
    done = subprocess.run([VALIDATOR, str(path)], capture_output=True, text=True, check=False)
    return list(json.loads(done.stdout)["errors"])


@needs_validator
@pytest.mark.parametrize("name", NAMES)
def test_microsoft_s_validator_finds_no_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(word_file(name))
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


@cache
def _printed(name: str) -> tuple[list[str], list[bool]]:
    """Text of every page as LibreOffice prints it, and whether the page lies on its side."""
    import pypdfium2

    with TemporaryDirectory() as folder:
        Path(folder, "brief.docx").write_bytes(word_file(name))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        convert = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*convert, str(Path(folder, "brief.docx"))], check=True, capture_output=True)
        with pypdfium2.PdfDocument(str(Path(folder, "brief.pdf"))) as pdf:
            pages = list(pdf)
            return (
                [page.get_textpage().get_text_bounded() for page in pages],
                [page.get_width() > page.get_height() for page in pages],
            )


@needs_office
@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(("hostile", "arabic"))])
def test_libreoffice_loses_no_word(name: str) -> None:
    printed = _letters("".join(_printed(name)[0]))
    units = [unit for unit in units_of(open_docx(word_file(name))) if not unit.startswith(("http", "mailto"))]
    words = {_letters(word) for unit in units if not _is_description(unit) for word in unit.split()}
    assert {word for word in words if word not in printed} == set()


def _is_description(unit: str) -> bool:
    """Descriptions of drawings are for ears."""
    return unit.startswith("Bar chart:") or "chart of" in unit.lower()


@needs_office
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("sample", "strategic", "long"))])
def test_the_contents_are_filled_where_there_are_some(name: str) -> None:
    opened = open_docx(word_file(name))
    entries = opened.all("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")
    printed = _letters("".join(_printed(name)[0][:4]))
    assert [words_of(one) for one in entries if _letters(words_of(one)) not in printed] == []


@needs_office
@pytest.mark.parametrize("name", ["long", TURNED])
def test_the_head_of_a_table_is_repeated_on_every_page_it_runs_over(name: str) -> None:
    pages, _ = _printed(name)
    head = _letters(words_of(_head(open_docx(word_file(name)))))
    counted = Counter(head in _letters(page) for page in pages)
    assert counted[True] > 4


def _head(opened: Opened):  # type: ignore[no-untyped-def]  # lxml's element
    return opened.all("//w:tbl/w:tr[w:trPr/w:tblHeader]/w:tc[1]")[0]


@needs_office
def test_the_long_one_is_long() -> None:
    assert len(_printed("long")[0]) >= 100


@needs_office
def test_turned_pages_have_their_footer() -> None:
    pages, turned = _printed(TURNED)
    assert sum(turned) > 3
    assert not turned[0]
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page.replace("\u00a0", " ")


def _letters(words: str) -> str:
    """Letters only: note marks stand between words, and lines may end in a hyphen."""
    return "".join(filter(str.isalpha, squeeze(words))).casefold()
