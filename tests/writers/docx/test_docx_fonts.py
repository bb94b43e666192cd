"""Fonts travel in the file when the theme says so, and only then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefings.theme.model import Theme
from briefings.writers.docx import write_docx
from briefings.writers.docx.font_files import scrambled
from tests.documents import sample_document
from tests.writers.docx.lint import findings
from tests.writers.docx.opened import attribute, name_of, open_docx
from tests.writers.docx.test_docx_parts import audited


def test_no_font_travels_unless_the_theme_says_so(sample: bytes) -> None:
    assert not [name for name in open_docx(sample).blobs if name.endswith(".odttf")]


def test_embedded_faces_come_out_as_they_went_in(theme: Theme, tmp_path: Path) -> None:
    content = write_docx(sample_document(), replace(theme, embed_fonts=True))
    opened = open_docx(content)
    targets = opened.relationships("word/fontTable.xml")
    family = theme.families["text"]
    (font,) = opened.all(f"//w:font[@w:name='{family.name}']", "word/fontTable.xml")
    wanted = {"embedRegular": family.regular, "embedBold": family.bold, "embedItalic": family.italic}
    for slot, face in wanted.items():
        (entry,) = font.iter(name_of(f"w:{slot}"))
        key = attribute(entry, "w:fontKey").strip("{}").replace("-", "")
        assert scrambled(opened.blobs[targets[attribute(entry, "r:id")][1]], key) == face.path.read_bytes()
    assert audited(content, tmp_path / "brief.docx") == []
    assert findings(content) == []
    assert write_docx(sample_document(), replace(theme, embed_fonts=True)) == content
