"""JSON Schemas of the content files, from the very model that decodes them.

One schema (draft 2020-12) for each YAML file, so that an editor completes and
checks while a person types. Descriptions are the docstrings of the model's
classes and fields. What a schema cannot say (references, sums) the checks do.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefings.content import model
from briefings.content.limits import Length, Pattern, Range
from briefings.content.model import Feature, Lever, Person, Record, ScenarioSet, Seminar, Series, Source, Tactic
from briefings.content.model.participants import Participant
from briefings.content.shapes import (
    ChoiceShape,
    DateShape,
    FieldShape,
    ListShape,
    MapShape,
    NumberShape,
    PartShape,
    ProseShape,
    RecordShape,
    Shape,
    TextShape,
    TruthShape,
    VariantShape,
    record_shape,
    variant_shape,
)

Json = dict[str, object]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RECORDS: Mapping[str, type[Record]] = {"series": Series, "seminar": Seminar, "scenarios": ScenarioSet}
_LISTS: Mapping[str, type[Record]] = {
    "people": Person,
    "features": Feature,
    "tactics": Tactic,
    "levers": Lever,
    "sources": Source,
    "participants": Participant,
}
# Their folder gives them their name.
_NAMED_BY_FOLDER = (Series, Seminar)


def schemas() -> Mapping[str, Json]:
    """The schema of each YAML file, by the file's name without its ending, sorted."""
    of_records = {name: _record_file(record) for name, record in _RECORDS.items()}
    of_lists = {name: _list_file(name, record) for name, record in _LISTS.items()}
    return dict(sorted((of_records | of_lists).items()))


def _record_file(record: type[Record]) -> Json:
    used: dict[type[Record], Json] = {}
    body = _record(record_shape(record), used)
    return {"$schema": DIALECT, "title": f"{record.__name__}"} | body | _definitions(used)


def _list_file(name: str, record: type[Record]) -> Json:
    used: dict[type[Record], Json] = {}
    entries = {"type": "array", "items": _schema(record_shape(record), used)}
    body: Json = {"type": "object", "properties": {name: entries}, "required": [name], "additionalProperties": False}
    return {"$schema": DIALECT, "title": name} | body | _definitions(used)


def _definitions(used: Mapping[type[Record], Json]) -> Json:
    return {"$defs": {record.__name__: used[record] for record in sorted(used, key=lambda one: one.__name__)}}


def _record(shape: RecordShape, used: dict[type[Record], Json]) -> Json:
    is_named = shape.record in _NAMED_BY_FOLDER
    required = [one.key for one in shape.fields if one.is_required and not (is_named and one.key == "id")]
    body: Json = {
        "type": "object",
        "properties": {one.key: _field(shape.record, one, used) for one in shape.fields},
        "required": required,
        "additionalProperties": False,
    }
    words = _docstrings().get(shape.record.__name__, {}).get("")
    return {"description": words} | body if words else body


def _field(record: type[Record], field: FieldShape, used: dict[type[Record], Json]) -> Json:
    schema = _schema(field.shape, used)
    words = next(
        (found for base in record.__mro__ if (found := _docstrings().get(base.__name__, {}).get(field.name))), ""
    )
    return {"description": words} | schema if words else schema


def _schema(shape: Shape, used: dict[type[Record], Json]) -> Json:
    match shape:
        case RecordShape(record):
            if record not in used:
                used[record] = {}
                used[record] = _record(shape, used)
            reference: Json = {"$ref": f"#/$defs/{record.__name__}"}
            return {"anyOf": [_schema(shape.shorthand.shape, used), reference]} if shape.shorthand else reference
        case ListShape(entry, size):
            limits: Json = {"minItems": size.least, "maxItems": size.most} if size else {}
            return {"type": "array", "items": _schema(entry, used), **limits}
        case MapShape(entry):
            return {"type": "object", "additionalProperties": _schema(entry, used)}
        case VariantShape():
            return _record(variant_shape(shape), used)
        case PartShape(item):
            fields = {key: _field(item, one, used) for key, one in shape.by_key.items()}
            return {"type": "object", "properties": fields, "additionalProperties": False}
        case _:
            return _scalar(shape)


def _scalar(shape: Shape) -> Json:
    match shape:
        case TextShape(limits):
            return {"type": ["string", "integer"] if _may_be_year(limits) else "string"} | _limits(limits)
        case NumberShape(whole, limits):
            return {"type": "integer" if whole else "number"} | _limits(limits)
        case ChoiceShape(choices):
            return {"enum": [str(choice) for choice in choices]}
        case TruthShape():
            return {"type": "boolean"}
        case DateShape():
            return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case ProseShape():
            return {"type": "string", "contentMediaType": "text/markdown"}
        case _:
            raise TypeError(f"no JSON Schema for a {type(shape).__name__}")


def _may_be_year(limits: tuple[object, ...]) -> bool:
    # `date: 2025` is a whole number to an editor; the decoder reads its digits.
    patterns = [limit.expression for limit in limits if isinstance(limit, Pattern)]
    return any(re.fullmatch(pattern, "2025") and not re.fullmatch(pattern, "a") for pattern in patterns)


def _limits(limits: tuple[object, ...]) -> Json:
    words: Json = {}
    for limit in limits:
        match limit:
            case Pattern(expression):
                words["pattern"] = f"^(?:{expression})$"
            case Length(least, most):
                words |= {"minLength": least, "maxLength": most}
            case Range(least, most):
                words |= {"minimum": least, "maximum": most}
    return words


@cache
def _docstrings() -> Mapping[str, Mapping[str, str]]:
    """Class to field to its docstring in the model's source; the class's own under ``""``."""
    sources = sorted(Path(model.__file__).parent.glob("*.py"))
    bodies = [ast.parse(source.read_text(encoding="utf-8")).body for source in sources]
    return {
        node.name: dict(_class_docstrings(node)) for body in bodies for node in body if isinstance(node, ast.ClassDef)
    }


def _class_docstrings(node: ast.ClassDef) -> list[tuple[str, str]]:
    found = [("", _one_line(ast.get_docstring(node) or ""))]
    for field, following in zip(node.body, node.body[1:], strict=False):
        is_words = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and is_words:
            found.append((field.target.id, _one_line(str(ast.literal_eval(following.value)))))  # type: ignore[attr-defined]
    return found


def _one_line(words: str) -> str:
    return " ".join(words.split())
