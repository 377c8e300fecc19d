"""The duties that answer work."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dghsim.scenario.root import Scenario


def take_kinds(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """(tier, duty) of every duty that answers work, in the order of the scenario."""
    return tuple(
        (name, duty_name)
        for name, tier in scenario.rota.tier.items()
        for duty_name, duty in tier.duty.items()
        if duty.first or duty.second
    )


def words_in(column: pd.Series) -> list[str]:
    """A column of text as a list, which is many times faster to go through."""
    return list(column.to_numpy(object))


def duty_pairs(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """(tier, duty) of each row."""
    return list(zip(words_in(rows["tier"]), words_in(rows["duty"]), strict=True))


def take_rows(shifts: pd.DataFrame, kinds: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """Those rows of the planned rota."""
    known = set(kinds)
    take = [pair in known for pair in duty_pairs(shifts)]
    return shifts[np.array(take, dtype=bool) & shifts["kind"].isin(["shift", "nroc"]).to_numpy()]
