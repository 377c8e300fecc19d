"""A planner's own cyclic templates, in place of the solved ones."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from dghsim.errors import InputError, show
from dghsim.rota.codes import UnknownCode
from dghsim.rota.layout.template import TemplateGrid, TemplateLine
from dghsim.rota.legend.meaning import DUTIES
from dghsim.rota.model import Template
from dghsim.rota.own_codes import OwnCodes, tier_in
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

_WEEK = 7


def own_templates(
    scenario: Scenario, codes: OwnCodes, grids: Sequence[TemplateGrid], file: str
) -> list[Template]:
    """A template for each tier of the scenario, in its order.

    Raises:
        InputError: a tier with none, or with two; an unknown code or a duty of another tier, by cell; times that
            are not the duty's; a duty that follows another without it.
    """
    found: dict[str, Template] = {}
    for grid in grids:
        name = _tier_of(scenario, codes, grid, file)
        if name in found:
            raise InputError(f"{file}: two templates of the tier {name}; allowed: one")
        if grid.weeks != 1:
            raise InputError(f"{file}: the template of {name} has {grid.weeks} weeks across; allowed: one week across, "
                             "on which everybody moves down a line")  # fmt: skip
        cells = tuple(_line(scenario.rota.tier[name], name, codes, line, file) for line in grid.lines)
        digest = sha256(repr((name, cells)).encode()).hexdigest()
        found[name] = Template(name, cells, "given", 0.0, 0.0, 0.0, scenario.run.seed, digest)
    missing = [name for name in scenario.rota.tier if name not in found]
    if missing:
        raise InputError(
            f"{file}: no template of the tier {missing[0]}; needed: one for each of {', '.join(scenario.rota.tier)}"
        )
    return [found[name] for name in scenario.rota.tier]


def _tier_of(scenario: Scenario, codes: OwnCodes, grid: TemplateGrid, file: str) -> str:
    """As headed; else the one tier that knows every code."""
    for line in grid.lines:
        if name := tier_in(scenario, line.tier):
            return name
    fitting = [name for name in scenario.rota.tier if all(_known(codes, line, name) for line in grid.lines)]
    if len(fitting) != 1:
        where = f"sheet {show(grid.name)}" if grid.name else "the template"
        raise InputError(
            f"{file}: {where} names no tier; needed: a column or a heading with one of {', '.join(scenario.rota.tier)}"
        )
    return fitting[0]


def _known(codes: OwnCodes, line: TemplateLine, tier: str) -> bool:
    try:
        return all(each.tier in ("", tier) for _, _, text, _ in line.cells for each in codes.read(text, tier))
    except UnknownCode:
        return False


def _line(tier: Tier, name: str, codes: OwnCodes, line: TemplateLine, file: str) -> tuple[str, ...]:
    week = [""] * _WEEK
    for _, weekday, text, place in line.cells:
        where = f"{file}, {place}"
        try:
            meanings = [each for each in codes.read(text, name) if each.kind in DUTIES]
        except UnknownCode as error:
            raise InputError(f"{where}: {error}") from error
        duties = [each.duty for each in meanings]
        if any(each.tier != name for each in meanings):
            raise InputError(f"{where}: {show(text)} is no duty of the tier {name}")
        chosen = [duty for duty in duties if tier.duty[duty].follows not in duties]
        if len(chosen) > 1:
            raise InputError(
                f"{where}: {show(text)} is {len(chosen)} duties on one day; allowed: one, and what follows it"
            )
        if chosen and tier.duty[chosen[0]].follows is not None:
            leader = tier.duty[chosen[0]].follows
            raise InputError(f"{where}: {show(text)} follows {leader}; needed: the code of {leader} with it")
        week[weekday] = chosen[0] if chosen else ""
    return tuple(week)
