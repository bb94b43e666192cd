"""What a rule is, and how its findings get its name and weight.

A rule takes the content and yields the problems it found. It never raises,
prints or fixes. Its id is stable for ever; its function is named after the
sentence it enforces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefings.content.model import Content
from briefings.errors import Problem

Enforce = Callable[[Content], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence the content must satisfy."""

    id: str
    severity: str
    needs: frozenset[str]
    """Parts that must have been read whole for the rule to mean anything."""
    enforce: Enforce

    @property
    def sentence(self) -> str:
        """The rule in words: the first line of its docstring."""
        return (self.enforce.__doc__ or "").strip().split("\n")[0]

    def problems(self, content: Content) -> Iterator[Problem]:
        """What the rule finds, under its name."""
        for problem in self.enforce(content):
            yield replace(problem, rule=self.id, severity=self.severity)


def rule(name: str, *needs: str, severity: str = "error") -> Callable[[Enforce], Rule]:
    """Make a rule of a function; `needs` are the parts it looks at."""
    return lambda enforce: Rule(name, severity, frozenset(needs), enforce)
