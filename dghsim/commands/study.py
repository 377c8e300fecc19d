"""`dghsim study FOLDER`: what a finished study says, the decision first."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.measures.across.model import Level
from dghsim.measures.statistics import CONFIDENCE
from dghsim.report.numbers import MINUS
from dghsim.report.study.asked import Asked, cost_asked, measures_asked
from dghsim.report.study.cards import sentences
from dghsim.report.study.decided import decided, what_matters
from dghsim.report.study.page import write_study
from dghsim.studies.reading.cells import Where, axis_of
from dghsim.studies.reading.source import Source
from dghsim.studies.reading.stored import source_of
from dghsim.studies.stored.study import open_study


def run(asked: Namespace) -> int:
    """Say the decision and write the page."""
    with open_study(asked.folder) as study:
        source = source_of(study)
        _refuse_unknown(source, asked)
        measures = measures_asked(source, tuple(asked.measure))
        where = _where(source, asked.where)
        reading = Asked(
            source, measures, cost_asked(source, measures, asked.cost), asked.zone, _confidence(asked.confidence),
            tuple(asked.over), where, asked.first_stage, study.finished,
        )  # fmt: skip
        decision, why = decided(reading)
        path = Path(asked.output) if asked.output else study.folder / "study.html"
        write_study(reading, decision, path)
        if not study.finished:
            print(f"Of {study.done:,} cells that are done of {study.cells:,}", file=sys.stderr)
        said = what_matters(reading, why) if decision is None else sentences(decision)
    if not asked.quiet:
        print("\n".join([*said, f"The page: {show_path(path)}"]).replace(MINUS, "-"))
    return 0


def _refuse_unknown(source: Source, asked: Namespace) -> None:
    """Raises InputError for a measure that the study does not have, with the command that lists those it has."""
    for name in filter(None, (*asked.measure, asked.cost)):
        try:
            source.measure(name)
        except InputError as error:
            listed = f"dghsim query {show_path(asked.folder)} measures lists them all"
            raise InputError(f"{error}; {listed}") from None


def _confidence(percent: float | None) -> float:
    return CONFIDENCE if percent is None else percent / 100


def _where(source: Source, given: list[str]) -> Where:
    """`FACTOR=LEVEL` as many times as it is given; InputError for one that the study does not have."""
    found: dict[str, Level] = {}
    for text in given:
        name, equals, word = text.partition("=")
        if not equals:
            raise InputError(f"--where {show(text)}: must be FACTOR=LEVEL, such as hospital=rlq")
        if name not in ("hospital", "change", *source.factors):
            known = ", ".join(("hospital", "change", *source.factors))
            raise InputError(f"--where {show(text)}: there is no such factor; there is {known}")
        found[name] = _level(source, name, word)
    return found


def _level(source: Source, name: str, word: str) -> Level:
    """The level that a word means; InputError, naming some, for none."""
    levels = axis_of(source, name).levels
    for level in levels:
        if str(level).lower() == word.lower() or (
            isinstance(level, int | float) and _number(word) == level and not isinstance(level, bool)
        ):
            return level
    some = ", ".join(map(str, levels[:8]))
    raise InputError(f"--where {name}: is nowhere {show(word)}; it is {some}")


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None
