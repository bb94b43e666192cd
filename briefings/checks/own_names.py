"""STR-06: the series and its organisation are called by one name.

A name of three words and more is looked for in the authors' text with one
word of it changed: *Security Series* beside *Seminar Series*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings.checks.authored import authored
from briefings.checks.rules import rule
from briefings.content.model import Content
from briefings.errors import Problem

_CAPITALISED = re.compile(r"\b[A-Z]\w*(?:[\s-]+(?:(?:of|for|the|and|in)\s+)*[A-Z]\w*)+")


@rule("STR-06", severity="warning")
def names_of_ones_own_have_one_form(content: Content) -> Iterator[Problem]:
    """The series and the organisation are named in full as they name themselves."""
    names = [name for name in (content.series.name, content.series.organisation.name) if len(name.split()) > 2]
    for text in authored(content):
        for run in text.matches(_CAPITALISED):
            words = run[0].split()
            for name in names:
                if variant := _variant(words, name.split()):
                    what = f"`{variant}` is called `{name}` elsewhere"
                    yield Problem(text.place(run.start()), what, "use one name, here or in series.yaml")


def _variant(words: Sequence[str], name: Sequence[str]) -> str:
    """The part of a run of words that is a name with one word changed; empty when there is none."""
    for start in range(len(words) - len(name) + 1):
        part = words[start : start + len(name)]
        changed = sum(one.casefold() != two.casefold() for one, two in zip(part, name, strict=True))
        # The last word says what kind of thing it is; with another one it is another thing.
        if changed == 1 and part[-1] == name[-1] and part[0] == name[0]:
            return " ".join(part)
    return ""


OWN_NAME_RULES = (names_of_ones_own_have_one_form,)
