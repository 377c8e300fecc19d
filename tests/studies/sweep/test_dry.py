"""What a dry run reckons."""

import pytest
from helpers.sweeps import TAKE, asked

from dghsim.studies.sweep.dry import Dry, dry_run


def test_time_is_that_of_cells_and_replications_shared_by_the_workers() -> None:
    dry = Dry(10, 20, 40, 1, 3.0, 0.5, 0.25, 2, 1000, (0, 5))
    assert dry.seconds(1, 20) == pytest.approx(10 * 0.5 + 20 * 0.25)
    assert dry.seconds(2, 20) == pytest.approx(dry.seconds(1, 20) / 2)


def test_with_a_precision_it_says_the_fewest_and_the_most(tmp_path) -> None:
    run = (
        "[run]\nweeks = 1\nwarm_up_weeks = 0\nreplications = 2\nmost_replications = 50\n"
        'precision = { arrivals_per_day = "5%" }'
    )
    dry = dry_run(asked(tmp_path, TAKE, run=run))
    assert (dry.cells, dry.fewest, dry.most, dry.rotas) == (6, 12, 300, 1)
    assert len(dry.run) == 2
