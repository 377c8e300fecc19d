"""Every figure and switch of the rule sets, written a second time from the sources."""

from __future__ import annotations

import dataclasses

import pytest

from dghsim.rota.rules import Readings, Rule, get_rule_set

LONG = "reads=long_nights_count,ten_hours_is_long"
REST = "reads=on_call_breaks_rest"
QUIET = "low_intensity_limit=12 low_intensity_hours=3"
NIGHT_REST = "night_hours=5 night_from=1320 night_to=420"

TRAINING = f"""
avg_48            <= 48  reference_weeks=26 opt_out_limit=56
shift_max_13      <= 13  of=shift
long_eve_max_4    <= 4   of=long_evening reads=ten_hours_is_long
long_eve_rest_48  >= 48  of=long_evening after=4 follows=long_eve_max_4 reads=ten_hours_is_long,on_call_breaks_rest
night_max_4       <= 4   of=night
rest_11           >= 11
weekend_1in2      >= 2
nroc_max_24       <= 24  of=nroc
nroc_consec       <= 1
nroc_max_3_in_7   <= 3   days=7
nroc_next_day_10  <= 10  when=always
nroc_rest_8_5     >= 8   {NIGHT_REST}
nroc_next_day_5   <= 5   when=disturbed rest_hours=8 {NIGHT_REST}
nroc_no_double    <= 1
"""
REFRESHED = f"""{TRAINING}
max_72_in_168     <= 72  hours=168 from=minute
long_max_4        <= 4   of=long {LONG}
long_rest_48      >= 48  of=long after=4 follows=long_max_4 {LONG},on_call_breaks_rest
night_rest_46     >= 46  of=night after=1 {REST}
consec_max_7      <= 7   of=any {QUIET} reads=on_call_counts_in_runs
consec_rest_48    >= 48  of=any after=7 follows=consec_max_7 {QUIET} reads=on_call_counts_in_runs,on_call_breaks_rest
weekend_1in3      >= 3
breaks_30         >= 30  first_over_hours=5 second_over_hours=9 third_night_hours=12
"""
ORIGINAL = f"""{TRAINING}
max_72_in_168     <= 72  hours=168 from=midnight
long_max_4        <= 5   of=long {LONG}
long_rest_48      >= 48  of=long after=5 follows=long_max_4 {LONG},on_call_breaks_rest
night_rest_46     >= 46  of=night after=3 {REST}
consec_max_7      <= 8   of=any {QUIET} reads=on_call_counts_in_runs
consec_rest_48    >= 48  of=any after=8 follows=consec_max_7 {QUIET} reads=on_call_counts_in_runs,on_call_breaks_rest
breaks_30         >= 30  first_over_hours=5 second_over_hours=9
"""
REGULATIONS = """
wtr_avg_48        <= 48  reference_weeks=17 opt_out_limit=inf
wtr_break_20      >= 20  over_hours=6
"""
WALLS = f"""{REGULATIONS}
wtr_rest_11       >= 11  reads=eleven_hours_in_each_24
wtr_weekly_rest   >= 24  fortnight_hours=48 daily_hours=11 reads=weekly_rest_beside_daily
wtr_night_avg_8   <= 8   reference_weeks=17 days_a_week=6 night_share=0
"""
OWED_BACK = f"""{REGULATIONS}
wtr_rest_11       >= 11  penalty reads=eleven_hours_in_each_24
wtr_weekly_rest   >= 24  penalty fortnight_hours=48 daily_hours=11 reads=weekly_rest_beside_daily
wtr_night_avg_8   <= 8   penalty reference_weeks=17 days_a_week=6 night_share=0
"""
CONSULTANT = f"""{OWED_BACK}
con_rest_after_call >= 11 penalty
con_pa_total      <= 10  hours=4 premium_hours=3 by_agreement=12
con_spa_min       >= 1.5
con_dcc_balance   <= 42
"""
SAS = f"""{OWED_BACK}
sas_ooh_40pct     <= 40
sas_weekends_13   <= 13  off
"""
SETS = {
    "training-2019": REFRESHED,
    "training-2016": ORIGINAL,
    "wtr": WALLS,
    "consultant-2003": CONSULTANT,
    "sas-2021": SAS,
    "none": "",
}
NIGHT = {"night_from": 23 * 60, "night_to": 6 * 60, "night_hours": 3}
IN_TRAINING = {
    **NIGHT,
    "long_hours": 10,
    "evening_before": 16 * 60,
    "evening_after": 23 * 60,
    "ten_hours_is_long": False,
    "long_nights_count": True,
    "on_call_breaks_rest": True,
    "on_call_counts_in_runs": True,
    "low_intensity_weekends": False,
}
BY_REGULATION = {**NIGHT, "weekly_rest_beside_daily": True, "eleven_hours_in_each_24": False}
READINGS = {
    "training-2019": IN_TRAINING,
    "training-2016": IN_TRAINING,
    "wtr": BY_REGULATION,
    "consultant-2003": BY_REGULATION,
    "sas-2021": BY_REGULATION,
    "none": NIGHT,
}


@pytest.mark.parametrize("name", SETS)
def test_every_figure_is_that_of_the_sources(name: str) -> None:
    assert differing_figures(name) == []


@pytest.mark.parametrize("name", READINGS)
def test_every_reading_is_the_safe_one(name: str) -> None:
    assert differing_readings(name) == []


def differing_figures(name: str) -> list[tuple[str, ...]]:
    """Rules that are not as they are written here, each as the one and the other has it."""
    written = {(*line[:3], *sorted(line[3:])) for line in map(str.split, SETS[name].splitlines()) if line}
    return sorted(written ^ {_told(rule) for rule in get_rule_set(name)})


def differing_readings(name: str) -> list[str]:
    """Readings that are not as they are written here."""
    readings = dataclasses.asdict(get_rule_set(name).readings)
    return [key for key, value in READINGS[name].items() if readings[key] != value]


def _told(rule: Rule) -> tuple[str, ...]:
    more = [
        f"{key}={value:g}" if isinstance(value, int | float) else f"{key}={value}"
        for key, value in rule.parameters.items()
    ]
    more += ["penalty"] * (rule.severity == "penalty") + ["off"] * (not rule.enabled)
    more += [f"reads={','.join(rule.readings)}"] * bool(rule.readings)
    return rule.id, {"at most": "<=", "at least": ">="}[rule.sense], f"{rule.limit:g}", *sorted(more)


def test_a_set_of_ones_own_starts_from_the_same_readings() -> None:
    assert Readings() == get_rule_set("training-2019").readings
