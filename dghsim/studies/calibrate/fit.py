"""Fits all that a file tells about a hospital, in the form of a base scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dghsim.errors import InputError
from dghsim.scenario.demand import Dispersion, Stream
from dghsim.scenario.root import Scenario
from dghsim.studies.calibrate.arrays import Floats, Whole
from dghsim.studies.calibrate.base_stays import base_stays, drawn_attributes
from dghsim.studies.calibrate.busy_days import Busy
from dghsim.studies.calibrate.delays import DelaysFit, fit_delays
from dghsim.studies.calibrate.estimate import Estimate
from dghsim.studies.calibrate.gaps import with_gaps
from dghsim.studies.calibrate.grid import Grid, counted
from dghsim.studies.calibrate.patients import Extract, Patients, Remark
from dghsim.studies.calibrate.stays import DELAYS_HIDDEN, StaysFit, delays_hidden, fit_stays, same_day_share
from dghsim.studies.calibrate.streams import StreamFit, fit_dispersion, fit_stream

FEWEST_DAYS = 14
LONG_ENOUGH = 0.97
"""Quantile of the stays: from a file of discharges alone the arrivals of so many last days are not all there."""
_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class Calibration:
    """What one file comes to."""

    base: Scenario
    extract: Extract
    remarks: tuple[Remark, ...]
    """Of the file and of the fits."""
    total: StreamFit
    """All streams of patients together."""
    streams: dict[str, StreamFit]
    """Each stream that was fitted on its own; empty where the file does not tell them apart."""
    busy: Busy | None
    dispersion: Dispersion
    stays: StaysFit | None
    delays_hidden: bool
    """Stays hold delays that nothing tells from them: the base's stays are kept."""
    same_day: Estimate | None
    delays: DelaysFit | None
    attributes: dict[str, Whole]
    """Attributes of many of the base's patients."""


def calibrate(extract: Extract, base: Scenario) -> Calibration:
    """Fit what can be fitted.

    Raises:
        InputError: too few days, or a base without patients.
    """
    doors = patient_streams(base)
    grid, remarks = _grid(extract)
    if int(grid.known.sum()) < FEWEST_DAYS:
        raise InputError(
            f"only {int(grid.known.sum())} days with data: at least {FEWEST_DAYS} are needed; if the file is whole, "
            "say --until for its last day"
        )
    together = together_as(doors)
    kept = base.demand.dispersion
    busy, dispersion = fit_dispersion(grid, together, kept) if together.dispersed else (None, kept)
    total = fit_stream(grid, together, dispersion)
    streams, more = _streams(extract, grid, doors, dispersion)
    attributes = drawn_attributes(base)
    described = base_stays(base, attributes)
    hidden = described is not None and delays_hidden(extract, base)
    stays = fit_stays(extract, base, described) if described is not None and not hidden else None
    if hidden:
        more = [*more, Remark(0, DELAYS_HIDDEN)]
    return Calibration(
        base, extract, (*extract.remarks, *remarks, *more), total, streams, busy, dispersion, stays, hidden,
        same_day_share(extract.patients), fit_delays(extract, base, attributes), attributes,
    )  # fmt: skip


def patient_streams(base: Scenario) -> dict[str, Stream]:
    """The base's streams of patients that anybody comes by. Raises InputError if there is none."""
    doors = {
        name: stream
        for name, stream in base.demand.stream.items()
        if stream.entity == "patient" and stream.per_day > 0
    }
    if not doors:
        raise InputError("the base has no stream of patients")
    return doors


