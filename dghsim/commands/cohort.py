"""`dghsim compare COHORT.toml`: many hospitals on one page."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pandas as pd

from dghsim.commands.doubts import warnings_of
from dghsim.commands.progress import Progress
from dghsim.commands.session import output_folder
from dghsim.errors import InputError
from dghsim.measures.model import Study
from dghsim.report.assets import PLOTLY_FILE, plotly_script
from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.reading import CohortReading, read_outcomes
from dghsim.report.files import write_whole
from dghsim.report.results import refuse_existing, results_folder, write_tables
from dghsim.report.write import write_report
from dghsim.scenario.cohort_file import Cohort, Tried, load_cohort
from dghsim.scenario.keys import unknown
from dghsim.scenario.load import scenario_hash
from dghsim.scenario.provenance import count_evidence
from dghsim.studies.cohort import Outcome, run_cohort
from dghsim.studies.ready import ready_in_background


def run(asked: Namespace) -> int:
    """Run every hospital, write the page; exit 1 where one could not be run."""
    (file,) = asked.files
    cohort = load_cohort(file)
    if asked.sets:
        raise InputError("compare: --set is of scenarios; change the files that the cohort names")
    tried = _tried(cohort, asked.apply)
    changes = {
        name: getattr(asked, name)
        for name in ("seed", "replications")
        if getattr(asked, name, None) is not None
    }
    if changes.get("replications", 2) < 2:
        raise InputError("--replications: a comparison needs 2 or more")
    cohort = cohort.model_copy(update={"run": cohort.run.model_copy(update=changes)})
    target = output_folder(asked, Path(file).stem)
    refuse_existing(target, asked.overwrite)
    progress = Progress(asked.quiet)
    compiled = ready_in_background()
    outcomes: list[Outcome] = []
    with results_folder(target, overwrite=asked.overwrite) as partial:
        with progress.step(
            f"{cohort.name}: {len(cohort.hospital)} hospitals", len(cohort.hospital)
        ) as advance:
            compiled.result()
            for outcome in run_cohort(cohort, Path(file).parent, tried=tried, workers=asked.workers):
                outcomes.append(outcome)
                if outcome.study is not None:
                    _write_own(outcome.study, partial / outcome.name)
                advance(len(outcomes))
        own = frozenset(outcome.name for outcome in outcomes if outcome.study is not None)
        reading = read_outcomes(cohort, outcomes, tried, reports=own)
        if not reading.studies:
            raise InputError(f"no hospital could be run; the first: {reading.failures[0][1]}")
        with progress.step("Report"):
            _table(reading).to_csv(partial / "cohort.csv", index=False, lineterminator="\n")
            if reading.changes:
                _changes(reading).to_csv(partial / "changes.csv", index=False, lineterminator="\n")
            write_whole(partial / PLOTLY_FILE, plotly_script())
            write_whole(partial / "report.html", cohort_page(reading, plotly_at=PLOTLY_FILE))
    if not asked.quiet:
        print(text_of(reading))
        print(f"\nThe page: {target / 'report.html'}")
    return 1 if reading.failures else 0


def _write_own(study: Study, folder: Path) -> None:
    """One hospital's tables and its own report, whose pictures are drawn by the copy of plotly above it."""
    folder.mkdir()
    write_tables(study, folder, scenario_hash(study.scenario), "compare")
    write_report(
        study, folder / "report.html", evidence=count_evidence(study.scenario),
        warnings=warnings_of(study.scenario), plotly_at=f"../{PLOTLY_FILE}",
    )  # fmt: skip


def _tried(cohort: Cohort, names: list[str]) -> Tried | None:
    """The intervention asked for. Raises InputError for more than one, or one that the cohort does not have."""
    if len(names) > 1:
        raise InputError("compare: a cohort tries one --apply at a time")
    if names and names[0] not in cohort.intervention:
        raise InputError(
            f"--apply: {unknown(names[0], cohort.intervention, what='intervention of the cohort')}"
        )
    return cohort.intervention[names[0]] if names else None


def _changes(reading: CohortReading) -> pd.DataFrame:
    """One row a hospital and measure: the difference, its interval alone and with all others, and the verdict."""
    return pd.DataFrame(
        [
            {
                "hospital": name, "measure_id": each.measure.id, "measure": each.measure.label,
                "unit": each.measure.unit, "difference": one.mean, "ci_low": one.low, "ci_high": one.high,
                "all_low": one.wide_low, "all_high": one.wide_high, "verdict": one.verdict,
            }
            for each in reading.changes
            for name, one in each.hospitals.items()
        ]
    )  # fmt: skip


def _table(reading: CohortReading) -> pd.DataFrame:
    """Every hospital's summary, one below another, under its name in the cohort's file."""
    return pd.concat(
        [study.summary().assign(hospital=name) for name, study in reading.studies.items()], ignore_index=True
    )[["hospital", *next(iter(reading.studies.values())).summary().columns]]


def text_of(reading: CohortReading) -> str:
    """What is printed: who is told from the middle on the first measure of each aim, what changed, who was not run."""
    lines = [reading.cohort.name]
    for aim in reading.aims:
        for each in aim.standings[:1]:
            apart = [
                f"{name} {one.verdict}"
                for name, one in each.hospitals.items()
                if one.verdict != "cannot tell"
            ]
            told = ", ".join(apart) if apart else "none"
            lines.append(f"{aim.aim.title}: {each.measure.label.lower()}; told from the middle: {told}")
    for one_change in reading.changes:
        sure = [
            f"{name} {one.verdict}"
            for name, one in one_change.hospitals.items()
            if one.verdict in ("better", "worse")
        ]
        if sure:
            lines.append(f"Changed: {one_change.measure.label.lower()}: {', '.join(sure)}")
    if reading.by_rule:
        lines.append(
            "Staffing is one rule for all: this compares demand, beds and delays, not the hospitals' own staffing."
        )
    lines += [f"Not run: {name}: {why}" for name, why in reading.failures]
    return "\n".join(lines)
