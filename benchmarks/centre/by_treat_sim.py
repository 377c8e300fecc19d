"""The treatment centre run by treat-sim: as it is, and with its arrivals thinned by the hour they come in."""

from __future__ import annotations

from collections.abc import Generator
from itertools import count
from typing import Any

from treat_sim.model import (
    NonTraumaPathway,
    Scenario,
    SimulationSummary,
    TraumaPathway,
    TreatmentCentreModel,
    get_scenarios,
    multiple_replications,
)

from benchmarks.moments import Summary, summary


class Rethinned(TreatmentCentreModel):  # type: ignore[misc]  # has no types
    """treat-sim's model with a Poisson process of the published rates, and nobody after closing.

    As published in the package, whether a candidate is kept goes by the hour of the arrival before it, and the hour
    after midnight has the rate of 06:00.
    """

    def arrivals_generator(self) -> Generator[Any]:
        """Candidates at the highest rate; each kept with the chance that the rate of its own hour has of it."""
        rates = self.args.arrivals["arrival_rate"].to_numpy()
        for number in count():
            hour = yield from self._next_arrival(rates)
            if hour >= len(rates):
                return
            kind, kept = (
                (TraumaPathway, self.trauma_patients)
                if self.args.p_trauma_dist.sample()
                else (NonTraumaPathway, self.non_trauma_patients)
            )
            patient = kind(number, self.env, self.args)
            kept.append(patient)
            self.env.process(patient.execute())

    def _next_arrival(self, rates: Any) -> Generator[Any, Any, int]:
        """Wait for it; in which hour it comes."""
        while True:
            yield self.env.timeout(self.args.arrival_dist.sample())
            hour = int(self.env.now // 60)
            if hour >= len(rates) or self.args.thinning_rng.sample() < rates[hour] / self.args.lambda_max:
                return hour


def as_it_is(days: int) -> Summary:
    """So many days by the package's own call."""
    return summary(results(days).to_dict("records"))


def results(days: int) -> Any:
    """The package's own call: a row a day."""
    return multiple_replications(Scenario(), n_reps=days)


def rethinned(days: int, name: str = "base") -> Summary:
    """So many days of one of the package's scenarios, with arrivals by the published rates."""
    scenario = get_scenarios()[name]
    found: list[dict[str, float]] = []
    for day in range(days):
        scenario.set_random_no_set(day)
        model = Rethinned(scenario)
        model.run()
        found += SimulationSummary(model).summary_frame().to_dict("records")
    return summary(found)


def ready(days: int) -> list[TreatmentCentreModel]:
    """Models of so many days, ready to run, for the loop to be timed alone."""
    return [TreatmentCentreModel(Scenario(random_number_set=day)) for day in range(days)]
