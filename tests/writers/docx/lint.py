"""What validators of Word files miss, and what a careful Word user would do.

One function a rule, named after the sentence it enforces; each yields what it
found, in words. `findings` runs them all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from tests.writers.docx.opened import Opened, attribute, name_of, nodes_of, open_docx, string_of

Rule = Callable[[Opened], Iterator[str]]


def findings(content: bytes) -> list[str]:
    """Everything the rules below have to say about a file."""
    opened = open_docx(content)
    return [f"{rule.__name__}: {finding}" for rule in RULES for finding in rule(opened)]


def _number(element: etree._Element, path: str, default: int = 1) -> int:
    return int(string_of(element, path) or default)


def rows_fit_their_grid(opened: Opened) -> Iterator[str]:
    for table in opened.everywhere("//w:tbl"):
        grid = [int(attribute(column, "w:w")) for column in nodes_of(table, "w:tblGrid/w:gridCol")]
        if sum(grid) != _number(table, "w:tblPr/w:tblW/@w:w", 0):
            yield f"a table of {_number(table, 'w:tblPr/w:tblW/@w:w', 0)} has a grid of {sum(grid)}"
        for number, row in enumerate(nodes_of(table, "w:tr"), 1):
            at = _number(row, "w:trPr/w:gridBefore/@w:val", 0)
            for cell in nodes_of(row, "w:tc"):
                span = _number(cell, "w:tcPr/w:gridSpan/@w:val")
                if _number(cell, "w:tcPr/w:tcW/@w:w", -1) != sum(grid[at : at + span]):
                    yield f"a cell of row {number} is not as wide as its columns"
                at += span
            at += _number(row, "w:trPr/w:gridAfter/@w:val", 0)
            if at != len(grid):
                yield f"row {number} has {at} columns of {len(grid)}"


def tables_repeat_their_head_and_keep_rows_whole(opened: Opened) -> Iterator[str]:
    for table in opened.everywhere("//w:tbl"):
        rows = nodes_of(table, "w:tr")
        heads = [bool(nodes_of(row, "w:trPr/w:tblHeader")) for row in rows]
        if not any(heads[:1]) and not nodes_of(
            table, "ancestor::w:hdr | ancestor::w:ftr"
        ):  # they only set side by side
            yield "a table without a header row"
        if heads != sorted(heads, reverse=True):
            yield "a header row below a body row"
        if not all(nodes_of(row, "w:trPr/w:cantSplit") for row in rows):
            yield "a row that may split"


def cells_end_with_a_paragraph(opened: Opened) -> Iterator[str]:
    for cell in opened.everywhere("//w:tc"):
        if cell[-1].tag != name_of("w:p"):
            yield "a cell that does not end with a paragraph"


def bookmarks_are_paired_and_named_once(opened: Opened) -> Iterator[str]:
    starts = list(opened.everywhere("//w:bookmarkStart"))
    names = Counter(attribute(start, "w:name").casefold() for start in starts)
    yield from (f"bookmark name {name} {count} times" for name, count in names.items() if count > 1)
    yield from (
        f"bookmark name {name} is no name" for name in names if not re.fullmatch(r"[a-z_]\w{0,39}", name, re.ASCII)
    )
    opening = Counter(attribute(start, "w:id") for start in starts)
    closing = Counter(attribute(end, "w:id") for end in opened.everywhere("//w:bookmarkEnd"))
    yield from (f"bookmark {number} is opened {opening[number]} and closed {closing[number]} times"
                for number in sorted(opening | closing) if (opening[number], closing[number]) != (1, 1))  # fmt: skip


def content_controls_have_ids_of_their_own(opened: Opened) -> Iterator[str]:
    ids = Counter(attribute(one, "w:val") for one in opened.everywhere("//w:sdtPr/w:id"))
    yield from (f"content control id {number} {count} times" for number, count in ids.items() if count > 1)
    for tag in opened.everywhere("//w:sdtPr/w:tag"):
        if len(attribute(tag, "w:val")) > 64:
            yield f"a tag longer than 64 characters: {attribute(tag, 'w:val')}"


def fields_are_balanced(opened: Opened) -> Iterator[str]:
    for part in opened.stories:
        stack: list[str] = []
        for mark in opened.all("//w:fldChar", part):
            kind = attribute(mark, "w:fldCharType")
            if kind == "begin":
                stack.append(kind)
            elif not stack or (kind, stack[-1]) == ("separate", "separate"):
                yield f"{part}: a field's {kind} without its begin"
            elif kind == "separate":
                stack[-1] = kind
            else:
                stack.pop()
        if stack:
            yield f"{part}: a field without its end"


def links_do_not_nest(opened: Opened) -> Iterator[str]:
    yield from ("a link inside a link" for _ in opened.everywhere("//w:hyperlink//w:hyperlink"))


def internal_links_arrive(opened: Opened) -> Iterator[str]:
    names = {attribute(start, "w:name") for start in opened.everywhere("//w:bookmarkStart")}
    wanted = [attribute(link, "w:anchor") for link in opened.everywhere("//w:hyperlink[@w:anchor]")]
    for instruction in opened.everywhere("//w:instrText"):
        words = (instruction.text or "").split()
        if words[:1] in (["REF"], ["PAGEREF"], ["NOTEREF"]):
            wanted.append(words[1])
    yield from (f"nothing is called {name}" for name in wanted if name not in names)


def styles_exist(opened: Opened) -> Iterator[str]:
    styles = opened.styles()
    used = [attribute(one, "w:val") for one in opened.everywhere("//w:pStyle | //w:rStyle | //w:tblStyle")]
    used += [attribute(one, "w:val") for one in opened.all("//w:basedOn | //w:next | //w:link", "word/styles.xml")]
    used += [attribute(one, "w:val") for one in opened.all("//w:pStyle", "word/numbering.xml")]
    yield from (f"style {name} is missing" for name in sorted(set(used)) if name not in styles)
    names = Counter(attribute(one, "w:val").lower() for one in opened.all("//w:style/w:name", "word/styles.xml"))
    yield from (f"style name {name} {count} times" for name, count in names.items() if count > 1)


def styles_have_an_end(opened: Opened) -> Iterator[str]:
    parents = {
        name: attribute(parent[0], "w:val")
        for name, style in opened.styles().items()
        if (parent := nodes_of(style, "w:basedOn"))
    }
    for name in parents:
        seen, at = {name}, parents.get(name)
        while at and at not in seen:
            seen.add(at)
            at = parents.get(at)
        if at:
            yield f"style {name} is based on itself"


def numbering_exists(opened: Opened) -> Iterator[str]:
    instances = {attribute(one, "w:numId") for one in opened.all("//w:num", "word/numbering.xml")}
    used = {attribute(one, "w:val") for one in opened.everywhere("//w:numPr/w:numId")}
    used |= {attribute(one, "w:val") for one in opened.all("//w:numPr/w:numId", "word/styles.xml")}
    yield from (f"list {number} is missing" for number in sorted(used - instances))


def nothing_is_formatted_by_hand(opened: Opened) -> Iterator[str]:
    # A list's place, a language and where a section ends are facts about the text, not its looks.
    allowed = {
        "w:pPr": {"w:pStyle", "w:numPr", "w:sectPr"},
        "w:rPr": {"w:rStyle", "w:lang", "w:rtl"},
        "w:tcPr": {"w:tcW", "w:gridSpan", "w:shd"},
        "w:trPr": {"w:cantSplit", "w:tblHeader", "w:gridAfter", "w:wAfter"},
    }
    for holder, children in allowed.items():
        known = {name_of(child) for child in children}
        for properties in opened.everywhere(f"//{holder}"):
            yield from (
                f"{holder} sets {etree.QName(child).localname}" for child in properties if child.tag not in known
            )


def no_paragraph_is_empty(opened: Opened) -> Iterator[str]:
    """But for those that Word itself needs: beside a table, in a cell, or with a number and nothing else."""
    marks = "descendant::w:footnoteReference | descendant::w:endnoteReference"
    shown = f"descendant::w:t[string()] | descendant::w:drawing | {marks} | descendant::w:br"
    for paragraph in opened.all("//w:body//w:p[not(ancestor::w:tc)]"):
        beside = "self::*[preceding-sibling::*[1][self::w:tbl] or following-sibling::*[1][self::w:tbl]]"
        numbered = "w:pPr[w:numPr or w:pStyle[contains(@w:val, 'List')]]"
        if not nodes_of(paragraph, f"{shown} | {beside} | {numbered}"):
            yield "an empty paragraph"


def drawings_are_described(opened: Opened) -> Iterator[str]:
    drawings = list(opened.everywhere("//wp:docPr"))
    yield from ("a drawing without a description" for one in drawings if not (one.get("descr") or "").strip())
    ids = Counter(one.get("id") for one in drawings)
    yield from (f"drawing id {number} {count} times" for number, count in ids.items() if count > 1)


def relationships_arrive(opened: Opened) -> Iterator[str]:
    for part in [name for name in opened.blobs if name.endswith(".xml") and "_rels" not in name]:
        known = opened.relationships(part)
        used = {
            str(target)
            for one in nodes_of(opened.root(part), "//*[@r:id or @r:embed]")
            for kind in ("r:id", "r:embed")
            if (target := attribute(one, kind))
        }
        yield from (f"{part}: {number} leads nowhere" for number in sorted(used - set(known)))
        for _, target, is_external in known.values():
            if not is_external and target not in opened.blobs:
                yield f"{part}: {target} is missing"


def notes_and_marks_agree(opened: Opened) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        marks = Counter(attribute(one, "w:id") for one in opened.everywhere(f"//w:{kind}Reference"))
        notes = {attribute(one, "w:id") for one in opened.all(f"//w:{kind}[not(@w:type)]", f"word/{kind}s.xml")}
        yield from (f"{kind} {number} is marked {count} times" for number, count in marks.items() if count > 1)
        yield from (f"{kind} {number} has only a mark or only a text" for number in sorted(set(marks) ^ notes))


def headings_skip_no_level(opened: Opened) -> Iterator[str]:
    before = 0
    for paragraph in opened.all("//w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]"):
        level = int(attribute(paragraph, "w:val")[len("Heading")])
        if level > before + 1:
            yield f"a heading of level {level} after one of level {before}"
        before = level


def the_file_says_what_it_is(opened: Opened) -> Iterator[str]:
    if not "".join(one.text or "" for one in opened.all("//dc:title", "docProps/core.xml")).strip():
        yield "no title in the properties"
    if not opened.all("//w:docDefaults//w:lang", "word/styles.xml"):
        yield "no language"


def nothing_of_a_template_is_left(opened: Opened) -> Iterator[str]:
    legacy = ("stylesWithEffects", "thumbnail", "printerSettings", "webSettings", "vbaProject")
    yield from (f"{part} came along" for part in opened.blobs if any(name in part for name in legacy))


def text_stands_out_from_its_ground(opened: Opened) -> Iterator[str]:
    styles = opened.styles()
    for name, style in styles.items():
        if style.get(name_of("w:type")) not in ("paragraph", "character"):
            continue
        ink = _inherited(style, styles, "w:rPr/w:color/@w:val") or "000000"
        ground = _inherited(style, styles, "w:pPr/w:shd/@w:fill") or "FFFFFF"
        if (ratio := contrast(ink, ground)) < 4.5:
            yield f"style {name} has a contrast of {ratio:.1f}"


def _inherited(style: etree._Element | None, styles: dict[str, etree._Element], path: str) -> str:
    for _ in range(20):  # a chain that runs in a circle is another rule's business
        if style is None:
            break
        if found := nodes_of(style, path):
            return str(found[0])
        parent = nodes_of(style, "w:basedOn/@w:val")
        style = styles.get(str(parent[0])) if parent else None
    return ""


def contrast(ink: str, ground: str) -> float:
    """The contrast ratio of WCAG 2.2 of two colours in six digits."""
    bright, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


RULES: tuple[Rule, ...] = (
    rows_fit_their_grid,
    tables_repeat_their_head_and_keep_rows_whole,
    cells_end_with_a_paragraph,
    bookmarks_are_paired_and_named_once,
    content_controls_have_ids_of_their_own,
    fields_are_balanced,
    links_do_not_nest,
    internal_links_arrive,
    styles_exist,
    styles_have_an_end,
    numbering_exists,
    nothing_is_formatted_by_hand,
    no_paragraph_is_empty,
    drawings_are_described,
    relationships_arrive,
    notes_and_marks_agree,
    headings_skip_no_level,
    the_file_says_what_it_is,
    nothing_of_a_template_is_left,
    text_stands_out_from_its_ground,
)
