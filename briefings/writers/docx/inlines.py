"""Inlines as runs: one small function for each kind, none by default.

A run carries a character style and a language, nothing else. Links belong to
the part they stand in; notes, fields and cross-references are Word's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import singledispatch

from briefings.document.model import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    EndMark,
    Inline,
    Inserted,
    LineBreak,
    Link,
    NoteReference,
    PageCount,
    PageNumber,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from briefings.errors import ContentError, Problem, Where
from briefings.writers.docx.addresses import relationship_target
from briefings.writers.docx.characters import (
    CODE,
    EMPHASIS,
    END_MARK,
    ENDNOTE_MARK,
    LINK,
    NOTE_MARK,
    REFERENCE,
    STRONG,
    SUBSCRIPT,
    SUPERSCRIPT,
)
from briefings.writers.docx.fields import field
from briefings.writers.docx.manuscript import Manuscript, Telling
from briefings.writers.docx.outline import plain
from briefings.writers.docx.wordml import run, style_run_properties


@dataclass(frozen=True, slots=True)
class Voice:
    """How words are marked at this point of a paragraph."""

    marks: frozenset[str] = frozenset()
    language: str = ""
    """BCP 47 tag where it differs from the document's."""
    is_bold: bool = False
    """The paragraph is bold as a whole, so strong words need no mark."""
    in_link: bool = False

    def marked(self, mark: str) -> Voice:
        return replace(self, marks=self.marks | {mark})


PLAIN_VOICE = Voice()


def write_inlines(inlines: Iterable[Inline], manuscript: Manuscript, voice: Voice = PLAIN_VOICE) -> str:
    """Write inlines as runs, in their order."""
    return "".join([write_inline(inline, manuscript, voice) for inline in inlines])


@singledispatch
def write_inline(inline: object, _manuscript: Manuscript, _voice: Voice) -> str:
    """Write one inline.

    Raises: TypeError for a kind the Document does not know (a bug, not user error).
    """
    raise TypeError(f"the Word writer cannot write {type(inline).__name__}")


@write_inline.register
def _(inline: Text, manuscript: Manuscript, voice: Voice) -> str:
    return run(inline.text, manuscript.properties_of(voice.marks, voice.language))


@write_inline.register
def _(inline: Strong, manuscript: Manuscript, voice: Voice) -> str:
    return write_inlines(inline.inlines, manuscript, voice if voice.is_bold else voice.marked(STRONG))


@write_inline.register
def _(inline: Emphasis, manuscript: Manuscript, voice: Voice) -> str:
    return write_inlines(inline.inlines, manuscript, voice.marked(EMPHASIS))


@write_inline.register
def _(inline: Superscript, manuscript: Manuscript, voice: Voice) -> str:
    return write_inlines(inline.inlines, manuscript, voice.marked(SUPERSCRIPT))


@write_inline.register
def _(inline: Subscript, manuscript: Manuscript, voice: Voice) -> str:
    return write_inlines(inline.inlines, manuscript, voice.marked(SUBSCRIPT))


@write_inline.register(Inserted)
@write_inline.register(Deleted)
def _(_inline: Inserted | Deleted, _manuscript: Manuscript, _voice: Voice) -> str:
    hint = "changes in a Word file are tracked ones: briefings edition diff --format docx"
    raise ContentError(Problem(Where(""), "a comparison is a PDF or a web page", hint))


@write_inline.register
def _(inline: Code, manuscript: Manuscript, voice: Voice) -> str:
    return run(inline.text, manuscript.properties_of(voice.marks | {CODE}, voice.language))


@write_inline.register
def _(inline: Link, manuscript: Manuscript, voice: Voice) -> str:
    # §17.16.22. Links do not nest, in Word or anywhere.
    inner = write_inlines(inline.inlines, manuscript, replace(voice.marked(LINK), in_link=True))
    if voice.in_link or not inner:
        return inner
    relation = manuscript.story.link(relationship_target(inline.target))
    return f'<w:hyperlink r:id="{relation}" w:history="1">{inner}</w:hyperlink>'


@write_inline.register
def _(inline: Span, manuscript: Manuscript, voice: Voice) -> str:
    spoken = replace(voice, language=inline.language) if inline.language else voice
    inner = write_inlines(inline.inlines, manuscript, spoken)
    if not inline.field or not inner or manuscript.telling is Telling.FURNITURE:
        return inner
    manuscript.fields.setdefault(inline.field, plain(inline.inlines))
    return manuscript.anchors.field(inline.field, inner)


@write_inline.register
def _(inline: NoteReference, manuscript: Manuscript, _voice: Voice) -> str:
    is_end = bool(manuscript.document.endnotes)
    mark = style_run_properties(ENDNOTE_MARK if is_end else NOTE_MARK)
    name = manuscript.anchors.name("note", inline.note)
    if manuscript.telling is not Telling.BODY:
        return run(str(inline.number), mark)
    if inline.note in manuscript.notes_marked:
        # §17.16.5.39: a second mark of one note repeats its number.
        return field(f"NOTEREF {name} \\f \\h", run(str(inline.number), mark))
    manuscript.notes_marked.add(inline.note)
    kind = "endnote" if is_end else "footnote"
    return manuscript.anchors.bookmark(name, f'<w:r>{mark}<w:{kind}Reference w:id="{inline.number}"/></w:r>')


@write_inline.register
def _(inline: CrossReference, manuscript: Manuscript, voice: Voice) -> str:
    known = manuscript.outline.targets.get(inline.target)
    if known is None or voice.in_link or manuscript.telling is Telling.FURNITURE:
        return run(inline.text, manuscript.properties_of(voice.marks, voice.language))
    printed = run(inline.text, manuscript.properties_of(voice.marks | {REFERENCE}, voice.language))
    if known == inline.text:
        # §17.16.5.51: Word finds the same words at the bookmark when it updates the field, and keeps their style.
        kind = "ref" if inline.target in manuscript.outline.captions else "id"
        return field(f"REF {manuscript.anchors.name(kind, inline.target)} \\h \\* MERGEFORMAT", printed)
    return (
        f'<w:hyperlink w:anchor="{manuscript.anchors.name("id", inline.target)}" w:history="1">{printed}</w:hyperlink>'
    )


@write_inline.register
def _(_inline: LineBreak, _manuscript: Manuscript, _voice: Voice) -> str:
    return "<w:r><w:br/></w:r>"


@write_inline.register
def _(_inline: PageNumber, manuscript: Manuscript, voice: Voice) -> str:
    return field("PAGE", run("1", manuscript.properties_of(voice.marks, voice.language)))


@write_inline.register
def _(_inline: PageCount, manuscript: Manuscript, voice: Voice) -> str:
    return field("NUMPAGES", run("1", manuscript.properties_of(voice.marks, voice.language)))


@write_inline.register
def _(_inline: EndMark, manuscript: Manuscript, _voice: Voice) -> str:
    return run(f"\u00a0{manuscript.theme.end_mark}", style_run_properties(END_MARK))
