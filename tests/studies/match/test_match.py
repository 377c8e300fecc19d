from collections.abc import Mapping

import numpy as np
import pytest
from helpers.loaded import loaded

from dghsim.errors import InputError
from dghsim.scenario.cohort_file import load_cohort
from dghsim.scenario.root import Scenario, Surroundings
from dghsim.scenario.shipped import shipped
from dghsim.studies.match.features import FEATURES, table, unlikeness
from dghsim.studies.match.match import for_learning, for_rotas
from dghsim.studies.match.near import complements, minutes_between

FILE = shipped("hereford").parent / "cohort.toml"


@pytest.fixture(scope="module")
def hospitals() -> dict[str, Scenario]:
    cohort = load_cohort(FILE)
    return {
        name: loaded(member.file.removesuffix(".toml"))
        for name, member in cohort.hospital.items()
        if not member.synthetic
    }


def changed(scenario: Scenario, around: Mapping[str, float], in_post: Mapping[str, int]) -> Scenario:
    hospital = scenario.hospital.model_copy(
        update={"around": scenario.hospital.around.model_copy(update=around)}
    )
    tiers = {
        name: tier.model_copy(update={"in_post": in_post[name]} if name in in_post else {})
        for name, tier in scenario.rota.tier.items()
    }
    return scenario.model_copy(
        update={"hospital": hospital, "rota": scenario.rota.model_copy(update={"tier": tiers})}
    )


def test_everybody_of_the_cohort_is_in_one_pair_with_a_reason(hospitals: dict[str, Scenario]) -> None:
    found = for_learning(hospitals)
    assert found.proved
    assert [len(group.members) for group in found.groups] == [2] * 11
    assert sorted(name for group in found.groups for name in group.members) == sorted(hospitals)
    assert all(group.alike or group.unlike for group in found.groups)
    assert all(group.dearer >= 0 for group in found.groups)
    assert all(group.members not in group.instead for group in found.groups)


def test_hereford_is_matched_with_what_is_like_it(hospitals: dict[str, Scenario]) -> None:
    names = list(hospitals)
    values = table(list(hospitals.values()), FEATURES[:-1])
    apart = unlikeness(values, np.ones(len(FEATURES) - 1))
    (pair,) = [group.members for group in for_learning(hospitals).groups if "rlq" in group.members]
    other = next(name for name in pair if name != "rlq")
    nearest = np.argsort(apart[names.index("rlq")])[1:5]
    assert other in [names[place] for place in nearest]


def test_a_feature_that_does_not_count_changes_the_pairs(hospitals: dict[str, Scenario]) -> None:
    size_alone = {feature.name: 0.0 for feature in FEATURES if feature.name not in ("take", "consultants")}
    found = for_learning(hospitals, weights=size_alone)
    takes = {name: table([scenario], FEATURES[:1])[0, 0] for name, scenario in hospitals.items()}
    order = sorted(takes, key=lambda name: takes[name])
    by_size = {frozenset(order[place : place + 2]) for place in range(0, 22, 2)}
    assert {frozenset(group.members) for group in found.groups} == by_size


def test_staffing_counts_only_when_all_have_their_own_in(hospitals: dict[str, Scenario]) -> None:
    few = dict(list(hospitals.items())[:4])
    assert for_learning(few).notes
    assert not for_learning(few, own=frozenset(few)).notes


def test_no_rota_is_shared_farther_than_may_be(hospitals: dict[str, Scenario]) -> None:
    far = minutes_between(list(hospitals.values()))
    names = list(hospitals)
    found = for_rotas(hospitals, minutes=45)
    for group in found.groups:
        one, other = (names.index(name) for name in group.members)
        assert far[one, other] <= 45
    assert "r1f" in found.alone
    for name in found.spare:
        assert np.sort(far[names.index(name)])[1] <= 45
    for name in found.alone:
        assert np.sort(far[names.index(name)])[1] > 45
    assert found.spare
    assert len(found.alone) + len(found.spare) + sum(len(group.members) for group in found.groups) == 22


def test_one_short_where_another_is_full_goes_before_a_nearer_one_that_is_short_too() -> None:
    base = loaded("hereford")
    full = {"tier_1": 20, "foundation": 10, "registrar": 10, "consultant": 12}
    short = {"tier_1": 10, "foundation": 5, "registrar": 3, "consultant": 4}
    line = {
        "a": changed(base, {"longitude": -2.0, "latitude": 52.0}, short),
        "near": changed(base, {"longitude": -1.75, "latitude": 52.0}, short),
        "full": changed(base, {"longitude": -2.3, "latitude": 52.0}, full),
        "far": changed(base, {"longitude": -1.4, "latitude": 52.0}, full),
    }
    own = for_rotas(line, own=frozenset(line))
    rule = for_rotas(line)
    assert {frozenset(group.members) for group in own.groups} == {
        frozenset({"a", "full"}),
        frozenset({"near", "far"}),
    }
    assert any("posts vacant" in reason for group in own.groups for reason in group.alike)
    assert not any("posts vacant" in reason for group in rule.groups for reason in group.alike)


def test_where_a_file_does_not_say_where_it_is_nobody_is_near() -> None:
    base = loaded("hereford")
    found = for_rotas({"a": base, "b": base})
    assert found.alone == ("a", "b")


def test_gaps_are_how_much_one_is_short_where_the_other_is_not() -> None:
    short = np.array([[0.5, 0.0], [0.0, 0.5], [0.5, np.nan]])
    found = complements(short)
    assert found[0, 1] == pytest.approx(0.5)
    assert found[0, 2] == 0
    assert found[1, 2] == pytest.approx(0.5)


def test_unlikeness_is_in_standard_deviations_and_blind_to_units() -> None:
    values = np.array([[1.0, 5.0], [3.0, 5.0], [np.nan, 5.0]])
    apart = unlikeness(values, np.ones(2))
    assert apart[0, 1] == pytest.approx(np.sqrt(0.5 * 4))  # two deviations in one of two features
    assert np.allclose(unlikeness(values * [60, 1], np.ones(2)), apart)
    assert (apart == apart.T).all()


@pytest.mark.parametrize(("size", "says"), [(1, "--size 1"), (5, "--size 5")])
def test_sizes_that_are_none_are_refused(size: int, says: str, hospitals: dict[str, Scenario]) -> None:
    with pytest.raises(InputError, match=says):
        for_learning(hospitals, size=size)


def test_an_unknown_feature_is_refused_with_the_nearest(hospitals: dict[str, Scenario]) -> None:
    with pytest.raises(InputError, match="did you mean take"):
        for_learning(hospitals, weights={"taek": 1.0})


def test_beds_that_are_imputed_are_no_likeness(hospitals: dict[str, Scenario]) -> None:
    names = list(hospitals)
    values = table(list(hospitals.values()), [each for each in FEATURES if each.name == "beds"])[:, 0]
    unknown = {name for name, value in zip(names, values, strict=True) if np.isnan(value)}
    assert unknown == {"rbz", "ra3", "rqq"}


@pytest.mark.filterwarnings("error")
def test_what_no_file_gives_tells_nobody_apart(hospitals: Mapping[str, Scenario]) -> None:
    one = hospitals["rlq"]
    bare = one.model_copy(update={"hospital": one.hospital.model_copy(update={"around": Surroundings()})})
    (group,) = for_learning({"a": bare, "b": bare}).groups
    assert "over 65" in group.unlike[-1]
