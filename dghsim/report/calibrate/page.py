"""Puts the page of a calibration together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dghsim.report.assets import assets
from dghsim.report.calibrate.cards import cards
from dghsim.report.calibrate.days import days_figure
from dghsim.report.calibrate.factors import month_figure, weekday_figure
from dghsim.report.calibrate.hours import hours_figure
from dghsim.report.calibrate.spread import spread_figure
from dghsim.report.calibrate.stays import delays_figure, stays_figure
from dghsim.report.calibrate.week import week_figure
from dghsim.report.environment import environment
from dghsim.report.figure import Figure
from dghsim.report.numbers import span
from dghsim.report.page import Section
from dghsim.report.sections.opening import Fact, Opening
from dghsim.studies.calibrate.fit import Calibration
from dghsim.studies.calibrate.fitted import Fitted
from dghsim.studies.calibrate.held_out import HeldOut
from dghsim.studies.calibrate.misfit import Misfit
from dghsim.studies.calibrate.scenario_text import period


@dataclass(frozen=True, slots=True)
class Row:
    """One number of the table."""

    says: str
    base: str
    value: str
    interval: str
    verdict: str
    style: str


def calibration_page(
    found: Calibration,
    numbers: Sequence[Fitted],
    held: HeldOut | None,
    misfit: Sequence[Misfit],
    name: str,
    file: str,
) -> str:
    """The page as HTML, one file that opens offline.

    Args:
        found: the fits.
        numbers: all of them.
        held: weeks held back, None where there were too few.
        misfit: what was looked for.
        name: the hospital.
        file: the scenario that was written, without its folder.
    """
    pictures = tuple(section for section in _pictures(found, held) if section.figures)
    contents = [
        Section("answers", "Answers"), *pictures, Section("misfit", "What does not fit"),
        Section("numbers", "All numbers"), Section("data", "The file"),
    ]  # fmt: skip
    page = environment().get_template("calibrate.html.j2")
    return page.render(
        assets=assets(),
        opening=_opening(found, name, file),
        contents=contents,
        cards=cards(found, numbers, held, misfit),
        pictures=pictures,
        misfit=misfit,
        week=week_figure(found.total),
        rows=[_row(one) for one in numbers if not one.key.rpartition(".")[2].isdigit()],
        remarks=found.remarks,
        drawn=True,
    )


def _opening(found: Calibration, name: str, file: str) -> Opening:
    facts = (
        Fact("Patients", f"{len(found.extract.patients):,}"),
        Fact("Arrivals of", period(found)),
        Fact("Begun from", found.base.name),
        Fact("Written", file),
    )
    return Opening(
        title=f"{name}: calibrated to its own data",
        kicker="A hospital's own arrivals and discharges, fitted",
        heading=name,
        under="",
        facts=facts,
        notice="Beds, staffing and money are the base's until they are replaced.",
        evidence=(),
        evidence_words="",
        made="Made by dghsim. It holds sums and curves, no row of the file. Nothing on it is loaded from elsewhere.",
    )


def _pictures(found: Calibration, held: HeldOut | None) -> Iterator[Section]:
    yield Section("days-of-file", "Day by day", (days_figure(found, held),))
    fits = found.streams or {"all patients": found.total}
    yield Section("hours", "Hours", _some(hours_figure(name, fit) for name, fit in fits.items()))
    yield Section(
        "weekdays", "Days of the week", _some(weekday_figure(name, fit) for name, fit in fits.items())
    )
    yield Section("season", "Season", _some(month_figure(name, fit) for name, fit in fits.items()))
    yield Section("unalike", "Busy days", _some([spread_figure(found)]))
    stays = [stays_figure(found.stays)] if found.stays is not None else []
    yield Section("stay", "Stays", tuple(stays))
    yield Section("delay", "Delays", (delays_figure(found.delays),) if found.delays is not None else ())


def _some(figures: Iterator[Figure | None] | Sequence[Figure | None]) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure is not None)


def _row(one: Fitted) -> Row:
    if one.found is None:
        return Row(one.says, _number(one.base), "", "", one.why or "kept", "unsure")
    interval = span(one.found.low, one.found.high, "", _places(one.found.high)) if one.found.sure else ""
    style = {"differs": "better", "as the base": "unsure"}.get(one.verdict, "unsure")
    words = {"differs": "differs", "as the base": "cannot tell"}.get(one.verdict, one.verdict)
    return Row(one.says, _number(one.base), _number(one.value), interval, words, style)


def _number(value: float) -> str:
    return f"{value:.{_places(value)}f}"


def _places(value: float) -> int:
    return 3 if abs(value) < 2 else 2 if abs(value) < 20 else 1
