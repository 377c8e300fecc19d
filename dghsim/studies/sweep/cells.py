"""Cells: their numbers, and the table of the design that has one row for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet

from dghsim.measures.model import Floats
from dghsim.scenario.sweep_factor import Kind
from dghsim.studies.sweep.points import Values
from dghsim.studies.sweep.question import Question
from dghsim.studies.sweep.sample import drawn
from dghsim.studies.sweep.whole import write_tables

_GROUP_ROWS = 4096
_WORD = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
_TYPES: dict[Kind, Any] = {
    "whole": pyarrow.int64(), "number": pyarrow.float64(), "flag": pyarrow.bool_(), "text": _WORD,
    "date": pyarrow.date32(), "table": _WORD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One hospital at one point with one change."""

    number: int
    hospital: str
    point: int
    change: str
    values: Values


def design_schema(question: Question) -> Any:
    """Columns of the design, and the first of every chunk."""
    factors = [(name, _TYPES[factor.kind]) for name, factor in question.points.factors.items()]
    return pyarrow.schema(
        [
            ("cell", pyarrow.int64()),
            ("hospital", _WORD),
            ("point", pyarrow.int64()),
            ("change", _WORD),
            *factors,
        ]
    )


def cells_of(question: Question, numbers: range, sample: Floats) -> Iterator[Cell]:
    """Changes come fastest, then points, then hospitals."""
    hospitals, changes = list(question.hospitals), [change.name for change in question.changes]
    for number in numbers:
        rest, change = divmod(number, len(changes))
        hospital, point = divmod(rest, len(question.points))
        yield Cell(number, hospitals[hospital], point, changes[change], question.points.values(point, sample))


def table_of(cells: Sequence[Cell], schema: Any) -> Any:
    """The rows of the design of some cells."""
    rows = [(cell.number, cell.hospital, cell.point, cell.change, *cell.values) for cell in cells]
    columns = zip(*rows, strict=True)
    arrays = [pyarrow.array(list(column), field.type) for column, field in zip(columns, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def write_design(question: Question, path: Path) -> str:
    """The whole design, a block at a time; returns the checksum of the file."""
    drawn_factors = sum(factor.drawn for factor in question.points.factors.values())
    sample, schema = drawn(question.sweep.design, drawn_factors), design_schema(question)
    block = block_cells(question)

    def tables() -> Iterator[Any]:
        for first in range(0, question.cells, block):
            numbers = range(first, min(first + block, question.cells))
            yield table_of(list(cells_of(question, numbers, sample)), schema)

    return write_tables(path, schema, tables())


def block_cells(question: Question) -> int:
    """Cells in a row group of the design: whole chunks."""
    return max(1, _GROUP_ROWS // question.chunk_cells) * question.chunk_cells


class Design:
    """Reads the design back, a chunk at a time, holding no more of it than one row group."""

    def __init__(self, question: Question, path: Path) -> None:
        self.question = question
        self.file = parquet.ParquetFile(path)
        self.held: tuple[int, Any] = (-1, None)

    def table(self, numbers: range) -> Any:
        """Rows of the design of cells that are in one chunk."""
        block = block_cells(self.question)
        group = numbers.start // block
        if self.held[0] != group:
            self.held = (group, self.file.read_row_group(group))
        return self.held[1].slice(numbers.start - group * block, len(numbers))

    def cells(self, numbers: range) -> list[Cell]:
        """The same as cells."""
        columns = [column.to_pylist() for column in self.table(numbers).columns]
        return [
            Cell(number, hospital, point, change, tuple(values))
            for number, hospital, point, change, *values in zip(*columns, strict=True)
        ]

    def close(self) -> None:
        """No more is read."""
        self.file.close()
