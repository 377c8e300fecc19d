"""Processes and threads do the same; workers that are killed, or whose parent is, leave one line and nobody behind."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.studies import workers
from dghsim.studies.in_order import in_order
from dghsim.studies.replicate import replicate
from dghsim.studies.workers import FORKED, STARTED, how_to_run

ROOT = Path(__file__).parents[2]
WALK_IN = ROOT / "scenarios" / "published" / "walk_in_centre.toml"
PARENT = """
import os
import time
from dghsim.studies.in_order import in_order

def task(number):
    os.write(1, f"worker {os.getpid()}\\n".encode())
    time.sleep(60)

list(in_order(task, 2, 2, "processes"))
"""


STARTED_AFRESH = """
import hashlib, multiprocessing, sys
from pathlib import Path

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    from dghsim.rota.build import build_rota
    from dghsim.scenario.load import load_scenario
    from dghsim.studies import workers
    from dghsim.studies.replicate import replicate

    workers.STARTED = 1
    scenario = load_scenario(Path(sys.argv[2]), sets=["run.weeks=2"])
    study = replicate(scenario, build_rota(scenario), replications=3, workers=2, logs=1)
    found = study.values.to_csv() + "".join(table.to_csv() for table in study.logs.values())
    print(workers.how_to_run(3), hashlib.sha256(found.encode()).hexdigest())
"""


UNFIXED = """
import multiprocessing
from dghsim.studies.in_order import in_order
from dghsim.studies.workers import forked

if __name__ == "__main__":
    forked()
    print(list(in_order(abs, 5, 2, "processes")))
    print(multiprocessing.get_start_method(allow_none=True))
    multiprocessing.set_start_method("spawn")
    assert not forked()
"""


def squared(number: int) -> int:
    return number * number


def whose(_: int) -> int:
    time.sleep(0.01)
    return os.getpid()


def killed(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def full(number: int) -> int:
    raise MemoryError(number)


def failing(number: int) -> int:
    if number == 3:
        raise ValueError("number three")
    return number


def gone(process: int) -> bool:
    """Nothing runs under the number; what nobody has yet buried counts as gone."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True


def begun_by(interrupt: signal.Signals, errors: Path) -> tuple[list[int], int, str]:
    """Workers of a program that is ended while they work, its return code, and what it said."""
    with errors.open("w") as said, subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, stderr=said, text=True, start_new_session=True
    ) as program:  # fmt: skip
        try:
            assert program.stdout is not None
            there = [int(program.stdout.readline().split()[1]) for _ in range(2)]
            if interrupt is signal.SIGINT:
                os.killpg(program.pid, interrupt)  # as Ctrl-C in a terminal
            else:
                program.send_signal(interrupt)
            code = program.wait(20)
        finally:
            program.kill()
    return there, code, errors.read_text()


@pytest.mark.parametrize("count", [1, 2, 3, 17])
def test_processes_hand_on_in_order(count: int) -> None:
    assert list(in_order(squared, count, 2, "processes")) == [number * number for number in range(count)]


def test_processes_are_others_and_no_more_than_asked_for() -> None:
    pids = set(in_order(whose, 12, 2, "processes"))
    assert os.getpid() not in pids
    assert 1 <= len(pids) <= 2
    assert set(in_order(whose, 4, 2, "threads")) == {os.getpid()}
    assert set(in_order(whose, 4, 1, "processes")) == {os.getpid()}  # one worker needs no other


def test_a_failing_task_ends_all_and_says_why() -> None:
    with pytest.raises(ValueError, match="number three"):
        list(in_order(failing, 50, 2, "processes"))
    assert not multiprocessing.active_children()


def test_who_stops_asking_leaves_no_worker() -> None:
    results = in_order(squared, 1000, 2, "processes")
    assert next(results) == 0
    results.close()
    assert not multiprocessing.active_children()


def test_a_killed_worker_is_one_line() -> None:
    with pytest.raises(InputError, match=r"^--workers 2: a worker process was ended .* fewer workers"):
        list(in_order(killed, 8, 2, "processes"))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("how", ["processes", "threads"])
def test_too_little_memory_is_one_line(how: workers.How) -> None:
    with pytest.raises(InputError, match=r"^--workers 2: there is not memory enough"):
        list(in_order(full, 4, 2, how))


@pytest.mark.parametrize("interrupt", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_whoever_began_them(interrupt: signal.Signals, tmp_path: Path) -> None:
    there, code, said = begun_by(interrupt, tmp_path / "errors")
    assert code == -interrupt
    until = time.monotonic() + 10
    while not all(map(gone, there)) and time.monotonic() < until:
        time.sleep(0.02)
    assert all(map(gone, there))
    assert said.count("Traceback") == (1 if interrupt is signal.SIGINT else 0)


@pytest.mark.parametrize("method", ["spawn", pytest.param("forkserver", marks=pytest.mark.prove)])
def test_processes_begun_afresh_come_to_the_same(method: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(STARTED_AFRESH, encoding="utf-8")
    asked = [sys.executable, str(script), method, str(WALK_IN)]
    there = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(asked, capture_output=True, text=True, check=True, env=there, timeout=100)
    scenario = load_scenario(WALK_IN, sets=["run.weeks=2"])
    study = replicate(scenario, build_rota(scenario), replications=3, workers=1, logs=1)
    found = study.values.to_csv() + "".join(table.to_csv() for table in study.logs.values())
    assert done.stdout.split() == ["processes", hashlib.sha256(found.encode()).hexdigest()]


def test_processes_pay_sooner_where_they_are_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    for method, fewest in (("fork", FORKED), ("spawn", STARTED), ("forkserver", STARTED)):
        monkeypatch.setattr(multiprocessing, "get_start_method", lambda method=method, **_: method)
        assert how_to_run(fewest - 1) == "threads"
        assert how_to_run(fewest) == "processes"


def test_a_helper_of_another_process_has_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(multiprocessing.current_process()), "daemon", property(lambda _: True))
    assert how_to_run(10_000) == "threads"


def test_how_processes_begin_is_left_to_the_caller() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", UNFIXED], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.stdout, ran.stderr) == ("[0, 1, 2, 3, 4]\nNone\n", "")
