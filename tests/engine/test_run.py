"""Which engine runs, and what it needs."""

import pytest

from dghsim.engine.run import run_kernel, run_twin
from dghsim.engine.warm import empty_plan
from dghsim.errors import InputError


def test_the_kernel_is_refused_uncompiled_in_one_line_that_names_the_twin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    with pytest.raises(InputError, match=r"^NUMBA_DISABLE_JIT is set, .* engine simpy.*$"):
        run_kernel(empty_plan())
    assert len(run_twin(empty_plan()).tasks) == 0
