"""Turn what went wrong inside a template into a problem with a place.

The place is the innermost template line of the traceback, with the column of
the name at fault when it stands in that line. An error that the package's own
code raised is a bug of ours and is let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import TracebackType

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.runtime import Context, TemplateReference
from jinja2.utils import missing

from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, Where
from briefings.templating.audiences import Audience
from briefings.templating.environment import TemplateEnvironment
from briefings.templating.missing import MissingName
from briefings.templating.search import TemplateSearch

TEMPLATE_ERRORS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What an expression in a template can raise beside Jinja's own errors."""
_FACING_TEMPLATES = ("briefings.templating.environment", "briefings.templating.filters")
"""Modules a template calls directly: what they raise is about what it gave them."""
_GENERATED = "<string>"
"""File of the methods that dataclasses are given, such as the digest of a record that a template uses as a key."""
_UNKNOWN_PIECE = re.compile(r"No (filter|test) named '(\w+)'")


def fault_problem(
    fault: Exception,
    audience: Audience,
    search: TemplateSearch,
    environment: TemplateEnvironment,
    names: Mapping[str, object],
) -> Problem:
    """The problem that an error inside a template is.

    `names` are the names templates may use, for hints.
    Raises: the error itself when it is not the template's.
    """
    if not isinstance(fault, TemplateError) and _is_ours(fault.__traceback__):
        raise fault
    name, where = _place(fault.__traceback__, audience.template, search)
    match fault:
        case TemplateSyntaxError():
            return _syntax(fault, search, environment)
        case TemplateNotFound():
            hint = did_you_mean(str(fault.name), search.names(suffix=".j2"))
            where = _with_column(where, name, str(fault.name), search)
            return Problem(where, f"there is no template `{fault.name}`", hint)
        case UndefinedError() if fault.args and isinstance(fault.args[0], MissingName):
            return _missing(fault.args[0], _with_column(where, name, fault.args[0].name, search), audience, names)
        case SecurityError():
            return Problem(where, _house_style(str(fault)), "templates see the content and nothing of Python")
        case RecursionError():
            return Problem(where, "the template calls itself without end", "let the macro stop at some depth")
        case _:
            return Problem(where, _house_style(str(fault)) or type(fault).__name__, getattr(fault, "hint", ""))


def _syntax(fault: TemplateSyntaxError, search: TemplateSearch, environment: TemplateEnvironment) -> Problem:
    where = Where(fault.filename or fault.name or "", fault.lineno)
    message = fault.message or "syntax error"
    unknown = _UNKNOWN_PIECE.match(message)
    if not unknown:
        return Problem(where, _house_style(message))
    known = environment.filters if unknown[1] == "filter" else environment.tests
    where = _with_column(where, fault.name or "", unknown[2], search)
    return Problem(where, f"there is no {unknown[1]} `{unknown[2]}`", did_you_mean(unknown[2], known))


def _missing(missed: MissingName, where: Where, audience: Audience, names: Mapping[str, object]) -> Problem:
    if missed.owner is missing:
        return Problem(where, f"`{missed.name}` is not defined", did_you_mean(missed.name, names))
    if isinstance(missed.owner, TemplateReference):
        return _unknown_section(missed.name, missed.owner, audience)
    owner = type(missed.owner).__name__
    return Problem(where, f"{owner} has no `{missed.name}`", did_you_mean(missed.name, _parts(missed.owner)))


def _unknown_section(section: str, template: TemplateReference, audience: Audience) -> Problem:
    field = "sections" if section in audience.sections else "read_ahead"
    sections = audience.sections if section in audience.sections else audience.read_ahead
    place = audience.origin.of(f"{field}[{sections.index(section)}]") if section in sections else audience.where
    # The name Jinja gave its private attribute; it has no public way to list the blocks.
    context: Context = getattr(template, "_TemplateReference__context")  # noqa: B009
    return Problem(place, f"there is no section `{section}`", did_you_mean(section, context.blocks))


def _parts(owner: object) -> Iterator[str]:
    if is_dataclass(owner):
        yield from (one.name for one in fields(owner) if one.name != "origin")
    elif isinstance(owner, Mapping):
        yield from map(str, owner)


def _house_style(message: str) -> str:
    """No capital at the start, no full stop at the end."""
    return message[:1].lower() + message[1:].removesuffix(".")


# --- places ------------------------------------------------------------------


def _frames(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace:
        yield trace
        trace = trace.tb_next


def _place(trace: TracebackType | None, otherwise: str, search: TemplateSearch) -> tuple[str, Where]:
    """Name and line of the innermost template in a traceback."""
    templates = [frame for frame in _frames(trace) if "__jinja_template__" in frame.tb_frame.f_globals]
    if not templates:
        return otherwise, search.where(otherwise)
    template = templates[-1].tb_frame.f_globals["__jinja_template__"]
    return template.name, Where(template.filename, template.get_corresponding_lineno(templates[-1].tb_lineno))


def _is_ours(trace: TracebackType | None) -> bool:
    """Whether the package's own code raised the error, rather than an expression of a template."""
    written = (frame for frame in _frames(trace) if frame.tb_frame.f_code.co_filename != _GENERATED)
    *_, innermost = written
    module = str(innermost.tb_frame.f_globals.get("__name__", ""))
    return module.startswith("briefings.") and module not in _FACING_TEMPLATES


def _with_column(where: Where, template: str, word: str, search: TemplateSearch) -> Where:
    """The place with the column where a word first stands in the line."""
    path = search.find(template)
    lines = path.read_text(encoding="utf-8").split("\n") if path else []
    if not 0 < where.line <= len(lines):
        return where
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lines[where.line - 1])
    return Where(where.file, where.line, found.start() + 1) if found else where
