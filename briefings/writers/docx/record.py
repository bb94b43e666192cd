"""What the file remembers of its making: edition, audience, and every field.

A custom XML part that Word keeps and shows nobody. For each content field it
holds the words as they were written into this very file, so that edits made
in Word can be told from the content's own later changes. It says nothing that
the text does not say: a field left out for an audience is not in here either.
"""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.writers.docx.anchors import tag
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.package import CUSTOM_XML_PROPERTIES, Story
from briefings.writers.docx.wordml import DECLARATION, escaped

NAMESPACE = "urn:briefings:record:1"
_STORE = "{4D5E8B54-4F0D-5E7B-9C0E-6A1E0B7B7A11}"
"""Constant, so that a program finds the record whichever number its part has."""


def add_record(manuscript: Manuscript) -> None:
    """Write the record into a part of its own."""
    told = Story()
    described = (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{_STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    told.relate(
        RT.CUSTOM_XML_PROPS, manuscript.parts.add("/customXml/itemProps1.xml", CUSTOM_XML_PROPERTIES, described)
    )
    record = manuscript.parts.add("/customXml/item1.xml", "application/xml", _record(manuscript), told)
    manuscript.story.relate(RT.CUSTOM_XML, record)


def _record(manuscript: Manuscript) -> str:
    facts = manuscript.document.properties
    named = {"series": facts.series, "seminar": facts.seminar, "edition": facts.edition, "audience": facts.audience}
    attributes = "".join(f' {name}="{escaped(fact)}"' for name, fact in named.items())
    fields = "".join(
        f'<field address="{escaped(address)}" tag="{escaped(tag(address))}">{escaped(words)}</field>'
        for address, words in manuscript.fields.items()
    )
    return f'{DECLARATION}<record xmlns="{NAMESPACE}"{attributes}>{fields}</record>'
