"""The closed vocabulary of markup: what may stand where, with which attributes.

One `Rule` an element, the same list as in `templates/README.md`. Checking a
tree against it finds every element, attribute, class and nesting that is not
part of it; reading the tree (`briefings.templating.markup`) may then rely on
what this module has let through, and skips what it has refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefings.content.nearest import did_you_mean
from briefings.document.model import BoxRole, Role
from briefings.errors import Problem
from briefings.templating.markup_tree import Element

INLINES = frozenset(("strong", "em", "code", "sup", "sub", "br", "span", "a"))
CELL_BLOCKS = frozenset(("p", "ul", "ol", "blockquote", "aside"))
"""What a cell, an item or a quotation may hold beside text; of asides only notes."""
BOX_BLOCKS = CELL_BLOCKS | {"table"}
BLOCKS = BOX_BLOCKS | {"h1", "h2", "h3", "h4", "figure", "nav", "hr", "section"}

_ROLES = frozenset(role.value for role in Role) - {Role.BODY.value, Role.TITLE.value}
_BOXES = frozenset(role.value for role in BoxRole)
_ALIGNMENTS = frozenset(("start", "centre", "end"))
_EVERYWHERE = frozenset(("lang",))
_NAMED = frozenset(("id",))
_SHOWN = frozenset(("data-field",))


@dataclass(frozen=True, slots=True)
class Rule:
    """What one element may have and hold."""

    holds: frozenset[str] = frozenset()
    """Names of the elements that may stand directly inside it."""
    text: bool = False
    """Whether text may."""
    classes: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()


def _texts(classes: frozenset[str] = frozenset(), attributes: frozenset[str] = frozenset()) -> Rule:
    return Rule(INLINES, True, classes, attributes | _SHOWN)


_HEADING = _texts(frozenset(("numbered",)), _NAMED)
_INLINE = _texts()
_CAPTION = _texts(frozenset(("unnumbered",)), _NAMED)
_FLOW = Rule(CELL_BLOCKS | INLINES, True, attributes=_SHOWN)
_LIST = Rule(frozenset(("li",)))
_FURNITURE = Rule(frozenset(("p",)), classes=frozenset(("running", "first")))

RULES = {
    "article": Rule(BLOCKS | {"header", "footer"}),
    "header": _FURNITURE,
    "section": Rule(BLOCKS),
    "aside": Rule(BOX_BLOCKS | INLINES, True, _BOXES, _NAMED | {"role"}),
    "h1": _texts(attributes=_NAMED),
    "h2": _HEADING,
    "h3": _HEADING,
    "h4": _HEADING,
    "p": _texts(_ROLES | {"left", "right", "marking"}, _NAMED),
    "ul": _LIST,
    "ol": Rule(frozenset(("li",)), attributes=frozenset(("start",))),
    "li": _FLOW,
    "blockquote": Rule(_FLOW.holds | {"footer"}, True),
    "footer": Rule(frozenset(("p",)) | INLINES, True, _FURNITURE.classes, _SHOWN),
    "table": Rule(
        frozenset(("caption", "colgroup", "thead", "tbody", "tfoot")),
        classes=frozenset(("matrix",)),
        attributes=_NAMED | {"data-summary"},
    ),
    "caption": _CAPTION,
    "colgroup": Rule(frozenset(("col",))),
    "col": Rule(classes=_ALIGNMENTS, attributes=frozenset(("data-share",))),
    "thead": Rule(frozenset(("tr",))),
    "tbody": Rule(frozenset(("tr",)), attributes=frozenset(("data-group", "data-total"))),
    "tfoot": Rule(frozenset(("tr",))),
    "tr": Rule(frozenset(("th", "td")), classes=frozenset(("group", "total", "marked"))),
    "th": Rule(_FLOW.holds, True, attributes=_SHOWN | {"colspan", "scope"}),
    "td": Rule(_FLOW.holds, True, attributes=_SHOWN | {"colspan", "data-percent", "data-previous"}),
    "figure": Rule(
        frozenset(("img", "table", "figcaption")),
        classes=frozenset(("bars",)),
        attributes=_NAMED | {"data-alt", "data-title"},
    ),
    "img": Rule(attributes=frozenset(("src", "alt"))),
    "figcaption": _CAPTION,
    "nav": Rule(text=True, classes=frozenset(("contents",)), attributes=frozenset(("data-depth",))),
    "hr": Rule(classes=frozenset(("page",))),
    "strong": _INLINE,
    "em": _INLINE,
    "sup": _INLINE,
    "sub": _INLINE,
    "code": Rule(text=True),
    "br": Rule(),
    "span": _texts(frozenset(("page", "pages", "end-mark"))),
    "a": Rule(INLINES - {"a"}, True, attributes=_SHOWN | {"href", "role"}),
}

_FURNITURE_ONLY = ("header", "footer")
_HOMES = {
    ("p", "left"): _FURNITURE_ONLY,
    ("p", "right"): _FURNITURE_ONLY,
    ("span", "page"): _FURNITURE_ONLY,
    ("span", "pages"): _FURNITURE_ONLY,
    ("p", "marking"): ("article",),
}
"""Classes that have a meaning in some places only: the elements they belong in."""
_WANTED_CLASS = {"nav": "contents", "header": "running"}
_INSTEAD = {
    "div": "write <section>, or <aside class=…> for a box",
    "b": "write <strong>",
    "i": "write <em>",
    "h5": "headings have three levels, <h2> to <h4>",
    "h6": "headings have three levels, <h2> to <h4>",
    "script": "a brief runs nothing",
    "style": "looks belong into the theme",
    "u": "underlining marks links; write <em> or <strong>",
}


def vocabulary_problems(root: Element) -> Iterator[Problem]:
    """Everything in a tree that the vocabulary has no place for."""
    for child in root.elements():
        if child.name == "article":
            yield from _element_problems(child, ("article",))
        else:
            yield Problem(child.where, f"<{child.name}> stands outside <article>", "put it inside <article>")


def is_furniture(element: Element) -> bool:
    """Whether a header or footer is a running line rather than a quotation's attribution."""
    return element.name in ("header", "footer") and element.kind in ("running", "first")


