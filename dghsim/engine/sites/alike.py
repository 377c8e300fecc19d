"""What several hospitals must have in common to run together."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.engine.sites.model import Site
from dghsim.errors import InputError, show
from dghsim.scenario.labels import labels_of, unit_of
from dghsim.scenario.root import Scenario


def refuse_unlike(sites: Sequence[Site]) -> None:
    """Raises InputError for the first thing in which a site differs from the first one and must not."""
    names = [site.name for site in sites]
    if len(set(names)) < len(names):
        raise InputError("the sites must have different names")
    codes = [site.scenario.hospital.code for site in sites]
    for code in codes:
        if codes.count(code) > 1:
            raise InputError(
                f"two sites have the hospital.code {show(code)}: patients are known by it; give each its own"
            )
    first = sites[0]
    for site in sites[1:]:
        for what, value, wanted in _differences(site.scenario, first.scenario):
            raise InputError(
                f"site {site.name}: {what} is {show(value)}, but {show(wanted)} at {first.name}; sites that run "
                "together must have the same"
            )


def _differences(mine: Scenario, its: Scenario) -> list[tuple[str, object, object]]:
    pairs: list[tuple[str, object, object]] = [
        ("run.start", mine.run.start, its.run.start),
        ("run.weeks", mine.run.weeks, its.run.weeks),
        ("run.warm_up_weeks", mine.run.warm_up_weeks, its.run.warm_up_weeks),
        ("run.seed", mine.run.seed, its.run.seed),
        ("run.end", mine.run.end, its.run.end),
        ("rota.bank_holidays", mine.rota.bank_holidays, its.rota.bank_holidays),
        ("the list of demand.attribute", list(mine.demand.attribute), list(its.demand.attribute)),
    ]
    for name in mine.demand.attribute.keys() & its.demand.attribute.keys():
        ours, theirs = mine.demand.attribute[name], its.demand.attribute[name]
        pairs.append((f"the labels of demand.attribute.{name}", labels_of(ours), labels_of(theirs)))
        pairs.append(
            (f"the unit of demand.attribute.{name}", unit_of(mine.demand, name), unit_of(its.demand, name))
        )
    return [(what, str(value), str(wanted)) for what, value, wanted in pairs if value != wanted]
