from pathlib import Path

import pytest
from helpers.bad_scenarios import Bad, bad_scenarios

from dghsim.errors import InputError
from dghsim.scenario.load import load_scenario

CASES = bad_scenarios()


def test_there_are_hundreds() -> None:
    assert len(CASES) > 400
    assert len({case.content for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title[:80])
def test_bad_file_is_refused_in_one_line(case: Bad, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(case.content)
    with pytest.raises(InputError) as refused:
        load_scenario(file)
    line = str(refused.value)
    assert line.startswith(str(file))
    assert case.names in line
    assert line.isprintable()
    assert len(line) < 900
