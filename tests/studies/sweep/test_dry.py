"""What a sweep would cost."""

from pathlib import Path

from helpers.sweeps import asked

from dghsim.studies.sweep.dry import dry_run

RUN = "[run]\nweeks = 1\nwarm_up_weeks = 0\nreplications = 2\nmost_replications = 40\n"


def test_by_precision_no_cell_is_run_less_often_than_the_rule_allows(tmp_path: Path) -> None:
    dry = dry_run(asked(tmp_path, run=RUN + 'precision = { arrivals_per_day = "5%" }'))
    assert (dry.cells, dry.fewest, dry.most) == (6, 6 * 15, 6 * 40)
