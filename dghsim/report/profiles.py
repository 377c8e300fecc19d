"""Finds picture data in a study; a picture whose data is absent is left out."""

from __future__ import annotations

import numpy as np

from dghsim.measures.model import Floats, Study

HOURS_OF_WEEK = 168


def profile(study: Study, name: str, first: int | None = None) -> Floats | None:
    """The profile called `name`; None where it is absent, empty, or not `first` long in its first direction."""
    found = study.profiles.get(name)
    if found is None or found.size == 0 or not np.isfinite(found).any():
        return None
    return None if first is not None and found.shape[0] != first else found
