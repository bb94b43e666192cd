"""Mark each element a template writes with the place it is written at.

``<p class="lead">`` in line 12 becomes ``<p data-at="base.html.j2:12:5" …>``,
so that the strict reader can say where a fault is. Jinja's own constructs are
left alone, and lines keep their numbers.
"""

from __future__ import annotations

import re
from html import escape

from jinja2 import Environment
from jinja2.ext import Extension

_RAW = r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}"
_JINJA = rf"\{{#.*?#\}}|{_RAW}|\{{%.*?%\}}|\{{\{{.*?\}}\}}"
_SCAN = re.compile(rf"{_JINJA}|<(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])", re.DOTALL)


class PlacesExtension(Extension):
    """Runs over the source of every template before it is compiled."""

    environment: Environment

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return with_places(source, filename or name or "template")


def with_places(source: str, file: str) -> str:
    """The source with a `data-at` in every opening tag that is not Jinja's.

    >>> with_places('<p>{{ x }}\\n<em>y</em></p>', "a.j2")
    '<p data-at="a.j2:1:1">{{ x }}\\n<em data-at="a.j2:2:1">y</em></p>'
    """
    # An escaped brace: a file's name must not become a template of its own.
    shown = escape(file).replace("{", "&#123;")
    line, line_start, counted = 1, 0, 0

    def marked(match: re.Match[str]) -> str:
        nonlocal line, line_start, counted
        if not match["name"]:
            return match[0]
        breaks = source.count("\n", counted, match.start())
        if breaks:
            line, line_start = line + breaks, source.rfind("\n", counted, match.start()) + 1
        counted = match.start()
        return f'{match[0]} data-at="{shown}:{line}:{match.start() - line_start + 1}"'

    return _SCAN.sub(marked, source)
