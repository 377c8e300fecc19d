"""Is it covered?"""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.measures.answers.answer import Answer
from dghsim.measures.answers.numbers import listed, plain
from dghsim.measures.answers.reading import Reading
from dghsim.measures.facts import short_label
from dghsim.measures.model import Study
from dghsim.rota.unrostered import tiers_of_nobody

QUESTION = "Is it covered?"
_VERDICT = {"yes": "covered", "no": "not covered", "unsure": "cannot tell"}


def cover(study: Study, found: dict[str, Reading]) -> Answer | None:
    """By the hours that nobody works; None where there are no duties."""
    gap = found.get("uncovered_hours_per_week")
    if gap is None:
        return None
    nobody = tiers_of_nobody(study.scenario, study.rota)
    style = "no" if nobody else gap.style(0.0, "less")
    rows = [gap.detail("every hour covered", gap.style(0.0, "less"))]
    for name, tier in study.scenario.rota.tier.items():
        own = found.get(f"uncovered_hours_per_week_{name}")
        if own is not None and len(study.scenario.rota.tier) > 1 and name not in nobody:
            rows.append(
                own.detail("every hour covered", own.style(0.0, "less"), f"{short_label(tier)}, uncovered")
            )
    for name in ("locum_hours_per_week", "one_senior_hours_per_week", "no_senior_hours_per_week"):
        if name in found:
            rows.append(found[name].detail())
    return Answer(QUESTION, _VERDICT[style], style, _words(study, found, gap, nobody), tuple(rows))


def _words(study: Study, found: dict[str, Reading], gap: Reading, nobody: Sequence[str]) -> str:
    if nobody:
        tiers = study.scenario.rota.tier
        return (
            f"The rota has no duty of {listed([short_label(tiers[name]) for name in nobody])}: nobody does their work. "
            f"Of the hours that it has {plain(gap.mean, 1)} a week have nobody."
        )
    locums = found.get("locum_hours_per_week")
    filled = (
        f" Bank and agency fill {plain(locums.mean, 0)} hours a week." if locums and locums.mean > 0 else ""
    )
    if gap.mean == 0:
        return f"Somebody works every hour of the duties on the take in every simulated year.{filled}"
    by_tier = {
        short_label(tier): found[f"uncovered_hours_per_week_{name}"].mean
        for name, tier in study.scenario.rota.tier.items()
        if f"uncovered_hours_per_week_{name}" in found
    }
    worst = max(by_tier, key=lambda name: by_tier[name])
    most = f", most of them in {worst} ({plain(by_tier[worst], 1)})" if len(by_tier) > 1 else ""
    return f"{plain(gap.mean, 1)} rostered hours a week have nobody, on average{most}.{filled}"