def _element_problems(element: Element, path: tuple[str, ...]) -> Iterator[Problem]:
    rule = RULES[element.name]
    yield from _attribute_problems(element, rule)
    yield from _class_problems(element, rule)
    for child in element.children:
        if isinstance(child, str):
            if child.strip(" \t\n\r\f") and not rule.text:
                words = " ".join(child.split())[:40]
                yield Problem(element.where, f"text stands directly in <{element.name}>: “{words}”", _home(element))
        elif child.name not in RULES:
            hint = _INSTEAD.get(child.name) or did_you_mean(child.name, RULES)
            yield Problem(child.where, f"unknown element <{child.name}>", hint)
        else:
            yield from _nesting_problems(child, element, rule, path)
            yield from _element_problems(child, (*path, child.name))


def _home(element: Element) -> str:
    return "put it into a cell" if element.name in ("table", "thead", "tbody", "tr") else "put it into a <p>"


def _nesting_problems(child: Element, parent: Element, rule: Rule, path: tuple[str, ...]) -> Iterator[Problem]:
    if child.name not in rule.holds:
        held = ", ".join(f"<{name}>" for name in sorted(rule.holds)) or "only text"
        yield Problem(child.where, f"<{child.name}> does not belong in <{parent.name}>", f"it holds {held}")
    elif child.name == "aside" and not child.is_note and parent.name not in ("article", "section"):
        yield Problem(child.where, f"a box does not belong in <{parent.name}>", "put it after the element around it")
    elif child.name == "a" and "a" in path:
        yield Problem(child.where, "a link stands inside another link", "close the first one before it")
    elif child.name == "footer":
        yield from _footer_problems(child, parent)
    elif homes := _HOMES.get((child.name, child.kind)):
        yield from _home_problems(child, homes, path)


def _home_problems(child: Element, homes: tuple[str, ...], path: tuple[str, ...]) -> Iterator[Problem]:
    # A page number stands in a paragraph of a running line: the element below <article> decides.
    if not set(homes) & {path[-1], *path[1:2]}:
        names = " or ".join(f"<{name}>" for name in homes)
        yield Problem(child.where, f'<{child.name} class="{child.kind}"> belongs in {names} only', "move it there")


def _footer_problems(footer: Element, parent: Element) -> Iterator[Problem]:
    lines = footer.elements("p")
    if parent.name == "article":
        if not footer.kind:
            yield Problem(footer.where, "<footer> needs a class here", 'write class="running" or class="first"')
        if any(child not in lines and str(child).strip() for child in footer.children):
            yield Problem(footer.where, "a running line holds two paragraphs", 'write <p class="left"> or "right"')
    elif lines:
        yield Problem(lines[0].where, "a quotation's <footer> is one line", "leave out the <p>")
    elif footer.kind:
        yield Problem(footer.where, "a running line belongs in <article>", "a quotation's <footer> has no class")
    elif footer is not parent.elements()[-1]:
        yield Problem(footer.where, "the <footer> of a quotation comes last", "move it to the end of <blockquote>")


def _attribute_problems(element: Element, rule: Rule) -> Iterator[Problem]:
    allowed = rule.attributes | _EVERYWHERE | ({"class"} if rule.classes else frozenset())
    for name in element.attributes:
        if name not in allowed:
            hint = "looks belong into the theme" if name == "style" else did_you_mean(name, allowed)
            yield Problem(element.where, f"<{element.name}> has no attribute `{name}`", hint)


def _class_problems(element: Element, rule: Rule) -> Iterator[Problem]:
    if not rule.classes:
        return
    if element.kind and element.kind not in rule.classes:
        hint = did_you_mean(element.kind, rule.classes)
        yield Problem(element.where, f'<{element.name}> has no class "{element.kind}"', hint)
    elif "class" in element.attributes and not element.kind:
        yield Problem(element.where, f"<{element.name}> has an empty class", "leave the attribute out")
    elif not element.kind and element.name in ("nav", "header"):
        wanted = _WANTED_CLASS[element.name]
        yield Problem(element.where, f"<{element.name}> needs a class", f'write class="{wanted}"')
    elif not element.kind and element.name == "aside" and not element.is_note:
        yield Problem(element.where, "<aside> needs a class", f"known: {', '.join(sorted(_BOXES))}")
