"""Facts about the document that travel in the file's properties.

Core properties through python-docx; what they have no place for (series,
seminar, edition, audience) as custom properties. No clock, no user name: the
dates are the edition's.
"""

from __future__ import annotations

from datetime import UTC

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.document.model import Properties
from briefings.writers.docx.package import Parts
from briefings.writers.docx.wordml import DECLARATION, escaped

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE_LIMIT = 255
"""python-docx refuses longer core properties."""


def add_properties(properties: Properties, parts: Parts) -> None:
    """Write core, extended and custom properties."""
    _set_core(properties, parts)
    for name, content_type, relationship, xml in (
        ("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, _extended(properties)),
        ("/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES, _custom(properties)),
    ):
        if xml:
            parts.package.relate_to(parts.add(name, content_type, xml), relationship)


def _set_core(properties: Properties, parts: Parts) -> None:
    core = parts.package.core_properties
    core.title = _cut(properties.title)
    core.author = _cut("; ".join(properties.authors))
    core.last_modified_by = _cut(properties.generator)
    core.subject = _cut(properties.subject)
    core.keywords = _cut(", ".join(properties.keywords))
    core.language = _cut(properties.language)
    core.identifier = _cut(properties.edition)
    # python-docx writes the clock's figures and calls them UTC.
    core.created = core.modified = properties.created.astimezone(UTC).replace(tzinfo=None)


def _cut(text: str) -> str:
    escaped(text)  # refuses what XML cannot hold, with our error and not lxml's
    return text if len(text) <= _CORE_LIMIT else text[: _CORE_LIMIT - 1] + "…"


def _extended(properties: Properties) -> str:
    company = f"<Company>{escaped(properties.publisher)}</Company>" if properties.publisher else ""
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Application>{escaped(properties.generator)}</Application>{company}</Properties>"
    )


def _custom(properties: Properties) -> str:
    """Write the custom properties that have a value; nothing when none has."""
    facts = {
        "Series": properties.series,
        "Seminar": properties.seminar,
        "Edition": properties.edition,
        "Audience": properties.audience,
    }
    written = "".join(
        # ECMA-376 part 1 §22.3.2.2: one format id for all user-defined properties; numbers begin at 2.
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escaped(fact)}</vt:lpwstr></property>"
        for number, (name, fact) in enumerate(((name, fact) for name, fact in facts.items() if fact), 2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    return f"{DECLARATION}<Properties {spaces}>{written}</Properties>" if written else ""
