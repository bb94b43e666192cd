"""Whether a share is said of what a clause names, or only stands beside it.

"In the military scenarios inflation stays at 9 percent" says nothing of their
probability; "the military scenarios stand at 9 percent" does. What may stand
between name and number is a closed set of words: anything else is about
something else.
"""

from __future__ import annotations

import re
from functools import cache

from briefings.checks.hedges import HEDGES
from briefings.checks.naming import NUMBER

_HEDGES = rf"exactly|only|just|{HEDGES}"
_HOLD = (
    r"accounts?\s+for|adds?\s+up\s+to|amounts?\s+to|carr(?:y|ies)|claims?|comes?\s+to|commands?|holds?|makes?\s+up"
    r"|represents?|shares?|sums?\s+to|takes?|totals?"
)
_OF_ALL = r"\s*,?\s+of\s+(?:all\s+)?(?:the\s+)?(?:total\s+)?(?:probabilit|likelihood|weight)\w*"
_PROBABILITY = r"chance|likelihood|probability|share|weight|total"


def is_said_of(clause: str, name: tuple[int, int], number: tuple[int, int]) -> bool:
    """Whether a share, from its first digit to behind its unit, is the probability of what is named."""
    if _noun().match(clause, number[1]) and _article().search(clause[: number[0]]):
        return False  # `a 10 percent tariff`
    if _feeling().search(clause[: name[0]]) or _is_setting(clause, name, number):
        return False  # `support for the negotiated outcomes`, `in a brokered ceasefire, 9 percent`
    if of_all := _of_all().match(clause, number[1]):
        return not _elsewhere().match(clause, of_all.end())
    if name[1] <= number[0]:
        between = clause[name[1] : number[0]]
        return bool(_name_first().match(between)) or _is_subject(clause, name, between)
    between = clause[number[1] : name[0]]
    if _opening().match(clause[: number[0]]) and _then().match(between):
        return True
    return bool(_number_first().match(between)) and not _other_share().search(clause, 0, number[0])


def is_said_of_name_before(clause: str, name: tuple[int, int], number: tuple[int, int], first: int) -> bool:
    """Whether a share is said of the name right before it; what stands before `first` is about another."""
    if _noun().match(clause, number[1]) and _article().search(clause[: number[0]]):
        return False
    if _feeling().search(clause[first : name[0]]) or _is_setting(clause, name, number):
        return False
    return bool(_name_first().match(clause[name[1] : number[0]]))


def is_said_of_name_behind(clause: str, name: tuple[int, int], number: tuple[int, int]) -> bool:
    """Whether a share is said of the name right behind it: ``75 percent of the probability to the …``."""
    of_all = _of_all().match(clause, number[1])
    if not of_all and _other_share().search(clause, 0, number[0]):
        return False
    return bool(_number_first().match(clause[of_all.end() if of_all else number[1] : name[0]]))


def _is_subject(clause: str, name: tuple[int, int], between: str) -> bool:
    """``The military scenarios, from hybrid war to attrition, hold 75 percent``."""
    return bool(_held().search(between)) and not _aside().search(clause[: name[0]])


def _is_setting(clause: str, name: tuple[int, int], number: tuple[int, int]) -> bool:
    """``In a brokered ceasefire, 9 percent is lost``, ``of those who chose it, 60 percent live``: what happens."""
    if name[1] > number[0] or not re.fullmatch(r"\s*,?\s*", clause[name[1] : number[0]]):
        return False
    return bool(_within().search(clause[: name[0]]) or _goes_on().match(clause, number[1]))


# --- patterns, made when a number stands beside a name ------------------------------


