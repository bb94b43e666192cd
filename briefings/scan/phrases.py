"""Many phrases found in a text at once, word by word.

Phrases are kept as a tree of words, so a text is gone through once however
many there are. A phrase matches whole words only; where a line ends in a
hyphen, the halves count as one word and as two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from briefings.scan.words import JOIN, Words, fold, words_of

_END = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One protected text, or a stretch of one."""

    kind: str
    """What it is, for the certificate: ``name``, ``source`` …"""
    text: str = field(repr=False)
    keeps_case: bool = False
    """A word that begins with a capital here must do so where it is found."""
    is_short: bool = False
    """Too common for the works of a format: looked for only in what people read."""


class PhraseTree:
    """Phrases by their words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._root: dict[str, Any] = {}
        for phrase in phrases:
            node = self._root
            for word in words_of(phrase.text).folded:
                if word != JOIN:
                    node = node.setdefault(word, {})
            node.setdefault(_END, []).append(phrase)

    def found_in(self, words: Words) -> Iterator[tuple[int, Phrase]]:
        """Every phrase in the words, with the position of its first word."""
        root, folded = self._root, words.folded
        # Nearly no word begins a phrase: the loops over all words do nothing else.
        for start in [start for start, word in enumerate(folded) if word in root]:
            yield from self._from(words, start, root, start)
        for join in [join for join, word in enumerate(folded[1:-1], 1) if word == JOIN]:
            if _whole(words, join - 1) in root:
                yield from self._from(words, join - 1, root, join - 1)

    def _from(self, words: Words, at: int, node: dict[str, Any], start: int) -> Iterator[tuple[int, Phrase]]:
        """Phrases that go on from a node with the word at a position."""
        folded = words.folded
        if at < len(folded) and folded[at] == JOIN:
            at += 1
        if at >= len(folded):
            return
        steps = [(node.get(folded[at]), at + 1)]
        if at + 2 < len(folded) and folded[at + 1] == JOIN:
            steps.append((node.get(_whole(words, at)), at + 3))
        for following, after in steps:
            if following is None:
                continue
            for phrase in following.get(_END, ()):
                if not phrase.keeps_case or _same_case(phrase, words.written[start:after]):
                    yield start, phrase
            yield from self._from(words, after, following, start)


def _whole(words: Words, at: int) -> str:
    return fold(words.written[at] + words.written[at + 2])


def _same_case(phrase: Phrase, written: tuple[str, ...]) -> bool:
    wanted = words_of(phrase.text).written
    found = [word for word in written if word[:1].isalnum()]
    if len(found) != len(wanted):
        return any(word[:1].isupper() for word in found)
    return all(here[:1].isupper() or not there[:1].isupper() for here, there in zip(found, wanted, strict=True))
