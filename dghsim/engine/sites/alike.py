"""What several hospitals must have in common to run together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
        for says in _differences(site, first):
            raise InputError(f"site {site.name}: {says}; sites that run together must have the same")


def _differences(mine: Site, first: Site) -> Iterator[str]:
    for what, value, its in _settings(mine.scenario, first.scenario):
        if value != its:
            yield f"{what} is {show(str(value))}, but {show(str(its))} at {first.name}"
    ours, theirs = (one.scenario.demand.attribute for one in (mine, first))
    for name in sorted(ours.keys() ^ theirs.keys()):
        yield f"demand.attribute.{name} is {'not there' if name in theirs else f'not at {first.name}'}"
    if list(ours) != list(theirs):
        yield f"the attributes of demand stand in another order than at {first.name}"
    for name in ours:
        kinds = [
            (labels_of(one.demand.attribute[name]), unit_of(one.demand, name)) for one in _both(mine, first)
        ]
        if kinds[0] != kinds[1]:
            yield f"demand.attribute.{name} has other labels, or another unit, than at {first.name}"


def _both(mine: Site, first: Site) -> tuple[Scenario, Scenario]:
    return mine.scenario, first.scenario


def _settings(mine: Scenario, its: Scenario) -> Iterator[tuple[str, object, object]]:
    for name in ("start", "weeks", "warm_up_weeks", "seed", "end"):
        yield f"run.{name}", getattr(mine.run, name), getattr(its.run, name)
    yield "rota.bank_holidays", mine.rota.bank_holidays, its.rota.bank_holidays
