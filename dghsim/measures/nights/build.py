"""Puts one night together."""

from __future__ import annotations

import dataclasses
from datetime import datetime, time, timedelta

from dghsim.measures.nights.journey import journeys
from dghsim.measures.nights.logs import Logs
from dghsim.measures.nights.longest import Which, stopped, which_nights
from dghsim.measures.nights.model import Night, Wait
from dghsim.measures.nights.people import clinicians, spells
from dghsim.measures.nights.seats import named
from dghsim.measures.nights.seniors import NIGHT_FROM, NIGHT_TO
from dghsim.measures.nights.story import headline, story
from dghsim.measures.nights.waits import bed_waits, patients_of, work_waits


def nights_of(logs: Logs) -> tuple[Night, ...]:
    """The worst night and the typical one, by `which_nights`."""
    return tuple(night(logs.of(which.replication), which) for which in which_nights(logs))


def night(logs: Logs, which: Which) -> Night:
    """One night, from the logs of its replication."""
    begin = datetime.combine(which.evening, time(NIGHT_FROM))
    end = datetime.combine(which.evening + timedelta(days=1), time(NIGHT_TO))
    stop = datetime.combine(stopped(logs.scenario), time())
    arrive, leave = logs.patients["arrive"], logs.patients["leave"]
    people = patients_of(logs.patients[(arrive < end) & (leave.isna() | (leave > begin))])
    on_duty = clinicians(logs, begin, end)
    worked = spells(logs, {one.duty: one for one in on_duty}, begin, end)
    for_work = (
        named(logs.scenario, wait, on_duty, worked, begin, end)
        for wait in work_waits(logs, people, stop, begin, end)
    )
    waits = tuple(
        sorted(
            (*for_work, *bed_waits(logs, people, stop, begin, end)),
            key=lambda wait: (wait.asked, wait.until),
        )
    )
    waiting = {wait.patient for wait in waits}
    told = Night(
        which=which, begin=begin, end=end, clinicians=on_duty,
        spells=worked, waits=waits,
        patients=tuple(sorted((one for one in people.values() if one.patient in waiting),
                              key=lambda one: (one.arrive, one.patient))),
        journeys=journeys(logs, [number for number in waiting if number is not None],
                          {one.duty: one.name for one in on_duty}),
        longest=longest_of(waits, begin, end), arrivals=sum(one.arrive >= begin for one in people.values()),
    )  # fmt: skip
    return dataclasses.replace(told, headline=headline(logs.scenario, told), story=story(logs.scenario, told))


def longest_of(waits: tuple[Wait, ...], begin: datetime, end: datetime) -> Wait | None:
    """The wait for a senior of which most lies in the night; of several the one asked for first."""
    seniors = [wait for wait in waits if wait.senior and not wait.again]
    return max(seniors, key=lambda wait: wait.within(begin, end), default=None)
