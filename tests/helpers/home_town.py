"""A textbook queue with a ward behind it, two Primary Care Homes beside it, their practices and who pays."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from helpers.practices import practices
from helpers.purse import purse
from helpers.toml_text import toml_text

HOSTILE = "<img src=x onerror=alert(1)> =cmd()"
_TEAM = {
    "grade": "nurse", "lines": 2, "in_post": 2, "start": "08:00", "end": "16:00", "cover": [1, 1, 1, 1, 1, 0, 0],
    "pay_gbp_per_year": 40_000, "bank_gbp_per_hour": 30, "agency_gbp_per_hour": 40,
}  # fmt: skip
_MINUTES = {"family": "fixed", "unit": "minutes", "value": 30.0}
_HOME = {
    "registered": 9_000, "over_65_share": 0.2, "frail_share": 0.03, "open_months": 36, "team": "nurses",
    "step_up_slots": 8, "reviews_by": "nurses", "reviews_per_week": 4, "known_share": 0.0,
}  # fmt: skip
_TOWN: dict[str, Any] = {
    "extends": "textbook/mmc", "schema_version": 1, "name": "A town",
    "run": {"weeks": 6, "warm_up_weeks": 2, "replications": 3},
    "demand": {
        "stream": {"customers": {"per_day": 20, "envelope_per_day": 60}},
        "attribute": {"frailty": {"shares": {"fit": 0.5, "frail": 0.5}}},
    },
    "pathway": {"stage": {
        "service": {"next": "bed"}, "bed": {"type": "hold", "place": "ward", "mark": "bed_time", "next": "stay"},
        "stay": {"type": "delay", "duration": {"family": "exponential", "unit": "days", "mean": 3}, "next": "gone"},
    }},
    "place": {"ward": {"count": 300, "label": "Ward"}},
    "rota": {"tier": {"servers": {"grades": {"server": 3}}}},
    "money": {
        "pay_gbp_per_year": {"server": 50_000}, "bank_gbp_per_hour": {"servers": 40},
        "agency_gbp_per_hour": {"servers": 60},
    },
    "homes": {
        "streams": ["customers"], "comes_back_by": "customers", "population": 20_000,
        "group": {"frail": {"label": "Frail", "who": {"frailty": ["frail"]}, "suited_share": 0.5}},
        "team": {"nurses": {"label": "Nurses", **_TEAM}},
        "care": {"first_visit": _MINUTES, "visit": _MINUTES, "mean_days": 3, "kept_share": 0.8,
                 "fails_at_first_visit_share": 0.5},
        "caseload": {"review": _MINUTES, "known_days": 365},
    },
    "home": {
        "north": {"label": "North", **_HOME, "practices": {
            "hours_per_week": {"pharmacist": 20.0}, "gp_hours_per_week": 4.0, "meeting_hours": 1.0, "meeting_gps": 3.0,
        }},
        "south": {"label": "South", **_HOME},
    },
    "practices": practices().model_dump(exclude_none=True), "purse": purse().model_dump(),
}  # fmt: skip


def town(**changes: Any) -> dict[str, Any]:
    """The document. Dotted keys (`home__north__label`) change it; None takes a key away."""
    made = deepcopy(_TOWN)
    for key, value in changes.items():
        *folders, last = key.split("__")
        part = made
        for folder in folders:
            part = part.setdefault(folder, {})
        if value is None:
            del part[last]
        else:
            part[last] = value
    return made


def written(folder: Path, **changes: Any) -> Path:
    """The town's file."""
    file = folder / "town.toml"
    file.write_text(toml_text(town(**changes)), encoding="utf-8")
    return file
