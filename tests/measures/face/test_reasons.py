"""Every published figure that the default scenario misses has its reason, and the reason how it was found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dghsim.measures.face.choose import chosen
from dghsim.measures.face.load import figures
from dghsim.measures.face.validity import NO_REASON, Held, held_against
from dghsim.measures.face.verdict import JUDGED, verdict
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.replicate import replicate

PAGE = (Path(__file__).parents[3] / "docs" / "face.md").read_text(encoding="utf-8")
LABELS = {each.id: each.label for each in figures()}
DEFAULT = load_scenario(shipped("hereford"))
TOLD = {
    each.id: choice.published.reasons.get(DEFAULT.hospital.code, choice.published.reasons.get("any", ""))
    for each in figures()
    if (choice := chosen(each, DEFAULT)) is not None
}
"""Figure id -> the reason that the default scenario's page would give."""


@pytest.fixture(scope="module")
def missed() -> dict[str, Held]:
    """By the mean of two whole years: without an interval more is missed than on the page of sixteen."""
    study = replicate(DEFAULT, build_rota(DEFAULT), replications=2, logs=0)
    judged = (one for one in held_against(study) if one.verdict in JUDGED)
    return {
        one.figure.id: one
        for one in judged
        if verdict((one.published.low, one.published.high), (one.mean, one.mean), one.figure.near) == "misses"
    }


def test_every_miss_of_the_default_scenario_has_its_reason(missed: dict[str, Held]) -> None:
    assert {"discharges_saturday", "rcp_hours_tier_1", "nights_overnight"} <= set(missed), (
        "what it misses today"
    )
    for name, one in missed.items():
        why = one.published.reason(DEFAULT.hospital.code, one.mean)
        assert why, f"{name}: {one.mean:.2f} against {one.published.value}, and nothing says why"
        assert one.why != NO_REASON


def test_a_reason_that_was_not_found_says_what_was_excluded() -> None:
    for name, why in TOLD.items():
        assert why != NO_REASON, name
        assert "no reason was found" not in why.lower() or "excluded" in why, name


def test_every_reason_has_its_experiment_on_the_page_and_the_same_numbers() -> None:
    rows = dict(re.findall(r"^\| `(\w+)`(?:[^|]*)\|(.*)$", PAGE, re.MULTILINE))
    told = {
        name: why
        for name, why in TOLD.items()
        if "In the default scenario" in why or "in the default scenario" in why
    }
    assert set(rows) == set(told)
    for name, why in told.items():
        ours = set(re.findall(r"\d+\.\d+|\d\d+ %", why))
        assert not {number for number in ours if number not in rows[name]}, f"{name}: {LABELS[name]}"
