"""Two ways of doing the same work, timed in turn."""

import pytest

from benchmarks.stopwatch import Timed, as_json, from_json, in_turn


def test_they_take_turns_and_getting_ready_comes_before() -> None:
    done: list[str] = []

    def of(name: str):  # type: ignore[no-untyped-def]
        def ready():  # type: ignore[no-untyped-def]
            done.append(f"{name} ready")
            return lambda: done.append(name)

        return ready

    found = in_turn(of("ours"), of("theirs"), 2)
    assert done == 2 * ["ours ready", "ours", "theirs ready", "theirs"]
    assert len(found.ours) == len(found.theirs) == 2


def test_only_the_act_is_timed() -> None:
    def busy() -> int:
        return sum(range(400_000))

    def ready():  # type: ignore[no-untyped-def]
        busy()
        return lambda: None

    found = in_turn(ready, lambda: busy, 3)
    assert max(found.ours) < min(found.theirs)


def test_the_ratio_is_the_middle_of_the_turns() -> None:
    timed = Timed((1.0, 1.0, 2.0), (10.0, 30.0, 40.0))
    assert timed.ratios == (10, 30, 20)
    assert timed.ratio == 20
    assert from_json(as_json(timed)) == timed


def test_turns_must_be_pairs() -> None:
    with pytest.raises(ValueError, match="zip"):
        _ = Timed((1.0,), (1.0, 2.0)).ratios
