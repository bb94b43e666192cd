"""The word of a draft, across every page behind the text.

As Word makes it itself: text on a path in VML, anchored in the header, so
that it takes no room and can be removed with one click (ECMA-376 part 4,
§14.1). Word draws it in the page's middle whatever the margins.
"""

from __future__ import annotations

from briefings.theme.model import TextStyle
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.wordml import escaped

_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
_HEIGHT, _PER_LETTER, _TURN = 78, 66, 308
"""Points, and degrees clockwise: about the diagonal of an upright page."""


def behind_the_text(manuscript: Manuscript, number: int, paragraph: str) -> str:
    """Write the word into a paragraph of the header part of that number."""
    word = manuscript.document.furniture.draft
    style: TextStyle = manuscript.theme.style("marking")
    family = manuscript.theme.families[style.family].name
    shown = word.upper() if style.uppercase else word
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_PER_LETTER * len(word)}pt;height:{_HEIGHT}pt;"
        f"rotation:{_TURN};z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    drawn = (
        f'<w:r><w:pict>{_TYPE}<v:shape id="DraftMark{number}" '
        f'o:spid="_x0000_s{2048 + number}" '
        f'type="#_x0000_t136" alt="" style="{place}" o:allowincell="f" fillcolor="{_pale(manuscript.theme.rule)}" '
        f'stroked="f"><v:textpath style="font-family:&quot;{escaped(family)}&quot;;font-size:1pt;font-weight:bold" '
        f'string="{escaped(shown)}"/></v:shape></w:pict></w:r>'
    )
    return paragraph.removesuffix("</w:p>") + drawn + "</w:p>"


def _pale(code: str) -> str:
    """Mix a colour with white, so that text upon it loses no contrast."""
    return "#" + "".join(f"{255 - (255 - int(code[at : at + 2], 16)) // 4:02x}" for at in (1, 3, 5))
