"""Imports run one way: from the scenario to the command line."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dghsim"
ALLOWED = {
    "errors": set(),
    "cachefolder": {"errors"},
    "kept": {"cachefolder"},
    "csv_text": set(),
    "whole": {"errors"},
    "arguments": {"errors"},
    "stopped": set(),
    "bank_holidays": set(),
    "years": set(),
    "randomness": set(),
    "processors": set(),
    "earlier": set(),
    "keptcode": {"earlier", "kept"},
    "by_reference": {"from_nought"},
    "from_nought": set(),
    "one_module": set(),
    "compiled": {"by_reference", "keptcode", "one_module"},
    "scenario": {"errors", "cachefolder", "whole"},
    "cohort": {"csv_text", "errors", "scenario", "years"},
    "demand": {"errors", "bank_holidays", "randomness", "compiled", "scenario", "years"},
    "rota": {
        "errors",
        "bank_holidays",
        "cachefolder",
        "kept",
        "processors",
        "randomness",
        "scenario",
        "whole",
        "years",
    },
    "engine": {"errors", "cachefolder", "randomness", "compiled", "scenario", "demand", "rota"},
    "measures": {"errors", "compiled", "scenario", "demand", "rota", "engine"},
    "studies": {
        "csv_text",
        "errors",
        "compiled",
        "kept",
        "processors",
        "whole",
        "years",
        "scenario",
        "cohort",
        "demand",
        "rota",
        "engine",
        "measures",
    },
    "report": {
        "csv_text",
        "errors",
        "kept",
        "whole",
        "years",
        "scenario",
        "cohort",
        "rota",
        "measures",
        "studies",
    },
    "notebook": {"errors", "measures", "studies", "report"},
}
TOP = {"commands", "cli", "__main__", "__init__"}
HEAVY = {"numpy", "pandas", "numba", "ortools", "scipy", "plotly", "pydantic", "rich", "simpy", "openpyxl"}


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return (parts[1] if len(parts) > 1 else "__init__") if parts[0] == "dghsim" else None


def imports_of(source: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            rooms |= {room_of(node.module)} - {None}
        elif isinstance(node, ast.Import):
            rooms |= {room_of(alias.name) for alias in node.names} - {None}
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{source} imports relatively"
    return rooms


@pytest.mark.parametrize(
    "source", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_imports_run_one_way(source: Path) -> None:
    parts = source.relative_to(PACKAGE).parts
    room = parts[0].removesuffix(".py")
    if room in TOP:
        return
    assert imports_of(source) <= ALLOWED[room] | {room}


def test_every_room_is_listed() -> None:
    rooms = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if not path.name.startswith("__pyc")}
    assert rooms - {"py.typed", "scenarios"} == set(ALLOWED) | TOP | {"__init__"} - {"__pycache__"}


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, dghsim.cli; dghsim.cli.parser(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not HEAVY & set(loaded)
