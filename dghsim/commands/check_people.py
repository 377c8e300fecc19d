"""Who is held to which rules in `dghsim check`: one set for all, one for each tier, or as a scenario has it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

import pandas as pd

from dghsim.errors import InputError, show
from dghsim.rota.agreed import rule_set_of
from dghsim.rota.missing import missing
from dghsim.rota.pay.normal import with_sessions
from dghsim.rota.people_file import read_people_file
from dghsim.rota.reference import tier_rules
from dghsim.rota.rules import RuleSet
from dghsim.scenario.root import Scenario


def rules_and_people(
    asked: Namespace, shifts: pd.DataFrame, scenario: Scenario | None, file: str, headings: Sequence[str] = ()
) -> tuple[RuleSet, pd.DataFrame | None]:
    """The rules of whoever has none of their own, and the people table, if there is one.

    Args:
        asked: of the command.
        shifts: read from the file.
        scenario: whose tiers have rules.
        file: its name.
        headings: rows of the file that name none of the tiers, for the error line.

    Raises:
        InputError: rules that cannot be told apart by the file, or are not known.
    """
    people = None if asked.people is None else read_people_file(asked.people)
    one = asked.rules[0] if len(asked.rules) == 1 and "=" not in asked.rules[0] else None
    if one is not None:
        return rule_set_of(one), people
    by_tier = _by_tier(asked.rules) if scenario is None else _of_scenario(scenario)
    known = _people_of_tiers(shifts, by_tier, people, file, headings)
    if scenario is not None:
        known = with_sessions(known, shifts, scenario)
    return next(iter(by_tier.values())), known


def _by_tier(asked: list[str]) -> dict[str, RuleSet]:
    pairs = [rules.partition("=") for rules in asked]
    if not all(sign for _, sign, _ in pairs):
        raise InputError("--rules: one NAME for everybody, or TIER=NAME for each tier")
    return {tier: rule_set_of(name) for tier, _, name in pairs}


def _of_scenario(scenario: Scenario) -> dict[str, RuleSet]:
    if not scenario.rota.tier:
        raise InputError("--scenario: it has no tiers, and so no rules")
    return {name: tier_rules(tier) for name, tier in scenario.rota.tier.items()}


def _people_of_tiers(
    shifts: pd.DataFrame,
    by_tier: dict[str, RuleSet],
    people: pd.DataFrame | None,
    file: str,
    headings: Sequence[str],
) -> pd.DataFrame:
    """The people table with the rules of each doctor's tier where it has none."""
    if "tier" not in shifts:
        raise InputError(f"{file}: no column tier, which the rules of each tier go by")
    tiers = shifts[["doctor", "tier"]].drop_duplicates("doctor")
    unknown = sorted(set(tiers["tier"].map(str)) - set(by_tier))
    if unknown:
        found = f"; headings that name no tier given: {', '.join(headings[:8])}" if headings else ""
        raise InputError(f"--rules: none given for the tier {show(unknown[0])} of {file}{found}")
    rules = {doctor: by_tier[str(tier)] for doctor, tier in zip(tiers["doctor"], tiers["tier"], strict=True)}
    if people is None:
        return pd.DataFrame({"doctor": list(rules), "rules": list(rules.values())})
    table = people.set_index("doctor", drop=False)
    given = table["rules"] if "rules" in table else pd.Series("", index=table.index, dtype=object)
    own = {doctor: name for doctor, name in given.items() if not (missing(name) or name == "")}
    more = [{"doctor": doctor} for doctor in rules if doctor not in table.index]
    whole = pd.concat([people, pd.DataFrame(more, columns=["doctor"])], ignore_index=True)
    whole["rules"] = pd.Series([own.get(d, rules.get(d, "")) for d in whole["doctor"]], dtype=object)
    return whole
