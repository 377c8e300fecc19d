"""Room for every draw: arrivals are thinned from a fixed envelope, which must lie above the highest rate drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pydantic import ValidationError

from dghsim.measures.guesses.model import Guess
from dghsim.scenario.checks.envelopes import needed_per_day
from dghsim.scenario.keys import split_key
from dghsim.scenario.overlay import as_patch, merged
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed
from dghsim.studies.uncertainty.draws import values_at

_RAISES = ("demand.stream.", "demand.dispersion.", "place.")


def with_room(scenario: Scenario, guesses: Sequence[Guess]) -> Scenario:
    """The scenario, with envelopes wide enough for the high end of every range; itself where they are.

    The envelope is of the method and not of the hospital. Left as it is, draws of high demand would be refused, and
    what remains would lean towards quiet hospitals.
    """
    document = scenario.model_dump()
    for guess in guesses:
        for key, value in values_at(guess, 1.0).items():
            if key.startswith(_RAISES):
                document = merged(document, as_patch(split_key(key), value))
    try:
        busiest = Scenario.model_validate(document)
    except ValidationError:
        return scenario
    wider = {
        f"demand.stream.{name}.envelope_per_day": float(needed)
        for name, stream in busiest.demand.stream.items()
        if (needed := math.ceil(needed_per_day(busiest, stream))) > stream.envelope_per_day
    }
    return changed(scenario, wider) if wider else scenario
