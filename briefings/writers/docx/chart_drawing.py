"""The drawing of a bar chart: DrawingML that Word lets people edit.

Bars lie on their side in the order of the table; values stand at their ends,
so there is no axis to read along. The edition before, where it is known, is a
wider bar of quiet colour behind the new one: shorter or longer, it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from briefings.theme.model import TextStyle, Theme
from briefings.units import emu
from briefings.writers.docx.chart import Series, Sheet, printed
from briefings.writers.docx.wordml import DECLARATION, NAMESPACES, escaped, hexadecimal

_TITLE_HEIGHT = 22.0
_LEGEND_HEIGHT = 20.0
_LABELS_LEAST, _LABELS_MOST = 0.2, 0.5
"""Shares of the width that the names of the bars may take."""
_LETTER = 0.52
"""Width of an average letter, in sizes of its face."""
_NO_LINE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a chart, in points, and where its bars begin."""

    height: float
    pitch: float
    """From one row to the next: all rows are alike, so the longest name sets it."""
    labels: float
    """Share of the width left of the bars."""


def measured(sheet: Sheet, theme: Theme, width: float, highest: float) -> Measures:
    """Measure a chart for a width, so that every name has room."""
    text, look = theme.style("chart_label"), theme.chart
    longest = max(map(len, sheet.labels), default=0) * text.size * _LETTER
    labels = min(_LABELS_MOST, max(_LABELS_LEAST, (longest + 10) / width))
    lines = ceil(longest / (labels * width - 10))
    pitch = max(look.bar_height + look.bar_gap, lines * text.leading + look.bar_gap / 2)
    height = len(sheet.labels) * pitch + _above(sheet) + _below(sheet)
    return Measures(min(highest, height), pitch, labels)


def _above(sheet: Sheet) -> float:
    return _TITLE_HEIGHT if sheet.title else 2.0


def _below(sheet: Sheet) -> float:
    return _LEGEND_HEIGHT if sheet.previous else 2.0


def chart_xml(sheet: Sheet, theme: Theme, measures: Measures, language: str, workbook: str) -> str:
    """Write the chart part (§21.2.2.29); `workbook` is the id of the relationship to the numbers."""
    top, bottom = _above(sheet) / measures.height, _below(sheet) / measures.height
    bars = _layout(measures.labels, top, 0.92 - measures.labels, 1 - top - bottom, is_inner=True)
    return "".join((
        DECLARATION,
        f'<c:chartSpace xmlns:c="{NAMESPACES["c"]}" xmlns:a="{NAMESPACES["a"]}" xmlns:r="{NAMESPACES["r"]}">',
        f'<c:date1904 val="0"/><c:lang val="{escaped(language)}"/><c:roundedCorners val="0"/><c:chart>',
        _title(sheet, theme), "<c:plotArea>", bars, _groups(sheet, theme, measures), f"{_NO_LINE}</c:plotArea>",
        _legend(sheet, theme, measures), f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NO_LINE}',
        _type(theme.style("chart_label"), theme),
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
    ))  # fmt: skip


def _layout(left: float, top: float, width: float = 0.0, height: float = 0.0, *, is_inner: bool = False) -> str:
    """Place a part of the chart (§21.2.2.95), in shares of its whole; without a size it takes what it needs."""
    edges = {"x": left, "y": top} | ({"w": width, "h": height} if width else {})
    placed = "".join(f'<c:{edge} val="{share:.4f}"/>' for edge, share in edges.items())
    target = '<c:layoutTarget val="inner"/>' if is_inner else ""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{target}{modes}{placed}</c:manualLayout></c:layout>"


def _title(sheet: Sheet, theme: Theme) -> str:
    if not sheet.title:
        return '<c:autoTitleDeleted val="1"/>'
    words = (
        f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_default_run(theme.style('chart_value'), theme)}</a:pPr>"
        f"<a:r><a:t>{escaped(sheet.title)}</a:t></a:r></a:p></c:rich></c:tx>"
    )
    return f'<c:title>{words}{_layout(0, 0)}<c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/>'


def _groups(sheet: Sheet, theme: Theme, measures: Measures) -> str:
    """Write bars and axes: the edition before on axes of its own, for Word knows one thickness for each pair.

    The first pair is drawn first, so it lies behind.
    """
    thickness = max(theme.chart.bar_height, measures.pitch / 2)
    gap = round((measures.pitch - thickness) / thickness * 100)
    scale = _scale(sheet)
    first = (111, 112)
    if sheet.previous is None:
        return _bars(sheet, sheet.series, theme, gap, first) + _axes(first, scale, theme)
    behind = _bars(sheet, (sheet.previous,), theme, max(10, gap - 30), first)
    before = _bars(sheet, sheet.series, theme, gap + 40, (113, 114))
    return behind + before + _axes(first, scale, theme) + _axes((113, 114), scale, theme, is_second=True)


