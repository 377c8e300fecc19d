"""The same of stays, delays and same-day care."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.scenario.demand import Attribute
from dghsim.studies.calibrate.base_stays import DELAY, SAME_DAY, STAY, BaseStays, base_stays
from dghsim.studies.calibrate.delays import DelaysFit
from dghsim.studies.calibrate.estimate import Estimate
from dghsim.studies.calibrate.fit import Calibration
from dghsim.studies.calibrate.fitted import Fitted
from dghsim.studies.calibrate.numbers import NO_READY, TOO_FEW
from dghsim.studies.calibrate.shapes import Shape
from dghsim.studies.calibrate.stays import StaysFit


def stay_numbers(found: Calibration) -> list[Fitted]:
    """What the file tells of them; nothing of what it does not."""
    numbers: list[Fitted] = []
    if found.stays is not None:
        numbers += [*_lengths(found.stays), *_shares(found.stays)]
    if found.delays_hidden and (kept := base_stays(found.base, found.attributes)) is not None:
        numbers += list(_kept(kept))
    if found.same_day is not None:
        numbers += list(_same_day(found, found.same_day))
    if found.delays is not None:
        numbers += list(_delays(found, found.delays))
    return numbers


def _lengths(fit: StaysFit) -> Iterator[Fitted]:
    for label, shape in fit.base.shapes.items():
        key, says = _length(label, shape)
        found = Estimate(
            *(shape.scale * each for each in (fit.factor.value, fit.factor.low, fit.factor.high))
        )
        yield Fitted(key, says, shape.scale, found, fit.ended, "stays that ended")


def _length(label: str, shape: Shape) -> tuple[str, str]:
    """Key and words."""
    key = ".".join(filter(None, (f"demand.attribute.{STAY}.distribution", label, shape.key)))
    return key, f"{shape.key} stay, {label or 'all'}, {shape.of.unit}"


def _share(class_name: str, band: str, label: str) -> tuple[str, str]:
    """Key and words."""
    key = ".".join(filter(None, (f"demand.attribute.{class_name}.shares", band, label)))
    return key, f"share of stays that are {label}" + (f", {band.replace('_', ' ')}" if band else "")


def _kept(base: BaseStays) -> Iterator[Fitted]:
    """The base's, where delays cannot be told from stays."""
    for label, shape in base.shapes.items():
        yield Fitted(*_length(label, shape), shape.scale, None, 0, "", NO_READY)
    for row, band in enumerate(base.bands if base.class_name else ()):
        for column, label in enumerate(base.shapes):
            share = float(base.shares[row, column])
            yield Fitted(*_share(base.class_name, band, label), share, None, 0, "", NO_READY)


def _shares(fit: StaysFit) -> Iterator[Fitted]:
    base = fit.base
    if not base.class_name:
        return
    ended = np.bincount(fit.band[fit.times.ended], minlength=len(base.bands))
    for row, band in enumerate(base.bands):
        told = bool(fit.fitted_bands[row])
        for column, label in enumerate(base.shapes):
            key, says = _share(base.class_name, band, label)
            counted = int(ended[row]) if fit.by_age or len(base.bands) == 1 else fit.ended
            yield Fitted(key, says, float(base.shares[row, column]), fit.share(row, column) if told else None,
                         counted, "stays that ended", "" if told else TOO_FEW)  # fmt: skip


def _same_day(found: Calibration, share: Estimate) -> Iterator[Fitted]:
    """The base's chances, all by the factor that gives the share that was seen, none above one."""
    attribute, drawn = found.base.demand.attribute.get(SAME_DAY), found.attributes.get(SAME_DAY)
    if attribute is None or attribute.chance is None or drawn is None or not drawn.mean() > 0:
        return
    chances = attribute.chance if isinstance(attribute.chance, dict) else {"": attribute.chance}
    counted = int(np.isfinite(found.extract.patients.same_day).sum())
    usual = _usual(found, attribute, float(drawn.mean()))
    for label, chance in chances.items():
        key = ".".join(filter(None, (f"demand.attribute.{SAME_DAY}.chance", label)))
        ends = (min(1.0, chance * each / usual) for each in (share.value, share.low, share.high))
        says = f"chance of same-day care{', ' + label.replace('_', ' ') if label else ''}"
        yield Fitted(key, says, chance, Estimate(*ends), counted, "patients")


def _usual(found: Calibration, attribute: Attribute, drawn: float) -> float:
    """The base's share of same-day patients: exact where chances go by a category of plain shares, else as drawn."""
    if not isinstance(attribute.chance, dict):
        return attribute.chance if attribute.chance else drawn
    shares = found.base.demand.attribute[str(attribute.by)].shares
    if shares is None or any(isinstance(share, dict) for share in shares.values()):
        return drawn
    return sum(float(str(share)) * attribute.chance.get(label, 0.0) for label, share in shares.items())


def _delays(found: Calibration, fit: DelaysFit) -> Iterator[Fitted]:
    attribute = found.base.demand.attribute[DELAY]
    assert isinstance(attribute.distribution, dict)
    for label, hours in fit.base.items():
        unit = attribute.distribution[label].unit
        scale = {"days": 24.0, "hours": 1.0, "minutes": 1 / 60, "seconds": 1 / 3600}[unit]
        estimate = fit.means.get(label)
        told = (
            Estimate(estimate.value / scale, estimate.low / scale, estimate.high / scale)
            if estimate
            else None
        )
        yield Fitted(f"demand.attribute.{DELAY}.distribution.{label}.mean",
                     f"mean delay, {label.replace('_', ' ')}, {unit}", hours / scale, told,
                     int(fit.ended.sum()), "delays of over two days", "" if told else TOO_FEW)  # fmt: skip
