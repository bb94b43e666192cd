"""How much is too much: the numbers of rules that count.

A series writes `RDB-02: {words: 35}` under `checks`. A budget that its rule
does not have is an error of the settings.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefings.content.model import Content

BUDGETS: Mapping[str, Mapping[str, int]] = {
    "RDB-02": {"words": 40},
    "RDB-03": {"words": 150},
    "STR-02": {"words": 60},
    "STR-04": {"most": 7},
}
"""Rule to the name and default of each number it goes by."""


def budget(content: Content, rule_id: str, name: str) -> int:
    """A rule's number in the series of a content."""
    check = content.series.checks.get(rule_id)
    chosen: int | None = getattr(check, name) if check else None
    return BUDGETS[rule_id][name] if chosen is None else chosen
