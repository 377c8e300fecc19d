"""The default scenario's arrivals over 40 replications against what its file says, stream by stream."""

import datetime
from collections.abc import Callable

import numpy as np
import pytest

from dghsim.bank_holidays import is_bank_holiday
from dghsim.demand.model import Arrivals
from dghsim.scenario.root import Scenario

ERRORS = 4.5
"""Standard errors over the replications within which a mean must lie; some 150 means are looked at."""

Cell = tuple[str, datetime.date, int]
CUTS: dict[str, Callable[[Cell], object]] = {
    "hour": lambda cell: (cell[0], cell[1].weekday() >= 5, cell[2]),
    "weekday": lambda cell: (cell[0], cell[1].weekday()),
    "month": lambda cell: (cell[0], cell[1].month),
    "route": lambda cell: cell[0],
}


def days(scenario: Scenario) -> list[datetime.date]:
    first = scenario.run.start - datetime.timedelta(weeks=scenario.run.warm_up_weeks)
    count = 7 * (scenario.run.warm_up_weeks + scenario.run.weeks)
    return [first + datetime.timedelta(days=day) for day in range(count)]


def working_day(day: datetime.date) -> bool:
    return day.weekday() < 5 and not is_bank_holiday(day)


def after_a_bank_holiday(day: datetime.date) -> bool:
    """Whether it is the first working day after one."""
    before = day - datetime.timedelta(days=1)
    while not working_day(before) and not is_bank_holiday(before):
        before -= datetime.timedelta(days=1)
    return working_day(day) and is_bank_holiday(before)


def expected(scenario: Scenario) -> dict[Cell, float]:
    """Arrivals by stream, day and hour, from the file's numbers alone."""
    cells = {}
    for name, stream in scenario.demand.stream.items():
        scale = sum(stream.hour_shares) / 24
        keeps = stream.bank_holiday_rebound is not None
        for day in days(scenario):
            weekday = 6 if keeps and is_bank_holiday(day) else day.weekday()
            weekend = weekday >= 5 and stream.weekend_hour_shares is not None
            shares = stream.weekend_hour_shares if weekend else stream.hour_shares
            a_day = stream.per_day * stream.weekday_factors[weekday] * stream.month_factors[day.month - 1]
            a_day *= (stream.bank_holiday_rebound or 1.0) if after_a_bank_holiday(day) else 1.0
            for hour, share in enumerate(shares or []):
                cells[name, day, hour] = a_day / 24 * share / scale
    return cells


def counted(scenario: Scenario, arrivals: Arrivals) -> np.ndarray:
    """The same counted, by the same cells; candidates as if the reference number of patients were present."""
    kept = (arrivals.limit < 0) | (arrivals.word < arrivals.limit)
    hours = 24 * len(days(scenario))
    return np.bincount(
        arrivals.stream[kept] * hours + arrivals.time[kept] // 3600, minlength=hours * len(arrivals.streams)
    )


@pytest.mark.parametrize("by", CUTS)
def test_means_are_those_of_the_file(hereford: Scenario, hereford_years: list[Arrivals], by: str) -> None:
    cells = expected(hereford)
    labels: dict[object, int] = {}
    group = np.array([labels.setdefault(CUTS[by](cell), len(labels)) for cell in cells])
    means = np.bincount(group, list(cells.values()))
    years = np.array([np.bincount(group, counted(hereford, arrivals)) for arrivals in hereford_years])
    errors = np.maximum(years.std(axis=0, ddof=1), means**0.5) / len(years) ** 0.5
    off = np.abs(years.mean(axis=0) - means) > ERRORS * errors
    assert not np.any(off), [
        (label, means[row], years[:, row].mean()) for label, row in labels.items() if off[row]
    ]


def by_day(scenario: Scenario, *streams: str) -> np.ndarray:
    cells = expected(scenario)
    return np.array(
        [sum(cells[name, day, hour] for name in streams for hour in range(24)) for day in days(scenario)]
    )


