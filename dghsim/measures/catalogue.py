"""All measures that a scenario lends itself to, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable

from dghsim.measures.definitions.access import access
from dghsim.measures.definitions.alone import alone
from dghsim.measures.definitions.cover import cover
from dghsim.measures.definitions.delayed import delayed
from dghsim.measures.definitions.displaced import displaced
from dghsim.measures.definitions.duty_time import duty_time
from dghsim.measures.definitions.exposure import exposure
from dghsim.measures.definitions.flow import flow
from dghsim.measures.definitions.going_home import going_home
from dghsim.measures.definitions.home_use import home_use
from dghsim.measures.definitions.homes import homes
from dghsim.measures.definitions.ladder import ladder
from dghsim.measures.definitions.money import money
from dghsim.measures.definitions.outliers import outliers
from dghsim.measures.definitions.own_work import own_work
from dghsim.measures.definitions.posts import posts
from dghsim.measures.definitions.response import response
from dghsim.measures.definitions.staff import staff
from dghsim.measures.definitions.standards import standards
from dghsim.measures.definitions.training import training
from dghsim.measures.definitions.visitors import visitors
from dghsim.measures.definitions.waits import place_waits, waits
from dghsim.measures.definitions.workforce import workforce
from dghsim.measures.facts import Facts, facts_of
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_GROUPS = (
    standards, response, delayed, flow, displaced, homes, access, going_home, outliers, place_waits, waits, cover,
    home_use, alone, ladder, staff,
    duty_time, own_work, workforce, posts, training, exposure, money,
)  # fmt: skip


def catalogue(scenario: Scenario, facts: Facts | None = None) -> tuple[Measure, ...]:
    """Every measure the scenario lends itself to; a textbook queue has few, a hospital some hundred."""
    facts = facts or facts_of(scenario)
    return tuple(measure for group in _GROUPS for measure in group(scenario, facts))


def measures_of(scenario: Scenario, ids: Iterable[str] | None = None) -> tuple[Measure, ...]:
    """The catalogue, or those of it whose ids are given, in its order; then those of them that hospitals have which run
    together."""
    if ids is None:
        return catalogue(scenario)
    wanted = set(ids)
    return tuple(measure for measure in (*catalogue(scenario), *visitors()) if measure.id in wanted)
