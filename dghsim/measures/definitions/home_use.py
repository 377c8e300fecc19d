"""What the people of each home use, and what teams cost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.definitions.told import told
from dghsim.measures.facts import Facts
from dghsim.measures.home_use import homes_of, teams_of
from dghsim.measures.model import Measure
from dghsim.scenario.homes.names import BEGINS
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="flow", kind="output", better="neither")


def home_use(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """Where patients are on the lists of homes."""
    homes = homes_of(scenario)
    if not homes:
        return
    yield from told(
        _one,
        ("homes_hospital_bed_days_per_year", "Bed-days of the hospital", "bed-days a year",
         "In beds in the weeks measured, of everybody, as a year of 52 weeks."),
    )  # fmt: skip
    for name in homes:
        label = name.replace("_", " ").capitalize()
        yield from told(
            _one,
            (f"home_{name}_short_stays_per_year", f"{label}: admissions with no night or one", "a year",
             "Given a bed or chair, on the list; left in the weeks measured, on the date they came or the next."),
            (f"home_{name}_long_stays_per_year", f"{label}: admissions with more nights", "a year",
             "Given a bed or chair, on the list; left in the weeks measured, later than that."),
            (f"home_{name}_found_per_year", f"{label}: frail people reviewed by the team", "a year",
             "Reviewed by the team in the weeks measured, and known from then on."),
            (f"home_{name}_handed_visits_per_week", f"{label}: visits taken over from practices", "a week",
             "Begun by the team in the weeks measured; of a team of several homes by what each hands over."),
        )  # fmt: skip
    for tier in teams_of(scenario):
        yield _one(
            f"cost_{tier}_gbp_per_year", f"Team of homes, {tier.removeprefix(BEGINS)}", unit="pounds a year",
            explains="Posts of the team with on-cost, and who fills its gaps; it is among the staff of the homes.",
        )  # fmt: skip
