"""Whether a clause speaks of the numbers of this table, or of somebody else's.

What an earlier edition said, a poll or a betting market, and what is only
supposed has numbers of its own. Only what stands before the number or is said
of the whole clause counts: `74 percent, more than last year` is about today.
"""

from __future__ import annotations

import re
from functools import cache


def is_of_this_table(clause: str, number: int) -> bool:
    """Whether a number at an offset of a clause can be one of the table as it stands."""
    if any(not found["compared"] for found in _earlier().finditer(clause)):
        return False
    return not _others().search(clause, 0, number) and not _is_supposed(clause, number)


def _is_supposed(clause: str, number: int) -> bool:
    return bool(_would().search(clause) and _condition().search(clause, 0, number))


# --- patterns, made when a number stands beside a name ------------------------------


@cache
def _earlier() -> re.Pattern[str]:
    """An earlier edition; compared with it is what is said of this one."""
    editions = (
        r"(?:year|edition|report|brief|panel|table|round|spring|summer|autumn|fall|winter|month|forecast|estimate)"
    )
    return re.compile(
        r"(?P<compared>\b(?:from|than|since|against|with|to|unlike|like|as|after|on|over)\s+(?:in\s+)?(?:the|our|its|a|an)?\s*)?"
        rf"\b(?:(?:last|previous|prior|earlier|preceding)\s+(?:\w+\s+)?{editions}(?:[’']s)?\b"
        r"|(?:an?|one|two|three|\w+)\s+(?:years?|months?)\s+(?:ago|earlier|before)\b|previously\b|back\s+then\b)",
        re.IGNORECASE,
    )


@cache
def _others() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:polls?\b(?!\s+of\s+(?:\w+\s+){0,2}experts)|pollsters?\b|bookmakers?\b|bettors?\b|prediction\s+markets?\b"
        r"|metaculus\b|polymarket\b|(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|most|some|half|majority|third|quarter)"
        r"\s+(?:out\s+)?of\s+(?:the\s+)?(?:\w+\s+)?|some\s+|few\s+|most\s+|one\s+|many\s+)"
        r"(?:experts?|panell?ists?|respondents|members|forecasters|authors)\b"
        r"|(?:an)?other\s+(?:panels?|stud(?:y|ies)|reports?|groups?|experts|analysts|forecast(?:er)?s?|models?|institutes?)\b)",
        re.IGNORECASE,
    )


@cache
def _would() -> re.Pattern[str]:
    return re.compile(r"\b(?:would|could|might)\b", re.IGNORECASE)


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(r"\b(?:if|unless|suppos(?:e|ing)|imagine)\b|^\W*(?:had|were|should)\b", re.IGNORECASE)
