"""Say on every page that a brief is a draft, until its edition is frozen.

The word begins the running foot of every page, whatever template printed it,
and lies behind the text in formats that have pages. A frozen edition has
neither.
"""

from __future__ import annotations

from dataclasses import replace

from briefings.document.model import Document, RunningLine, Strong, Text
from briefings.errors import ContentError, Problem, Where
from briefings.templating.labels import LabelBook

_LABEL = "draft"


def marked_as_draft(document: Document, labels: LabelBook) -> Document:
    """The document with the mark of a draft.

    Raises: ContentError when the language has no word for it.
    """
    word = labels.texts.get(_LABEL)
    if word is None:
        hint = "add it, or write `draft_mark: false` into the audience"
        raise ContentError(Problem(Where(labels.file), f"the label `{_LABEL}` is missing", hint))
    furniture = document.furniture
    first = furniture.first_footer
    marked = replace(
        furniture,
        footer=_begun(furniture.footer, word),
        first_footer=_begun(first, word) if first is not None else None,
        draft=word,
    )
    return replace(document, furniture=marked)


def _begun(line: RunningLine, word: str) -> RunningLine:
    rest = (Text(" · "), *line.left) if line.left else ()
    return replace(line, left=(Strong((Text(word),)), *rest))
