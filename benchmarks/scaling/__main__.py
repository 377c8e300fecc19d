"""Prints one or all of the tables of docs/scaling.md: `python -m benchmarks.scaling [PART ...] [--years N]`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.scaling.timing import PARTS, head, machine, memory, parts, processor, row, wall
from benchmarks.scaling.variations import hospitals, patients_per_day, sized, teams
from dghsim.measures.model import Study
from dghsim.report.results import write_tables
from dghsim.rota.build import build_rota
from dghsim.rota.model import DatedRota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.in_order import in_order
from dghsim.studies.ready import ready
from dghsim.studies.replicate import LOGS, replicate

WEEKS = {"weeks": 4, "warm_up_weeks": 4}
"""Of the tables against patients and replications, so that the largest fit."""
VOLUMES = (10, 31.3, 62.6, 125, 250, 500, 1000)
COUNTS = (1, 3, 10, 30, 100, 300, 1000)
RUNS = ((16, True, 3), (16, False, 3), (200, False, 1))
"""Hospital-years, whether as a report needs them, and how often to try."""
WORKERS = 2
ALL_YEARS = 100
Rows = Iterator[str]


@dataclass(frozen=True, slots=True)
class Hospital:
    """One of the twenty-two, to be run and its files written by a worker."""

    scenarios: tuple[Scenario, ...]
    rota: DatedRota
    years: int
    folder: Path

    def __call__(self, number: int) -> Path:
        """Run every year of one hospital and write its tables."""
        scenario = self.scenarios[number]
        study: Study = replicate(scenario, self.rota, replications=self.years, workers=1, logs=0, whole=False)
        folder = self.folder / scenario.hospital.code
        folder.mkdir()
        write_tables(study, folder, "", "scaling")
        return folder


def by_patients(base: Scenario, rota: DatedRota, volumes: tuple[float, ...] = VOLUMES) -> Rows:
    """Processor time of one replication against patients a day, with one team of doctors for every 31 of them."""
    now = patients_per_day(base)
    yield head("a day", "teams", "patients", "events", *(f"{part}, ms" for part in PARTS), "µs a patient")
    for patients in volumes:
        crews = max(1, round(patients / now))
        found, came, events = parts(sized(base, patients), teams(rota, crews), 2)
        each = [f"{1e3 * found[name]:.1f}" for name in PARTS]
        again = sum(found[name] for name in PARTS if name not in ("prepare", "pictures"))
        yield row(f"{patients:g}", str(crews), f"{came:,}", f"{events:,}", *each, f"{1e6 * again / came:.0f}")


def _run(base: Scenario, rota: DatedRota, count: int, workers: int, whole: bool = False) -> float:
    """Seconds on the wall for so many replications; `whole`: with pictures, and the logs of ten."""
    logs = LOGS if whole else 0
    return wall(partial(replicate, base, rota, replications=count, workers=workers, logs=logs, whole=whole))


def by_replications(base: Scenario, rota: DatedRota, counts: tuple[int, ...] = COUNTS) -> Rows:
    """Time on the wall and memory against replications, by two workers."""
    yield head("replications", "s", "ms each", "MB at most")
    for count in counts:
        seconds = _run(base, rota, count, WORKERS)
        yield row(f"{count:,}", f"{seconds:.2f}", f"{1e3 * seconds / count:.1f}", f"{memory(WORKERS):.0f}")


def by_workers(base: Scenario, rota: DatedRota, runs: tuple[tuple[int, bool, int], ...] = RUNS) -> Rows:
    """One worker against two in turn: as a report needs them, with pictures and logs, and as a sweep does."""
    yield head(
        "hospital-years", "with", "one, s", "two, s", "times", "processor: one, s", "two, s", "MB at most"
    )
    for count, whole, repeats in runs:
        pairs = [
            [_both(base, rota, count, workers, whole) for workers in (1, WORKERS)] for _ in range(repeats)
        ]
        one, two = (min(each) for each in zip(*pairs, strict=True))
        what = "pictures, ten with logs" if whole else "measures alone"
        times = (f"{one[0]:.2f}", f"{two[0]:.2f}", f"{one[0] / two[0]:.2f}", f"{one[1]:.2f}", f"{two[1]:.2f}")
        yield row(str(count), what, *times, f"{memory(WORKERS):.0f}")


def _both(base: Scenario, rota: DatedRota, count: int, workers: int, whole: bool) -> tuple[float, float]:
    """Seconds on the wall, and of all processors."""
    before = processor()
    seconds = _run(base, rota, count, workers, whole)
    return seconds, processor() - before


def by_hospitals(base: Scenario, rota: DatedRota, years: int) -> Rows:
    """Twenty-two hospitals, a worker each at a time, from rotas that are solved to their summary files."""
    before = processor()
    with tempfile.TemporaryDirectory() as folder:
        task = Hospital(tuple(hospitals(base)), rota, years, Path(folder))
        seconds = wall(lambda: list(in_order(task, len(task.scenarios), WORKERS)))
        files = len(list(Path(folder).rglob("summary.csv")))
    each, reckoned = 1e3 * seconds / (files * years), seconds * ALL_YEARS / years
    yield head(
        "hospitals", "years each", "s", "of processors, s", "ms a hospital-year",
        f"s for {ALL_YEARS} years each, reckoned", "MB at most",
    )  # fmt: skip
    yield row(
        str(files), str(years), f"{seconds:.1f}", f"{processor() - before:.1f}", f"{each:.0f}", f"{reckoned:.0f}",
        f"{memory(WORKERS):.0f}",
    )  # fmt: skip


def main() -> None:
    """Print the tables asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "parts", nargs="*", metavar="PART", help="patients, replications, workers, hospitals (default: all)"
    )
    asked.add_argument(
        "--years", type=int, default=4, metavar="N", help="of each of the twenty-two hospitals"
    )
    given = asked.parse_args()
    base = load_scenario(shipped("hereford"))
    rota = build_rota(base)
    brief = base.model_copy(update={"run": base.run.model_copy(update=WEEKS)})
    made: dict[str, Callable[[], Rows]] = {
        "patients": lambda: by_patients(brief, build_rota(brief)),
        "replications": lambda: by_replications(brief, build_rota(brief)),
        "workers": lambda: by_workers(base, rota),
        "hospitals": lambda: by_hospitals(base, rota, given.years),
    }
    ready()
    print(machine(), flush=True)
    for part in given.parts or made:
        print(f"\n## {part}\n", flush=True)
        for text in made[part]():
            print(text, flush=True)


if __name__ == "__main__":
    main()
