"""Content and an audience in, a finished Document out.

The template runs in the sandbox and prints markup; the strict reader turns it
into a draft; `resolve` settles numbers and references. What the content says
about the document itself (title, authors, dates) goes into its properties.
The content must already be filtered for the audience.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateError

from briefings.content.model import Content
from briefings.content.prose import prose_context
from briefings.content.scales import load_scale
from briefings.document.endnotes import with_endnotes
from briefings.document.model import Document, Properties
from briefings.document.resolve import resolve
from briefings.errors import ContentError
from briefings.templating.audiences import Audience
from briefings.templating.budget import Budget
from briefings.templating.bytecode import compiled_templates
from briefings.templating.environment import TemplateEnvironment
from briefings.templating.faults import TEMPLATE_ERRORS, fault_problem
from briefings.templating.filters import Pieces
from briefings.templating.furnished import embargoed, marked_as_draft
from briefings.templating.issue import Issue
from briefings.templating.labels import load_labels
from briefings.templating.markup import read_markup
from briefings.templating.pictures import PictureOpener
from briefings.templating.search import TemplateSearch

if TYPE_CHECKING:
    from briefings.compare.since import Since


def render_document(
    content: Content,
    audience: Audience,
    search: TemplateSearch,
    root: Path,
    issue: Issue | None = None,
    changes: Since | None = None,
) -> Document:
    """Fill the audience's template with the content.

    `root` is the workspace's folder; pictures lie inside it. `issue` is the edition it is filed as, if any, and
    `changes` is what has changed since the one before.
    Raises:  ContentError with every problem of the template and of the prose it prints.
    """
    pieces = _pieces(content, audience, search, root)
    names = {**template_names(content, audience), "issue": issue, "changes": changes}
    markup = _markup(names, audience, search, pieces)
    draft = read_markup(
        markup,
        _filed(_properties(content, audience, pieces.language), issue),
        pieces.labels.for_writers(),
        PictureOpener(root),
        search.where(audience.template),
    )
    draft = embargoed(draft, content.seminar.edition, pieces.labels, pieces.language)
    if issue is None and audience.draft_mark:
        draft = marked_as_draft(draft, pieces.labels)
    return resolve(with_endnotes(draft) if audience.notes == "end" else draft)


def template_names(content: Content, audience: Audience) -> Mapping[str, object]:
    """The names a template may use: the parts of the content, and the audience."""
    # A set whose rows are all beyond the audience is none.
    scenarios = content.scenarios if content.scenarios and content.scenarios.scenarios else None
    return {
        "content": content,
        "series": content.series,
        "seminar": content.seminar,
        "edition": content.seminar.edition,
        "people": content.people,
        "introduction": content.introduction,
        "features": content.features,
        "tactics": content.tactics,
        "scenarios": scenarios,
        "rows": {row.id: row for row in scenarios.scenarios} if scenarios else {},
        "conclusions": content.conclusions,
        "levers": content.levers,
        "sources": content.sources,
        "audience": audience,
        "sections": audience.sections_of(content.seminar.edition.kind),
    }


@lru_cache(maxsize=4)
def _environment(search: TemplateSearch) -> TemplateEnvironment:
    """One environment for all renderings of a run, so that each template is compiled once."""
    return TemplateEnvironment(search, compiled_templates())


def _pieces(content: Content, audience: Audience, search: TemplateSearch, root: Path) -> Pieces:
    language = audience.language or content.series.language
    wanted_at = audience.origin.of("language") if audience.language else content.series.origin.of("language")
    return Pieces(
        language=language,
        labels=load_labels(language, search, wanted_at).with_words(audience.words),
        context=prose_context(content, root, language, prints_addresses=audience.addresses == "printed"),
        probability_display=audience.probability_display,
        scale=load_scale(
            content.series.estimative_scale,
            search.workspace,
            content.series.origin.of("estimative_scale"),
            search.shipped,
            language,
        ),
    )


def _markup(names: Mapping[str, object], audience: Audience, search: TemplateSearch, pieces: Pieces) -> str:
    """What the template prints.

    Raises: ContentError with what went wrong in it and in the prose it printed so far.
    """
    environment = _environment(search)
    environment.budget = Budget()
    environment.allow(pieces.filters(), pieces.functions())
    try:
        markup = environment.get_template(audience.template).render(names)
    except (TemplateError, *TEMPLATE_ERRORS) as fault:
        problem = fault_problem(fault, audience, search, environment, {**names, **environment.globals})
        raise ContentError([*pieces.problems, problem]) from None
    if pieces.problems:
        raise ContentError(dict.fromkeys(pieces.problems))
    return markup


def _properties(content: Content, audience: Audience, language: str) -> Properties:
    seminar, series = content.seminar, content.series
    return Properties(
        title=seminar.title,
        authors=tuple(content.people[name].name for name in seminar.authors if name in content.people),
        language=language,
        created=dt.datetime.combine(seminar.edition.date, dt.time(12), dt.UTC),
        subject=seminar.subtitle or series.kicker or series.name,
        # The marking comes first: Word cuts a long line of keywords off.
        keywords=(*filter(None, [audience.marking]), *_keywords(content)),
        publisher=series.organisation.name,
        series=series.name,
        seminar=seminar.id,
        edition=seminar.edition.date.isoformat(),
        audience=audience.name,
    )


def _filed(properties: Properties, issue: Issue | None) -> Properties:
    """The same with the name and the digest of the edition it belongs to."""
    if issue is None:
        return properties
    digest = f"content {issue.digest}"
    return replace(properties, edition=issue.edition, keywords=(*properties.keywords, digest))


def _keywords(content: Content) -> tuple[str, ...]:
    """Series, organisation and kind of brief: what an archive would file it under."""
    series = content.series
    found = (series.masthead, series.abbreviation, series.organisation.abbreviation, content.seminar.fiscal_year)
    return tuple(dict.fromkeys(one if isinstance(one, str) else one.label for one in found if one))
