"""The scenario as a whole."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.errors import show
from dghsim.scenario.access import Access
from dghsim.scenario.base import Label, Line, Name, NotNegative, Number, Part, Positive, Share, Text
from dghsim.scenario.demand import Demand
from dghsim.scenario.home import Home, Homes, ShortName
from dghsim.scenario.money import Money
from dghsim.scenario.outcomes import Outcomes, Training
from dghsim.scenario.patch import Patch
from dghsim.scenario.pathway import Pathway, Place, Window, WorkKind
from dghsim.scenario.practices import Practices
from dghsim.scenario.precision import HalfWidth
from dghsim.scenario.purse import Purse
from dghsim.scenario.rota import Rota

SCHEMA_VERSION = 1


class Surroundings(Part):
    """Where a hospital is and who lives around it: for maps, and for finding its like. What is not known is absent."""

    longitude: Annotated[Number, Field(ge=-180, le=180)] | None = None
    """Degrees east."""
    latitude: Annotated[Number, Field(ge=-90, le=90)] | None = None
    """Degrees north."""
    minutes_to_next_hospital: NotNegative | None = None
    """By car to the next acute hospital."""
    minutes_to: dict[
        Annotated[str, Field(pattern=r"^[A-Z0-9]{1,12}$")], Annotated[NotNegative, Field(le=600)]
    ] = {}
    """By car to hospitals by their codes, for those whose doctors answer the work of both."""
    population: Positive | None = None
    """Of the catchment."""
    over_65_share: Share | None = None
    income_deprived_share: Share | None = None
    rural_share: Share | None = None


class MedicalShare(Part):
    """Medicine's share of what is public of all specialties, where it had to be assumed: the least and the most. The
    take, beds, stays and delays of the file were derived with what lies between."""

    admissions: Annotated[list[Share], Field(min_length=2, max_length=2)] | None = None
    """Of emergency admissions."""
    beds: Annotated[list[Share], Field(min_length=2, max_length=2)] | None = None
    """Of adult general and acute beds."""

    @model_validator(mode="after")
    def _rises(self) -> MedicalShare:
        for name in ("admissions", "beds"):
            ends = getattr(self, name)
            if ends is not None and not 0 < ends[0] <= ends[1]:
                raise ValueError(f"{name}: must be [least, most], above 0, the least first")
        return self


class Hospital(Part):
    """Which hospital this is."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,12}$")]
    """ODS code where it has one; names the hospital in random draws."""
    trust: Label | None = None
    real: bool = False
    """A real hospital's name is on the report: nothing is said of deaths."""
    imputed: list[Literal["direct", "beds", "delay"]] = []
    """What is not known of it and taken from others: the share of patients not by way of the emergency department, the
    beds and how full they are, the delays on the way home. Nothing is ranked on what it was given."""
    medical_share: MedicalShare = MedicalShare()
    around: Surroundings = Surroundings()


class Era(Part):
    """The year of each family of inputs; `validate` warns where they differ."""

    demand: Label
    rules: Label
    pay_year: Label


class Run(Part):
    """How long and how often."""

    start: datetime.date
    """First day measured; a Monday."""
    weeks: Annotated[int, Field(ge=1, le=260)] = 52
    warm_up_weeks: Annotated[int, Field(ge=0, le=104)] = 8
    replications: Annotated[int, Field(ge=1, le=100_000)] = 20
    """How many are run; with `precision` the fewest."""
    precision: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,199}$")], HalfWidth] = {}
    """Measure -> half-width of its average's 95 % interval, in its unit or such as "5%" of the average: replications
    are added until all named are within."""
    most_replications: Annotated[int, Field(ge=1, le=100_000)] = 1000
    """After so many `precision` gives up."""
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 1
    end: Literal["cut", "drain"] = "cut"
    """At the end cut off, or let those inside finish with no new arrivals."""


SHIPPED_PACKS = ("sam", "rcp", "seven_day", "training", "contract")


class Standards(Part):
    """The clocks by which measures are taken, and the packs of standards that they are held against."""

    packs: Annotated[list[Label], Field(max_length=50)] = list(SHIPPED_PACKS)
    """Packs by name, and files of your own, such as "mine.toml", beside this one."""
    clinician_hours: Positive = 4.0
    consultant_day_hours: Positive = 6.0
    consultant_night_hours: Positive = 14.0
    day_begins_hour: Annotated[Number, Field(ge=0, le=24)] = 8.0
    day_ends_hour: Annotated[Number, Field(ge=0, le=24)] = 20.0
    consultant_seven_day_hours: Positive = 14.0
    ews_minutes: Positive = 30.0
    ed_hours: Positive = 4.0
    long_ed_hours: Positive = 12.0


class Intervention(Patch):
    """A named change to the scenario, and the evidence for it."""

    says: Line
    evidence: Line


Evidence = Literal["public", "published", "illustrative", "yours"]


class Provenance(Part):
    """Where numbers come from."""

    keys: Annotated[list[Annotated[str, Field(max_length=400)]], Field(min_length=1)]
    """Dotted keys; `*` stands for one part of a key, `**` for any number of them, at most twice in a key."""
    evidence: Evidence
    source: Line
    low: Number | None = None
    """Plausible range of each of the numbers, where it is known."""
    high: Number | None = None

    @model_validator(mode="after")
    def _sensible(self) -> Provenance:
        if any(not all(key.split(".")) or key.split(".").count("**") > 2 for key in self.keys):
            raise ValueError("keys must be dotted, with ** at most twice")
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high go together")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low must not be above high")
        return self


class Scenario(Part):
    """Everything one run needs to know."""

    schema_version: Literal[1]
    name: Label
    about: Text = ""
    apply: list[Name] = []
    """Interventions switched on."""
    levers: Annotated[list[Label], Field(max_length=50)] = []
    """Levers pulled, each as NAME or NAME=LEVEL, or a file of your own beside this one, such as "mine.toml=2"."""
    hospital: Hospital
    era: Era
    run: Run
    demand: Demand
    access: Access | None = None
    """How people come and go, where that differs from the hospital that the demand is of; none: it does not."""
    homes: Homes | None = None
    home: dict[ShortName, Home] = {}
    """Primary Care Homes by name; what they have in common is in `homes`."""
    pathway: Pathway
    work: dict[Name, WorkKind] = {}
    place: dict[Name, Place] = {}
    window: dict[Name, Window] = {}
    policy: dict[Name, bool] = {}
    """Switches that conditions ask for."""
    rota: Rota = Rota()
    money: Money = Money()
    practices: Practices | None = None
    """General practice, where there are homes."""
    purse: Purse | None = None
    """Who pays whom around homes."""
    standards: Standards = Standards()
    outcomes: Outcomes = Outcomes()
    training: Training = Training()
    intervention: dict[Name, Intervention] = {}
    provenance: list[Provenance] = []

    def __repr__(self) -> str:
        """Short, for a notebook: `model_dump` has all of it."""
        run = self.run
        return (
            f"<Scenario {show(self.name)}: {run.weeks} weeks after {run.warm_up_weeks} of warm-up, "
            f"{run.replications} replications>"
        )