def _scale(sheet: Sheet) -> float:
    """Give the end of the axis: the longest bar, rounded up to the next twentieth."""
    longest = max((share for one in sheet.columns for share in one.shares if share is not None), default=0.0)
    return max(0.05, ceil(round(longest * 20, 6)) / 20)


def _bars(sheet: Sheet, series: Sequence[Series], theme: Theme, gap: int, axes: tuple[int, int]) -> str:
    written = "".join(_series(sheet.columns.index(one), one, sheet, theme) for one in series)
    ids = "".join(f'<c:axId val="{axis}"/>' for axis in axes)
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{written}'
        f'<c:gapWidth val="{min(gap, 500)}"/><c:overlap val="100"/>{ids}</c:barChart>'
    )


def _series(index: int, series: Series, sheet: Sheet, theme: Theme) -> str:
    column, last = chr(ord("B") + index), len(sheet.labels) + 1
    labels = _labels(series, sheet.number_format, theme) if any(series.displays) else ""
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx>{_texts(f'Sheet1!${column}$1', [series.name])}</c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{hexadecimal(series.colour)}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/>{labels}<c:cat>{_texts(f"Sheet1!$A$2:$A${last}", sheet.labels)}</c:cat>'
        f"<c:val>{_numbers(f'Sheet1!${column}$2:${column}${last}', series.shares, sheet.number_format)}</c:val></c:ser>"
    )


def _texts(reference: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escaped(text)}</c:v></c:pt>' for index, text in enumerate(texts))
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'
    )


def _numbers(reference: str, shares: Sequence[float | None], number_format: str) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{share!r}</c:v></c:pt>' for index, share in enumerate(shares) if share is not None
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>{escaped(number_format)}</c:formatCode>"
        f'<c:ptCount val="{len(shares)}"/>{points}</c:numCache></c:numRef>'
    )


_SHOWS = "".join(
    f'<c:show{what} val="{what == "Val":d}"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


def _labels(series: Series, number_format: str, theme: Theme) -> str:
    """Write the values beside the bars; words where no number format prints what the text says."""
    look = _NO_LINE + _type(theme.style("chart_value"), theme, may_wrap=False) + '<c:dLblPos val="outEnd"/>' + _SHOWS
    words = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{escaped(display)}</a:t></a:r></a:p>'
        f"</c:rich></c:tx>{look}</c:dLbl>"
        for index, (share, display) in enumerate(zip(series.shares, series.displays, strict=True))
        if share is not None and display and printed(share, number_format) != display
    )
    return f'<c:dLbls>{words}<c:numFmt formatCode="{escaped(number_format)}" sourceLinked="0"/>{look}</c:dLbls>'


def _axes(ids: tuple[int, int], scale: float, theme: Theme, *, is_second: bool = False) -> str:
    """Write a pair of axes (§21.2.2.25, §21.2.2.226); the second is there to be measured by, not seen."""
    categories, shares = ids
    colour = hexadecimal(theme.chart.axis)
    line = f'<c:spPr><a:ln w="{emu(0.75)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'
    crosses = "max" if is_second else "autoZero"
    bare = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        f'<c:catAx><c:axId val="{categories}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="{is_second:d}"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>{bare}'
        f'<c:tickLblPos val="low"/>{line}<c:crossAx val="{shares}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="{shares}"/><c:scaling><c:orientation val="minMax"/><c:max val="{scale!r}"/>'
        f'<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0%" sourceLinked="0"/>'
        f'{bare}<c:tickLblPos val="nextTo"/><c:crossAx val="{categories}"/><c:crosses val="{crosses}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _legend(sheet: Sheet, theme: Theme, measures: Measures) -> str:
    """Write the legend of the edition before; the groups are named above their bars."""
    if sheet.previous is None:
        return ""
    named = "".join(
        f'<c:legendEntry><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>'
        for index in range(len(sheet.series))
    )
    placed = _layout(measures.labels, 1 - _LEGEND_HEIGHT / measures.height)
    look = _type(theme.style("chart_label"), theme)
    return f'<c:legend><c:legendPos val="b"/>{named}{placed}<c:overlay val="0"/>{look}</c:legend>'


def _type(text: TextStyle, theme: Theme, *, may_wrap: bool = True) -> str:
    """Write the type of a chart's words (§21.2.2.216)."""
    wrapped = "" if may_wrap else ' wrap="none"'
    return (
        f"<c:txPr><a:bodyPr{wrapped}/><a:lstStyle/><a:p><a:pPr>{_default_run(text, theme)}</a:pPr>"
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def _default_run(text: TextStyle, theme: Theme) -> str:
    face = escaped(theme.families[text.family].name)
    return (
        f'<a:defRPr sz="{round(text.size * 100)}" b="{text.bold:d}"><a:solidFill>'
        f'<a:srgbClr val="{hexadecimal(text.colour)}"/></a:solidFill><a:latin typeface="{face}"/></a:defRPr>'
    )
