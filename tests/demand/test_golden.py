"""One tiny scenario as fixed numbers: any change here changes every result, and belongs in the changelog."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.draw import draw_arrivals
from dghsim.scenario.root import Scenario

ARRIVALS = """
  time  stream  candidate  patient        word       limit
 47755       0      13312        0   770672026          -1
112296       1      31744       -1   444126957   963106139
160342       1      45056       -1  1087566438   963106139
161249       0      45056        1   895486919          -1
208651       1      58368       -1  1115510965  1044423565
222619       0      62464        2    38241244          -1
302000       0      84992        3   665798889          -1
319373       0      90112        4   765578082          -1
371517       1     105473       -1   379284369   984060969
377965       0     106496        5   514078634          -1
403865       0     114688        6  1010181988          -1
439404       1     124928       -1   982611938  1100953360
476464       0     135168        7  1031522674          -1
497009       1     141312       -1   783422384  1100953360
519053       1     147456       -1  1241587492  1042598296
582448       1     164864       -1  1168299115  1042598296
594016       0     168961        8   240427467          -1
"""
PATIENTS = """
group  age  old    stay
    1   74    1   44503
    0   30    0   66650
    1   87    1   62735
    1   83    1  237985
    1   78    1  100856
    0   54    0  138870
    0   82    1   65056
    0   39    0  399297
    1   99    1  179892
"""
STREAMS = {
    "ed": {"per_day": 1.2, "envelope_per_day": 4},
    "jobs": {
        "per_day": 0.5,
        "envelope_per_day": 2,
        "entity": "job",
        "thinned_by": {"places": ["ward"], "reference_patients": 10},
    },
}
CHEST_AGE = {"family": "truncated_normal", "unit": "years", "mean": 62, "sd": 16, "low": 16, "high": 104}
ATTRIBUTES = {
    "group": {"shares": {"chest": 0.4, "falls": 0.6}},
    "age": {
        "by": "group",
        "distribution": {
            "chest": CHEST_AGE,
            "falls": {"family": "gamma", "unit": "years", "mean": 80, "variation": 0.1},
        },
    },
    "old": {"of": "age", "bands": {"no": 0, "yes": 70}},
    "stay": {"distribution": {"family": "lognormal", "unit": "hours", "median": 30, "sigma": 0.7}},
}


def columns(table: str) -> dict[str, list[int]]:
    names, *rows = (line.split() for line in table.strip().splitlines())
    return {name: [int(row[place]) for row in rows] for place, name in enumerate(names)}


def as_lists(arrays: dict[str, NDArray[np.int64]]) -> dict[str, list[int]]:
    return {name: values.tolist() for name, values in arrays.items()}


def test_a_tiny_scenario_as_numbers(small: Callable[..., Scenario]) -> None:
    scenario = small(
        stream=STREAMS,
        attribute=ATTRIBUTES,
        dispersion={"day_log_sd": 0.09, "day_autocorrelation": 0.75},
        place={"ward": {"count": 12}},
        weeks=1,
    )
    arrivals = draw_arrivals(scenario, 0)
    wanted = columns(ARRIVALS)
    assert as_lists({name: getattr(arrivals, name) for name in wanted}) == wanted
    assert as_lists(arrivals.attributes) == columns(PATIENTS)
