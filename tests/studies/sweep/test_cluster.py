"""The workers of a Dask scheduler come to the same bytes, though some of them are lost on the way."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import Mock

import pytest
from distributed import LocalCluster
from helpers.sweeps import ROOT, TAKE, asked, begun, content, swept, wait_for

from dghsim.errors import InputError
from dghsim.studies.sweep import cluster
from dghsim.studies.sweep.run import known_of

SERVERS = '[factor.servers]\nkey = "run.seed"\nvalues = [1, 2]\n'
LONGER = "[run]\nweeks = 30\nwarm_up_weeks = 0\nreplications = 4"


def test_workers_of_a_scheduler_write_the_same_bytes(tmp_path: Path) -> None:
    question = asked(tmp_path, TAKE + SERVERS)
    swept(question, tmp_path / "here")
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as workers:
        swept(question, tmp_path / "there", scheduler=workers.scheduler_address)
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_a_scheduler_without_workers_is_told_once_and_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_SILENT_SECONDS", 0.3)
    question, said = asked(tmp_path), Mock()
    swept(question, tmp_path / "here")
    with LocalCluster(n_workers=0, threads_per_worker=1, processes=False, dashboard_address=None) as nobody:
        said.append.side_effect = lambda _: nobody.scale(1)
        swept(question, tmp_path / "there", said, scheduler=nobody.scheduler_address)
        wanted = f"--scheduler {nobody.scheduler_address}: has no workers; waiting for one: dask worker "
    said.append.assert_called_once_with(wanted + nobody.scheduler_address)
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_a_worker_with_another_program_is_refused(tmp_path: Path) -> None:
    question = asked(tmp_path)
    known = known_of(question)
    with pytest.raises(InputError, match="a worker runs another version of dghsim"):
        cluster.run_elsewhere(known, (), {}, "another")
    assert cluster.run_elsewhere(known, (), {}, cluster.code()) == ()


def test_no_scheduler_at_an_address_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_WAIT_SECONDS", 0.5)
    for address in (f"tcp://127.0.0.1:{free_port()}", "nonsense\n://", ""):
        with pytest.raises(InputError, match=r"^--scheduler .*: no Dask scheduler answers there") as refused:
            swept(asked(tmp_path), tmp_path / "out", scheduler=address)
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("error", [RuntimeError("Error during\ndeserialization"), ImportError("No module")])
def test_a_scheduler_that_cannot_read_what_it_is_sent_is_one_line(error: Exception) -> None:
    with pytest.raises(InputError, match="need the dghsim, Python and libraries of this machine") as refused:
        cluster._Told(Mock(result=Mock(side_effect=error))).result()
    assert "\n" not in str(refused.value)


@pytest.mark.prove
def test_both_first_workers_lost_and_replaced_the_bytes_are_the_same(
    tmp_path: Path, record_property: Callable[[str, int], None]
) -> None:
    """A real scheduler and workers on loopback: both workers it begins with are killed and replaced."""
    question = asked(
        tmp_path, TAKE.replace("[20,", f"[{', '.join(map(str, range(71, 111)))}, 20,"), run=LONGER
    )
    swept(question, tmp_path / "here")
    address, out = f"tcp://127.0.0.1:{free_port()}", tmp_path / "there"
    with scheduler(address), ExitStack() as workers:
        first, second = (workers.enter_context(worker(address, tmp_path)) for _ in range(2))
        process = begun(tmp_path / "study.toml", out, "--scheduler", address, "--quiet")
        for chunks, lost in ((2, first), (6, second)):
            wait_for(out, chunks, process)
            assert process.poll() is None
            lost.kill()
            workers.enter_context(worker(address, tmp_path))
        assert len(list(out.glob("chunks/[0-9]*"))) < question.chunks
        said = process.communicate(timeout=120)[1]
        assert process.returncode == 0, said
    assert content(out) == content(tmp_path / "here")
    record_property("workers killed", 2)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def started(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def scheduler(address: str) -> Iterator[None]:
    host, port = address.removeprefix("tcp://").split(":")
    words = ("distributed.cli.dask_scheduler", "--host", host, "--port", port, "--no-dashboard")
    with started(*words):
        last = time.monotonic() + 60
        while True:
            with socket.socket() as tried:
                if tried.connect_ex((host, int(port))) == 0:
                    break
            assert time.monotonic() < last
            time.sleep(0.05)
        yield


@contextmanager
def worker(address: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    words = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder))
    with started("distributed.cli.dask_worker", address, *words) as process:
        yield process