def together_as(doors: dict[str, Stream]) -> Stream:
    """One stream as all of them together: each profile the mean of theirs, weighed by patients a day."""
    streams = list(doors.values())
    weight = np.array([stream.per_day for stream in streams])
    weight = weight / weight.sum()
    hours = sum(
        w * np.array(s.hour_shares) / sum(s.hour_shares) for w, s in zip(weight, streams, strict=True)
    )
    return streams[0].model_copy(
        update={
            "per_day": float(sum(stream.per_day for stream in streams)),
            "hour_shares": np.asarray(hours).tolist(),
            "weekday_factors": _weighed([s.weekday_factors for s in streams], weight),
            "month_factors": _weighed([s.month_factors for s in streams], weight),
            "weekend_hour_shares": None,
            "dispersed": any(stream.dispersed for stream in streams),
        }
    )


def _weighed(profiles: list[list[float]], weight: Floats) -> list[float]:
    return [float(value) for value in weight @ np.array(profiles)]


def _grid(extract: Extract) -> tuple[Grid, list[Remark]]:
    """The days that the file covers: from the first arrival to the end, gaps and unfinished days not seen."""
    patients, remarks = extract.patients, list[Remark]()
    first = patients.arrived[0].astype("datetime64[D]")
    last = max(
        patients.arrived[-1], min(extract.until - np.timedelta64(1, "s"), patients.arrived[-1] + 400 * _DAY)
    )
    end = last.astype("datetime64[D]") + _DAY
    grid = counted(patients.arrived, patients.arrived_timed, first, int((end - first).astype(np.int64)))
    grid, remarks = with_gaps(grid)
    return _without_unfinished(grid, patients, extract, remarks)


def _without_unfinished(
    grid: Grid, patients: Patients, extract: Extract, remarks: list[Remark]
) -> tuple[Grid, list[Remark]]:
    """Without the last days of a file that holds only who has left: of them those who stay long are not in it."""
    if "left" not in extract.columns or np.isnat(patients.left).any():
        return grid, remarks
    stays = (patients.left - patients.arrived).astype("timedelta64[h]").astype(np.float64) / 24
    expected_in = float(stays.mean()) * grid.by_day.sum() / max(int(grid.known.sum()), 1)
    cut = int(np.ceil(np.quantile(stays, LONG_ENOUGH)))
    whole = (extract.until - patients.arrived[-1]) > cut * _DAY
    if expected_in < 5 or whole:
        return grid, remarks
    late = np.arange(grid.days) >= grid.days - cut
    says = (
        f"Nobody is still in, where about {expected_in:.0f} would be: a file of discharges alone. The last {cut} days "
        "are not used for arrivals, since who came then and stays long is not in it"
    )
    return grid.without(late), [*remarks, Remark(0, says)]


def _streams(
    extract: Extract, whole: Grid, doors: dict[str, Stream], dispersion: Dispersion
) -> tuple[dict[str, StreamFit], list[Remark]]:
    """Each stream on its own, where the file tells by which each patient came."""
    if len(doors) == 1:
        return {}, []
    patients = extract.patients
    if "stream" not in extract.columns:
        return {}, [
            Remark(
                0,
                "No column stream: each stream gets its part of the whole, and its hours, weekdays and months in the "
                "base, changed as the whole is unlike the base's",
            )
        ]
    strange = ~np.isin(patients.stream, list(doors))
    if strange.mean() > 0.05:
        return {}, [
            Remark(int(strange.sum()), f"Column stream holds other words than {' and '.join(doors)}: not used, "
                                       "streams are not told apart")
        ]  # fmt: skip
    remarks = []
    if strange.any():
        remarks.append(Remark(int(strange.sum()), "Stream not known: counted in the whole, not in a stream"))
    streams = {}
    for name, stream in doors.items():
        own = patients.only(patients.stream == name)
        if len(own) < FEWEST_DAYS:
            remarks.append(Remark(len(own), f"Too few by {name} to tell: the base's is kept"))
            continue
        grid = counted(own.arrived, own.arrived_timed, whole.first, whole.days)
        grid, more = with_gaps(replace(grid, seen=whole.seen), f" of {name}")
        grid = grid.without(~grid.known & ~whole.known)
        streams[name] = fit_stream(grid, stream, dispersion)
        remarks += more
    return streams, remarks
