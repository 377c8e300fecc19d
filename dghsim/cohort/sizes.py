"""Made-up hospitals that differ in nothing but size."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from dghsim.cohort.build import BASE, YEAR, makings_of, of_size
from dghsim.cohort.public import NOT_KNOWN, places, year_of
from dghsim.cohort.text import scenario_text

_NOTE = "Made up, to see what size alone does: no such hospital exists."


def write_sizes(takes: Sequence[float], folder: Path) -> list[Path]:
    """Write hospitals of so many patients a day, in all else like the one that the cohort's files extend.

    Returns the files, one a take, in the folder, which is there.
    """
    makings = makings_of([(place, year_of(place.code, YEAR)) for place in places()])
    nowhere = dataclasses.replace(
        makings.place, code="SIZE", trust="No trust", doctors_fte=NOT_KNOWN,
        longitude=NOT_KNOWN, latitude=NOT_KNOWN, population=NOT_KNOWN,
    )  # fmt: skip
    written = []
    for take in takes:
        place = dataclasses.replace(nowhere, site=f"A made-up hospital of {take:g} a day")
        path = folder / f"size_{take:g}.toml"
        text = scenario_text(of_size(makings, place, take, _NOTE), makings.base, BASE)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written
