"""A hospital of the cohort as a scenario file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from dghsim.cohort.base import Base
from dghsim.cohort.hospital import CohortHospital
from dghsim.cohort.source import Source
from dghsim.cohort.sources import sources

_ABOUT = (
    "One of 22 small English hospitals that stand in for those of the Acute Medical Model programme of 2016, which "
    "were never named. Take, beds and population are public figures or follow from them; case mix and stay are "
    "derived; the staffing is one rule for all of them and is not the trust's."
)
_HEAD = """\
# Made by python -m dghsim.cohort from public data: what is changed here is lost when it is made again, so write a file
# that extends this one. Contains public sector information licensed under the Open Government Licence v3.0."""
_EARLIER = (
    "NHS England A&E statistics: admissions by way of type 1 A&E, and as many more by other ways as in 2025"
)


def scenario_text(
    hospital: CohortHospital,
    base: Base,
    extends: str,
    *,
    head: str = _HEAD,
    entries: Iterable[Source] | None = None,
) -> str:
    """The file: TOML that extends `extends` and gives what differs, with the source of each number.

    Args:
        hospital: what it says.
        base: the numbers of the file that it extends.
        extends: how it names that file.
        head: comments above everything.
        entries: where the numbers come from; by default the public tables.
    """
    marks = sources(hospital) if entries is None else entries
    parts = [[head, *_top(hospital, extends)], *_parts(hospital, base), *map(_mark, marks)]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _parts(hospital: CohortHospital, base: Base) -> Iterable[list[str]]:
    yield from (_hospital(hospital), _shares(hospital), _around(hospital), _era(hospital))
    yield from _streams(hospital, base)
    yield from _patients(hospital, base)
    yield from _access(hospital, base)
    yield from _places(hospital)
    yield from _rota(hospital, base)
    yield ["[money]", f"medical_budget_gbp_per_year = {_round(hospital.budget, 2):.0f}"]
    yield from _intervention(hospital)


def _mark(entry: Source) -> list[str]:
    return [
        "[[provenance]]",
        f"keys = [{', '.join(map(_quoted, entry.keys))}]",
        f"evidence = {_quoted(entry.evidence)}",
        f"source = {_quoted(entry.source)}",
        *([] if entry.within is None else [f"low = {entry.within[0]:g}", f"high = {entry.within[1]:g}"]),
    ]


def _top(hospital: CohortHospital, extends: str) -> list[str]:
    return [
        f"extends = {_quoted(extends)}",
        "schema_version = 1",
        f"name = {_quoted(hospital.place.site)}",
        f"about = {_quoted(hospital.note or _ABOUT)}",
    ]


def _hospital(hospital: CohortHospital) -> list[str]:
    return [
        "[hospital]", f"code = {_quoted(hospital.place.code)}", f"trust = {_quoted(hospital.place.trust)}",
        f"real = {str(hospital.real).lower()}",
        *([f"imputed = [{', '.join(map(_quoted, hospital.derived.imputed))}]"] if hospital.derived.imputed else []),
    ]  # fmt: skip


def _shares(hospital: CohortHospital) -> list[str]:
    ends = {name: f"[{_figure(least)}, {_figure(most)}]" for name, (least, most) in hospital.shares.items()}
    return ["[hospital.medical_share]", *_table(ends)] if ends else []


def _around(hospital: CohortHospital) -> list[str]:
    place = hospital.place
    known = {
        "longitude": place.longitude, "latitude": place.latitude, "minutes_to_next_hospital": place.minutes_to_next,
        "population": place.population, "over_65_share": place.over_65,
        "income_deprived_share": place.income_deprived, "rural_share": place.rural,
    }  # fmt: skip
    told = _table({key: _figure(value) for key, value in known.items() if not math.isnan(value)})
    return ["[hospital.around]", *told] if told else []


def _era(hospital: CohortHospital) -> list[str]:
    return ["[era]", f"demand = {_quoted(hospital.year.name)}"]


