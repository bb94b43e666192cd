"""What one rendering may use up: steps, characters and seconds.

The compiled template calls in at every turn of a loop and every call of a
macro, so an endless template ends by itself within seconds. Steps are counted
before time is looked at: the same template fails the same way everywhere, the
clock is only there for steps that are slow.
"""

from __future__ import annotations

from time import monotonic

from jinja2.exceptions import TemplateRuntimeError

MOST_STEPS = 300_000
MOST_CHARACTERS = 5_000_000
MOST_SECONDS = 5.0
MOST_ITEMS = 10_000
"""The longest range or list a template may make."""
LARGEST_NUMBER = 10**12


class OverBudget(TemplateRuntimeError):
    """A template wants more than a brief could need."""


class Budget:
    """Counts down during one rendering."""

    __slots__ = ("_characters", "_ends", "_steps")

    def __init__(self) -> None:
        self._steps = MOST_STEPS
        self._characters = MOST_CHARACTERS
        self._ends = monotonic() + MOST_SECONDS

    def step(self, characters: int = 0) -> None:
        """One turn of a loop, call of a macro or branch, and the fixed text it prints."""
        self._steps -= 1
        if self._steps < 0:
            raise OverBudget(f"the template takes more than {MOST_STEPS // 1000} 000 steps")
        if not self._steps & 0x3F and monotonic() > self._ends:
            raise OverBudget(f"the template takes longer than {MOST_SECONDS:.0f} seconds")
        if characters:
            self.spend(characters)

    def spend(self, characters: int) -> None:
        """Some characters that are printed or made into a longer text."""
        self._characters -= characters
        if self._characters < 0:
            raise OverBudget(f"the template makes more than {MOST_CHARACTERS // 1_000_000} million characters")
