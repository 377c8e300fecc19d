"""`dghsim rota FILE`: the rota alone."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from dghsim.commands.progress import Progress
from dghsim.commands.session import output_folder
from dghsim.errors import InputError
from dghsim.report.results import refuse_existing, results_folder
from dghsim.rota.build import build_rota
from dghsim.rota.calendars.write import write_calendars
from dghsim.rota.codes import plain
from dghsim.rota.kept_files import write_rota_files
from dghsim.rota.summary import rota_text
from dghsim.rota.workbook import write_template_workbook
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario


def run(asked: Namespace) -> int:
    """Make the rota, say what it is like, write it in every form; or the smallest that fits, or what more lines buy."""
    scenario = load_scenario(asked.file, sets=asked.sets, apply=asked.apply, levers=asked.levers)
    if asked.smallest:
        return _smallest(scenario, asked.deterministic)
    if asked.trade:
        return _trade(scenario, asked)
    target = output_folder(asked, f"{Path(asked.file).stem}-rota")
    refuse_existing(target, asked.overwrite)
    with Progress(asked.quiet).step(f"{scenario.name}: the rota"):
        rota = build_rota(scenario, folder=Path(asked.file).parent, deterministic=asked.deterministic)
    with results_folder(target, overwrite=asked.overwrite) as partial:
        write_rota_files(rota, scenario, partial)
        write_calendars(rota, scenario, partial / "calendars", issue=asked.issue)
        if rota.templates:
            write_template_workbook(rota, scenario, partial / "template.xlsx")
    if not asked.quiet:
        print(rota_text(scenario, rota))
        print(f"\nThe rota: {target / 'rota.xlsx'}")
    return 0


def _smallest(scenario: Scenario, deterministic: bool) -> int:
    from dghsim.rota.template.smallest import smallest_template

    for name, tier in scenario.rota.tier.items():
        found = smallest_template(name, tier, scenario.rota.solve_seconds, deterministic=deterministic)
        print(f"{plain(tier.label)}: the smallest that fits is 1 in {found.template.lines}")
        for attempt in found.attempts:
            print(f"  {attempt.text}")
        if not found.proved:
            print(
                "  A smaller one may exist: what is undecided took more effort than rota.solve_seconds allows."
            )
    return 0


def _trade(scenario: Scenario, asked: Namespace) -> int:
    """A page on what more lines would buy, written after each tier; the first that fails is told at the end."""
    from dghsim.report.figures.trade import trade_figure
    from dghsim.report.trade_page import write_trade
    from dghsim.rota.template.trade import Trade, trade

    target = output_folder(asked, f"{Path(asked.file).stem}-trade")
    refuse_existing(target, asked.overwrite)
    found: list[Trade] = []
    failed: list[InputError] = []
    for name, tier in scenario.rota.tier.items():
        with Progress(asked.quiet).step(f"{plain(tier.label)}: every size"):
            try:
                found.append(trade(name, tier, scenario.rota.solve_seconds, asked.deterministic))
            except InputError as error:
                failed.append(error)
                continue
        if len(found) == 1:
            with results_folder(target, overwrite=asked.overwrite) as partial:
                write_trade(scenario, found, partial / "trade.html")
        else:
            write_trade(scenario, found, target / "trade.html")
    if not asked.quiet:
        for each in found:
            print(f"{plain(each.tier.label)}: {trade_figure(each).finding}")
            for size in each.missing:
                print(f"  {size.text}")
        if found:
            print(f"\nThe page: {target / 'trade.html'}")
    if failed:
        raise failed[0]
    return 0
