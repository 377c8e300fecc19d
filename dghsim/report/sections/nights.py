"""The worst night of all simulated ones, and a typical one beside it."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.model import Study
from dghsim.measures.nights import seniors, targets, whose
from dghsim.measures.nights.build import nights_of
from dghsim.measures.nights.logs import logs_of
from dghsim.measures.nights.model import Night
from dghsim.measures.nights.words import clock, night_of
from dghsim.report.figures.nights.clinicians import clinician_lanes
from dghsim.report.figures.nights.lanes import Lane
from dghsim.report.figures.nights.patients import SHORTEST, patient_lanes, ward_lane
from dghsim.report.text import counted, period

_HEADINGS = {"worst": "The worst night", "typical": "A typical night", "asked": "The night"}
_EVERY = 2
"""Hours between two marks of the clock."""


@dataclass(frozen=True, slots=True)
class NightPicture:
    """One night of the page."""

    id: str
    heading: str
    when: str
    finding: str
    story: tuple[str, ...]
    hours: tuple[tuple[str, str], ...]
    """(clock, percent along the night)"""
    clinicians: tuple[Lane, ...]
    patients: tuple[Lane, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class NightSection:
    """What the page says of nights."""

    pictures: tuple[NightPicture, ...]
    explains: tuple[str, ...]


def night_section(study: Study) -> NightSection | None:
    """None where no logs were kept, or nobody ever waited for a senior at night."""
    logs = logs_of(study)
    nights = nights_of(logs) if logs is not None else ()
    if not nights:
        return None
    runs = len(study.logs["duties"]["replication"].unique())
    among = counted(nights[0].which.among, "night")
    what = period(study.scenario.run.weeks)
    minutes = int(SHORTEST.total_seconds() // 60)
    explains = (
        f"The worst of {among} in {counted(runs, f'simulated {what}')} whose logs were kept holds the longest wait for "
        "a senior; the typical night is the one whose longest wait is in the middle of all.",
        seniors.EXPLAINS,
        whose.EXPLAINS,
        targets.EXPLAINS,
        "Replications are counted from 0, as in the logs; dghsim explain RUN --night worst prints this night, "
        "--replication R --patient N a journey.",
        f"A patient has a lane who waited {minutes} minutes or longer for one thing. Moves from one bed to another are "
        "not waits.",
        seniors.ROUTINE,
    )
    return NightSection(tuple(_picture(night) for night in nights), explains)


def _picture(night: Night) -> NightPicture:
    patients, left_out = patient_lanes(night)
    return NightPicture(
        id=f"night-{night.which.kind}",
        heading=_HEADINGS[night.which.kind],
        when=f"{night_of(night.which.evening)}, replication {night.which.replication}",
        finding=night.headline,
        story=night.story,
        hours=tuple(
            (
                clock(night.begin.replace(hour=(night.begin.hour + step) % 24)),
                f"{100 * step / _hours(night):.2f}",
            )
            for step in range(0, _hours(night) + 1, _EVERY)
        ),
        clinicians=clinician_lanes(night),
        patients=(*patients, *ward_lane(night)),
        left_out=left_out,
    )


def _hours(night: Night) -> int:
    return round((night.end - night.begin).total_seconds() / 3600)
