"""A processor with fewer abilities gives the same bits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import llvmlite.binding
import pytest

TESTS = Path(__file__).parents[1]
MANY = 60
RUN = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from dghsim.studies.verify.generated.hospital import generate
from dghsim.engine.kernel import loop
from dghsim.engine.run import run_kernel
digest = hashlib.sha256()
for seed in range(int(sys.argv[2])):
    log = run_kernel(generate(seed).plan)
    for table in (log.tasks, log.stays, log.marks, log.leave, log.outcome, log.actual_end):
        digest.update(table.tobytes())
code = "".join(loop.run.inspect_asm().values())
print(digest.hexdigest(), "ymm" in code)
"""
PLAIN = {"NUMBA_CPU_NAME": "x86-64", "NUMBA_CPU_FEATURES": "", "NUMBA_ENABLE_AVX": "0"}
"""The first processors of 64 bits: nothing that came after 2003."""


def logs_of(cache: Path, settings: dict[str, str]) -> tuple[str, bool]:
    """A hash of the logs of generated hospitals, and whether the code has instructions of AVX."""
    found = os.environ | {"NUMBA_CACHE_DIR": str(cache)} | settings
    command = [sys.executable, "-c", RUN, str(TESTS), str(MANY)]
    done = subprocess.run(command, env=found, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    digest, wide = done.stdout.split()
    return digest, wide == "True"


@pytest.mark.prove
def test_a_processor_without_avx_gives_the_same_bits(tmp_path: Path) -> None:
    # Numba compiles anew for the lesser processor, in a cache of its own. NumPy, which draws and sorts beforehand, does
    # without AVX too.
    own, wide = logs_of(tmp_path / "own", {})
    # Were the machine's own code without AVX though it has it, the comparison would be of like with like.
    assert wide == bool(llvmlite.binding.get_host_cpu_features().get("avx"))
    lesser = PLAIN | {"NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"}
    plain, wide = logs_of(tmp_path / "plain", lesser)
    assert not wide
    assert plain == own
