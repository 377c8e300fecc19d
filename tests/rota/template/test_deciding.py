"""Which rule stands between a rota and so many lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from helpers.generated_tiers import drawn_tier

from dghsim.rota.template import deciding
from dghsim.rota.template.outcome import Outcome, run
from dghsim.rota.template.parameters import Parameters
from dghsim.rota.template.question import ask
from dghsim.scenario.rota import Tier


def test_a_hundredth_of_a_step_a_rule_is_enough(
    make_tier: Callable[..., Tier], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask("t", drawn_tier(make_tier, 12))
    looked: list[Outcome] = []

    def kept(*given: Any) -> Outcome:
        looked.append(run(*given))
        return looked[-1]

    monkeypatch.setattr(deciding, "run", kept)
    assert deciding.deciding_rules(asked, 9, Parameters(3)) == ["template.normal_days_a_week"]
    assert len(looked) == len(asked.tier.template.given()) + 1 + len(asked.walls)
    assert sum(each.effort for each in looked) < 0.01 * len(looked)
