"""Within the budget given?"""

from __future__ import annotations

from dghsim.measures.answers.answer import Answer
from dghsim.measures.answers.numbers import plain, pounds
from dghsim.measures.answers.reading import Reading
from dghsim.measures.model import Study

QUESTION = "Is it within the budget given?"
_VERDICT = {"yes": "within the budget given", "no": "over the budget given", "unsure": "cannot tell"}
_PARTS = ("cost_posts_gbp_per_year", "cost_bank_gbp_per_year", "cost_agency_gbp_per_year")
_OTHER_PARTS = tuple(f"cost_{line}_gbp_per_year" for line in ("swap", "act_up", "act_down", "divert"))
"""Shown where they cost anything, so that what is shown adds up to the whole."""
_BESIDE = ("cost_take_gbp_per_year", "cost_per_admission_gbp", "locum_share_percent")


def budget(study: Study, found: dict[str, Reading]) -> Answer | None:
    """By the cost of doctors in all; None where the scenario gives neither pay nor budget."""
    given = study.scenario.money.medical_budget_gbp_per_year
    total = found.get("cost_total_gbp_per_year")
    paid = [name for name in _OTHER_PARTS if name in found and found[name].mean > 0]
    context = tuple(found[name].detail() for name in (*_PARTS, *paid, *_BESIDE) if name in found)
    if total is None:
        if given is None:
            return None
        return Answer(
            QUESTION, "cannot tell", "unsure", "The scenario gives a budget and not all the pay it must meet."
        )
    share = found.get("locum_share_percent")
    locums = f", {plain(share.mean, 1)} % of it for bank and agency" if share else ""
    if given is None:
        words = f"Doctors cost {pounds(total.mean)} a year{locums}. The scenario gives no budget to hold this against."
        return Answer(QUESTION, "no budget given", "unsure", words, (total.detail(), *context))
    style = total.style(given, "less")
    left = given - total.mean
    words = (
        f"Doctors cost {pounds(total.mean)} a year{locums}; on average {pounds(abs(left))} "
        f"{'under' if left >= 0 else 'over'} the {pounds(given)} given."
    )
    rows = (total.detail(f"{pounds(given)} or less", style), *context)
    return Answer(QUESTION, _VERDICT[style], style, words, rows)
