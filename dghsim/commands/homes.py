"""`dghsim homes FILE`: a hospital with its Primary Care Homes and without, their practices, and who pays."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from dghsim.commands.differences import difference_text
from dghsim.commands.doubts import warnings_of
from dghsim.commands.progress import Progress
from dghsim.commands.session import Session, load, output_folder
from dghsim.measures.precision.ask import without_precision
from dghsim.report.homes.page import write_homes
from dghsim.report.homes.words import bed_days_and_pounds
from dghsim.report.results import refuse_existing, results_folder, write_tables
from dghsim.scenario.load import scenario_hash
from dghsim.scenario.provenance import count_evidence
from dghsim.studies.homes.tell import HomesTold, tell_homes
from dghsim.studies.homes.without import same_without_homes


def run(asked: Namespace) -> int:
    """Run both, tell the difference, write the page and the tables."""
    scenario, folder = without_precision(load(asked, asked.file)), Path(asked.file).parent
    plain = same_without_homes(scenario)
    target = output_folder(asked, f"{Path(asked.file).stem}-homes")
    refuse_existing(target, asked.overwrite)
    progress, doubts = Progress(asked.quiet), warnings_of(scenario)
    for doubt in doubts:
        progress.say(f"Warning: {doubt}")
    session = Session(asked, progress)
    without = session.study(plain, folder, "Without homes", whole=False)
    with_homes = session.study(scenario, folder, "With homes", whole=False)
    with results_folder(target, overwrite=asked.overwrite) as partial:
        with progress.step("Practices and money"):
            told = tell_homes(without, with_homes)
        with progress.step("Report"):
            for name, study in (("without", without), ("with", with_homes)):
                (partial / name).mkdir()
                write_tables(study, partial / name, scenario_hash(study.scenario), "homes")
            told.hospital.table.to_csv(partial / "difference-homes.csv", index=False, lineterminator="\n")
            write_homes(told, partial, evidence=count_evidence(scenario), warnings=doubts)
    if not asked.quiet:
        print("\n\n".join(_told(told)))
        print(f"\nThe page: {target / 'report.html'}")
    return 0


def _told(told: HomesTold) -> Iterator[str]:
    yield difference_text(told.hospital)
    if told.money is not None:
        yield bed_days_and_pounds(told.money.verdict)
