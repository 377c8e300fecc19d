"""Many hospitals run one after another; one that cannot be run stops nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dghsim.errors import InputError
from dghsim.measures.model import Study
from dghsim.rota.build import build_rota
from dghsim.rota.model import DatedRota
from dghsim.scenario.cohort_file import Cohort, Member
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.replicate import replicate

Step = Callable[[str], None]
"""Called with a hospital's name when its turn comes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one hospital: a study, or why there is none."""

    name: str
    """As the cohort's file has it."""
    member: Member
    study: Study | None
    failure: str = ""

    @property
    def own_staffing(self) -> bool:
        """Whether its own posts and rotas are in."""
        return self.member.staffing == "own"


def run_cohort(
    cohort: Cohort, folder: Path, *, workers: int | None = None, step: Step | None = None
) -> Iterator[Outcome]:
    """Each hospital's outcome, in the file's order; rotas are solved ahead while others are simulated.

    `folder` is where the hospitals' files are looked for.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="rotas") as ahead:
        prepared = {
            name: ahead.submit(_prepared, folder / member.file, cohort)
            for name, member in cohort.hospital.items()
        }
        try:
            for name, member in cohort.hospital.items():
                if step is not None:
                    step(name)
                yield _outcome(name, member, prepared[name].result, workers)
        finally:
            ahead.shutdown(cancel_futures=True)


def _prepared(file: Path, cohort: Cohort) -> tuple[Scenario, DatedRota]:
    run = cohort.run
    sets = [f"run.{key}={value}" for key, value in run.model_dump().items()]
    scenario = load_scenario(file, sets=sets)
    return scenario, build_rota(scenario, folder=file.parent)


def _outcome(
    name: str, member: Member, prepared: Callable[[], tuple[Scenario, DatedRota]], workers: int | None
) -> Outcome:
    try:
        scenario, rota = prepared()
        return Outcome(name, member, replicate(scenario, rota, workers=workers, logs=0, whole=False))
    except InputError as error:
        return Outcome(name, member, None, str(error))
