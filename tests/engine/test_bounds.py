"""The kernel stays within its tables: compiled without checks, a slip would read or spoil other memory unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
MANY = 300
RUN = """
import sys
sys.path.insert(0, sys.argv[1])
from dghsim.studies.verify.generated.hospital import generate
from dghsim.engine.kernel.hospital import Hospital
from dghsim.engine.run import run_kernel
try:
    hospital = Hospital(generate(3).plan, 64)
    hospital.world = hospital.world._replace(expected=hospital.world.expected[:1])
    hospital.run(hospital.plan.end)
    sys.exit("a table too short is not noticed")
except IndexError:
    pass
try:
    hospital = Hospital(generate(3).plan, 64)
    hospital.world.stages["window"][:] = -1
    hospital.run(hospital.plan.end)
    sys.exit("a row below 0 is not noticed")
except IndexError:
    pass
for seed in range(int(sys.argv[2])):
    run_kernel(generate(seed).plan, log_rows=1 + seed % 40)
"""


@pytest.mark.prove
def test_no_table_is_used_outside_its_bounds(tmp_path: Path) -> None:
    # Compiled anew with bounds checked, in a cache of its own.
    checked = os.environ | {"NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-c", RUN, str(TESTS), str(MANY)]
    done = subprocess.run(command, env=checked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
