"""A number that is not known, and how far it may be off."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from dghsim.scenario.base import Line, Number, Part


class Prior(Part):
    """A number that the lever moves, or a price, and how far it may be off. A patch names it as "prior.NAME"."""

    says: Line
    low: Number
    best: Number
    high: Number
    evidence: Literal["public", "published", "illustrative"]
    source: Line

    @model_validator(mode="after")
    def _in_order(self) -> Prior:
        if not self.low <= self.best <= self.high:
            raise ValueError("low, best and high must rise")
        return self
