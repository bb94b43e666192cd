"""The letters of WordprocessingML: namespaces, escaping, the smallest runs.

Every part of the file is written as text and most are never parsed again, so
what may stand in XML is decided here and nowhere else: a character that XML
1.0 cannot hold raises `UnwritableCharacter`, all others come out as they went
in.
"""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}

# XML 1.0 §2.2: what Char leaves out. Surrogates and the two noncharacters close the list.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile('[&<>"\r\t\n\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')

_PIECES = re.compile("([\t\n\xad])")
# §17.3.3: characters that are elements of a run rather than letters of its text.
_PIECE_ELEMENTS = {"\t": "<w:tab/>", "\xad": "<w:softHyphen/>", "\n": "<w:br/>"}


class UnwritableCharacter(ValueError):
    """A character that no XML file can hold."""

    def __init__(self, character: str) -> None:
        self.character = character
        super().__init__(f"U+{ord(character):04X}")


def escaped(text: str) -> str:
    """Write text as XML character data, fit for attributes in double quotes too.

    Raises: UnwritableCharacter for what XML 1.0 cannot hold.

    >>> escaped('A & B <c> "d"')
    'A &amp; B &lt;c&gt; &quot;d&quot;'
    """
    if _SPECIAL.search(text) is None:
        return text
    unwritable = _UNWRITABLE.search(text)
    if unwritable is not None:
        raise UnwritableCharacter(unwritable.group())
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    # References, or a parser turns them into spaces (in attributes) and newlines (XML 1.0 §2.11, §3.3.3).
    return text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")


def root(tag: str, prefixes: str) -> str:
    """Write the opening tag of a part's root element with the namespaces it uses.

    `mc` brings ``mc:Ignorable`` along, so that readers older than Word 2013 skip what they do not know.
    """
    spaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes.split())
    ignorable = ' mc:Ignorable="w15"' if "mc" in prefixes.split() else ""
    return f"<{tag}{spaces}{ignorable}>"


def run(text: str, properties: str = "") -> str:
    """Write a run of text (§17.3.2.25); `properties` is a whole ``w:rPr`` or nothing."""
    if _PIECES.search(text) is None:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    pieces = (_PIECE_ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
              for piece in _PIECES.split(text) if piece)  # fmt: skip
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def style_run_properties(style: str) -> str:
    """Write the properties of a run that has a character style and nothing else."""
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""


def hexadecimal(colour: str) -> str:
    """Turn ``#rrggbb`` into the six digits of ST_HexColor (§17.18.38).

    >>> hexadecimal("#0f3b5f")
    '0F3B5F'
    """
    return colour.lstrip("#").upper()
