"""Pictures lose what is written into them, and nothing of how they look."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from briefings.pictures import DamagedPicture, bare_picture, picture_facts, stored_picture
from tests.pictures.photos import (
    SECRET,
    chunk,
    distance,
    exif,
    jpeg_with,
    pixels,
    png_with,
    profile,
    saved,
    segment,
    slope,
    told,
)

TOLD = told()
PLAIN = {"JPEG": jpeg_with(), "PNG": png_with()}


def _unpacked(content: bytes) -> bytes:
    """The bytes, and everything in them that can be unpacked."""
    found = [content]
    for at in range(len(content)):
        if content[at : at + 1] == b"\x78":
            try:
                found.append(zlib.decompressobj().decompress(content[at:]))
            except zlib.error:
                continue
    return b"\n".join(found)


# --- what goes ----------------------------------------------------------------


@pytest.mark.parametrize("name", TOLD)
def test_what_is_written_into_a_picture_goes(name: str) -> None:
    content = TOLD[name]
    assert SECRET[:7] in _unpacked(content)
    assert SECRET[:7] not in _unpacked(bare_picture(content))


@pytest.mark.parametrize("name", TOLD)
def test_the_pixels_are_those_it_came_with(name: str) -> None:
    assert pixels(bare_picture(TOLD[name])) == pixels(TOLD[name])


def test_the_coded_pixels_of_a_jpeg_are_not_made_anew() -> None:
    for content in (TOLD["Exif in a JPEG"], jpeg_with(progressive=True)):
        tables_and_pixels = content[content.index(b"\xff\xdb") :]
        assert bare_picture(content).endswith(tables_and_pixels)


@given(st.lists(st.sampled_from(sorted(told())), max_size=4), st.randoms(use_true_random=False))
def test_nothing_depends_on_how_much_was_written_or_in_which_order(names: list[str], chance: object) -> None:
    segments = [segment(0xE0 + n, SECRET) for n in (1, 3, 12, 13, 15)] + [segment(0xFE, SECRET)]
    chunks = [chunk(kind, SECRET) for kind in (b"tEXt", b"caNy", b"tIME", b"eXIf")]
    for parts in (segments, chunks):
        chance.shuffle(parts)  # type: ignore[attr-defined]
    count = len(names)
    assert bare_picture(jpeg_with(*segments[:count])) == bare_picture(PLAIN["JPEG"])
    assert bare_picture(png_with(*chunks[:count])) == bare_picture(PLAIN["PNG"])


@pytest.mark.parametrize("name", TOLD)
def test_a_bare_picture_is_bare_already(name: str) -> None:
    assert bare_picture(bare_picture(TOLD[name])) == bare_picture(TOLD[name])


def test_other_files_are_left_as_they_are() -> None:
    assert bare_picture(b"<svg/>") == stored_picture(b"<svg/>") == b"<svg/>"
    assert picture_facts(b"<svg/>") is None


# --- what stays ---------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_profile_and_resolution_stay(kind: str) -> None:
    content = saved(slope(), kind, icc_profile=profile(), dpi=(150, 150), exif=exif())
    with Image.open(BytesIO(bare_picture(content))) as bare:
        assert bare.info["icc_profile"] == profile()
        assert bare.info["dpi"] == pytest.approx((150, 150), abs=0.1)
    facts = picture_facts(content)
    assert facts is not None
    assert facts.dpi == pytest.approx(150, abs=0.1)


def test_colours_and_transparency_of_a_png_stay() -> None:
    palette = slope(mode="P")
    content = png_with(chunk(b"gAMA", struct.pack(">I", 45455)), chunk(b"sRGB", b"\0"))
    with Image.open(BytesIO(bare_picture(saved(palette, "PNG", transparency=3)))) as bare:
        assert (bare.mode, bare.info["transparency"]) == ("P", 3)
        assert bare.getpalette() == palette.getpalette()
    with Image.open(BytesIO(bare_picture(content))) as bare:
        assert (bare.info["gamma"], bare.info["srgb"]) == (0.45455, 0)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_of_any_colours_looks_the_same(mode: str) -> None:
    content = saved(slope(mode=mode), "JPEG", exif=exif())
    assert pixels(bare_picture(content)) == pixels(content)


# --- which way up -------------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_is_upright(kind: str, orientation: int) -> None:
    content = saved(slope(), kind, exif=exif(orientation), **({"quality": 95} if kind == "JPEG" else {}))
    with Image.open(BytesIO(content)) as image, Image.open(BytesIO(bare_picture(content))) as bare:
        assert not bare.getexif()
        assert distance(ImageOps.exif_transpose(image), bare) <= (2 if kind == "JPEG" else 0)
        facts = picture_facts(content)
        assert facts is not None
        assert (facts.width, facts.height) == bare.size
    assert SECRET not in _unpacked(bare_picture(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_was_turned_keeps_profile_and_resolution(kind: str) -> None:
    content = saved(slope(), kind, icc_profile=profile(), dpi=(150, 150), exif=exif(6))
    with Image.open(BytesIO(bare_picture(content))) as bare:
        assert bare.info["icc_profile"] == profile()
        assert bare.info["dpi"] == pytest.approx((150, 150), abs=0.1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_a_png_of_any_colours_is_turned_without_loss(mode: str) -> None:
    content = saved(slope(mode=mode), "PNG", exif=exif(8))
    with Image.open(BytesIO(content)) as image, Image.open(BytesIO(bare_picture(content))) as bare:
        wanted = ImageOps.exif_transpose(image)
        assert bare.convert("RGBA").tobytes() == wanted.convert("RGBA").tobytes()


def test_a_stored_picture_is_not_turned() -> None:
    content = saved(slope(), "JPEG", exif=exif(6))
    assert pixels(stored_picture(content)) == pixels(content)
    assert SECRET not in stored_picture(content)


def test_nonsense_in_the_exif_is_upright() -> None:
    for body in (b"", b"II*\0", b"MM\0*\0\0\0\x08\0\xff", b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x63\0\0\0"):
        content = jpeg_with(segment(0xE1, b"Exif\0\0" + body))
        assert bare_picture(content) == bare_picture(PLAIN["JPEG"])


# --- damage -------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_was_cut_off_anywhere_is_refused(kind: str) -> None:
    content = PLAIN[kind]
    for end in range(8, len(content) - 1):
        with pytest.raises(DamagedPicture):
            bare_picture(content[:end])


@given(
    st.sampled_from([*TOLD.values(), saved(slope(), "JPEG", exif=exif(6)), saved(slope(), "PNG", exif=exif(3))]),
    st.data(),
)
def test_damage_is_refused_or_harmless_and_never_a_traceback(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(4, len(content) - 1))
    changed = content[:at] + bytes((data.draw(st.integers(0, 255)),)) + content[at + 1 :]
    try:
        bare_picture(changed)
        picture_facts(changed)
    except DamagedPicture as fault:
        assert str(fault)


COUNTLESS = {"PNG": png_with(chunk(b"noNe", b"") * 60_000), "JPEG": jpeg_with(segment(0xFE, b"") * 60_000)}


@pytest.mark.parametrize("kind", COUNTLESS)
def test_a_file_of_countless_parts_is_refused(kind: str) -> None:
    with pytest.raises(DamagedPicture, match="than any picture needs"):
        bare_picture(COUNTLESS[kind])


def test_a_picture_that_claims_to_be_huge_is_not_unpacked() -> None:
    content = saved(slope(), "PNG", exif=exif(6))
    header = chunk(b"IHDR", (200_000).to_bytes(4, "big") * 2 + content[24:29])
    with pytest.raises(DamagedPicture, match="cannot be turned"):
        bare_picture(content[:8] + header + content[33:])
