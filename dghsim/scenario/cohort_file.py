"""A file that names the hospitals to be compared, such as `scenarios/cohort.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.scenario.base import Label, Line, Name, Part, Text
from dghsim.scenario.patch import Patch
from dghsim.scenario.read import read_toml
from dghsim.scenario.read_part import read_part


class Member(Part):
    """One hospital of the cohort."""

    file: Label
    """Its scenario, beside the cohort's file."""
    staffing: Literal["rule", "own"] = "rule"
    """`own` once a planner has put in the hospital's own posts and rotas: only then is it ranked on what staffing
    drives."""
    synthetic: bool = False
    """Made up, beside real ones: never matched, and said to be so."""


class CohortRun(Part):
    """How each hospital is run, in place of what its own file says."""

    weeks: Annotated[int, Field(ge=1, le=260)] = 52
    warm_up_weeks: Annotated[int, Field(ge=0, le=104)] = 12
    replications: Annotated[int, Field(ge=2, le=10_000)] = 4
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 1


class Tried(Patch):
    """A change tried at every hospital, relative to what each has where it adds or scales, and the evidence for it."""

    says: Line
    evidence: Line
    cost_gbp_per_year: Annotated[float, Field(gt=0, le=1e12)] | None = None
    """What it costs at each hospital, running cost and all; without it nothing is said of what a pound gains."""
    cost_source: Line | None = None
    """Where the cost is from; there has to be one with a cost."""

    @model_validator(mode="after")
    def _sourced(self) -> Tried:
        if self.cost_gbp_per_year is not None and self.cost_source is None:
            raise ValueError("has a cost, and cost_source does not say where it is from")
        return self


class Cohort(Part):
    """Hospitals compared on one page."""

    schema_version: Literal[1]
    kind: Literal["cohort"]
    name: Label
    about: Text = ""
    caveat: Text = ""
    """Said at the head of every page made of it."""
    run: CohortRun = CohortRun()
    hospital: Annotated[dict[Name, Member], Field(min_length=1, max_length=500)]
    intervention: dict[Name, Tried] = {}
    """Each tried by itself with `dghsim compare --apply NAME`, which may be given more than once."""


def is_cohort(path: str | Path) -> bool:
    """Whether the file says that it is a cohort. Raises InputError for a file that cannot be read."""
    return read_toml(Path(path)).get("kind") == "cohort"


def load_cohort(path: str | Path) -> Cohort:
    """The cohort in the file at `path`; its hospitals' files are not looked at.

    Raises:
        InputError: one line naming the file, the key, and what is allowed.
    """
    return read_part(path, Cohort, "cohort")
