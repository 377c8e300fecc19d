"""The income of patients who are sent to the hospital next door: it goes with them, and most of the cost stays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.scenario.purse import HospitalPay
from dghsim.studies.purse.books import wards_and_doctors
from dghsim.studies.purse.flows import Flows
from dghsim.studies.purse.ledger import COMMISSIONER, HOSPITAL, NEXT_DOOR, Floats, Ledger, Party, pay
from dghsim.studies.purse.steps import Saved, saved

SENT = "patients sent next door"


@dataclass(frozen=True, slots=True)
class Paid:
    """Patients who left in the mean year, as a hospital is paid for them."""

    short_stays: float
    long_stays: float
    attendances: float
    """With neither bed nor chair."""

    def each(self, pay: HospitalPay) -> float:
        """Pounds that come or go with the mean patient, at the marginal rate; nought where nobody left."""
        patients = self.short_stays + self.long_stays + self.attendances
        full = (
            self.short_stays * pay.short_stay_gbp
            + self.long_stays * pay.long_stay_gbp
            + self.attendances * pay.ed_attendance_gbp
        )
        return pay.marginal_share * full / patients if patients else 0.0


@dataclass(frozen=True, slots=True)
class Moved:
    """Patients more than without the lever, a year; one entry a replication."""

    sent: Floats
    """From here."""
    came: Floats
    """There: those on the way when the weeks measured begin come too, and those on the way at their end do not."""


@dataclass(frozen=True, slots=True)
class SentBooks:
    """The same years without the lever and with it."""

    without: Ledger
    with_lever: Ledger
    each_gbp: float
    """For a patient sent."""
    here: Saved
    there: Saved

    def change(self, party: Party) -> Floats:
        """By how much a party is better off with the lever, pounds a year."""
        return self.with_lever.balance(party) - self.without.balance(party)

    def income(self, party: Party) -> Floats:
        """Of that, what comes with patients who are sent; below nought where it goes with them."""
        return self.with_lever.line(SENT, party) - self.without.line(SENT, party)


def keep_sent_books(
    terms: HospitalPay, paid: Paid, moved: Moved, here: tuple[Flows, Flows], there: tuple[Flows, Flows]
) -> SentBooks:
    """Both ledgers. The commissioner pays the hospital to which a patient comes, and keeps what is on the way.

    Args:
        terms: prices, the same at both hospitals.
        paid: the mean year here without the lever, which says what those sent would have come to.
        moved: who was sent, and came.
        here: bed-days and doctors without the lever and with it.
        there: the same of the hospital next door.
    """
    each, less = paid.each(terms), [saved(*side, terms) for side in (here, there)]
    costs = [float(np.mean(side[0].bed_days)) * terms.bed_day_gbp for side in (here, there)]
    first = [*pay(SENT, COMMISSIONER, HOSPITAL, moved.sent * each)]
    second = [*pay(SENT, COMMISSIONER, NEXT_DOOR, moved.came * each)]
    for party, cost, gone in zip((HOSPITAL, NEXT_DOOR), costs, less, strict=True):
        first += wards_and_doctors(party, cost, np.zeros_like(gone.bed_days))
        second += wards_and_doctors(party, cost, gone.cashable_gbp)
    return SentBooks(Ledger(tuple(first)), Ledger(tuple(second)), each, *less)
