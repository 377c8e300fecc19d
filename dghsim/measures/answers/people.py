"""Can people bear to work it? Each part is held against a benchmark of the pack `bearable`."""

from __future__ import annotations

from dghsim.measures.answers.answer import Answer, Detail, together
from dghsim.measures.answers.numbers import listed
from dghsim.measures.answers.reading import Reading
from dghsim.measures.facts import short_label
from dghsim.measures.model import Study
from dghsim.rota.breaks import NO_RULES
from dghsim.scenario.packs import shipped_pack

QUESTION = "Can people bear to work it?"
PACK = "bearable"
_VERDICT = {"yes": "bearable by these benchmarks", "no": "bearable in part", "unsure": "cannot tell"}


def people(study: Study, found: dict[str, Reading]) -> Answer | None:
    """By tier; None where no tier is under rules."""
    rows: list[Detail] = []
    failed: list[str] = []
    for name, tier in study.scenario.rota.tier.items():
        if tier.rules == NO_RULES:
            continue
        for key, mark in shipped_pack(PACK).standard.items():
            reading = found.get(f"{mark.measure}_{name}")
            if reading is None or (mark.measure == "nights_per_year" and reading.mean == 0):
                continue
            style, what = reading.style(*mark.limit), mark.short or key
            rows.append(reading.detail(mark.says, style, f"{short_label(tier)}, {what}"))
            if style == "no":
                failed.append(f"{what} in {short_label(tier)} ({reading.value})")
        exceptions = found.get(f"rest_exceptions_per_year_{name}")
        if exceptions is not None:
            rows.append(exceptions.detail(what=f"{short_label(tier)}, rest cut by an overrun"))
    if not rows:
        return None
    judged = [row for row in rows if row.style]
    style = together([row.style for row in judged if row.style])
    met = sum(row.style == "yes" for row in judged)
    words = f"{met} of {len(judged)} benchmarks, tier by tier, are met."
    if failed:
        words += f" Not met: {listed(failed)}."
    if met + len(failed) < len(judged):
        words += f" {len(judged) - met - len(failed)} cannot be told from the limit."
    verdict = "hard to bear" if failed and not met else _VERDICT[style]
    return Answer(QUESTION, verdict, style, words, tuple(rows))
