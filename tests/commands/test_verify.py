"""`dghsim verify`, end to end on some of its checks."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout

import pytest
from helpers.broken import forgets, install

from dghsim.cli import main
from dghsim.engine import run
from dghsim.engine.log import Log

SOME = ("verify", "--case", "loss", "--case", "handed-over")


@pytest.fixture(scope="module")
def told() -> str:
    """What it prints as JSON, and nothing else."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert main([*SOME, "--json"]) == 0
    assert err.getvalue() == ""
    return out.getvalue()


def test_some_checks_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(SOME) == 0
    out, err = capsys.readouterr()
    assert "M/M/5/5: five beds and no queue (Erlang 1917 (B); 20 runs of 52 weeks, " in out
    assert out.splitlines()[-1] == "Verified: all 2 checks agree."
    assert "FAILS" not in out
    assert "Verifying: done in" in err


def test_the_same_as_json_and_nothing_else(told: str) -> None:
    found = json.loads(told)
    assert found["verified"]
    assert [check["name"] for check in found["checks"]] == ["loss", "handed-over"]
    assert found["checks"][0]["rows"][0]["expected"] == pytest.approx(17.66, abs=0.005)


def test_twice_the_same_to_the_last_bit(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([*SOME, "--json"])
    found, again = json.loads(told), json.loads(capsys.readouterr().out)
    assert found["fingerprint"] == again["fingerprint"]
    assert [check["rows"] for check in found["checks"]] == [check["rows"] for check in again["checks"]]


def test_an_engine_at_fault_is_exit_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, forgets("works", "hand_over"))
    assert main([*SOME, "--quiet"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "19:30 to 20:10 (kernel, run 1, Mon 01 Jan)" in out
    assert out.splitlines()[-1] == "NOT VERIFIED: of 2 checks 1 fail: handed-over."


def test_an_engine_that_breaks_down_is_exit_1_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks_down(*_: object) -> Log:
        raise OSError("cannot load the compiled code")

    monkeypatch.setattr(run, "run_kernel", breaks_down)
    assert main([*SOME, "--quiet"]) == 1
    out, err = capsys.readouterr()
    assert "OSError: 'cannot load the compiled code'" in out
    assert "Traceback" not in out + err


def test_an_unknown_check_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--case", "erlang\x1b"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("dghsim: --case 'erlang\\x1b': must be one of servers, loss, ")
    assert err.count("\n") == 1
