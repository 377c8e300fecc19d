"""The posts of a rota: the lines of its templates, or the doctors that a planner's own rota names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from zlib import crc32

from dghsim.errors import InputError
from dghsim.rota.model import DatedRota
from dghsim.rota.own_rows import home_tiers
from dghsim.rota.posts import doctor_name, posts_of, vacant_name, words_of
from dghsim.rota.workforce.model import Line
from dghsim.scenario.root import Scenario

_OWN = 2**31
"""Numbers of doctors of a planner's own rota begin here, but for those named as this program names them."""
_NUMBER = re.compile(r"[0-9]{1,3}")


def lines_of(scenario: Scenario, rota: DatedRota) -> tuple[Line, ...]:
    """Every post, tier by tier; those of a template in order of its lines.

    Raises:
        InputError: more posts held vacant than a planner's own rota leaves vacant.
    """
    if rota.templates:
        return tuple(
            Line(
                name,
                post.slot + 1,
                post.doctor,
                doctor_name(name, post.slot + 1),
                post.grade,
                not post.vacant,
                post.frozen,
            )
            for name, template in zip(scenario.rota.tier, rota.templates, strict=True)
            for post in posts_of(name, scenario.rota.tier[name], template.lines)
        )
    rows = rota.shifts[rota.shifts["filled_by"].isin(["post", "vacant"])]
    homes = home_tiers(zip(rows["doctor"], rows["tier"], strict=True))
    grades = dict(zip(rows["doctor"][::-1], rows["grade"][::-1], strict=True))
    held = set(rows["doctor"][rows["filled_by"] == "post"])
    lines: list[Line] = []
    for name in scenario.rota.tier:
        doctors = [doctor for doctor, tier in homes.items() if tier == name]
        posts = [(*_post(name, doctor, doctors), doctor) for doctor in doctors]
        lines += [
            Line(name, number, doctor, holder, grades[doctor], doctor in held)
            for number, holder, doctor in sorted(posts, key=lambda post: min(post[0], _OWN))
        ]
    for name, tier in scenario.rota.tier.items():
        _freeze(lines, name, tier.held_vacant)
    return tuple(lines)


def _post(tier: str, doctor: str, doctors: Sequence[str]) -> tuple[int, str]:
    """The number of a post of an own rota, and the name of whoever holds it.

    A name of ours means the line it means in a solved rota, so that a rota exported, edited and run again has the same
    random draws wherever it is the same.
    """
    found = _NUMBER.search(doctor.removeprefix(words_of(tier)))
    line = int(found.group()) if found else 0
    ours = doctor_name(tier, line)
    if doctor == ours:
        return line, doctor
    if doctor == vacant_name(tier, line) and ours not in doctors:
        return line, ours
    return _OWN + crc32(doctor.encode("utf-8", "surrogatepass")) % _OWN, doctor


def _freeze(lines: list[Line], tier: str, held_vacant: int) -> None:
    """Freezes the last of the vacant posts that a planner's own rota has."""
    vacant = [at for at, line in enumerate(lines) if line.tier == tier and not line.held]
    if held_vacant > len(vacant):
        raise InputError(
            f"rota.tier.{tier}.held_vacant is {held_vacant}; allowed: at most {len(vacant)}, "
            "the vacant posts of rota.own"
        )
    for at in vacant[len(vacant) - held_vacant :]:
        lines[at] = replace(lines[at], frozen=True)
