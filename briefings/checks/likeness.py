"""Whether two labels of one thing agree in what no shortening may change.

A label may leave words out and add some. It may not have another numeral, turn
a statement into its opposite or put one proper name for another. Spelled-out
and Roman numerals count as their digits, abbreviations as what they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefings.checks.naming import number_of

_WORD = re.compile(r"[^\W\d_][\w]*(?:[’'][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "XI": "11", "XII": "12"}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NEGATIONS = frozenset(
    ("no", "not", "never", "neither", "nor", "none", "nobody", "nothing", "without", "cannot", "lack", "lacks", "fails")
)
_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis")
_FEWEST_LETTERS = 5


def differences(label: str, source: str, glossary: Mapping[str, str] | None = None) -> Iterator[str]:
    """What a label has other than its source has it, one phrase a difference.

    >>> list(differences("Hybrid-type WWII", "Hybrid type World War III"))
    ['the numeral 2 for 3']
    """
    short, full = (_expanded(one, glossary or {}) for one in (label, source))
    yield from _numerals(short, full)
    if _is_negated(short) is not _is_negated(full):
        yield "a negation that is not there" if _is_negated(short) else "lost a negation"
    elif pair := _opposites(short, full):
        yield f"`{pair[0]}` for `{pair[1]}`"
    if not (_is_in_title_case(label) or _is_in_title_case(source)):
        yield from _names(short, full)


@cache
def _world_war() -> re.Pattern[str]:
    return re.compile(r"\bWW\s?(III|II|I|[123])\b")


def _expanded(text: str, glossary: Mapping[str, str]) -> str:
    text = _world_war().sub(r"World War \1", text).replace("n’t", " not").replace("n't", " not")
    text = re.sub(r"\bU\.?S\.?(?=\W|$)", "United States", text)
    for short, full in glossary.items():
        if short in text:
            text = re.sub(rf"\b{re.escape(short)}\b", full, text)
    return text


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _numerals(label: str, source: str) -> Iterator[str]:
    short, full = _numbers(label), _numbers(source)
    new = [one for one in short if one not in full]
    gone = [one for one in full if one not in short]
    if new and gone:
        yield f"the numeral {new[0]} for {gone[0]}"
    elif new:
        yield f"the numeral {new[0]}, which is not there"
    elif gone and (name := full[gone[0]]) and name in _words(label):
        # `Attrition in 2025` may be shortened, `World War III` may not.
        yield f"`{name}` without its numeral {gone[0]}"


def _numbers(text: str) -> Mapping[str, str]:
    """Each numeral as digits, and the capitalised word before it, if any."""
    found: dict[str, str] = {}
    before = ""
    for word in _words(text):
        number = _digits(word, before)
        if number:
            found.setdefault(number, before if before[:1].isupper() else "")
        before = word
    return found


def _digits(word: str, before: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    if word in _ROMAN or (word in ("I", "V", "X") and before[:1].isupper()):
        return _ROMAN.get(word) or {"I": "1", "V": "5", "X": "10"}[word]
    # `one` is a pronoun and `first` an adverb as often as they count.
    if word.casefold() in _ORDINALS[1:]:
        return str(_ORDINALS.index(word.casefold()) + 1)
    number = number_of(word) if word.casefold() not in ("zero", "one") else None
    return str(number) if number is not None else ""


def _is_negated(text: str) -> bool:
    return any(word.casefold() in _NEGATIONS for word in _words(text))


def _opposites(label: str, source: str) -> tuple[str, str] | None:
    short, full = ({word.casefold() for word in _words(one)} for one in (label, source))
    for word in sorted(short - full):
        for other in sorted(full - short):
            if any(word == prefix + other or other == prefix + word for prefix in _PREFIXES):
                return word, other
    return None


def _names(label: str, source: str) -> Iterator[str]:
    new = _missing(label, source)
    gone = _missing(source, label)
    if new and gone:
        yield f"`{new[0]}` for `{gone[0]}`"


def _missing(one: str, other: str) -> list[str]:
    """The names in one label that the other has in no form."""
    there = [word.casefold() for word in _words(other)]
    starts = "".join(word[0] for word in _words(other) if word[0].isupper())
    found = []
    for index, word in enumerate(_words(one)):
        is_name = word[0].isupper() and word not in _ROMAN and (index > 0 or word.isupper()) and len(word) > 1
        is_there = any(_is_kin(word.casefold(), known) for known in there) or (word.isupper() and word in starts)
        if is_name and not is_there:
            found.append(word)
    initials = "".join(word[0] for word in _words(one) if word[0].isupper())
    shorts = [word for word in _words(other) if word.isupper() and len(word) > 1 and word in initials]
    return [] if shorts else found


def _is_kin(one: str, other: str) -> bool:
    """`Russian` and `Russia`, `Ukraine’s` and `Ukraine`."""
    if one == other:
        return True
    least = min(len(one), len(other), _FEWEST_LETTERS)
    return least >= 4 and one[:least] == other[:least]


def _is_in_title_case(text: str) -> bool:
    words = [word for word in _words(text) if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
