"""The design's table, written and read back a chunk at a time."""

from pathlib import Path

import numpy as np
from helpers.sweeps import asked

from dghsim.studies.sweep import cells as module
from dghsim.studies.sweep.cells import Design, cells_of, write_design
from dghsim.studies.sweep.sample import drawn

BODY = """
[factor.take]
key = "demand.stream.customers.per_day"
values = [20, 30, 40]
[factor.service]
key = "work.service.duration.mean"
how = "scale"
low = 0.5
high = 1.5
[design]
sample = "sobol"
points = 4
[intervention.slower]
says = "Slower"
evidence = "Chosen here"
add = { "work.service.duration.mean" = 0 }
"""


def test_what_is_read_back_is_what_was_asked(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(module, "_GROUP_ROWS", 8)  # several row groups
    body = BODY.replace('"work.service.duration.mean" = 0', '"run.seed" = 0')
    question = asked(tmp_path, body, head="chunk_cells = 5")
    sample = drawn(question.sweep.design, 1)
    wanted = list(cells_of(question, range(question.cells), sample))
    write_design(question, tmp_path / "design.parquet")
    design = Design(question, tmp_path / "design.parquet")
    assert question.cells == 3 * 4 * 2
    found = [cell for chunk in range(question.chunks) for cell in design.cells(question.of_chunk(chunk))]
    assert found == wanted
    assert [cell.number for cell in found] == list(range(24))
    assert [cell.change for cell in found[:4]] == ["none", "slower", "none", "slower"]
    assert np.unique([cell.point for cell in found[::2]]).tolist() == list(range(12))
    assert {type(cell.values[0]) for cell in found} == {int}
