"""Why no input is named."""

from __future__ import annotations

import numpy as np
import pytest

from dghsim.measures.guesses.headlines import Headline
from dghsim.measures.guesses.spread import Spread
from dghsim.measures.guesses.words import no_driver
from dghsim.measures.model import Measure

WAIT = Measure("wait", "Wait", "hours", "flow", "output", "less", "Hours.")


@pytest.mark.parametrize(
    ("draws", "chance", "says"),
    [
        (64, 0.1, "No single input stands out."),
        (63, 0.1, "No single input stands out in so few draws."),
        (64, 0.9, "What differs between draws is mostly chance."),
        (64, np.nan, "No single input stands out."),
    ],
)
def test_why_no_input_is_named(draws: int, chance: float, says: str) -> None:
    means = np.arange(draws, dtype=float)
    found = Headline(WAIT, 1.0, Spread(np.arange(draws), means, means, 0.0, 1.0, chance), ())
    assert no_driver(found) == says


def test_what_does_not_move_is_not_said_to_have_no_driver() -> None:
    still = np.ones(64)
    assert no_driver(Headline(WAIT, 1.0, Spread(np.arange(64), still, still, 1.0, 1.0, 0.0), ())) == (
        "None of these guesses moves it."
    )
