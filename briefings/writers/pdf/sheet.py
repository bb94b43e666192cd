"""One page being drawn: content operators, and which of them mean what.

Text goes through `text`, which opens and closes marked content as the
structure element changes; everything else is an artifact, except inside
`figure`. A sheet collects the clickable areas and the places that links lead
to as it goes. Source of the operators: ISO 32000-1, annex A.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefings.document.model import Picture
from briefings.writers.pdf.letters import Target
from briefings.writers.pdf.strips import Run
from briefings.writers.pdf.structure import ARTIFACT, Element, Mark

_UNDERLINE_DROP, _UNDERLINE_WIDTH = 0.16, 0.04
"""Place and weight of a link's underline, as shares of the size."""
_STRIKE_HEIGHT, _MARK_WIDTH = 0.26, 0.06
"""Place and weight of the line through deleted words; inserted ones are underlined as heavily."""


def colour_operands(code: str) -> str:
    """Write ``#rrggbb`` as three numbers.

    >>> colour_operands("#ff0080")
    '1 0 0.502'
    """
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))


def utf16(text: str) -> str:
    """Write a text string in hex, as UTF-16 with its byte order mark.

    >>> utf16("é")
    '<FEFF00E9>'
    """
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


@dataclass(slots=True)
class Area:
    """A clickable rectangle and where it leads."""

    target: Target
    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True, eq=False)
class Sheet:
    """The content of one page in the making."""

    number: int
    """0-based."""
    width: float
    height: float
    operators: list[str] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    """Element of each marked content, by its number."""
    areas: list[Area] = field(default_factory=list)
    images: dict[str, Picture] = field(default_factory=dict)
    """Resource name of each picture on this page."""
    is_repeat: bool = False
    """Whether what is drawn now was drawn before: a table's head on its next page."""
    _element: Element | None = None
    _figure: bool = False
    _font: str = ""
    _colour: str = ""
    _spacing: float = 0.0
    _rise: float = 0.0
    _underlines: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    # --- text

    def text(self, x: float, y: float, run: Run) -> None:
        """Show a run with its left end on the baseline at `x`, `y`."""
        ink = run.ink
        element = ARTIFACT if self.is_repeat else ink.element
        if element is not self._element:
            self._open(element)
        out = self.operators
        font = f"/{ink.face.label} {ink.size:g} Tf"
        if font != self._font:
            self._font = font
            out.append(font)
        if ink.colour != self._colour:
            self._colour = ink.colour
            out.append(f"{colour_operands(ink.colour)} rg")
        if ink.spacing != self._spacing:
            self._spacing = ink.spacing
            out.append(f"{ink.spacing:g} Tc")
        if ink.rise != self._rise:
            self._rise = ink.rise
            out.append(f"{ink.rise:.2f} Ts")
        operands = "".join(run.operands).replace("><", "")
        show = f"1 0 0 1 {x:.2f} {y:.2f} Tm [{operands}] TJ"
        if ink.actual and (self._figure or element is not ARTIFACT):
            show = f"/Span <</ActualText {utf16(ink.actual)}>> BDC {show} EMC"
        out.append(show)
        if ink.decoration:
            self._decorate(x, y, run)
        if ink.target is not None and not self.is_repeat:
            self._click(x, y, run, ink.target)

    def _decorate(self, x: float, y: float, run: Run) -> None:
        size, base = run.ink.size, y + run.ink.rise
        height = _STRIKE_HEIGHT if run.ink.decoration == "strike" else -_UNDERLINE_DROP
        self._underlines.append((x, x + run.width, base + height * size, _MARK_WIDTH * size, run.ink.colour))

    def _click(self, x: float, y: float, run: Run, target: Target) -> None:
        size, base = run.ink.size, y + run.ink.rise
        area = Area(target, x, base - 0.25 * size, x + run.width, base + 0.85 * size)
        last = self.areas[-1] if self.areas else None
        if (
            last is not None
            and last.target is target
            and abs(last.bottom - area.bottom) < 2
            and (abs(last.right - area.left) < 0.5 or abs(last.left - area.right) < 0.5)
        ):
            last.left, last.right = min(last.left, area.left), max(last.right, area.right)
        else:
            self.areas.append(area)
        if target.is_underlined:
            line = (x, x + run.width, base - _UNDERLINE_DROP * size, _UNDERLINE_WIDTH * size, run.ink.colour)
            self._underlines.append(line)

    # --- marked content

    def _open(self, element: Element) -> None:
        """End what is open and begin text of another element."""
        self.close()
        self._element = element
        if self._figure:
            self.operators.append("BT")
        elif element is ARTIFACT:
            self.operators.append("/Artifact BMC BT")
        else:
            self.operators.append(f"{self._mark(element)} BT")

    def _mark(self, element: Element) -> str:
        element.place()
        element.kids.append(Mark(self.number, len(self.marks)))
        self.marks.append(element)
        return f"/{element.tag} <</MCID {len(self.marks) - 1}>> BDC"

    def close(self) -> None:
        """End the text that is open, if any."""
        if self._element is not None:
            self.operators.append("ET" if self._figure else "ET EMC")
            self._element = None

    @contextmanager
    def figure(self, element: Element) -> Iterator[None]:
        """Everything drawn inside is one figure."""
        self.close()
        if not self.is_repeat:
            self.operators.append(self._mark(element))
            self._figure = True
        yield
        self.close()
        if self._figure:
            self.operators.append("EMC")
            self._figure = False

    @contextmanager
    def turned(self, x: float, y: float, degrees: float) -> Iterator[None]:
        """Everything drawn inside stands on axes that are moved to `x`, `y` and turned there."""
        self.close()
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        self.operators.append(f"q {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} cm")
        yield
        self.close()
        self.operators.append("Q")
        # The state of before is back, and what was set inside is forgotten.
        self._font, self._colour, self._spacing, self._rise = "", "", 0.0, 0.0

    # --- shapes

    def _shape(self, operators: str) -> None:
        self.close()
        self.operators.append(operators if self._figure else f"/Artifact BMC {operators} EMC")

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose lower left corner is at `x`, `y`."""
        self._shape(f"q {colour_operands(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def rule(self, x: float, y: float, width: float, weight: float, colour: str) -> None:
        """Draw a horizontal line to the right of `x`, `y`."""
        self._shape(f"q {colour_operands(colour)} RG {weight:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q")

    def stroke(self, x: float, y: float, height: float, weight: float, colour: str) -> None:
        """Draw a vertical line upward from `x`, `y`."""
        self._shape(f"q {colour_operands(colour)} RG {weight:g} w {x:.2f} {y:.2f} m {x:.2f} {y + height:.2f} l S Q")

    def dots(self, x: float, y: float, width: float, step: float, colour: str) -> None:
        """Draw a row of dots to the right of `x`, on the same places on every line."""
        first = (x // step + 1) * step
        ends = f"{first:.2f} {y + 0.5:.2f} m {x + width:.2f} {y + 0.5:.2f} l"
        self._shape(f"q {colour_operands(colour)} RG 1 J 0.8 w [0 {step:g}] 0 d {ends} S Q")

    def image(self, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture whose lower left corner is at `x`, `y`."""
        self.close()
        name = f"Im{picture.digest[:12]}"
        self.images[name] = picture
        self.operators.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def finish(self) -> bytes:
        """End the page and give its content stream."""
        self.close()
        for left, right, y, weight, colour in self._underlines:
            self.rule(left, y, right - left, weight, colour)
        return "\n".join(self.operators).encode("ascii")
