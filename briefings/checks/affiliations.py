"""Remarks given to somebody in the room by where that person works.

"A participant from the foreign ministry said" names nobody, and yet says who
spoke to everybody who knows the room. The private list is not needed for
that: whoever is called a participant was there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefings.checks.authored import AuthoredText
from briefings.checks.sayings import is_earlier
from briefings.checks.speech import speaker_in, speaks_before
from briefings.checks.statements import statements_of
from briefings.content.model import Content

_ACCORDING_TO = re.compile(r"\b(?:according\s+to|in\s+the\s+(?:view|words)\s+of)\s+(?:\w+\s+)?$", re.IGNORECASE)


def affiliated_speakers(content: Content, authored: AuthoredText) -> Iterator[int]:
    """Offsets of the sentences that give a remark to a participant of some institution."""
    for sentence in statements_of(authored):
        found = _affiliated().search(sentence.text)
        if found is None or sentence.cites or is_earlier(content, sentence.text):
            continue
        is_cited = _ACCORDING_TO.search(sentence.text[: found.start()])
        if is_cited or speaks_before(sentence.text) or any(speaker_in(sentence.text, _affiliated())):
            yield sentence.start


@cache
def _affiliated() -> re.Pattern[str]:
    institution = (
        r"academy|administration|agency|air\s+force|army|bank|bureau|cabinet|cent(?:er|re)|command|commission|committee"
        r"|company|council|delegation|department|directorate|embassy|faculty|forces|foundation|general\s+staff|government"
        r"|headquarters|institute|intelligence|laboratory|ministry|mission|navy|news(?:paper|room)|office|parliament"
        r"|police|school|secretariat|senate|service|staff|think\s+tank|treasury|university"
        r"|NATO|EU|UN|OSCE|IMF|Pentagon|Bundestag|Bundeswehr|Rada|Duma|Kremlin|White\s+House"
    )
    within = (
        r"(?:(?-i:[A-Z][\w’'&.-]*)|of|for|and|the|foreign|defen[cs]e|interior|finance|justice|econom(?:y|ics?)|trade|energy"
        r"|national|federal|state|local|security|research|central|prime|military|regional|international|development)"
    )
    return re.compile(
        r"\b(?:participants?|attendees?|discussants?|panell?ists?|presenters?|speakers?(?=\s+(?:from|with|working)))"
        r"(?:\s+(?:who\s+works|working))?\s+(?:from|of|at|with|for|representing)\s+"
        rf"(?:(?:the|an?|our|their|his|her)\s+)?(?:{within}\s+){{0,6}}?(?:{institution})\b",
        re.IGNORECASE,
    )
