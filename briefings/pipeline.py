"""The whole story: a seminar's content in, a brief for every audience out.

Load, check, filter for one audience, fill its template, write its formats:
`check` goes half the way and `build` all of it. Every problem that can be
found is found in one run. A seminar with an error gets no new file and keeps
its old ones; the seminars beside it are built all the same.

Promise: no clock, no environment, no randomness. The same content, templates
and versions give the same bytes, on one core or on many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.checks import read_checked
from briefings.checks.attribution import refuse_attributed
from briefings.checks.classified import classified
from briefings.checks.consent import refuse_unconsented
from briefings.checks.languages import told_of_gaps
from briefings.checks.parts import refuse_regime
from briefings.checks.settings import weighed
from briefings.checks.variants import unknown_audiences
from briefings.checks.visibility import refuse_for
from briefings.checks.withheld import as_withheld
from briefings.content.audience import for_audience
from briefings.content.model import Content
from briefings.content.model.participants import Participant
from briefings.content.participants import load_participants
from briefings.content.pictured import shown_pictures
from briefings.content.rounding import for_print, rounded_away
from briefings.content.translations import in_language
from briefings.content.variants import vary
from briefings.content.workspace import SeminarFolder
from briefings.document.model import Document, Figure, Picture
from briefings.document.walk import iter_blocks
from briefings.errors import ContentError, Problem, Where
from briefings.fitting import fit
from briefings.lanes import run_in_lanes
from briefings.length import too_many_words
from briefings.order import Order, Outcome, Target, stop_at_errors
from briefings.promises import faint_colours, missing_lines, too_hard_to_read
from briefings.signposts import lost_readers
from briefings.templating.audiences import Audience, audience_names
from briefings.templating.markings import file_name_of, marking_problems
from briefings.templating.render import render_document
from briefings.theme.fonts import missing_characters
from briefings.theme.load import load_theme
from briefings.theme.model import Theme
from briefings.writers.formats import page_lines

if TYPE_CHECKING:
    from briefings.compare.since import Since

# What only a build or an earlier edition needs is imported where it is used: `check` is run after every sentence.
Progress = Callable[[Outcome], None]


def check(order: Order, folders: Sequence[SeminarFolder], tell: Progress = lambda _: None) -> list[Outcome]:
    """Find everything that would stop a build, and write nothing."""
    return _for_each(folders, partial(check_seminar, replace(order, fits_pages=False)), order.lanes, tell)


def build(order: Order, folders: Sequence[SeminarFolder], tell: Progress = lambda _: None) -> list[Outcome]:
    """Make the briefs of some seminars; one outcome a seminar, in order."""
    from briefings.build_record import surroundings_digest

    surroundings = surroundings_digest(order.workspace, order.search.folders, order.house)
    if len(folders) < order.lanes:
        return _for_each(folders, partial(build_seminar, order, surroundings), 1, tell)
    # Whole seminars side by side; a lane within a lane would only wait for a core.
    return _for_each(folders, partial(build_seminar, replace(order, lanes=1), surroundings), order.lanes, tell)


def check_seminar(order: Order, folder: SeminarFolder) -> Outcome:
    problems: list[Problem] = []
    files: tuple[str, ...] = ()
    with _collecting(problems):
        reading = _read(order, folder, problems)
        files = _files_of(order, reading.content, _targets(order, reading, problems))
    return Outcome(folder.id, problems=_placed(order, problems), files=files)


def targets(order: Order, folder: SeminarFolder) -> list[Target]:
    """What would be written of a seminar: its Documents, ready for any writer.

    Raises: ContentError with everything that stops the build.
    """
    problems: list[Problem] = []
    return _targets(order, _read(order, folder, problems), problems)


def build_seminar(order: Order, surroundings: str, folder: SeminarFolder) -> Outcome:
    from briefings.build_record import after_edition, read_record
    from briefings.drafts import current_drafts, remember_drafts, write_drafts
    from briefings.release import Guard

    surroundings = after_edition(surroundings, order.previous.get(folder.id))
    record = read_record(order.workspace, folder)
    if not order.always and (kept := current_drafts(order, surroundings, folder, record)):
        return Outcome(folder.id, kept, record.warnings)
    problems: list[Problem] = []
    with _collecting(problems):
        reading = _read(order, folder, problems)
        content, targets = reading.content, _targets(order, reading, problems)
        guard = Guard(order, content, reading.room, reading.before)
        built = write_drafts(order, targets, problems, partial(weighed, content), guard)
        record.files, record.warnings = _files_of(order, content, targets), _placed(order, problems)
        remember_drafts(order, surroundings, folder, record, built)
        return Outcome(folder.id, tuple(built), record.warnings)
    return Outcome(folder.id, problems=_placed(order, problems))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Everything a seminar's briefs are made from and compared with, read once."""

    folder: SeminarFolder
    content: Content
    before: Content | None
    """The edition before, whole; None when there is none or it cannot be read."""
    room: tuple[Participant, ...]
    """The private list: for checks and the search of finished files only."""


