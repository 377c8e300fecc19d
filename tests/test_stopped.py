import os
import signal
import sys
from collections.abc import Iterator

import pytest

from dghsim.stopped import code_of, hear_termination


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    heard = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, heard)


def test_ctrl_c_is_told_from_being_told_to_stop() -> None:
    assert code_of(KeyboardInterrupt()) == 128 + signal.SIGINT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that can be heard")
def test_sigterm_stops_as_ctrl_c_does_with_a_code_of_its_own() -> None:
    hear_termination()
    with pytest.raises(KeyboardInterrupt) as stopped:
        os.kill(os.getpid(), signal.SIGTERM)
    assert code_of(stopped.value) == 128 + signal.SIGTERM