def _streams(hospital: CohortHospital, base: Base) -> Iterable[list[str]]:
    for name, rate in hospital.rates(base).items():
        yield [
            f"[demand.stream.{name}]",
            *([f"per_day = {_figure(rate)}"] if rate != base.per_day[name] else []),
            f"envelope_per_day = {hospital.envelope(name, rate, base)}",
        ]


def _patients(hospital: CohortHospital, base: Base) -> Iterable[list[str]]:
    older = hospital.years_older
    if hospital.changes_ages:
        ages = {group: f"{{ mean = {_figure(round(mean + older, 1))} }}" for group, mean in base.ages.items()}
        yield ["[demand.attribute.age.distribution]", *_table(ages)]
    if hospital.changes_stays:
        stays = {
            name: f"{{ median = {_figure(_round(days * hospital.longer, 3))} }}"
            for name, days in base.stays.items()
        }
        yield ["[demand.attribute.stay.distribution]", *_table(stays)]
    if hospital.changes_delays:
        delays = {
            name: f"{{ mean = {_figure(_round(days * hospital.delayed_longer, 3))} }}"
            for name, days in base.delays.items()
        }
        yield ["[demand.attribute.delay.distribution]", *_table(delays)]


def _access(hospital: CohortHospital, base: Base) -> Iterable[list[str]]:
    access = hospital.access
    if access is None:
        return
    known = {
        "no_car_share": access.no_car_share, "minutes_to_hospital": access.minutes_to_hospital,
        "income_deprived_share": access.income_deprived_share,
    }  # fmt: skip
    yield ["[access]", *_table({key: _figure(value) for key, value in known.items()})]
    if access.buses != base.buses:
        days = {day: f"[{', '.join(map(_quoted, hours))}]" for day, hours in access.buses.items()}
        yield [f"[window.{base.access.buses}.days]", *_table(days)]


def _places(hospital: CohortHospital) -> Iterable[list[str]]:
    derived = hospital.derived
    counts = {
        "amu": derived.amu, "ward": derived.ward, "high_care": derived.high_care, "outlying": derived.lent,
        "same_day_chairs": derived.chairs, "transport": derived.vehicles,
    }  # fmt: skip
    for name, count in counts.items():
        yield [f"[place.{name}]", f"count = {count}"]


def _rota(hospital: CohortHospital, base: Base) -> Iterable[list[str]]:
    place = hospital.place
    yield ["[rota.workforce]", f"region = {_quoted(place.region)}", f"rural = {str(hospital.remote).lower()}"]
    for tier, staff in hospital.staff.items():
        grades = ", ".join(f"{grade} = {count}" for grade, count in staff.grades.items())
        yield [
            f"[rota.tier.{tier}]", f"lines = {staff.lines}", f"in_post = {staff.in_post}",
            f"grades = {{ {grades} }}", f"most_away = {staff.most_away}",
        ]  # fmt: skip
        for duty, cover in staff.cover.items():
            if cover != base.tiers[tier].cover[duty]:
                yield [f"[rota.tier.{tier}.duty.{duty}]", f"cover = {list(cover)}"]


def _intervention(hospital: CohortHospital) -> Iterable[list[str]]:
    if hospital.before is None:
        return
    name, rates = hospital.before
    changes = ", ".join(
        f'"demand.stream.{stream}.per_day" = {_figure(rate)}' for stream, rate in rates.items()
    )
    yield [
        f"[intervention.demand_{name.replace('/', '_')}]",
        f"says = {_quoted(f'The take of {name}, and nothing else of that year')}",
        f"evidence = {_quoted(_EARLIER)}",
        f"set = {{ {changes} }}",
    ]


def _table(entries: Mapping[str, str]) -> list[str]:
    return [f"{name} = {value}" for name, value in entries.items()]


def _round(value: float, digits: int) -> float:
    """To so many significant digits."""
    return round(value, digits - 1 - math.floor(math.log10(abs(value)))) if value else 0.0


def _figure(value: float) -> str:
    return f"{value:g}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
