from pathlib import Path
from typing import Any

import pytest
from helpers.toml_text import toml_text

from dghsim.errors import InputError
from dghsim.scenario.levers import read_lever, shipped_lever, shipped_levers
from dghsim.scenario.levers.priors import mentioned, places, with_priors

BEDS: dict[str, Any] = {
    "schema_version": 1, "kind": "lever", "name": "Beds", "says": "More beds", "mechanism": "Beds.",
    "unchanged": "All else.", "unit": "beds", "usual": "4", "watch": ["stay_mean_days"],
    "evidence": [{"study": "None", "effect": "None", "design": "none", "sure": "low"}],
    "prior": {
        "many": {"says": "How many", "low": 2, "best": 4, "high": 6, "evidence": "illustrative", "source": "A guess"}
    },
    "level": {"4": {"dose": 4, "says": "Four", "add": {"place.ward.count": "prior.many"}}},
}  # fmt: skip


def lever_file(tmp_path: Path, **changes: Any) -> Path:
    file = tmp_path / "beds.toml"
    file.write_text(toml_text(BEDS | changes), encoding="utf-8")
    return file


def test_a_prior_stands_where_it_is_named_at_its_best_or_an_end(tmp_path: Path) -> None:
    lever = read_lever(lever_file(tmp_path))
    added = {at: lever.patch("4", at).add for at in ("low", "best", "high")}  # type: ignore[arg-type]
    assert added == {
        at: {"place.ward.count": number} for at, number in (("low", 2), ("best", 4), ("high", 6))
    }


def test_one_prior_alone_stands_at_an_end(tmp_path: Path) -> None:
    two = BEDS["prior"] | {"more": BEDS["prior"]["many"] | {"low": 1}}
    level = BEDS["level"]["4"] | {"scale": {"place.amu.count": "prior.more"}}
    lever = read_lever(lever_file(tmp_path, prior=two, level={"4": level, "5": BEDS["level"]["4"]}))
    patch = lever.patch("4", "low", "more")
    assert (patch.add["place.ward.count"], patch.scale["place.amu.count"]) == (4, 1)
    assert set(lever.priors_of("4")) == {"many", "more"}
    assert set(lever.priors_of("5")) == {"many"}


def test_priors_are_found_however_deep() -> None:
    value = {"a.b": {"cases": [{"when": {"chance": "prior.share"}}, "prior.other"]}}
    assert mentioned(value) == {"share", "other"}
    assert places(value) == {
        ("a.b", "cases", "0", "when", "chance"): "share",
        ("a.b", "cases", "1"): "other",
    }
    assert with_priors(value, {"share": 0.5, "other": 2.0}) == {
        "a.b": {"cases": [{"when": {"chance": 0.5}}, 2]}
    }


def test_what_is_common_is_part_of_every_level(tmp_path: Path) -> None:
    lever = read_lever(lever_file(tmp_path, common={"set": {"place.lounge": {"count": 3}}}))
    assert lever.patch("4").set == {"place.lounge": {"count": 3}}
    assert lever.patch("4").add == {"place.ward.count": 4}


LEVEL = BEDS["level"]["4"]
NOT_THERE = {"many": BEDS["prior"]["many"], "idle": BEDS["prior"]["many"]}


