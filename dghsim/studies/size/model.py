"""What made-up hospitals of rising size came to."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.model import Study
from dghsim.studies.size.standing import StandingCost


@dataclass(frozen=True, slots=True)
class Sizes:
    """Hospitals alike in all but size."""

    standing: tuple[StandingCost, ...]
    """What the take costs whoever comes, a tier each: the same at every size."""
    studies: tuple[tuple[float, Study], ...]
    """(patients a day, study), smallest first."""
    failures: tuple[tuple[float, str], ...]
    """(patients a day, why it could not be run)."""
