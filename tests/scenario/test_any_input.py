"""Whatever is done to a file, it loads or is refused in one line."""

import copy
import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.describe import describe_file
from dghsim.scenario.load import load_scenario, scenario_hash
from dghsim.scenario.shipped import shipped

VALUES: tuple[Any, ...] = (
    0, 1, -1, 7, 0.5, 1e9, True, "", "x", "leave", "00:00", [], {}, [1], ["x"], [[]], {"x": 1}, float("nan"), 2**63,
    {"family": "fixed", "unit": "days", "value": 0}, {"type": "leave"}, {"type": "end"}, {"chance": 1}, "\x00", "<b>",
    "~one", "[key]", "type", "family", [0] * 7, [1] * 24,
)  # fmt: skip
NAMES = ("x", "type", "family", "next", "by", "goto", "follows", "a.b", "values", "when", "~by", "<i>")
Path_ = tuple[Any, ...]


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, below in inner:
        yield (*path, part)
        yield from places(below, (*path, part))


def at(document: Any, path: Path_) -> Any:
    for part in path:
        document = document[part]
    return document


def spoilt(document: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """The document with something replaced, moved, taken out or added."""
    document = copy.deepcopy(document)
    everywhere = list(places(document))
    *above, last = dice.choice(everywhere)
    table = at(document, tuple(above))
    match dice.randrange(4):
        case 0:
            table[last] = copy.deepcopy(dice.choice(VALUES))
        case 1:
            table[last] = copy.deepcopy(at(document, dice.choice(everywhere)))
        case 2:
            del table[last]
        case 3 if isinstance(table, dict):
            table[dice.choice(NAMES)] = copy.deepcopy(dice.choice(VALUES))
    return document


@pytest.mark.parametrize("seed", range(5))
def test_it_loads_or_is_refused_in_one_line(seed: int, write: Callable[..., Path]) -> None:
    dice = random.Random(seed)
    names = ("textbook/mmc", "textbook/two_priorities", "hereford")
    documents = [tomllib.loads(shipped(name).read_text(encoding="utf-8")) for name in names]
    documents[2]["provenance"] = []
    for _ in range(25):
        file = write(spoilt(dice.choice(documents), dice))
        try:
            scenario_hash(load_scenario(file))
            describe_file(file)
        except InputError as refused:
            line = str(refused)
            assert line.startswith(str(file))
            assert line.isprintable()
            assert "nput should" not in line, "pydantic's own words"
