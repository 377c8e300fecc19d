"""The synthetic sample that is shipped: the base's own patients, with the mess of real files in it.

Made by `python -m dghsim.studies.calibrate.sample`, the same bytes every time.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import numpy as np

from dghsim.demand.draw import draw_arrivals
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.calibrate.arrays import Moments, Whole

FILE = "calibrate_sample.csv"
_HOUR = 3600
_GOING_HOME = 6 * _HOUR
_AT_LEAST = 12 * _HOUR


def synthetic(scenario: Scenario, replication: int = 0) -> dict[str, list[str]]:
    """A file's columns: the scenario's patients as drawn, each leaving when the drawn stay is over.

    Nothing of the hospital is in it but demand: no queue, no ward round. Whoever is still in when the measured weeks
    end has no time of leaving.
    """
    drawn = draw_arrivals(scenario, replication)
    start = np.datetime64(scenario.run.start, "s")
    warm_up = np.timedelta64(7 * scenario.run.warm_up_weeks, "D")
    end = start + np.timedelta64(7 * scenario.run.weeks, "D")
    patient = drawn.patient >= 0
    arrived = start - warm_up + drawn.time[patient].astype("timedelta64[s]")
    measured = (arrived >= start) & (arrived < end)
    names = np.array(drawn.streams, dtype=object)[drawn.stream[patient]]
    codes: dict[str, Whole] = {name: values[measured] for name, values in drawn.attributes.items()}
    arrived = arrived[measured]
    columns = {"arrived": _minutes(arrived), "stream": names[measured].tolist()}
    if "stay" in codes:
        same_day = codes["same_day"] == 1 if "same_day" in codes else np.zeros(len(arrived), dtype=np.bool_)
        delay = codes.get("delay", np.zeros(len(arrived), dtype=np.int64))
        stay = np.where(same_day, _same_day_hours(len(arrived)), _with_delay(codes["stay"], delay))
        left = arrived + stay.astype("timedelta64[s]")
        columns["left"] = _minutes(left, left < end)
        if "delay" in codes:
            ready = left - np.minimum(delay + _GOING_HOME, stay // 2 + delay).astype("timedelta64[s]")
            columns["ready"] = _minutes(ready, (ready < end) & ~same_day)
        if "same_day" in codes:
            columns["same_day"] = np.where(same_day, "yes", "no").tolist()
    if "age" in codes:
        columns["age"] = [str(age) for age in codes["age"].tolist()]
    if "discharge_needs" in codes:
        columns["needs"] = [drawn.labels["discharge_needs"][code] for code in codes["discharge_needs"]]
    return columns


def _with_delay(stay: Whole, delay: Whole) -> Whole:
    """The stay as drawn, but never shorter than half a day in which to get well, the delay and going home."""
    return np.where(delay > 0, np.maximum(stay, delay + _AT_LEAST + _GOING_HOME), stay)


def _same_day_hours(patients: int) -> Whole:
    """Two to eight hours, as seconds."""
    return np.random.default_rng(3).integers(2 * _HOUR, 8 * _HOUR, patients)


def _minutes(moments: Moments, known: np.ndarray | None = None) -> list[str]:
    texts = [str(one).replace("T", " ") for one in moments.astype("datetime64[m]")]
    return texts if known is None else [text if one else "" for text, one in zip(texts, known, strict=True)]


def sample_text() -> str:
    """The shipped sample: half a year of the default hospital with a gap, doubles, a slip of the pen, midnights."""
    scenario = load_scenario(shipped("hereford"), sets=["run.weeks=20"])
    columns = synthetic(scenario)
    names = list(columns)
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    rows = [row for row in rows if not "2022-06-20 09:00" <= row[0] < "2022-06-23 17:00"]
    for place in range(40, len(rows), 400):
        rows[place][0] = rows[place][0][:10] + " 00:00"
    rows[100][names.index("left")] = "2022-01-01 10:00"
    rows += [rows[place].copy() for place in range(7, len(rows), 500)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return text.getvalue()


def main() -> int:
    """Write it where it is shipped, or where the argument says."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else shipped("hereford").parent / FILE
    path.write_text(sample_text(), encoding="utf-8", newline="\n")
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
