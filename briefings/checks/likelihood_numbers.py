"""The percentage that a word of likelihood is said of.

It stands directly behind the word or directly before it. An amount is none:
growth of 3 percent may be unlikely, and what fell by 12 percent probably did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from briefings.checks.authored import AuthoredText
from briefings.checks.masking import COMPUTED, MARKUP
from briefings.checks.naming import NUMBER, number_of
from briefings.checks.scenarios import plain
from briefings.content.claims import ClaimError, answer_claim
from briefings.content.model import Content
from briefings.content.prose_context import prose_context
from briefings.content.scales import Band, Scale

_SHARE = rf"(?P<share>\d+(?:[.,]\d+)?|{NUMBER}|{COMPUTED}+)(?P<sign>[\s\u00a0]*(?:%|per\s?cent\b))?"
_FILLER = r"""(?:\s*[,(–:;-]|\s+(?:at|with|that\s+is|i\.e\.|about|around|roughly|some|a|an|or|put|estimated|probability
    |chance|likelihood|of|is|which|only|just|so|hence|therefore|meaning|and\s+so))*\s*"""
"""What may stand between a term and the number that is its own."""
_AFTER = re.compile(rf"{_FILLER}(?<![\w.,–-]){_SHARE}", re.IGNORECASE | re.VERBOSE)
_BEFORE = re.compile(rf"(?<![\w.,–-]){_SHARE}{_FILLER}$", re.IGNORECASE | re.VERBOSE)
_RANGE = re.compile(
    rf"{_FILLER}(?:\bbetween\s+)?(?<![\w.,–-])(?P<low>\d+(?:[.,]\d+)?)(?:\s*%|\s+per\s?cent)?(?:\s*[–-]\s*|\s+(?:to|and)\s+)"
    r"(?P<high>\d+(?:[.,]\d+)?)[\s\u00a0]*(?:%|per\s?cent\b)",
    re.IGNORECASE | re.VERBOSE,
)
_ENTRY = re.compile(r"\d+(?:[.,]\d+)?")
_PROBABLE = r"probabilit(?:y|ies)|chances?|likelihoods?|odds|risks?|estimates?|shares?|weights?"
_AMOUNT = re.compile(
    rf"(?:\b(?!(?:{_PROBABLE})\b)\w+\s+of|(?P<moved>\bby|\bto|\bfrom))\s+(?:about\s+|around\s+|some\s+|roughly\s+|only\s+)?$",
    re.IGNORECASE,
)
"""Before a number: `growth of 3 percent`, `rose to 20 percent`."""
_PROBABILITY = re.compile(rf"\b(?:{_PROBABLE})\b", re.IGNORECASE)
_PART = re.compile(r"\s+of\s+(?!the\s+probabilit|probabilit|the\s+(?:total|weight)|all\b)", re.IGNORECASE)
_COMPARED = re.compile(r"\s+(?:more|less|fewer|[a-z]+er)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Beside:
    """A percentage or a range of them; `low` is `high` where it is one number."""

    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2

    @property
    def in_words(self) -> str:
        return plain(self.low) if self.low == self.high else f"{plain(self.low)} to {plain(self.high)}"

    def fits(self, band: Band, scale: Scale) -> bool:
        """Whether some of it lies in the band of a word."""
        if band in scale.accepted(self.low) or band in scale.accepted(self.high):
            return True
        return self.low < self.high and self.low <= band.high and self.high >= band.low


def number_beside(text: AuthoredText, term: tuple[int, int], content: Content) -> Beside | None:
    """The one percentage that a term is said of: directly after it, or directly before."""
    masked, (first, last) = text.masked.replace(MARKUP, " "), _sentence_of(text, term[0])
    behind = _RANGE.match(masked, term[1], last)
    if behind:
        low, high = (number_of(behind[name]) for name in ("low", "high"))
        is_range = low is not None and high is not None and low < high and not _PART.match(masked, behind.end())
        return Beside(low, high) if is_range and low is not None and high is not None else None
    after = _AFTER.match(masked, term[1], last)
    before = _BEFORE.search(masked[first : term[0]])
    if after and _is_part(masked, term[1], after):
        after = None
    if before and _is_amount(masked[first : first + before.start("share")]):
        before = None
    numbers = [_percent(match, offset, text, content) for match, offset in ((after, 0), (before, first)) if match]
    found = [number for number in numbers if number is not None]
    return Beside(found[0], found[0]) if len(found) == 1 else None


def _is_part(masked: str, end: int, after: re.Match[str]) -> bool:
    """``Likely 40 percent of its tanks``, ``likely 15 percent lower``."""
    is_adjacent = not masked[end : after.start("share")].strip()
    return bool(_PART.match(masked, after.end()) or (is_adjacent and _COMPARED.match(masked, after.end())))


def _is_amount(before: str) -> bool:
    found = _AMOUNT.search(before)
    return found is not None and not (found["moved"] and _PROBABILITY.search(before))


def _percent(match: re.Match[str], offset: int, text: AuthoredText, content: Content) -> Decimal | None:
    written = match["share"]
    if written.startswith(COMPUTED):
        start = offset + match.start("share")
        answer = _answer(text.prose.source[start : start + len(written)], content)
        entry = _ENTRY.match(answer)
        is_percent = bool(match["sign"]) or "%" in answer or "percent" in answer
        return Decimal(entry[0].replace(",", ".")) if entry and is_percent else None
    return number_of(written) if match["sign"] else None


def _answer(claim: str, content: Content) -> str:
    try:
        return answer_claim(claim[2:-2], prose_context(content))
    except ClaimError:
        return ""


def _sentence_of(text: AuthoredText, start: int) -> tuple[int, int]:
    return next((one.start, one.end) for one in text.sentences if one.start <= start < one.end)
