"""Captions that Word counts: a SEQ field in a paragraph of style Caption.

The number and its word stand in a bookmark that cross-references repeat.
"""

from __future__ import annotations

from dataclasses import replace

from briefings.document.model import Align, Caption
from briefings.writers.docx.blocks import Setting, anchored
from briefings.writers.docx.fields import field
from briefings.writers.docx.inlines import Voice, write_inlines
from briefings.writers.docx.looks import Line
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.outline import label
from briefings.writers.docx.wordml import run


def caption_line(kind: str, caption: Caption, identity: str, manuscript: Manuscript, setting: Setting) -> Line:
    """Make the caption of a ``Table`` or ``Figure``, the kind being Word's name of the count."""
    style = "Caption" if kind == "Table" else "FigureCaption"
    voice = Voice(language=setting.language, is_bold=manuscript.styles.is_bold(style))
    words = write_inlines(caption.inlines, manuscript, voice)
    plain = manuscript.properties_of(frozenset(), setting.language)
    number = _number(kind, caption, identity, manuscript, plain)
    content = number + (run(". ", plain) if number and words else "") + words
    return Line(style, anchored(content, identity, manuscript), replace(setting, align=Align.START).look())


def _number(kind: str, caption: Caption, identity: str, manuscript: Manuscript, plain: str) -> str:
    if not label(caption):
        return ""
    counted = manuscript.counts[kind] = manuscript.counts.get(kind, 0) + 1
    # §17.16.5.56; \r sets the count where the document's own numbers do not follow on.
    reset = "" if counted == caption.number else f" \\r {caption.number}"
    manuscript.counts[kind] = caption.number
    number = run(f"{caption.word} ", plain) + field(f"SEQ {kind} \\* ARABIC{reset}", run(str(caption.number), plain))
    return manuscript.anchors.bookmark(manuscript.anchors.name("ref", identity), number) if identity else number
