"""dghsim now, against what the others came to when the page was written; their packages are not needed."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.centre.answers import by_us as centre_by_us
from benchmarks.centre.day import load_centre
from benchmarks.compare import Row, rows
from benchmarks.moments import Summary
from benchmarks.queues.answers import by_us
from benchmarks.queues.models import front_door, load_front_door
from benchmarks.verdict import by

RUNS, DAYS = 12, 200
KEPT = Path(__file__).parents[2] / "benchmarks" / "results" / "answers.json"


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def front_door_now(*sets: str) -> Summary:
    """Measured as the unchanged network is, whatever is changed."""
    return by_us(load_front_door(sets), front_door(load_front_door()), RUNS)


def differing(found: tuple[Row, ...]) -> set[str]:
    return {row.what for row in found if not row.agrees}


def test_the_front_door_is_as_in_ciw(kept: dict[str, Any]) -> None:
    found = rows(front_door_now(), by(kept, "front_door", "ciw"))
    assert len(found) > 25
    assert not differing(found)


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("work.clerking.duration.median=37.8", "use of clerking"),
        ("work.review_urgent.interrupts=false", "wait for review, urgent, mean, min"),
        ("pathway.stage.clerking_urgent.priority=1", "wait for clerking, urgent, mean, min"),
        ("work.clerking.at_shift_end=hand_over", "work past the end of shifts, clerking, min a day"),
        ("place.ward.count=27", "blocked before ward, mean of all who went there, min"),
    ],
)
def test_another_front_door_would_be_seen(kept: dict[str, Any], change: str, seen: str) -> None:
    assert seen in differing(rows(front_door_now(change), by(kept, "front_door", "ciw")))


def test_the_treatment_centre_is_as_in_treat_sim_with_its_arrivals_put_right(kept: dict[str, Any]) -> None:
    found = rows(centre_by_us(load_centre(), DAYS), by(kept, "base", "rethinned"))
    assert len(found) == 16
    assert not differing(found)


def test_another_treatment_centre_would_be_seen(kept: dict[str, Any]) -> None:
    found = rows(centre_by_us(load_centre(("exam_1",)), DAYS), by(kept, "base", "rethinned"))
    assert {"03a_examination_wait", "03b_examination_util"} <= differing(found)