def test_a_level_costs_what_is_common_and_then_its_own(tmp_path: Path) -> None:
    both, own = (
        {"says": says, "gbp_per_year": pounds, "evidence": "illustrative", "source": "A guess"}
        for says, pounds in (("A room", 100), ("A nurse", 50))
    )
    level = BEDS["level"]["4"]
    lever = read_lever(lever_file(tmp_path, cost=[both], level={"4": level, "5": level | {"cost": [own]}}))
    assert [each.says for each in lever.costs("4")] == ["A room"]
    assert [each.gbp_per_year for each in lever.costs("5")] == [100, 50]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"usual": "5"}, "usual must be one of the levels: 4"),
        ({"prior": {}}, "prior.many is named by a change and there is no such prior"),
        ({"prior": NOT_THERE}, "prior.idle is named by no change"),
        ({"prior": {"many": BEDS["prior"]["many"] | {"low": 5}}}, "low, best and high must rise"),
        (
            {"common": {"add": {"place.ward.count": 1}}},
            "level 4 changes place.ward.count that common changes too",
        ),
        ({"level": {"4": {"dose": 4, "says": "None"}}, "prior": {}}, "changes nothing"),
        ({"level": {"4": LEVEL | {"scale": {"place.ward.count": 2}}}}, "changes one key twice"),
        ({"level": {"4": LEVEL | {"add": {"place ward": "prior.many"}}}}, "is not a dotted key"),
        ({"level": {"4": LEVEL | {"doze": 4}}}, "did you mean dose?"),
        ({"level": {"4": LEVEL | {"says": "\u001b[2J"}}}, "level.4.says"),
        ({"level": {"4": LEVEL, "Four beds!": LEVEL}}, "level"),
        ({"evidence": []}, "evidence: must have at least 1 entry"),
        ({"watch": ["; rm"]}, "watch"),
        ({"without": 4}, "level.4: its dose is that without the lever"),
        ({"kind": "standards"}, "kind: must be 'lever'"),
    ],
)
def test_a_file_that_is_no_lever_is_refused_in_one_line(
    tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(InputError) as error:
        read_lever(lever_file(tmp_path, **changes))
    assert says in str(error.value)
    assert str(error.value).count("\n") == 0
    assert "beds.toml" in str(error.value)


def test_a_lounge_is_staffed_for_the_hours_that_it_is_open() -> None:
    lever = shipped_lever("discharge_lounge")
    days = lever.patch("8").set["window.lounge"]["days"]  # type: ignore[index, call-overload]
    spans = [span.split("-") for spans in days.values() for span in spans]
    hours = sum(int(end[:2]) - int(begin[:2]) for begin, end in spans)
    (cost,) = lever.cost
    assert f"two people for the {hours} hours a week" in cost.source
    assert cost.gbp_per_year == pytest.approx(2 * hours * 52 * 22, abs=500)


def test_same_day_care_is_staffed_for_the_hours_that_it_adds() -> None:
    for level in shipped_lever("same_day_care").level.values():
        (cost,) = level.cost
        hours = level.dose - 45
        assert f"three people for {hours:g} hours a week more" in cost.source
        assert cost.gbp_per_year == pytest.approx(3 * hours * 52 * 23 + 10_000, abs=500)


def test_a_larger_dose_never_costs_less() -> None:
    for name, lever in shipped_levers().items():
        stated = sorted(
            (level.dose, sum(each.gbp_per_year or 0 for each in level.cost)) for level in lever.level.values()
        )
        assert [cost for _, cost in stated] == sorted(cost for _, cost in stated), name


def test_everybody_sent_away_overnight_goes_by_the_road() -> None:
    """As long as it is between the two hospitals, where that is known."""
    stages = shipped_lever("overnight_closure").patch("10").set
    ways = [key for key in stages if key.startswith("pathway.stage.on_the_way") and "again" not in key]
    assert len(ways) == 2
    for way in ways:
        assert stages[way]["by_road"] == 1.0  # type: ignore[index, call-overload]


def test_prices_are_those_of_a_purse_at_each_end_of_their_ranges(tmp_path: Path) -> None:
    income = shipped_lever("overnight_closure").income
    assert income is not None
    low, best, high = (income.pay(where) for where in ("low", "best", "high"))
    assert low.long_stay_gbp < best.long_stay_gbp < high.long_stay_gbp
    assert (best.marginal_share, best.step_beds) == (0.7, 6)
    without = {name: each.model_dump() for name, each in income.price.items() if name != "bed_day_gbp"}
    with pytest.raises(InputError, match=r"income\.price\.bed_day_gbp") as refused:
        read_lever(lever_file(tmp_path, income={"price_year": "2016/17", "price": without}))
    assert "\n" not in str(refused.value)
