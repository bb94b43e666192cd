"""Read a YAML file of the templates folders into a typed record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from briefings.content.decode import Decoder
from briefings.content.model import Record
from briefings.content.yaml_strict import YamlMap, YamlNode, decode_text, parse_yaml
from briefings.errors import ContentError, Problem, Where
from briefings.templating.search import TemplateSearch

R = TypeVar("R", bound=Record)


def read_record(record: type[R], name: str, search: TemplateSearch, given: Mapping[str, object]) -> R:
    """The record in a file; `given` fields come from its name.

    Raises: ContentError with every problem of the file.
    """
    file, node = read_tree(name, search, search.where(name))
    decoder = Decoder(file)
    read = decoder.record(record, node, given)
    if decoder.problems:
        raise ContentError(decoder.problems)
    return read


def read_tree(name: str, search: TemplateSearch, wanted_at: Where) -> tuple[str, YamlNode]:
    """A YAML file's shown name and tree.

    Raises: ContentError when it is missing, empty or not YAML.
    """
    path = search.path(name, wanted_at)
    file = search.display(path)
    text, problems = decode_text(path.read_bytes(), file)
    node, more = _tree(text, file) if not problems else (None, ())
    if problems or more:
        raise ContentError([*problems, *more])
    return file, node or YamlMap({}, 1, 1)


@lru_cache(maxsize=32)
def _tree(text: str, file: str) -> tuple[YamlNode | None, tuple[Problem, ...]]:
    """What a text says; labels and audiences are asked for with every brief."""
    node, problems = parse_yaml(text, file)
    return node, tuple(problems)
