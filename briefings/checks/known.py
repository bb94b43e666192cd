"""Every rule there is, whichever stage enforces it: what a person can name.

Most rules look at the content and are in `registry.ALL_RULES`. Others belong
to the brief of one audience, to finished files or to the settings themselves;
they are declared here, so that they are explained, weighed and waived alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefings.checks.registry import ALL_RULES
from briefings.checks.settings import FIXED, LATE_RULES, SEVERITIES


class Stage(StrEnum):
    """What a rule looks at."""

    CONTENT = "content"
    LATER = "briefs and files"


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A rule as a person meets it."""

    id: str
    severity: str
    """The gravest of its findings, before a series changes it."""
    stage: Stage
    sentences: tuple[str, ...] = ()
    """What it asks of the content, one sentence a function."""

    @property
    def is_fixed(self) -> bool:
        """True: neither waived nor made weaker."""
        return self.id in FIXED


@cache
def known_rules() -> Mapping[str, KnownRule]:
    """Id to rule, sorted by id."""
    found = [KnownRule(name, severity, Stage.LATER) for name, severity in LATE_RULES.items()]
    for name in dict.fromkeys(rule.id for rule in ALL_RULES):
        same = [rule for rule in ALL_RULES if rule.id == name]
        gravest = min((rule.severity for rule in same), key=SEVERITIES.index)
        found.append(KnownRule(name, gravest, Stage.CONTENT, tuple(rule.sentence for rule in same)))
    return {one.id: one for one in sorted(found, key=lambda one: one.id)}