def _read(order: Order, folder: SeminarFolder, problems: list[Problem]) -> _Reading:
    """Read and check a seminar, and the edition before it.

    Raises: ContentError with everything that is wrong.
    """
    before: Content | None = None
    if previous := order.previous.get(folder.id):
        from briefings.compare.previous import read_previous

        before, unread = read_previous(previous, order.workspace.build)
        problems.extend(unread)
    content, found = read_checked(order.workspace, folder, before)
    problems.extend(found)
    return _Reading(folder, content, before, load_participants(order.workspace, folder))


def _targets(order: Order, reading: _Reading, problems: list[Problem]) -> list[Target]:
    """All files of a seminar, ready to be written.

    Raises: ContentError when anything at all is wrong, after looking at everything.
    """
    targets: list[Target] = []
    content, before = reading.content, reading.before
    if before is not None:
        from briefings.checks.continuity import unexplained_changes

        is_noted = order.issue is not None and bool(order.issue.change_note)
        problems.extend(weighed(content, unexplained_changes(before, content, is_noted=is_noted)))
    problems.extend(unknown_audiences(content, audience_names(order.search)))
    for audience in order.audiences:
        with _collecting(problems):
            changes = _changes_for(order, reading, audience)
            targets.extend(_targets_of(order, reading, changes, audience, problems))
    stop_at_errors(problems)
    return targets


def _changes_for(order: Order, reading: _Reading, audience: Audience) -> Since | None:
    """What an audience is told of the edition before; both are filtered first, so that nothing withheld is compared.

    A thing that this audience saw and that is withheld from it now is not even told to be gone.
    """
    if reading.before is None:
        return None
    from briefings.compare.since import since

    edition = order.previous[reading.folder.id].edition
    seen = _seen_by(audience, reading.before), _seen_by(audience, reading.content)
    changes = since(edition, *seen, reading.content)
    return None if changes.is_empty else changes


def _seen_by(audience: Audience, content: Content) -> Content:
    translated = in_language(content, audience.language)
    said = translated.content if translated else content
    return for_audience(vary(said, audience.name, audience.form), audience.ceiling)


def _targets_of(
    order: Order, reading: _Reading, changes: Since | None, audience: Audience, problems: list[Problem]
) -> Iterator[Target]:
    folder, original = reading.folder, reading.content
    weigh = partial(weighed, original)
    translated = in_language(original, audience.language)
    if translated is None:
        return  # nobody has begun to translate this seminar
    content = translated.content
    # Rounded before rows are hidden, so that all audiences see a row at the same number.
    printed = for_print(content, audience.decimals)
    problems.extend(rounded_away(content, printed))
    left = vary(printed, audience.name, audience.form)
    whole = vary(printed, audience.name, audience.form, omits=False)
    problems.extend(weigh(refuse_for(whole, audience.ceiling, left)))
    visible = for_audience(left, audience.ceiling)
    accepts = audience.untranslated == "notice"
    visible, gaps = told_of_gaps(translated, original, visible, audience.language or "", accepts_originals=accepts)
    problems.extend(weigh(gaps))
    problems.extend(weigh(refuse_regime(content, audience.ceiling, audience.name)))
    problems.extend(weigh(refuse_unconsented(visible, content.people, audience.name)))
    problems.extend(weigh(refuse_attributed(visible, content.people, reading.room, audience.name)))
    problems.extend(weigh(marking_problems(visible, audience, order.search)))
    theme = _theme(order, content, audience)
    render = partial(_rendered, order, audience, changes)
    fitted = fit(visible, audience, render, partial(_lines_of_pages, theme) if order.fits_pages else None)
    document, where = fitted.document, _seminar_file(content)
    problems.extend(weigh(fitted.problems))
    problems.extend(missing_characters(document, theme))
    problems.extend(weigh(too_many_words(fitted.text, audience, where, fitted.advice)))
    problems.extend(weigh(missing_lines(fitted.text, content, audience)))
    problems.extend(weigh(lost_readers(document, content, audience)))
    problems.extend(weigh(too_hard_to_read(fitted.text, document.properties.language, audience, where)))
    problems.extend(weigh(faint_colours(theme, Where(str(_theme_file(order, content, audience))))))
    problems.extend(weigh(classified(document.furniture.marking, audience.where)))
    name = file_name_of(content, audience, order.search)
    for form in order.formats or audience.formats:
        place = Path(folder.series, folder.seminar, audience.name, f"{name}.{form}")
        yield Target(audience, form, document, theme, order.workspace.build / place, where, fitted.advice)


