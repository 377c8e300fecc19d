"""What homes say of the rest of a scenario fits it; looked at before they are laid into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dghsim.scenario.base import minute_of_day
from dghsim.scenario.home import FEWEST_HOMES, FEWEST_REGISTERED, MOST_HOMES, MOST_REGISTERED, Home, Homes
from dghsim.scenario.homes.ages import ages_fit, unusual_ages
from dghsim.scenario.homes.names import BEGINS, NONE, before
from dghsim.scenario.homes.taken import taken_fits
from dghsim.scenario.keys import Key, unknown
from dghsim.scenario.labels import labels_of
from dghsim.scenario.pathway import Delay
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario

_STAGES = (
    "asked", "closed", "crisis", "doctor", "full", "knows", "nobody", "open", "put", "round", "slot", "suited",
    "there", "unknown",
)  # fmt: skip
"""What becomes of a crisis: stages are so called beside those of the groups."""


def homes_fit(scenario: Scenario) -> Iterator[Problem]:
    """What is amiss; nothing where there are no homes."""
    if not scenario.home:
        return
    if scenario.homes is None:
        yield Problem(("home",), "needs [homes], which says what the homes have in common")
        return
    homes = scenario.homes
    yield from _streams(scenario, homes)
    yield from _groups(scenario, homes)
    yield from _in_reach(scenario, homes)
    yield from _medicines(scenario, homes)
    yield from taken_fits(scenario, homes)
    if homes.continuity is not None:
        yield from _labels(scenario, ("homes", "continuity", "who"), homes.continuity.who)
    for name, team in homes.team.items():
        long = (minute_of_day(team.end) - minute_of_day(team.start)) - homes.care.last_hour_minutes
        if long <= 0:
            says = f"must be after {team.start} on the same day, by more than care.last_hour_minutes"
            yield Problem(("homes", "team", name, "end"), says)
    yield from _told_apart(homes)
    for name, home in scenario.home.items():
        yield from _one(name, home, scenario.home, homes)
    yield from ages_fit(scenario, homes)


def _told_apart(homes: Homes) -> Iterator[Problem]:
    """Pay goes by grade, and what a home pays by its teams' labels: neither may stand for two amounts."""
    paid: dict[str, tuple[str, float]] = {}
    labelled: dict[str, str] = {}
    for name, team in ((name, team) for name, team in homes.team.items() if team.lines):
        first, pounds = paid.setdefault(team.grade, (name, team.pay_gbp_per_year))
        if team.pay_gbp_per_year != pounds:
            says = f"must be {pounds:g}, as of team {first}, or its grade another than {team.grade}"
            yield Problem(("homes", "team", name, "pay_gbp_per_year"), says)
        if labelled.setdefault(team.label, name) != name:
            says = f"must be another than that of team {labelled[team.label]}"
            yield Problem(("homes", "team", name, "label"), says)


def _missing(key: Key, name: str | None, known: Mapping[str, object], what: str) -> Iterator[Problem]:
    if name is not None and name not in known:
        yield Problem(key, unknown(name, known, what=what))


def _streams(scenario: Scenario, homes: Homes) -> Iterator[Problem]:
    known = {
        name: stream
        for name, stream in scenario.demand.stream.items()
        if stream.entity == "patient" and not name.startswith(BEGINS)
    }
    for at, name in enumerate(homes.streams):
        yield from _missing(("homes", "streams", str(at)), name, known, "stream of patients")
    yield from _missing(("homes", "comes_back_by"), homes.comes_back_by, known, "stream of patients")


def _groups(scenario: Scenario, homes: Homes) -> Iterator[Problem]:
    known = {discipline: None for home in scenario.home.values() for discipline in home.disciplines}
    for name, group in homes.group.items():
        key = ("homes", "group", name)
        yield from _labels(scenario, (*key, "who"), group.who)
        yield from _missing((*key, "visited_by"), group.visited_by, known, "discipline of a home")
        if any(word in _STAGES for word in name.split("_")):
            yield Problem(key, f"must have a name without {', '.join(_STAGES)}")


