"""What many replications say: how sure the average is, how bad a year may be, and paired differences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import stdtrit

from dghsim.measures.guesses.read import with_model
from dghsim.measures.model import Difference, Floats, Measure, Study

CONFIDENCE = 0.95
YEAR = (5.0, 95.0)
"""Percentiles of the simulated years."""
FEWEST_ALIKE = 6
"""Of which all having the same sign has a chance of 1 in 32, two-sided."""
_ROUNDING = 1e-9
"""Of a number: what counts, turned into those of a year, differ by alone."""
OVERDRAWN = ("budget_left_gbp_per_year",)
"""Measures that may be below nought."""
COLUMNS = (
    "site", "measure_id", "measure", "unit", "kind", "mean", "ci_low", "ci_high", "year_low", "year_high",
    "model_low", "model_high", "replications", "method",
)  # fmt: skip
PAIRED_COLUMNS = (
    "measure_id", "measure", "unit", "better", "base", "changed", "difference", "ci_low", "ci_high", "verdict",
)  # fmt: skip


def summarise(study: Study) -> pd.DataFrame:
    """One row a measure with anything to measure, in the order of the catalogue.

    Columns: site, measure_id, measure, unit, kind, mean, ci_low and ci_high (95 % Student t interval of the mean over
    replications, cut to what is `possible`), year_low and year_high (5th and 95th percentile of the
    replications), model_low and model_high (NaN: inputs were not varied), replications (with a value), method. With one
    replication, and for what the rota fixes, there are no intervals.
    """
    values = _columns(study, study.values.index)
    rows = [
        with_model(study, _row(study, measure, values[measure.id]))
        for measure in study.measures
        if measure.id in values
    ]
    table = pd.DataFrame([row for row in rows if row["replications"]], columns=list(COLUMNS))
    return table.reset_index(drop=True)


def interval(values: Floats) -> tuple[float, float, float]:
    """Mean and the ends of its Student t interval; NaN ends for fewer than two values.

    Args:
        values: one a replication, without NaN.
    """
    mean = float(values.mean())
    if len(values) < 2:
        return mean, np.nan, np.nan
    if (values == values[0]).all():
        return float(values[0]), float(values[0]), float(values[0])
    half = float(stdtrit(len(values) - 1, (1 + CONFIDENCE) / 2) * values.std(ddof=1) / np.sqrt(len(values)))
    return mean, mean - half, mean + half


def possible(measure: Measure) -> tuple[float, float]:
    """The least and the most that a measure can be: a share 0 to 100, all else but what may be overdrawn from 0.

    Student's interval knows nothing of this, and of a few skewed values passes over the edge. The mean cannot lie
    there, so the part beyond is cut off, and the mean is inside just as often. (An interval reckoned on a transformed
    scale would be of another mean.) Differences may have either sign and are left as they are.
    """
    return (-np.inf, np.inf) if measure.id in OVERDRAWN else limits(measure.unit)


def limits(unit: str) -> tuple[float, float]:
    """The least and the most of a number of the unit that cannot be below nought."""
    return (0.0, 100.0) if unit == "%" else (0.0, np.inf)


def _row(study: Study, measure: Measure, values: Floats) -> dict[str, object]:
    values = values[~np.isnan(values)]
    run = study.scenario.run
    head = {"site": study.scenario.hospital.code, "measure_id": measure.id, "measure": measure.label,
            "unit": measure.unit, "kind": measure.kind, "replications": len(values)}  # fmt: skip
    none = dict.fromkeys(COLUMNS[6:12], np.nan)
    if not len(values):
        return head | none
    if measure.kind == "fixed":
        method = "fixed by scenario and rota: the same in every replication"
        return head | none | {"mean": float(values.mean()), "method": method}
    mean, *ends = interval(values)
    low, high = np.clip(ends, *possible(measure)).tolist()
    method = f"mean of {len(values)} replications of {run.weeks} weeks after {run.warm_up_weeks} of warm-up"
    found = {"mean": mean, "ci_low": low, "ci_high": high}
    if len(values) > 1:
        found |= dict(zip(("year_low", "year_high"), np.percentile(values, YEAR).tolist(), strict=True))
        method += (
            "; ci: 95 % Student t, cut to what is possible; year: 5th to 95th percentile of replications"
        )
    return head | none | found | {"method": method}


def paired(base: Study, changed: Study, name: str) -> Difference:
    """The changed scenario less the base, replication by replication, on the same patients.

    Both must have been run with the same seed for the patients to be the same; the interval is a 95 % paired Student
    t, and NaN where fewer than six differences of what varies are all the same. Verdicts: `no change` where every
    replication gives exactly the same, `better` or `worse` where the interval leaves out nought, `differs` where it
    does but neither way is better, `cannot tell` otherwise.
    """
    both = base.values.index.intersection(changed.values.index)
    table = paired_table(base.measures, _columns(base, both), _columns(changed, both))
    return Difference(name, base, changed, table)


def paired_table(
    measures: Iterable[Measure], before: Mapping[str, Floats], after: Mapping[str, Floats]
) -> pd.DataFrame:
    """The table of a `Difference`, from one value a replication by measure; those of both sides alone."""
    rows = [
        _paired_row(measure, before[measure.id], after[measure.id])
        for measure in measures
        if measure.id in before and measure.id in after
    ]
    return pd.DataFrame([row for row in rows if row is not None], columns=list(PAIRED_COLUMNS))


def _columns(study: Study, replications: pd.Index) -> dict[str, Floats]:
    """Each measure's values, at once: to look them up one by one takes longer than all that is done with them."""
    values = np.ascontiguousarray(study.values.loc[replications].to_numpy(np.float64).T)
    return dict(zip(map(str, study.values), values, strict=True))


def _paired_row(measure: Measure, before: Floats, after: Floats) -> dict[str, object] | None:
    there = ~(np.isnan(before) | np.isnan(after))
    if not there.any():
        return None
    before, after = before[there], after[there]
    mean, low, high = interval(after - before)
    if measure.kind == "fixed":
        low = high = mean
    elif alike_by_luck(before, after - before):
        low = high = np.nan
    return {
        "measure_id": measure.id, "measure": measure.label, "unit": measure.unit, "better": measure.better,
        "base": float(before.mean()), "changed": float(after.mean()), "difference": mean,
        "ci_low": low, "ci_high": high, "verdict": _verdict(after - before, low, high, measure.better),
    }  # fmt: skip


def alike_by_luck(before: Floats, differences: Floats) -> NDArray[np.bool_]:
    """Whether differences of what varies are the same and too few to tell, as those of small counts often are.

    Then only their sign is known, and by the sign test fewer than `FEWEST_ALIKE` tell nothing at 95 %.

    Args:
        before: what they are differences from, shape (..., replications).
        differences: the same shape, or one that goes with it.
    """
    size = np.abs(differences).max(axis=-1)
    alike = (np.ptp(differences, axis=-1) <= _ROUNDING * size) & (size > 0)
    few = differences.shape[-1] < FEWEST_ALIKE
    found: NDArray[np.bool_] = alike & (np.ptp(before, axis=-1) > _ROUNDING * size) & few
    return found


def _verdict(differences: Floats, low: float, high: float, better: str) -> str:
    if not differences.any():
        return "no change"
    if not (low > 0 or high < 0):
        return "cannot tell"
    if better == "neither":
        return "differs"
    return "better" if (low > 0) == (better == "more") else "worse"
