"""The money of those whom an option sends to another hospital, out of its runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.measures.decision.option import DISPLACED, DOCTORS
from dghsim.measures.model import Difference, Floats, Study
from dghsim.measures.spans import DAYS_A_YEAR
from dghsim.scenario.levers.priors import PLACES, Where
from dghsim.scenario.purse import HospitalPay
from dghsim.studies.levers import Tried
from dghsim.studies.purse.flows import Flows
from dghsim.studies.purse.sent import Moved, Paid, SentBooks, keep_sent_books

_STAYS = ("short_stays_per_year", "long_stays_per_year", "attendances_per_year")
_BED_DAYS = "bed_days_per_year"


@dataclass(frozen=True, slots=True)
class Terms:
    """By what somebody is paid for."""

    price_year: str
    pay_year_factor: float
    pay: dict[Where, HospitalPay]
    """At their best, and at the ends of their ranges where these are known."""


def terms_of(tried: Tried) -> Terms | None:
    """The scenario's purse, else what the first lever says that says anything; None where nobody does."""
    purse = None if tried.difference is None else tried.difference.base.scenario.purse
    if purse is not None:
        return Terms(purse.price_year, purse.pay_year_factor, {"best": purse.hospital})
    said = next((one.lever.income for one in tried.pulled if one.lever.income is not None), None)
    if said is None:
        return None
    return Terms(said.price_year, said.pay_year_factor, {where: said.pay(where) for where in PLACES})


def sent_a_year(found: Difference) -> Floats | None:
    """(replications,) patients sent elsewhere, more than without; None where nobody ever is."""
    if DISPLACED not in found.changed.values:
        return None
    return _more(found, DISPLACED) * DAYS_A_YEAR


def income_sent(tried: Tried, where: Where = "best") -> Floats | None:
    """(replications,) pounds a year, of `Terms.price_year`, that go with those sent; None where they have no price."""
    terms = terms_of(tried)
    sent = None if tried.difference is None else sent_a_year(tried.difference)
    if terms is None or sent is None or tried.difference is None or not _kept(tried.difference):
        return None
    return sent * _paid(tried.difference.base).each(terms.pay.get(where, terms.pay["best"]))


def books_of(tried: Tried) -> SentBooks | None:
    """The ledgers of an option that was run with the hospital next door; None where nobody is sent, or at no price."""
    here, there, terms = tried.difference, tried.next_door, terms_of(tried)
    if here is None or there is None or terms is None or not (_kept(here) and _kept(there)):
        return None
    sent = sent_a_year(here)
    if sent is None:
        return None
    moved = Moved(sent, came_a_year(there))
    sides = [_flows(each, terms.pay_year_factor) for each in (here, there)]
    return keep_sent_books(terms.pay["best"], _paid(here.base), moved, *sides)


def came_a_year(found: Difference) -> Floats:
    """(replications,) patients who came from another hospital more than without: its own are the same, and whom it
    sends on itself it first had come."""
    return (_more(found, "arrivals_per_day") + _more(found, DISPLACED)) * DAYS_A_YEAR


def _kept(found: Difference) -> bool:
    return all({*_STAYS, _BED_DAYS} <= set(study.behind) for study in (found.base, found.changed))


def _more(found: Difference, name: str) -> Floats:
    before, after = _sides(found, name)
    return after - before


def _sides(found: Difference, name: str) -> tuple[Floats, Floats]:
    """Without and with; nought for what only the other has."""
    both = found.base.values.index.intersection(found.changed.values.index)
    sides = []
    for study in (found.base, found.changed):
        table = study.values if name in study.values else study.behind
        there = table.loc[both, name].to_numpy(np.float64) if name in table else np.zeros(len(both))
        sides.append(np.nan_to_num(there))
    return sides[0], sides[1]


def _paid(base: Study) -> Paid:
    return Paid(*(float(base.behind[name].mean()) for name in _STAYS))


def _flows(found: Difference, factor: float) -> tuple[Flows, Flows]:
    beds, doctors = _sides(found, _BED_DAYS), _sides(found, DOCTORS)
    without, with_lever = (
        Flows({}, days, pounds * factor) for days, pounds in zip(beds, doctors, strict=True)
    )
    return without, with_lever
