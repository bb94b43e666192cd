"""Notes together at the end: the heading they stand under.

The heading is a block like any other, the last one, so that every format has
it in its outline and its text. The notes follow it in the order of their marks.
"""

from __future__ import annotations

from dataclasses import replace

from briefings.document.model import Document, Heading, Text
from briefings.document.numbering import TO_NUMBER
from briefings.document.walk import iter_blocks

_ID = "endnotes"


def with_endnotes(draft: Document) -> Document:
    """A draft whose notes stand at the end; one without notes stays as it is.

    Shape: one block more, a heading of the first level, numbered where those of the text are.
    """
    if not draft.notes:
        return draft
    blocks = list(iter_blocks(draft))
    taken = {getattr(block, "id", "") for block in blocks}
    name = next(name for number in range(len(taken) + 1) if (name := f"{_ID}{number or ''}") not in taken)
    first = next((block for block in blocks if isinstance(block, Heading) and block.level == 1), None)
    is_numbered = first is not None and first.number == TO_NUMBER
    heading = Heading(1, (Text(draft.labels.notes),), name, TO_NUMBER if is_numbered else "")
    return replace(draft, blocks=(*draft.blocks, heading), endnotes=name)
