"""The places that patients held and waited for, in the columns of the results folder."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dghsim.measures.arrived import came_at
from dghsim.measures.columns import Columns, Moments, Whole, frame, packed, worded
from dghsim.measures.model import Replication
from dghsim.rota.horizon import horizon_of


def stays_frame(replication: Replication) -> pd.DataFrame:
    """The table of `stays_columns`."""
    return frame(stays_columns(replication))


def stays_columns(replication: Replication) -> Columns:
    """One row a place held or waited for by a patient of `patients_frame`.

    Columns: replication, patient, place (name in the scenario), bed (number within the place; -1: never given), asked,
    start (given; null: never), end (given back; null: never before the run stopped).
    """
    plan, stays = replication.plan, replication.log.stays
    arrive = came_at(replication)
    counted = (arrive >= replication.begin) & (arrive < replication.end)
    stays = stays[counted[stays["patient"]]]
    origin = horizon_of(replication.scenario).origin
    return {
        "replication": Whole(packed(np.full(len(stays), plan.replication, dtype=np.int64))),
        "patient": Whole(packed(stays["patient"])),
        "place": worded(plan.program.place_names, stays["place"]),
        "bed": Whole(packed(stays["bed"])),
        "asked": Moments(origin, packed(stays["since"])),
        "start": Moments(origin, packed(stays["start"])),
        "end": Moments(origin, packed(stays["end"])),
    }
