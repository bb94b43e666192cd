"""What templates give to functions, looked at before the functions run.

A function that words or counts something is written for the records of the
content, and trusts them. A template may give it anything: here that becomes an
error at the template's line, which says what was wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import TemplateRuntimeError

from briefings.content.model import Example, Feature, KeyJudgement, Lever, Scenario, ScenarioSet, Tactic
from briefings.templating.budget import MOST_ITEMS


class Misuse(TemplateRuntimeError):
    """A template gives a filter or function something it cannot use."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint


def misused(name: str, wanted: str, given: object) -> Misuse:
    """The error for a value that a filter or function cannot use.

    Raises: the error of an undefined name, which knows the name.
    """
    if isinstance(given, Undefined):
        str(given)
    shown = given if isinstance(given, int) and not isinstance(given, bool) else _kind(given)
    return Misuse(f"`{name}` wants {wanted}, not {shown}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its name in messages, and how it is known."""

    name: str
    fits: Callable[[object], bool]


def _of(*types: type) -> Callable[[object], bool]:
    return lambda given: isinstance(given, types)


def _each(*types: type) -> Callable[[object], bool]:
    return lambda given: isinstance(given, tuple) and all(isinstance(one, types) for one in given)


def _whole(least: int) -> Kind:
    def fits(given: object) -> bool:
        return isinstance(given, int) and not isinstance(given, bool) and least <= given <= MOST_ITEMS

    return Kind(f"a whole number from {least} to {MOST_ITEMS // 1000} 000", fits)


_CITING = (Feature, Tactic, Example, Lever, KeyJudgement)
TEXT = Kind("a text", _of(str))
LEVER = Kind("a lever", _of(Lever))
LEVERS = Kind("a list of levers", _each(Lever))
SCENARIO = Kind("a scenario", _of(Scenario))
SCENARIOS = Kind("the scenario table", _of(ScenarioSet))
CITING = Kind("items that cite sources", lambda given: _of(*_CITING)(given) or _each(*_CITING)(given))
COUNT, MOST = _whole(0), _whole(1)


def asking(name: str, function: Callable[..., Any], *wanted: Kind, is_repeated: bool = False) -> Callable[..., Any]:
    """The function, run only with values of these kinds; `is_repeated` lets the one kind come any number of times."""

    def asked(*given: object) -> Any:
        kinds = wanted * len(given) if is_repeated else wanted
        if len(given) != len(kinds):
            raise Misuse(f"`{name}` wants {' and '.join(kind.name for kind in wanted)}, not {len(given)} values")
        taken = [tuple(one) if isinstance(one, Iterator | list) else one for one in given]
        for kind, one in zip(kinds, taken, strict=True):
            if not kind.fits(one):
                raise misused(name, kind.name, one)
        return function(*taken)

    return asked


def _kind(given: object) -> str:
    return "nothing" if given is None else type(given).__name__
