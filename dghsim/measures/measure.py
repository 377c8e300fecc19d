"""All measures of one finished replication."""

from __future__ import annotations

from dghsim.measures.cover import cover
from dghsim.measures.fixed import Fixed, fixed_of
from dghsim.measures.flow import flow
from dghsim.measures.model import Measured, Replication
from dghsim.measures.money import money
from dghsim.measures.places import places
from dghsim.measures.profiles import profiles
from dghsim.measures.staff import staff
from dghsim.measures.standards import standards
from dghsim.measures.training import training
from dghsim.measures.view import look
from dghsim.measures.waits import waits


def measure(replication: Replication, fixed: Fixed | None = None) -> Measured:
    """Every measure of the catalogue, and the picture data of `profiles`.

    Args:
        replication: a finished one.
        fixed: of the same scenario and rota, by `fixed_of`; worked out here if not given, which for many
            replications of one rota costs more than all the rest.
    """
    fixed = fixed or fixed_of(replication.scenario, replication.rota)
    view = look(replication, fixed.facts)
    values = fixed.values | standards(view) | flow(view) | places(view) | waits(view)
    values |= cover(view) | staff(view, fixed) | training(view) | money(view, fixed)
    return Measured(values, profiles(view))
