"""The example for every audience, as `make brief` writes it, made once."""

from __future__ import annotations

from functools import cache
from itertools import product

from briefings.checks import read_checked
from briefings.content.audience import for_audience
from briefings.content.translations import in_language
from briefings.content.workspace import find_workspace
from briefings.document.model import Document
from briefings.templating.audiences import list_audiences
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from briefings.writers.pdf import write_pdf
from tests.contents import levers_and_scenarios
from tests.workspaces import READ_AHEAD, ROOT, SUMMARY
from tests.writers.pdf import pages_of

_SEARCH = TemplateSearch(None, shipped_templates())
_AUDIENCES = {audience.name: audience for audience in list_audiences(_SEARCH)}
_TRANSLATED = {"participants-de", "participants-uk"}
EDITIONS = (
    *product((SUMMARY,), sorted(set(_AUDIENCES) - _TRANSLATED)),
    *product((READ_AHEAD,), sorted(_AUDIENCES)),
)
"""Seminar and audience of every file."""


def levers_against_scenarios() -> Document:
    """Nine levers and twelve scenarios: matrix and map in two tables each."""
    content = levers_and_scenarios(9, 12)
    return render_document(content, _AUDIENCES["full"], _SEARCH, ROOT)


@cache
def document(seminar: str, audience: str) -> Document:
    """Give one audience's Document."""
    workspace = find_workspace(ROOT)
    folder = next(folder for folder in workspace.seminars if folder.id == seminar)
    content, _ = read_checked(workspace, folder)
    reader = _AUDIENCES[audience]
    translated = in_language(content, reader.language)
    assert translated is not None
    assert not translated.missing
    return render_document(for_audience(translated.content, reader.ceiling), reader, _SEARCH, workspace.root)


@cache
def file(seminar: str, audience: str) -> bytes:
    """Give one audience's PDF."""
    return write_pdf(document(seminar, audience), pages_of.house())
