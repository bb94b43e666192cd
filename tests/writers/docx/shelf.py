"""Every kind of Word file that must be faultless, by name, ready to be judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefings.content.workspace import find_workspace
from briefings.document.model import Document
from briefings.order import Order
from briefings.pipeline import build
from briefings.templating.audiences import list_audiences
from briefings.templating.search import TemplateSearch, shipped_templates
from briefings.theme.load import load_theme
from briefings.writers.docx import read_house, write_docx
from tests.documents import endnoted_document, hostile_document, sample_document
from tests.workspaces import READ_AHEAD, ROOT, SUMMARY, copy_example
from tests.writers.docx.awkward import arabic_document, awkward_document, long_document, wide_document
from tests.writers.docx.letterhead import write_letterhead

DOCUMENTS: Mapping[str, Callable[[], Document]] = {
    "sample": sample_document,
    "endnotes": endnoted_document,
    "hostile": hostile_document,
    "awkward": awkward_document,
    "arabic": arabic_document,
    "long": lambda: long_document(700, 170),
    "wide": wide_document,
}
"""The long one: 700 rows, and more than a hundred pages."""

HOUSED = ("sample", "endnotes", "awkward", "arabic", "wide")
"""Those that are written in the look of a German house, too."""

AUDIENCES = ("full", "participants", "press", "principals")
EXAMPLE = tuple(f"{seminar}/{audience}" for seminar in (SUMMARY, READ_AHEAD) for audience in AUDIENCES)
"""What `make brief` makes."""

NAMES = (*DOCUMENTS, *(f"{name} of a German house" for name in HOUSED), *EXAMPLE)


@cache
def word_file(name: str) -> bytes:
    """Write one of `NAMES`."""
    if name in EXAMPLE:
        return _example()[name]
    theme = load_theme(ROOT / "templates" / "themes" / "house" / "theme.yaml")
    plain, _, is_housed = name.partition(" of a ")
    if not is_housed:
        return write_docx(DOCUMENTS[plain](), theme)
    with TemporaryDirectory() as folder:
        house = read_house(write_letterhead(Path(folder) / "house.docx"))
        return write_docx(DOCUMENTS[plain](), theme, house=house)


@cache
def _example() -> dict[str, bytes]:
    """Build the example as `make brief` does."""
    with TemporaryDirectory() as folder:
        workspace = find_workspace(copy_example(Path(folder)))
        search = TemplateSearch(workspace.templates, shipped_templates())
        order = Order(workspace, search, tuple(list_audiences(search)), ("docx",))
        return {
            f"{outcome.seminar}/{built.audience}": built.path.read_bytes()
            for outcome in build(order, workspace.seminars)
            for built in outcome.built
        }
