"""Can people bear to work it? Each part is held against a stated benchmark."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.answers.answer import Answer, Detail, together
from dghsim.measures.answers.numbers import listed
from dghsim.measures.answers.reading import Reading
from dghsim.measures.facts import short_label
from dghsim.measures.model import Study
from dghsim.rota.breaks import NO_RULES

QUESTION = "Can people bear to work it?"
_VERDICT = {"yes": "bearable by these benchmarks", "no": "bearable in part", "unsure": "cannot tell"}


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A limit with where it comes from."""

    measure: str
    """Its id less the tier's name."""
    what: str
    limit: float
    better: str
    words: str


BENCHMARKS = (
    Benchmark("weekend_one_in", "weekends worked", 3.0, "more", "1 in 3 or rarer (training contract)"),
    Benchmark("hours_per_week", "hours", 48.0, "less", "48 or less (working time regulations)"),
    Benchmark("nights_per_year", "nights", 46.0, "less", "46 or fewer (a full shift shared by eight)"),
    Benchmark(
        "leave_not_granted_days", "leave not granted", 0.5, "less", "none refused (half a day a year allowed)"
    ),
    Benchmark(
        "study_not_granted_percent",
        "study leave not granted",
        10.0,
        "less",
        "10 % or less (this program's own)",
    ),
    Benchmark("normal_days_per_week", "normal days", 1.0, "more", "1 or more (this program's own)"),
    Benchmark(
        "overran_percent", "duties over 15 minutes late", 10.0, "less", "10 % or less (this program's own)"
    ),
)


def people(study: Study, found: dict[str, Reading]) -> Answer | None:
    """By tier; None where no tier is under rules."""
    rows: list[Detail] = []
    failed: list[str] = []
    for name, tier in study.scenario.rota.tier.items():
        if tier.rules == NO_RULES:
            continue
        for mark in BENCHMARKS:
            reading = found.get(f"{mark.measure}_{name}")
            if reading is None or (mark.measure == "nights_per_year" and reading.mean == 0):
                continue
            style = reading.style(mark.limit, mark.better)
            rows.append(reading.detail(mark.words, style, f"{short_label(tier)}, {mark.what}"))
            if style == "no":
                failed.append(f"{mark.what} in {short_label(tier)} ({reading.value})")
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
