"""The three uncertainties, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dghsim.measures.model import Difference, Study
from dghsim.report.by_chance import by_chance
from dghsim.report.figure import Figure
from dghsim.report.figures.year_by_year import year_by_year
from dghsim.report.reading import Reading
from dghsim.report.text import counted, period, simulated
from dghsim.studies.uncertainty.homes import guesses_of_homes


@dataclass(frozen=True, slots=True)
class Margins:
    """A paragraph for each uncertainty, and an example."""

    sure: str
    period: str
    """`year`, or `run` where that is not what was simulated."""
    year: str
    guesses: str
    figure: Figure | None


def margins(study: Study, found: dict[str, Reading], evidence: Mapping[str, int]) -> Margins:
    """For one study."""
    guessed = evidence.get("illustrative", 0) + evidence.get("unmarked", 0)
    runs = simulated(len(study.values), study.scenario.run.weeks)
    one = period(study.scenario.run.weeks)
    return Margins(
        sure=(
            f"The average is taken over {runs}. Its 95% interval says where the "
            "average would lie if many more were simulated. More runs make it narrower; they make nothing else better."
        ),
        period=one,
        year=(
            f"Patients come by chance, so no {one} is average. Nine simulated {one}s in ten lie inside the range given "
            f"for a {one}; one in twenty is below it and one in twenty above. This range stays as wide however many "
            "are simulated."
        ),
        guesses=(
            "Assumed inputs were drawn from their ranges; what that comes to, and how many have no range, is under "
            "“How much rests on guesses”. Where it is the widest of the three margins, it is the one that verdicts "
            "are held against."
            if study.guesses is not None
            else "Not run here. Ask for it with --uncertainty 64. Illustrative or not marked: "
            f"{counted(guessed, 'number')} behind this page. No margin includes what it would mean if they were wrong. "
            "Replace them with your own before you lean on a result."
        ),
        figure=year_by_year(study, found),
    )


def difference_margins(differences: Sequence[Difference]) -> tuple[str, ...]:
    """For a page of paired differences."""
    base, chance = differences[0].base, by_chance(differences)
    runs = simulated(len(base.values), base.scenario.run.weeks)
    return (
        f"Both runs of a pair see the same patients in each of {runs}, so luck is the same on "
        "both sides and the difference is surer than either number alone. The 95% interval says where the average "
        "difference would lie if many more were simulated; a single one may differ by more.",
        "How much rests on guesses was not run: where illustrative numbers are wrong, both sides are wrong, and the "
        "difference may be too. The weeks of warming up are left out.",
        *((chance,) if chance else ()),
        *_of_homes(differences),
    )


def _of_homes(differences: Sequence[Difference]) -> Iterator[str]:
    """What an interval is of where numbers of homes are drawn: of their average, and not of the one that is true."""
    drawn = max(len(guesses_of_homes(each.changed.scenario)) for each in differences)
    if drawn:
        yield (
            f"Of the homes {counted(drawn, 'number is', 'numbers are')} not known and drawn from a range anew in each "
            "run. An interval is of the average over all that they may be: more runs make it narrower, however little "
            "is known of the homes, and what is true of them may lie as far outside it as single runs do."
        )
