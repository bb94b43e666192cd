"""The sides of a comparison: a kept edition, or a seminar as it stands.

A side is named as people name it: ``kremlin-negotiates/2025-07-22`` is a kept
edition, ``kremlin-negotiates`` the seminar's files of today. Kept files are
read, never made again; nothing is written into the archive.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from briefings.content.load import load_seminar
from briefings.content.model import Content
from briefings.content.workspace import SeminarFolder, Workspace
from briefings.editions.archive import Archive
from briefings.editions.source import kept_previous, open_source
from briefings.editions.states import Entry
from briefings.errors import ContentError, Problem, UsageError, Where
from briefings.order import Order, Target
from briefings.pipeline import build, targets
from briefings.templating.audiences import load_audience
from briefings.templating.issue import Issue

_CONTENT = Path("v1", "content")


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition in the archive."""

    archive: Archive
    entry: Entry

    @property
    def name(self) -> str:
        return str(self.entry.id)

    def content(self) -> Content:
        """Its content, read from the source that was kept with it."""
        source = self.archive.objects / self.entry.id.folder / _CONTENT / "source"
        seminar = f"{self.entry.facts.get('series')}/{self.entry.facts.get('seminar')}"
        with tempfile.TemporaryDirectory(prefix="briefings-diff-") as scratch:
            workspace, folder, _ = open_source(source, seminar, Path(scratch))
            return load_seminar(workspace, folder)

    def target(self, audience: str) -> Target:
        """The Document that an audience got, made again from the kept source.

        Raises: UsageError when that audience got none; ContentError when today's program cannot read the source.
        """
        facts = self.entry.facts
        issue = Issue(
            edition=self.name,
            digest=str(facts.get("content_digest", "")),
            change_class=str(facts.get("change_class", "")),
            change_note=str(facts.get("change_note", "")),
            corrects=str(facts.get("corrects", "")),
        )
        with tempfile.TemporaryDirectory(prefix="briefings-diff-") as scratch:
            source = self.archive.objects / self.entry.id.folder / _CONTENT / "source"
            seminar = f"{facts.get('series')}/{facts.get('seminar')}"
            workspace, folder, search = open_source(source, seminar, Path(scratch))
            order = Order(workspace, search, (load_audience(audience, search),), ("html",), issue=issue)
            order = replace(order, previous=kept_previous(source, seminar))
            return targets(order, folder)[0]

    def word_file(self, audience: str) -> bytes:
        """The Word file that an audience got.

        Raises: UsageError when that audience got none.
        """
        variants = self.archive.objects / self.entry.id.folder / _CONTENT / "variants" / audience
        found = sorted(variants.glob("*.docx"))
        if not found:
            hint = f"it was made for {', '.join(self.entry.audiences)}"
            raise UsageError(Problem(Where(""), f"`{self.name}` has no Word file for `{audience}`", hint))
        return found[0].read_bytes()


@dataclass(frozen=True, slots=True)
class Standing:
    """A seminar's files as they are now."""

    workspace: Workspace
    folder: SeminarFolder
    order: Order

    @property
    def name(self) -> str:
        return self.folder.id

    def content(self) -> Content:
        return load_seminar(self.workspace, self.folder)

    def target(self, audience: str) -> Target:
        """The Document that would be written for an audience.

        Raises: ContentError with everything that stops the build.
        """
        chosen = tuple(one for one in self.order.audiences if one.name == audience)
        return targets(replace(self.order, audiences=chosen, formats=("html",)), self.folder)[0]

    def word_file(self, audience: str) -> bytes:
        """The Word file that would be built for an audience.

        Raises: ContentError with everything that stops the build.
        """
        with tempfile.TemporaryDirectory(prefix="briefings-diff-") as scratch:
            chosen = tuple(one for one in self.order.audiences if one.name == audience)
            aside = replace(self.workspace, build=Path(scratch))
            order = replace(self.order, workspace=aside, audiences=chosen, formats=("docx",), always=True)
            (outcome,) = build(order, [self.folder])
            if not outcome.built:
                raise ContentError(outcome.problems)
            return outcome.built[0].path.read_bytes()


Side = Kept | Standing
