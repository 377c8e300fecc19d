"""The rules of a contract that need the job plan, and so are told beside pay and not among the breaches."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.checker.people import Person
from dghsim.rota.pay.job_plan import JobPlanPay
from dghsim.rota.pay.terms import JobPlanTerms


def limits_passed(person: Person, pay: JobPlanPay, terms: JobPlanTerms) -> Iterator[str]:
    """One line for each limit in force, as the rule set or a local agreement has it, that is passed."""
    limits = {rule.id: rule.limit for rule in person.rule_set if rule.enabled}
    most, least = limits.get("con_pa_total"), limits.get("con_spa_min")
    if most is not None and pay.pa_held > most * person.wte:
        yield f"con_pa_total: {pay.pa_held:g} PA held, {most * person.wte:g} at most (12 by agreement)"
    if least is not None and person.spa is not None and person.spa < least * person.wte:
        yield f"con_spa_min: {person.spa:g} supporting PA held, {least * person.wte:g} at least"
    weeks = limits.get("con_dcc_balance")
    if weeks is not None and terms.weeks_present:
        held = pay.pa_held_a_year / terms.weeks_present * weeks
        if pay.pa_needed_a_year > held:
            needed = f"{pay.pa_needed_a_year:.0f} PA a year"
            yield f"con_dcc_balance: duties take {needed}, {held:.0f} are held over {weeks:g} weeks"
    share = limits.get("sas_ooh_40pct")
    if share is not None and pay.out_of_hours_percent > share:
        yield f"sas_ooh_40pct: {pay.out_of_hours_percent:.0f} % out of hours in the table, {share:g} at most"
