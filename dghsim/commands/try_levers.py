"""`dghsim compare FILE --lever NAME`: levers at each of their levels against the scenario without them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from zlib import crc32

from dghsim.commands.differences import difference_text
from dghsim.commands.doubts import warnings_of
from dghsim.commands.neighbour import load_neighbour, neighbour_of, not_the_next
from dghsim.commands.progress import Advance, Progress
from dghsim.commands.session import Session, load, output_folder
from dghsim.measures.precision.ask import without_precision
from dghsim.report.levers.page import write_decision
from dghsim.report.levers.reading import ONLY_WITH, moved
from dghsim.report.numbers import MINUS
from dghsim.report.results import refuse_existing, results_folder, write_tables
from dghsim.report.text import counted
from dghsim.scenario.checks.oddities import seasons_not_of_a_year
from dghsim.scenario.levers.read import Chosen, sets_of
from dghsim.scenario.load import scenario_hash
from dghsim.scenario.provenance import count_evidence
from dghsim.scenario.roads import toward
from dghsim.scenario.together import refuse_unfit
from dghsim.studies.decide.beside import put_to_the_test, refuse_goal
from dghsim.studies.decide.decide import decide
from dghsim.studies.decide.model import Tests
from dghsim.studies.levers import Hospitals, Ran, Trials, Tried, try_levers
from dghsim.studies.sites import HERE, NEXT

BESIDE = "beside"
"""Folder of the differences that were not asked for and are needed to decide by those that were."""

ONE_BY_ONE = (
    "What follows is of every measure by itself. Only the measures of the aims, above, are corrected for\n"
    "all comparisons."
)

LONGEST = 200
"""Bytes of a file's name, of the 255 that there may be."""


def run(asked: Namespace) -> int:
    """Run the scenario and each set of levers, write the page; exit 1 where one of them could not be had."""
    (file,) = asked.files
    folder, wanted = Path(file).parent, sets_of(asked.levers)
    base = without_precision(load(asked, file, levers=()))
    target = output_folder(asked, f"{Path(file).stem}-levers")
    refuse_existing(target, asked.overwrite)
    progress = Progress(asked.quiet)
    refuse_goal(base, asked.goal)
    next_door = neighbour_of(asked.neighbour, Path(file), base)
    session, doubts = Session(asked, progress), list(warnings_of(base))
    session.begin(base)

    def loaded(pulled: Sequence[Chosen]) -> Hospitals:
        names = [one.asked for one in pulled]
        if next_door is None:
            return (without_precision(load(asked, file, levers=names)),)
        here = without_precision(load(asked, file, levers=names, side="here"))
        there = load_neighbour(next_door, base, names)
        refuse_unfit({HERE: here, NEXT: there})
        return toward(here, there), there

    steps = ExitStack()

    def ran(hospitals: Hospitals, name: str) -> Ran:
        steps.close()  # the rotas are solved
        if len(hospitals) == 1:
            return Ran(session.study(hospitals[0], folder, name, whole=False))
        here, there = hospitals
        assert next_door is not None
        return Ran(*session.together(here, folder, there, next_door.parent, name))

    with results_folder(target, overwrite=asked.overwrite) as partial:
        with steps:
            without = loaded(())
            doubts += not_the_next(base, without)
            trials = try_levers(without, wanted, loaded, ran, rotas=rota_steps(progress, steps))
        tests = Tests()
        if not asked.quick:
            with steps:
                tests = put_to_the_test(
                    without,
                    trials,
                    loaded,
                    ran,
                    goal=asked.goal,
                    budget=asked.budget,
                    rotas=rota_steps(progress, steps),
                )
        decision = decide(trials, tests, goal=asked.goal, budget=asked.budget)
        doubts += _by_the_year(trials)
        with progress.step("Report"):
            _write(trials, partial)
            _write_beside(tests, partial)
            write_decision(decision, partial, evidence=count_evidence(base), warnings=doubts)
    if not asked.quiet:
        print("\n\n".join([str(decision), ONE_BY_ONE, *_told(trials)]))
        print(f"\nThe page: {target / 'report.html'}")
    return 1 if any(each.why_not for each in trials.tried) else 0


def _by_the_year(trials: Trials) -> list[str]:
    """Levers that open beds for a season, where the run has another share of its days than a year has."""
    return [
        f"{each.called}: {line}"
        for each in trials.tried
        if each.difference is not None
        for line in seasons_not_of_a_year(each.difference.changed.scenario)
    ]


def _write(trials: Trials, folder: Path) -> None:
    """The base's tables, and a table of differences for each that was run."""
    base = folder / "base"
    base.mkdir()
    write_tables(trials.base, base, scenario_hash(trials.base.scenario), "compare")
    for each in trials.tried:
        if each.difference is not None:
            each.difference.table.to_csv(
                folder / f"difference-{file_name(each.called)}.csv", index=False, lineterminator="\n"
            )
        if each.next_door is not None:
            each.next_door.table.to_csv(
                folder / f"next-door-{file_name(each.called)}.csv", index=False, lineterminator="\n"
            )


def _write_beside(tests: Tests, folder: Path) -> None:
    """A table of differences for each that was run only to put a decision to the test."""
    tried = (
        *tests.parts,
        *tests.ladder,
        *(end.tried for end in tests.ends),
        *(one.tried for one in tests.filled),
    )
    found = [each.difference for each in tried if each.difference is not None]
    if found:
        (folder / BESIDE).mkdir()
    for difference in found:
        name = file_name(difference.name.replace(", ", "-").replace(" ", "-"))
        difference.table.to_csv(folder / BESIDE / f"{name}.csv", index=False, lineterminator="\n")


def file_name(called: str) -> str:
    """As levers are called together; of many cut to what file systems take, with a sum by which no two are the same."""
    written = called.encode()
    if len(written) <= LONGEST:
        return called
    return f"{written[:LONGEST].decode(errors='ignore')}-{crc32(written):08x}"


def _told(trials: Trials) -> list[str]:
    told = []
    for each in trials.tried:
        if each.difference is None:
            told.append(f"{each.called}: {each.why_not}")
            continue
        told.append("\n".join([difference_text(each.difference), *_only_with(each)]))
        if each.next_door is not None:
            told.append(f"At {each.next_door.base.scenario.name}\n{difference_text(each.next_door)}")
    return told


def _only_with(tried: Tried) -> Iterator[str]:
    """What its levers have watched that is not there without them."""
    found = {} if tried.difference is None else moved(tried.difference)
    for measure in dict.fromkeys(name for one in tried.pulled for name in one.lever.watch):
        if measure in found and found[measure].verdict == ONLY_WITH:
            one = found[measure]
            yield f"With it: {one.measure}, {one.unit}: {one.text}".replace(MINUS, "-")


def rota_steps(progress: Progress, steps: ExitStack) -> Callable[[int, int], None]:
    """A step of its own, begun once it is known how many templates there are to solve, ended with `steps`."""
    begun: list[Advance] = []

    def advance(done: int, total: int) -> None:
        if not begun:
            begun.append(steps.enter_context(progress.step(f"Rotas: {counted(total, 'template')}", total)))
        begun[0](done)

    return advance
