"""The page on rules says what the rules say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from dghsim.rota.checker.people import COLUMNS
from dghsim.rota.reference import tier_rules
from dghsim.rota.rules import RULE_SETS, get_rule_set
from dghsim.rota.rules.checks import CHECK_KINDS
from dghsim.rota.rules.page import filled, rule_table
from dghsim.rota.rules.readings import DISPUTED
from dghsim.scenario.rota import Tier

PAGE = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_rules() -> None:
    assert filled(PAGE) == PAGE, "python -m dghsim.rota.rules.page docs/rules.md makes them anew"


def test_every_rule_reading_check_and_column_is_on_the_page() -> None:
    for name in RULE_SETS:
        if name != "none":
            assert rule_table(get_rule_set(name)) in PAGE
            assert all(f"| `{rule.id}` |" in PAGE for rule in get_rule_set(name))
    assert all(f"| `{name}` |" in PAGE for name in (*CHECK_KINDS, *DISPUTED))
    described = PAGE.partition("## Who is who")[2].partition("\n## ")[0]
    assert all(re.search(rf"\| [^|]*\b{name}\b", described) for name in COLUMNS)


def test_what_the_page_agrees_on_can_be_agreed_on(tier_fields: dict[str, object]) -> None:
    text = PAGE.partition("```toml\n")[2].partition("```")[0]
    agreed = tomllib.loads(text)["rota"]["tier"]["registrar"]
    rules = tier_rules(Tier.model_validate(tier_fields | agreed))
    assert rules["consec_max_7"].limit == 8
    assert not rules["weekend_1in3"].enabled
    assert rules["avg_48"].number("reference_weeks") == 13
    assert rules.readings.long_nights_count is False
    assert rules["nights_apart"].sentence == "After two nights or more, 72 h of rest."
