"""What a home changes at its practices, as a table of paired differences."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dghsim.measures.statistics import paired_table
from dghsim.scenario.practices import Practices
from dghsim.studies.practices.definitions import definitions
from dghsim.studies.practices.figures import figures_of
from dghsim.studies.practices.worlds import World


@dataclass(frozen=True, slots=True)
class AtPracticesTold:
    """Of one home."""

    label: str
    table: pd.DataFrame
    """Columns as of a `Difference`."""
    without: World
    with_home: World


def tell(practices: Practices, label: str, without: World, with_home: World) -> AtPracticesTold:
    """Of two worlds in which the same people ask."""
    before, after = figures_of(practices, without), figures_of(practices, with_home)
    return AtPracticesTold(label, paired_table(definitions(practices), before, after), without, with_home)
