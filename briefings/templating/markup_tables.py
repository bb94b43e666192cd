"""Read tables: columns, rows that fill them exactly, caption and source line."""

from __future__ import annotations

from briefings.document.model import Align, Block, Caption, Cell, Column, Row, RowKind, Table
from briefings.document.numbering import TO_NUMBER
from briefings.templating.markup_blocks import BlockReader
from briefings.templating.markup_inlines import Inlines
from briefings.templating.markup_tree import Element

MOST_COLUMNS = 20
KINDS = ("group", "total", "marked")
"""Classes of a row."""


class TableReader(BlockReader):
    """Reads the parts of a table in the order they must have."""

    def table(self, element: Element, language: str) -> tuple[Block, ...]:
        self._check_order(element)
        head = self._rows(element, ("thead",), language)
        body = self._rows(element, ("tbody",), language)
        if not head or not body:
            missing = "head" if not head else "body"
            self.add(element, f"a table has no {missing} row", f"write <t{missing}> with at least one <tr>")
            return ()
        identity, caption = self.caption(element, "caption")
        table = Table(
            columns=self._columns(element, head, body),
            head=head,
            body=body,
            id=identity,
            caption=caption,
            source=self._source(element),
            summary=element.attributes.get("data-summary", ""),
            is_matrix=element.kind == "matrix",
            where=element.where,
        )
        return (table,)

    def caption(self, element: Element, name: str) -> tuple[str, Caption | None]:
        """The id of a table or figure, its own or its caption's, and the caption."""
        captions = element.elements(name)
        identity = self.claim_id(element)
        if not captions:
            return identity, None
        for extra in captions[1:]:
            self.add(extra, f"<{element.name}> has two captions", "keep one of them")
        inlines = self.shown(captions[0])
        if not inlines:
            self.add(captions[0], f"<{name}> is empty", "say what is shown")
        word = "" if captions[0].kind == "unnumbered" else TO_NUMBER
        caption_id = self.claim_id(captions[0])
        if identity and caption_id:
            self.add(captions[0], f"both <{element.name}> and its <{name}> have an id", "keep one of them")
        return identity or caption_id, Caption(word, 0, inlines)

    def _check_order(self, element: Element) -> None:
        wanted = ("caption", "colgroup", "thead", "tbody", "tfoot")
        order = [wanted.index(part.name) for part in element.elements(*wanted)]
        if order != sorted(order) or any(order.count(index) > 1 for index in (0, 1, 2, 4)):
            self.add(element, "the parts of a table are out of order", f"write {', '.join(wanted)}")

    # --- rows and columns ----------------------------------------------------------

    def _rows(self, element: Element, parts: tuple[str, ...], language: str) -> tuple[Row, ...]:
        rows = []
        for part in element.elements(*parts):
            for row in part.elements("tr"):
                cells = tuple(self._cell(cell, language) for cell in row.elements("th", "td"))
                if not cells:
                    self.add(row, "a row has no cells", "leave it out")
                rows.append(Row(cells, RowKind(row.kind) if row.kind in KINDS else RowKind.BODY))
        return tuple(rows)

    def _cell(self, element: Element, language: str) -> Cell:
        if element.attributes.get("scope", "col") not in ("col", "row"):
            self.add(element, f'scope="{element.attributes["scope"]}" is unknown', "write col or row")
        columns = self.whole_number(element, "colspan", 1, 1, MOST_COLUMNS)
        return Cell(self.flow(element, language), element.name == "th", columns)

    def _columns(self, element: Element, head: tuple[Row, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
        described = [col for group in element.elements("colgroup") for col in group.elements("col")]
        count = len(described) or sum(cell.columns for cell in head[0].cells)
        if count > MOST_COLUMNS:
            self.add(element, f"a table has {count} columns", f"a page has room for {MOST_COLUMNS} at most")
        rows = [row for part in element.elements("thead", "tbody") for row in part.elements("tr")]
        for written, row in zip(rows, (*head, *body), strict=True):
            wide = sum(cell.columns for cell in row.cells)
            if wide != count:
                self.add(written, f"a row fills {wide} of {count} columns", "check its cells and their colspan")
        return tuple(self._column(col) for col in described) or (Column(),) * count

    def _column(self, element: Element) -> Column:
        written = element.attributes.get("data-share", "1")
        share = float(written) if written.replace(".", "", 1).isdigit() and written.isascii() else 0.0
        if not 0 < share <= 100:
            self.add(element, f'data-share="{written}" is not a share', "write a number above 0, such as 2")
            share = 1.0
        return Column(share, Align(element.kind) if element.kind in Align.__members__.values() else Align.START)

    def _source(self, element: Element) -> Inlines:
        """The source line: the one cell of the table's foot."""
        feet = element.elements("tfoot")
        if not feet:
            return ()
        cells = [cell for row in feet[0].elements("tr") for cell in row.elements("td", "th")]
        if len(cells) != 1:
            self.add(
                feet[0], "<tfoot> holds the source line, one cell", 'write <tr><td colspan="…">Source: …</td></tr>'
            )
            return ()
        inner = cells[0].elements("p")
        return self.shown(inner[0] if inner else cells[0])
