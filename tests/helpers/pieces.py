"""Runs a plan in pieces, stopping at given seconds, as a study with decisions from outside would."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.engine.kernel.hospital import Hospital as Kernel
from dghsim.engine.log import Log
from dghsim.engine.plan import Plan
from dghsim.engine.twin.hospital import Hospital as Twin


def in_pieces(hospital: Kernel | Twin, plan: Plan, stops: Sequence[int]) -> list[Log]:
    """The log at each stop and at the end."""
    logs = []
    for stop in (*stops, plan.end):
        hospital.run(stop)
        logs.append(hospital.log())
    return logs
