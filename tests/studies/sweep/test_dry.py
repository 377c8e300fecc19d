"""What a sweep would cost."""

from pathlib import Path

from helpers.sweeps import asked

from dghsim.studies.sweep.dry import Dry, dry_run

RUN = "[run]\nweeks = 1\nwarm_up_weeks = 0\nreplications = 2\nmost_replications = 40\n"


def test_by_precision_no_cell_is_run_less_often_than_the_rule_allows(tmp_path: Path) -> None:
    dry = dry_run(asked(tmp_path, run=RUN + 'precision = { arrivals_per_day = "5%" }'))
    assert (dry.cells, dry.fewest, dry.most) == (6, 6 * 15, 6 * 40)


def test_time_is_that_of_cells_and_replications_shared_by_the_workers() -> None:
    dry = Dry(10, 20, 40, 1, 3.0, 0.5, 0.25, 2, 1000, (0, 5))
    assert dry.seconds(1, 20) == 10 * 0.5 + 20 * 0.25
    assert dry.seconds(2, 20) == dry.seconds(1, 20) / 2
