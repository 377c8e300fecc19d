"""The places that patients held and waited for, as a table of the results folder."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.model import Replication
from dghsim.rota.horizon import horizon_of


def stays_frame(replication: Replication) -> pd.DataFrame:
    """One row a place held or waited for by a patient of `patients_frame`.

    Columns: replication, patient, place (name in the scenario), bed (number within the place; -1: never given), asked,
    start (given; null: never), end (given back; null: never before the run stopped).
    """
    plan, stays = replication.plan, replication.log.stays
    arrive = plan.entities["time"][: plan.patients]
    counted = (arrive >= replication.begin) & (arrive < replication.end)
    stays = stays[counted[stays["patient"]]]
    names = np.array([*plan.program.place_names, None], dtype=object)
    origin = horizon_of(replication.scenario).origin

    def moments(seconds: Ints) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
        found = origin + seconds.astype("timedelta64[s]")
        found[seconds == NONE] = np.datetime64("NaT")
        return found

    return pd.DataFrame({
        "replication": np.full(len(stays), plan.replication, dtype=np.int64),
        "patient": stays["patient"],
        "place": names[stays["place"]],
        "bed": stays["bed"],
        "asked": moments(stays["since"]),
        "start": moments(stays["start"]),
        "end": moments(stays["end"]),
    })  # fmt: skip
