"""Known numbers are found again: 95 % intervals hold them in their share of cases."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from studies.calibrate.known import base, covered, fitted, truth

from dghsim.studies.calibrate.fit import Calibration
from dghsim.studies.calibrate.fitted import Fitted
from dghsim.studies.calibrate.held_out import held_out
from dghsim.studies.calibrate.misfit import misfits

FILES = 40
LEAST = {"month_factors": 0.89, "day_autocorrelation": 0.80, "rebound": 0.88, "day_log_sd": 0.85}
"""Of a family's intervals; each is measured on as many files as `FILES`, which chance alone may move so far."""
USUAL = 0.90


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Calibration, list[Fitted]]:
    return fitted(tmp_path_factory.mktemp("year"), truth(), 3)


def test_intervals_hold_what_the_file_was_drawn_from(year: tuple[Calibration, list[Fitted]]) -> None:
    found = covered(year[1], truth())
    held = [each for some in found.values() for each in some]
    assert len(held) > 100
    assert sum(held) / len(held) >= 0.9, {name: (sum(some), len(some)) for name, some in found.items()}


def test_what_is_unlike_the_base_is_told_from_it(year: tuple[Calibration, list[Fitted]]) -> None:
    differ = {one.key for one in year[1] if one.verdict == "differs"}
    assert {
        "demand.stream.ed.per_day", "demand.dispersion.day_log_sd", "demand.stream.ed.weekday_factors.0",
        "demand.attribute.stay.distribution.acute.median", "demand.attribute.stay_class.shares.from_85.short",
        "demand.attribute.delay.distribution.pathway_1.mean", "demand.attribute.delay.distribution.pathway_2.mean",
    } <= differ  # fmt: skip
    assert sum("direct" in key for key in differ) <= 5


def test_weeks_it_has_not_seen_are_likelier_than_under_the_base(
    year: tuple[Calibration, list[Fitted]],
) -> None:
    held = held_out(year[0])
    assert held is not None
    assert held.weeks == 13
    assert held.better[0].low > 0
    assert held.better[1].low > held.better[0].low
    assert held.stays is not None
    assert held.stays.low > 0
    assert 0.8 <= held.within / held.days <= 0.98


def test_nothing_amiss_is_found_where_the_form_is_right(year: tuple[Calibration, list[Fitted]]) -> None:
    assert not [one for one in misfits(year[0]) if one.found and "Stays unlike" not in one.looked_for]


@pytest.mark.prove
def test_intervals_hold_the_truth_in_their_share_of_files(
    tmp_path: Path, record_property: Callable[[str, int], None]
) -> None:
    scenario = truth()
    counts: dict[str, list[bool]] = defaultdict(list)
    for replication in range(FILES):
        for name, some in covered(fitted(tmp_path, scenario, replication)[1], scenario).items():
            counts[name] += some
    for name, some in counts.items():
        record_property(f"{name} intervals", len(some))
        record_property(f"of them hold the truth ({name})", sum(some))
    for name, some in counts.items():
        assert sum(some) / len(some) >= LEAST.get(name, USUAL), (name, sum(some), len(some))


@pytest.mark.prove
def test_a_file_of_the_base_itself_is_seldom_called_unlike_it(
    tmp_path: Path, record_property: Callable[[str, int], None]
) -> None:
    differ = fitted_numbers = 0
    for replication in range(12):
        numbers = [one for one in fitted(tmp_path, base(), replication)[1] if one.found is not None]
        differ += sum(one.verdict == "differs" for one in numbers)
        fitted_numbers += len(numbers)
    record_property("numbers fitted", fitted_numbers)
    record_property("called unlike the base", differ)
    assert differ / fitted_numbers <= 0.07
