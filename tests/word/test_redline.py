"""Accept all of a redline and it is the new text; reject all, the old one."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from briefings.document.model import Document, Link, NoteReference, Paragraph, Text
from briefings.theme.load import load_theme
from briefings.word.elements import DEL, DELETED_TEXT, INS, T, w
from briefings.word.package import MAIN, open_word
from briefings.word.redline import redline
from briefings.word.revisions import accept_all, has_changes, reject_all, words_of_file
from briefings.writers.docx import write_docx
from tests.documents import furniture, properties, sample_document, sample_notes
from tests.word.pairs import random_pair

ROOT = Path(__file__).parents[2]
THEME = load_theme(ROOT / "templates" / "themes" / "house" / "theme.yaml")
DATE = dt.datetime(2025, 9, 16, 12, tzinfo=dt.UTC)
VALIDATOR = OpenXmlValidator(file_format=FileFormat.OFFICE_2019)

Write = Callable[[Document], bytes]


def _redlined(old: bytes, new: bytes) -> bytes:
    return redline(old, new, "The River Desk", DATE)


def _document(*blocks: Paragraph) -> bytes:
    return write_docx(Document(properties(), blocks, sample_notes(), furniture("")), THEME)


def _marked(content: bytes) -> list[tuple[str, str]]:
    """What was deleted and inserted, in order."""
    found = []
    for mark in open_word(content).root(MAIN).iter(INS, DEL):
        said = "".join(piece.text or "" for piece in mark.iter(T, DELETED_TEXT))
        if said:
            found.append(("+" if mark.tag == INS else "-", said))
    return found


@pytest.mark.parametrize("batch", range(8))
def test_both_texts_come_out_of_two_hundred_generated_pairs(batch: int, tmp_path: Path) -> None:
    for seed in range(batch * 25, batch * 25 + 25):
        old, new = (write_docx(document, THEME) for document in random_pair(seed))
        marked = _redlined(old, new)
        assert words_of_file(accept_all(marked)) == words_of_file(new), seed
        assert words_of_file(reject_all(marked)) == words_of_file(old), seed
    path = tmp_path / "last.docx"
    for content in (marked, accept_all(marked), reject_all(marked)):
        path.write_bytes(content)
        assert [str(error) for error in VALIDATOR.validate(str(path)).errors] == []


def test_a_file_compared_with_itself_has_no_changes() -> None:
    content = write_docx(sample_document(), THEME)
    assert not has_changes(_redlined(content, content))


def test_a_percentage_is_exchanged_whole() -> None:
    old, new = (_document(Paragraph((Text(f"It is likely ({share} %) to last."),))) for share in ("38", "41.5"))
    assert _marked(_redlined(old, new)) == [("-", "38 %"), ("+", "41.5 %")]


def test_every_change_has_an_author_a_date_and_a_number_of_its_own() -> None:
    old, new = (write_docx(document, THEME) for document in random_pair(5))
    marks = list(open_word(_redlined(old, new)).root(MAIN).iter(INS, DEL))
    assert {(mark.get(w("author")), mark.get(w("date"))) for mark in marks} == {
        ("The River Desk", "2025-09-16T12:00:00Z")
    }
    assert len({mark.get(w("id")) for mark in marks}) == len(marks) > 0


def test_a_deleted_link_still_leads_where_it_led() -> None:
    old = _document(Paragraph((Text("See "), Link("https://example.org/old", (Text("this"),)))))
    new = _document(Paragraph((Text("See nothing"),)))
    assert words_of_file(reject_all(_redlined(old, new)))[0] == "See <https://example.org/old>this"


def test_a_deleted_note_keeps_its_words() -> None:
    old = _document(Paragraph((Text("So they say."), NoteReference("n2", 2))))
    new = _document(Paragraph((Text("So they say."),)))
    assert words_of_file(reject_all(_redlined(old, new))) == words_of_file(old)
    assert words_of_file(old) != words_of_file(new)


def test_a_paragraph_that_reads_quite_differently_is_replaced_whole() -> None:
    old = _document(Paragraph((Text("One two three four five six."),)))
    new = _document(Paragraph((Text("Alpha beta gamma delta epsilon."),)))
    kinds = [kind for kind, _ in _marked(_redlined(old, new))]
    assert kinds == ["-", "+"]


def test_the_new_file_is_the_base_and_keeps_its_bookmarks() -> None:
    old, new = (write_docx(document, THEME) for document in random_pair(3))
    names = [mark.get(w("name")) for mark in open_word(new).root(MAIN).iter(w("bookmarkStart"))]
    assert [mark.get(w("name")) for mark in open_word(_redlined(old, new)).root(MAIN).iter(w("bookmarkStart"))] == names


def test_every_part_of_a_redline_is_well_formed_and_named_once() -> None:
    old, new = (write_docx(document, THEME) for document in random_pair(11))
    file = open_word(_redlined(old, new))
    for name in file.members:
        if name.endswith((".xml", ".rels")):
            etree.fromstring(file.members[name])
    parts = [one.get("PartName") for one in file.root("[Content_Types].xml") if one.get("PartName")]
    assert len(parts) == len(set(parts))


_ELSEWHERE = """
import datetime as dt, sys
from pathlib import Path
from briefings.word.redline import redline
old, new = (Path(name).read_bytes() for name in sys.argv[1:3])
sys.stdout.buffer.write(redline(old, new, "The River Desk", dt.datetime(2025, 9, 16, 12, tzinfo=dt.UTC)))
"""


def test_the_same_pair_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    for name, document in zip(("old", "new"), random_pair(8), strict=True):
        (tmp_path / name).write_bytes(write_docx(document, THEME))
    command = [sys.executable, "-c", _ELSEWHERE, str(tmp_path / "old"), str(tmp_path / "new")]
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}
    elsewhere = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=ROOT).stdout
    assert elsewhere == _redlined((tmp_path / "old").read_bytes(), (tmp_path / "new").read_bytes())
