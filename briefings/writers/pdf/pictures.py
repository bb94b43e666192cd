"""Pictures as PDF images, each once however often it is shown.

They are upright and without what is written into them. JPEG data goes in as it
is; other files are decoded by Pillow, through ReportLab's reader, and compressed
without loss, transparency as a soft mask.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from reportlab.lib.utils import ImageReader

from briefings.document.model import Picture
from briefings.errors import ContentError, Problem, Where
from briefings.pictures import DamagedPicture, bare_picture
from briefings.writers.pdf.objects import PdfFile, reference
from briefings.writers.pdf.sheet import Sheet

_HINT = "save it as PNG or JPEG"


def embed(file: PdfFile, sheets: Iterable[Sheet]) -> dict[str, int]:
    """Add every picture of the sheets; give the object number of each by its resource name."""
    pictures = {name: picture for sheet in sheets for name, picture in sheet.images.items()}
    return {name: _embed(file, picture) for name, picture in pictures.items()}


def _embed(file: PdfFile, picture: Picture) -> int:
    try:
        octets = bare_picture(picture.path.read_bytes())
        if b"<svg" in octets[:4096]:
            raise ContentError(Problem(Where(str(picture.path)), "a PDF file cannot show a drawing (SVG)", _HINT))
        image = ImageReader(BytesIO(octets))
        width, height = image.getSize()
    except DamagedPicture as fault:
        raise ContentError(Problem(Where(str(picture.path)), f"the picture {fault}", "save it again")) from None
    except OSError as fault:
        raise ContentError(Problem(Where(str(picture.path)), f"the picture cannot be read: {fault}", _HINT)) from fault
    size = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8"
    original = image._image  # type: ignore[attr-defined]
    if original.format == "JPEG" and original.mode in ("RGB", "L"):
        space = "/DeviceRGB" if original.mode == "RGB" else "/DeviceGray"
        return file.stream(octets, f"{size} /ColorSpace {space} /Filter /DCTDecode", compress=False)
    opaque = original.convert("RGBA") if _has_alpha(original) else None
    mask = ""
    if opaque is not None:
        number = file.stream(opaque.getchannel("A").tobytes(), f"{size} /ColorSpace /DeviceGray")
        mask = f" /SMask {reference(number)}"
    pixels = (opaque or original).convert("RGB").tobytes()
    return file.stream(pixels, f"{size} /ColorSpace /DeviceRGB{mask}")


def _has_alpha(image: object) -> bool:
    bands: tuple[str, ...] = image.getbands()  # type: ignore[attr-defined]
    return "A" in bands or "transparency" in image.info  # type: ignore[attr-defined]
