"""`dghsim query FOLDER`: what may be asked of a study, and the answers."""

from __future__ import annotations

import math
import sys
from argparse import Namespace
from pathlib import Path

import pandas as pd

from dghsim.errors import InputError, show, show_path
from dghsim.report.text import counted
from dghsim.rota.cells import inert
from dghsim.studies.stored.study import StoredStudy, open_study
from dghsim.whole import write_whole

_WIDEST = 60
_LAST_WIDEST = 300
"""Of the last column: nothing stands beside it."""


def run(asked: Namespace) -> int:
    """Answer a question; without one, list what may be asked."""
    if asked.sql is not None and asked.question is not None:
        raise InputError("query: give the name of a question or --sql, not both")
    if asked.sql is not None and asked.measure is not None:
        raise InputError("query: --measure goes with the name of a question; --sql names its measures itself")
    with open_study(asked.folder) as study:
        if asked.sql is None and asked.question is None:
            print(_listed(study, asked.folder))
            return 0
        text = asked.sql if asked.sql is not None else study.text_of(asked.question, asked.measure)
        if asked.csv or asked.output:
            _hand_over(study.sql(text), asked)
            return 0
        table, more = study.first_rows(text, asked.rows)
        print(_titled(study, asked) + plain(table))
        if more:
            print(f"... and more: --rows shows more than {asked.rows}, --csv and --output give all")
        if not study.finished:
            print(f"Of {study.done:,} cells that are done of {study.cells:,}", file=sys.stderr)
    return 0


def _hand_over(table: pd.DataFrame, asked: Namespace) -> None:
    """All of it as CSV, text such that a spreadsheet takes none of it for a formula."""
    for column in table.columns:
        if not pd.api.types.is_numeric_dtype(table[column]):
            table[column] = table[column].map(lambda value: inert(value) if isinstance(value, str) else value)
    text = table.to_csv(index=False, lineterminator="\n")
    if asked.output:
        write_whole(Path(asked.output), text)
    else:
        sys.stdout.write(text)


def _listed(study: StoredStudy, folder: str) -> str:
    told, questions = study.told, study.questions()
    of = next((each.measure for each in questions.values() if each.measure), "")
    width = max(map(len, questions))
    lines = [
        f"{show(study.name)[1:-1]}: {counted(len(study.hospitals), 'hospital')} x {counted(told['points'], 'point')} x "
        f"{counted(len(told['changes']), 'change')}; {study.done:,} of {study.cells:,} cells done",
        "",
        f"Ready questions: dghsim query {show_path(folder)} NAME [--measure ID]",
        *(f"  {name:<{width}}  {each.says}" for name, each in questions.items()),
        f"  ID is by default {of}; the question measures lists them" if of else "",
        "",
        f"Your own: dghsim query {show_path(folder)} --sql 'SELECT ...', of",
        f"  runs      {', '.join((*study.design_columns, 'replication'))} and {len(study.measure_ids)} measures",
        "  cells     the same with the mean of each measure, a row a cell, and how many replications",
        "  design    the cells asked for; failures, those that could not be run, with why",
        "  measures, changes, factors, times",
    ]
    return "\n".join(lines)


def _titled(study: StoredStudy, asked: Namespace) -> str:
    """Which measure is shown, where it is one."""
    if asked.sql is not None:
        return ""
    name = asked.measure or study.questions()[asked.question].measure
    rows = study.measures[study.measures["id"] == name]
    if not name or study.questions()[asked.question].measure == "":
        return ""
    label = (
        ""
        if rows.empty
        else f": {show(rows['label'].iloc[0], 120)[1:-1]}, {show(rows['unit'].iloc[0])[1:-1]}"
    )
    return f"{name}{label}\n"


def plain(table: pd.DataFrame) -> str:
    """A table for a terminal, whatever its text holds."""
    if table.empty:
        return "nothing"
    cells = [
        [*map(_cell, row[:-1]), _cell(row[-1], _LAST_WIDEST)]
        for row in table.itertuples(index=False, name=None)
    ]
    heads = [show(str(name), _WIDEST)[1:-1] for name in table.columns]
    rows = [heads, *cells]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    right = [pd.api.types.is_numeric_dtype(table[name]) for name in table.columns]
    return "\n".join(
        "  ".join(
            text.rjust(width) if number else text.ljust(width)
            for text, width, number in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in rows
    )


def _cell(value: object, widest: int = _WIDEST) -> str:
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float):
        return f"{value:.5g}" if abs(value) < 1e5 else f"{value:,.0f}"
    return show(value if isinstance(value, str) else str(value), widest)[1:-1]
