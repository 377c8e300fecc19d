"""`python -m benchmarks.first_start`: processor seconds of a first start, as JSON; run with an empty cache."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time

CACHES = ("NUMBA_CACHE_DIR", "XDG_CACHE_HOME", "DGHSIM_CACHE")


def first_start() -> dict[str, float]:
    """In a process of its own that has nothing cached: seconds until the kernel is compiled, of the rota of the front
    door, and in all until one replication of it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        env = {name: value for name, value in os.environ.items() if name not in CACHES}
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.first_start"],
            check=True, capture_output=True, text=True, env=env | {"DGHSIM_CACHE": folder},
        )  # fmt: skip
    found: dict[str, float] = json.loads(said.stdout)
    return found


def main() -> None:
    """Do it, and print."""
    from dghsim.engine.warm import compile_kernel

    compile_kernel()
    kernel = time.process_time()

    from benchmarks.queues.models import load_front_door
    from dghsim.rota.build import build_rota
    from dghsim.studies.replicate import replicate

    scenario = load_front_door()
    began = time.process_time()
    rota = build_rota(scenario)
    solved = time.process_time() - began
    replicate(scenario, rota, replications=1, workers=1, logs=0)
    print(json.dumps({"kernel": kernel, "rota": solved, "all": time.process_time()}))


if __name__ == "__main__":
    main()
