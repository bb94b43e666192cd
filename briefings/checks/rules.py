"""What a rule is, and how its findings get its name and weight.

A rule takes the content and yields the problems it found. It never raises,
prints or fixes. Its id is stable for ever; its function is named after the
sentence it enforces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefings.content.model import Content
from briefings.content.model.participants import Participant
from briefings.errors import Problem

Enforce = Callable[[Content], Iterator[Problem]]
EnforceInRoom = Callable[[Content, Sequence[Participant]], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence the content must satisfy."""

    id: str
    severity: str
    needs: frozenset[str]
    """Parts that must have been read whole for the rule to mean anything."""
    enforce: Enforce | None = None
    enforce_in_room: EnforceInRoom | None = None
    """Instead of `enforce`, for a rule that asks who was there; no template ever learns it."""

    @property
    def sentence(self) -> str:
        """The rule in words: the first line of its docstring."""
        return ((self.enforce or self.enforce_in_room).__doc__ or "").strip().split("\n")[0]

    def problems(self, content: Content, room: Sequence[Participant] = ()) -> Iterator[Problem]:
        """What the rule finds, under its name; `room` is the private list of participants."""
        found: Iterator[Problem] = iter(())
        if self.enforce:
            found = self.enforce(content)
        elif self.enforce_in_room:
            found = self.enforce_in_room(content, room)
        for problem in found:
            yield replace(problem, rule=self.id, severity=self.severity)


def rule(name: str, *needs: str, severity: str = "error") -> Callable[[Enforce], Rule]:
    """Make a rule of a function; `needs` are the parts it looks at."""
    return lambda enforce: Rule(name, severity, frozenset(needs), enforce)


def room_rule(name: str, *needs: str, severity: str = "error") -> Callable[[EnforceInRoom], Rule]:
    """The same for a rule that asks who was in the room."""
    return lambda enforce: Rule(name, severity, frozenset(needs), enforce_in_room=enforce)
