"""Words of a text as the scan compares them: the same however they are written.

Case, diacritics, hyphens at line ends, invisible characters and the usual
ways to transliterate a name make no difference: Zelenskyy, Zelensky and
Зеленський are one word here. What a word was on paper is kept beside it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from briefings.scan.piece import BREAK

JOIN = "-"
"""Stands between the two halves of what may be one word, parted at a line's end."""

_WORD = re.compile(rf"[^\W\d_]+|\d+|{BREAK}|[-\u2010\u2011\u00ad][ \t]*(?:\r\n?|\n)\s*|[\x02\ufffe]\s*")
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u00ad(?![ \t]*[\r\n])")
_MARKS = re.compile(r"[\u0300-\u036f\u02bc\u02b9\u02bb\u02bd]")
_VOWELS = re.compile(r"(?<=[aou])e")
_LATIN = str.maketrans(
    {"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "w": "v", "j": "i"}
)
_CYRILLIC = dict(zip("абвгґдезиіклмнопрстуфыэ", "abvhgdeziiklmnoprstufie", strict=True))
_CYRILLIC |= {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
_CYRILLIC |= {"ъ": "", "ь": "", "ю": "iu", "я": "ia"}
_TO_LATIN = str.maketrans(_CYRILLIC)
_IS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

_LONG = 20_000
"""Characters from which on a text is not remembered."""
_folded: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, folded and as written; `JOIN` and `BREAK` stand among them."""

    folded: tuple[str, ...]
    written: tuple[str, ...]


def words_of(text: str) -> Words:
    """The words of a text, numbers among them."""
    # What is searched for, and the styles of a format, are the same for many files.
    return _remembered(text) if len(text) < _LONG else _read(text)


def _read(text: str) -> Words:
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", _UNSEEN.sub("", text)))
    written = _WORD.findall(text)
    return Words(tuple([_folded.get(word) or fold(word) for word in written]), tuple(written))


_remembered = lru_cache(maxsize=512)(_read)


def fold(word: str) -> str:
    """The form in which a word is compared.

    >>> {fold(name) for name in ("Zelenskyy", "ZELENSKY", "Zelenskiy", "Зеленський")}
    {'zelenski'}
    >>> fold("Müller") == fold("Mueller") == "muller"
    True
    """
    known = _folded.get(word)
    if known is None:
        known = _folded[word] = _fold(word)
    return known


def _fold(word: str) -> str:
    if word == BREAK or word.isdigit():
        return word
    if not word[:1].isalpha():
        return JOIN
    low = _MARKS.sub("", unicodedata.normalize("NFKD", word.casefold()))
    if _IS_CYRILLIC.search(low):
        low = low.translate(_TO_LATIN)
    if not low.isascii():
        low = low.translate(_LATIN)
    low = low.replace("w", "v").replace("j", "i").replace("y", "i")
    low = _VOWELS.sub("", low) if len(low) > 3 else low
    while "ii" in low:
        low = low.replace("ii", "i")
    return low or word
