"""Words that give no likelihood where a judgement wants one: `may`, `possible`.

Traps learnt on real briefs: the month, `as possible`, what is conceded
(`may …, but`), what somebody was not able to do, and what depends on a
condition are no weak judgements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WEAK = re.compile(
    r"""\b(?:
    may(?!\s+(?:not\s+)?(?:be\s+(?:used|quoted|named)|use|quote|reveal)\b)
    |might|could(?!\s+(?:not|never|no\s+longer|hardly|only\s+be)\b)(?!n)
    |[Pp]erhaps|[Mm]aybe|[Pp]ossibly|[Cc]onceivably|[Rr]eportedly
    |(?:is|are|remains?|seems?|appears?)\s+(?:quite\s+|always\s+|still\s+)?possible(?!\s+(?:to|for|only|if|because)\b)
    )\b""",
    re.VERBOSE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|were\s+to|suppose|supposing|had\s+\w+\s+been|hypothetical\w*|whether|in\s+theory)\b", re.IGNORECASE
)
_CONCEDED = re.compile(
    r"\b(?:may|might)\b[^.;:]*?,?\s+\b(?:but|yet)\b|\b(?:whatever|however|whoever|come\s+what)\b", re.I
)
_THE_NOUN = re.compile(
    r"\b(?:the|its|their|his|her|our|of|military|naval|air|industrial|economic|sheer|armed|full|with)\s+$",
    re.IGNORECASE,
)


def weak_words(sentence: str) -> Iterator[re.Match[str]]:
    """The weak words of a masked sentence; none where it speaks of conditions or concedes.

    Shape:   a word with a capital inside a sentence is a name, `May` the month.
    """
    if _CONDITION.search(sentence):
        return
    for match in _WEAK.finditer(sentence):
        word = match[0].casefold()
        if word in ("may", "might") and _CONCEDED.search(sentence):
            continue
        if word == "might" and _THE_NOUN.search(sentence[: match.start()]):
            continue
        yield match
