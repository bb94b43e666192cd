"""Rules for links: they lead somewhere, will still do so, and say where.

Looked at are the links of the authors' Markdown and the addresses of the
register of sources; what is no web address at all PRO-01 reports already.
Nobody is asked: no rule touches the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefings.checks.authored import AuthoredText, FieldKind, authored
from briefings.checks.rules import rule
from briefings.content.model import Content
from briefings.errors import Problem

_MARKDOWN = frozenset({FieldKind.PROSE, FieldKind.JUDGEMENT})
_CODE = re.compile(r"`[^`\n]*`")
_HOST = re.compile(r"https?://(?:[^/@\s]*@)?(\[[^\]]*\]|[^/:?#\s]*)", re.IGNORECASE)
_LASTING = frozenset({"book", "treaty"})
"""Kinds of sources that are found by author and title, without an address."""
_KEPT = re.compile(r"https?://(?:(?:dx\.)?doi\.org|hdl\.handle\.net)/")
"""Addresses that somebody promises to keep."""
_GENERIC = frozenset(
    {
        *("here", "click here", "see", "see here", "this", "that", "it", "link", "this link", "the link", "more"),
        *("read more", "learn more", "see more", "find out more", "details", "source", "the source", "website"),
        *("the website", "this website", "page", "this page", "web page", "article", "this article", "report"),
        *("this report", "document", "this document", "pdf", "download", "by", "role", "online", "available here"),
    }
)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])+)\]\(\s*<?([^)\s>]*)>?(?:\s+\"[^\"]*\")?\s*\)")


@cache
def _placeholder() -> re.Pattern[str]:
    """Addresses that stand for one that was to be found later."""
    return re.compile(
        r"\b(?:to-?do|tbd|tbc|xxx+|insert-?(?:link|url)|(?:your|some)-?(?:link|url|site|domain)|placeholder)\b", re.I
    )


@cache
def _nowhere() -> re.Pattern[str]:
    """Hosts that no reader outside can reach, or that exist for examples (RFC 2606, RFC 1918)."""
    return re.compile(
        r"(?:.*\.)?(?:example\.(?:com|net|org)|localhost|invalid|local|localdomain|internal|intranet|intra|corp|lan|home)"
        r"|127\.[\d.]+|10\.\d+\.\d+\.\d+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|0\.0\.0\.0|\[::1\]|[^.\[]*",
        re.IGNORECASE,
    )


def _links(content: Content) -> Iterator[tuple[AuthoredText, re.Match[str]]]:
    for text in authored(content):
        source = text.prose.source
        if text.kind not in _MARKDOWN or "](" not in source:
            continue
        if "`" in source:
            source = _CODE.sub(lambda found: " " * len(found[0]), source)
        yield from ((text, found) for found in _link().finditer(source))


@rule("LNK-01", severity="error")
def links_lead_somewhere(content: Content) -> Iterator[Problem]:
    """Every link and address leads to a place that a reader can reach."""
    hint = "put the address in, or take the link out"
    for text, found in _links(content):
        if why := _leads_nowhere(found[2]):
            yield Problem(text.place(found.start()), f"the link `{_said(found)}` {why}", hint)
    for source in content.sources.values():
        for name in ("url", "archived_url"):
            address: str | None = getattr(source, name)
            if address and (why := _leads_nowhere(address)):
                yield Problem(source.origin.of(name), f"the address of `{source.id}` {why}", hint)


def _said(link: re.Match[str]) -> str:
    return " ".join(link[1].split())


def _leads_nowhere(address: str) -> str:
    """Why nobody gets anywhere by a web address; empty for one that leads somewhere."""
    host = _HOST.match(address)
    if host is None:
        return ""
    if _nowhere().fullmatch(host[1]):
        return "leads to an example or into a private network"
    return "has a placeholder for an address" if _placeholder().search(host[1]) else ""


@rule("LNK-02", "sources", severity="warning")
def sources_on_the_web_can_be_found_later(content: Content) -> Iterator[Problem]:
    """A source on the web has an archived address or the day on which it was read."""
    for source in content.sources.values():
        is_lasting = source.type in _LASTING or _KEPT.match(source.url or "")
        if source.url and not is_lasting and not source.archived_url and not source.accessed:
            what = f"nothing says when `{source.id}` was read at its address, or where it is archived"
            yield Problem(source.origin.of("url"), what, "add `accessed:` or `archived_url:`; links rot")


@rule("LNK-03", severity="warning")
def links_name_what_they_lead_to(content: Content) -> Iterator[Problem]:
    """A link's text means something out of its context."""
    for text, found in _links(content):
        words = _said(found).strip("*_").strip(" .,:;→»›")
        if words.casefold() in _GENERIC or _is_one_plain_word(words):
            what = f"the link text `{words}` means nothing out of its sentence"
            yield Problem(text.place(found.start()), what, "let the text say what is found there")


def _is_one_plain_word(words: str) -> bool:
    """One word without a capital or a digit: no name of anything."""
    return bool(words) and not re.search(r"[\s\dA-Z.@/]", words) and words == words.lower()


LINK_RULES = (links_lead_somewhere, sources_on_the_web_can_be_found_later, links_name_what_they_lead_to)
