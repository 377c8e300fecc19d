"""All measures of one finished replication."""

from __future__ import annotations

from dghsim.measures.access import access
from dghsim.measures.alone import alone
from dghsim.measures.behind import behind
from dghsim.measures.by_doctor import by_doctor
from dghsim.measures.cover import cover
from dghsim.measures.delayed import delayed
from dghsim.measures.displaced import displaced
from dghsim.measures.duty_time import duty_time
from dghsim.measures.exposure import exposure
from dghsim.measures.face.values import face_values
from dghsim.measures.fixed import Fixed, fixed_of
from dghsim.measures.flow import flow
from dghsim.measures.going_home import going_home
from dghsim.measures.home_use import home_use
from dghsim.measures.homes import homes
from dghsim.measures.ladder import ladder
from dghsim.measures.model import Measured, Replication
from dghsim.measures.money import money
from dghsim.measures.outliers import outliers
from dghsim.measures.own_work import own_work
from dghsim.measures.place_waits import place_waits
from dghsim.measures.places import places
from dghsim.measures.posts import posts
from dghsim.measures.profiles import profiles
from dghsim.measures.response import response
from dghsim.measures.second import answered_then
from dghsim.measures.sessions import sessions
from dghsim.measures.staff import staff
from dghsim.measures.standards import standards
from dghsim.measures.tenure import tenure_of
from dghsim.measures.training import training
from dghsim.measures.view import View, look
from dghsim.measures.visitors import visitors
from dghsim.measures.waits import waits


def measure(replication: Replication, fixed: Fixed | None = None, *, whole: bool = True) -> Measured:
    """Every measure of the catalogue, what a study says of itself by `behind`, the picture data of `profiles`, and what
    published figures are compared with.

    Args:
        replication: a finished one.
        fixed: of the same scenario and rota, by `fixed_of`; worked out here if not given, which for many
            replications of one rota costs more than all the rest.
        whole: false for the first two alone, which is all that a paired difference asks for.
    """
    fixed = fixed or fixed_of(replication.scenario, replication.rota)
    view = _view(replication, fixed)
    values = _values(view, fixed)
    if not whole:
        return Measured(values, {}, {}, behind(view))
    pictures = profiles(view) | by_doctor(view, fixed.doctors)
    return Measured(values, pictures, face_values(view), behind(view))


def measure_values(replication: Replication, fixed: Fixed) -> dict[str, float]:
    """The measures of the catalogue alone, by id; NaN where there was nothing to measure."""
    return _values(_view(replication, fixed), fixed)


def _view(replication: Replication, fixed: Fixed) -> View:
    return look(replication, fixed.facts, tenure_of(replication, fixed.posts))


def _values(view: View, fixed: Fixed) -> dict[str, float]:
    values = fixed.values | standards(view) | delayed(view) | flow(view) | going_home(view) | outliers(view)
    values |= displaced(view) | visitors(view) | homes(view) | access(view)
    values |= places(view) | place_waits(view) | waits(view)
    values |= response(view) | answered_then(view)
    values |= cover(view) | alone(view) | ladder(view) | posts(view)
    values |= staff(view, fixed) | duty_time(view) | own_work(view) | sessions(view)
    values |= training(view) | exposure(view) | money(view, fixed)
    return values | home_use(view, fixed)
