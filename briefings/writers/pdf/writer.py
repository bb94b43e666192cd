"""A Document as a PDF, from beginning to end in one screen.

Measured in reading order, cut into pages, drawn, then written as one file that
is PDF/UA-1 and PDF/A-2a at once. Pure: the same Document and Theme give the
same bytes, whatever the clock, the machine or the order of hashes.
"""

from __future__ import annotations

from briefings.document.model import NOWHERE, Document, Heading, Paragraph, Role
from briefings.document.text import plain_text
from briefings.errors import EnvironmentFault, Problem
from briefings.theme.model import Theme
from briefings.theme.uses import uses
from briefings.writers.pdf import embedding, metadata, pictures
from briefings.writers.pdf.blocks import Composer
from briefings.writers.pdf.contents import plain
from briefings.writers.pdf.drawing import Drawn, draw_pages, find_pages
from briefings.writers.pdf.endnotes import endnote_lines
from briefings.writers.pdf.fontbook import FontBook
from briefings.writers.pdf.furniture import FurnitureWriter
from briefings.writers.pdf.letters import RIGHT_TO_LEFT
from briefings.writers.pdf.objects import PdfFile, reference, references
from briefings.writers.pdf.pages import Page, Paginator
from briefings.writers.pdf.place import Place
from briefings.writers.pdf.shaping import MissingExtra
from briefings.writers.pdf.sheet import Sheet, utf16
from briefings.writers.pdf.structure import Element, prune
from briefings.writers.pdf.tree import TreeWriter


def write_pdf(document: Document, theme: Theme) -> bytes:
    """Give the finished file.

    Raises: ContentError when no font has a character (ask `missing_characters`
    first for every one of them with its place); EnvironmentFault when text runs
    from right to left and the packages for it are not installed.
    """
    fonts = FontBook(theme)
    root = Element("Document", language=document.properties.language)
    try:
        drawn = _lay_out(document, theme, fonts, root)
    except MissingExtra as fault:
        raise EnvironmentFault(_missing_extra(document)) from fault
    prune(root)
    return _write(document, drawn, fonts, root)


def heading_pages(document: Document, theme: Theme) -> dict[str, int]:
    """Give the page on which each thing with an id stands, counted from 1, without drawing anything.

    Raises: as `write_pdf`.
    """
    fonts = FontBook(theme)
    try:
        _, pages = _paged(document, theme, fonts, Element("Document", language=document.properties.language))
    except MissingExtra as fault:
        raise EnvironmentFault(_missing_extra(document)) from fault
    return {identity: page + 1 for identity, page in find_pages(pages).items()}


def page_lines(document: Document, theme: Theme) -> tuple[int, ...]:
    """Give the number of lines on each page, without drawing anything; a row of a table or a picture is one.

    Raises: as `write_pdf`.
    """
    try:
        _, pages = _paged(document, theme, FontBook(theme), Element("Document", language=document.properties.language))
    except MissingExtra as fault:
        raise EnvironmentFault(_missing_extra(document)) from fault
    return tuple(len(page.strips) + sum(len(lines) for _, lines in page.notes) for page in pages)


def _missing_extra(document: Document) -> Problem:
    """Say which packages right-to-left text needs, at the first place that has some."""
    where = next((use.where for use in uses(document) if RIGHT_TO_LEFT.search(use.text)), NOWHERE)
    fact = "text that runs from right to left needs packages that are not installed"
    return Problem(where, fact, "install them: pip install 'briefings[rtl]'")


def _lay_out(document: Document, theme: Theme, fonts: FontBook, root: Element) -> Drawn:
    """Measure, cut into pages and draw."""
    composer, pages = _paged(document, theme, fonts, root)
    composer.pages_by_id.update(find_pages(pages))
    furniture = FurnitureWriter(document.furniture, theme, fonts, document.properties.language, len(pages))
    return draw_pages(pages, theme, furniture)


def _paged(document: Document, theme: Theme, fonts: FontBook, root: Element) -> tuple[Composer, list[Page]]:
    """Measure and cut into pages."""
    composer = Composer(document, theme, fonts, root)
    place = Place(root, right=theme.page.text_width, language=document.properties.language)
    flow = composer.flow(document.blocks, place)
    notes = {note.id: composer.note(note, place) for note in document.notes}
    if not document.endnotes:
        return composer, Paginator(theme.page, notes).paginate(flow)
    return composer, Paginator(theme.page, {}).paginate([*flow, *endnote_lines(notes.values())])


def _write(document: Document, drawn: Drawn, fonts: FontBook, root: Element) -> bytes:
    """Write everything drawn into one file."""
    file = PdfFile()
    pages = [file.reserve() for _ in drawn.sheets]
    tree = TreeWriter(file, pages, drawn.anchors)
    parent = file.reserve()
    font_resources = embedding.embed(file, fonts.uses)
    images = pictures.embed(file, drawn.sheets)
    for number, sheet in zip(pages, drawn.sheets, strict=True):
        file.fill(number, _page(file, tree, sheet, parent, font_resources, images))
    file.fill(parent, f"<< /Type /Pages /Count {len(pages)} /Kids {references(pages)} >>")
    outline = tree.outline(_bookmarks(document))
    catalog = (
        f"<< /Type /Catalog /Pages {reference(parent)} /Lang {utf16(document.properties.language)} "
        f"/MarkInfo << /Marked true >> /StructTreeRoot {reference(tree.write(root))} /Outlines {reference(outline)} "
        f"/PageMode /UseOutlines /ViewerPreferences << /DisplayDocTitle true >> "
        f"/Metadata {reference(metadata.metadata_stream(file, document.properties))} "
        f"/OutputIntents {metadata.output_intent(file)} >>"
    )
    return file.save(catalog, metadata.information(document.properties))


def _page(file: PdfFile, tree: TreeWriter, sheet: Sheet, parent: int, fonts: str, images: dict[str, int]) -> str:
    content = file.stream(sheet.finish())
    shown = " ".join(f"/{name} {reference(images[name])}" for name in sheet.images)
    resources = f"<< /Font << {fonts} >>{f' /XObject << {shown} >>' if shown else ''} >>"
    annotations = tree.annotations(sheet)
    extra = f" /Annots {references(annotations)}" if annotations else ""
    key = tree.page_key(sheet)
    return (
        f"<< /Type /Page /Parent {reference(parent)} /MediaBox [0 0 {sheet.width:g} {sheet.height:g}] "
        f"/Contents {reference(content)} /Resources {resources} /StructParents {key} /Tabs /S{extra} >>"
    )


def _bookmarks(document: Document) -> list[tuple[int, str, str]]:
    """Give the outline: the title above, the headings below it."""
    entries = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is Role.TITLE:
            entries.append((0, plain_text(block.inlines).replace("\n", " "), block.id))
        elif isinstance(block, Heading):
            entries.append((block.level, plain(block), block.id))
    return entries
