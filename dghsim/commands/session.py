"""What the commands that simulate share: loading, solving while the kernel compiles, running."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dghsim.commands.progress import Progress
from dghsim.errors import InputError, show
from dghsim.measures.model import Study
from dghsim.measures.precision.ask import precision_of, read_precision, with_precision, without_precision
from dghsim.rota.build import build_rota
from dghsim.rota.kept_duties import kept_duties
from dghsim.scenario.load import load_scenario
from dghsim.scenario.resolve import Side
from dghsim.scenario.root import Scenario
from dghsim.studies.ready import ready_in_background
from dghsim.studies.replicate import Tables, replicate
from dghsim.studies.sites import HERE, NEXT, replicate_sites

if TYPE_CHECKING:
    from dghsim.studies.uncertainty.run import Drawing

BESIDE = 4
"""Replications of each change that a report looks at by itself."""
WHOLE_LOGS = {"all": 1_000_000, "none": 0}


def load(asked: Namespace, file: str, levers: Sequence[str] | None = None, side: Side = "alone") -> Scenario:
    """The scenario of a file, with what the command line changes; `levers` in place of those it names."""
    pulled = asked.levers if levers is None else levers
    scenario = load_scenario(file, sets=asked.sets, apply=asked.apply, levers=pulled, side=side)
    run = {
        name: getattr(asked, name)
        for name in ("seed", "replications")
        if getattr(asked, name, None) is not None
    }
    if run:
        scenario = scenario.model_copy(update={"run": scenario.run.model_copy(update=run)})
    given = getattr(asked, "precision", None)
    return with_precision(scenario, read_precision(given)) if given else scenario


def logs_wanted(text: str) -> int:
    """How many replications keep their logs."""
    if text in WHOLE_LOGS:
        return WHOLE_LOGS[text]
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise InputError(f"--logs {show(text)}: must be a whole number, all or none")
    return int(text)


def output_folder(asked: Namespace, name: str) -> Path:
    """Where the results go."""
    return Path(asked.output) if asked.output else Path("results") / name


@dataclass(slots=True)
class Session:
    """Runs scenarios one after another in the same way."""

    asked: Namespace
    progress: Progress
    compiled: Future[None] | None = None

    def begin(self, scenario: Scenario) -> None:
        """Have the kernel made ready meanwhile: a solver leaves the interpreter free; a file may be refused at once."""
        if scenario.rota.own is None:
            self._compile()

    def beside(self, scenario: Scenario, folder: Path, change: str) -> Study:
        """A changed scenario beside its base: the first of the same replications, for what differs only."""
        count = min(scenario.run.replications, BESIDE)
        fewer = scenario.run.model_copy(update={"replications": count})
        return self.study(
            without_precision(scenario.model_copy(update={"run": fewer})),
            folder,
            f"What if: {change}",
            whole=False,
        )

    def study(
        self, scenario: Scenario, folder: Path, title: str, *, logs: int = 0, whole: bool = True,
        keep: Callable[[Tables], None] | None = None,
    ) -> Study:  # fmt: skip
        """Make the rota, then run every replication. `keep` is handed the logs of each that keeps them."""
        self.begin(scenario)
        with self.progress.step(f"{title}: the rota"):
            rota = build_rota(scenario, folder=folder, deterministic=self.asked.deterministic)
        compiled = self._compile()
        if not compiled.done():
            with self.progress.step("Compiling the kernel (kept for next time)"):
                compiled.result()
        duties, precision = kept_duties(scenario, rota), precision_of(scenario)
        count = scenario.run.replications if precision is None else precision.most
        runs = f"{count} runs" if precision is None else f"as many runs as it takes, at most {count},"
        with self.progress.step(f"{title}: {runs} of {scenario.run.weeks} weeks", count) as advance:
            return replicate(
                scenario, rota, precision=precision, engine=self.asked.engine, workers=self.asked.workers,
                logs=logs, whole=whole, progress=advance, keep=keep, duties=duties,
            )  # fmt: skip

    def together(
        self, scenario: Scenario, folder: Path, neighbour: Scenario, its_folder: Path, title: str
    ) -> tuple[Study, Study]:
        """Both run by one clock, so that whoever one sends away comes to the other; measured each by itself."""
        self.begin(scenario)
        with self.progress.step(f"{title}: the rotas"):
            rota = build_rota(scenario, folder=folder, deterministic=self.asked.deterministic)
            its = build_rota(neighbour, folder=its_folder, deterministic=self.asked.deterministic)
        self._compile().result()
        count = scenario.run.replications
        with self.progress.step(f"{title}: {count} runs of {scenario.run.weeks} weeks", count) as advance:
            found = replicate_sites(
                {HERE: (scenario, rota), NEXT: (neighbour, its)},
                engine=self.asked.engine, workers=self.asked.workers, progress=advance,
            )  # fmt: skip
        return found[HERE], found[NEXT]

    def guessed(self, study: Study, drawing: Drawing) -> Study:
        """The study with its assumed inputs drawn from their ranges."""
        from dghsim.studies.uncertainty.run import with_guesses

        draws = len(drawing.at)
        with self.progress.step(f"Guesses: {draws} draws from their ranges", draws) as advance:
            return with_guesses(
                study, drawing, engine=self.asked.engine, workers=self.asked.workers, progress=advance
            )

    def _compile(self) -> Future[None]:
        if self.compiled is None:
            self.compiled = ready_in_background()
        return self.compiled
