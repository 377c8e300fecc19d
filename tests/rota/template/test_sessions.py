"""Whatever sessions fit are handed out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dghsim.rota.template.sessions import seats
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]


def _session(days: str, part: str, **number: int) -> dict[str, Any]:
    return {"label": "A session", "kind": "training", "days": days.split(), "part": part, **number}


@pytest.mark.parametrize(("lines", "sessions", "wanted"), [
    (("..d....", "..d...."),
     [("wed", "am", "doctors", 1), ("wed", "pm", "doctors", 1), ("wed", "day", "a_cycle", 1)], 3),
    (("dd.....",), [("mon tue", "day", "a_cycle", 1), ("mon", "day", "a_cycle", 1)], 2),
    (("ddd....", "d......"),
     [("mon tue", "am", "a_cycle", 2), ("mon", "day", "a_cycle", 2), ("tue wed", "day", "a_cycle", 1)], 4),
    (("d......",), [("mon", "day", "a_cycle", 1), ("mon", "pm", "doctors", 1)], 1),
])  # fmt: skip
def test_as_many_are_seated_as_there_is_room_for(
    make_tier: MakeTier, lines: tuple[str, ...], sessions: list[tuple[str, str, str, int]], wanted: int
) -> None:
    asked = {
        f"s{at}": _session(days, part, **{key: number})
        for at, (days, part, key, number) in enumerate(sessions)
    }
    tier = make_tier(len(lines), {"d": "09:00-17:00 0000000 normal"}, template={"session": asked})
    given = seats(tier, tuple(tuple("" if day == "." else day for day in line) for line in lines))
    held = [
        (seat.line, seat.weekday, half)
        for seat in given
        for half in tier.template.session[seat.session].halves
    ]
    assert len(given) == wanted
    assert len(set(held)) == len(held)
    assert all(lines[line][day] == "d" for line, day, _ in held)
