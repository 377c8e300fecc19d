"""The posts of a rota: the lines of its templates, or the doctors that a planner's own rota names."""

from __future__ import annotations

from zlib import crc32

from dghsim.rota.model import DatedRota
from dghsim.rota.own_rows import home_tiers
from dghsim.rota.posts import doctor_name, posts_of
from dghsim.rota.workforce.model import Line
from dghsim.scenario.root import Scenario

_OWN = 2**31
"""Numbers of doctors of a planner's own rota begin here."""


def lines_of(scenario: Scenario, rota: DatedRota) -> tuple[Line, ...]:
    """Every post, tier by tier; those of a template in order of its lines."""
    if rota.templates:
        return tuple(
            Line(
                name,
                post.slot + 1,
                post.doctor,
                doctor_name(name, post.slot + 1),
                post.grade,
                not post.vacant,
            )
            for name, template in zip(scenario.rota.tier, rota.templates, strict=True)
            for post in posts_of(name, scenario.rota.tier[name], template.lines)
        )
    rows = rota.shifts[rota.shifts["filled_by"].isin(["post", "vacant"])]
    homes = home_tiers(zip(rows["doctor"], rows["tier"], strict=True))
    grades = dict(zip(rows["doctor"][::-1], rows["grade"][::-1], strict=True))
    held = set(rows["doctor"][rows["filled_by"] == "post"])
    return tuple(
        Line(
            tier,
            _OWN + crc32(doctor.encode("utf-8", "surrogatepass")) % _OWN,
            doctor,
            doctor,
            grades[doctor],
            doctor in held,
        )
        for name in scenario.rota.tier
        for doctor, tier in homes.items()
        if tier == name
    )
