"""`dghsim run FILE`: from one file to an answer."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from dghsim.commands.doubts import warnings_of
from dghsim.commands.progress import Progress
from dghsim.commands.session import Session, load, logs_wanted, output_folder
from dghsim.errors import InputError, show_path
from dghsim.measures.answers import text
from dghsim.measures.gridlock import gridlock_notes
from dghsim.measures.guesses.text import text_of_guesses
from dghsim.measures.held import held, packs_for
from dghsim.measures.held.text import text_of_held
from dghsim.measures.model import Difference, OneFewer, Study
from dghsim.measures.precision.ask import precision_of
from dghsim.measures.precision.text import text_of_precision
from dghsim.measures.warming.text import text_of_warm_up
from dghsim.report.log_files import LogFiles
from dghsim.report.results import refuse_existing, results_folder, write_tables
from dghsim.report.write import write_report
from dghsim.rota.kept_files import write_rota_files
from dghsim.scenario.load import scenario_hash
from dghsim.scenario.provenance import count_evidence
from dghsim.scenario.root import Scenario
from dghsim.studies.one_fewer import what_breaks
from dghsim.studies.what_if import run_what_ifs


def run(asked: Namespace) -> int:
    """Run the scenario, write the results folder, print the answers."""
    scenario = load(asked, asked.file)
    target, folder = output_folder(asked, Path(asked.file).stem), Path(asked.file).parent
    refuse_existing(target, asked.overwrite)
    packs = packs_for(scenario, folder, asked.standards)
    drawing = None
    if asked.uncertainty is not None:
        from dghsim.studies.uncertainty.run import plan_draws

        drawing = plan_draws(scenario, asked.uncertainty)
    try:
        precision_of(scenario)
    except InputError as error:
        raise InputError(f"{show_path(asked.file)}: {error}") from None
    progress = Progress(asked.quiet)
    session, logs = Session(asked, progress), logs_wanted(asked.logs)
    session.begin(scenario)
    doubts = warnings_of(scenario)
    for doubt in doubts:
        progress.say(f"Warning: {doubt}")
    with results_folder(target, overwrite=asked.overwrite) as partial:
        with LogFiles(partial) as files:
            base = replace(
                session.study(scenario, folder, scenario.name, logs=logs, keep=files.write), packs=packs
            )
        if drawing is not None:
            base = session.guessed(base, drawing)
        one_fewer: list[OneFewer] = []
        what_ifs: list[Difference] = []
        notes = [*doubts, *gridlock_notes(base), *base.rota.notes]
        if not asked.no_what_next and scenario.rota.tier:

            def again(changed: Scenario, name: str) -> Study:
                return session.beside(changed, folder, name)

            one_fewer = what_breaks(base, again)
            what_ifs, impossible = run_what_ifs(base, again, [leaver.difference for leaver in one_fewer])
            notes += impossible
        with progress.step("Report"):
            write_tables(base, partial, scenario_hash(scenario), "run")
            write_rota_files(base.rota, scenario, partial)
            write_report(
                base, partial / "report.html", one_fewer=one_fewer, what_ifs=what_ifs,
                evidence=count_evidence(scenario), warnings=notes,
            )  # fmt: skip
    if not asked.quiet:
        print(text(base))
        if base.guesses is not None:
            print(f"\n{text_of_guesses(base)}")
        for told in (text_of_held(held(base)), text_of_precision(base), text_of_warm_up(base)):
            if told:
                print(f"\n{told}")
        for note in notes:
            print(f"Note: {note}")
        print(f"\nThe report: {target / 'report.html'}")
    return 0
