"""Is it covered?"""

from __future__ import annotations

from dghsim.measures.answers.answer import Answer
from dghsim.measures.answers.numbers import plain
from dghsim.measures.answers.reading import Reading
from dghsim.measures.facts import short_label
from dghsim.measures.model import Study

QUESTION = "Is it covered?"
_VERDICT = {"yes": "covered", "no": "not covered", "unsure": "cannot tell"}


def cover(study: Study, found: dict[str, Reading]) -> Answer | None:
    """By the hours that nobody works; None where there are no duties."""
    gap = found.get("uncovered_hours_per_week")
    if gap is None:
        return None
    style = gap.style(0.0, "less")
    rows = [gap.detail("every hour covered", style)]
    for name, tier in study.scenario.rota.tier.items():
        own = found.get(f"uncovered_hours_per_week_{name}")
        if own is not None and len(study.scenario.rota.tier) > 1:
            rows.append(
                own.detail("every hour covered", own.style(0.0, "less"), f"{short_label(tier)}, uncovered")
            )
    for name in ("locum_hours_per_week", "one_senior_hours_per_week", "no_senior_hours_per_week"):
        if name in found:
            rows.append(found[name].detail())
    return Answer(QUESTION, _VERDICT[style], style, _words(study, found, gap), tuple(rows))


def _words(study: Study, found: dict[str, Reading], gap: Reading) -> str:
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
