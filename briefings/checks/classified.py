"""MRK-05: material that is classified has no place in this tool.

Asked wherever a marking can be typed: of every item whoever may see it, of
the labels of a scheme, of an audience's banner and of what a template puts
into its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.checks.rules import rule
from briefings.content.items import every_item
from briefings.content.model import Content
from briefings.errors import Problem, Where

_CLASSIFIED = re.compile(r"\b(?:TOP[ -]SECRET|SECRET|CONFIDENTIAL|COSMIC|TS//|S//)", re.IGNORECASE)


@rule("MRK-05")
def nothing_is_classified(content: Content) -> Iterator[Problem]:
    """No item bears a mark of classified material, whoever may see it."""
    for item in every_item(content):
        yield from classified(item.marking or "", item.origin.of("marking"))


def classified(label: str, where: Where) -> Iterator[Problem]:
    """A problem when a label is a mark of classified material."""
    if _CLASSIFIED.search(label):
        what = f"`{label}` is a mark of classified material"
        yield Problem(where, what, "this tool must not hold it: remove the material", "MRK-05")


CLASSIFIED_RULES = (nothing_is_classified,)
