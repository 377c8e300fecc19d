"""A chunk that could not be read again is not written."""

from pathlib import Path

import numpy as np
import pyarrow
import pytest

from dghsim.errors import InputError
from dghsim.studies.sweep.chunk import write_chunk
from dghsim.studies.sweep.work import Done


def test_a_measure_that_has_the_name_of_a_factor_after_all_is_one_line(tmp_path: Path) -> None:
    design = pyarrow.table({"cell": [0], "more": [1.0]})
    with pytest.raises(InputError, match="factor more: is what a measure is called"):
        write_chunk(tmp_path / "00000.parquet", design, [Done(0, ("more",), np.ones((2, 1)))], "")
    assert not list(tmp_path.iterdir())
