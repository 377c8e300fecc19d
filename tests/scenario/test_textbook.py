"""The closed forms that the textbook scenarios quote, worked out from their own numbers."""

import math

import pytest

from dghsim.scenario.duration import Exponential
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped


def given(name: str) -> tuple[Scenario, float, float, int, str]:
    """The scenario, arrivals an hour, mean hours of service, servers, and its text."""
    scenario = load_scenario(shipped(f"textbook/{name}"))
    (stream,) = scenario.demand.stream.values()
    service = scenario.work["service"].duration
    assert isinstance(service, Exponential)
    hours = service.mean * {"minutes": 1 / 60, "hours": 1}[service.unit]
    (duty,) = scenario.rota.tier["servers"].duty.values()
    assert duty.minutes == 1440
    assert set(duty.cover) == {scenario.rota.tier["servers"].lines}
    return scenario, stream.per_day / 24, hours, duty.cover[0], shipped(f"textbook/{name}").read_text("utf-8")


def test_one_queue_and_several_servers() -> None:
    _, arrivals, hours, servers, text = given("mmc")
    load = arrivals * hours
    waiting = load**servers / math.factorial(servers) * servers / (servers - load)
    chance = waiting / (sum(load**k / math.factorial(k) for k in range(servers)) + waiting)
    wait = chance / (servers / hours - arrivals)
    assert f"= {chance:.4f}" in text
    assert f"= {60 * wait:.2f} minutes" in text
    assert f"mean wait = {arrivals * wait:.3f}" in text


def test_two_priorities() -> None:
    scenario, arrivals, hours, servers, text = given("two_priorities")
    shares = scenario.demand.attribute["class"].shares
    assert shares == {"urgent": 0.3, "routine": 0.7}
    assert servers == 1
    load, urgent, in_hand = arrivals * hours, 0.3 * arrivals * hours, arrivals * hours**2
    assert f"= {60 * in_hand / (1 - urgent):.2f} minutes" in text
    assert f"= {60 * in_hand / (1 - urgent) / (1 - load):.2f} minutes" in text


def test_ample_servers() -> None:
    scenario, arrivals, hours, servers, text = given("ample_servers")
    shares = scenario.demand.stream["customers"].hour_shares
    rates = [arrivals * share / (sum(shares) / 24) for share in shares]
    left = math.exp(-1 / hours)
    means = [
        hours
        * (1 - left)
        * sum(r * math.exp(-(23 - h) / hours) for h, r in enumerate(rates))
        / (1 - left**24)
    ]
    for rate in rates:
        means.append(rate * hours + (means[-1] - rate * hours) * left)
    assert means[24] == pytest.approx(means[0])
    assert f"{means[6]:.3f} at 06:00 and {max(means):.3f} at 14:00" in text
    assert means[14] == max(means)
    all_busy = sum(math.exp(-max(means)) * max(means) ** k / math.factorial(k) for k in range(servers, 99))
    assert all_busy < 1e-8