def _labels(scenario: Scenario, key: Key, who: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for attribute, wanted in who.items():
        yield from _missing((*key, attribute), attribute, scenario.demand.attribute, "attribute")
        if attribute in scenario.demand.attribute:
            labels = labels_of(scenario.demand.attribute[attribute])
            for label in wanted:
                if label not in labels:
                    yield Problem((*key, attribute), unknown(label, labels, what=f"label of {attribute}"))


def _in_reach(scenario: Scenario, homes: Homes) -> Iterator[Problem]:
    given = homes.in_reach
    if given is None:
        return
    key = ("homes", "in_reach")
    delays = {name: stage for name, stage in scenario.pathway.stage.items() if isinstance(stage, Delay)}
    yield from _missing((*key, "before"), given.before, delays, "delay of the pathway")
    yield from _long(key, given.before)
    yield from _labels(scenario, (*key, "who"), given.who)
    known = {discipline: None for home in scenario.home.values() for discipline in home.disciplines}
    for word in ("settled_by", "bridged_by"):
        yield from _missing((*key, word), getattr(given, word), known, "discipline of a home")


def _medicines(scenario: Scenario, homes: Homes) -> Iterator[Problem]:
    given, key = homes.medicines, ("homes", "medicines")
    if given is None:
        return
    stages = {name: None for name in scenario.pathway.stage if not name.startswith(BEGINS)}
    for word in ("before", "onward"):
        yield from _missing((*key, word), getattr(given, word), stages, "stage of the pathway")
    yield from _long(key, given.before)
    for word in ("in_reach", "community"):
        other = getattr(homes, word)
        if other is not None and other.before == given.before:
            yield Problem((*key, "before"), f"must be another stage than homes.{word}.before")


def _long(key: Key, stage: str) -> Iterator[Problem]:
    if len(before(stage)) > 40:
        yield Problem((*key, "before"), "must have a name of at most 27 characters")


def _one(name: str, home: Home, others: Iterable[str], homes: Homes) -> Iterator[Problem]:
    key = ("home", name)
    if name == NONE:
        yield Problem(key, 'must have another name: "none" is of those on no list')
    for other in (each for each in others if name.startswith(f"{each}_")):
        yield Problem(key, f"must not begin with {other}_, as what home {other} brings is called")
    for word in ("team", "reviews_by", "rounds_by", "in_reach_by"):
        yield from _missing((*key, word), getattr(home, word), homes.team, "team of the homes")
    for discipline, team in home.disciplines.items():
        yield from _missing((*key, "disciplines", discipline), team, homes.team, "team of the homes")
    if home.routine_visits_per_week and homes.care.routine_visit is None:
        yield Problem((*key, "routine_visits_per_week"), "needs homes.care.routine_visit")
    if home.late_contacts_per_week and homes.care.late_contact is None:
        yield Problem((*key, "late_contacts_per_week"), "needs homes.care.late_contact")
    if home.rounds_by is not None and homes.rounds is None:
        yield Problem((*key, "rounds_by"), "needs [homes.rounds]")
    if home.medicines_at_once and homes.medicines is None:
        yield Problem((*key, "medicines_at_once"), "needs [homes.medicines]")
    if home.reviews_by is not None and homes.caseload is None:
        yield Problem((*key, "reviews_by"), "needs [homes.caseload]")
    if home.in_reach_by is not None and homes.in_reach is None:
        yield Problem((*key, "in_reach_by"), "needs [homes.in_reach]")


def unusual_homes(scenario: Scenario) -> Iterator[str]:
    """Lists of a size, and homes of a number, that the programme did not mean."""
    for name, home in scenario.home.items():
        if not FEWEST_REGISTERED <= home.registered <= MOST_REGISTERED:
            yield (
                f"home.{name}.registered is {home.registered:,}; a Primary Care Home was meant for "
                f"{FEWEST_REGISTERED:,} to {MOST_REGISTERED:,} people"
            )
    yield from unusual_ages(scenario)
    if scenario.home and not FEWEST_HOMES <= len(scenario.home) <= MOST_HOMES:
        yield (
            f"home: {len(scenario.home)} to one hospital; {FEWEST_HOMES} to {MOST_HOMES} is what a small hospital's "
            "population comes to"
        )
