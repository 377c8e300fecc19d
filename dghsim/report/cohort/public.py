"""Each hospital's simulation against what is public of that hospital, like with like only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dghsim.measures.face.validity import Held
from dghsim.measures.face.verdict import JUDGED, RULE
from dghsim.report.cohort.order import by_size, heading_of
from dghsim.report.cohort.public_panels import public_panels
from dghsim.report.cohort.reading import CohortReading, OfHospitals
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table, Value, sortable
from dghsim.report.cohort.sheets import imputed_cell
from dghsim.report.cohort.words import yes
from dghsim.report.numbers import plain, shared
from dghsim.report.text import counted, mid_sentence

_STYLES = {"agrees": "better", "near": "unsure", "misses": "worse", "cannot tell": "unsure"}
_STATUS = {"calibrated_to": "calibrated to", "held_back": "held back"}
_COLUMNS = (
    "hospital", "name", "imputed", "own_staffing", "figure_id", "figure", "unit", "published", "published_low",
    "published_high", "range_is", "year", "population", "source", "status", "model", "ci_low", "ci_high", "near",
    "verdict", "why", "like_with_like",
)  # fmt: skip


def public_section(reading: CohortReading) -> CohortSection | None:
    """None where nothing is published of any of the hospitals."""
    held = {name: reading.held[name] for name in by_size(reading) if name in reading.held}
    if not held:
        return None
    figure = public_panels(reading, held)
    return CohortSection(
        "public",
        "Against what is public of each",
        lead=(
            f"{tally(reading)} {RULE} No verdict is one on a hospital: its patients are public, its staffing is not.",
        ),
        tables=tuple(_tables(reading, held)),
        figures=() if figure is None else (figure,),
        notes=tuple(_notes(reading, held)),
        sheets=(Sheet("public", _COLUMNS, tuple(_rows(reading, held))),),
        short="Against public figures",
    )


def tally(reading: CohortReading) -> str:
    """How often it agrees, of the figures to which nothing was chosen."""
    every = [one for each in reading.held.values() for one in each.values()]
    back = [one for one in every if one.verdict in JUDGED and one.published.status == "held_back"]
    number = {word: sum(one.verdict == word for one in back) for word in _STYLES}
    unsure = f"; of {number['cannot tell']} it cannot be told" if number["cannot tell"] else ""
    return (
        f"{counted(len(back), 'figure')} of single hospitals held back, so that nothing put in was chosen towards "
        f"them: the model agrees with {number['agrees']}, is near {number['near']} and misses {number['misses']}"
        f"{unsure}."
    )


def _tables(reading: CohortReading, held: OfHospitals) -> Iterator[Table]:
    every = {name: one for each in held.values() for name, one in each.items()}
    judged = [name for name, one in every.items() if one.verdict in JUDGED]
    weekly = [name for name in judged if name.startswith("discharges_")]
    first = [name for name in judged if name not in weekly]
    beside = [name for name in every if name not in judged]
    if first:
        yield _table(reading, held, first, "Model and public, side by side", "public")
    if weekly:
        yield _table(reading, held, weekly, "Going home by day of the week, of a mean day", "")
    if beside:
        heading = "Of other patients than the model's, or put into it: context, without a verdict"
        yield _table(reading, held, beside, heading, "")


def _table(
    reading: CohortReading, held: OfHospitals, figures: Sequence[str], heading: str, sifted: str
) -> Table:
    named = {name: one.figure for each in held.values() for name, one in each.items()}
    columns = [(named[name].label, f"{named[name].unit}, model, then public") for name in figures]
    return Table(
        label=heading,
        columns=(("Hospital", ""), *columns),
        rows=tuple(_row(reading, name, each, figures) for name, each in held.items()),
        heading=heading,
        sifted=sifted,
        filters=tuple((word.replace(" ", "-"), f"{word} on any") for word in _STYLES) if sifted else (),
        folded=not sifted,
    )


def _row(reading: CohortReading, name: str, found: Mapping[str, Held], figures: Sequence[str]) -> Row:
    cells = [_cell(found[figure]) if figure in found else Cell() for figure in figures]
    words = {found[figure].verdict.replace(" ", "-") for figure in figures if figure in found}
    return Row((heading_of(reading, name), *cells), " ".join(sorted(words)))


def _cell(one: Held) -> Cell:
    places = shared(one.mean, one.published.value)
    own = _STATUS[one.published.status]
    tag = one.verdict if one.verdict in _STYLES else own
    if one.verdict in _STYLES and one.published.status == "calibrated_to":
        tag = f"{tag}, {own}"
    return Cell(
        plain(one.mean, places), f"public {plain(one.published.value, places)}", tag,
        _STYLES.get(one.verdict, "quiet"), sortable(one.mean - one.published.value),
    )  # fmt: skip


def _notes(reading: CohortReading, held: OfHospitals) -> Iterator[str]:
    yield (
        "A column sorts by how far the model is above what is public. Of each figure its source, years, interval and "
        "how far it is like with like are in public.csv, and in the hospital's own report."
    )
    figures = {name: one.figure for each in held.values() for name, one in each.items()}
    contexts = groupby(
        sorted((figure.context, mid_sentence(figure.label)) for figure in figures.values() if figure.context),
        key=lambda pair: pair[0],
    )
    for context, labels in contexts:
        yield f"No verdict, {context}: {'; '.join(label for _, label in labels)}."
    longest = max(held.items(), key=lambda item: _stay(item[1]), default=None)
    if longest is not None and _stay(longest[1]) > 0:
        each = longest[1]["bed_days_each"]
        yield (
            f"The longest stay that beds and admissions imply is {plain(each.published.value, 1)} days a patient, at "
            f"{reading.called(longest[0])}: either it admits few who leave the same day, or its beds hold patients "
            "whom its emergency admissions do not count. It is taken as it stands."
        )
    missing = [name for name in by_size(reading) if name not in held and name not in reading.synthetic]
    if missing:
        yield f"Nothing of these kinds is public for the year of: {', '.join(map(reading.called, missing))}."


def _stay(found: Mapping[str, Held]) -> float:
    return found["bed_days_each"].published.value if "bed_days_each" in found else 0.0


def _rows(reading: CohortReading, held: OfHospitals) -> Iterator[tuple[Value, ...]]:
    for name, each in held.items():
        for one in each.values():
            published = one.published
            yield (
                name, reading.names[name], imputed_cell(reading, name), yes(name in reading.own), one.figure.id,
                one.figure.label, one.figure.unit, published.value, published.low, published.high, published.range,
                published.year, published.population, published.source, _STATUS[published.status], one.mean,
                one.ci_low, one.ci_high, one.figure.near, one.verdict, one.why, one.figure.like,
            )  # fmt: skip
