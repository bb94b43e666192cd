"""Small pure functions that templates word their sentences with."""

from __future__ import annotations

import re

from briefings.content.model import Example, Feature, KeyJudgement, Lever, Scenario, ScenarioSet, Tactic

Cited = Feature | Tactic | Example | Lever | KeyJudgement


def all_sources(*cited: Cited | tuple[Cited, ...]) -> tuple[str, ...]:
    """The sources of several items, each once, in order: for one note instead of many."""
    items = [item for one in cited for item in (one if isinstance(one, tuple) else (one,))]
    return tuple(dict.fromkeys(name for item in items for name in item.sources))


def short_label(scenario: Scenario, scenarios: ScenarioSet) -> str:
    """A scenario's label up to its first colon or semicolon, unless another one begins the same way."""
    short = _first_part(scenario.label)
    is_shared = any(_first_part(row.label) == short for row in scenarios.scenarios if row.id != scenario.id)
    return scenario.label if is_shared else short


def eases(lever: Lever) -> tuple[tuple[str, int], ...]:
    """What is known of how easily a lever can be pulled: kind and ease, 1 hard to 3 easy."""
    if lever.feasibility is None:
        return ()
    found = ((kind, getattr(lever.feasibility, kind)) for kind in ("technical", "political", "administrative"))
    return tuple((kind, ease) for kind, ease in found if ease is not None)


def _first_part(label: str) -> str:
    return re.split(r"[:;]\s", label, maxsplit=1)[0]


def sentence(text: str) -> str:
    """Text with a capital at its start and a stop at its end; markup stays markup.

    >>> sentence("costly to undo")
    'Costly to undo.'
    """
    stop = "" if text.endswith((".", "?", "!", "…")) else "."
    return text[:1].upper() + text[1:] + stop
