"""The page of what more lines on a rota buy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dghsim.report.assets import assets
from dghsim.report.environment import environment
from dghsim.report.figure import Figure
from dghsim.report.figures.trade import trade_figure
from dghsim.report.page import Section
from dghsim.report.sections.opening import Fact, Opening
from dghsim.rota.template.trade import Trade
from dghsim.scenario.root import Scenario
from dghsim.whole import write_whole


@dataclass(frozen=True, slots=True)
class TierPart:
    """One tier on the page."""

    id: str
    heading: str
    figure: Figure
    attempts: tuple[str, ...]
    """How each number of lines up to the smallest fared, and the larger ones without a template, with the reasons."""


def write_trade(scenario: Scenario, found: Sequence[Trade], path: Path) -> None:
    """Writes the page, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    write_whole(path, trade_page(scenario, found))


def trade_page(scenario: Scenario, found: Sequence[Trade]) -> str:
    """The page as HTML."""
    parts = [
        TierPart(f"tier-{number}", each.tier.label, trade_figure(each), tuple(attempts_text(each)))
        for number, each in enumerate(found)
    ]
    rules = ", ".join(dict.fromkeys(each.tier.rules for each in found))
    opening = Opening(
        title=f"{scenario.name}: what more lines buy",
        kicker="Rota templates of every size",
        heading=scenario.name,
        under="",
        facts=(Fact("Rules", rules),),
        notice="" if scenario.hospital.real else "An invented hospital.",
        evidence=(),
        evidence_words="",
        made="By dghsim. No breach found of the rules named: transcribed from secondary sources, not legal advice.",
    )
    return (
        environment()
        .get_template("trade.html.j2")
        .render(
            assets=assets(),
            opening=opening,
            contents=[Section(part.id, part.heading) for part in parts],
            parts_of=parts,
            drawn=True,
        )
    )


def attempts_text(found: Trade) -> list[str]:
    """A sentence for each number of lines that was tried up to the smallest, and for each beyond without a template."""
    return [attempt.text for attempt in (*found.smallest.attempts, *found.missing)]
