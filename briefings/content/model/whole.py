"""The whole of a seminar's content, as every later stage receives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from briefings.content.model.base import Prose
from briefings.content.model.findings import Feature, Lever, Source, Tactic
from briefings.content.model.scenarios import ScenarioSet
from briefings.content.model.seminar import Seminar
from briefings.content.model.series import Person, Series
from briefings.content.model.translation import Translation
from briefings.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything one seminar's brief is made from."""

    series: Series
    people: Mapping[str, Person]
    """Id to person, in file order."""
    seminar: Seminar
    introduction: Prose | None = None
    features: tuple[Feature, ...] = ()
    tactics: tuple[Tactic, ...] = ()
    scenarios: ScenarioSet | None = None
    """The seminar's own set, or the one `Seminar.scenarios_from` names."""
    previous_scenarios: ScenarioSet | None = field(default=None, compare=False, repr=False)
    """The set of the edition before, for claims about change; None in a first edition."""
    scenarios_seminar: Seminar | None = None
    """The seminar the set was made for, when it is another one."""
    conclusions: Prose | None = None
    levers: tuple[Lever, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    translations: Mapping[str, Mapping[str, Translation]] = field(
        default_factory=lambda: MappingProxyType({}), compare=False, repr=False
    )
    """Language to address to translation; empty in what an audience sees."""
    untranslated: frozenset[str] = frozenset()
    """Addresses of texts that are shown in another language than the brief's."""
    directory: str = ""
    """The seminar's folder, relative to the workspace."""
    root: Path = field(default=Path(), compare=False, repr=False)
    """The workspace's folder, against which file names and pictures are resolved."""
    templates: Path | None = field(default=None, compare=False, repr=False)
    """The workspace's own folder of templates, for scales of likelihood; None when it has none."""
    files: tuple[str, ...] = ()
    """Every file that was read, relative to the workspace, sorted."""
    broken: frozenset[str] = frozenset()
    """Parts that were not read whole (``sources`` …); empty in content that is built."""
    notices: tuple[Problem, ...] = ()
    """What the loader noticed that does not stop a build."""
