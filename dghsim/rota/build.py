"""The one way to a rota: the planner's own, or solved templates rolled out; checked either way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dghsim.rota.ahead import side_by_side
from dghsim.rota.kept_rota import kept_rota
from dghsim.rota.model import DatedRota, Template
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

Solve = Callable[[str, Tier, float, bool], Template]


class RotaFault(RuntimeError):  # noqa: N818 - what it is, not how it is raised
    """A rota made here breaks a rule: a fault of this program, never of the planner's file."""


def build_rota(
    scenario: Scenario,
    *,
    folder: Path | None = None,
    deterministic: bool = False,
    use_cache: bool = True,
) -> DatedRota:
    """The dated rota of a scenario, with the rules it breaks.

    A solved rota breaks no absolute rule. What it may break is an average over dates that hold part of a cycle only;
    that is in `breaches`, as is everything that a planner's own rota breaks.

    Args:
        scenario: its tiers, or `rota.own`.
        folder: where the planner's own rota stands, by default the working directory.
        deterministic: the solver counts steps and not seconds, so that the same question has the same answer.
        use_cache: rotas and templates made before are read from the user's cache folder, and new ones kept there.

    Raises:
        InputError: a planner's rota that cannot be read, or a tier that no template fits.
        RotaFault: the checker refuses what was made here.
    """
    if scenario.rota.own is not None:
        return _own(scenario, folder)

    def make() -> DatedRota:
        return _made(scenario, deterministic, use_cache)

    return kept_rota(scenario, deterministic, make) if use_cache else make()


def _own(scenario: Scenario, folder: Path | None) -> DatedRota:
    from dghsim.rota.judged import find_breaches
    from dghsim.rota.own import read_own_rota
    from dghsim.rota.unrostered import unrostered_notes

    rota = read_own_rota(scenario, folder)
    notes = (*rota.notes, *unrostered_notes(scenario, rota))
    return replace(rota, breaches=find_breaches(scenario, rota), notes=notes)


def _made(scenario: Scenario, deterministic: bool, use_cache: bool) -> DatedRota:
    """Templates rolled out and judged; what a rota that is kept already does not need is imported here."""
    from dghsim.rota.dated import date_rota
    from dghsim.rota.judged import find_breaches

    rota = date_rota(scenario, _templates(scenario, deterministic, use_cache))
    found = replace(rota, breaches=find_breaches(scenario, rota))
    _refuse_faults(scenario, found)
    return found


def _templates(scenario: Scenario, deterministic: bool, use_cache: bool) -> list[Template]:
    """Imports the solver only where there is something to solve; the tiers are solved side by side."""
    if not scenario.rota.tier:
        return []
    solve, seconds = _solver(use_cache), scenario.rota.solve_seconds

    def solved(name: str) -> Template:
        return solve(name, scenario.rota.tier[name], seconds, deterministic)

    return side_by_side(solved, list(scenario.rota.tier))


def _solver(use_cache: bool) -> Solve:
    if use_cache:
        from dghsim.rota.template.cache import cached_template

        return cached_template
    from dghsim.rota.template.solve import solve_template

    return solve_template


def _refuse_faults(scenario: Scenario, rota: DatedRota) -> None:
    from dghsim.rota.reference import tier_rules

    absolute = {
        rule.id
        for tier in scenario.rota.tier.values()
        for rule in tier_rules(tier)
        if rule.kind == "absolute"
    }
    for breach in rota.breaches:
        if breach.rule in absolute:
            raise RotaFault(f"the rota made here breaks {breach.rule}: {breach.message}")
