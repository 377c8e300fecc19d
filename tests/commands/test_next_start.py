"""The next start of the same file makes nothing again, and fetches nothing that only making needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"
MAKERS = {
    "ortools", "dghsim.rota.template.cache", "dghsim.rota.template.solve",  # templates
    "dghsim.rota.dated", "dghsim.rota.leave", "scipy.optimize",  # the dated rota
    "openpyxl", "dghsim.rota.workbook", "dghsim.rota.files",  # its files
}  # fmt: skip
"""What makes a rota and its files."""
UNASKED = {"simpy", "rich", "plotly", "requests", "IPython", "matplotlib", "scipy.stats"}
"""What a quiet run with the kernel has no use for."""
CODE = """
import json, sys
from dghsim.cli import main
from dghsim.scenario.load_by_hour import load
walks, walk = [], load.walk
load.walk = lambda *given: walks.append(1) or walk(*given)
done = main(sys.argv[1:])
print(json.dumps([done, len(walks), sorted(sys.modules)]))
"""
START = (
    "run", str(HEREFORD), "--set", "run.weeks=4", "--set", "run.warm_up_weeks=1", "--replications", "1",
    "--no-what-next", "--quiet", "--output",
)  # fmt: skip


def started(output: Path, *more: str) -> tuple[int, int, set[str]]:
    run = subprocess.run(
        [sys.executable, "-c", CODE, *START, str(output), *more],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    done, walks, modules = json.loads(run.stdout)
    return done, walks, set(modules)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With the results of a start that may have had everything to make."""
    folder = tmp_path_factory.mktemp("starts")
    done, _, modules = started(folder / "first")
    assert done == 0
    assert UNASKED & modules == set()
    return folder


def test_nothing_is_made_again_and_the_results_are_the_same_to_the_last_bit(folder: Path) -> None:
    done, walks, modules = started(folder / "again")
    assert (done, walks) == (0, 0)
    assert (MAKERS | UNASKED) & modules == set()
    files = sorted(path.name for path in (folder / "first").iterdir())
    assert "rota.xlsx" in files
    for name in files:
        assert (folder / "again" / name).read_bytes() == (folder / "first" / name).read_bytes(), name
