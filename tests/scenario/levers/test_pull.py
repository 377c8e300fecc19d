"""Levers laid over scenarios: what they change, whose numbers those are, and what does not fit."""

from pathlib import Path

import pytest
from scenario.levers.test_model import lever_file

from dghsim.errors import InputError
from dghsim.measures.catalogue import catalogue
from dghsim.scenario.levers import chosen, shipped_levers
from dghsim.scenario.levers.at_each import tried_at_each
from dghsim.scenario.levers.read import sets_of
from dghsim.scenario.load import load_scenario
from dghsim.scenario.provenance import trace
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.change import patched
from dghsim.studies.uncertainty.inputs import guesses_of

HEREFORD = shipped("hereford")
SMALLEST = shipped("cohort/synth12")


@pytest.fixture(scope="module")
def hereford() -> Scenario:
    return load_scenario(HEREFORD)


def test_a_lever_is_relative_to_what_the_hospital_has(hereford: Scenario) -> None:
    small = load_scenario(SMALLEST, levers=["surge_beds=4"])
    assert small.place["ward"].count == load_scenario(SMALLEST).place["ward"].count + 4
    assert (
        load_scenario(HEREFORD, levers=["surge_beds=4"]).place["ward"].count
        == hereford.place["ward"].count + 4
    )


def test_its_numbers_have_its_evidence_and_what_is_not_known_its_range(hereford: Scenario) -> None:
    pulled = load_scenario(HEREFORD, levers=["recruitment_premium=10"])
    before = {row.key: row for row in trace(hereford)}
    moved = {
        row.key: row for row in trace(pulled) if row.key not in before or row.value != before[row.key].value
    }
    pay = moved["money.pay_gbp_per_year.consultant"]
    assert (pay.evidence, pay.low) == ("illustrative", None)
    assert pay.source.startswith("Lever recruitment_premium=10")
    leave = moved["rota.workforce.grade.consultant.leavers_per_year"]
    assert leave.value == pytest.approx(0.07 * 0.8)
    assert (leave.low, leave.high) == (pytest.approx(0.07 * 0.6), pytest.approx(0.07))
    assert all(row.evidence == "illustrative" for row in moved.values())


def test_numbers_of_one_prior_are_drawn_as_one() -> None:
    closed = guesses_of(load_scenario(HEREFORD, levers=["overnight_closure"]))[0]
    (door,) = (guess for guess in closed if "pathway.stage.turned_away.cases.0.when.chance" in guess.keys)
    assert door.keys[1:] == ("pathway.stage.turned_away_direct.cases.0.when.chance",)
    assert (door.low, door.high) == (0.7, 1.0)


def test_all_that_is_shipped_fits_the_smallest_hospital_and_watches_what_is_measured() -> None:
    base = load_scenario(SMALLEST)
    for name, lever in shipped_levers().items():
        for level in lever.level:
            with_it = patched(base, lever.patch(level))
        known = {measure.id for measure in catalogue(with_it)}
        told = {each.measure for each in lever.comparator.values()}
        assert {*lever.watch, *told} <= known, name


def test_levers_that_add_stand_together_in_any_order_and_others_clash(hereford: Scenario) -> None:
    both = load_scenario(HEREFORD, levers=["surge_beds=4", "twilight=1+discharge_lounge=8"])
    other = load_scenario(HEREFORD, levers=["discharge_lounge=8", "twilight=1", "surge_beds=4"])
    assert both.place["ward"].count == hereford.place["ward"].count + 4
    assert both.levers == ["surge_beds=4", "twilight=1", "discharge_lounge=8"]
    assert (both.place["ward"], both.rota, both.pathway.stage["discharge_letter"]) == (
        other.place["ward"],
        other.rota,
        other.pathway.stage["discharge_letter"],
    )
    with pytest.raises(InputError, match="overnight_closure both change rota") as error:
        load_scenario(HEREFORD, levers=["hospital_at_night", "overnight_closure"])
    assert "\n" not in str(error.value)


def test_a_cohort_tries_together_what_a_file_pulls_together(hereford: Scenario) -> None:
    (tried,) = tried_at_each(["twilight=2+hospital_at_night=1+advanced_practitioners=4"]).values()
    pulled = load_scenario(HEREFORD, levers=["twilight=2", "hospital_at_night=1", "advanced_practitioners=4"])
    at_each = patched(hereford, tried)
    for part in ("rota", "pathway", "work", "place", "window", "money", "demand"):
        assert getattr(at_each, part) == getattr(pulled, part), part


def test_a_pound_is_only_spoken_of_where_all_the_cost_is_known() -> None:
    tried = tried_at_each(["surge_beds=8", "twilight=1", "surge_beds=8+twilight=1"])
    assert [each.cost_gbp_per_year for each in tried.values()] == [1_314_000, None, None]
    # Its nurses are known; whoever covers the gaps of its longer duty is not.
    (longer,) = tried_at_each(["same_day_care=weekday_evenings"]).values()
    assert longer.cost_gbp_per_year is None


