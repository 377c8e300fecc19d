"""A file that asks for many runs: hospitals, changes tried at them, and factors varied, such as
`scenarios/sweeps/first.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.scenario.base import Label, Name, Part, Text
from dghsim.scenario.cohort_file import Tried
from dghsim.scenario.precision import HalfWidth
from dghsim.scenario.read import read_toml
from dghsim.scenario.read_part import read_part
from dghsim.scenario.sweep_factor import Factor

NONE = "none"
"""What the scenario as it is is called among changes."""
RESERVED = (
    "cell", "hospital", "change", "point", "drawn", "replication", "replications", "failure", "measure", "value",
    "seconds", "mean", "ci_low", "ci_high", "median", "year_low", "year_high",
)  # fmt: skip
"""What no factor may be called: columns of a study's tables and of answers from them, and what points are drawn."""
SAMPLES = ("latin_hypercube", "sobol", "saltelli")


class SweepRun(Part):
    """How each cell is run, in place of what the hospital's own file says."""

    weeks: Annotated[int, Field(ge=1, le=260)] | None = None
    warm_up_weeks: Annotated[int, Field(ge=0, le=104)] | None = None
    replications: Annotated[int, Field(ge=1, le=100_000)] | None = None
    """With `precision` the fewest."""
    precision: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,199}$")], HalfWidth] = {}
    """As in a scenario: replications are added, cell by cell, until all measures named are sure enough."""
    most_replications: Annotated[int, Field(ge=1, le=100_000)] | None = None
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] | None = None


class Design(Part):
    """How the values of factors are put together."""

    values: Literal["cross", "rows"] = "cross"
    """Factors with values or steps: each with each, or row by row, the first value of all, then the second."""
    sample: Literal["latin_hypercube", "sobol", "saltelli"] | None = None
    """How the factors are drawn that have but two ends; `saltelli` as Sobol indices need it."""
    points: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    """How many are drawn; with `saltelli` its base sample, of which it makes factors + 2 times as many."""
    second_order: bool = False
    """With `saltelli`: 2 x factors + 2 times as many, for pairs of factors too."""
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 1

    @model_validator(mode="after")
    def _holds_together(self) -> Design:
        if (self.sample is None) != (self.points is None):
            raise ValueError("sample and points go together")
        if self.second_order and self.sample != "saltelli":
            raise ValueError('second_order goes with sample = "saltelli"')
        if self.sample in ("sobol", "saltelli") and self.points and self.points & (self.points - 1):
            raise ValueError(f"points must be a power of two with {self.sample}, not {self.points}")
        return self


class Sweep(Part):
    """Hospitals x points of the design x changes; each of these is a cell."""

    schema_version: Literal[1]
    kind: Literal["sweep"]
    name: Label
    about: Text = ""
    hospitals: Annotated[list[Label], Field(min_length=1, max_length=500)]
    """Scenarios, and cohorts for all of their hospitals: files, looked for beside this one."""
    leave_out: list[Name] = []
    """Hospitals of a cohort that are not run."""
    without: bool = True
    """Whether each hospital is run without any change too, as `none`."""
    intervention: dict[Name, Tried] = {}
    """Each a change tried at every hospital, as in a cohort's file."""
    apply: list[Name] = []
    """Interventions of the cohort or of the scenarios themselves that are tried, each by itself."""
    levers: Annotated[list[Label], Field(max_length=200)] = []
    """Levers tried, as `compare --lever` has them: NAME for each level, NAME=LEVEL, A=1+B=2, all."""
    factor: dict[Name, Factor] = {}
    design: Design = Design()
    run: SweepRun = SweepRun()
    chunk_cells: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """Cells in a file of results; by default as many as make some hundreds of rows."""

    @model_validator(mode="after")
    def _holds_together(self) -> Sweep:
        if NONE in self.intervention:
            raise ValueError(
                f"intervention.{NONE}: is what a hospital without a change is called; name it otherwise"
            )
        for name in self.factor:
            if name in RESERVED:
                raise ValueError(f"factor.{name}: is a column of every study; name it otherwise")
        drawn = [name for name, factor in self.factor.items() if factor.drawn]
        if drawn and self.design.sample is None:
            raise ValueError(
                f"factor.{drawn[0]}: has but two ends: give steps or values, or [design] with sample "
                f"({', '.join(SAMPLES)}) and points"
            )
        if self.design.sample is not None and not drawn:
            raise ValueError("design.sample: no factor is drawn; give one with low and high and no steps")
        if self.design.values == "rows":
            self._same_length()
        else:
            self._each_once()
        if not (self.without or self.intervention or self.apply or self.levers):
            raise ValueError("without = false leaves nothing to run: name an intervention or a lever")
        return self

    def _each_once(self) -> None:
        for name, factor in self.factor.items():
            values = [] if factor.drawn else [repr(value) for value in factor.listed()]
            if len(set(values)) < len(values):
                raise ValueError(f"factor.{name}: values: gives one twice; its cells would be the same")

    def _same_length(self) -> None:
        counts = {name: len(factor.listed()) for name, factor in self.factor.items() if not factor.drawn}
        if len(set(counts.values())) > 1:
            told = ", ".join(f"{name} {count}" for name, count in counts.items())
            raise ValueError(f'design.values = "rows" needs as many values of each factor, not {told}'[:300])


def is_sweep(path: str | Path) -> bool:
    """Whether the file says that it is a sweep. Raises InputError for a file that cannot be read."""
    return read_toml(Path(path)).get("kind") == "sweep"


def load_sweep(path: str | Path) -> Sweep:
    """The sweep in the file at `path`; the files that it names are not looked at.

    Raises:
        InputError: one line naming the file, the key, and what is allowed.
    """
    return read_part(path, Sweep, "sweep")
