"""What a run says of the machine, and how a first start is one."""

import json
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.about import processor
from benchmarks.first_start import CACHES, first_start


def test_the_processor_is_named_as_the_system_names_it(tmp_path: Path) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text(
        "processor : 0\nmodel name\t: Some Core 9 @ 2 GHz\nmodel name : other\n", encoding="utf-8"
    )
    assert processor(told) == "Some Core 9 @ 2 GHz"


def test_where_the_system_says_nothing_something_is_said(tmp_path: Path) -> None:
    assert processor(tmp_path / "none")


def test_a_first_start_has_nothing_cached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever caches are named outside, the process is told of an empty folder alone."""
    asked: dict[str, Any] = {}

    def run(*_: object, **how: Any) -> SimpleNamespace:
        asked.update(how["env"], found=list(Path(how["env"]["DGHSIM_CACHE"]).iterdir()))
        return SimpleNamespace(stdout=json.dumps({"kernel": 1.5}))

    for name in CACHES:
        monkeypatch.setenv(name, "/somewhere")
    monkeypatch.setattr(subprocess, "run", run)
    assert first_start() == {"kernel": 1.5}
    assert asked["found"] == []
    assert asked["DGHSIM_CACHE"] != "/somewhere"
    assert {"NUMBA_CACHE_DIR", "XDG_CACHE_HOME"}.isdisjoint(asked)