def test_a_lever_by_name_alone_is_compared_at_every_level_and_pulled_at_the_usual_one() -> None:
    assert [each[0].level for each in sets_of(["surge_beds"])] == ["4", "8", "12", "8_winter", "24_winter"]
    assert [each.called for each in chosen(["surge_beds"])] == ["surge_beds=8"]
    alone = {name for name, lever in shipped_levers().items() if lever.neighbour is None}
    assert {each[0].name for each in sets_of(["all"])} == alone
    assert alone < shipped_levers().keys()
    assert len(sets_of(["surge_beds=4+twilight=1", "surge_beds=4"])) == 2


def test_two_levers_of_one_name_are_refused_and_the_same_twice_is_one(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    own, other = lever_file(tmp_path), lever_file(tmp_path / "other", says="Other beds")
    assert len(sets_of([str(own), f"{own}=4"])) == len(chosen([str(own), f"{own}=4"])) == 1
    for read in (sets_of, chosen):
        with pytest.raises(InputError, match=r"beds\.toml are two levers of one name, beds; give one"):
            read([str(own), str(other)])


def test_what_is_not_known_may_be_put_at_an_end_of_its_range(hereford: Scenario) -> None:
    low, best, high = (
        load_scenario(HEREFORD, levers=[f"hospital_at_night=2{at}"]) for at in ("@low", "", "@high")
    )
    key = "pathway.stage.needs_no_doctor.cases.0.when.chance"
    rows = [next(row for row in trace(each) if row.key == key) for each in (low, best, high)]
    assert [row.value for row in rows] == [0.3, 0.5, 0.7]
    assert {(row.low, row.high) for row in rows} == {(0.3, 0.7)}
    assert low.levers == ["hospital_at_night=2@low"]
    assert [each[0].called for each in sets_of(["hospital_at_night@high"])] == ["hospital_at_night=1@high"]
    (tried,) = tried_at_each(["hospital_at_night=2@low"]).values()
    assert patched(hereford, tried).pathway == low.pathway


def test_a_file_names_its_levers_and_one_of_ones_own_is_found(tmp_path: Path, hereford: Scenario) -> None:
    own = lever_file(tmp_path)
    assert (
        load_scenario(HEREFORD, levers=[f"{own}=4"]).place["ward"].count == hereford.place["ward"].count + 4
    )
    mine = tmp_path / "mine.toml"
    mine.write_text(
        'extends = "hereford.toml"\nschema_version = 1\nlevers = ["surge_beds=4 + beds.toml"]\n',
        encoding="utf-8",
    )
    scenario = load_scenario(mine, levers=["discharge_lounge=4"])
    assert scenario.levers == ["surge_beds=4", f"{own}=4", "discharge_lounge=4"]
    assert (scenario.place["ward"].count, scenario.place["lounge"].count) == (
        hereford.place["ward"].count + 8,
        4,
    )


@pytest.mark.parametrize(
    ("levers", "says"),
    [
        (
            ["twiligt"],
            "'twiligt' is not a known lever; did you mean twilight?; dghsim levers lists all, and a file of",
        ),
        (["twilight=9"], "'9' is not a known level; known: 1, 2, 3, from_the_wards"),
        (["twilight="], "'' is not a known level"),
        (["twilight=1", "twilight=2"], "twilight is asked for at level 1 and 2"),
        (["twilight=1@low"], "no number of twilight has a range, so it has no low"),
        (["hospital_at_night=1@lowest"], "'1@lowest' is not a known level"),
        (["nowhere.toml"], "nowhere.toml: no such file"),
        (["\x1b[2J"], "is not a known lever"),
    ],
)
def test_what_is_not_known_is_refused_in_one_line(levers: list[str], says: str) -> None:
    with pytest.raises(InputError) as error:
        load_scenario(HEREFORD, levers=levers)
    assert says in str(error.value)
    assert str(error.value).isprintable()


@pytest.mark.parametrize(
    ("file", "sets", "levers", "says"),
    [
        (shipped("textbook/mmc"), [], ["surge_beds"], "lever surge_beds=8 does not fit: place.ward.count"),
        (HEREFORD, ["rota.tier.tier_1.in_post=20"], ["advanced_practitioners=1"], "in_post 21 is more than"),
        (shipped("textbook/mmc"), [], ["discharge_lounge"], "lever discharge_lounge"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_with_its_lever(
    file: Path, sets: list[str], levers: list[str], says: str, tmp_path: Path
) -> None:
    if sets:
        mine = tmp_path / "full.toml"
        mine.write_text(
            'extends = "hereford.toml"\nschema_version = 1\n[rota.tier.tier_1]\nin_post = 20\n',
            encoding="utf-8",
        )
        file = mine
    with pytest.raises(InputError) as error:
        load_scenario(file, levers=levers)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_one_prior_at_an_end_is_asked_for_by_its_name() -> None:
    (one,) = chosen(["overnight_closure=10@elsewhere.low"])
    assert (one.level, one.at, one.only) == ("10", "low", "elsewhere")
    assert chosen([one.asked]) == [one]
    assert one.called == "overnight_closure=10@elsewhere.low"
    assert sets_of(["overnight_closure@journey.high"])[0][0].only == "journey"
    (name,) = tried_at_each(["overnight_closure=10@elsewhere.low"])
    assert name == "overnight_closure_10_elsewhere_low"
    with pytest.raises(InputError, match=r"'elsewere' is not a known prior; did you mean elsewhere\?"):
        chosen(["overnight_closure=10@elsewere.low"])
