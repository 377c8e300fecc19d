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
    as_many: pd.DataFrame | None = None
    """The table, were as many to ask as without it; None where they do."""


def tell(
    practices: Practices, label: str, without: World, with_home: World, as_many: World | None = None
) -> AtPracticesTold:
    """Of two worlds in which the same people ask, but for those whom shorter waits bring; a third without these."""
    before, named = figures_of(practices, without), definitions(practices)
    tables = [
        None if each is None else paired_table(named, before, figures_of(practices, each))
        for each in (with_home, as_many)
    ]
    assert tables[0] is not None
    return AtPracticesTold(label, tables[0], without, with_home, tables[1])
