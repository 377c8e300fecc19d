"""Does the rota break a rule?"""

from __future__ import annotations

from dghsim.measures.answers.answer import Answer, Detail
from dghsim.measures.answers.numbers import counted, listed, printable
from dghsim.measures.model import Study
from dghsim.rota.breaks import NO_RULES
from dghsim.rota.checker.agreements import agreements
from dghsim.rota.reference import tier_rules

QUESTION = "Does the rota break a rule?"
SHOWN = 5
"""Breaches that are told one by one."""


def rules(study: Study) -> Answer | None:
    """By the checker's findings; None where no tier is under rules."""
    tiers = [tier for tier in study.scenario.rota.tier.values() if tier.rules != NO_RULES]
    if not tiers:
        return None
    sets = {each.name: each.caveat for each in (tier_rules(tier) for tier in tiers)}
    of_sets = f"of {'rule set' if len(sets) == 1 else 'rule sets'} {listed(list(sets))}"
    caveat = "; ".join(dict.fromkeys(sets.values()))
    if not len(study.rota.shifts):
        return Answer(QUESTION, "not checked", "unsure", "There is no rota to check.")
    agreed = tuple(
        Detail("Agreed locally", printable(f"{tier.label}: {words.partition(': ')[2]}"))
        for tier in tiers
        for words in agreements(tier_rules(tier))
    )
    found = study.rota.breaches
    if not found:
        words = f"No breach found {of_sets} in the rota of the doctors in post ({caveat})."
        return Answer(QUESTION, "no breach found", "yes", words, agreed)
    doctors = len({breach.doctor for breach in found})
    rows = [Detail(printable(breach.rule), printable(breach.message)) for breach in found[:SHOWN]]
    if len(found) > SHOWN:
        rows.append(
            Detail("And", f"{counted(len(found) - SHOWN, 'more', 'more')}; `dghsim check` names them all")
        )
    number = counted(len(found), "breach", "breaches")
    words = f"{number} found {of_sets}, of {counted(doctors, 'doctor')} ({caveat})."
    return Answer(QUESTION, f"{number} found", "no", words, (*rows, *agreed))
