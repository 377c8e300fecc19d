"""How a study's page was reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.report.cohort.section import CohortSection
from dghsim.report.study.asked import Asked
from dghsim.report.study.words import size
from dghsim.report.text import counted
from dghsim.scenario.checks.posts import FILLED
from dghsim.studies.reading.decide import Decision


def method_section(asked: Asked, decision: Decision | None, replications: int) -> CohortSection:
    """The methods by name, what they assume, and what they do not say."""
    notes = (
        _pairing(replications),
        *(_choosing(asked, decision) if decision is not None else ()),
        "Effects of a full grid are means over all else; of any other design straight lines by least squares. "
        "Shares of the spread are Sobol's indices, over the levels or ranges that the sweep names, each alike: "
        "of a wider range, other shares.",
        "None of this says how much rests on guesses: where illustrative numbers are wrong, every option is "
        "wrong alike, or not alike. Money is of doctors, locums and what the scenario counts, not of the beds "
        f"themselves unless it prices them. Posts that a lever brings {FILLED}.",
    )
    return CohortSection("method", "How it was reckoned", notes=notes, short="Method")


def _pairing(replications: int) -> str:
    return (
        "Common random numbers: replication for replication, all cells of a hospital have the same patients as "
        "far as their changes let them. Every interval is of differences taken replication by replication "
        f"(Student t over {counted(replications, 'replication')})."
    )


def _choosing(asked: Asked, decision: Decision) -> Iterator[str]:
    best = decision.best
    sure, wrong = f"{100 * best.confidence:g}", f"{100 - 100 * best.confidence:.3g}"
    assert best.zone is not None
    zone = size(decision.measure, best.zone)
    yield (
        f"Those that cannot be told from the best: each option against each other, one-sided, at "
        f"{wrong} % over their number less one (Bonferroni), so that the truly best is "
        f"ruled out in at most {wrong} of 100 studies (Nelson, Swann, Goldsman and Song, "
        "Operations Research 49, 2001). How far the one picked may be from the best follows from the "
        "same comparisons (Hsu, Annals of Statistics 12, 1984)."
    )
    yield (
        "How many replications make sure: the two-stage procedure of Clark and Yang (Winter Simulation "
        f"Conference 1986) for common random numbers, with an indifference zone of {zone}, and this "
        "study as its first stage"
        + ("" if asked.first_stage is None else f" up to replication {asked.first_stage}")
        + f". It picks the truly best with at least {sure} % probability where that is better than all others "
        "by the zone or more. Where it is not, one within the zone of it may be picked. Whoever adds "
        "replications because this page said so says so with --first-stage, since its proof counts the first "
        "stage alone."
    )
    yield (
        "Assumed of all these: that replications are independent, and differences between options near enough "
        "normal; nothing of how options' years go together or vary. Shares near 0 or 100 % and rare counts are the "
        "least normal."
    )
    yield (
        "A chance of being best, or on the front, is a share of draws of all means together from Student's t "
        "with the options' own covariance; it is not the stated probability above, and with few replications it is "
        "rough."
    )
