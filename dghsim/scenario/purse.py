"""What a home's budget is, who shares in what is gained or lost, and what of a hospital's cost really goes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from dghsim.scenario.base import Label, Name, NotNegative, Number, Part, Positive, Share


class Capitation(Part):
    """The unified budget of a home, and the rule by which it and the commissioner share what is left or lacking."""

    gbp_per_person_year: Positive
    """For practices, community services, prescribing and urgent hospital use together."""
    community_gbp_per_person_year: NotNegative
    """Of that, community services."""
    share: Share
    """The home's of a gain or loss; the commissioner has the rest."""
    corridor_share: Share
    """Of the budget: what is less than that either way is nobody's gain or loss."""
    cap_share: Share
    """Of what the home is paid for practices, community services and running: the most that it wins or loses."""
    gate_days: NotNegative
    """Quality gate: gains are paid where the mean wait for what may wait is no longer."""
    gate_plans_share: Share
    """And where at least so many of the frail have a plan at the end of the year."""


class HospitalPay(Part):
    """How the hospital is paid, and what it saves."""

    short_stay_gbp: NotNegative
    """For an emergency admission with no night or one."""
    long_stay_gbp: NotNegative
    """For a longer one."""
    marginal_share: Share
    """Of these, for an admission more or fewer than expected."""
    ed_attendance_gbp: NotNegative
    first_clinic_gbp: NotNegative
    """For a referral."""
    bed_day_gbp: NotNegative
    """Average cost, with everything that stays when a patient does not come: notional."""
    consumables_gbp_per_bed_day: NotNegative
    """What goes with each bed-day: medicines, meals, laundry."""
    step_beds: Annotated[int, Field(ge=1, le=200)]
    """Closed together, with whom it takes to staff them, or not at all."""
    step_gbp_per_year: NotNegative
    """What that saves."""
    occupied_share: Annotated[Share, Field(gt=0)]
    """Bed-days saved are beds at this occupancy."""


class Purse(Part):
    """Money between the parties around homes."""

    price_year: Label
    """Of every amount here."""
    pay_year_factor: Positive = 1.0
    """A pound of `era.pay_year`, in which doctors and teams are paid, in pounds of `price_year`."""
    capitation: Capitation
    hospital: HospitalPay
    practice_gbp_per_person_year: NotNegative
    """Paid to practices, whoever sees the patient."""
    start_up_gbp_per_person: NotNegative
    """Once."""
    start_up_years: Annotated[Number, Field(ge=0.25, le=100)]
    """Over which that is spread."""
    running_gbp_per_person_year: NotNegative
    """Paid to the home for its team."""
    pay_gbp_per_patient_hour: dict[Name, NotNegative]
    """By discipline of the home's staff who see patients of practices: an hour with patients, on-costs, leave and the
    time without them included. Teams on a rota are paid as `money` says."""
    gp_hour_gbp: NotNegative
    """Paid by the home to practices for an hour of a GP that it takes."""
    out_of_hours_contact_gbp: NotNegative
    pharmacy_contact_gbp: NotNegative = 0.0
    """Paid by the home for somebody whom its practices sent to a pharmacy, and whom it saw."""

    @model_validator(mode="after")
    def _within(self) -> Purse:
        if self.capitation.community_gbp_per_person_year > self.capitation.gbp_per_person_year:
            raise ValueError("capitation: community_gbp_per_person_year must be within gbp_per_person_year")
        return self
