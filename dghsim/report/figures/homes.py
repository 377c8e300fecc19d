"""What becomes of the crises put to each Primary Care Home."""

from __future__ import annotations

from dghsim.measures.homes import working
from dghsim.report.figure import Figure, Numbers
from dghsim.report.figures.stacked import Part, stacked, stacked_layout
from dghsim.report.numbers import plain, span
from dghsim.report.reading import Reading
from dghsim.report.style import SERIES
from dghsim.report.text import clean
from dghsim.scenario.home_work import HomeGroup
from dghsim.scenario.root import Scenario

_PARTS = (
    ("kept", "kept at home", SERIES[2], ""),
    ("came_after_all", "came after all", SERIES[1], "/"),
    ("full", "full", SERIES[0], "x"),
    ("nobody", "nobody there", SERIES[3], "\\"),
    ("closed", "outside its hours", SERIES[4], "."),
    ("unknown", "not known to it", SERIES[5], "-"),
)
_WEEKLY = (
    ("visits", "visits"), ("reviews", "reviews"), ("found_ill", "found ill in a review and sent to the hospital"),
    ("rounds", "rounds of care homes"), ("late_contacts", "calls out of hours"),
    ("taken_home_early", "taken home early"), ("settled_by_others", "settled at home by another discipline"),
    ("medicines", "medicines to take home taken over"),
)  # fmt: skip


def homes(found: dict[str, Reading], scenario: Scenario) -> Figure | None:
    """The figure, or None where no home has a team."""
    there = working(scenario)
    bars = [
        (clean(home.label), tuple(_mean(found, f"home_{name}_{what}_per_year") for what, *_ in _PARTS))
        for name, home in there.items()
    ]
    kept = found.get("homes_kept_percent")
    if not bars or kept is None:
        return None
    return Figure(
        id="homes",
        finding=(
            f"The homes keep {plain(kept.mean, 1)}% of the take at home "
            f"({span(kept.ci_low, kept.ci_high, '%')}, average, 95%)."
        ),
        also=tuple(_also(found, scenario)),
        reading=(
            "Crises a year that might be looked after at home, of people on each list: by what became of them. "
            "Whoever is not taken on goes to the hospital in the same second. What a home would do with endless "
            "capacity is assumed, group by group; only how it fills up, what its staff have time for, and what that "
            "does to the hospital, is worked out."
        ),
        data=stacked([Part(label, colour, shape) for _, label, colour, shape in _PARTS], bars, "a year"),
        layout=stacked_layout(bars, "crises a year"),
        numbers=_numbers(found, scenario),
    )  # fmt: skip


def _mean(found: dict[str, Reading], measure: str) -> float:
    return found[measure].mean if measure in found else 0.0


def _also(found: dict[str, Reading], scenario: Scenario) -> list[str]:
    """By group, and what is not in it."""
    assert scenario.homes is not None
    said = [
        f"{clean(group.label)}: {plain(_mean(found, f'homes_kept_{name}_per_year'), 0)} a year kept at home; assumed "
        f"with endless capacity: {plain(100 * group.suited_share * scenario.homes.care.kept_share, 1)}% of their crises"
        f"{_only(group)}."
        for name, group in scenario.homes.group.items()
    ]
    if scenario.homes.continuity is not None and scenario.homes.continuity.assumed:
        spared = plain(_mean(found, "homes_spared_per_year"), 0)
        said.append(
            f"Assumed, with no mechanism: continuity of care, by which {spared} crises a year do not come about."
        )
    return [*said, *(f"No mechanism here: {clean(line)}." for line in scenario.homes.not_here)]


def _only(group: HomeGroup) -> str:
    """Of whom alone."""
    of = [
        words
        for words, so in (
            ("known to the home", group.known_only),
            ("in care homes that had a round lately", group.on_rounds),
        )
        if so
    ]
    by = "" if group.visited_by is None else f", by {clean(group.visited_by.replace('_', ' '))}"
    return (f", of those {' and '.join(of)}" if of else "") + by


def _numbers(found: dict[str, Reading], scenario: Scenario) -> Numbers:
    rows = []
    teams = {} if scenario.homes is None else scenario.homes.team
    for name, home in working(scenario).items():
        label = clean(home.label)
        wanted = [(f"home_{name}_{what}_per_year", f"{label}, {words}, a year") for what, words, *_ in _PARTS]
        wanted += [(f"home_{name}_{what}_per_week", f"{label}, {words}, a week") for what, words in _WEEKLY]
        wanted += [
            (f"home_{name}_{team}_visits_per_week", f"{label}, visits, {clean(given.label)}, a week")
            for team, given in teams.items()
        ]
        wanted += [
            (f"home_{name}_known_percent", f"{label}, frail people known by review, %"),
            (f"occupancy_mean_percent_homes_{name}_slots", f"{label}, step-up care in use, %"),
        ]
        rows += [
            (
                words,
                plain(found[measure].mean, 1),
                span(found[measure].year_low, found[measure].year_high, ""),
            )
            for measure, words in wanted
            if measure in found
        ]
    return Numbers(("What", "Mean", "Nine years in ten"), tuple(rows))
