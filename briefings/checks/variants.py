"""AUD-05: what an item says for one audience can be done and is sound.

`variants_can_be_made` runs with all the other rules. `unknown_audiences` needs
the names of the audiences and is asked by the build. `findings_in_variants`
runs the rules again over the content in each audience's own words: what is
new, and stands in those words, is reported where they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from briefings.checks.rules import rule
from briefings.content.items import every_item
from briefings.content.model import Content, Item, Prose, Variant
from briefings.content.nearest import did_you_mean
from briefings.content.variants import has_short_form, vary
from briefings.errors import Problem, Where

RULE = "AUD-05"
_Lines = set[tuple[str, int]]


@rule(RULE)
def variants_can_be_made(content: Content) -> Iterator[Problem]:
    """What an item says for one audience leaves it out, words it differently or shortens it."""
    for item in every_item(content):
        for audience, variant in item.variants.items():
            if fault := _fault(item, variant):
                what, hint = fault
                yield Problem(_place(item, audience), f"the variant for `{audience}` {what}", hint)


def _fault(item: Item, variant: Variant) -> tuple[str, str] | None:
    if variant.form is None and not (variant.replace and variant.replace.fields):
        return "changes nothing", "write `form: omit`, `form: short`, or `replace:` with some fields"
    if variant.form == "omit" and variant.replace:
        return "leaves the item out and words it differently", "keep one of both"
    if variant.form == "short" and not has_short_form(item):
        return f"is short, but `{item.id}` has no short form", "write `short:` with one sentence, or `replace:`"
    return None


def unknown_audiences(content: Content, names: Collection[str]) -> Iterator[Problem]:
    """Variants for audiences that have no file."""
    for item in every_item(content):
        for audience in item.variants:
            if audience not in names:
                hint = did_you_mean(audience, names, "audience")
                yield Problem(_place(item, audience), f"there is no audience `{audience}`", hint, RULE)


def _place(item: Item, audience: str) -> Where:
    return item.origin.of(f"variants[{audience}]")


def findings_in_variants(
    content: Content, known: Iterable[Problem], enforce: Callable[[Content], list[Problem]]
) -> Iterator[Problem]:
    """What the rules find in words that only some audiences get."""
    lines = set(_lines(content))
    if not lines:
        return
    said = set(known)
    audiences = {audience: None for item in every_item(content) for audience in item.variants}
    # The long form for nobody in particular is what `known` was found in.
    for audience, form in [(name, form) for name in audiences for form in ("long", "short")] or [("", "short")]:
        for problem in enforce(vary(content, audience, form, omits=False)):
            if problem not in said and (problem.where.file, problem.where.line) in lines:
                said.add(problem)
                yield problem


def _lines(content: Content) -> Iterator[tuple[str, int]]:
    """Every line of a file on which words stand that only some audiences get."""
    for item in every_item(content):
        if "short" in item.origin.fields:
            yield from _lines_of(getattr(item, "short", None), item.origin.of("short"))
        for variant in item.variants.values():
            if variant.replace:
                yield from ((where.file, where.line) for where in variant.replace.origin.fields.values())
                for value in variant.replace.fields.values():
                    yield from _lines_of(value, variant.replace.origin.where)


def _lines_of(words: object, where: Where) -> Iterator[tuple[str, int]]:
    if isinstance(words, Prose):
        yield from ((words.where.file, words.where.line + number) for number in range(words.source.count("\n") + 1))
    else:
        yield where.file, where.line


VARIANT_RULES = (variants_can_be_made,)