def test_days_are_as_spread_and_as_alike_as_the_file_says(
    hereford: Scenario, hereford_years: list[Arrivals]
) -> None:
    """Both patient streams against their expected days: Pearson residuals squared, and times the next."""
    means = by_day(hereford, "ed", "direct")
    residuals = [
        (np.bincount(arrivals.time[arrivals.patient >= 0] // 86400, minlength=len(means)) - means)
        / means**0.5
        for arrivals in hereford_years
    ]
    dispersion = hereford.demand.dispersion
    extra = means.mean() * (np.exp(dispersion.day_log_sd**2) - 1)
    spread = np.array([np.mean(year**2) for year in residuals])
    alike = np.array([np.mean(year[1:] * year[:-1]) for year in residuals])
    assert abs(spread.mean() - (1 + extra)) < ERRORS * spread.std() / len(spread) ** 0.5
    assert (
        abs(alike.mean() - dispersion.day_autocorrelation * extra) < ERRORS * alike.std() / len(alike) ** 0.5
    )
    assert 1.15 < spread.mean() < 1.35


def test_a_hard_day_is_hard_at_both_doors(hereford: Scenario, hereford_years: list[Arrivals]) -> None:
    """One series of day effects: the streams' residuals share the variance of the effect itself."""
    doors = {stream: by_day(hereford, stream) for stream in ("ed", "direct")}
    products = []
    for arrivals in hereford_years:
        residual = []
        for stream, means in doors.items():
            rows = arrivals.stream == arrivals.streams.index(stream)
            residual.append(np.bincount(arrivals.time[rows] // 86400, minlength=len(means)) / means - 1)
        products.append(np.mean(residual[0] * residual[1]))
    error = np.std(products) / len(products) ** 0.5
    together = np.exp(hereford.demand.dispersion.day_log_sd**2) - 1
    assert abs(np.mean(products) - together) < ERRORS * error
    assert np.mean(products) > ERRORS * error


def pooled(years: list[Arrivals], name: str) -> np.ndarray:
    return np.concatenate([arrivals.attributes[name] for arrivals in years])


@pytest.mark.parametrize("name", ["group", "news2"])
def test_categories_come_in_the_files_shares(
    hereford: Scenario, hereford_years: list[Arrivals], name: str
) -> None:
    shares = hereford.demand.attribute[name].shares or {}
    drawn = pooled(hereford_years, name)
    assert hereford_years[0].labels[name] == tuple(shares)
    for position, share in enumerate(shares.values()):
        assert isinstance(share, float)
        error = (share * (1 - share) / len(drawn)) ** 0.5
        assert abs(np.mean(drawn == position) - share) < ERRORS * error


@pytest.mark.parametrize("name", ["frailty", "stay_class", "same_day", "discharge_needs"])
def test_conditional_shares_come_as_the_file_says_for_each_label(
    hereford: Scenario, hereford_years: list[Arrivals], name: str
) -> None:
    attribute = hereford.demand.attribute[name]
    given = pooled(hereford_years, str(attribute.by))
    drawn = pooled(hereford_years, name)
    labels = hereford_years[0].labels
    for row, label in enumerate(labels[str(attribute.by)]):
        table = attribute.shares[label] if attribute.shares else {"yes": attribute.chance[label]}  # type: ignore[index]
        here = drawn[given == row]
        for position, drawn_label in enumerate(labels[name]):
            if name == "same_day" and drawn_label == "no":
                continue
            share = table.get(drawn_label, 0.0)  # type: ignore[union-attr]
            error = max(share * (1 - share) / len(here), 1e-12) ** 0.5
            assert abs(np.mean(here == position) - share) < ERRORS * error + 1e-12, (label, drawn_label)


def test_the_take_is_like_the_published_one(hereford_years: list[Arrivals]) -> None:
    """Targets of the parameter sheet, sections 1.7 and 2.6, with the room they leave."""
    labels = hereford_years[0].labels
    age = pooled(hereford_years, "age")
    admitted = pooled(hereford_years, "same_day") == labels["same_day"].index("no")
    stay = pooled(hereford_years, "stay")
    assert 66 < age.mean() < 70
    assert 0.49 < np.mean(age >= 70) < 0.53, "45 % nationally, 4 to 8 points more where the population is old"
    assert 0.28 < np.mean(~admitted) < 0.35, "30 %, by groups 33 %"
    assert stay[admitted].mean() / 86400 == pytest.approx(7.5, abs=0.8)
    mix = np.bincount(pooled(hereford_years, "stay_class")[admitted]) / admitted.sum()
    assert mix == pytest.approx(np.array([0.25, 0.25, 0.165, 0.035]) / 0.7, abs=0.02)
    frail = pooled(hereford_years, "frailty")[age >= 70] >= labels["frailty"].index("moderate")
    assert 0.25 < frail.mean() < 0.40
