"""The words templates print themselves: `templates/labels/LANGUAGE.yaml`.

A flat list of name and text, `{braces}` where something is filled in. The
language ``de-AT`` reads `de.yaml` and, over it, what `de-AT.yaml` says
differently. A label that is missing is an error where it is used: nothing
falls back to another language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from markupsafe import Markup, escape

from briefings.content.nearest import did_you_mean
from briefings.content.yaml_strict import YamlMap, YamlNode, YamlScalar
from briefings.document.model import Labels
from briefings.errors import ContentError, Problem, Where
from briefings.templating.records import read_tree
from briefings.templating.search import TemplateSearch

FOLDER = "labels"
_GAP = re.compile(r"\{(\w+)\}")


class UnknownLabel(LookupError):
    """A template asks for a label that is not there, or leaves a gap in one open."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


@dataclass(frozen=True, slots=True)
class LabelBook:
    """The labels of one language."""

    file: str
    texts: Mapping[str, str]

    def text(self, name: str, gaps: Mapping[str, object]) -> Markup:
        """The text of a label, escaped, its gaps filled; a gap may hold markup.

        Raises: UnknownLabel.
        """
        if name not in self.texts:
            raise UnknownLabel(f"there is no label `{name}`", did_you_mean(name, self.texts))

        def fill(gap: re.Match[str]) -> str:
            if gap[1] not in gaps:
                raise UnknownLabel(f"the label `{name}` needs `{gap[1]}`", f"write label('{name}', {gap[1]}=…)")
            return str(escape(gaps[gap[1]]))

        return Markup(_GAP.sub(fill, str(escape(self.texts[name]))))

    def with_words(self, words: Mapping[str, str]) -> LabelBook:
        """The same book with some labels worded differently."""
        return LabelBook(self.file, {**self.texts, **words})

    def for_writers(self) -> Labels:
        """The words that writers print.

        Raises: ContentError when one is missing.
        """
        names = [one.name for one in fields(Labels)]
        missing = [name for name in names if name not in self.texts]
        if missing:
            raise ContentError(Problem(Where(self.file), f"the label `{name}` is missing") for name in missing)
        return Labels(**{name: self.texts[name] for name in names})


def load_labels(language: str, search: TemplateSearch, wanted_at: Where) -> LabelBook:
    """The labels of a language.

    Raises: ContentError when the language has none, or its file is wrong.
    """
    names = [name for name in _names(language) if search.find(name)]
    if not names:
        known = sorted(one.removeprefix(f"{FOLDER}/").removesuffix(".yaml") for one in search.names(FOLDER, ".yaml"))
        what = f"there are no labels for the language `{language}`"
        raise ContentError(Problem(wanted_at, what, f"add {_names(language)[0]}; known: {', '.join(known)}"))
    texts: dict[str, str] = {}
    for name in names:
        file, tree = read_tree(name, search, wanted_at)
        texts |= _texts(file, tree)
    return LabelBook(search.where(names[0]).file, texts)


def _names(language: str) -> tuple[str, ...]:
    """Files that may hold labels of a language, the most general first."""
    parts = language.split("-")
    return tuple(f"{FOLDER}/{'-'.join(parts[:count])}.yaml" for count in range(1, len(parts) + 1))


def _texts(file: str, tree: YamlNode) -> Mapping[str, str]:
    if not isinstance(tree, YamlMap):
        raise ContentError(Problem(Where(file, tree.line), "labels are `name: text` lines"))
    wrong = [
        Problem(Where(file, node.line, node.column), f"the label `{name}` is not a text", "write it on one line")
        for name, (_, node) in tree.pairs.items()
        if not isinstance(node, YamlScalar) or not node.text
    ]
    if wrong:
        raise ContentError(wrong)
    return {name: node.text for name, (_, node) in tree.pairs.items() if isinstance(node, YamlScalar)}
