"""What a hospital is paid for those whom a lever sends to another, where the scenario has no `purse`."""

from __future__ import annotations

from typing import Literal

from pydantic import ValidationError, model_validator

from dghsim.scenario.base import Label, Part, Positive
from dghsim.scenario.levers.prior import Prior
from dghsim.scenario.levers.priors import Where
from dghsim.scenario.purse import HospitalPay

_WHOLE = "step_beds"
_NOBODY = {"first_clinic_gbp": 0.0}
"""Nobody is sent on to a clinic here."""

Price = Literal[
    "short_stay_gbp", "long_stay_gbp", "marginal_share", "ed_attendance_gbp", "bed_day_gbp",
    "consumables_gbp_per_bed_day", "step_beds", "step_gbp_per_year", "occupied_share",
]  # fmt: skip


class Income(Part):
    """Prices by the same names as in `purse.hospital`, each with its range."""

    price_year: Label
    """Of every amount here."""
    pay_year_factor: Positive = 1.0
    """A pound of the year in which doctors are paid, in pounds of `price_year`."""
    price: dict[Price, Prior]

    @model_validator(mode="after")
    def _whole(self) -> Income:
        for where in ("low", "best", "high"):
            self.pay(where)
        return self

    def pay(self, where: Where = "best") -> HospitalPay:
        """All prices at their best, or at one end of their ranges. Raises ValueError where they are no prices."""
        numbers: dict[str, float] = {name: getattr(each, where) for name, each in self.price.items()}
        beds = {_WHOLE: int(numbers[_WHOLE])} if _WHOLE in numbers else {}
        try:
            return HospitalPay.model_validate(numbers | beds | _NOBODY)
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            name = ".".join(map(str, detail["loc"]))
            raise ValueError(f"income.price.{name}: {detail['msg']}"[:300]) from None