@cache
def _name_first() -> re.Pattern[str]:
    # Each word is taken once and for all, so that no text however odd takes long.
    return re.compile(
        rf"""(?:\s+(?:scenarios?|outcomes?|futures?|row)\b)?(?:[’']s?(?=\s))?(?:\s*\([^()%\d]*\))?
        (?>\s+|[,:(–—]|\b(?:{_HEDGES}|{_HOLD}|{_PROBABILITY}|alone|together|combined|in\s+total|between\s+them|now|overall
        |has|have|had|at|is|are|stands?|gets?|given|put|assigned|allotted|allocated|credited|rated|estimated|judged|with|reach(?:es)?|still|ahead|behind
        |leads?|remains?|trails?|a|an|the|all|them|most|of|and|\w+\s+of\s+them)\b)*+$""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _number_first() -> re.Pattern[str]:
    return re.compile(
        rf"""\s*(?:(?:{_PROBABILITY})\s+)?
        (?:(?:(?:is|are|held|given|assigned|attributed|belongs?|goes|go)\s+)*(?:for|to|on|of|by|that)
          |(?:lies|lie|falls?|rests?)\s+(?:with|on|in|to))
        \s+(?:one\s+of\s+)?(?:the|all|a|an|any|some|these)?\s*(?:{NUMBER}\s+)?$""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_HOLD})(?:\s+(?:{_HEDGES}))?\s+$", re.IGNORECASE)


@cache
def _aside() -> re.Pattern[str]:
    """A name behind it is no subject: ``in the military scenarios``, ``drivers of the military scenarios``."""
    return re.compile(
        rf"\b(?:across|among|by|during|for|from|in|into|of|on|through|to|under|with|within)\s+"
        rf"(?:the|all|a|an|any|both|these|those|most|some)?\s*(?:{NUMBER}\s+)?$",
        re.IGNORECASE,
    )


@cache
def _feeling() -> re.Pattern[str]:
    """What people think of a scenario or pay for it has shares of its own."""
    return re.compile(
        r"\b(?:support|backing|approval|opposition|resistance|demand|appetite|preference|money|spending|costs?|trust"
        r"|confidence|votes?|errors?|uncertainty|growth|increase|decrease|change)\s+(?:of\s+the\s+\w+\s+)?"
        r"(?:among|for|in|of|on|to)\s+(?:(?:the|any|all|a)\s+)?$",
        re.IGNORECASE,
    )


@cache
def _other_share() -> re.Pattern[str]:
    """What has shares for every scenario that are no probabilities: ``support stands at 31 percent for``."""
    return re.compile(
        r"\b(?:support|backing|approval|opposition|demand|preferences?|costs?|spending|prices?|inflation|growth|output|turnout"
        r"|trust|vot(?:es?|ed)|split|unemployment|losses|exports?|imports?|tax(?:es)?|tariffs?)\b",
        re.IGNORECASE,
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:lies?|goes|rests?|is|falls?|stays?)\s+(?:elsewhere|outside|with\s+(?:the\s+)?(?:others?|rest))\b", re.I
    )


@cache
def _goes_on() -> re.Pattern[str]:
    """A verb behind a number whose subject it is."""
    return re.compile(
        r"\s+(?!(?:against|alone|and|as|at|behind|but|by|each|for|in|now|of|or|overall|that|this|to|today|together|while|with)\b)"
        r"[a-z]+",
    )


@cache
def _within() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:across|during|in|inside|throughout|under|within)\s+(?:the|all|a|an|any|both|these|those|most|some)?\s*"
        rf"(?:{NUMBER}\s+)?$",
        re.IGNORECASE,
    )


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|an?|its|their|this|that|another)\s+$", re.IGNORECASE)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        rf"[\s-]+(?!(?:{_PROBABILITY}|chances|probabilities|that|which|of|for|to|on|in|and|or|is|are|was|were|held|given"
        r"|assigned|attributed|put|estimate|figure|mark|together|alone)\b)[a-z]+",
        re.IGNORECASE,
    )


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(_OF_ALL, re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:at|with)\s+(?:(?:{_HEDGES})\s+)?$", re.IGNORECASE)


@cache
def _then() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:the|all|these)?\s*(?:{NUMBER}\s+)?$", re.IGNORECASE)
