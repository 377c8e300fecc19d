from pathlib import Path

import pytest
from helpers.loaded import loaded

from dghsim.cohort.sizes import write_sizes
from dghsim.scenario.load import load_scenario
from dghsim.scenario.provenance import idle_patterns


def test_made_up_hospitals_differ_in_size_alone(tmp_path: Path) -> None:
    base = loaded("hereford")
    small, large = (load_scenario(path) for path in write_sizes([15, 60], tmp_path))
    for take, made in ((15, small), (60, large)):
        streams = made.demand.stream
        assert streams["ed"].per_day + streams["direct"].per_day == pytest.approx(take, abs=0.02)
        assert not made.hospital.real
        assert made.demand.attribute == base.demand.attribute
        assert made.rota.workforce == base.rota.workforce
        assert not idle_patterns(made)
    assert large.place["ward"].count == pytest.approx(4 * small.place["ward"].count, abs=3)
    doctors = [sum(tier.in_post for tier in made.rota.tier.values()) for made in (small, large)]
    assert doctors[1] == pytest.approx(4 * doctors[0], abs=4)
