"""The strict reader: markup in, a draft of the Document out, or every problem.

Three passes over the same markup: its syntax, its vocabulary, its meaning.
Each notes what it finds and none stops the next, so that one run reports all
faults of a template. A draft still waits for `briefings.document.resolve`.
"""

from __future__ import annotations

from briefings.document.model import Document, Furniture, Labels, Properties, RunningLine
from briefings.document.resolve import reference_problems
from briefings.document.text import plain_text
from briefings.errors import ContentError, Problem, Where
from briefings.templating.markup_figures import FigureReader, OpenPicture, with_sources
from briefings.templating.markup_tree import Element, read_tree
from briefings.templating.markup_vocabulary import is_furniture, vocabulary_problems


def read_markup(
    markup: str, properties: Properties, labels: Labels, open_picture: OpenPicture, where: Where
) -> Document:
    """Read markup into a draft.

    `where` is the place of what has none of its own: the template.
    Raises:  ContentError with every violation of the vocabulary, in reading order.
    """
    root, problems = read_tree(markup, where)
    problems += vocabulary_problems(root)
    articles = root.elements("article")
    if len(articles) != 1:
        what = f"the markup has {len(articles)} <article> elements" if articles else "the markup has no <article>"
        raise ContentError([*problems, Problem(where, what, "put everything into one <article>")])
    reader = FigureReader(open_picture)
    article = articles[0]
    blocks = with_sources(reader.blocks(article.children, article.attributes.get("lang", "")))
    furniture = _furniture(article, reader)
    draft = Document(properties, blocks, tuple(reader.notes), furniture, labels)
    _check_title(article, reader)
    problems += reader.problems
    problems += reference_problems(draft)
    if problems:
        raise ContentError(_once(problems))
    return draft


def _once(problems: list[Problem]) -> list[Problem]:
    """Each problem once, in the order found: a macro called ten times has one fault, not ten."""
    return list(dict.fromkeys(problems))


def _check_title(article: Element, reader: FigureReader) -> None:
    if not reader.titles:
        reader.add(article, "a brief has no title", "write one <h1>")
    for extra in reader.titles[1:]:
        reader.add(extra, "a brief has two titles", "write <h2> for headings of the text")


# --- furniture ---------------------------------------------------------------


def _furniture(article: Element, reader: FigureReader) -> Furniture:
    lines: dict[tuple[str, str], RunningLine] = {}
    for element in article.elements("header", "footer"):
        if not is_furniture(element):
            continue
        key = (element.name, element.kind)
        if key in lines:
            reader.add(element, f'there are two <{element.name} class="{element.kind}">', "keep one of them")
        lines[key] = _running_line(element, reader)
    return Furniture(
        header=lines.get(("header", "running"), RunningLine()),
        footer=lines.get(("footer", "running"), RunningLine()),
        first_header=lines.get(("header", "first")),
        first_footer=lines.get(("footer", "first")),
        marking=_marking(article, reader),
    )


def _running_line(element: Element, reader: FigureReader) -> RunningLine:
    sides: dict[str, Element] = {}
    for paragraph in element.elements("p"):
        if paragraph.kind not in ("left", "right") or paragraph.kind in sides:
            reader.add(paragraph, "a running line has one left and one right side", 'write <p class="left"> once')
        sides[paragraph.kind] = paragraph
    left, right = (reader.shown(sides[side]) if side in sides else () for side in ("left", "right"))
    return RunningLine(left, right)


def _marking(article: Element, reader: FigureReader) -> str:
    markings = [paragraph for paragraph in article.elements("p") if paragraph.kind == "marking"]
    for extra in markings[1:]:
        reader.add(extra, "a brief has two markings", "keep one of them")
    return plain_text(reader.inlines(markings[0].children)) if markings else ""
