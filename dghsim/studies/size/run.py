"""Made-up hospitals alike in all but size, one run after another as a cohort's are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dghsim.cohort.build import BASE
from dghsim.cohort.sizes import write_sizes
from dghsim.scenario.cohort_file import Cohort, Member
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.cohort import Outcome, in_files_order, run_cohort
from dghsim.studies.size.model import Sizes
from dghsim.studies.size.standing import standing_costs

A_DAY = (10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0)
"""Patients a day, from the smallest takes there are to the size of a large district hospital's."""


def run_sizes(
    cohort: Cohort,
    takes: Sequence[float] = A_DAY,
    *,
    workers: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Sizes:
    """What becomes of a hospital of each of so many patients a day, run as the cohort's are.

    `progress` is called with how many are done.
    """
    outcomes: list[Outcome] = []
    with TemporaryDirectory(prefix="dghsim-size-") as folder:
        files = write_sizes(takes, Path(folder))
        made_up = {file.stem: Member(file=file.name, synthetic=True) for file in files}
        sizes = cohort.model_copy(update={"hospital": made_up})
        for outcome in run_cohort(sizes, Path(folder), workers=workers):
            outcomes.append(outcome)
            if progress is not None:
                progress(len(outcomes))
    both = list(zip(takes, in_files_order(sizes, outcomes), strict=True))
    return Sizes(
        standing_costs(load_scenario(shipped(BASE))),
        tuple((take, outcome.study) for take, outcome in both if outcome.study is not None),
        tuple((take, outcome.failure) for take, outcome in both if outcome.study is None),
    )
