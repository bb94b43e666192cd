"""Did you mean: the nearest known name to one that was mistyped.

Used wherever a person names something that has to exist. Never guesses in
silence: it only words a hint.
"""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name a mistyped one most likely meant; empty when none is close.

    >>> nearest("titel", ["title", "date"])
    'title'
    """
    import difflib  # only when somebody mistyped: it costs milliseconds at every start otherwise

    folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str], noun: str = "") -> str:
    """A hint for an unknown name: the nearest one, or the whole choice when it is short.

    >>> did_you_mean("percnt", ["percent", "fraction"])
    'did you mean `percent`?'
    >>> did_you_mean("x", ["percent", "fraction"])
    'known: fraction, percent'
    """
    names = sorted(set(known))
    close = nearest(word, names)
    if close:
        return f"did you mean `{close}`?"
    if not names:
        return f"there is no {noun} yet" if noun else ""
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return f"known: {', '.join(names[:12])}{more}"
