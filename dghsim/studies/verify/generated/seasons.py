"""Beds that some generated hospitals have for some days only, within the weeks that they are run."""

from __future__ import annotations

import datetime
from typing import Any

from dghsim.scenario.checks import first_problems
from dghsim.scenario.checks.envelopes import needed_per_day
from dghsim.scenario.root import Scenario
from dghsim.studies.verify.generated.dice import Dice

Document = dict[str, Any]


def with_seasons(dice: Dice, made: Document) -> Document:
    """The hospital with seasons at some of its places: one or two, over the end of the run or of the year too. Half of
    these places are small, so that the beds are wanted."""
    places = {
        name: {**place, **_seasonal(dice, place["count"], made["run"])} if dice.chance(0.7) else place
        for name, place in made["place"].items()
    }
    return _with_room({**made, "place": places})


def without_some(dice: Dice, made: Document) -> Document:
    """The hospital with fewer beds in some of its seasons, or without the season."""
    places = {}
    for name, place in made["place"].items():
        kept = {
            one: _fewer(dice, season) for one, season in place.get("season", {}).items() if dice.chance(0.7)
        }
        places[name] = {**place, "season": kept} if "season" in place else place
    return {**made, "place": places}


def _fewer(dice: Dice, season: Document) -> Document:
    return {**season, "beds": max(1, season["beds"] - dice.whole(0, 2))}


def _seasonal(dice: Dice, count: int, run: Document) -> Document:
    seasons = {f"s{at}": _season(dice, run) for at in range(dice.pick((1, 1, 2)))}
    return {"count": min(count, 1) if dice.chance(0.5) else count, "season": seasons}


def _season(dice: Dice, run: Document) -> Document:
    first = run["start"] + datetime.timedelta(days=dice.whole(-7 * run["warm_up_weeks"], 6))
    # Less than nought: all of the year but a few days, so that it ends and begins anew.
    days = dice.pick((0, 0, 1, 2, 3, -3, -5))
    last = first + datetime.timedelta(days=days)
    return {"beds": dice.pick((1, 1, 2, 4)), "first_day": f"{first:%m-%d}", "last_day": f"{last:%m-%d}"}


def _with_room(made: Document) -> Document:
    """With envelopes of thinned streams that hold though more patients may be there."""
    scenario = Scenario.model_validate(made)
    for name, stream in scenario.demand.stream.items():
        needed = needed_per_day(scenario, stream)
        if needed > stream.envelope_per_day:
            made["demand"]["stream"][name]["envelope_per_day"] = 1.01 * needed
    assert not first_problems(Scenario.model_validate(made))
    return made
