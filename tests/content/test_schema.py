"""The JSON Schemas say what the decoder does."""

from __future__ import annotations

import json
from typing import Any

from briefings.content.model import Feature
from briefings.content.schema import DIALECT, schemas
from briefings.content.shapes import record_shape


def definition(name: str, record: str) -> Any:
    return json.loads(json.dumps(schemas()[name]))["$defs"][record]


def test_every_yaml_file_has_a_schema_that_is_plain_json() -> None:
    found = schemas()
    names = ["features", "levers", "participants", "people", "scenarios", "seminar", "series", "sources", "tactics"]
    assert list(found) == names
    assert all(schema["$schema"] == DIALECT for schema in found.values())
    assert json.loads(json.dumps(found)) == found


def test_a_schema_has_the_fields_limits_and_words_of_the_model() -> None:
    feature = definition("features", "Feature")
    assert list(feature["properties"]) == [one.key for one in record_shape(Feature).fields]
    assert feature["required"] == ["id", "heading", "claim"]
    assert feature["properties"]["claim"]["description"] == "One sentence; all that a short edition prints."
    assert feature["properties"]["priority"]["maximum"] == 9
    assert feature["additionalProperties"] is False


def test_keys_are_named_as_in_the_file_and_derived_fields_are_absent() -> None:
    properties: Any = schemas()["scenarios"]["properties"]
    assert properties["scenarios"]["items"] == {"$ref": "#/$defs/ScenarioDetail"}
    assert properties["unit"]["enum"] == ["percent", "fraction"]


def test_the_id_of_a_seminar_need_not_be_written() -> None:
    required: Any = schemas()["seminar"]["required"]
    assert "id" not in required
    assert "title" in required


def test_every_reference_inside_a_schema_leads_somewhere() -> None:
    for schema in schemas().values():
        text = json.dumps(schema)
        definitions: Any = schema["$defs"]
        for part in text.split('"#/$defs/')[1:]:
            assert part.split('"')[0] in definitions
