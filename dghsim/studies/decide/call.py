"""From Python: a scenario's file and levers in, a decision out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dghsim.engine.run import Engine
from dghsim.measures.precision.ask import without_precision
from dghsim.rota.build import build_rota
from dghsim.scenario.levers.read import Chosen, sets_of
from dghsim.scenario.load import load_scenario
from dghsim.studies.decide.beside import put_to_the_test, refuse_goal
from dghsim.studies.decide.decide import decide
from dghsim.studies.decide.model import Decision, Tests
from dghsim.studies.levers import Hospitals, Ran, try_levers
from dghsim.studies.replicate import replicate


def decide_levers(
    path: str | Path,
    levers: Sequence[str],
    *,
    sets: Sequence[str] = (),
    apply: Sequence[str] = (),
    goal: str = "",
    budget: float | None = None,
    quick: bool = False,
    engine: Engine = "kernel",
    workers: int | None = None,
) -> Decision:
    """What `dghsim compare FILE --lever ...` decides by; `print` tells the short of it.

    Args:
        path: of the scenario's file.
        levers: each as `--lever` has it: `NAME`, `NAME=LEVEL`, `A=1+B=2`, or a file of your own.
        sets: `section.key=value` each.
        apply: interventions of the scenario.
        goal: the measure by which levers are put in order; empty: the one that most of them help.
        budget: pounds a year that those put in order may cost together.
        quick: only what is asked for, no assumption put to the test.
        engine: `kernel`, or its twin `simpy`.
        workers: how many replications are run at once; the same numbers for any.

    Raises:
        InputError: the scenario or a lever cannot be had, or none of the levers fits.
    """
    folder = Path(path).parent

    def load(pulled: Sequence[Chosen]) -> Hospitals:
        asked = [one.asked for one in pulled]
        return (without_precision(load_scenario(path, sets=sets, apply=apply, levers=asked)),)

    def run(hospitals: Hospitals, _: str) -> Ran:
        (scenario,) = hospitals
        rota = build_rota(scenario, folder=folder)
        return Ran(replicate(scenario, rota, engine=engine, workers=workers, logs=0, whole=False))

    base = load(())
    refuse_goal(base[0], goal)
    trials = try_levers(base, sets_of(levers), load, run)
    tests = Tests() if quick else put_to_the_test(base, trials, load, run, goal=goal, budget=budget)
    return decide(trials, tests, goal=goal, budget=budget)
