"""Pharmacies as hubs: they take what is sent to them in the hours they are open, as far as they have time."""

from collections.abc import Mapping

import numpy as np
import pytest
from helpers.practices import RUN, home
from helpers.practices import practices as small
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.scenario.practices import AtPharmacy, Pharmacies, Practices
from dghsim.studies.practices.calendar import mean_requests
from dghsim.studies.practices.figures import figures_of
from dghsim.studies.practices.worlds import World, worlds_of

WEEKDAYS, WEEK = [9, 9, 9, 9, 9, 0, 0], [9, 9, 9, 9, 9, 6, 6]


def practices(share: float = 0.5, gps: float = 10.0) -> Practices:
    """Half of the minor ailments may be seen by a pharmacy."""
    asks = small().request
    minor = asks["minor"].model_copy(update={"at_pharmacy": AtPharmacy(share=share, minutes=10.0)})
    return small(
        request={**asks, "minor": minor}, hours_per_1000_week={"pharmacist": 0.0, "nurse": 5.0, "gp": gps}
    )


def run(
    count: int, hours: list[float] | None = None, consulting: float = 0.2, gps: float = 10.0
) -> tuple[World, World]:
    """A week has time for 54 people in each pharmacy that is open on weekdays."""
    given = Pharmacies(count=count, open_hours=hours or WEEKDAYS, consulting_share=consulting)
    return worlds_of(practices(gps=gps), RUN, home(pharmacies=given), hospital="RLQ")


def figures(world: World) -> Mapping[str, float]:
    return {name: float(each.mean()) for name, each in figures_of(practices(), world).items()}


def test_pharmacies_with_no_time_change_nothing_to_the_bit() -> None:
    without, with_home = run(5, consulting=0.0)
    assert (without.book.waiting_by_day == with_home.book.waiting_by_day).all()
    assert (without.book.seen == with_home.book.seen).all()


def test_with_ample_time_they_take_whoever_is_sent_and_gps_the_others() -> None:
    without, with_home = map(figures, run(20))
    assert without["contacts_pharmacies_per_week"] == without["pharmacies_took_percent"] == 0
    assert with_home["pharmacies_took_percent"] == 100
    assert with_home["contacts_pharmacies_per_week"] == pytest.approx(10_000 * 0.2 * 0.5 / 52.14, rel=0.1)
    assert with_home["gp_hours_per_week"] + with_home["gp_hours_free_per_week"] == pytest.approx(
        without["gp_hours_per_week"] + without["gp_hours_free_per_week"]
    )
    assert with_home["wait_days"] < without["wait_days"]
    assert with_home["ed_per_1000_year"] < without["ed_per_1000_year"]


def test_between_they_fill_up() -> None:
    took = [
        figures(run(5, consulting=share)[1])["pharmacies_took_percent"] for share in (0.005, 0.01, 0.02, 0.5)
    ]
    assert took == sorted(took)
    assert 5 < took[0] < took[1] < took[2] < took[3] == 100


def test_on_saturdays_they_see_whom_friday_left() -> None:
    """Where GPs have no time for them either."""
    friday, saturday = (run(1, hours, 0.05, gps=0.1)[1].book for hours in (WEEKDAYS, WEEK))
    days = np.arange(saturday.seen_by_day.shape[1])
    assert friday.seen_by_day[:, days % 7 == 5].sum() == 0 < saturday.seen_by_day[:, days % 7 == 5].sum()
    at = saturday.lines.names.index("minor_at_pharmacy")
    others = np.delete(saturday.seen_by_day[:, days % 7 == 5], at, axis=2)
    assert others.sum() == 0
    assert saturday.lapsed[:, at].sum() < friday.lapsed[:, at].sum()


def test_who_needs_a_gp_after_all_comes_back() -> None:
    book = run(20)[1].book
    at = book.lines.names.index("minor_at_pharmacy")
    assert book.sent_back[:, at] == pytest.approx(book.seen[:, 1, at] * 0.1, abs=1)
    assert book.lines.names[book.lines.back[at]] == "minor_by_gp"


@settings(max_examples=10)
@given(st.floats(0, 1))
def test_as_many_ask_whatever_share_would_go(share: float) -> None:
    both = [mean_requests(each, RUN, 10_000) for each in (practices(share), small())]
    asked = [sum(by_day.sum() for by_day in means.values()) for means in both]
    assert asked[0] == pytest.approx(asked[1])
    assert "minor_at_pharmacy" not in both[1]
