"""The record of a seminar's forecasts: what was said when, and how well.

Probabilities of each scenario over the editions, followed over splits and
mergers as their lineage says. Once an outcome is recorded with its date and
evidence, every edition before it is scored: the multi-category Brier score,
0 for a perfect forecast to 2 for a certain and wrong one, beside that of a
forecast that gives all scenarios the same share. Nothing is scored without an
outcome, and no score stands without the number of forecasts it rests on.

Source: G. W. Brier, *Verification of Forecasts Expressed in Terms of
Probability*, 1950.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefings.compare.estimates import origins_of
from briefings.content.model import Content, Outcome, ScenarioSet


@dataclass(frozen=True, slots=True)
class Score:
    """How one edition's forecast did."""

    brier: float
    """0 to 2, lower is better."""
    uniform: float
    """What equal shares would have had."""

    @property
    def skill(self) -> float:
        """1 for perfect, 0 for no better than equal shares, below 0 for worse."""
        return 1 - self.brier / self.uniform if self.uniform else 0.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """The scenarios of one edition."""

    date: dt.date
    shares: tuple[tuple[str, Decimal], ...]
    """Scenario id and percent, in table order; rows without a number are left out."""
    came_from: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Scenario id and the ids in the edition before that it goes back to."""
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A seminar's forecasts in the order of their editions."""

    seminar: str
    forecasts: tuple[Forecast, ...]
    outcome: Outcome | None

    @property
    def scored(self) -> tuple[Score, ...]:
        return tuple(one.score for one in self.forecasts if one.score is not None)


def track(editions: Sequence[Content]) -> Track:
    """Follow one seminar's scenarios over its editions, and score them when the outcome is known.

    Shape:   editions of one seminar, in any order; those without a table are left out.
    """
    dated = sorted((one for one in editions if one.scenarios), key=lambda one: one.seminar.edition.date)
    sets = [(one.seminar.edition.date, one.scenarios) for one in dated if one.scenarios]
    outcome = next((scenarios.outcome for _, scenarios in reversed(sets) if scenarios.outcome), None)
    names = _names_of_outcome(sets, outcome)
    forecasts = []
    for position, (date, scenarios) in enumerate(sets):
        before = {row.id for row in sets[position - 1][1].scenarios} if position else set()
        shares = tuple((row.id, row.probability) for row in scenarios.scenarios if row.probability is not None)
        is_before = outcome is not None and date < outcome.on
        score = score_of([(name, share) for name, share in shares], names[position]) if is_before else None
        forecasts.append(Forecast(date, shares, tuple(origins_of(scenarios, before).items()), score))
    name = dated[0].seminar.id if dated else ""
    return Track(name, tuple(forecasts), outcome)


def score_of(shares: Sequence[tuple[str, Decimal]], happened: frozenset[str]) -> Score | None:
    """Score percentages against the one that came about; None when it is not among them, or not just one.

    Units:   percent in, 0 to 2 out.

    >>> score_of([("rain", Decimal(75)), ("sun", Decimal(25))], frozenset({"rain"}))
    Score(brier=0.125, uniform=0.5)
    """
    if len(happened.intersection(name for name, _ in shares)) != 1:
        return None
    brier = sum(((share / 100) - (name in happened)) ** 2 for name, share in shares)
    return Score(float(brier), 1 - 1 / len(shares))


def _names_of_outcome(sets: Sequence[tuple[dt.date, ScenarioSet]], outcome: Outcome | None) -> list[frozenset[str]]:
    """What the scenario that came about was called in each edition, followed backwards from the last."""
    names: list[frozenset[str]] = []
    current = frozenset({outcome.scenario} if outcome else ())
    for position in range(len(sets) - 1, -1, -1):
        scenarios = sets[position][1]
        names.append(current)
        before = {row.id for row in sets[position - 1][1].scenarios} if position else set()
        origins = origins_of(scenarios, before)
        current = frozenset(name for one in current for name in origins.get(one, ()))
    return names[::-1]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the scores of several forecasts come to."""

    count: int
    brier: float
    uniform: float

    @property
    def skill(self) -> float:
        return 1 - self.brier / self.uniform if self.uniform else 0.0


def tally(tracks: Sequence[Track]) -> Tally | None:
    """The mean over all scored forecasts; None when nothing is settled yet."""
    scores = [score for one in tracks for score in one.scored]
    if not scores:
        return None
    count = len(scores)
    return Tally(count, sum(one.brier for one in scores) / count, sum(one.uniform for one in scores) / count)


def as_text(tracks: Sequence[Track]) -> str:
    """For a terminal: a line for each scenario, a column for each edition."""
    lines: list[str] = []
    for one in tracks:
        lines += [one.seminar, *_table(one)]
        if one.outcome:
            lines.append(f"  outcome: {one.outcome.scenario} on {one.outcome.on.isoformat()}; {one.outcome.evidence}")
        lines.append("")
    total = tally(tracks)
    if total is None:
        lines.append("no outcome is recorded yet, so nothing is scored")
    else:
        lines.append(
            f"Brier score {total.brier:.3f} of 2 (equal shares {total.uniform:.3f}, skill {total.skill:+.2f}), "
            f"{total.count} forecast{'s' if total.count > 1 else ''}"
        )
    return "\n".join(lines) + "\n"


def _table(one: Track) -> list[str]:
    ids = dict.fromkeys(name for forecast in reversed(one.forecasts) for name, _ in forecast.shares)
    width = max((len(name) for name in ids), default=0)
    lines = [f"  {'':{width}}" + "".join(f"  {forecast.date.isoformat():>10}" for forecast in one.forecasts)]
    for name in ids:
        held = [dict(forecast.shares).get(name) for forecast in one.forecasts]
        cells = "".join(f"  {'' if share is None else f'{share.normalize():f} %':>10}" for share in held)
        lines.append(f"  {name:{width}}{cells}".rstrip())
    scores = [forecast.score for forecast in one.forecasts]
    if any(scores):
        cells = "".join(f"  {'' if score is None else f'{score.brier:.3f}':>10}" for score in scores)
        lines.append(f"  {'Brier score (0 to 2)':{width}}{cells}")
    return lines


def as_json(tracks: Sequence[Track]) -> dict[str, object]:
    """For programs."""
    total = tally(tracks)
    return {
        "version": 1,
        "seminars": [_track_json(one) for one in tracks],
        "total": None if total is None else {"forecasts": total.count, "brier": total.brier, "skill": total.skill},
    }


def _track_json(one: Track) -> dict[str, object]:
    outcome = one.outcome
    happened = (
        {"scenario": outcome.scenario, "on": outcome.on.isoformat(), "evidence": outcome.evidence} if outcome else None
    )
    return {
        "seminar": one.seminar,
        "outcome": happened,
        "forecasts": [
            {
                "date": forecast.date.isoformat(),
                "shares": {name: f"{share:f}" for name, share in forecast.shares},
                "came_from": {name: list(names) for name, names in forecast.came_from if names != (name,)},
                "brier": forecast.score.brier if forecast.score else None,
                "uniform": forecast.score.uniform if forecast.score else None,
            }
            for forecast in one.forecasts
        ],
    }
