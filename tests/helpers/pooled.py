"""Split lists made into one for each tier."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier
from dghsim.scenario.shipped import shipped

Document = dict[str, Any]


def answering(tier: Tier) -> list[str]:
    """The duties of a tier that answer anything at the hospital, normal days apart.

    Who is at home is not called in for more, and who has a normal day is not called to the take for more.
    """
    return [
        name
        for name, duty in tier.duty.items()
        if duty.at == "site" and not duty.normal and (duty.first or duty.second)
    ]


def answers(tier: Tier) -> list[str]:
    """Everything that any of those duties answers, in the order in which they name it."""
    duties = [tier.duty[name] for name in answering(tier)]
    return list(dict.fromkeys(name for duty in duties for name in (*duty.first, *duty.second)))


def pooled_keys(scenario: Scenario) -> Document:
    """Dotted key -> value: each duty answers first all that its tier answers, and nothing second."""
    keys: Document = {}
    for tier_name, tier in scenario.rota.tier.items():
        for name in answering(tier):
            for word, value in (("first", answers(tier)), ("second", [])):
                if getattr(tier.duty[name], word) != value:
                    keys[f"rota.tier.{tier_name}.duty.{name}.{word}"] = value
    return keys


def pooled(scenario: Scenario) -> Scenario:
    """The scenario with one list for each tier."""
    tiers = {}
    for tier_name, tier in scenario.rota.tier.items():
        duties = dict(tier.duty)
        for name in answering(tier):
            duties[name] = duties[name].model_copy(update={"first": answers(tier), "second": []})
        tiers[tier_name] = tier.model_copy(update={"duty": duties})
    return scenario.model_copy(update={"rota": scenario.rota.model_copy(update={"tier": tiers})})


def overlay(scenario: Scenario) -> str:
    """The text of scenarios/comparisons/pooled_lists.toml."""
    lines = [HEADER]
    for key, value in pooled_keys(scenario).items():
        table, _, word = key.rpartition(".")
        if f"[{table}]" not in lines:
            lines += ["", f"[{table}]"]
        lines.append(f"{word} = {json.dumps(value)}")
    return "\n".join(lines) + "\n"


HEADER = '''# One list for each tier in place of a list for each duty: whoever of the tier is at the hospital and free
# takes the most urgent that waits. Beside the default scenario it says what the split lists cost:
#   dghsim compare scenarios/hereford.toml scenarios/comparisons/pooled_lists.toml
# Doctors on call from home and those with a normal day keep their lists. Made from the default scenario, and made anew
# when its lists change, by
#   PYTHONPATH=tests python -m helpers.pooled
extends = "hereford.toml"
schema_version = 1
name = "Hereford with pooled lists"
about = """
The default scenario with one list for each tier: each duty at the hospital answers first all that any of
them answers."""'''


if __name__ == "__main__":
    path = Path(__file__).parents[2] / "scenarios" / "comparisons" / "pooled_lists.toml"
    path.write_text(overlay(load_scenario(shipped("hereford"))), encoding="utf-8")
