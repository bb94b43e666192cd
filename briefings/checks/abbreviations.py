"""ACR-01: every abbreviation is spelled out once, or stands in a glossary.

All authored text counts, names and cells of the table too. Left alone are
shouted words, Roman numerals, units, names that are written in capitals, and
what everybody reads without help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.checks.authored import AuthoredText, authored
from briefings.checks.rules import rule
from briefings.content.model import Content
from briefings.errors import Problem

_SHORT = re.compile(
    r"(?<![\w’'.&/@#])(?:[A-Z]{2,6}[0-9]?|[A-Z][a-z]{1,2}[A-Z]{1,3})(?=s?\b)(?![\w’']*[a-rt-z])(?!\.\w)"
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SHOUTED = re.compile(r"\b[A-Z]{2,}[!,]?(?:\s+[A-Z]{2,}\b[!,]?){2,}")
_TREATY = re.compile(r"(?:\bNew\s+)(?:START)\b|\b(?:START|SALT)\s+I{1,3}\b")
_INITIALS = re.compile(
    r"\b[A-Z]{2}(?=\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+\s+(?:and|said|says|told|argues|holds|writes|has|was|is)\b)"
)

_FAMILIAR = "US USA UK EU UN TV OK AM PM BC AD CE BCE UTC GMT CET CEST PDF DVD DNA HIV AIDS COVID PhD"
_UNITS = "GW MW KW TW GHz MHz kHz KHz GB MB TB KB KM KG MM CM MWh GWh TWh KWh PS HP"
_WORDS = (
    "NOT ALL NEVER AND OR BUT NO YES MUST ONLY ANY EVERY THE STOP NOW WAR PEACE WIN NONE BOTH ONE TWO IS ARE WAS WILL "
    "IN ON AT TO OF FOR IF IT WE HE SHE THEY YOU SHALL CAN MAY DO SO AS BY AN BE"
)
_KNOWN = frozenset(f"{_FAMILIAR} {_UNITS} {_WORDS}".split())


@rule("ACR-01", severity="warning")
def abbreviations_are_spelled_out(content: Content) -> Iterator[Problem]:
    """Every abbreviation is spelled out where it stands, or is in a glossary."""
    texts = authored(content)
    known = {*_KNOWN, *content.series.glossary, *content.seminar.glossary, *_names(content)}
    found = {short: place for short, place in _first_uses(texts).items() if short not in known}
    if not found:
        return
    everything = "\n".join(text.prose.source for text in texts)
    for short, (text, offset) in found.items():
        if not _is_spelled_out(short, everything):
            hint = f"write it out once, as in `Long Form ({short})`, or add it to `glossary:`"
            yield Problem(text.place(offset), f"`{short}` is never spelled out", hint)


def _first_uses(texts: tuple[AuthoredText, ...]) -> Mapping[str, tuple[AuthoredText, int]]:
    found: dict[str, tuple[AuthoredText, int]] = {}
    for text in texts:
        if text.masked.isascii() and text.masked == text.masked.lower():
            continue
        skipped = [match.span() for one in (_SHOUTED, _TREATY, _INITIALS) for match in one.finditer(text.masked)]
        for match in text.matches(_SHORT):
            is_skipped = any(start <= match.start() < end for start, end in skipped)
            if not is_skipped and not _ROMAN.fullmatch(match[0]):
                found.setdefault(match[0], (text, match.start()))
    return found


def _is_spelled_out(short: str, everything: str) -> bool:
    """Whether ``Long Form (LF)`` or ``LF (long form)`` stands somewhere."""
    name = re.escape(short)
    for match in re.finditer(rf"([\w’'“”\"*\]\[&,.–-]+\s+)\(\s*[“\"*]?{name}s?[”\"*]?\s*[),;]", everything):
        words = re.findall(r"\w+", everything[max(0, match.start() - 120) : match.end(1)])
        if any(word[0].casefold() == short[0].casefold() for word in words[-2 * len(short) - 4 :]):
            return True
    return bool(re.search(rf"\b{name}\s+\((?:[^()]*\s)?[A-Za-z][\w-]+\s+[\w-]+[^()]*\)", everything))


def _names(content: Content) -> Iterator[str]:
    """Words in capitals that are names here: organisations, places, people, titles."""
    named = [content.series.organisation.name, content.series.organisation.abbreviation, content.series.abbreviation]
    named += [source.organisation for source in content.sources.values()]
    named += [source.container for source in content.sources.values()]
    named += [person.affiliation for person in content.people.values()]
    for name in named:
        yield from re.findall(r"\b[A-Z][A-Za-z]*[A-Z]\b", name or "")


ABBREVIATION_RULES = (abbreviations_are_spelled_out,)
