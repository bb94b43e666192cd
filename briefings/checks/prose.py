"""Rules for prose: every Markdown text can be printed as it is written.

The rule imports the Markdown parser only when it runs, so that loading
content stays quick. `proses` is the list of all prose, for other families.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.checks.rules import rule
from briefings.content.model import Content, Prose
from briefings.errors import Problem


def proses(content: Content) -> Iterator[Prose]:
    """Every prose of a content, in the order in which a brief prints them."""
    seminar = content.seminar
    found: list[Prose | None] = [content.series.disclaimer, seminar.standfirst, seminar.bottom_line]
    found += [judgement.text for judgement in seminar.key_judgements]
    found += [question.context for question in seminar.questions]
    found.append(content.introduction)
    found += [feature.body for feature in content.features]
    found += [tactic.body for tactic in content.tactics]
    found += [content.conclusions, seminar.disclosures.limits]
    found += [person.bio for person in content.people.values()]
    yield from (prose for prose in found if prose)


@rule("PRO-01")
def prose_can_be_printed(content: Content) -> Iterator[Problem]:
    """Every link leads somewhere, every citation, note, picture and computed claim has what it refers to."""
    from briefings.content.prose import check_prose, prose_context  # the Markdown parser is slow to import

    context = prose_context(content)
    for prose in proses(content):
        yield from check_prose(prose, context)


PROSE_RULES = (prose_can_be_printed,)
