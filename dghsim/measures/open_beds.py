"""Beds that are open: those that may be given, and those in which somebody still is after their season."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from dghsim.engine.plan import Ints
from dghsim.measures.model import Floats
from dghsim.measures.spans import overlap
from dghsim.measures.view import View, once


class Opened(NamedTuple):
    """Stretches of time in which a bed is open, a row for each bed and stretch, up to when the run stopped."""

    place: Ints
    start: Ints
    end: Ints


class _Step(NamedTuple):
    """From one time to another so many beds of a place may be given."""

    place: int
    start: int
    end: int
    beds: int


@once
def opened(view: View) -> Opened:
    """Of every place. A place has as many beds open at a time as it has in use or free."""
    steps = list(_steps(view))
    beds = np.array([step.beds for step in steps], dtype=np.int64)
    columns = np.array([step[:3] for step in steps], dtype=np.int64).reshape(-1, 3).T
    given = [np.repeat(column, beds) for column in columns]
    closing = np.concatenate([np.zeros((3, 0), np.int64), *(_closing(view, step) for step in steps)], axis=1)
    return Opened(*(np.concatenate(both) for both in zip(given, closing, strict=True)))


def mean_open(view: View) -> Floats:
    """(places,) beds open, mean of the weeks measured."""
    beds, places = opened(view), len(view.replication.scenario.place)
    seconds = overlap(beds.start, beds.end, view.begin, view.end)
    mean: Floats = np.bincount(beds.place, seconds, places) / (view.end - view.begin)
    return mean


def open_at_end(view: View) -> Ints:
    """(places,) beds open when the run stopped."""
    beds = opened(view)
    return np.bincount(beds.place[beds.end == view.stop], minlength=len(view.replication.scenario.place))


def _steps(view: View) -> Iterator[_Step]:
    plan = view.replication.plan
    for place, count in enumerate(plan.program.places["count"].tolist()):
        rows = plan.seasons[plan.seasons["place"] == place]
        times = [0, *rows["time"].tolist(), view.stop]
        for at, beds in enumerate([count, *rows["beds"].tolist()]):
            yield _Step(place, times[at], times[at + 1], beds)


def _closing(view: View, step: _Step) -> Ints:
    """(3, stretches) beds in use meanwhile that nobody else is given."""
    stays = view.stays[(view.stays["place"] == step.place) & (view.stays["bed"] >= step.beds)]
    start, end = np.maximum(stays["start"], step.start), np.minimum(stays["end"], step.end)
    late = start < end
    return np.stack([stays["place"][late], start[late], end[late]])
