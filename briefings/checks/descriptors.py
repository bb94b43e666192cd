"""Descriptions of whoever spoke that fit too few of the people in the room.

`a Ukrainian diplomat said` is anonymous only when there were several. The
private list says which nationalities and descriptors there were; a sentence
about somebody who was not there identifies nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefings.checks.authored import AuthoredText
from briefings.checks.speech import speaker_in, speaks_before
from briefings.checks.statements import statements_of
from briefings.content.model.participants import Participant

FEWEST = 3
"""Fewer people than this are found out."""
_BEFORE = r"(?:an?|one|the|another|two|both|several|our)"


def narrow_descriptors(authored: AuthoredText, room: Sequence[Participant]) -> Iterator[tuple[int, str, int]]:
    """Offset, words and number of fitting people for each description that fits too few."""
    pattern = _described(tuple(room))
    if pattern is None:
        return
    for sentence in statements_of(authored):
        if sentence.cites or not (speaks_before(sentence.text) or any(speaker_in(sentence.text, pattern))):
            continue
        for found in pattern.finditer(sentence.text):
            words = " ".join(found[0].split()[1:])
            fitting = sum(_fits(one, words) for one in room)
            if 0 < fitting < FEWEST:
                yield sentence.start + found.start(), words, fitting


@lru_cache(maxsize=4)
def _described(room: tuple[Participant, ...]) -> re.Pattern[str] | None:
    kinds = {kind.casefold() for one in room for kind in _kinds(one)}
    if not kinds:
        return None
    nations = "|".join(sorted({re.escape(one.nationality) for one in room if one.nationality})) or r"(?!)"
    nouns = "|".join(
        sorted((re.escape(kind).replace(r"\ ", r"\s+") for kind in kinds), key=lambda one: (-len(one), one))
    )
    return re.compile(rf"\b{_BEFORE}\s+(?:(?:{nations})\s+)?(?:{nouns})s?\b", re.IGNORECASE)


def _kinds(one: Participant) -> tuple[str, ...]:
    return (*one.descriptors, *filter(None, [one.role]))


def _fits(one: Participant, words: str) -> bool:
    plain = words.casefold()
    nation = (one.nationality or "").casefold()
    singular = {plain, plain.removesuffix("s")}
    kinds = {kind.casefold() for kind in _kinds(one)}
    return any(kind in singular or (nation and f"{nation} {kind}" in singular) for kind in kinds)
