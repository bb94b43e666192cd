"""What a file says about itself: XMP, document information, output intent.

XMP carries the identification of PDF/A-2a and PDF/UA-1 together, with the
extension schema that the second needs inside the first (ISO 19005-2, 6.6.2.3).
The dates are the edition's, never the clock's.
"""

from __future__ import annotations

from datetime import datetime

from briefings.document.model import Properties
from briefings.writers.pdf.colour import srgb_profile
from briefings.writers.pdf.objects import PdfFile, reference
from briefings.writers.pdf.sheet import utf16

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creators}{description}{subjects}{publisher}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def metadata_stream(file: PdfFile, properties: Properties) -> int:
    """Add the XMP packet, uncompressed so that archives can read it without a PDF reader."""
    packet = _PACKET.format(
        title=escape(properties.title),
        creators=_bag("creator", "Seq", properties.authors),
        description=_alternative("description", properties.subject),
        subjects=_bag("subject", "Bag", properties.keywords),
        publisher=_bag("publisher", "Bag", (properties.publisher,) if properties.publisher else ()),
        language=escape(properties.language),
        producer=escape(properties.generator),
        keywords=escape(_keywords(properties)),
        date=_xmp_date(properties.created),
    )
    return file.stream(packet.encode("utf-8"), "/Type /Metadata /Subtype /XML", compress=False)


def escape(words: str) -> str:
    """Write characters as XML text. (`xml.sax.saxutils` would import an HTTP client.)

    >>> escape("A & B <c>")
    'A &amp; B &lt;c&gt;'
    """
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _bag(name: str, kind: str, values: tuple[str, ...]) -> str:
    if not values:
        return ""
    items = "".join(f"<rdf:li>{escape(one)}</rdf:li>" for one in values)
    return f"<dc:{name}><rdf:{kind}>{items}</rdf:{kind}></dc:{name}>\n"


def _alternative(name: str, words: str) -> str:
    if not words:
        return ""
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt></dc:{name}>\n'


def _keywords(properties: Properties) -> str:
    return ", ".join(properties.keywords)


def _xmp_date(moment: datetime) -> str:
    """Write a moment for XMP, in its own time zone."""
    return moment.replace(microsecond=0).isoformat()


def _pdf_date(moment: datetime) -> str:
    """Write the same moment for the document information.

    >>> from datetime import UTC
    >>> _pdf_date(datetime(2025, 7, 22, 12, tzinfo=UTC))
    "(D:20250722120000+00'00')"
    """
    offset = moment.strftime("%z") or "+0000"
    return f"(D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}')"


def information(properties: Properties) -> str:
    """Write the document information dictionary; it must say what XMP says."""
    date = _pdf_date(properties.created)
    entries = {
        "Title": utf16(properties.title),
        # XMP holds a list of authors; Info can equal it only when there is one (ISO 19005-1, 6.7.3, note).
        "Author": utf16(properties.authors[0]) if len(properties.authors) == 1 else "",
        "Subject": utf16(properties.subject) if properties.subject else "",
        "Keywords": utf16(_keywords(properties)),
        "Creator": utf16(properties.generator),
        "Producer": utf16(properties.generator),
        "CreationDate": date,
        "ModDate": date,
    }
    return f"<< {' '.join(f'/{key} {entry}' for key, entry in entries.items() if entry)} >>"


def output_intent(file: PdfFile) -> str:
    """Add the colour profile; give the array of output intents."""
    profile = file.stream(srgb_profile(), "/N 3")
    return (
        "[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
        f"/Info (sRGB IEC61966-2.1) /DestOutputProfile {reference(profile)} >>]"
    )
