from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.loaded import loaded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.scenario.keys import Key
from dghsim.scenario.load import load_scenario
from dghsim.scenario.provenance import EVIDENCE, count_evidence, idle_patterns, matches, trace
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped_names

Load = Callable[..., Scenario]


def mark(*keys: str, evidence: str = "public", **more: Any) -> dict[str, Any]:
    return {"keys": list(keys), "evidence": evidence, "source": f"source of {keys[0]}"} | more


def evidence_of(scenario: Scenario, key: str) -> str | None:
    return next(row.evidence for row in trace(scenario) if row.key == key)


def walked(pattern: Key, key: Key) -> bool:
    """What the stars mean, spelt out."""
    if not pattern:
        return not key
    if pattern[0] == "**":
        return any(walked(pattern[1:], key[skipped:]) for skipped in range(len(key) + 1))
    return bool(key) and pattern[0] in ("*", key[0]) and walked(pattern[1:], key[1:])


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(["a", "b", "*", "**"]), min_size=1, max_size=5),
    st.lists(st.sampled_from(["a", "b", "a.b"[:1] + "b"]), min_size=1, max_size=5),
)
def test_stars_stand_for_parts(pattern: list[str], key: list[str]) -> None:
    assert matches(".".join(pattern), tuple(key)) == walked(tuple(pattern), tuple(key))


def test_every_number_is_traced_and_profiles_count_once(small: dict[str, Any], load: Load) -> None:
    rows = {row.key: row for row in trace(load(small))}
    assert rows["place.room.count"].value == 3
    assert rows["rota.tier.doctors.duty.day.cover"].value == (1,) * 7
    assert "schema_version" not in rows
    assert "run.replications" not in rows, "a default of the schema"
    assert count_evidence(load(small)) == dict.fromkeys(EVIDENCE, 0) | {"unmarked": len(rows)}


def test_the_most_specific_pattern_wins(small: dict[str, Any], load: Load) -> None:
    small["provenance"] = [
        mark("place.room.count", evidence="public"),
        mark("place.*.count", evidence="published"),
        mark("**", evidence="illustrative"),
        mark("place.**", evidence="yours"),
    ]
    small["place"]["other"] = {"count": 1}
    scenario = load(small)
    assert evidence_of(scenario, "place.room.count") == "public"
    assert evidence_of(scenario, "place.other.count") == "published"
    assert evidence_of(scenario, "run.weeks") == "illustrative"


def test_among_equals_the_later_wins(small: dict[str, Any], load: Load) -> None:
    small["provenance"] = [mark("place.room.*"), mark("place.*.count", evidence="published", low=1, high=5)]
    row = next(row for row in trace(load(small)) if row.key == "place.room.count")
    assert (row.evidence, row.source, row.low, row.high) == ("published", "source of place.*.count", 1, 5)


def test_numbers_changed_by_set_are_yours(small: dict[str, Any], load: Load) -> None:
    small["provenance"] = [mark("place.room.count"), mark("**")]
    changed = load(small, sets=("place.room.count=4", "run.weeks=4", "standards.ed_hours=5"))
    assert evidence_of(changed, "place.room.count") == "yours"
    assert evidence_of(changed, "standards.ed_hours") == "yours"
    assert evidence_of(changed, "run.weeks") == "public", "set to what it was"


def test_numbers_changed_by_an_intervention_are_yours(small: dict[str, Any], load: Load) -> None:
    small["provenance"] = [mark("place.room.count")]
    small["intervention"] = {"wide": {"says": "x", "evidence": "a trial", "set": {"place.room.count": 5}}}
    row = next(row for row in trace(load(small, apply=("wide",))) if row.key == "place.room.count")
    assert (row.evidence, row.source) == ("yours", "intervention wide: a trial")


def test_a_file_may_mark_what_it_changes(small: dict[str, Any], write: Callable[..., Path]) -> None:
    small["provenance"] = [mark("place.room.count"), mark("**")]
    write(small, "base.toml")
    own = '[[provenance]]\nkeys = ["place.**"]\nevidence = "published"\nsource = "our audit"\n'
    body = 'extends = "base.toml"\n[place.room]\ncount = 4\n[place.other]\ncount = 2\n[run]\nweeks = 9\n'
    scenario = load_scenario(write(body + own))
    assert evidence_of(scenario, "place.room.count") == "published"
    assert evidence_of(scenario, "place.other.count") == "published"
    assert evidence_of(scenario, "run.weeks") == "yours"
    assert evidence_of(scenario, "run.warm_up_weeks") == "public"


def test_patterns_that_match_nothing_are_found(small: dict[str, Any], load: Load) -> None:
    small["provenance"] = [mark("place.*.count", "place.*.colour"), mark("nothing.**")]
    assert idle_patterns(load(small)) == ["place.*.colour", "nothing.**"]


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_numbers_are_all_marked(name: str) -> None:
    scenario = loaded(name)
    assert [row.key for row in trace(scenario) if row.evidence is None] == []
    assert count_evidence(scenario)["yours"] == 0
    assert idle_patterns(scenario) == []


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_numbers_lie_in_their_ranges(name: str) -> None:
    for row in trace(loaded(name)):
        if row.low is not None and row.high is not None:
            assert isinstance(row.value, int | float)
            assert row.low <= row.value <= row.high, row


def test_the_take_of_hereford_is_what_its_source_says() -> None:
    scenario = loaded("hereford")
    take = 22_867 * 0.50 / 365
    assert scenario.demand.stream["ed"].per_day == pytest.approx(0.91 * take, abs=0.05)
    assert scenario.demand.stream["direct"].per_day == pytest.approx(0.09 * take, abs=0.05)
    assert scenario.place["amu"].count + scenario.place["ward"].count == round(0.60 * 294.5833)
    assert scenario.demand.stream["ward_jobs"].per_day == pytest.approx(
        0.9 / 100 * 170 * sum(scenario.demand.stream["ward_jobs"].hour_shares), abs=0.05
    )
