"""Every single fault that could be made in the checker or its figures is caught by a test, or changes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mutants.known import known
from mutants.sample import FILES, ROOT, every_mutant, sample


def _tried(*arguments: str) -> list[dict[str, Any]]:
    """The verdicts of a process of its own, since this one knows the true checker."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-m", "mutants.worker", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.prove
@pytest.mark.parametrize("file", FILES)
def test_every_fault_is_caught(file: str, record_property: Any, reach: Path, kept: Path | None) -> None:
    told = _tried(file, f"--reach={reach}", *([] if kept is None else [f"--kept={kept}"]))
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{json.dumps(one)}\n" for one in told)
        (kept / f"{file.replace('/', '_')}.jsonl").write_text(lines, encoding="utf-8")
    survivors = [one["mutant"] for one in told if one["killer"] == ""]
    record_property("caught", sum(bool(one["killer"]) for one in told))
    record_property("known to change nothing", sum(one["killer"] is None for one in told))
    record_property("survived", len(survivors))
    assert survivors == []


def test_a_sample_of_faults_is_caught(tmp_path: Path) -> None:
    names = sample(16)
    (tmp_path / "names.json").write_text(json.dumps(names), encoding="utf-8")
    told = _tried(*sorted({name.split(" | ")[0] for name in names}), f"--only={tmp_path / 'names.json'}")
    assert len(told) == len(names)
    assert [one["mutant"] for one in told if one["killer"] == ""] == []


@pytest.mark.prove
def test_without_a_fault_nothing_is_caught(reach: Path) -> None:
    assert [one["killer"] for one in _tried("--sound", f"--reach={reach}")] == [""]


def test_what_is_known_to_change_nothing_is_still_there_to_be_changed() -> None:
    assert sorted(one.name for one in known().keys() - set(every_mutant())) == []
    assert all(why.endswith(".") for why in known().values())
