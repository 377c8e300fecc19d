"""What a sweep's file may say, and the one line that says what it may not."""

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario.shipped import shipped, shipped_names
from dghsim.scenario.sweep_file import is_sweep, load_sweep

HEAD = 'schema_version = 1\nkind = "sweep"\nname = "A"\nhospitals = ["a.toml"]\n'
TAKE = '[factor.take]\nkey = "demand.stream.ed.per_day"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("replication = 3", "replication: 'replication' is not a known key"),
        ("[run]\nweek = 3", "run.week: 'week' is not a known key; did you mean weeks"),
        (TAKE, "factor.take: give either values, or low and high"),
        (TAKE + "values = [1]\nlow = 2", "factor.take: has values: low, high, steps"),
        (TAKE + "low = 1", "factor.take: give either values, or low and high"),
        (TAKE + "low = 2\nhigh = 1\nsteps = 3", "factor.take: low must be below high"),
        (TAKE + "low = 1\nhigh = 2", "factor.take: has but two ends"),
        (TAKE + "low = 0\nhigh = 2\nlog = true\nsteps = 2", "factor.take: with log, low must be above 0"),
        (TAKE + "low = 0.5\nhigh = 2\nwhole = true\nsteps = 2", "factor.take: with whole, low and high"),
        (TAKE + "values = [1, true]", "factor.take: values must be of one kind, not flag and whole"),
        (TAKE + "values = [nan]", "factor.take: a value that cannot be: must be a number from -1e+12 to 1e+12"),
        (TAKE + f"values = [1, {10**30}]", "factor.take: a value that cannot be: must be a number from"),
        (TAKE + "values = [[1, inf]]", "factor.take: a value that cannot be: set must hold finite numbers"),
        (TAKE + "values = [1, 1.0]", "factor.take: values: gives one twice"),
        (TAKE + "values = ['a']\nhow = 'scale'", "factor.take: a value that cannot be"),
        (TAKE + "values = [[2020-01-01]]", "factor.take: values: a list or table of dates"),
        ("[factor.take]\nkey = 'a..b'\nvalues = [1]", "factor.take: 'a..b' is not a dotted key"),
        ("[factor.cell]\nkey = 'run.seed'\nvalues = [1]", "factor.cell: is a column of every study"),
        ("[factor.mean]\nkey = 'run.seed'\nvalues = [1]", "factor.mean: is a column of every study"),
        ("[factor.drawn]\nkey = 'run.seed'\nvalues = [1]", "factor.drawn: is a column of every study"),
        ("[factor.x]\nkey = 'run.seed'\nvalues = []", "factor.x.values"),
        ("[intervention.none]\nsays='a'\nevidence='b'\nset={a=1}", "intervention.none: is what a hospital"),
        ("[design]\nsample = 'sobol'", "design: sample and points go together"),
        ("[design]\nsample = 'sobol'\npoints = 8", "design.sample: no factor is drawn"),
        ("[design]\nsample = 'sobol'\npoints = 100", "design: points must be a power of two with sobol, not 100"),
        ("[design]\nsecond_order = true", "design: second_order goes with"),
        ("without = false\n", "mine.toml: without = false leaves nothing to run"),
        ("[design]\nvalues = 'rows'\n" + TAKE + "values = [1, 2]\n[factor.b]\nkey = 'run.seed'\nvalues = [1]",
         'design.values = "rows" needs as many values of each factor, not take 2, b 1'),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        load_sweep(written(tmp_path, text))
    assert says in str(refused.value)
    assert "mine.toml" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_shipped_sweep_is_one_and_no_scenario() -> None:
    folder = shipped("hereford").parent / "sweeps"
    assert all(map(is_sweep, folder.glob("*.toml")))
    assert load_sweep(folder / "first.toml").factor.keys() == {"more_registrars", "more_beds", "demand"}
    assert not [name for name in shipped_names() if name.startswith("sweeps/")]
