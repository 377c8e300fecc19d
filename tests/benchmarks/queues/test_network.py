"""A network as read from its scenario."""

import math

import pytest

from benchmarks.queues.models import front_door, load_front_door, load_one_queue, one_queue
from benchmarks.queues.network import family
from dghsim.scenario.duration import Fixed, Gamma, Lognormal


def test_the_front_door_is_the_one_of_its_file() -> None:
    network = front_door(load_front_door())
    told = {node.name: (node.servers, node.shift_ends) for node in network.nodes}
    assert told == {
        "triage": ((1, 1, 1), (480, 960, 1440)),
        "clerking": ((2, 3, 4), (480, 960, 1440)),
        "review": ((2,), (1440,)),
        "assessment": ((24,), (1440,)),
        "ward": ((31,), (1440,)),
    }
    assert [node.name for node in network.nodes if node.breaks_off] == ["review"]
    assert [node.name for node in network.nodes if not node.waits_before] == ["ward"]
    assert network.onward["urgent"] == pytest.approx((1, 1, 0.5, 0.4, 0))
    assert network.onward["routine"] == pytest.approx((1, 1, 0.2, 0.4, 0))
    assert 60 * sum(network.per_minute["urgent"]) == pytest.approx(21.6)
    assert 60 * sum(network.per_minute["routine"]) == pytest.approx(50.4)
    assert network.per_minute["urgent"][10] == pytest.approx(21.6 * 14 / 193 / 60)


def test_a_change_of_the_scenario_changes_the_network() -> None:
    sets = ("rota.tier.clerk_day.duty.day.cover=[5, 5, 5, 5, 5, 5, 5]", "rota.tier.clerk_day.lines=5",
            "rota.tier.clerk_day.in_post=5", "work.review_urgent.interrupts=false")  # fmt: skip
    network = front_door(load_front_door(sets))
    assert network.nodes[1].servers == (2, 5, 4)
    assert not network.nodes[2].breaks_off


def test_the_one_queue_is_m_m_3() -> None:
    network = one_queue(load_one_queue())
    assert network.nodes[0].servers == (3,)
    assert network.per_minute["customers"] == pytest.approx([1 / 6] * 24)
    assert family(network.lasts["customers"][0]) == ("exponential", 15, 0)


def test_families_are_told_in_minutes() -> None:
    gamma = Gamma(family="gamma", unit="hours", mean=2, variation=0.5)
    assert family(gamma) == ("gamma", 4, 30)
    lognormal = Lognormal(family="lognormal", unit="minutes", median=36, sigma=0.4)
    assert family(lognormal) == ("lognormal", math.log(36), 0.4)


def test_another_family_is_refused() -> None:
    with pytest.raises(ValueError, match="fixed"):
        family(Fixed(family="fixed", unit="minutes", value=3))
