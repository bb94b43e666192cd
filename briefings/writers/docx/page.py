"""The page as Word sets it: margins, and where the text begins.

Word has one top margin for all pages of a section. A first page whose text
begins higher has that margin; on the others the header is as deep as it takes
to push the text down.
"""

from __future__ import annotations

from briefings.theme.model import PageStyle, Theme
from briefings.units import twip


def page_properties(theme: Theme, *, has_marking: bool, is_wide: bool = False) -> str:
    """Write paper and margins (§17.6.13, §17.6.11); a wide page is the same paper on its side."""
    page = theme.page
    marking = _marking_room(theme) if has_marking else 0.0
    width, height = (page.height, page.width) if is_wide else (page.width, page.height)
    landscape = ' w:orient="landscape"' if width > height else ""
    return (
        f'<w:pgSz w:w="{twip(width)}" w:h="{twip(height)}"{landscape}/>'
        f'<w:pgMar w:top="{twip(top_margin(page))}" w:right="{twip(page.margin_outer)}" '
        f'w:bottom="{twip(page.margin_bottom)}" w:left="{twip(page.margin_inner)}" '
        f'w:header="{twip(page.header_distance - marking)}" '
        f'w:footer="{twip(page.footer_distance - marking)}" w:gutter="0"/>'
    )


def _marking_room(theme: Theme) -> float:
    """Give the height of the marking, which stands nearer to the paper's edge than the running lines."""
    return min(theme.style("marking").leading, theme.page.header_distance, theme.page.footer_distance)


def top_margin(page: PageStyle) -> float:
    """Give the smaller of the two top margins, in points."""
    return page.first_margin_top if 0 < page.first_margin_top < page.margin_top else page.margin_top


def header_space(theme: Theme) -> float:
    """Give the space below the running header that brings the text to its margin."""
    page = theme.page
    if top_margin(page) == page.margin_top:
        return 0.0
    return max(0.0, page.margin_top - page.header_distance - theme.style("header").leading)
