"""Whole faces inside the file, for readers who do not have them installed.

Off unless the theme asks for it: four faces of a family weigh more than most
briefs. Word wants each scrambled with a key (§17.8.1); the key comes from the
face itself, so the same face is the same part in every brief.
"""

from __future__ import annotations

from hashlib import sha256

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.theme.model import FontFamily, Theme
from briefings.theme.truetype import read_face
from briefings.writers.docx.package import Parts, Story

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_SCRAMBLED = 32
"""Bytes at the start of a face that are scrambled."""
_SLOTS = (("embedRegular", "regular"), ("embedBold", "bold"), ("embedItalic", "italic"),
          ("embedBoldItalic", "bold_italic"))  # fmt: skip


def embedded_fonts(theme: Theme, parts: Parts, story: Story) -> dict[str, str]:
    """Put the faces of all families into parts; give what the font table says of each family (§17.8.3.3).

    Raises: EnvironmentFault for a face that cannot be read.
    """
    families = {family.name: family for family in theme.families.values()}
    return {name: _family(family, parts, story) for name, family in families.items()}


def _family(family: FontFamily, parts: Parts, story: Story) -> str:
    written = []
    for slot, attribute in _SLOTS:
        face = getattr(family, attribute)
        if slot != "embedRegular" and face == family.regular:
            continue
        octets = read_face(face.path).octets
        digest = sha256(octets).hexdigest()
        part = parts.add(f"/word/fonts/{digest[:16]}.odttf", _CONTENT_TYPE, scrambled(octets, digest[:32]))
        written.append(f'<w:{slot} r:id="{story.relate(RT.FONT, part)}" w:fontKey="{{{_guid(digest)}}}"/>')
    return "".join(written)


def _guid(digest: str) -> str:
    parts = (digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32])
    return "-".join(parts).upper()


def scrambled(octets: bytes, key: str) -> bytes:
    """Mix the first bytes of a face with a key of 32 hexadecimal digits; doing it twice undoes it.

    >>> scrambled(scrambled(bytes(range(64)), "0f" * 16), "0f" * 16) == bytes(range(64))
    True
    """
    mixed = bytes.fromhex(key)[::-1] * (_SCRAMBLED // 16)
    start = bytes(one ^ other for one, other in zip(octets[:_SCRAMBLED], mixed, strict=False))
    return start + octets[_SCRAMBLED:]
