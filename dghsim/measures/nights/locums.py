"""What those are called who work a duty."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from dghsim.measures.nights.rows import rows_of

_FROM_OUTSIDE = ("bank", "agency")
_NUMBERED = re.compile(r"((?:Bank|Agency) .+?)(?: no\.)? \d+")


def names_of(duties: pd.DataFrame, *, numbered: bool = True) -> dict[int, str]:
    """By duty of one replication: who worked it; empty for nobody.

    The rota numbers those who come from outside by all the gaps there might be, which tells a reader nothing. Here
    they are `Agency registrar`, and `Agency registrar 2` where `numbered` and several of a kind work these duties.
    """
    rows = rows_of(duties.sort_values(["start", "duty"])[["duty", "doctor", "filled_by"]])
    plain = {row["doctor"]: _kind(row["doctor"], row["filled_by"]) for row in rows if row["doctor"]}
    several = Counter(kind for name, kind in plain.items() if kind != name)
    met: Counter[str] = Counter()
    called = {}
    for name, kind in plain.items():
        met[kind] += 1
        called[name] = f"{kind} {met[kind]}" if numbered and several[kind] > 1 else kind
    return {row["duty"]: called.get(row["doctor"], "") for row in rows}


def _kind(name: str, filled_by: str | None) -> str:
    """`Agency registrar` of `Agency registrar 1982`; a name of the planner's own stays as it is."""
    found = _NUMBERED.fullmatch(name) if filled_by in _FROM_OUTSIDE else None
    return found[1] if found else name
