"""Made-up hospitals alike in all but size, one run after another as a cohort's are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dghsim.cohort.build import write_sizes
from dghsim.scenario.cohort_file import Cohort, Member
from dghsim.studies.cohort import Outcome, run_cohort


def run_sizes(
    cohort: Cohort, takes: Sequence[float], *, workers: int | None = None
) -> list[tuple[float, Outcome]]:
    """What becomes of a hospital of each of so many patients a day, run as the cohort's are."""
    with TemporaryDirectory(prefix="dghsim-size-") as folder:
        files = write_sizes(takes, Path(folder))
        made_up = {file.stem: Member(file=file.name, synthetic=True) for file in files}
        sizes = cohort.model_copy(update={"hospital": made_up})
        return list(zip(takes, run_cohort(sizes, Path(folder), workers=workers), strict=True))
