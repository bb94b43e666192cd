"""Whether a brief is as short as its audience was promised.

Words are counted in the Document, so that all formats agree; pages in the
finished PDF, because only there they exist. Too long is a warning: the brief
is made, and an editor decides what goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefings.document.text import TextUnit
from briefings.errors import Problem, Where
from briefings.templating.audiences import Audience

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_NOT_COUNTED = frozenset({"link", "alt", "note", "source"})
"""Notes and source lines are there to be looked up; a budget is about what is read."""


def words_of(text: Iterable[TextUnit]) -> int:
    """How many words of a Document's text there are to read."""
    return sum(len(unit.text.split()) for unit in text if unit.kind not in _NOT_COUNTED)


def too_many_words(text: Iterable[TextUnit], audience: Audience, where: Where, advice: str = "") -> Iterator[Problem]:
    """A warning when the text is longer than the audience's budget."""
    words = words_of(text)
    if audience.max_words is not None and words > audience.max_words:
        what = f"the brief for `{audience.name}` has {words} words, its budget is {audience.max_words}"
        yield _warning(what, where, advice)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(_PAGE.findall(pdf))


def too_many_pages(pdf: bytes, audience: Audience, where: Where, advice: str = "") -> Iterator[Problem]:
    """A warning when the PDF has more pages than the audience is to turn."""
    pages = pages_of(pdf)
    if audience.max_pages is not None and pages > audience.max_pages:
        what = f"the brief for `{audience.name}` has {pages} pages, its budget is {audience.max_pages}"
        yield _warning(what, where, advice)


def _warning(what: str, where: Where, advice: str) -> Problem:
    hint = advice or "shorten the text, or change the budget in the audience's file"
    return Problem(where, what, hint, "STR-03", "warning")
