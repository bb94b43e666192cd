"""Write the two lists of rules anew: `python -m tests.rule_lists`.

`docs/rules.md` is for people, `tests/house/rule_ids.txt` keeps every id that
was ever given. Tests compare both with the rules.
"""

from __future__ import annotations

from pathlib import Path

from briefings.checks.explain import rules_markdown
from briefings.checks.known import known_rules

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "rules.md"
IDS = ROOT / "tests" / "house" / "rule_ids.txt"


def given_ids() -> set[str]:
    """Every id that was ever given to a rule."""
    return set(IDS.read_text(encoding="utf-8").split())


if __name__ == "__main__":
    GUIDE.write_text(rules_markdown(), encoding="utf-8")
    IDS.write_text("".join(f"{name}\n" for name in sorted(given_ids() | set(known_rules()))), encoding="utf-8")
