"""Where a word may be hyphenated: Liang's method over pyphen's dictionaries.

The dictionaries are pyphen's; they are read here because turning a whole
dictionary into numbers takes longer than setting a brief. Patterns are kept as
typed and worked out when a word meets them. Limits of the house: no word under
six letters, never fewer than three letters on either side, nothing with a
capital in it (names and abbreviations stay whole).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_SHORTEST, _BEFORE, _AFTER = 6, 3, 3


class Hyphenator:
    """Hyphenation of one language."""

    def __init__(self, dictionary: Path) -> None:
        octets = dictionary.read_bytes()
        encoding, _, body = octets.partition(b"\n")
        name = encoding.decode("ascii").strip()
        text = body.decode("cp1251" if name.lower() == "microsoft-cp1251" else name)
        # Lines with "/" replace letters when they break (schiffahrt); lines with "%" or capitals steer other programs.
        lines = [line for line in text.split() if "/" not in line and "%" not in line]
        plain = "\n".join(lines)
        for digit in "0123456789":
            plain = plain.replace(digit, "")
        self._patterns = dict(zip(plain.split("\n"), lines, strict=True))
        self._longest = max(map(len, self._patterns), default=0)
        self._known: dict[str, tuple[int, ...]] = {}

    def points(self, word: str) -> tuple[int, ...]:
        """Give the places where `word` may be broken, as counts of letters before."""
        if word not in self._known:
            self._known[word] = self._search(word) if _is_plain(word) else ()
        return self._known[word]

    def _search(self, word: str) -> tuple[int, ...]:
        dotted = f".{word}."
        levels = [0] * (len(dotted) + 1)
        for begin in range(len(dotted)):
            for end in range(begin + 1, min(begin + self._longest, len(dotted)) + 1):
                if (pattern := self._patterns.get(dotted[begin:end])) is not None:
                    _raise_levels(levels, begin, pattern)
        last = len(word) - _AFTER
        return tuple(place for place in range(_BEFORE, last + 1) if levels[place + 1] % 2)


def _is_plain(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word[1:].islower() and word[0].islower()


def _raise_levels(levels: list[int], begin: int, pattern: str) -> None:
    """Raise the levels between letters to those the pattern gives."""
    place = begin
    for character in pattern:
        if character.isdigit():
            levels[place] = max(levels[place], int(character))
        else:
            place += 1


@lru_cache(maxsize=16)
def hyphenator(language: str) -> Hyphenator | None:
    """Give the hyphenation of a BCP 47 language; None when there is no dictionary."""
    spec = find_spec("pyphen")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "dictionaries"
    wanted = language.replace("-", "_")
    base = wanted.partition("_")[0]
    exact = folder / f"hyph_{wanted}.dic"
    if exact.is_file():
        return Hyphenator(exact)
    near = sorted(folder.glob(f"hyph_{base}.dic")) or sorted(folder.glob(f"hyph_{base}_*.dic"))
    return Hyphenator(near[0]) if near else None
