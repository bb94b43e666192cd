"""The same Document and theme give the same bytes, whatever the machine says."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from briefings.theme.model import Theme
from briefings.writers.docx import write_docx
from tests.documents import sample_document

ROOT = Path(__file__).parents[3]
WRITE = """
import hashlib
from pathlib import Path
from briefings.theme.load import load_theme
from briefings.writers.docx import write_docx
from tests.documents import sample_document
theme = load_theme(Path("templates/themes/house/theme.yaml"))
print(hashlib.sha256(write_docx(sample_document(), theme)).hexdigest())
"""


def _written_elsewhere(**environment: str) -> str:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [sys.executable, "-c", WRITE], cwd=ROOT, env=surroundings, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_other_processes_hash_seeds_and_time_zones_write_the_same_bytes(sample: bytes) -> None:
    here = hashlib.sha256(sample).hexdigest()
    assert _written_elsewhere(PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C") == here
    assert _written_elsewhere(PYTHONHASHSEED="7777", TZ="America/Adak") == here


def test_a_second_later_the_bytes_are_the_same(theme: Theme, sample: bytes) -> None:
    time.sleep(2.1)  # zip files keep times to two seconds
    assert write_docx(sample_document(), theme) == sample


def test_members_are_sorted_undated_and_from_no_machine(sample: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        members = package.infolist()
    names = [member.filename for member in members]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.create_system for member in members} == {0}


@pytest.mark.parametrize("part", ["word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"])
def test_the_workbook_of_a_chart_is_in_the_file(sample: bytes, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        assert part in package.namelist()
