"""Random rotas against a slow reading of the rules, written apart, and what must not change a verdict."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.rota.checker import check_rota

MONDAY = datetime(2026, 1, 5)
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
WEEKS = 8
Pair = tuple[datetime, datetime]


@st.composite
def rotas(draw: st.DrawFn) -> list[Pair]:
    """Blocks of like shifts on following dates, so that runs, nights and full weeks come up often."""
    shifts: list[Pair] = []
    date = MONDAY
    for _ in range(draw(st.integers(1, 8))):
        first = draw(st.sampled_from([0, 12, 32, 36, 50, 63, 64, 66, 80, 84, 92]))
        length = draw(st.sampled_from([16, 32, 39, 41, 44, 48, 50, 52, 53]))
        for _ in range(draw(st.integers(1, 9))):
            start = date + first * QUARTER
            if not shifts or start > shifts[-1][1]:
                shifts.append((start, start + length * QUARTER))
            date += DAY
        date += draw(st.integers(0, 3)) * DAY
    return [pair for pair in shifts if pair[1] < MONDAY + timedelta(weeks=WEEKS)]


def frame_of(shifts: list[Pair], doctor: str = "Ann") -> pd.DataFrame:
    return pd.DataFrame([(doctor, *pair) for pair in shifts], columns=["doctor", "start", "end"])


def found(frame: pd.DataFrame, **options: object) -> set[str]:
    settings_ = {"horizon_start": MONDAY, "horizon_weeks": WEEKS} | options
    return {breach.rule for breach in check_rota(frame, **settings_)}


def overlap(one: Pair, other: Pair) -> timedelta:
    return max(timedelta(0), min(one[1], other[1]) - max(one[0], other[0]))


def is_night(shift: Pair) -> bool:
    midnights = [shift[0].replace(hour=0, minute=0) + k * DAY for k in (-1, 0, 1)]
    return sum((overlap(shift, (m + 23 * HOUR, m + 30 * HOUR)) for m in midnights), timedelta(0)) >= 3 * HOUR


def is_long(shift: Pair) -> bool:
    return shift[1] - shift[0] > 10 * HOUR


def is_long_evening(shift: Pair) -> bool:
    midnight = shift[0].replace(hour=0, minute=0)
    return is_long(shift) and shift[0] < midnight + 16 * HOUR and shift[1] > midnight + 23 * HOUR


def runs(shifts: list[Pair], test) -> list[list[int]]:
    out: list[list[int]] = []
    for at, shift in enumerate(shifts):
        if test(shift):
            follows = out and (shift[0].date() - shifts[out[-1][-1]][0].date()) <= DAY
            out[-1].append(at) if follows else out.append([at])
    return out


def slow_verdict(shifts: list[Pair]) -> set[str]:
    """The rules of 2019 for shifts alone, one at a time, by counting."""
    broken = set()
    if any(end - start > 13 * HOUR for start, end in shifts):
        broken.add("shift_max_13")
    if any(b[0] - a[1] < 11 * HOUR for a, b in pairwise(shifts)):
        broken.add("rest_11")
    week = timedelta(hours=168)
    for at in range(len(shifts)):
        window = (shifts[at][0], shifts[at][0] + week)
        if sum((overlap(window, shift) for shift in shifts), timedelta(0)) > 72 * HOUR:
            broken.add("max_72_in_168")
    for test, most, rest, names in (
        (is_long, 4, 48, ("long_max_4", "long_rest_48")),
        (is_long_evening, 4, 48, ("long_eve_max_4", "long_eve_rest_48")),
        (bool, 7, 48, ("consec_max_7", "consec_rest_48")),
        (is_night, 4, 46, ("night_max_4", "night_rest_46")),
    ):
        for run in runs(shifts, test):
            dates = len({shifts[at][0].date() for at in run})
            if dates > most:
                broken.add(names[0])
            due = 1 if names[1] == "night_rest_46" else most
            last = run[-1]
            if (
                dates >= due
                and last + 1 < len(shifts)
                and shifts[last + 1][0] - shifts[last][1] < rest * HOUR
            ):
                broken.add(names[1])
    hours = sum((end - start for start, end in shifts), timedelta(0))
    if hours > WEEKS * 48 * HOUR:
        broken.add("avg_48")
    saturdays = [MONDAY + timedelta(weeks=k, days=5) for k in range(WEEKS)]
    minute = timedelta(minutes=1)
    worked = sum(any(overlap(s, (sat + minute, sat + 2 * DAY - minute)) for s in shifts) for sat in saturdays)
    broken |= {f"weekend_1in{n}" for n in (2, 3) if worked * n > WEEKS}
    return broken


def agree(shifts: list[Pair]) -> None:
    """The checker and the slow reading of the rules."""
    assert found(frame_of(shifts)) == slow_verdict(shifts)


@settings(max_examples=150, deadline=None)
@given(rotas())
def test_the_slow_reading_of_the_rules_agrees(shifts: list[Pair]) -> None:
    agree(shifts)


@pytest.mark.prove
@settings(max_examples=4000, deadline=None)
@given(rotas())
def test_the_slow_reading_of_the_rules_agrees_on_thousands(shifts: list[Pair]) -> None:
    agree(shifts)


def repeat(shifts: list[Pair], day: int) -> None:
    """Three cycles end to end by the slow reading, against the wrapped cycle cut at any day."""
    period = timedelta(weeks=WEEKS)
    if shifts and shifts[-1][1] - period > shifts[0][0]:
        return
    averaged = {"avg_48", "weekend_1in2", "weekend_1in3"}
    unrolled = [(start + k * period, end + k * period) for k in range(3) for start, end in shifts]
    cut = MONDAY + timedelta(days=day)
    turned = sorted((s, e) if s >= cut else (s + period, e + period) for s, e in shifts)
    wrapped = found(frame_of(turned), horizon_start=cut, cyclic=True)
    assert wrapped - averaged == slow_verdict(unrolled) - averaged
    assert wrapped & averaged == slow_verdict(shifts) & averaged


@settings(max_examples=60, deadline=None)
@given(rotas(), st.integers(0, 55))
def test_a_template_breaks_what_its_repetition_breaks(shifts: list[Pair], day: int) -> None:
    repeat(shifts, day)


@pytest.mark.prove
@settings(max_examples=2000, deadline=None)
@given(rotas(), st.integers(0, 55))
def test_a_template_breaks_what_its_repetition_breaks_in_thousands(shifts: list[Pair], day: int) -> None:
    repeat(shifts, day)


@settings(max_examples=30, deadline=None)
@given(rotas(), rotas(), st.randoms())
def test_the_order_of_the_rows_is_of_no_matter(one: list[Pair], two: list[Pair], random) -> None:
    frame = pd.concat([frame_of(one), frame_of(two, "Bob")], ignore_index=True)
    order = list(range(len(frame)))
    random.shuffle(order)
    reports = [check_rota(f, horizon_start=MONDAY, horizon_weeks=WEEKS) for f in (frame, frame.iloc[order])]
    assert reports[0] == reports[1]
    assert str(reports[0]) == str(reports[1])


@settings(max_examples=30, deadline=None)
@given(rotas(), rotas())
def test_a_doctor_is_judged_apart_from_the_others(one: list[Pair], two: list[Pair]) -> None:
    both = pd.concat([frame_of(one), frame_of(two, "Bob")])
    report = check_rota(both, horizon_start=MONDAY, horizon_weeks=WEEKS)
    for doctor, shifts in (("Ann", one), ("Bob", two)):
        assert {b.rule for b in report if b.doctor == doctor} == found(frame_of(shifts))


@settings(max_examples=30, deadline=None)
@given(rotas(), st.integers(1, 60))
def test_whole_weeks_later_nothing_has_changed(shifts: list[Pair], weeks: int) -> None:
    later = timedelta(weeks=weeks)
    moved = [(start + later, end + later) for start, end in shifts]
    before = check_rota(frame_of(shifts), horizon_start=MONDAY, horizon_weeks=WEEKS)
    after = check_rota(frame_of(moved), horizon_start=MONDAY + later, horizon_weeks=WEEKS)
    assert [(b.rule, b.start + later, b.measured) for b in before] == [
        (b.rule, b.start, b.measured) for b in after
    ]


@settings(max_examples=30, deadline=None)
@given(rotas(), st.integers(0, 200), st.booleans())
def test_a_shift_less_adds_no_breach_of_hours_or_weekends(shifts: list[Pair], at: int, cyclic: bool) -> None:
    if cyclic and shifts and shifts[-1][1] - timedelta(weeks=WEEKS) > shifts[0][0]:
        return
    fewer = [shift for index, shift in enumerate(shifts) if index != at % max(1, len(shifts))]
    totals = {"avg_48", "max_72_in_168", "weekend_1in2", "weekend_1in3", "shift_max_13"}
    more = found(frame_of(shifts), cyclic=cyclic)
    assert found(frame_of(fewer), cyclic=cyclic) & totals <= more


@pytest.mark.parametrize("work", [0.0, 5.0, 10.0])
def test_the_fullest_window_with_on_call_work_is_found_among_all_quarters(work: float) -> None:
    frame = frame_of(
        [(MONDAY + k * 1.5 * DAY + 9 * HOUR, MONDAY + k * 1.5 * DAY + 22 * HOUR) for k in range(8)]
    )
    calls = frame.assign(start=frame["end"], end=frame["end"] + 10 * HOUR, kind="nroc", work_hours=work)
    report = check_rota(pd.concat([frame.assign(kind="shift"), calls]), horizon_start=MONDAY, horizon_weeks=8)
    each_quarter = np.zeros(10 * 672)
    for table, rate in ((frame, 0.25), (calls, work / 40)):
        for start, end in table[["start", "end"]].itertuples(index=False):
            each_quarter[(start - MONDAY) // QUARTER : (end - MONDAY) // QUARTER] += rate
    fullest = np.convolve(each_quarter, np.ones(672)).max()
    told = [breach.measured for breach in report if breach.rule == "max_72_in_168"]
    assert (max(told) if told else 0) == pytest.approx(fullest if fullest > 72 else 0)
