"""From the names a person gives to the order that the pipeline carries out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefings.cli.options import chosen, chosen_audiences
from briefings.content.workspace import Workspace
from briefings.lanes import cores
from briefings.order import Order
from briefings.templating.audiences import list_audiences
from briefings.templating.search import TemplateSearch, shipped_templates
from briefings.writers.formats import FORMATS


def make_order(
    workspace: Workspace,
    audiences: Sequence[str] = (),
    formats: Sequence[str] = (),
    *,
    always: bool = False,
    jobs: int | None = None,
    house: Path | None = None,
) -> Order:
    """The order for some audiences and formats; for all of them when none is named.

    Raises: ContentError for audiences without a file; UsageError for formats that nobody knows.
    """
    search = TemplateSearch(workspace.templates, shipped_templates())
    known = {audience.name: audience for audience in list_audiences(search)}
    return Order(
        workspace=workspace,
        search=search,
        audiences=tuple(known[name] for name in chosen_audiences(audiences, list(known)) or known),
        formats=chosen(formats, FORMATS, "format"),
        always=always,
        lanes=jobs or cores(),
        house=house.resolve() if house is not None else None,
    )
