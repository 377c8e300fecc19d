"""`dghsim bench [FILE]`: how fast the engine is on this machine, as JSON."""

from __future__ import annotations

import json
import platform
from argparse import Namespace
from importlib.metadata import version
from pathlib import Path

from dghsim.commands.progress import Progress
from dghsim.commands.session import load
from dghsim.engine.warm import compile_kernel
from dghsim.rota.build import build_rota
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

DEFAULT = "hereford"
LIBRARIES = ("dghsim", "numba", "numpy", "simpy")


def run(asked: Namespace) -> int:
    """Time the parts, print the JSON."""
    file = Path(asked.file) if asked.file else shipped(DEFAULT)
    scenario = load(asked, str(file))
    progress = Progress(asked.quiet)

    def rota_of(some: Scenario) -> DatedRota:
        return build_rota(some, folder=file.parent)

    with progress.step("The rota, and the kernel"):
        rota = rota_of(scenario)
        compile_kernel()
    from dghsim.studies.bench.parts import bench

    with progress.step("Timing kernel, twin and bare heap"):
        found = bench(scenario, rota, rota_of)
    about = {
        "scenario": scenario.name,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "versions": {name: version(name) for name in LIBRARIES},
    }
    print(json.dumps(about | found, indent=1))
    return 0
