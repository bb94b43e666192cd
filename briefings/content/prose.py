"""Markdown prose to the markup vocabulary, every block with its place.

CommonMark with tables, footnotes (``[^1]``), citations (``[@source-id]``),
language spans (``[текст]{lang=uk}``) and computed claims (``{{ … }}``, see
`briefings.content.claims`). ``##`` and ``###`` are headings below the
section's own. A paragraph ``Table: words`` before a table is its caption; the
last line of a quotation that begins with ``—`` or ``--`` says whose it is.

All text is escaped; what the vocabulary has no place for is a located problem.
"""

from __future__ import annotations

from dataclasses import replace

from briefings.content.model import Prose
from briefings.content.prose_context import ProseContext, prose_context
from briefings.content.prose_markup import ProseWriter
from briefings.errors import ContentError, Problem

__all__ = ["ProseContext", "check_prose", "citation_markup", "inline_markup", "prose_context", "prose_markup"]


def prose_markup(prose: Prose, context: ProseContext) -> str:
    """The prose as block markup, its notes after it.

    Raises: ContentError with all problems of the prose.
    """
    writer = ProseWriter(prose, context)
    markup = writer.blocks()
    _raise(writer.problems)
    return "\n".join(part for part in (markup, context.take_notes()) if part)


def inline_markup(prose: Prose, context: ProseContext) -> str:
    """The inlines of a prose that is a single paragraph.

    Shape: no block element. Its notes wait in the context for the next
           `prose_markup` or `take_notes`.
    Raises: ContentError with all problems, more than one paragraph among them.
    """
    writer = ProseWriter(prose, context)
    markup = writer.single_paragraph()
    _raise(writer.problems)
    return markup


def citation_markup(source_ids: tuple[str, ...], context: ProseContext) -> str:
    """The mark of one note that cites some sources; empty for none.

    Shape: ids that are unknown here (the checks report them) are left out.
    Its text waits in the context for `prose_markup` or `take_notes`.
    """
    sources = [context.sources[name] for name in source_ids if name in context.sources]
    if not sources:
        return ""
    return context.add_note(" ".join(context.citation(source) for source in sources), sources[0].origin.where)


def check_prose(prose: Prose, context: ProseContext) -> tuple[Problem, ...]:
    """Everything that is wrong with a prose. The context is left as it was."""
    writer = ProseWriter(prose, replace(context, cited=set(context.cited), _count=0, _pending=[]))
    writer.blocks()
    return tuple(writer.problems)


def _raise(problems: list[Problem]) -> None:
    if problems:
        raise ContentError(problems)
