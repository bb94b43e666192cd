"""Handling markings: the schemes, and what each may put on a brief.

A scheme is a file, `templates/markings/NAME.yaml`, with its labels from the
widest circle to the narrowest. A label is right only letter by letter. The
banner of a brief is never below the marking of anything in it, and material
that is classified has no place in this tool whatever the scheme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Annotated

from briefings.checks.classified import classified
from briefings.content.limits import Size
from briefings.content.model import Content, Item, Line, Record
from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, Where
from briefings.templating.audiences import Audience
from briefings.templating.records import read_record
from briefings.templating.search import TemplateSearch

_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingScheme(Record):
    """The labels of one scheme."""

    title: Line
    labels: Annotated[tuple[Line, ...], Size(1, 40)]
    """From the widest circle to the narrowest."""
    retired: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    """Labels of old, and what stands for each now."""
    in_other_words: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    """What says the same as a label in another language. A scheme whose labels are never translated has none."""
    in_file_name: bool = False
    """Whether the names of files say it too."""
    needs_designation: bool = False
    """Whether a marked brief names, on its first page, who designated what in it."""

    def rank(self, marking: str | None) -> int:
        """How narrow a marking is: 0 for none, and for one that is not of this scheme."""
        label = self.in_other_words.get(marking or "", marking)
        return self.labels.index(label) + 1 if label in self.labels else 0


def marking_problems(content: Content, audience: Audience, search: TemplateSearch) -> Iterator[Problem]:
    """What is wrong with the banner of an audience and the markings of what it sees.

    `content` has been narrowed for the audience already.
    Raises: ContentError when the scheme's own file is not right.
    """
    marked = list(_items((content.seminar, content.features, content.tactics, content.levers, content.scenarios)))
    if not audience.marking and not marked:
        return
    scheme = _scheme(content, search)
    for index, label in enumerate(scheme.labels):
        yield from classified(label, scheme.origin.of(f"labels[{index}]"))
    if audience.marking:
        yield from _designation_problems(scheme, content, audience)
        yield from _label_problems(scheme, audience.marking, audience.origin.of("marking"))
    for item in marked:
        where = item.origin.of("marking")
        yield from _label_problems(scheme, item.marking or "", where)
        if scheme.rank(item.marking) > scheme.rank(audience.marking):
            said = f"`{audience.marking}`" if audience.marking else "unmarked"
            what = f"`{item.id}` is {item.marking}, the brief for `{audience.name}` is {said}"
            yield Problem(where, what, "raise the marking of the audience, or narrow who may see the item", "MRK-01")


def file_name_of(content: Content, audience: Audience, search: TemplateSearch) -> str:
    """The name of an audience's files, without its ending; a scheme may want the marking in it."""
    seminar = content.seminar
    pattern = audience.file_name
    if audience.marking and "{marking}" not in pattern and _scheme(content, search).in_file_name:
        pattern += "-{marking}"
    return pattern.format(
        series=content.series.id,
        seminar=seminar.id,
        audience=audience.name,
        edition_date=seminar.edition.date.isoformat(),
        edition_number=seminar.edition.number,
        marking=_UNSAFE.sub("-", audience.marking.casefold()).strip("-") or "unmarked",
    )


def _scheme(content: Content, search: TemplateSearch) -> MarkingScheme:
    return read_record(MarkingScheme, f"markings/{content.series.marking_scheme}.yaml", search, {})


def _designation_problems(scheme: MarkingScheme, content: Content, audience: Audience) -> Iterator[Problem]:
    if scheme.needs_designation and content.series.designation is None:
        what = f"the brief for `{audience.name}` is {audience.marking} and names nobody who controls it"
        hint = "add `designation:` with controlled_by, category, dissemination and contact to series.yaml"
        yield Problem(content.series.origin.of("marking_scheme"), what, hint, "MRK-04")


def _label_problems(scheme: MarkingScheme, label: str, where: Where) -> Iterator[Problem]:
    refused = list(classified(label, where))
    yield from refused
    if not refused and not scheme.rank(label):
        current = scheme.retired.get(label)
        hint = f"write `{current}`" if current else did_you_mean(label, scheme.labels)
        yield Problem(where, f"`{label}` is not a label of the {scheme.title}", hint, "MRK-03")


def _items(held: object) -> Iterator[Item]:
    match held:
        case tuple():
            for entry in held:
                yield from _items(entry)
        case Record():
            if isinstance(held, Item) and held.marking:
                yield held
            for one in fields(held):
                if one.name != "origin":
                    yield from _items(getattr(held, one.name))
        case _:
            return
