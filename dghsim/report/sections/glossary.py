"""The words of the trade that the page uses, for those at the table who are not of it."""

from __future__ import annotations

from dghsim.measures.model import Study

WORDS: tuple[tuple[str, str], ...] = (
    ("The take", "Medical patients who arrive as emergencies and are taken in by the medical team."),
    ("Clerking", "The first full assessment by a doctor of the medical team."),
    ("Senior review, post-take review", "A registrar's, then a consultant's review of a clerked patient."),
    ("Tier", "Doctors who share a rota: tier 1 clerks, tier 2 are registrars, tier 3 consultants."),
    ("NEWS2", "The national early warning score; high means 7 or more."),
    ("AMU", "Acute medical unit: the ward where admitted patients spend their first day or two."),
    ("Same-day emergency care", "A unit with chairs for patients who are likely to go home the same day."),
    ("Template, line", "The rota's repeating pattern; each doctor works one line a week, then the next."),
    ("1 in 8", "A rota of eight lines; of weekends, one worked in every eight."),
    (
        "Normal day",
        "A day shift for wards, clinics and training, given out once the take is covered; leave falls here.",
    ),
    ("Bank, agency", "Doctors who fill a gap for extra pay: the trust's own, or an agency's."),
    ("Ladder, rung", "Who is asked in turn for a duty that nobody is there for, from a swap to acting down."),
    ("Acting up, acting down", "Working a duty of the tier above one's own, or below it."),
    ("Outside medicine", "Advice and reviews that other wards and GPs ask of the medical team."),
    ("Waiting for a bed, boarding", "Admitted, and kept in the emergency department because no bed is free."),
)


def glossary(study: Study) -> tuple[tuple[str, str], ...]:
    """Word and meaning; nothing for a scenario without a rota."""
    return WORDS if study.scenario.rota.tier else ()
