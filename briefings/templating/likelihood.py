"""Words of likelihood: the term a scale has for a probability.

Shape:   each scale is a tuple of upper bound (percent, not included) and term,
         rising; a probability on a border takes the higher term.
Source:  ICD 203 (2015) §6.e.2.a; UK PHIA Probability Yardstick (2018, gaps
         between its bands closed at their middle); Kent, "Words of Estimative
         Probability" (1964, likewise); IPCC AR5 guidance note (2010).
"""

from __future__ import annotations

from decimal import Decimal

Scale = tuple[tuple[Decimal, str], ...]


def _scale(*steps: tuple[str, str]) -> Scale:
    return tuple((Decimal(bound), term) for bound, term in steps)


SCALES: dict[str, Scale] = {
    "icd203": _scale(
        ("5", "almost no chance"),
        ("20", "very unlikely"),
        ("45", "unlikely"),
        ("55", "roughly even chance"),
        ("80", "likely"),
        ("95", "very likely"),
        ("101", "almost certain"),
    ),
    "phia": _scale(
        ("7.5", "remote chance"),
        ("22.5", "highly unlikely"),
        ("37.5", "unlikely"),
        ("52.5", "realistic possibility"),
        ("77.5", "likely"),
        ("92.5", "highly likely"),
        ("101", "almost certain"),
    ),
    "kent": _scale(
        ("13", "almost certainly not"),
        ("40", "probably not"),
        ("60", "chances about even"),
        ("87", "probable"),
        ("101", "almost certain"),
    ),
    "ipcc": _scale(
        ("1", "exceptionally unlikely"),
        ("10", "very unlikely"),
        ("33", "unlikely"),
        ("66", "about as likely as not"),
        ("90", "likely"),
        ("99", "very likely"),
        ("101", "virtually certain"),
    ),
}
"""The scales a series can name as its `estimative_scale`."""


def likelihood_term(probability_pct: Decimal, scale: str) -> str:
    """The term for a probability.

    >>> likelihood_term(Decimal(38), "icd203"), likelihood_term(Decimal(20), "icd203")
    ('unlikely', 'unlikely')
    """
    return next(term for bound, term in SCALES[scale] if probability_pct < bound)
