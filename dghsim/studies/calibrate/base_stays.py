"""How the base says stays and delays, as far as they can be fitted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dghsim.demand.draw import draw_arrivals
from dghsim.scenario.labels import labels_of
from dghsim.scenario.root import Scenario
from dghsim.studies.calibrate.arrays import Floats, Whole
from dghsim.studies.calibrate.shapes import Shape, shapes_of

STAY, DELAY, SAME_DAY = "stay", "delay", "same_day"
"""Attributes that mean the whole stay, what the community adds to it, and being seen without staying the night."""


@dataclass(frozen=True, slots=True)
class BaseStays:
    """Classes of stay, with their shares by age band."""

    shapes: Mapping[str, Shape]
    """Class -> its lengths; one class "" where the stay has none."""
    class_name: str
    """The attribute of the class; "" for none."""
    bands: Mapping[str, float]
    """Band -> its lower age; one band "" where shares do not go by age."""
    shares: Floats
    """Of (bands, classes)."""
    weights: Floats
    """Share of the patients in each band."""

    def band_of(self, age: Floats) -> Whole:
        """Each patient's band; -1 where the age is not known."""
        limits = np.array(list(self.bands.values()))
        place = np.maximum(np.searchsorted(limits, age, side="right") - 1, 0)
        return np.where(np.isnan(age) & (len(limits) > 1), -1, place).astype(np.int64)


def base_stays(base: Scenario, drawn: Mapping[str, Whole]) -> BaseStays | None:
    """The base's stays; None where it has none of a form that is fitted.

    Args:
        base: the scenario.
        drawn: attribute -> codes or numbers of many of its patients.
    """
    attributes = base.demand.attribute
    stay = attributes.get(STAY)
    if stay is None or stay.distribution is None:
        return None
    shapes = shapes_of(stay.distribution)
    if shapes is None:
        return None
    if stay.by is None:
        return BaseStays(shapes, "", {"": 0.0}, np.ones((1, 1)), np.ones(1))
    kind = attributes[stay.by]
    if kind.shares is None or tuple(shapes) != labels_of(kind):
        return None
    band = attributes.get(kind.by) if kind.by is not None else None
    if kind.by is None:
        row = [float(str(kind.shares[label])) for label in shapes]
        return BaseStays(shapes, stay.by, {"": 0.0}, np.array([row]), np.ones(1))
    if band is None or band.bands is None or base.demand.attribute[str(band.of)].distribution is None:
        return None
    nested = {label: table for label, table in kind.shares.items() if isinstance(table, dict)}
    rows = [[nested[name].get(label, 0.0) for label in shapes] for name in band.bands]
    weights = np.bincount(drawn[kind.by], minlength=len(band.bands)) / max(len(drawn[kind.by]), 1)
    return BaseStays(shapes, stay.by, dict(band.bands), np.array(rows, dtype=np.float64), weights)


def drawn_attributes(base: Scenario) -> dict[str, Whole]:
    """Attributes of the patients of the base's first replication."""
    return dict(draw_arrivals(base, 0).attributes)
