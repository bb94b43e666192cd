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

from briefings.content.limits import Size
from briefings.content.model import Content, Item, Line, Record
from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, Where
from briefings.templating.audiences import Audience
from briefings.templating.records import read_record
from briefings.templating.search import TemplateSearch

_CLASSIFIED = re.compile(r"\b(?:TOP[ -]SECRET|SECRET|CONFIDENTIAL|COSMIC|TS//|S//)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingScheme(Record):
    """The labels of one scheme."""

    title: Line
    labels: Annotated[tuple[Line, ...], Size(1, 40)]
    """From the widest circle to the narrowest."""
    retired: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    """Labels of old, and what stands for each now."""

    def rank(self, marking: str | None) -> int:
        """How narrow a marking is: 0 for none, and for one that is not of this scheme."""
        return self.labels.index(marking) + 1 if marking in self.labels else 0


def marking_problems(content: Content, audience: Audience, search: TemplateSearch) -> Iterator[Problem]:
    """What is wrong with the banner of an audience and the markings of what it sees.

    `content` has been narrowed for the audience already.
    Raises: ContentError when the scheme's own file is not right.
    """
    marked = list(_items((content.seminar, content.features, content.tactics, content.levers)))
    if not audience.marking and not marked:
        return
    scheme = read_record(MarkingScheme, f"markings/{content.series.marking_scheme}.yaml", search, {})
    if audience.marking:
        yield from _label_problems(scheme, audience.marking, audience.origin.of("marking"))
    for item in marked:
        where = item.origin.of("marking")
        yield from _label_problems(scheme, item.marking or "", where)
        if scheme.rank(item.marking) > scheme.rank(audience.marking):
            said = f"`{audience.marking}`" if audience.marking else "unmarked"
            what = f"`{item.id}` is {item.marking}, the brief for `{audience.name}` is {said}"
            yield Problem(where, what, "raise the marking of the audience, or narrow who may see the item", "MRK-01")


def _label_problems(scheme: MarkingScheme, label: str, where: Where) -> Iterator[Problem]:
    if _CLASSIFIED.search(label):
        what = f"`{label}` is a mark of classified material"
        yield Problem(where, what, "this tool must not hold it: remove the material", "MRK-05")
    elif label not in scheme.labels:
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
