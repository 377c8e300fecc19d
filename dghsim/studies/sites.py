"""Several hospitals run together: the same clock, patients who go from one to another, each measured by itself."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

from dghsim.demand.draw import draw_arrivals
from dghsim.engine.make import make_plan
from dghsim.engine.run import Engine, run_plan
from dghsim.engine.sites.model import Joined, Site
from dghsim.engine.sites.part import part
from dghsim.engine.sites.plan import join_plans
from dghsim.engine.sites.program import join
from dghsim.engine.sites.visitors import sent_to, with_visitors
from dghsim.measures.catalogue import measures_of
from dghsim.measures.fixed import Fixed, fixed_of
from dghsim.measures.measure import measure
from dghsim.measures.model import Measured, Replication, Study
from dghsim.rota.gaps import fill_gaps
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario
from dghsim.studies.gather import Gathered
from dghsim.studies.in_order import in_order
from dghsim.studies.ready import ready
from dghsim.studies.replicate import Prepared, Progress, drawn, prepare

HERE, NEXT = "here", "next"
"""What a hospital and the one next to it are called where the file of neither says so."""


@dataclass(frozen=True, slots=True)
class PreparedSites:
    """Everything about the sites that is the same in every replication."""

    prepared: tuple[Prepared, ...]
    joined: Joined


def prepare_sites(sites: Mapping[str, tuple[Scenario, DatedRota]]) -> PreparedSites:
    """By name, as the pathways send patients to them. Raises InputError where they cannot run together."""
    return _joined({name: prepare(scenario, rota) for name, (scenario, rota) in sites.items()})


def _joined(prepared: Mapping[str, Prepared]) -> PreparedSites:
    joined = join([Site(name, one.scenario, one.program) for name, one in prepared.items()])
    return PreparedSites(tuple(prepared.values()), joined)


def _drawn(sites: PreparedSites, replication: int) -> PreparedSites:
    """With the priors of their homes as this replication has them."""
    if not any(one.guesses for one in sites.prepared):
        return sites
    names = [site.name for site in sites.joined.sites]
    return _joined({name: drawn(one, replication) for name, one in zip(names, sites.prepared, strict=True)})


def run_one_of_sites(sites: PreparedSites, replication: int, engine: Engine = "kernel") -> list[Replication]:
    """One replication of all, as each site saw it."""
    sites = _drawn(sites, replication)
    arrivals = [draw_arrivals(one.scenario, replication, one.demand) for one in sites.prepared]
    duties = [fill_gaps(one.duties, replication) for one in sites.prepared]
    made = [
        make_plan(one.scenario, one.program, came, on_duty, replication)
        for one, came, on_duty in zip(sites.prepared, arrivals, duties, strict=True)
    ]
    plans = [plan for plan, _ in made]
    whole = join_plans(sites.joined, plans)
    parts = part(whole, plans, run_plan(whole.plan, engine))
    return [
        Replication(
            one.scenario, one.rota, mine.plan, with_visitors(parts, arrivals, site), duties[site], made[site][1],
            mine.log, sent_to(parts, whole.plan.program.stages, site),
        )
        for site, (one, mine) in enumerate(zip(sites.prepared, parts, strict=True))
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Task:
    """What a worker has to know to do any replication."""

    sites: PreparedSites
    fixed: tuple[Fixed, ...]
    engine: Engine
    whole: bool

    def __call__(self, number: int) -> list[Measured]:
        finished = run_one_of_sites(self.sites, number, self.engine)
        return [
            measure(one, fixed, whole=self.whole) for one, fixed in zip(finished, self.fixed, strict=True)
        ]


def replicate_sites(
    sites: Mapping[str, tuple[Scenario, DatedRota]],
    *,
    replications: int | None = None,
    engine: Engine = "kernel",
    workers: int | None = None,
    whole: bool = False,
    progress: Progress | None = None,
) -> dict[str, Study]:
    """Run every replication of all sites together: a study of each, by its name.

    `replications` defaults to the first site's. `whole`: with picture data and published figures. A site that neither
    sends nor gets patients has the numbers that it has alone. Raises InputError where they cannot run together.
    """
    prepared = prepare_sites(sites)
    scenarios = [one.scenario for one in prepared.prepared]
    count = scenarios[0].run.replications if replications is None else replications
    task = _Task(prepared, tuple(fixed_of(*one) for one in sites.values()), engine, whole)
    ready()
    gathered = [Gathered() for _ in scenarios]
    with closing(in_order(task, count, workers)) as results:
        for number, measured in enumerate(results):
            for one, mine in zip(gathered, measured, strict=True):
                one.add(mine)
            if progress is not None:
                progress(number + 1)
    return {
        name: _study(one, rota, found)
        for (name, (one, rota)), found in zip(sites.items(), gathered, strict=True)
    }


def _study(scenario: Scenario, rota: DatedRota, found: Gathered) -> Study:
    values = found.values.table()
    return Study(
        scenario, rota, measures_of(scenario, values.columns), values, found.profiles.means(), {}, found.face.table(),
        {}, behind=found.behind.table(),
    )  # fmt: skip
