"""Keep a brief within its audience's words and pages.

Words are counted in the Document, pages by really laying it out. What makes
the brief shorter is used in the order of `briefings.savings`, and no more of
it than both budgets need: as each saving leaves less text than the one
before, the place to stop is found by halving. One choice serves all formats,
every shortening and every drop is reported, the same input gives the same
choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from briefings.content.model import Content
from briefings.document.model import Document
from briefings.document.text import TextUnit, document_text
from briefings.errors import ContentError, Problem
from briefings.length import words_of
from briefings.savings import MUST_KEEP, Saving, last_resort, printed_words, save, savings
from briefings.templating.audiences import Audience

Render = Callable[[Content], Document]
LayOut = Callable[[Document], tuple[int, ...]]
"""Lines on each page."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The brief as it will be written, and what was left out of it."""

    document: Document
    text: tuple[TextUnit, ...]
    """The words of it."""
    content: Content
    """What the document was made from: the savings are made in it."""
    problems: tuple[Problem, ...] = ()
    advice: str = ""
    """When it is still too long: what would have to go."""


def fit(content: Content, audience: Audience, render: Render, lay_out: LayOut | None = None) -> Fitted:
    """The brief with as little left out as its budgets allow; without `lay_out`, pages are not looked at.

    Shape: still too long when nothing more may go; the length check says so, with the advice.
    Raises: ContentError when the whole brief cannot be rendered.
    """
    whole = Search(content, audience, render, lay_out)
    if whole.fits(0):
        return Fitted(whole.document(0), whole.text(0), content)
    known = (dict(whole.documents), dict(whole.texts), dict(whole.lines))
    try:
        return _fitted(Search(content, audience, render, lay_out, savings(content), *known))
    except ContentError:
        possible = _possible(content, render)
        return _fitted(Search(content, audience, render, lay_out, possible))


@dataclass(slots=True)
class Search:
    """The brief after the first so many savings, each rendered and laid out at most once."""

    content: Content
    audience: Audience
    render: Render
    lay_out: LayOut | None = None
    savings: Sequence[Saving] = ()
    documents: dict[int, Document] = field(default_factory=dict)
    texts: dict[int, tuple[TextUnit, ...]] = field(default_factory=dict)
    lines: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def document(self, used: int) -> Document:
        if used not in self.documents:
            self.documents[used] = self.render(save(self.content, self.savings[:used]))
        return self.documents[used]

    def text(self, used: int) -> tuple[TextUnit, ...]:
        if used not in self.texts:
            self.texts[used] = document_text(self.document(used))
        return self.texts[used]

    def words(self, used: int) -> int:
        return words_of(self.text(used))

    def excess_words(self, used: int) -> int:
        most = self.audience.max_words
        return 0 if most is None else max(self.words(used) - most, 0)

    def excess_lines(self, used: int) -> int:
        """Lines on the pages that are too many; at least 1 when there is such a page."""
        most = self.audience.max_pages
        if most is None or self.lay_out is None:
            return 0
        if used not in self.lines:
            self.lines[used] = self.lay_out(self.document(used))
        beyond = self.lines[used][most:]
        return max(sum(beyond), len(beyond))

    def fits(self, used: int) -> bool:
        return not self.excess_words(used) and not self.excess_lines(used)

    def fewest(self, excess: Callable[[int], int], least: int) -> int:
        """The fewest savings, at least so many, that leave no excess; all of them when that is not enough."""
        most = len(self.savings)
        if not excess(least):
            return least
        if excess(most):
            return most
        while most - least > 1:
            middle = (least + most) // 2
            least, most = (middle, most) if excess(middle) else (least, middle)
        return most

    def visible(self, first: int, last: int) -> Iterator[int]:
        """Those of the savings from one position to another that make a difference for this audience."""
        if self.document(first) == self.document(last):
            return
        if last - first == 1:
            yield first
            return
        middle = (first + last) // 2
        yield from self.visible(first, middle)
        yield from self.visible(middle, last)


def _fitted(search: Search) -> Fitted:
    for_words = search.fewest(search.excess_words, 0)
    used = search.fewest(search.excess_lines, for_words)
    reports = tuple(_reports(search, for_words, used))
    kept = save(search.content, search.savings[:used])
    advice = "" if search.fits(used) else _advice(search, used, kept)
    return Fitted(search.document(used), search.text(used), kept, reports, advice)


def _possible(content: Content, render: Render) -> tuple[Saving, ...]:
    """The savings without those that the rest of the brief needs undone."""
    possible: list[Saving] = []
    for one in savings(content):
        try:
            render(save(content, [*possible, one]))
        except ContentError:
            continue
        possible.append(one)
    return tuple(possible)


# --- reports ------------------------------------------------------------------


def _reports(search: Search, for_words: int, used: int) -> Iterator[Problem]:
    audience = search.audience
    seen = _seen(search, used)
    dropped = {id(search.savings[number].item) for number in seen if search.savings[number].drops}
    for number in seen:
        one = search.savings[number]
        if one.drops or id(one.item) not in dropped:
            deed = "left out of" if one.drops else "shortened in"
            budget = _words(audience.max_words) if number < for_words else _pages(audience.max_pages)
            what = f"`{one.item.id}` is {deed} the brief for `{audience.name}`, which has {budget}"
            hint = f"shorten the text, or give what must stay priority {MUST_KEEP}"
            yield Problem(one.item.origin.where, what, hint, "AUD-04", "info")


def _seen(search: Search, used: int) -> list[int]:
    """Positions of the savings that make a difference for this audience.

    Most show in the words at an item's own addresses; only the rest has to be tried by rendering.
    """
    before, after = printed_words(search.document(0)), printed_words(search.document(used))
    in_use = list(enumerate(search.savings[:used]))
    by_address = {
        number
        for number, one in in_use
        if one.address in before and (one.drops or before[one.address] != after.get(one.address))
    }
    rest = [(number, one) for number, one in in_use if number not in by_address]
    tried = Search(search.content, search.audience, search.render, savings=[one for _, one in rest])
    by_trial = {rest[position][0] for position in tried.visible(0, len(rest))} if rest else set()
    return sorted(by_address | by_trial)


def _advice(search: Search, used: int, kept: Content) -> str:
    """What would have to go of that which must stay."""
    beyond = Search(kept, search.audience, search.render, search.lay_out, last_resort(kept))
    needed = beyond.fewest(lambda count: 0 if beyond.fits(count) else 1, 0)
    # What is not printed now would be, if what is printed before it went: both are named.
    kinds = {type(beyond.savings[number].item) for number in beyond.visible(0, needed)}
    gone = [_gone(beyond, number) for number in range(needed) if type(beyond.savings[number].item) in kinds]
    excess = _words(search.excess_words(used)) if search.excess_words(used) else _lines(search.excess_lines(used))
    start = f"{excess} too long without all that may go"
    if not beyond.fits(needed):
        return f"{start}; shorten what is no item, such as the bottom line"
    return f"{start}; it would fit without {', '.join(gone)}, which must stay"


def _gone(search: Search, number: int) -> str:
    fewer = search.words(number) - search.words(number + 1)
    name = f"`{search.savings[number].item.id}`"
    return f"{name} ({_words(fewer)})" if fewer > 0 else name


def _words(count: int | None) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _pages(count: int | None) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
