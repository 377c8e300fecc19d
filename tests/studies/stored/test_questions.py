"""Ready questions, on made-up runs whose answers are plain."""

import numpy as np
import pyarrow
import pytest

from dghsim.studies.stored.connect import connect, frame
from dghsim.studies.stored.questions import ready_questions

TOLD = {
    "measures": [{"id": "wait", "kind": "output", "better": "less"}],
    "factors": [{"name": "take", "drawn": True}, {"name": "beds", "drawn": False}],
    "changes": [{"name": "none"}],
}


def test_a_factor_that_was_drawn_is_told_by_quarters_and_another_by_its_values() -> None:
    take = np.arange(8.0)
    runs = pyarrow.table({"cell": np.arange(8), "take": take, "beds": [0, 10] * 4, "wait": 10 * take})
    text = ready_questions(TOLD, ["wait"])["factors"].sql(None)
    found = frame(connect({"runs": runs}, {}), text)
    assert found["value"].tolist() == ["0 to 1", "2 to 3", "4 to 5", "6 to 7", "0", "10"]
    assert found["mean"].tolist() == [5, 25, 45, 65, 30, 40]
    assert found["cells"].tolist() == [2, 2, 2, 2, 4, 4]


def test_seconds_are_told_for_each_replication() -> None:
    design = pyarrow.table({"cell": [0, 1], "hospital": ["rlq", "rlq"], "change": ["none", "none"]})
    times = pyarrow.table({"cell": [0, 1], "replications": [4, 0], "seconds": [2.0, 1.0]})
    found = frame(
        connect({"design": design, "times": times}, {}), ready_questions(TOLD, [])["times"].sql(None)
    )
    assert found[["cells", "replications", "seconds"]].iloc[0].tolist() == [2, 4, 3]
    assert found["seconds_each"].iloc[0] == pytest.approx(0.75)


def test_how_bad_a_year_may_be_is_told_by_percentiles() -> None:
    runs = pyarrow.table({
        "cell": [0] * 101, "hospital": ["rlq"] * 101, "change": ["none"] * 101, "take": [1.0] * 101, "beds": [0] * 101,
        "wait": np.arange(101.0),
    })  # fmt: skip
    found = frame(connect({"runs": runs}, {}), ready_questions(TOLD, ["wait"])["years"].sql(None)).iloc[0]
    assert found[["replications", "year_low", "median", "year_high"]].tolist() == [101, 5, 50, 95]
