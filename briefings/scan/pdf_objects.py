"""The objects of a PDF file as they lie in its bytes, whoever refers to them.

No table of contents of the file is trusted: what an older revision left
behind, or nothing refers to, is read as well. Streams are decoded, streams
of objects taken apart, strings read as PDFDocEncoding, UTF-8 or UTF-16.

Source: ISO 32000-2, 7.3.4 (strings), 7.4 (filters), 7.5.7 (object streams).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.scan.inflating import inflate

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_NAME = re.compile(rb"/(\w+)")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\([^()]*\))*\))*\))*)\)", re.DOTALL)
_HEX = re.compile(rb"(?<!<)<([0-9A-Fa-f\s]{4,})>")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n?|\n)|(.))", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_COMMENT = re.compile(rb"%([^\r\n]{4,})")
_LONG_NAME = re.compile(rb"/([^\s/<>()\[\]{}%]{6,})")
_HIGH = dict(zip(range(0x80, 0xA1), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€", strict=True))
"""Where PDFDocEncoding differs from Latin-1 (Annex D.2)."""


@dataclass(frozen=True, slots=True)
class Stream:
    number: int
    """Of its object, for messages."""
    facts: bytes
    """Its dictionary as written."""
    content: bytes
    """Decoded, but for pictures in formats of their own."""

    def says(self, mark: bytes) -> bool:
        return mark in self.facts


def take_apart(content: bytes) -> tuple[bytes, list[Stream]]:
    """All that stands outside streams, and the streams, those of objects opened and put to the first."""
    outside, streams, reached = [], [], 0
    while found := _STREAM.search(content, reached):
        facts = content[reached : found.start()]
        start = max(facts.rfind(b"obj"), 0)
        outside.append(facts)
        end = _end(content, found.end(), facts[start:])
        numbered = _OBJECT.findall(facts)
        streams.append(_decoded(int(numbered[-1]) if numbered else 0, facts[start:], content[found.end() : end]))
        reached = end
    outside.append(content[reached:])
    packed = [one for one in streams if one.says(b"/ObjStm")]
    return b"\n".join([*outside, *(one.content for one in packed)]), [one for one in streams if one not in packed]


def _end(content: bytes, start: int, facts: bytes) -> int:
    if length := _LENGTH.search(facts):
        end = start + int(length[1])
        if content[end : end + 12].lstrip().startswith(b"endstream"):
            return end
    end = content.find(b"endstream", start)
    return end if end >= 0 else len(content)


def _decoded(number: int, facts: bytes, raw: bytes) -> Stream:
    filters = _FILTERS.search(facts)
    for name in _NAME.findall(filters[1]) if filters else ():
        match name:
            case b"FlateDecode" | b"Fl":
                raw = inflate(raw)
            case b"ASCIIHexDecode" | b"AHx":
                raw = _unhex(raw.partition(b">")[0])
            case b"ASCII85Decode" | b"A85":
                raw = _un85(raw)
            case b"RunLengthDecode" | b"RL":
                raw = _unrun(raw)
            case _:
                break
    return Stream(number, facts, raw)


def _un85(raw: bytes) -> bytes:
    try:
        return base64.a85decode(raw.strip().removeprefix(b"<~").partition(b"~>")[0])
    except ValueError:
        return raw


def _unrun(raw: bytes) -> bytes:
    out, at = bytearray(), 0
    while at < len(raw) and raw[at] != 128:
        length = raw[at]
        out += raw[at + 1 : at + 2 + length] if length < 128 else raw[at + 1 : at + 2] * (257 - length)
        at += 2 + length if length < 128 else 2
    return bytes(out)


def strings(objects: bytes) -> Iterator[str]:
    """All strings of some objects."""
    for literal in _LITERAL.findall(objects):
        yield text_of(_ESCAPE.sub(_unescaped, literal) if b"\\" in literal else literal)
    for digits in _HEX.findall(objects):
        yield text_of(_unhex(digits))


def names_and_comments(objects: bytes) -> Iterator[str]:
    """What else can hold words: long names, and comments that nobody sees."""
    for name in sorted(set(_LONG_NAME.findall(objects))):
        yield re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode()), name).decode(
            "utf-8", "replace"
        )
    for comment in _COMMENT.findall(objects):
        yield comment.decode("utf-8", "replace")


def text_of(octets: bytes) -> str:
    """A text string (7.9.2.2); bytes that are none come out as some letters."""
    if octets.startswith(b"\xfe\xff"):
        return octets[2:].decode("utf-16-be", "replace")
    if octets.startswith(b"\xff\xfe"):
        return octets[2:].decode("utf-16-le", "replace")
    if octets.startswith(b"\xef\xbb\xbf"):
        return octets[3:].decode("utf-8", "replace")
    text = octets.decode("latin-1")
    return text if text.isascii() else text.translate(_HIGH)


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    return b"" if found[2] else _PLAIN.get(found[3], found[3])


def _unhex(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    try:
        return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    except binascii.Error:
        return b""
