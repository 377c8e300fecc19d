"""The measures of the four aims alone, where many runs are held against one another on nothing else."""

from __future__ import annotations

from dghsim.measures.cover import cover
from dghsim.measures.fixed import Fixed
from dghsim.measures.flow import flow
from dghsim.measures.going_home import going_home
from dghsim.measures.ladder import ladder
from dghsim.measures.model import Measured, Replication
from dghsim.measures.money import money
from dghsim.measures.outliers import outliers
from dghsim.measures.places import places
from dghsim.measures.response import response
from dghsim.measures.standards import standards
from dghsim.measures.tenure import tenure_of
from dghsim.measures.view import look


def measure_aims(replication: Replication, fixed: Fixed) -> Measured:
    """Every measure that `aims.AIMS` names, and what comes with them: the same numbers as `measure` has.

    Args:
        replication: a finished one.
        fixed: of the same scenario and rota, by `fixed_of`.
    """
    view = look(replication, fixed.facts, tenure_of(replication, fixed.posts))
    values = fixed.values | standards(view) | flow(view) | going_home(view) | outliers(view) | places(view)
    values |= response(view) | cover(view) | ladder(view) | money(view, fixed)
    return Measured(values, {}, {})
