"""Pictures made for tests, with all that people and cameras write into them."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SECRET = b"Canary of Kyiv"
"""Stands in every kind of metadata."""
_PNG = b"\x89PNG\r\n\x1a\n"


def slope(width: int = 48, height: int = 32, mode: str = "RGB") -> Image.Image:
    """A smooth picture that looks different whichever way it is turned."""
    rows = [((x * 5) % 256, (y * 7) % 256, (x * y) // 8 % 256) for y in range(height) for x in range(width)]
    made = Image.new("RGB", (width, height))
    made.putdata(rows)
    return made.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    held = BytesIO()
    image.save(held, kind, **options)
    return held.getvalue()


def exif(orientation: int = 1, said: bytes = SECRET) -> Image.Exif:
    """What a camera notes: who, what with, and where."""
    made = Image.Exif()
    made[274], made[315], made[270] = orientation, said.decode(), said.decode()
    made.get_ifd(0x8825).update({1: "N", 2: (50.0, 27.0, 0.0), 29: said.decode()})
    return made


@cache
def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def jpeg_with(*segments: bytes, behind: bytes = b"", **options: object) -> bytes:
    """A JPEG file with segments before its first table, and bytes behind its end."""
    plain = saved(slope(), "JPEG", quality=90, **options)
    at = plain.index(b"\xff\xdb")
    return plain[:at] + b"".join(segments) + plain[at:] + behind


def png_with(*chunks: bytes, behind: bytes = b"", **options: object) -> bytes:
    """A PNG file with chunks before its pixels, and bytes behind its end."""
    plain = saved(slope(), "PNG", **options)
    at = plain.index(b"IDAT") - 4
    return plain[:at] + b"".join(chunks) + plain[at:] + behind


def _text() -> PngInfo:
    info = PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=True)
    info.add_text("Comment", SECRET.decode(), zip=True)
    return info


def told() -> dict[str, bytes]:
    """A picture for every place in which something can be written."""
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    thumbnail = b"JFIF\0\1\2\0\0\1\0\1\2\2" + SECRET[:12]
    return {
        "Exif in a JPEG": jpeg_with(exif=exif()),
        "XMP in a JPEG": jpeg_with(segment(0xE1, xmp)),
        "IPTC in a JPEG": jpeg_with(segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04" + SECRET)),
        "a comment in a JPEG": jpeg_with(segment(0xFE, SECRET)),
        "a segment of a camera in a JPEG": jpeg_with(segment(0xEC, b"Ducky" + SECRET)),
        "a thumbnail in a JPEG": jpeg_with(segment(0xE0, thumbnail)),
        "the number of lines in a JPEG": jpeg_with(segment(0xDC, b"\0\x20" + SECRET)),
        "bytes behind a JPEG": jpeg_with(behind=SECRET),
        "a second picture behind a JPEG": jpeg_with(behind=jpeg_with(segment(0xFE, SECRET))),
        "texts in a PNG": png_with(pnginfo=_text()),
        "Exif in a PNG": png_with(exif=exif().tobytes()),
        "a chunk nobody knows in a PNG": png_with(chunk(b"caNy", SECRET)),
        "the time in a PNG": png_with(chunk(b"tIME", SECRET[:7])),
        "the name of a profile in a PNG": png_with(chunk(b"iCCP", SECRET + b"\0\0" + zlib.compress(profile()))),
        "the end of a PNG": png_with()[:-12] + chunk(b"IEND", SECRET),
        "a resolution in a PNG": png_with(chunk(b"pHYs", bytes(9) + SECRET)),
        "bytes behind a PNG": png_with(behind=SECRET),
    }


def pixels(content: bytes) -> tuple[str, bytes]:
    with Image.open(BytesIO(content)) as image:
        return image.mode, image.tobytes()


def distance(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures of one size, in steps of a colour."""
    assert one.size == other.size
    pairs = zip(one.convert("RGB").tobytes(), other.convert("RGB").tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (3 * one.width * one.height)
