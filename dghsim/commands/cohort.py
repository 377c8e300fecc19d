"""`dghsim compare COHORT.toml`: many hospitals on one page."""

from __future__ import annotations

from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path

import pandas as pd

from dghsim.commands.doubts import warnings_of
from dghsim.commands.progress import Progress
from dghsim.commands.session import output_folder
from dghsim.commands.try_levers import rota_steps
from dghsim.errors import InputError
from dghsim.measures.model import Study
from dghsim.report.assets import PLOTLY_FILE, plotly_script
from dghsim.report.cohort.files import write_files
from dghsim.report.cohort.outcomes import read_outcomes
from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.sections import sections
from dghsim.report.cohort.sheets import imputed_cell
from dghsim.report.cohort.told import text_of
from dghsim.report.results import refuse_existing, results_folder, write_tables
from dghsim.report.write import write_report
from dghsim.scenario.cohort_file import Cohort, Tried, load_cohort
from dghsim.scenario.keys import unknown
from dghsim.scenario.levers.at_each import tried_at_each
from dghsim.scenario.load import scenario_hash
from dghsim.scenario.packs import named_packs
from dghsim.scenario.provenance import count_evidence
from dghsim.studies.cohort import Outcome, in_files_order, run_cohort
from dghsim.studies.ready import ready_in_background
from dghsim.studies.size.model import Sizes
from dghsim.studies.size.run import A_DAY, run_sizes
from dghsim.whole import write_whole

SCREEN = {"weeks": 4, "replications": 20}
"""A look at many changes: short runs, each after as long a warm-up as ever."""


def run(asked: Namespace) -> int:
    """Run every hospital, write the page; exit 1 where one could not be run."""
    (file,) = asked.files
    cohort = load_cohort(file)
    if asked.sets:
        raise InputError("compare: --set is of scenarios; change the files that the cohort names")
    tried = _tried(cohort, asked.apply) | tried_at_each(asked.levers)
    changes = {
        name: getattr(asked, name)
        for name in ("seed", "replications")
        if getattr(asked, name, None) is not None
    }
    if asked.screen:
        changes = {**SCREEN, **changes}
    if changes.get("replications", 2) < 2:
        raise InputError("--replications: a comparison needs 2 or more")
    cohort = cohort.model_copy(update={"run": cohort.run.model_copy(update=changes)})
    named_packs(asked.standards)  # refused at once, not hospital by hospital
    target = output_folder(asked, Path(file).stem)
    refuse_existing(target, asked.overwrite)
    progress = Progress(asked.quiet)
    compiled = ready_in_background()
    outcomes: list[Outcome] = []
    with results_folder(target, overwrite=asked.overwrite) as partial:
        compiled.result()
        with ExitStack() as steps:
            found = run_cohort(
                cohort, Path(file).parent, tried=tried, workers=asked.workers, standards=asked.standards,
                rotas=rota_steps(progress, steps), whole=not asked.screen,
            )  # fmt: skip
        with progress.step(
            f"{cohort.name}: {len(cohort.hospital)} hospitals", len(cohort.hospital)
        ) as advance:
            for outcome in found:
                outcomes.append(outcome)
                if outcome.study is not None and not asked.screen:
                    _write_own(outcome.study, partial / outcome.name)
                advance(len(outcomes))
        outcomes = in_files_order(cohort, outcomes)
        sizes = _sizes(cohort, asked, progress) if asked.size else None
        own = frozenset(outcome.name for outcome in outcomes if outcome.study is not None)
        reports = frozenset[str]() if asked.screen else own
        reading = read_outcomes(cohort, outcomes, tried, reports=reports, sizes=sizes)
        if not reading.studies:
            raise InputError(f"no hospital could be run; the first: {reading.failures[0][1]}")
        with progress.step("Report"):
            _table(reading).to_csv(partial / "cohort.csv", index=False, lineterminator="\n")
            shown = sections(reading)
            write_files(reading, shown, partial)
            write_whole(partial / PLOTLY_FILE, plotly_script())
            write_whole(partial / "report.html", cohort_page(reading, shown, plotly_at=PLOTLY_FILE))
    if not asked.quiet:
        print(text_of(reading))
        print(f"\nThe page: {target / 'report.html'}")
    return 1 if reading.failures or reading.not_tried else 0


def _sizes(cohort: Cohort, asked: Namespace, progress: Progress) -> Sizes:
    """Hospitals alike in all but size, run as the cohort's are."""
    with progress.step(f"Size: {len(A_DAY)} made-up hospitals alike in all else", len(A_DAY)) as advance:
        return run_sizes(cohort, workers=asked.workers, progress=advance)


def _write_own(study: Study, folder: Path) -> None:
    """One hospital's tables and its own report, whose pictures are drawn by the copy of plotly above it."""
    folder.mkdir()
    write_tables(study, folder, scenario_hash(study.scenario), "compare")
    write_report(
        study, folder / "report.html", evidence=count_evidence(study.scenario),
        warnings=warnings_of(study.scenario), plotly_at=f"../{PLOTLY_FILE}",
    )  # fmt: skip


def _tried(cohort: Cohort, names: list[str]) -> dict[str, Tried]:
    """The interventions asked for. Raises InputError for one that the cohort does not have."""
    missing = next((name for name in names if name not in cohort.intervention), None)
    if missing is not None:
        raise InputError(
            f"--apply: {unknown(missing, cohort.intervention, what='intervention of the cohort')}"
        )
    return {name: cohort.intervention[name] for name in names}


def _table(reading: CohortReading) -> pd.DataFrame:
    """Every hospital's summary, one below another, under its name in the cohort's file."""
    return pd.concat(
        [
            study.summary().assign(hospital=name, imputed=imputed_cell(reading, name))
            for name, study in reading.studies.items()
        ],
        ignore_index=True,
    )[["hospital", "imputed", *next(iter(reading.studies.values())).summary().columns]]