def _rendered(order: Order, audience: Audience, changes: Since | None, visible: Content) -> Document:
    """One brief; what it lacks because of who may see what is said so."""
    try:
        return render_document(visible, audience, order.search, order.workspace.root, order.issue, changes)
    except ContentError as error:
        raise ContentError(as_withheld(error.problems, visible.files)) from None


def _lines_of_pages(theme: Theme, document: Document) -> tuple[int, ...]:
    try:
        return page_lines(document, theme)
    except ContentError:
        return ()  # a character without a face: said for the brief as it will be written


def _files_of(order: Order, content: Content, targets: Sequence[Target]) -> tuple[str, ...]:
    """What was read; pictures may lie outside the seminar's folder, and templates show some."""
    blocks = (
        block
        for document in {id(one.document): one.document for one in targets}.values()
        for block in iter_blocks(document)
    )
    figures = (block.content for block in blocks if isinstance(block, Figure))
    shown = {one.path for one in figures if isinstance(one, Picture)}
    return (*content.files, *shown_pictures(content), *sorted(map(order.workspace.name_of, shown)))


def _seminar_file(content: Content) -> Where:
    return Where(content.seminar.origin.where.file)


def _theme_file(order: Order, content: Content, audience: Audience) -> Path:
    wanted_at = audience.where if audience.theme else content.series.origin.of("theme")
    return order.search.path(f"themes/{audience.theme or content.series.theme}/theme.yaml", wanted_at)


def _theme(order: Order, content: Content, audience: Audience) -> Theme:
    file = _theme_file(order, content, audience)
    state = file.stat()
    theme = _loaded_theme(file, state.st_mtime_ns, state.st_size)
    return theme if order.house is None else replace(theme, house=order.house)


@lru_cache(maxsize=8)
def _loaded_theme(file: Path, _changed: int, _size: int) -> Theme:
    """Most audiences share one theme; one that was changed in between is read again."""
    return load_theme(file)


def _for_each(
    folders: Sequence[SeminarFolder], step: Callable[[SeminarFolder], Outcome], lanes: int, tell: Progress
) -> list[Outcome]:
    outcomes: dict[int, Outcome] = {}
    with closing(run_in_lanes([partial(step, folder) for folder in folders], lanes)) as answering:
        for position, outcome in answering:
            outcomes[position] = outcome
            tell(outcome)
    return [outcomes[position] for position in range(len(folders))]


@contextmanager
def _collecting(problems: list[Problem]) -> Iterator[None]:
    """Take the problems of an error and go on; what is said of a place already is not said again."""
    try:
        yield
    except ContentError as error:
        known = {problem.where for problem in problems if problem.where.line}
        problems.extend(found for found in error.problems if found.where not in known and found not in problems)


def _placed(order: Order, problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, its file as a person would type it: themes and fonts are found by their full path."""
    named = order.workspace.name_of
    files = [named(Path(found.where.file)) if found.where.file else "" for found in problems]
    placed = [replace(one, where=replace(one.where, file=file)) for one, file in zip(problems, files, strict=True)]
    return tuple(dict.fromkeys(placed))
