"""What prose may refer to, and the notes it has made so far.

One `ProseContext` serves one rendering of one brief: it numbers the notes of
all its prose, remembers which source was already cited in full, and answers
computed claims from the scenario table. Checking uses a context of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from briefings.content.citations import full_citation, short_citation
from briefings.content.model import Content, ScenarioSet, Seminar, Source
from briefings.content.scales import Scale, scale_of
from briefings.errors import Where


@dataclass(slots=True)
class ProseContext:
    """The facts are never changed; only the account of notes grows."""

    seminar: Seminar
    scenarios: ScenarioSet | None
    sources: Mapping[str, Source]
    language: str
    root: Path
    """The workspace: pictures must lie inside it."""
    previous: ScenarioSet | None = None
    """The scenarios of the edition before; None in a first edition."""
    scale: Callable[[], Scale] | None = None
    """The series' scale of likelihood, read when it is asked for."""
    broken: frozenset[str] = frozenset()
    """Parts whose absence is known already: what refers to them is not judged."""
    prints_addresses: bool = False
    """Whether citations write web addresses out."""
    cited: set[str] = field(default_factory=set)
    """Ids of sources that have been cited in full."""
    pictures: set[str] = field(default_factory=set)
    """Paths of the pictures that were shown, relative to the workspace's folder."""
    _count: int = 0
    _pending: list[str] = field(default_factory=list)

    def add_note(self, markup: str, where: Where) -> str:
        """Keep a note's text for the next place a note may stand; gives the markup of its mark."""
        self._count += 1
        name = f"note-{self._count}"
        self._pending.append(f'<aside role="doc-footnote" id="{name}" data-at="{escape(str(where))}">{markup}</aside>')
        return f'<a role="doc-noteref" href="#{name}"></a>'

    def take_notes(self) -> str:
        """The texts of the notes made since the last call, as block markup."""
        notes = "\n".join(self._pending)
        self._pending.clear()
        return notes

    def citation(self, source: Source, locator: str = "") -> str:
        """A source cited: in full the first time, short afterwards."""
        if source.id in self.cited:
            return short_citation(source, self.language, locator)
        self.cited.add(source.id)
        return full_citation(source, self.language, locator, prints_addresses=self.prints_addresses)


def prose_context(
    content: Content, root: Path | None = None, language: str = "", *, prints_addresses: bool = False
) -> ProseContext:
    """A fresh context for one rendering; `root` is the workspace's folder unless the content knows it."""
    return ProseContext(
        seminar=content.seminar,
        scenarios=content.scenarios,
        sources=content.sources,
        language=language or content.series.language,
        root=root or content.root,
        previous=content.previous_scenarios,
        scale=lambda: scale_of(content, language),
        broken=content.broken,
        prints_addresses=prints_addresses,
    )
