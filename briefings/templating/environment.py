"""The sandbox that templates run in.

Jinja's immutable sandbox, narrowed: an undefined name is an error, all output
is escaped, and only listed filters, functions, attributes and methods exist.
A template sees the fields of the content and nothing of Python; it loads other
templates and no other file; what it may use up is counted (`budget`).

One environment renders one document at a time.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, wraps
from typing import Any, NoReturn

from jinja2 import BytecodeCache, StrictUndefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup, escape

from briefings.content.model import Prose, ScenarioSet
from briefings.templating.budget import LARGEST_NUMBER, MOST_ITEMS, Budget, OverBudget
from briefings.templating.compiler import CountingGenerator
from briefings.templating.loader import TemplateLoader
from briefings.templating.missing import LocatedUndefined
from briefings.templating.places import PlacesExtension
from briefings.templating.search import TemplateSearch

METHODS = (ScenarioSet.of_class, ScenarioSet.total)
"""The methods of the content that a template may call."""
_MAPPING_METHODS = ("get", "items", "keys", "values")
_DATE_PARTS = ("year", "month", "day")
_BUILT_IN_FILTERS = (
    "abs", "capitalize", "count", "default", "first", "groupby", "int", "items", "join", "last", "length", "list",
    "lower", "map", "max", "min", "reject", "rejectattr", "replace", "round", "select", "selectattr", "sort", "sum",
    "title", "trim", "unique", "upper",
)  # fmt: skip
_BUILT_IN_TESTS = (
    "defined", "divisibleby", "eq", "equalto", "even", "ge", "greaterthan", "gt", "in", "iterable", "le",
    "lessthan", "lt", "mapping", "ne", "none", "number", "odd", "sameas", "sequence", "string", "true", "false",
    "undefined",
)  # fmt: skip


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Compiles and runs templates under the rules above."""

    code_generator_class = CountingGenerator
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "**", "%"))

    def __init__(self, search: TemplateSearch, compiled: BytecodeCache | None = None) -> None:
        super().__init__(
            bytecode_cache=compiled,
            loader=TemplateLoader(search),
            undefined=LocatedUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=pass_context(lambda _, shown: self._printed(shown)),
            extensions=[PlacesExtension],
            cache_size=-1,
            # Filters answer in the language of the rendering: nothing may be folded at compile time.
            optimized=False,
        )
        self.budget = Budget()
        self.filters = {name: self.filters[name] for name in _BUILT_IN_FILTERS}
        self.filters |= {name: self._listing(self.filters[name]) for name in ("groupby", "list", "sort")}
        self.filters |= {"join": self._join, "replace": self._replace}
        self.tests = {name: self.tests[name] for name in _BUILT_IN_TESTS}
        self.globals = {"range": self._range, "namespace": Namespace}

    def allow(self, filters: Mapping[str, Callable[..., Any]], functions: Mapping[str, Callable[..., Any]]) -> None:
        """Give templates filters and functions of the project."""
        self.filters.update(filters)
        self.globals.update(functions)

    # --- counting, called from compiled templates -------------------------------

    def step(self, characters: int) -> None:
        self.budget.step(characters)

    @property
    def step_of_test(self) -> bool:
        self.budget.step()
        return True

    def call_filter(self, name: str, *arguments: Any, **named: Any) -> Any:
        """A filter applied to each entry, as by `map`: one step an entry."""
        self.budget.step()
        return super().call_filter(name, *arguments, **named)

    def call_test(self, name: str, *arguments: Any, **named: Any) -> Any:
        self.budget.step()
        return super().call_test(name, *arguments, **named)

    def joined(self, parts: Iterable[object]) -> Markup:
        """The ``~`` of templates: parts escaped and counted."""
        text = Markup("").join(escape(self._printed(part)) for part in parts)
        self.budget.spend(len(text))
        return text

    def _printed(self, shown: object) -> object:
        """What ``{{ … }}`` prints: text and numbers only, never a record or nothing."""
        match shown:
            case str():
                self.budget.spend(len(shown))
            case bool() | None:
                raise TemplateRuntimeError(f"there is nothing to print here, only {str(shown).lower()}")
            case int() | float() | Decimal():
                return str(shown)
            case Prose():
                raise TemplateRuntimeError("this is Markdown: write {{ … | prose }} or {{ … | inline }}")
            case dt.date():
                raise TemplateRuntimeError("this is a date: write {{ … | date }}")
            case StrictUndefined():
                str(shown)
            case _ if not hasattr(shown, "__html__"):
                raise TemplateRuntimeError(f"{_kind(shown)} cannot be printed, only its parts")
        return shown

    def _listing(self, listing: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
        """A filter that makes a list, with its entries counted like characters."""

        @wraps(listing)
        def counted(*arguments: Any, **named: Any) -> list[Any]:
            entries = listing(*arguments, **named)
            self.budget.spend(len(entries))
            return entries

        return counted

    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        if len(numbers) > MOST_ITEMS:
            raise OverBudget(f"a range of more than {MOST_ITEMS // 1000} 000 numbers")
        return numbers

    def _join(self, parts: Iterable[object], between: str = "") -> Markup:
        separator = escape(between)
        return self.joined([part for item in parts for part in (separator, item)][1:])

    def _replace(self, text: str, old: str, new: str) -> str:
        self.budget.spend(len(text) + text.count(old) * len(new))
        return text.replace(old, new)

    # --- the sandbox -------------------------------------------------------------

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers of a size that occurs in briefs; ``+`` also joins short lists."""
        if operator == "+" and isinstance(left, list | tuple) and isinstance(right, list | tuple):
            if len(left) + len(right) > MOST_ITEMS:
                raise OverBudget(f"a list of more than {MOST_ITEMS // 1000} 000 entries")
            self.budget.spend(len(left) + len(right))
            return [*left, *right]
        if isinstance(left, StrictUndefined) or isinstance(right, StrictUndefined):
            _ = str(left), str(right)
        are_numbers = isinstance(left, int | float | Decimal) and isinstance(right, int | float | Decimal)
        if operator == "**" or not are_numbers:
            hint = ": join texts with ~" if operator == "+" else ""
            raise SecurityError(f"`{operator}` does not work on {_kind(left)} and {_kind(right)}{hint}")
        if abs(left) > LARGEST_NUMBER or abs(right) > LARGEST_NUMBER:
            raise OverBudget("a number too large for a brief")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields and properties of the content, the loop's own, macros of a template; nothing else."""
        if attr.startswith("_"):
            return False
        match obj:
            case LoopContext() | TemplateModule() | Namespace():
                return True
            case Enum():
                return attr == "rank"
            case Mapping():
                return attr in _MAPPING_METHODS
            case dt.date():
                return attr in _DATE_PARTS
            case _ if is_dataclass(obj) and not isinstance(obj, type):
                return attr in _field_names(type(obj)) or _is_allowed_method(value)
            case _:
                return False

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, Macro | BlockReference | LoopContext) or _is_allowed_method(obj):
            return True
        if any(obj is allowed or obj == allowed for allowed in self.globals.values()):
            return True
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        is_loops = isinstance(owner, LoopContext) and name in ("cycle", "changed")
        return is_loops or (isinstance(owner, Mapping) and name in _MAPPING_METHODS)

    def wrap_str_format(self, value: Any) -> None:
        """Texts have no methods in a template, `format` included."""
        del value

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Let an error through as it is: `briefings.templating.faults` reads its traceback."""
        del source
        raise sys.exc_info()[1] or AssertionError("no error is being handled")


def _is_allowed_method(method: object) -> bool:
    return getattr(method, "__func__", None) in METHODS


@cache
def _field_names(record: type) -> frozenset[str]:
    properties = {name for name in dir(record) if isinstance(getattr(record, name, None), property)}
    return frozenset({one.name for one in fields(record)} | properties)


def _kind(thing: object) -> str:
    names = {str: "text", Markup: "text", int: "a number", Decimal: "a number", list: "a list", tuple: "a list"}
    return names.get(type(thing), f"a {type(thing).__name__}")
