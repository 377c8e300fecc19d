"""Holds a study against its packs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dghsim.measures.answers.numbers import amount
from dghsim.measures.answers.reading import Reading, readings
from dghsim.measures.facts import short_label
from dghsim.measures.held.model import Held, Verdict
from dghsim.measures.model import Study
from dghsim.rota.breaks import NO_RULES
from dghsim.scenario.packs import Pack, Standard
from dghsim.scenario.rota import Tier

BREACHES = "rota_breaches"
"""Breaches of rules that the checker found in the rota; a name for packs beside the measures."""
_VERDICTS: Mapping[str, Verdict] = {"yes": "met", "no": "not met", "unsure": "cannot tell"}
_ECHO = "no queue stands before it here, so it mostly repeats an input"
_NAN = Reading("", "", math.nan, math.nan, math.nan, "")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One standard of one pack, of the hospital or of a tier."""

    pack: str
    of: Pack
    name: str
    standard: Standard
    tier: str = ""
    measure: str = ""


def held(study: Study) -> tuple[Held, ...]:
    """Every standard of the study's packs in their order, each tier by itself where it is asked of tiers."""
    if not study.packs:
        return ()
    found = readings(study) | _breaches(study)
    echoes = {measure.id for measure in study.measures if measure.kind == "input_echo"}
    return tuple(
        _judged(study, asked, found, echoes)
        for pack, each in study.packs.items()
        for name, standard in each.standard.items()
        for asked in _of_tiers(study, _Asked(pack, each, name, standard))
    )


def _of_tiers(study: Study, asked: _Asked) -> Iterator[_Asked]:
    """Itself, or one a tier of which it is asked; itself where there is no such tier."""
    standard, pack, of, name = asked.standard, asked.pack, asked.of, asked.name
    measure = standard.measure or standard.beside or ""
    tiers = [key for key, tier in study.scenario.rota.tier.items() if _concerns(standard, tier)]
    if not standard.by_tier or not tiers:
        yield _Asked(pack, of, name, standard, "", measure)
        return
    for key in tiers:
        label = short_label(study.scenario.rota.tier[key])
        yield _Asked(pack, of, name, standard, label, f"{measure}_{key}")


def _concerns(standard: Standard, tier: Tier) -> bool:
    return (
        tier.rules != NO_RULES
        and (not standard.levels or tier.level in standard.levels)
        and (not standard.rules or tier.rules in standard.rules)
        and (not standard.grades or not set(standard.grades).isdisjoint(tier.grades))
    )


def _judged(study: Study, asked: _Asked, found: Mapping[str, Reading], echoes: set[str]) -> Held:
    standard, reading = asked.standard, found.get(asked.measure)
    verdict, why = _verdict(study, asked, reading, echoes)
    shown = reading or _NAN
    return Held(
        pack=asked.pack, pack_name=asked.of.name, standard=asked.name,
        short=standard.short or asked.name.replace("_", " "), says=standard.says, tier=asked.tier,
        measure=asked.measure, verdict=verdict,
        value="" if reading is None else _value(standard, reading), margin=shown.margin,
        limit=_limit(standard, reading), why=why, mean=shown.mean, low=shown.low, high=shown.high,
        source=_source(standard),
    )  # fmt: skip


def _verdict(study: Study, asked: _Asked, reading: Reading | None, echoes: set[str]) -> tuple[Verdict, str]:
    standard = asked.standard
    if standard.not_modelled is not None:
        return "not modelled", standard.not_modelled
    if reading is None:
        return "not modelled", "the scenario has nothing to measure it by"
    other = _other_clock(study, standard)
    if other:
        return "not modelled", other
    if asked.measure in echoes:
        return "not modelled", _ECHO
    verdict = _VERDICTS[reading.style(*standard.limit)]
    if verdict != "cannot tell":
        return verdict, ""
    alone = len(study.values) < 2
    return verdict, "one replication has no margin" if alone else "the limit lies within the margin"


def _other_clock(study: Study, standard: Standard) -> str:
    """Where the scenario measures by another clock than the standard's: which."""
    for key, hours in standard.clock.items():
        here = getattr(study.scenario.standards, key)
        if here != hours:
            return f"measured here by another clock: standards.{key} is {here:g}, not {hours:g}"
    return ""


def _limit(standard: Standard, reading: Reading | None) -> str:
    if standard.not_modelled is not None:
        return ""
    limit, better = standard.limit
    share = "%" if "_percent" in (standard.measure or "") else ""
    unit = share if reading is None else reading.unit
    if unit.startswith("1 in N"):
        return f"1 in {limit:g} or {'rarer' if better == 'more' else 'more often'}"
    if limit == 0 and better == "less":
        return "none"
    number = amount(limit, unit) if unit.startswith("pounds") else f"{limit:g}{amount(0, unit)[3:].rstrip()}"
    return f"{number} or {'more' if better == 'more' else 'less'}"


def _value(standard: Standard, reading: Reading) -> str:
    named = f"{reading.label}: " if standard.not_modelled is not None else ""
    return f"{named}{reading.value if reading.unit else f'{reading.mean:g}'}"


def _source(standard: Standard) -> str:
    own = []
    if standard.evidence == "illustrative":
        own.append("chosen here")
    elif standard.limit_evidence == "illustrative":
        own.append("its limit is chosen here")
    return "; ".join([f"{standard.source} ({standard.dated})", *own])


def _breaches(study: Study) -> dict[str, Reading]:
    """The breaches of the rota as a reading; none where there is no rota under rules."""
    ruled = any(tier.rules != NO_RULES for tier in study.scenario.rota.tier.values())
    if not ruled or not len(study.rota.shifts):
        return {}
    number = float(len(study.rota.breaches))
    return {BREACHES: Reading("Breaches of a rule", "", number, number, number, "")}
