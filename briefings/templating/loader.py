"""Load templates, and nothing else, from the search folders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from briefings.templating.budget import OverBudget
from briefings.templating.search import TemplateSearch

LARGEST_TEMPLATE = 200_000


class TemplateLoader(BaseLoader):
    """Gives Jinja the text of a template and the name to show for it."""

    def __init__(self, search: TemplateSearch) -> None:
        self._search = search

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        del environment
        path = self._search.find(template) if template.endswith(".j2") else None
        if path is None:
            raise TemplateNotFound(template)
        stamp = path.stat()
        if stamp.st_size > LARGEST_TEMPLATE:
            raise OverBudget(f"the template `{template}` is larger than {LARGEST_TEMPLATE // 1000} kB")
        shown = self._search.display(path)
        try:
            source = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise TemplateSyntaxError("the file is not UTF-8", 1, template, shown) from None
        return source, shown, lambda: path.exists() and path.stat().st_mtime == stamp.st_mtime
