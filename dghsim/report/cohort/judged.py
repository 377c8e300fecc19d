"""Of whom what may be said: who counts, who is ranked, and what of a hospital is not its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dghsim.measures.aims import assumed_on, fair, imputed_on
from dghsim.scenario.root import MedicalShare
from dghsim.studies.cohort import Outcome


@dataclass(frozen=True, slots=True)
class Judged:
    """A cohort's hospitals, by their names in its file."""

    run: frozenset[str]
    """Those that could be run, of which the others are subsets."""
    own: frozenset[str]
    """Whose own staffing is in."""
    synthetic: frozenset[str]
    imputed: Mapping[str, frozenset[str]]
    """What of each is taken from others."""
    shares: Mapping[str, MedicalShare]
    """What was assumed of each that its take, beds and stays were derived with."""

    def ranked(self, measure: str) -> frozenset[str]:
        """Those that may be ranked on a measure, or called better."""
        return fair(measure, self.run, self.own)

    def unjudged(self, measure: str) -> frozenset[str]:
        """Those of which a measure gives back what was imputed."""
        return imputed_on(measure, self.imputed)

    def beside(self, measure: str) -> frozenset[str]:
        """Those that are shown on a measure and do not count."""
        return self.synthetic | self.unjudged(measure)

    def assumed(self, measure: str) -> dict[str, float]:
        """How far a measure may be off for what was assumed: standard deviation over the mean."""
        return assumed_on(measure, self.shares)


def judged_of(outcomes: Iterable[Outcome]) -> Judged:
    """From what the cohort's file and the hospitals' own say."""
    run = [each for each in outcomes if each.study is not None]
    hospitals = {each.name: each.study.scenario.hospital for each in run if each.study is not None}
    return Judged(
        run=frozenset(hospitals),
        own=frozenset(each.name for each in run if each.own_staffing),
        synthetic=frozenset(each.name for each in run if each.member.synthetic),
        imputed={name: frozenset(each.imputed) for name, each in hospitals.items()},
        shares={name: each.medical_share for name, each in hospitals.items()},
    )
