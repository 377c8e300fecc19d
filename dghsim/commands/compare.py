"""`dghsim compare FILE...`: scenarios side by side under common random numbers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dghsim.commands import cohort, try_levers
from dghsim.commands.differences import difference_text
from dghsim.commands.doubts import warnings_of
from dghsim.commands.progress import Progress
from dghsim.commands.session import Session, load, output_folder
from dghsim.errors import InputError, show_path
from dghsim.measures.held import packs_for
from dghsim.measures.precision.ask import without_precision
from dghsim.measures.statistics import paired
from dghsim.report.results import refuse_existing, results_folder, write_tables
from dghsim.report.write import write_comparison
from dghsim.scenario.cohort_file import is_cohort
from dghsim.scenario.load import scenario_hash
from dghsim.scenario.provenance import count_evidence
from dghsim.scenario.root import Scenario


def shared_warnings(names: Sequence[str], scenarios: Sequence[Scenario]) -> list[str]:
    """The warnings of all scenarios, once each; what not all of them share with the names of those it is said of."""
    told: dict[str, list[str]] = {}
    for name, scenario in zip(names, scenarios, strict=True):
        for line in warnings_of(scenario):
            told.setdefault(line, []).append(name)
    return [
        line if len(of) == len(names) else f"{', '.join(map(show_path, of))}: {line}"
        for line, of in told.items()
    ]


def told_apart(names: Sequence[str]) -> list[str]:
    """The names; where two are the same, all with the number of their file before them, the base being 1."""
    if len({name.casefold() for name in names}) == len(names):
        return list(names)
    return [f"{number}-{name}" for number, name in enumerate(names, start=2)]


def run(asked: Namespace) -> int:
    """Run each file, then say how each differs from the first, with intervals; a cohort's file is one of many."""
    if (asked.goal or asked.budget is not None or asked.quick) and not asked.levers:
        raise InputError("compare: --goal, --budget and --quick go with --lever, and one file")
    if asked.neighbour is not None and is_cohort(asked.files[0]):
        raise InputError("compare: --neighbour is of one hospital's file, such as scenarios/cohort/rbd.toml")
    if len(asked.files) == 1 and is_cohort(asked.files[0]):
        return cohort.run(asked)
    if asked.screen:
        raise InputError("compare: --screen is of a cohort's file, such as scenarios/cohort.toml")
    if asked.size:
        raise InputError("compare: --size is of a cohort's file, such as scenarios/cohort.toml")
    if asked.neighbour is not None and not asked.levers:
        raise InputError(
            "compare: --neighbour is the hospital next door to a lever's: it goes with --lever, and one file"
        )
    if asked.levers and len(asked.files) == 1:
        return try_levers.run(asked)
    if asked.levers:
        raise InputError("compare: --lever is of one file, which is the base of each lever")
    if len(asked.files) < 2:
        raise InputError("compare: needs two files or more; the first is the base")
    scenarios = [load(asked, file) for file in asked.files]
    for file, scenario in zip(asked.files, scenarios, strict=True):
        if scenario.run != scenarios[0].run:
            raise InputError(f"{show_path(file)}: run must be the same as in {show_path(asked.files[0])}")
    names = [Path(file).stem for file in asked.files]
    target = output_folder(asked, "-against-".join(names[:2]))
    refuse_existing(target, asked.overwrite)
    progress = Progress(asked.quiet)
    doubts = shared_warnings(names, scenarios)
    for doubt in doubts:
        progress.say(f"Warning: {doubt}")
    if scenarios[0].run.precision:
        progress.say(
            f"Note: run.precision is not for compare; each is run {scenarios[0].run.replications} times"
        )
        scenarios = [without_precision(scenario) for scenario in scenarios]
    session = Session(asked, progress)
    held = [
        packs_for(scenario, Path(file).parent, asked.standards)
        for file, scenario in zip(asked.files, scenarios, strict=True)
    ]
    studies = [
        replace(session.study(scenario, Path(file).parent, scenario.name), packs=packs)
        for file, scenario, packs in zip(asked.files, scenarios, held, strict=True)
    ]
    differences = [
        paired(studies[0], study, f"{study.scenario.name} ({name})")
        for study, name in zip(studies[1:], names[1:], strict=True)
    ]
    with results_folder(target, overwrite=asked.overwrite) as partial, progress.step("Report"):
        for number, study in enumerate(studies):
            folder = partial / f"{number + 1}-{names[number]}"
            folder.mkdir()
            write_tables(study, folder, scenario_hash(study.scenario), "compare")
        for name, difference in zip(told_apart(names[1:]), differences, strict=True):
            difference.table.to_csv(partial / f"difference-{name}.csv", index=False, lineterminator="\n")
        write_comparison(
            differences, partial / "report.html", evidence=count_evidence(scenarios[0]),
            warnings=doubts,
        )  # fmt: skip
    if not asked.quiet:
        print("\n\n".join(difference_text(difference) for difference in differences))
        print(f"\nThe report: {target / 'report.html'}")
    return 0
