"""Which rows are used: what is made of those that cannot be right is always said."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np

from dghsim.studies.calibrate import clock_changes
from dghsim.studies.calibrate.arrays import Bools
from dghsim.studies.calibrate.ends import with_sound_ends
from dghsim.studies.calibrate.patients import Patients, Remark
from dghsim.studies.calibrate.rounding import minutes_are_told, with_known_hours


def tidied(
    patients: Patients, marks: Sequence[tuple[str, ...]], spell: Sequence[str], today: datetime.date
) -> tuple[Patients, list[Remark]]:
    """The patients that can be used, and what was remarked.

    Args:
        patients: one a row of the file.
        marks: each row as texts, to find those that are there twice.
        spell: each row's own mark; empty where the file has none.
        today: nobody came, was ready or left after it.
    """
    remarks: list[Remark] = []
    keep = np.ones(len(patients), dtype=np.bool_)
    tomorrow = np.datetime64(today + datetime.timedelta(days=1), "s")
    twice, kept_twice = _twice(marks, spell, patients)
    for which, says in (
        (np.isnat(patients.arrived), "No arrival, or one that is no date: left out"),
        (patients.arrived >= tomorrow, "Arrived in the future: left out"),
        (twice, "There twice: the second left out"),
    ):
        if count := int((which & keep).sum()):
            remarks.append(Remark(count, says, left_out=True))
        keep &= ~which
    if kept_twice:
        remarks.append(
            Remark(kept_twice, "Equal to another row, and kept: without minutes and a time of leaving nothing tells "
                               "a row that is there twice from two patients")
        )  # fmt: skip
    kept, more = with_sound_ends(patients.only(keep), tomorrow)
    kept, coarse = with_known_hours(kept)
    if count := int(clock_changes.missing(kept.arrived).sum()):
        coarse.append(
            Remark(
                count, "Arrived in an hour that summer time left out: counted in the day, not in the hours"
            )
        )
    return kept, [*remarks, *more, *coarse]


def _twice(marks: Sequence[tuple[str, ...]], spell: Sequence[str], patients: Patients) -> tuple[Bools, int]:
    """Rows that are there twice, and how many others only might be.

    Rows whose own mark was there before; without such marks, those equal to another in every cell, if two
    patients would hardly agree in all of them: there is a time of leaving, and times have minutes.
    """
    if any(spell):
        return _again(spell), 0
    again = _again(marks)
    sure = again & ~np.isnat(patients.left) & minutes_are_told(patients.left)
    return sure, int((again & ~sure).sum())


def _again(marks: Sequence[object]) -> Bools:
    seen: set[object] = set()
    found = np.zeros(len(marks), dtype=np.bool_)
    for place, mark in enumerate(marks):
        found[place] = bool(mark) and mark in seen
        seen.add(mark)
    return found
