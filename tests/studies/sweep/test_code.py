"""Whatever has a hand in a number is in the hash of a question."""

import subprocess
import sys

from dghsim.studies.sweep.code import _ROOMS, versions

NO_HAND = {
    "dghsim", "dghsim.studies", "dghsim.by_reference", "dghsim.cachefolder", "dghsim.compiled", "dghsim.earlier",
    "dghsim.from_nought", "dghsim.kept", "dghsim.keptcode", "dghsim.one_module", "dghsim.processors",
    "dghsim.studies.in_order", "dghsim.studies.memory", "dghsim.studies.ready", "dghsim.studies.workers",
    "dghsim.whole",
}  # fmt: skip


def test_every_module_of_a_worker_is_in_it_or_known_to_have_no_hand() -> None:
    code = "import sys, dghsim.studies.sweep.work; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = {name for name in told.stdout.split() if name.split(".")[0] == "dghsim"}
    rooms = tuple(f"dghsim.{room.replace('/', '.')}" for room in _ROOMS)
    other = {
        name for name in modules if not any(name == room or name.startswith(f"{room}.") for room in rooms)
    }
    assert other <= NO_HAND
    assert len(modules) > 100


def test_versions_are_told() -> None:
    assert {"python", "dghsim", "numpy"} <= versions().keys()
